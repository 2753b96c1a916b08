"""More names that no list of the package faker holds, by the communities of Britain that give them.

Welsh, Irish, Scottish, Traveller, South Asian, African, Caribbean, Arabic, Kurdish, Polish, Baltic, Romanian,
Hungarian, Albanian and Ukrainian names and new English forms, from common knowledge; nobody is meant.
"""

from __future__ import annotations

from assistant.screening.word_set import word_set

GIVEN_TOO = word_set(
    """ali avery brady brooks boyd brock carey carroll carson dawson drake dudley ellis
    everett floyd grady holden jarvis kennedy lester
    mack maddox mayo monroe nash nelson nolan reed reese reilly ritchie russel sawyer wade weston morris bryant clay
    saffron
    paddy izzy maddie ashok jun mei aaliyah-mae aaminah aanya aarti aasiya abdiaziz abdifatah abdikadir abdinasir
    abdirashid abdisalan abdulrahman abdur abeba abebe abhay abhishek abi-leigh abida abidemi abioye abisola
    abrar abubakarr adedoyin adeeba adeel adefolake adejoke adelaja ademola aderonke adesola adetola adewale
    adeyinka aditi aeron afreen afshan afsheen ahlam ahsan aidy aiesha ailsa aiman ajay ajit ajmal akande akash
    akhlaq akinola akintunde akpan alaa alasdair albana albie aled aleem alem alfie-joe alhaji alhassan
    alicia-mae alizeh almas alok altaf alun amadi amadou amaechi amanuel amarachukwu amarni ambreen amelie-rose
    amelka aminata amitabh amjad ammar ammara amrit anab anam anand ananse ananya andriy anees aneirin angharad
    anil anila anju anjum ankit ankita ankur anshul antek anuoluwapo anup anupam anuradha anushka anwen aparna
    aqeel aqib aqsa aram archana areeba arfan arifa arjeta arlow armel arpita arsalan arslan arti aruna arvind
    arvis arwel arwen asabi aseel asghar ashantae ashish ashwini asifa asiyah aslam asli asmaa asmeret assetou
    aster ateeq athar atiya atul auden avaya avin avinash awa awais awet awuor ayaz ayda ayham aylah ayokunle
    ayoola ayotunde ayyub azam azeem azhar baako babatope babatunde badar bahar bahja bakhtawar balaji bamidele
    bardhyl bartlomiej bashiir bashir basit basma bayan bedwyr bella-rose benazir beqir bereket beritan berivan
    bernadeta berwyn besa bestoon betiel betsan bhanu bharat bharti bhavesh bhavin bhupinder biddy bilan
    billyjoe biniam binta bintou birhan birute blaize bodie bogumil bogumila boguslaw bolaji boleslaw bosede
    boubacar branwen bridgetann bronislaw brychan buchi bukky burhan bushra caasha cabdi cadell cadi cadoc
    caelan calan callen cameryn caradoc carla-jo carrie-anne carter-jay carwyn casey-leigh cashmere catelyn
    cathan ceinwen celest ceri ceridwen chandrika chantae charlee-mae charleigh charleze charna charu chay
    cheikh chenise chetan chevaughn chibueze chidiebere chidinma chidozie chika chikezie chima chimamanda
    chinaza chinenye chinonso chinwe chirag chisom chitra chizobam chloe-leigh chukwuma cissy cledwyn coinneach
    comgall conchobar coral-ann corben corie-lee crisiant crystal-rose cuan cudi cynan cynwrig dafydd dahir
    daisy-mae daithi daiva dajuan dalal damilare daniat dannii danut darcey-mae darek darshan darshana darya
    dawit dawood dayo deakin deepak deepali deepti deeqa degan deiniol deio dele delray deri deryn devendra
    devlin devon-leigh dhanesh dharmesh dhaval diara didzis diellza dilawar dilip dilnaz dilshad dilwyn dilys
    dipak dipesh dipika diyar dmytro doaa dobrawa dolcie dolly-mae donika dooley dyfan dyfed eabha eachann ebere
    eddison edwige edyta efan efemena efosa eglute eifion einion eirian eirlys eirwen ejike elikem elira
    ella-mae ellah ellie-mae ellouise elodie-rae elsie-mae eluned emlyn emmanuella emmi-lou emrys emyr enfys
    enitan ermal ermias ersida erum esmai esosa eurwen everleigh everly ewurama eyad eyob eyram ezana ezekial
    ezinne fachtna faheem faiqa faiz faiza fakhar faraji fardowsa fardus fareed fareeda farooq farrukh fartun
    faten fatimata fatjon fatos fatouma fatoumata faustyna fawad fawaz fawsiya fawzia fazal fearghas fearne
    felicja ferdia ferdous feroz feyisara ffion fflur ffraid fida fikru filmon filsan firas firdaus firoz fisayo
    flavius flutura foday folarin foluke franek freweini freya-mae funke funmilayo funmilola furqan gabija
    gagandeep gamba gayatri gbemisola geedi geeta geetha genet genowefa gentian geraint gerallt gezim ghada
    ghafar ghassan ghazala ghedi ghina ghirmay gilderoy gintaras glyndwr gobnait goronwy govind gracey greer
    guled guna gurbax gurcharan gurdev gurdip gurinder gurjit gurmail gurmeet gurmukh gurnam gurnek gurnoor
    gurpal gurtej gurvinder gurwinder guto gwawr gwenan gwenllian gwenno gwilym gwion gwladys gwynfor habbon
    hadeel hafeez hafwen hailu haja hala haleema hallam halyna hamda hamdi hamida hammad hanaa hanad hanan
    haneef hanif hanifa hanka hannah-mae harbans harbhajan harbinder harcharan hardeep hardip hareem hargun
    harinder harjinder harjot harkirat harleen harleigh-jay harmeet harminder harnek harrison-james harsha
    harshad harsimran harvinder harwinder haseeb haseena hashir hasib hasnain hassaan hassana hawo hawre haytham
    hazem heena hefin heledd hemant hendrix hetal heulwen heval hibaq hidayat hien hina hinda hira hiren hirut
    hisham hiwa hodan hodo hoi-ching hooria hope-marie hryhoriy humera husnain hussam huw hywel iarla ibrahima
    idil idman idowu idrissa idwal ieuan ifan ifeanyichukwu ifedayo ifeyinwa ifor ifrah ifran iga igal ihor
    ihtisham ijah ijaz ijeoma ikechukwu ikran ilirjana illtud ilwad imaan imad imarni immaculata imtiaz inayat
    inderjit innes insha ioane iolo iona-mae iorwerth ireneusz irum isatou isha-marie ishar ishfaq ishrat
    ishtiaq islwyn istar itohan ituoba ivy-mae iyabo iyad izaak izhar jabeen jabu jagdeep jagjit jagmohan jagoda
    jagtar jahmai jahmal jahmarley jahvon jak jakey jamarl jamelia-rose janki jaroslawa jasbir jasdeep jaskaran
    jasmeet jaspal jasvinder jatinder javaid jawad jawaria jaydn jayesh jayke jaymee jayshree jehona jenson-lee
    jerell jessica-leigh jhanelle jigna jignesh jimbob jimboy jinan jitendra jiyan jodian jodie-leigh joely
    joginder johnboy jojo jolita jomana jomo jonty joshie joshy jowita jude-thomas julek jumai jwan jyotsna
    ka-ho kabelo kadey kadiatou kadiatu kadie kagiso kaidan kailash kainat kaiya-mae kajal kaleel kalem kallum
    kalpana kalpesh kalsoom kaltuma kaltun kalyani kamaljeet kamaljit kambiz kamini kanan kanta kanwal karabo
    karamjit karanjit karanvir kardo kareece kartik karwan kashton kaska kateryna katka kausar kaushal kaushik
    kawa kaydee kayden-jay kayleb kayode kaz keeran keigan keighley keita kenechukwu ketaki ketan kevine keyur
    khabat khadar khadeeja khadijatu khalida khalif khalon khanyi khrystyna khuloud khurram khurshid khushi
    kibrom kidane kidist kiegan kiele kirit kishawn kishwar kitty-rose klay kobina kodie koffi komla korben kosi
    kristijonas krunal kruti krysia krzys krzysiek kudakwashe kudzai kulbir kuldeep kuldip kuljit kulsoom kulsum
    kulvinder kulwant kumud kunal kunle kurdo kydan kyden kyle-james kymarni kyron lacey-leigh lacey-mae ladan
    laiba laima laimute lakhbir lakhvinder lalit lamia lanre larysa lateefat latoyah layla-mae lebo lech leeanne
    leigh-ann leighann leighanne leighla lemlem lenni lenuta lerato leshawn lexi-leigh lexi-mae liberty-rose
    lila-mae lilly-rose lily-ann lily-may lily-rose lincoln-james lindiwe liudmyla livvy lleucu llew llewelyn
    llinos llyr loay lochlan lochlann lola-rae loreta lottie-mae louie-james lovepreet lowri lubna lucyna ludwik
    ludwika lukah luned luul luwam lwazi lyubov mabli macdara maciek mackenzie-lee macsen madhu madhuri madoc
    mahado mahamed mahendra mahjabeen mahmooda maimoona mair mairi maisie-leigh maizie majid majida majlinda
    mako malaikah malakhi maldwyn maleek malgosia maliha malini mamta manas mandeep mandisa maninder manish
    manisha manjinder manjit manjot manju manmeet manoj manraj mansi manvir manzoor maolisa maqbool maqsood
    maram marcas mared maredudd margaretann mariatu marley-jay marsaili marsela martyna marvic marwan mason-lee
    masood masuma matylda maulik mawuli mayank mays mayur mazen mbali mebrahtu medhanie medwyn meenakshi mehari
    mehboob mehreen mehul mehwish meilir meinir meirion melody-rose menna merfyn meron merryn mesfin meurig
    mewael mhairi michalina mieczyslaw mihai-andrei mihaita mihangel mikyle milind milkias millie-mae minahil
    minal mirjeta misbah misrak mital mizgin moaz mobeen moeen mohan mohinder mohit mohsin molly-mae momina
    montanna montell morag morfydd morgyn morwenna mosope mouna mpho mubarak mubashir mudassar mughees muhib
    muiris mujahid mukhtar mukta muna munashe muneeb muneer mungo munir muno munther murdo murtaza muskan
    mussarat mustaqim muzammil myfanwy mykhailo mykola mykolas mylo myrddin mythili nabeela nadira nadiya
    naghmana naheed nahida nahom najat najma najmul naledi nalini namrata nan-ann nandi narendra narin narinder
    naseem naseema nasira nasrin nasteho nataliya natnael nauman naushad nayef nazar nazia nazish nazmul nazneen
    ndeye ndidi neelam neeraj neeta nellie-rose nerys nevie newroz nexhmije nhung niamh-marie nida nidal nieve
    nikesh nilesh nilofer nimco nimesh nimisha nimra niraj niral nirav nirmal nirpal nishant nishit nitya nkem
    nkemdilim nkiru nkosana nnenna nokuthula nombeko nomsa nontobeko noorjahan nosipho noura nthabiseng ntombi
    nuzhat nyarai nyasha oakleigh oaklyn obaida obiageli obioma obiora odane oday odion ogwen oksana oktawia
    olabisi oladele olaide olasunkanmi olatunji olawunmi olayinka oleh olek oleksandr oleksiy olha olive-rose
    oliwia-rose olufemi olukemi olumide olusegun olusola oluwadamilare oluwadamilola oluwanifemi oluwatosin
    oluwatoyin omaima omolola omowunmi onyeka opeyemi orest osagie osayi osaze oseremen ostap oumar oumou
    ousmane paballo padrig panashe pape paresh parminder parmjit parry parul patience-joy patrycja pavlo payal
    payman pelumi peredur perrie petrit petro philly phoebe-leigh phumzile piara piyush poonam porcha prabha
    prabhjot prabjot prachi prakash pramod prashant pratap pratik praveen pravin prerna preston-lee pritam priti
    priyam proinsias pryderi przemek puja punam puneet purvi qaiser qali qendrim qudsia quman quratulain raaliya
    rabia rabiya rafat rafiqul raghad raghu rahaf raheela raheim rahila rahima rahmo rahwa raima rajat rajeev
    rajendra rajesh rajeshwari raji rajiv rajni raju raman rameesha ramez rami ramsha ramzan ranald ranjan
    ranjit ranya raqib rasha rasheda rasheeda rashmi rauf raven-leigh ravinder raya razia raziya rebin rebwar
    reegan reena refilwe reheem rehmat remigiusz renu reshma rethabile rhema rhianedd rhion rhisiart rhodri rhun
    rhydian rhylee rhys-james rifat riham rihanna-leigh riley-james rimantas rimsha riona ritesh ritika ritu
    riyaz rizgar rizwan rizwana robel robina roda rogan rohini rohit rojda rojin rokia romario romell romesa
    rommel ronahi ronell rong ronnie-lee roohi roopa ropafadzo rosa-mae rosabella roshan roshane roshni rovena
    rozhin ruaridh ruba rubab rubeena rubiya ruby-leigh rucha ruchi ruhul rukmini rumana rupa rupal rupesh
    rupinder rushane rutendo ruvimbo saadia sabeen sabiha sabira sachin sadaf sadhbh sadiyo saeeda saffie saffy
    safiyo sagal sagar sahana saidou saifullah saimir saira-jane saja sajid sajida sajjad saleem saleema
    salimata samad samah samatar sameena sameer samer sammi samrawit samreen sanam sangeeta sanjana sanjeev
    sanjiv sanjna santosh sapna saraswati sarbjit sardar sarfraz sarkawt sarojini sarolta sarwar satinder satish
    satnam satpal satvinder saurabh savinder savita sawsan saynab scarlet-rose seema sehrish sekani sekou
    selamawit semhar senait senga serhat serhii serhiy serigne sesan shabbir shadae shadi shadia shafiqa shahbaz
    shahd shaheen shaheim shahnaz shahrukh shahzad shahzadi shailesh shaista shakeela shakeem shakeira shakil
    shakti shalini shamim shamiso shamsa shamshad shamso shanel shaniah shanique shannon-leigh shanti sharad
    sharanjit sharda sharmeen sharmin shashi shaydon shaz shazad sheeba sheetal shehnaz shelldon sherelle
    sherice sherwan shilan shilpa shirwan shital shivam shkelzen shoaib shobha shola shpend shraddha shruti
    shubham shukri shumaila shumba shweta siba siddhi siddique sidra siham simarjit simra sioned siphiwe siriol
    siu siwan sizwe skaiste sky-leigh slawek smita sobia sofiia sokol solomiya solyana sonal sonali sondos
    sonnie soran souleymane srinivas stacey-leigh stanislawa stas storm-leigh struan suad subhash sucaad sudha
    sudhir sufyan suhaib sujata sukhbir sukhdev sukhi sukhjit sukhmani sukhpreet sukhvinder suleekha sulekha
    sultana sumaiya suman sumera sumit sumitra summer-leigh summer-rose sundar suneel sunil sunkanmi supriya
    suraiya suraj surekha surendra surinder surjit sushil sushma svitlana swapna swaran swaroop syeda sylwester
    szczepan szymek tabby taghreed tahmina taimoor tajae tajinder takeisha takudzwa taliesin talwinder tamer
    tamzin tanwir tanzeela tapfuma taranjit taras tareq tariro tarlochan tasleem tasmin tasneem tatenda tauseef
    tayah tayyaba tecwyn teejay tegan-leigh tegen tegid tegwen tehmina tejal tejinder teju tekle teleri temesgen
    temi temiloluwa temitayo tendayi tesfalem tesni tetiana tetyana tewodros thabo thandi thembi thokozani
    thulani thuy tia-mae tianna-leigh tien tierna tilly-mae tirhas tobechukwu tochi tolani tolu toluwani tomek
    toni-leigh toniesha tonye torquil tosin toyin tran travonne trefor trupti tsegay tsehay tsepo tudur tudwal
    tumelo tushar twm tyler-james tyler-jay tyler-lee tymek tyrece tyreece ubah ubong uchechi uday ugbad ugis
    ugochi ugonna uilleam uliana umaima umaira umer umesh urmila usama uzma uzoma vadym vaishali vaiva valbona
    valdrin valentyna varinder varun vasant vasanti venkat venkatesh vibha victorita vidmantas vidya vijaya
    vikas vikash vikrant vilija vimal vinay vineet vinita vipin vipul virender virendra virginija vishal vitaliy
    vivek vladut volodymyr vusi vytas wael wafaa waheeda wahida wajid wajiha walaa waqar waqas warsan waseem
    wasim wieslawa wilf wilfie willow-rose wincenty wing-yan wladyslaw wlodzimierz xaawo xanthe xin yaasmiin
    yaba yakubu yared yaroslav yaroslava yasmin-leigh yemane yemi yemisi yevhen ynyr yogita yohannes yonas yonis
    yordanos younis yousaf yuliia yumna yuriy zac-james zagros zahara zahida zahraa zakari zakia zamzam
    zander-lee zandile zara-leigh zareen zartasha zawadi zbyszek zdeno zdzislaw zeenat zeina zelal zerai zewdi
    zeynab zhanna zhen zhi zia ziad zigmars zikora ziryan zodwa zohra zoriana zosia zsuzsa zubaida zulekha
    zulfiqar zunaira zydrunas zygmunt"""
)

