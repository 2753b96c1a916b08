"""Places in England and beyond whose names are also people's names, or look like them.

A place is no personal data by itself. Only a clear sign (a title, a relative, "called") makes one of these a person.
"""

from __future__ import annotations

from assistant.screening.word_set import word_set

PLACES = word_set(
    """abingdon adur africa albania alder algeria allerdale amber america anglesey arun ashfield ashford ashworth
    asia austin australia avon aylesbury aylesford babergh banbury bangladesh barking barnet barnsley barrow
    basildon basingstoke bassetlaw bath bedford bedfordshire belfast belgium berkshire bexley bicester biddulph
    billericay birmingham blaby blackburn blackpool bolsover bolton boston bournemouth bracknell bradford
    braintree brazil breckland brent brentwood bridgend brighton bristol britain broadland broadmoor bromley
    bromsgrove brooklyn broxbourne broxtowe buckinghamshire bulgaria burnley burntwood burslem burton bury
    calderdale cambridge cambridgeshire camden canada cannock canterbury canvey cardiff carlisle castleford
    ceredigion charnwood cheadle chelmsford chelsea cheltenham cherwell cheshire chester chesterfield chichester
    chiltern china chorley clacton cleveland coalville codsall colchester congo conwy cookham copeland corby
    cornwall cotswold cotswolds coventry cowley craven crawley crewe croydon cumberland cumbria cyprus dacorum
    dallas darlington dartford darwen daventry denmark derby derbyshire devon didcot doncaster dorchester dorset
    dover dublin dudley durham ealing eastbourne eastleigh eden edinburgh egypt elmbridge enfield epping epsom
    erewash eritrea essex ethiopia europe exeter fareham feltham fenland fens fenton flintshire florence forest
    france fylde gateshead gedling geneva georgia germany ghana glasgow gloucester gloucestershire gosport
    gravesham grays greece greenwich grimsby guernsey guildford gwent gwynedd hackney halton hambleton hammersmith
    hampshire hanley harborough haringey harlow harrogate harrow hartlepool harwich hastings havant havering
    henley hereford herefordshire hertfordshire hertsmere hillingdon hinckley holland holloway horsham hounslow
    houston hove hull humber humberside hungary huntingdon huntingdonshire hyndburn india ipswich iran iraq
    ireland islington israel italy jamaica japan jersey jordan kemptown kendal kensington kent kenya kettering
    kingston kirklees knowsley kosovo kurdistan lakes lambeth lancashire lancaster latvia lebanon leeds leek
    leicester leicestershire lewes lewisham libya lichfield lincoln lincolnshire lithuania liverpool longton
    loughborough lowestoft luton maidstone maldon malta malvern manchester mansfield medomsley medway melbourne
    melton mendip mersey merseyside merthyr merton mexico middlesbrough middlesex mildenhall morecambe morocco
    moulsecoomb nepal netherlands newark newcastle newham newport nigeria norfolk northampton northamptonshire
    northumberland northumbria norway norwich nottingham nottinghamshire nuneaton oadby oldham ormond ovingdean
    oxford oxfordshire pakistan palestine paris patcham peak pendle peterborough plymouth poland poole portslade
    portsmouth portugal powys preston rampton rayleigh redbridge redcar redditch redhill reigate ribble richmond
    richmondshire rochdale rochford romania rossendale rother rotherham rottingdean rugby rugeley runnymede
    rushcliffe rushmoor russia rutland rwanda ryedale saffron salford salisbury sandwell scarborough scotland
    scunthorpe sefton selby serbia sevenoaks severn sheffield shepway shrewsbury shropshire slough slovakia soham
    solihull somalia somerset southampton southend southwark spain spelthorne stafford staffordshire staffs
    stevenage stockport stockton stoke stoke-on-trent stratford stroud sudan suffolk sunderland surrey sussex
    sutton swale swansea sweden swindon switzerland sydney syria tameside tamworth tandridge tanzania taunton tees
    teesside teignbridge telford tendring thame thames thanet thurrock tilbury tonbridge torbay torridge tower
    trafford trent tunbridge tunisia tunstall turkey tyne tyneside uganda ukraine uttlesford uttoxeter victoria
    vietnam wakefield walden wales walsall waltham wandsworth warrington warwick warwickshire washington watford
    waveney wealden wear wellingborough welwyn westminster weymouth whitehall whitehawk wickford wigan wight
    wiltshire winchester windsor winterbourne wirral witham witney woking wokingham wolds wolverhampton
    woodingdean worcester worcestershire worthing wrekin wycombe wyre yarmouth yemen yeovil york yorkshire zambia
    zimbabwe"""
)
