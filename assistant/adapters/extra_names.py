"""Names that the lists of the package faker miss, and names that are ordinary words or fragments.

Given names in use in Britain and in the communities that live there, from common knowledge; nobody is meant.
"""

from __future__ import annotations

from assistant.screening.word_set import word_set

GIVEN = word_set(
    """abena abimbola adaora adwoa afia akosua akua amaka amarachi ayobami babajide bankole bisi bukola busisiwe
    chipo chukwuemeka dapo ebele efua ekow emeka farai folake funmi gbenga ikenna jide kehinde kofi kojo kwadwo
    lekan muyiwa ngozi nkechi nonso ozioma rotimi rudo segun simisola sola tapiwa tendai tinashe tunde uche yaw
    zanele thandiwe sipho themba haruki kenji akira yuto sakura yuki hiroto zuzanna zuzia oliwia wojtek gosia ania
    magda pawel piotrek marek jarek krzysztof ewelina bogdan ionut alina elena florin mihai razvan anca raluca
    simona gheorghe vasile ilir arben besnik blerim fatmir agron shpresa drita vjosa lindita erblin rukhsar nighat
    rubina shagufta nasreen parvin shamsun rehana hasina momtaz jahanara shirin laleh soraya mahsa parisa reza
    arash navid omid farzana zarmina palwasha gulalai najib rahimullah esmatullah kulwinder jaswinder balwinder
    sukhwinder manpreet navdeep simran harjit rajinder paramjit kiranjit amarjit gurdeep deepika kavita lakshmi
    meena nisha pooja priyanka rekha sunita swati vandana ashwin dinesh ganesh harish kishore mahesh mukesh naresh
    nitin pankaj pradeep rakesh ramesh sandeep suresh vijay vikram vinod yogesh terri-ann kerry-ann jo-anne
    ann-marie billy-joe bobby-jo tommy-lee jayden-lee riley-jay kayden-lee alfie-jay shaniqua shaquille dwayne
    leroy winston delroy errol beverley yvette sharna tanya kyesha rochelle danielle mei-ling jia hao linh huong
    trang tuan phuong hoang tadhg saorla donnacha mairead grainne aaliyah aarav aaron abdi abdirahman abdul
    abdulahi abdullahi abigail abiola abubakar adaeze adam adebayo adeola adil adnan adriana agnieszka ahmed aidan
    aiden aisha aishah aiyana akeem alana alannah aleena aleksander alesha alexa alexia alfie alfred alisha aliyah
    alyssa amaan amara amari amber ameera amelia amina aminah amira amirah amna anaya andreea aneesa angel aniyah
    anya aoife archie ariana arianna arjan arlo armaan arnav arran arron arthur aryan asad ashlee ashleigh asiya
    asma atif aurora austin ava avaani ayaan ayan ayesha ayisha ayla ayomide azaan bailey bartosz basia beatrix
    beau beren bethan bianca bilal blake bobby bodhi bolanle bradley brandon brayden bronte bronwen brooke caden
    caiden cairo caleb callie callum calum cameron camila caoimhe carly carys casey cassidy cerys chanel chantel
    chantelle charlee charley charlie charmaine chelsea chelsey chiamaka chidera chidi chinedu chioma chloe ciara
    ciaran clodagh coby codie cody cohen colby connor conor corey courtney curtis daisy dale damilola dania
    daniyal danyal darcey darcie darcy darius darragh darren dawid daya deacon deborah declan deen demi deon
    desiree destiny devante dexter dhruv diego dilan dominik dominika donovan dougie duaa dylan eamon ebony
    ebrahim eden edie eesa efe eilidh eimear ela elin elis elodie eloise elsie ema emilie emmeline emre eoin erin
    eryn esha esmae esme esmee ethan ethel etta evan evie ewan ezekiel ezra fahad fahima faisal faith farah farhan
    fariha fatema fatima fatimah fatou femi finlay finley finn finnley fionn fiza florence folasade frankie
    frankie-lee freddie frederick freya gabriella gareth gethin gia giorgia gracie-mae gruff gurpreet haadi habiba
    hadiya hafsa haider hajra hakeem hallie hamza hamzah hana hania haniya haris harleigh harley harlow harmony
    haroon harpreet harris harrison harvey hashim hassan hattie havana heidi henrietta henry hermione hibo hollie
    huda hudson hugo humaira husna huzaifa ibraheem ibrahim idris ife ifeoma ihsan ikram iman imani imogen imran
    inaaya inaya iqra iris isaac isabella isha ishaan isla ismael ismail israr ivan ivie iwan iyla jace jacek jack
    jackson jaden jaiden jake jakub jamal jameela jamelia jameson jamie jamil jan-michael janae jannah jasleen
    jasmin jasmine jason jasper jaspreet jax jaxon jaxson jayda jayden jaydon jaylen jenson jermaine jess jessie
    jett joanne jodie joel joey jordan jorgie josh joss jude jumoke junaid junior kacey kacie kadeem kaden kai
    kaiden kairo kaiya kamran kara kareem kareena karim karina karol kasia kaspar kate katelyn katie kayden kayla
    kaylee kayleigh kaylen keelan keeley keeva keira keiran keisha kelis kelsey kelvin kemi kenzi kenzie kerry
    khadija khadijah khalid khalil kian kiara kieran kieron killian kirsty kiya kobe kobi kody konrad krish
    kristian krystian kuba kwabena kwame kye kyla kylan kyle kyra kyran lacey lacie laila lana laney lara latisha
    latoya layla layton leah leanna leanne leia leighton leila lena lenny leo leon leona leonie levi lewis lexi
    lexie liam libby lila lilah lilia liliana lilly-mae lily-mae linda lola lorcan lottie louie luca lucas lucja
    luka lukasz lula lyla lyra maahi macauley mackenzie macy madison mahad mahdi mahir mahnoor maia maisey maisie
    maisy maja malachi malaika malak malakai malik malika manahil manha mara maria mariam mariama marley marnie
    maryam maryan mason mateusz matilda maya mckenzie meera meghan mehak mehmet melisa mia michal mikael mikey
    mila miley millie milo mina mohamed mohammad mohammed mohamud mollie morgan morgane muhammad muhammed musa
    musab mustafa mya myah myla nadia nadifa naeem nafisa naila naima nancy natasha nate nathaniel naveed nayla
    neve niall niamh nico niko nikodem nikola nila nimo nneka noah noor nora nosheen nour nova nusrat nyah oakley
    obinna ola olamide oliver olivia oliwia oliwier ollie olly oluwaseun oluwaseyi oluwatobi omar omari omolara
    oona opal orla orlaith oscar osian oskar oskari otis otto owain oyinkansola parveen patryk penelope phoebe
    piotr poppy-mae praise preeti priscilla priya quinn rafi rafiq raheem rahim rahma raja rajan rania rashida
    rayan rayyan reece reggie rehan remi renae reuben rhian rhiannon rhiley rhys ria rianna ricardo riley rio
    rishi riya robyn rohan roisin roksana roman romeo romy rory rosa rosie ross rowan roxanne royston ruairi
    ruby-mae rudi rufus rukhsana rumaysa rupert ryan ryley saanvi sabrina sade sadia safa safia safiya safiyah
    sahar saif saima saira sakina salma salman salwa samaira samantha sami samia samina samir samira samiya sana
    sania sanjay saoirse saqib sara sarai sasha savannah scarlett sean seb sebastian seerat seren serena shabana
    shabnam shafiq shahid shahida shaima shakeel shakira shamima shan shanay shane shanelle shania shanice
    shaniqua shannon shantelle sharmila shay shaya shayan shayla shazia shaznay shehzad shelby sheldon shiloh
    shireen shiv shona sian siddiq sienna sinead siobhan skyla sofia sohail sonny sophia-mae stanislaw stefania
    stella stevie sude suhail suhana sulaiman sulaman suleman sultan sumaira sumaya sumayyah sunniva suraya szymon
    tabassum taha tahir tahira taiba taiwo talia tallulah tamara tamika tamsin tanisha taran tariq tasha tasnim
    tate tayla tayyab tayyiba teagan teddy teegan temitope teniola thea theo theodore tia tiana tiegan tierney
    tilly tobi tobias toby tola tomasz tommy tomos toni tori torin travis tristan troy tyla tyler tyrell tyrese
    tyrone uma umair umar umaymah urooj usman uzair valentina vihaan wahid waleed warsame wayne weronika wiktor
    wiktoria wojciech xander xavi yahya yahye yana yaqub yara yasin yasir yasmin yasmine yetunde youssef yousuf
    yunus yusra yusuf zach zachariah zack zahid zahir zahra zaid zain zaina zainab zakariya zaki zakir zane zara
    zarah zayd zayn zaynab zeeshan zeinab zenab zeynep zion zofia zoya zubair zuleikha zuri"""
)
FAMILY = word_set(
    """abbot ackroyd adcock ainsworth aldridge allsop ansell appleby appleton ashworth askew aspinall atherton
    attwood aveling bagshaw bainbridge bamford bannister barraclough barrowclough bayliss beardsley beaver bellamy
    bickerstaff birchall birtwistle blackwell blackwood blakemore blenkinsop bloomfield boothroyd bosworth
    bottomley bracewell braithwaite bramley brearley brierley briscoe broadbent brotherton brownlow buckland
    burgin burrage butterworth cadman capstick carswell cartledge catterall cawthorne chadwick challinor
    charlesworth chatterton cheetham clegg clough cockcroft coldwell conroy coombes copley corrigan cotterill
    coulson cowell coxon crabtree cranston crompton crosland crossley crowther cudworth culshaw dearden denham
    dewhurst dimmock dinsdale dobbs donaghy drabble drinkwater duckworth dugdale dunmore duxbury eastwood eccles
    eckersley edgerton elsworth entwistle fairbairn fairbrother fairclough fairweather farnworth farrar fawcett
    featherstone fearnley fenwick firth flintoff foxcroft furness garside gartside gaskell gatenby gledhill
    goldthorpe goodall goodfellow goodwin goodyear gormley grainger greenaway greenhalgh greenhill greensmith
    grimshaw haigh hallam halliwell hampson hardcastle hargreaves hargrove harker haworth hazlewood heaton hebden
    helliwell hepworth heseltine hibbert hickling higginbottom hindle hindley hinchliffe hirst hobday hodgkinson
    hollingsworth hollingworth holroyd hopwood horsfall howarth howells hoyle huddleston illingworth inskip jagger
    jepson jessop kaye kershaw kettlewell kilner kirkbride kirkham kitson lancashire langley langton latham ledger
    lindley liversidge lockwood lomas longbottom longstaff lowther ludlow lumb lythgoe mallinson marsden mawson
    maynard mellor metcalfe micklethwaite midgley millward milner moffat moorhouse mottram murgatroyd musgrave
    naylor newbold nuttall oakes oddie ogden oldfield oldroyd openshaw ormerod osbaldeston oxley padgett parkin
    partington pemberton pendlebury pickles pilkington plimsoll pollitt postlethwaite priestley procter quayle
    radcliffe ramsbottom ramsden ratcliffe rawlinson rawson redfearn redfern ridgway rigby riley rimmer roebuck
    rothwell rowbottom rowntree royle rudge rushton rushworth ryder scargill schofield scholes sedgwick senior
    shackleton shackley sharples shaw sheard shuttleworth sidebottom skelton slater smethurst sowerby spofforth
    standish stansfield stanworth stead stirling stott stringer sugden sunderland sutcliffe swales swann sykes
    tattersall teasdale thackray thistlethwaite thorburn thorley thornber threlfall tindall tinsley tomlinson
    topham towers treadwell tunnicliffe turnbull turton twigg tyldesley unsworth uttley verity wadsworth
    wainwright walmsley walshaw warburton wardle waterhouse weatherby wetherby whalley whatmough wheatley whitaker
    whitcombe whitehead whiteley whittaker whittle whitworth wigglesworth wilcock wilkes wilkins winstanley
    winterbottom wolstenholme woodcock woodhead woodhouse wooldridge wormald worrall worsley wrigglesworth yardley
    yates kowalczyk kowalska wisniewski wojcik kaminski lewandowski zielinska horvath balog nagy szabo hoxha shala
    berisha krasniqi adeleye agbaje oduya ogunbanjo mbeki ndlovu moyo dube sibanda chikwanha mutasa wanjiru
    kiplagat tesfaye haile tekle rehmani miah ullah hoque bhuiyan sultana khanom jahan vasquez da-silva nascimento
    oliveira ferreira pires kurti abdi abdullah abiola achebe acheampong adebayo adeleke adeyemi afolabi agyeman
    ahmadi ahmed ahmadzai akhtar akinola akinyemi akram aliyu amoako ansah anwar appiah arshad asante asif aslam
    ayodele aziz baig bajwa balogun bano barzani begum bello bhatti bibi boakye boateng bukhari chaudhry chowdhury
    choudhury chukwu danso darko dhillon dogan eze farah farooq ghafoor gill hamid hashimi hassan hussein ibrahim
    idowu igwe iqbal islam jalloh jama javed jeffers kamara karimi kaya khalil khatun kovacs koroma lawal mahmood
    malik mehmood mensah mirza mohamud mukhtar nawaz nkansah nwosu obi ochieng ogunleye ojo okafor okeke okoro
    okonkwo oladipo olawale onyango opoku osei osman owusu oyelaran popescu qureshi rafiq rahman rashid raza
    rehman rizvi saeed sahota saleem sandhu sarpong sesay shabir shah shaikh sharif sheikh siddiqui sidhu sohal
    suleiman syed szymanski tahir uddin usman uzun warsame yeboah yildiz yilmaz yusuf zaman zielinski"""
)

