"""The words around a name, and the words that are never one.

Only words in small letters stand here. They are closed lists: to teach the screening a new role or title, add it.
"""

from __future__ import annotations

from assistant.screening.word_set import word_set

CHILD_WORDS = word_set(
    """baby child infant toddler newborn twin boy girl son daughter kid lad lass teenager teen pupil student sib sibs
    stepson stepdaughter grandson granddaughter nephew niece lo yp"""
)
RELATIVES = word_set(
    """mum mom mam mummy mother mothers ma dad daddy father stepdad stepmum stepfather stepmother step-dad step-mum
    step-father step-mother nan nana nanny gran granny grandma grandmother grandad granddad grandpa grandfather
    grandparents brother sister siblings sibling stepbrother stepsister half-brother half-sister auntie aunty aunt
    uncle cousin partner ex-partner ex boyfriend girlfriend wife husband fiance fiancee parents godmother
    godfather mums dads carer carers childminder babysitter"""
)
WORKERS = word_set(
    """worker visitor midwife teacher headteacher head-teacher gp paediatrician nurse doctor consultant health
    solicitor guardian colleague officer practitioner manager counsellor therapist psychologist psychiatrist tutor cpn
    senco iro advocate surgeon dentist coach"""
)
ROLES = CHILD_WORDS | RELATIVES | WORKERS
BELONGINGS = word_set(
    """school nursery address house home flat bedroom injuries injury bruise bruises bruising death funeral birth
    birthday dob case file records record notes chronology foster allocated social health old big little older
    younger elder eldest youngest new maternal paternal adoptive biological birth class placement behaviour
    post-mortem inquest diagnosis disclosure friend friends family plan review scr name surname body"""
)
"""What, in the possession of a capitalised word, makes that word a person."""

PERSONS = ROLES | word_set(
    """man woman lady patient client person someone somebody family young one guy victim suspect perpetrator adult
    children kids boys girls twins neighbour lodger friend staff referrer"""
)
TITLES = word_set("mr mrs ms miss mx mister master dr")
RANKS = word_set(
    """prof professor sir lord lady dame rev reverend pc dc ds di dci dsu sgt sergeant inspector detective constable
    judge justice uncle auntie aunty aunt nurse sister cllr councillor granny nanny father"""
)
HONOURS = word_set("lord lady dame sir professor prof dr baroness")

CALLED = word_set("called named")
STATED = word_set("name surname forename")

COLLECTIVE = word_set("family families household siblings twins kids brothers sisters boys girls children")

DETERMINERS = word_set(
    """the a an this that these those each every any no our your their its which what some such another all his her
    my"""
)
PLACE_PREPOSITIONS = word_set("in at near from to of around across outside within")

LABELS_BEFORE_LETTER = word_set(
    """appendix annex section part schedule tier stage step option table figure form child baby family adult mother
    father young person sibling mr mrs ms miss dr plan grade level category group class vitamin hepatitis case
    person subject witness practitioner agency re v and"""
)

BODIES = word_set(
    """hospital infirmary school academy college university primary secondary nursery council borough county district
    city police constabulary lscb scb safeguarding nhs trust foundation centre center clinic surgery hospice
    church house home ward court road street avenue lane close drive partnership partnerships board authority
    service services prison yoi ccg icb lsp combined metropolitan commission commissioner institute fund charity
    society association limited ltd plc group day night upon-tyne upon park station hotel infants juniors junior
    constabularies hospitals boards toolkit procedures protocol
    general unit maternity hub campus wing lodge grange manor hall stc sch hmp children's childrens neonatal
    infirmaries academies federation diocese archdiocese synagogue mosque gurdwara cathedral chapel airport
    estate"""
)
EPONYMS = word_set(
    """law laws rule guideline guidelines competence competent competency test principle principles guardian
    guardians chart charts model models method framework scale cycle matrix window formula standard standards
    convention approach theory hierarchy triangle diagram pathway profile report reports inquiry enquiry reforms
    recommendations methodology software system database questionnaire checklist tool protocol inspection audit et
    progress definition judgment judgement ruling fishbone cheese wheel ladder typology taxonomy lecture lectures
    criterion pathway coefficient syndrome manoeuvre term terms warning warnings letter letters pyramid"""
)
"""What follows a capitalised name that has become a term: the Gantt chart, Clare's Law, the Caldicott guardian."""