FAMILY_TOO = word_set(
    """kaplan mccartney mcdonnell carmichael calvert nasser wharton nakamura tanaka ab-hugh abbasi abdikarim abdinur
    abdulle abernethy achebe-clarke achterberg achterhuis adeniji adenuga adeosun adesanya adeyeye afridi
    afriyie afzal agboola aghedo ahmednur ainscough ajmal akande akbar akinbode akintola aksoy al-hassan
    al-khatib al-masri al-rubaie alao allardyce alrubaie altaf amadi amankwah amin aniagolu anjum applegarth
    arain arif arkwright armitage arowolo arrowsmith asghar ashfaq ashraf asquith atanda athar attwater aujla
    aukland avci avram awan aydin ayeni ayinde ayub azam azikiwe babalola badesha badmus bahra bairstow
    bajraktari balciunas baloch bamber bamgbose bankole banwait barkat barot basit bateman battersby baxendale
    beckwith bedingfield begum-khatun bellis benbow beqiri beynon bhachu bhakar bhamra bhangu bhogal bhopal
    bhullar bielski biggins billington biring blackledge blackshaw boardman bogdanescu booth-clarke bostan
    boswell bowker bracegirdle bradbury brannigan brereton brocklehurst brooksbank bulut burgoyne burnage
    buttery bytyqi cadwaladr cadwallader carruthers celik chaggar chandola chatha chaudhri chikezie chima
    chisholm chishti chohan cholmondeley chughtai chukwuka chukwuma ciobanu coggins cojocaru colquhoun coltman
    constantin conybeare copplestone coskun costea coulthard cowgill craddock cranfield crawshaw critchley
    croitoru cunniffe cuthbertson daar dabas dabrowska dalgleish dalrymple danvers daventry-jones demiri dhami
    dhanda dhanoa dhariwal dhatt dhesi dhindsa dhir diriye docherty dogar dosanjh dragomir duale dulai dumitru
    dunstan durrani durrant earnshaw ebube egal egbuna ejiofor ekpo elahi ellwood elmi elphick emenike enache
    enahoro erdem etherington eversley eynon ezeh fagbemi fairhurst falana farnsworth farraday farrimond farrow
    fashola fazakerley fazal ferriday finnigan fletcher-hughes folorunsho fothergill gahir gakhal ganatra
    garstang gaskins gathercole gedge gemmell gethin ghani ghauri gheorghe ghuman gillibrand gisborne gittins
    gjoka glossop-smith golightly gondal gorringe gorska gosal gosling gostelow grabowska greenhough greenslade
    grigore grindrod gronow gruffydd gudgeon guled guleed gulzar gunes gurbuz gutowski gwilliam gwynne gwyther
    habib hafeez hainsworth hallworth hamer hanif hardcastle-smith harkness harrop hasani hashmi haslam havard
    hayat headley heald hebblethwaite hersi hesketh heyes heywood higginbotham higson hindmarsh hirsi hodgkiss
    holdsworth hollinshead honeyman hopkin hothersall hothi hoti howcroft hudspeth hulme hundal huxtable hyseni
    iancu iddon iftikhar igal igbinedion ijaz ikpeazu ilie ilyas imran iordache irfan iroegbu ironmonger ishaq
    isherwood ismaili isse jabbar jagdev jagpal jahangir jamil janjua jansons jassal jauhal javaid jegede jehu
    jellicoe jhaj jhutti jowett kaczynski kalra kalsi kandola karaca kausar kayani kazmi kearsley kellett
    kelmendi kenworthy kerfoot keskin khaira khakh khalid khangura khattak khokhar khoury khurshid kilburn kilic
    kirkpatrick kitching kiyani konieczny kooner korkmaz kotecha kozlowska krakowiak kruminsh kryeziu kubicki
    kuforiji kukadia kulesza kulmiye kumah kundi kwiatkowska lakhani lambert-smith landeg larwood lawanson
    leadbetter leatherbarrow leeming lewandowska leyshon lidder lightfoot linklater littlewood livesey lleshi
    llewellyn llewelyn lodhi lomax longworth lovell loveridge lumley lungu lynam macaulay macgiolla madahar
    maddocks madni madoc mainwaring makepeace malak malhi manea mannering manzoor maqsood maskell masood
    massingham matei matharu mather mawdsley mazhar mcallister mcconville mccormack mcelhinney mcgeough mcginn
    mcilveen mckernan mcparland mcphee mcsweeney mehmeti mehta melling meredith-jones mihai mihalache milburn
    millington minhaj mochan moghal mohamoud mokoena moldovan molefe monkhouse moorcroft morina moseley
    mountford mudenda mudhar mugabe mukasa mulholland mulvaney muncaster munir munteanu mupfumi murtaza mushtaq
    muzenda mwale nagra namazzi nambiar nandra nanyonga naqvi narwal naseem naseer nayyar nazir ndiaye ndiweni
    neagu nedelcu nesbitt nettleton niazi niculae nijjar nwankwo nyambe nzeogwu obasi odukoya oganya ogbonna
    ogedengbe ogilvie ogundele ogunsola okereke okonjo okorie okoroafor oladele olajide olaniyan olatunji
    olayemi olorunfemi olowu omoregie onuoha onwudiwe onyekachi opara ormondroyd osadebe osagie osakwe osmani
    ottewell owusu-ansah oyedele oyelowo oyewole ozcan ozdemir ozer ozkan ozolins ozturk pabla padda pajaziti
    panesar pannu paraschiv parveen parvez pawar penfold penhaligon penry pervaiz petre petrescu pettigrew phiri
    pickersgill pirzada plunkett polat poskitt poulter price-smith prifti probert prosser prothero protheroe
    proudfoot prydderch prytherch pumphrey purewal qadri qasim qayyum quansah quarmby quaye quilligan quraishi
    radu raghunathan raistrick rajpar rajput ramgarhia rasheed rasool rathbone rathod rathor rathore ravenhill
    rawcliffe rawsthorne redmayne rehal rexhepi rhys riaz ringrose rishworth riyat roble rosbotham rosser rotaru
    rotherham-smith rowbotham ruddock rusu rybak rycroft sackey saddique sadiku sadiq safdar saggu sagoo sahdev
    sahin sajid samad samatar sandher sandu sanghera sarbu sarkodie sarwar satterthwaite satti scamp scarisbrick
    seddon sefa sehmi selimi selwyn serban shabbir shafi shafiq shahid shahzad shakoor shamim shaukat shawcross
    sheikh-ali shergill shillito shirazi shoker sibusiso siddique sihra sikand simsek sinani singleton-smith
    slattery-jones smallwood snodgrass sobczyk sohail sohi sokhi sondh southern-smith southworth sowande
    spedding spurgeon sran stachowiak stainton stanciu stanhope starkey stirrup stoddart sugulle suleman sultan
    sumner sunner swarbrick swindlehurst szymanska szymborska taaffe tagoe takhar tanase tariq tatton tekin
    templeton tetteh thackeray thakrar thandi thiara thind thorneycroft tideswell tillotson timmins timmons
    tiwana tomkinson tonkin toprak tordoff towneley townley townsley trelawney treloar tremayne trevelyan
    trevithick truswell tshabalala tufail tunc turan ugwu ukaj umeh umpleby ungureanu urquhart usmani uzor
    vaghela vaid varden varley vasile vasiliauskas veliu venables virdee virdi voicu waddington waheed wahid
    wakeham walton-smith waqar wareing warfa waris watkin weatherill westhead westwell whitelegg whitfield
    widdowson wilczek winterburn wisniewska wolfenden wolstencroft womersley worthington-smith wrigley xhemajli
    yaqoob yaqub yavuz yeadon yorath younas younis yousaf zahid zahoor zeneli zia zubair zuk"""
)