ORDINARY = word_set(
    """jargon
    geno gram oral detainee youngster youngsters royal stack bogus hence grab versa singleton meta lang beta den
    grey sunny essence greet dare cop fox brown rose magna sans una dia barman richer leaner sincere salvo feline
    hall joy dawn eve rob praise telly maundy klos chronology keyworker postcode chuck jerry ala char dia gene sha
    dans carpet cello dean arenas bards bins brands canals cis comas cools crooks els emeralds emis evers fares
    fors hens lamas las mares mats meads mens moles monks mores nickels oks pers pets potters priors rares renders
    sellers sos sys theres theys thins tins vals valves vikings parsons chambers bridges winters colum flo a abbey
    abbot abbott ace ad add adding admiral age agent ah aka alba alpha also alta always ami among amor an angel
    ants app apprentice appt arab arch archer aria art arts as asa asap ash ask asks asleep ass astros atlas aura
    author auto autumn avg babe babu baby bach back bail bale ball ban band bang banks bar barber bard bare barge
    baring bark barn baron barrie base basic basil bass bastard bath bay bc bead beam bean bear beard beat bee
    beer begin bell belle belt bench bend berry best bets bf bill bills bird bishop bit bite black blade blanche
    blank blessing blind bliss block blow bo board boat bolt bond bones bonnet boo book booker boot booth bore
    bored boss bot bother bourgeois bout bow bowl bowler box boy brace brain bran branch brand brant brass brave
    bray bread bree brewer brick bridge brief bright brink broad brock brook brooks broom brush btw buck buckle
    bud buddy bug buick bull bum bunch bunk bunny burger burn burns burr burst bury bus bush buster butcher butler
    butte button buy cable cadence cage cain cake cal call calls calm cam camp camps can canal candle candy
    canning cant canton cap captain car care carers cares carol carpenter carrier carry case cases cash castle cat
    cause cc celeste cell ceremony chain chalk champagne chance chant chapel chapter charity charts chase chat che
    cheese cherry chess chi chin chip cho choice christie church cid cindy cinnamon clarity clay clear clerk
    clever climb clinic clive close cloth cloud clout clue coat cobb cobbler cod coffin cold colin collar colon
    colt come comfort comment common comp company con concepcion conde cone consent constable constant contra
    contractor convey cook cool cooper coral corbin cord corn corner corona corps cot cote council count court
    cousin cousins cove covers coward cox crafts crane crash craven craving cream creed crisp cross crow crowd
    crown crude cruel cruise crumb crystal cull cure curl curtain cv da dad dads dagger daisy dam damage dane dark
    darling dash date daw dawn day deacon deaf deal dear debt decent deep deer del dell delta demo dent dept der
    desire desk destiny dewey dial diamond diary dice die diff dig din ding dino dish divine doc dock docs doctor
    doll dolly dom dora dos dose dot doubt dove downs draft drain draper draw dream dress drew drink driver drop
    drove drum duck duke duncan dust dusty duty dv dyer each eagle early earnest earth east easy eat ebony echo
    edge edit egg el elder eleven else email emerald end ended english enough era error es esp espana essex est
    etc ether eve even evening ever exact exam exc exec exist exit exp expert extra eye fab face fact fail fair
    fairy faith fall fan fancy fang fao faq fare farm farmer farrier fast fat fate favour fear feather fed fee
    feed feel fees feet fell fence fern ferry fetch few field fields file filled final finder fine fines finger
    fire first fish fisher fit fix flag flat flee flint flood floor flora flower flowers flute fly flynn focus fog
    fold folly font food fool foot ford forge forget form forms fort fortune forum foster foul found fountain four
    fourth fowl frail frame fran frank free freed freely freeman fresh friend fright frog frost fruit fry fu fuel
    full fuller fun fund funk fuss fyi gage gain gal gala gale gallo gallop game gang gap garde garden gardener
    garland garner garth gas gate gates gauge gay gee gem general genesis gentry genuine gf gibbons gift gill
    ginger give given glad glance glass glasses glint glove glover goa goat gold golden gone gong good goose gore
    gorge gossip governor grace grain grand grande grant grass grave gravel graves gray great green greenwood
    grief grill grimes grip grit gross grove grow grunt guard guest guide guild guilt gull gun gunner gust gut guy
    ha habit hacker hail hair hale half ham hammer hand handle handler hands handy happy harbour hard harden hardy
    hare harm harmony harp harsh haste hasty hat hate haul haven hawk hawthorn hay he head heal heap hearn heart
    heath heather heave heck hedge heir held hell helm help helper hen herb herd hero heron herring het hid hide
    hike hill hind hint hire hit hive ho hobby hodge hog hold holder hole hollow holly holm holy honey honour hood
    hoof hook hoop hope horn horne horse hose host hound hour house hr hrs huff hug hull humble humour hung hunt
    hunter hurry hurt hush hut hygiene i ice ict icy id idea idle ii ill image imam imo import inc inch index
    indie infant info inn innocent ins int ion ir iron island issue item ivory ivy jail jam jana jelly jester jet
    jewel job join joint joke jolly journey judge jug jul jump junior junk jury justice keen keep keeper kernel
    key kick kidney killer kin kind king kiss kit kitchen kite kitten knee knife knight knot kpi la lab labour lac
    lack lad ladder lady lagos lake lamb lance land lane large lark lass last late later laugh laurel lavender law
    lawful lawyer lazy leach lead leaf lean leap learn leather leave ledge leek left leg legal legend lemon lent
    les less letter level lever liar liberty lie lies life liga light lilac lily limb lime limit limo line link
    lion lips list litter little live livingston loaf loan local lock lodge loft loki lone long loop lord lore
    lose lost lot loud love low lower loyal ltd luck lucky lumber lunch lung lush lux lyric ma mac mace mad made
    magic magnolia mai maiden mail main major maker mala male mall man manly manner manning manor mans mantle
    manual map marble march mare marine mark market marks marquis marrow marry marsh marshal martial martin mask
    mason mast master mat match mate mater math maverick max may mayor mayoral meadow meadows meal mean measure
    med media medici medium meds mellow melody melon memo merchant mercy mere merit merrill merry mesa mess
    message messiah met metal mets mgr mh mica mil mild mile miles milk mill miller mills min mina mine miner
    minister minnie minor mins mint mira miracle mirror misc miss missy mist misty mo mock mode model mole money
    monk monte month mood moody moon moons moor moors moral more morning moss motion mou mould mount mountain
    mouse mouth move mud mule mum mummy musee must mustard mutton my myrtle myth na nail nam name nan nanny nb
    near neat neck need needle nerve nest never news nice niece night nightingale nil nine ninja noble noon norm
    norma north note notes novella null nurse nut oak oakley oats obs occur ocean octave odd odds ofc offer office
    oil older olive om only op open opt orange orchard order ore org organ orig orr other otter ou out oven over
    owe owl own pace pack packer pact paddle page pages paid pail pain paint pal pale palm pan panda pane panic
    paper par parade parcel parent parish park parker parks parrot parrott parson part partner parts party pass
    passion past pastor patch path patience pause paw pay payne paz pea peace peach peacock peak pear pearl pears
    peat peck peel peer pen pence penelope penny pepper per perch perfect pet petal peters petit phase phone
    pickle picture pie pier pig pilgrim pill pillow pilot pin pine pink pipe piper pit pitch pitt pity placed
    plain plan plane plank plant plate play player pleas pleasant pledge plenty pls plum pms pocket poet point
    poison poland pole polite polk poll polo pond pool poor pop poppy porch porter portion poss post pot potter
    pound power powers prayer preacher precious prem press pretty price pride priest primrose prince princess
    prior prison prize prob proctor prof profit promise proof prophet proud prudence prudent pto pub puck pull
    pulling punch pure purse push put qty quail quarry quarter queen quest quick quiet quill quit quote rabbit
    race rack rage rails rain rainbow ram ramp ran rand ranger ransom rape rare rate raven raw ray razor rd re
    read reader reading ready real reap reason rebel rec record recs red reed reef ref refer refs regina rein
    relate rely rent reply req rest rev reward rhyme ribbon rice rich rid riddle ride rider ridge rifle right rim
    ring rise risk river rivers rly roach roar robin rock rocky rod roe role roll roller roof room root roots rope
    rosemary rosen rota rough round rover row rowing rude rug rule rum rump run rune rung runner rush rust rusty
    sa sable sabot sack sad saddle safari safe sage said sail sailor saint salem sales salmon salt salter same
    sample sand sands sandy sane santa sash savage save saw say scale scan scar scarlet sch school scope score
    scout sea seal search season seat sec seed self sell sen sense sent sentence sept sergeant serra serve server
    session seven severe sex sgo shade shadow shaft shake shame shape share shark sharp she shed sheep shell
    shelter shepherd sheriff shields shift shine ship shirt shoe shook shop shore short shot shoulder show shower
    shut sibling sick side sight sign silence silent silk sill silver sima simple sing singer sink sir sire sister
    site six size skill skin skip skipper sky slade slate slater sleep sleeve slight slip slow smack small smart
    smile smoke smooth snow soc soft soil solar sold sole some son sonata song sonny soo soon sorrow sort soul
    sound sour south spade span spark sparks sparrow speak speed spell spice spider spies spill spin spine spirit
    split spoke spoon spot sprat spray spread spring spy square squire squirrel stable staff stage stain stair
    stake stand star stark start stat state stay steam steel steep steer stein stella stem step sterling stern
    steward stick still sting stock stocks stone stool stop store storey storm storms stormy story stout strange
    straw stream street stress strict strike string strong style sue suit suits sum summer summers sun sunday
    sunshine supper sur sure surgeon surrey sw swan swear sweet swift sword swords tab table tack tad tag tail
    tailor tal tale talent talk tall talon tan tank tap target tart task tasker taste tax tbc te tea teal team
    tear teen tel tell temp temper temple ten tend tender tent ter term test text the theft them theme theta thick
    thief thin thing tho thorn thought thread threat throne thru thunder thx thyme ti tick tide tidy tie tier ties
    til tile till timber time tin ting tiny tip tired title tmrw toast toilet token toll tomb tome tone tongue too
    toogood tool tooth top topic tor torre tors tot total touch tough tour tours towel tower town townsend toy
    trace track trader tradition trail train travel traveller treasure treat tree trench trial trick trip troll
    trout truce true truelove trump trust truth try tub tues tune turk turn turner twin twist two type ugly und
    unique unit unknown unnamed uno until upon urban urgh us use user usu usual vague val valid valley van vane
    var vase vast veal veil velvet verde verse very vessel vi via vial vicar vice victim victory view viking villa
    village vine violet visa vision visit vocal voice vote vow vs wade wage wager wait waiter wake walk walker
    wall walls wan wand want war ward warden ware warm warmer warn warner warren warrior wash waste watch water
    waters wave wax way weak wealth weapon wear weather weaver web wed wedding weed week weeks weigh welcome well
    wells went were west weston wet whats wheat wheel whip whistle white whole why wicked wide widen widow wife
    wild will willow win wind window wine wing winner winter wire wisdom wise wish wit witch witty wk wks wolf
    woman won wonder wong wood woods wool word work worker world worm worry worse worth wrong wrote ws wud ya yard
    yea yeah year yellow yeoman yep yes yet yield yoga yoke yoko young youth yr yrs za zeal zero"""
)
"""Words, abbreviations and fragments that name lists hold as well."""

NEVER_ORDINARY = word_set("""paddy izzy maddie ashok kaplan mccartney mcdonnell carmichael nakamura tanaka
    janet alexandra munro john mary peter james connor ren""")
"""Names that a list of words wrongly holds in small letters."""