PERSON_VERBS = word_set(
    """disclosed died said told lives lived cried hurt alleged witnessed threatened hit punched bit self-harmed
    absconded overdosed drowned presented attended stopped ran weighs weighed slept sleeps sustained suffered dies
    keeps thinks feels wants refuses refused claims claimed admitted denied denies says tells misses missed drinks
    drank smokes uses used took moved visits visited rang phoned texted came went goes lost wet soiled asked was
    is has had were isnt wasnt aged age born turns turned reported screamed collapsed fell identifies spoke speaks
    belongs belonged slept cries begged whispered smelt vomited grew loved hates loved nearly"""
)
SURE_PERSON_VERBS = PERSON_VERBS - word_set("was is has had were stopped used uses said says age reported")
AGES = word_set("aged age dob d.o.b born")

HARD = (
    word_set(
        """a i an the and or but if so to of in on at by for from with without about into onto over under up down
        out off as is are was were be been being am do does did done doing have has had having can could might
        must shall should would not no nor yes it its he she they them we us you me him her his hers their our
        your my mine this that these those there here what which who whom whose when where why how any all some
        each every both few many much more most other another such own same than then too very just only also
        again ever never now once case cases board boards panel panels chair chairs review reviews report
        reports page pages child children young person people family families agency agencies meeting meetings
        learning event lead leads author authors overview criteria section regulation regulations act acts para
        paragraph appendix chapter guidance statutory serious safeguarding council county city borough local
        national annex part form forms template templates toolkit independent reviewer reviewers officer
        officers manager managers director directors minister secretary police health education school schools
        academy hospital council court coroner judge ofsted government england english wales scotland london
        british uk week weeks day days month months year years monday tuesday wednesday thursday friday saturday
        sunday january february march september october november december july mum mom dad mother father parent
        parents nan gran brother sister baby boy girl son daughter partner carer carers foster social worker
        workers teacher nurse doctor midwife visitor gp mr mrs ms miss dr staff team date time number name names
        address note notes file files record records letter letters question questions answer answers please
        thanks thank hi hello dear sorry ok regards help need needs want know think say said says ask asked tell
        told get got give given go going make made see seen take taken use used using put find found still yet
        after before during since until between because while whether however per via re non sub ex anyone
        someone everybody everyone nobody anybody somebody nothing something anything one two three four five
        six seven eight nine ten first second third last next new old good bad called named signs safety silp
        scie imr imrs scr scrs lscb lscbs plr plrs iar lado mash marac mappa camhs cafcass cdop dhr sar ehcp cin
        crag cps sio iro fgm cse abe yot yos hmic cqc rca dfe dcsf escb oscb sscb bhlscb mosaic liquidlogic
        protocol icp ics rio systmone emis carefirst step steps stage today tomorrow yesterday tonight morning
        afternoon evening noon christmas easter summers muslim christian catholic jewish sikh hindu asian
        african european indian pakistani polish romanian irish welsh scottish roma traveller gypsy don't dont
        won't didn't doesn't isn't wasn't can't i'm i've i'd i'll we're we've it's there's that's what's who's
        he's she's they're let's nino athena niche datix steis egress huddle sharepoint excel capita serco ofcom
        mencap kooth outlook zoom powerpoint wikipedia google facebook whatsapp instagram snapchat youtube
        twitter gov leaver leavers bobby man men woman women lady
        he'd she'd they'd we'd you'd who'd it'd that'd there'd he'll she'll they'll we'll you'll who'll it'll you've
        you're who've they've could've should've would've hed theyd michaelmas hilary lammas whitsun pentecost lent
        advent ramadan eid diwali hanukkah passover
        arent havent hasnt hadnt werent wouldnt couldnt shouldnt theyve theyre youve youre weve ive whos thats theres"""
    )
    | ROLES
)
"""Never a name by itself, whatever the name lists hold: words of grammar and of the field."""

PARTICLES = word_set(
    "ap ab ferch van von der den de del della da dos du la le al el bin bint ibn abu mac mc st san ter ben"
)
