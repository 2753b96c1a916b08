"""Places and organisations whose names are also people's names, or look like them.

A place is no personal data by itself. Only a clear sign (a title, a relative, "called") makes one of these a person.
"""

from __future__ import annotations

from assistant.screening.word_set import word_set

PLACES = word_set(
    """aberdeen aberystwyth abingdon accrington acton addenbrooke's addenbrookes adderbury adur africa airedale albania
    alder aldershot aldine algeria allerdale alnwick amber america amersham anglesey archway ardwick armagh
    arrowe arun arundel ashfield ashford ashton-under-lyne ashworth asia austin australia aveley avon aycliffe
    aylesbury aylesford babergh bacup balham bampton banbury bangladesh barking barnet barnsley barnstaple
    barrow barrow-in-furness basildon basingstoke bassetlaw bath batley battersea beckenham bedford bedfordshire
    beds belfast belgium belvedere benfleet bentilee berinsfield berks berkshire bermondsey bethlem bethnal
    bevendean bexhill bexley bexleyheath bicester biddulph bideford biggleswade billericay billingham
    billingshurst bilston birkenhead birmingham blaby blackburn blackpool bletchley bloxham blurton bocking
    bodmin bognor bolsover bolton bootle borehamwood boston botley bournemouth brackley bracknell bradford
    braintree brazil breckland brent brentford brentwood bridgend bridgnorth bridgwater bridlington
    brightlingsea brighton brinsford bristol britain brixton brize broadland broadmoor broadstairs bromley
    bromsgrove bronzefield brooklyn broomfield broxbourne broxtowe buckhurst buckinghamshire bucknall bucks
    bulgaria bullwood burford burmantofts burnham burnley burntwood burslem burton bury buxton caernarfon
    caerphilly calderdale camberwell camborne cambridge cambridgeshire cambs camden campsfield canada cannock
    canterbury canvey cardiff carlisle carmarthen carterton castleford caterham catford cellarhead ceredigion
    chafford chalgrove chapeltown charlbury charnwood cheadle cheam cheddleton chelmsford chelsea cheltenham
    chertsey cherwell chesham cheshire chester chesterfield chesterton chichester chigwell chiltern china
    chingford chippenham chiswick chorley clacton clapham clayfields cleethorpes cleveland coalville codsall
    coggeshall colchester coldean colindale colnbrook congleton congo conwy cookham copeland corby cornwall
    corringham cotswold cotswolds coventry cowley craven crawley crewe crowborough croydon cuckfield cumberland
    cumbria cumnor cutteslowe cwmbran cyprus dacorum dagenham dallas dalston darlington dartford darwen daventry
    deddington deerbolt denmark deptford derby derbyshire derriford derry devizes devon dewsbury didcot
    doncaster donnington dorchester dorking dorset dover dovercourt downview dublin dudley dumfries dundee
    dunmow dunstable durham duxford ealing eastbourne eastleigh eccleshall eden edgbaston edinburgh edlington egypt
    ellesmere elmbridge eltham enfield epping epsom erdington erewash erith eritrea essex ethiopia europe
    evelina evesham exeter exmouth eynsham falkirk fallowfield falmouth fareham faringdon farnborough faversham
    fazeley felixstowe feltham fenland fens fenton finchley fleetwood flintshire florence folkestone forest
    france frenchay frimley frinton fulham fylde gainsborough gateshead gedling geneva georgia germany ghana
    gillingham glasgow glastonbury glenfield glos glossop gloucester gloucestershire gnosall godalming
    goldenhill goodmayes gosport grantham gravesend gravesham grays greece greenwich grimsby guernsey guildford
    gwent gwynedd hackney hadleigh hailsham halesowen halstead halton hambleton hammersmith hampshire handsworth
    hangleton hanley hants harborough harehills haringey harlow harmondsworth harrogate harrow hartlepool
    harwell harwich haslemere hassockfield hassocks hastings havant haverfordwest haverhill havering haywards
    headington heatherwood heathfield hebburn hednesford hendon henley hereford herefordshire hertfordshire
    herts hertsmere hessle hexham heybridge highbury hillfields hillingdon hinchingbrooke hinckley hindley
    hitchin hockley holland hollingbury hollingdean holloway homerton honiton hornchurch horsham hounslow
    houston hove huddersfield hull hullbridge humber humberside hungary huntingdon huntingdonshire
    hurstpierpoint huyton hyndburn ickleton iffley ilford ilkeston india ingatestone inverness ipswich iran iraq
    ireland islington israel italy jamaica japan jarrow jaywick jersey jordan keele kelvedon kemptown kendal
    kensington kent kenya kettering keymer keynsham kidderminster kidlington kidsgrove kilburn kilmarnock
    kingston kinver kirkby kirklees knowsley knutsford kosovo kurdistan kyloe laindon lakenheath lakes lambeth
    lancashire lancaster lancs lansdowne latvia leatherhead lebanon ledbury leeds leek leicester leicestershire
    leics leigh-on-sea leominster letchworth levenshulme lewes lewisham lexden leyland leyton leytonstone libya
    lichfield lincoln lincolnshire lincs lindfield lisburn lithuania littlehampton littlemore liverpool
    livingston llanelli londonderry longbridge longsight longton loughborough loughton lowestoft lozells ludlow
    luton lytham macclesfield maidenhead maidstone maldon malta malvern manchester mandeville manningham manningtree
    mansfield margate marsden marylebone matlock maudsley mayday medomsley medway meir melbourne melton mendip
    mersea mersey merseyside merthyr merton mexico middlesbrough middlesex midhurst mildenhall mistley mitcham
    moorfields morecambe morocco morpeth morriston motherwell moulsecoomb musgrove nantwich nepal netherlands
    newark newcastle newcastle-under-lyme newham newhaven newmarket newport newry nigeria norfolk northampton
    northamptonshire northants northumberland northumbria northwich norway norwich nottingham nottinghamshire
    notts nuneaton oadby oakhill ockendon oldbury oldham ongar orkney ormond ormskirk orpington osney oswestry
    ovingdean oxford oxfordshire oxon oxted paddington paignton paisley pakistan palestine papworth paris
    patcham peacehaven peak peckham pembury pendle penge penkridge penrith penzance peterborough peterlee
    petersfield petworth pinderfields pitsea plymouth poland polegate pontefract pontypridd poole poplar
    portslade portsmouth portugal powys preston pulborough purfleet radlett rainsbrook rampton ramsgate
    ravensbourne rawtenstall rayleigh redbridge redcar redditch redhill redruth reigate retford rhyl ribble
    richmond richmondshire ringwood risborough rochdale rochford romania romford rossendale rother rotherham
    rotherhithe rottingdean rugby rugeley runcorn runnymede rushcliffe rushden rushmoor rusholme russia rutland
    rwanda ryedale saffron salford salisbury salop saltdean sandwell scarborough scotland scunthorpe seacroft
    seaford seaham sefton selby selsey serbia sevenoaks severn sheerness sheffield shenfield shepway shetland
    shoeburyness shoreditch shoreham shrewsbury shrivenham shropshire sidcup silverdale sittingbourne skegness
    skelmersdale skipton sleaford slough slovakia smallthorne soham solihull somalia somerset sompting sonning
    southall southampton southend southmead southminster southport southwark southwick spain spalding sparkbrook
    spelthorne stafford staffordshire staffs staines stalybridge stanford-le-hope stansted stepney stevenage
    steyning stirling stockport stockton stoke stoke-on-trent storrington stourbridge stratford streatham strood
    stroud styal sudan sudbury suffolk sunderland surbiton surrey sussex sutton swale swanage swansea swanwick
    sweden swindon switzerland sydney syria talke tameside tamworth tandridge tanzania taunton tavistock tees
    teesside teignbridge telford tendring thame thames thamesmead thanet thaxted thetford thirsk thundersley
    thurrock ticehurst tilbury tinsley tiptree tiverton tonbridge tooting torbay torfaen torquay torridge
    tottenham tower toxteth trafford treliske trent trentham trowbridge truro tunbridge tunisia tunstall turkey
    tutbury twickenham tyne tynemouth tyneside uckfield uganda ukraine ulverston upminster uttlesford uttoxeter
    uxbridge vauxhall victoria vietnam wakefield walden wales wallasey wallingford wallington wallsend walsall
    walsgrave waltham walthamstow walworth wandsworth wantage warks warrington warwick warwickshire washington
    watford watlington waveney wealden wear wellingborough welwyn wembley werrington westcliff westminster
    weston-super-mare wexham weybridge weymouth whipps whitehall whitehaven whitehawk whitstable wickford widnes
    wigan wight willenhall wilts wiltshire wimbledon winchester windsor winsford winterbourne wirral wisbech
    witham withdean witney wivenhoe woking wokingham wolds wolstanton wolverhampton wombourne woodingdean
    woodstock woolwich worcester worcestershire worcs workington worksop worthing wrekin wrexham wycombe wyre
    wythenshawe yarl's yarls yarmouth yemen yeovil york yorkshire zambia zimbabwe"""
) | word_set(
    """acas addaction airbnb aldi argos asda barnardo's barnardos bullfinch cafcass cambian capita carillion catch-22
    childline civica coram dropbox egress encompass fiveways gingerbread greggs healthwatch home-start homestart
    hydrant kidscape kik kooth lidl makaton mcdonald's mcdonalds mencap microsoft mumsnet nacro nando's netmums
    northgate nspcc omegle papyrus primark rethink roblox safelives sainsbury's samaritans serco servelec
    signalong spurgeons stonewall sure-start tesco tiktok travelodge turning-point tusla uber unison witherslack
    women's-aid womens-aid yewtree youngminds"""
)
"""Places, and behind them organisations, shops and products; words that are common given names are left out."""
