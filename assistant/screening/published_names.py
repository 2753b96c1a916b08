"""Names that stand in published reviews, inquiries, research and law, and so may stand in a question.

Only names that anybody can read in print stand here, as they were printed.
"""

from __future__ import annotations

from assistant.screening.word_set import word_set

FULL_NAMES = """
victoria climbie|baby peter connelly|peter connelly|baby p|baby peter|daniel pelka|khyra ishaq|keanu williams
hamzah khan|star hobson
arthur labinjo-hughes|arthur labinjo hughes|maria colwell|jasmine beckford|tyra henry|kimberley carlile|lauren wright
ainlee labonte|toni-ann byfield|jessica chapman|holly wells|shannon matthews|ayeeshia jane smith|ayeeshia smith
ayeeshia-jayne smith|ellie butler|liam fee|dylan seabridge|poppi worthington|logan mwangi|finley boden|sara sharif
alfie gildea|dennis o'neill|kennedy mcfarlane|caleb ness|rikki neave|heidi koseda|fred west
rosemary west|beverley allitt|damilola taylor|james bulger|stephen lawrence|jimmy savile|ian huntley|riley siswick
vanessa george|brandon muir|declan hainey|mikaeel kular|amy howson|tiffany wright|darryn clarke
stephanie fox|sukina hammond
doreen mason|charlene salt|dakota-rose|lilly hanrahan|kyra ishaq|elizabeth de la warr
eileen munro|alan wood|marian brandon|lord laming|herbert laming|alex carlile|lord carlile|lady butler-sloss
elizabeth butler-sloss|louise casey|alexis jay|martin narey|david norgrove|lord norgrove|william utting|robert francis
ian kennedy|michael bichard|anne longfield|maggie atkinson|isabelle trowler|michael gove|ed balls|edward timpson
tim loughton|josh macalister|annie hudson|peter sidebotham|sue bailey|sheila fish|sarah bairstow|peter reder
sylvia duncan|adrian falkov|ruth sinclair|roger bullock|wendy rose|julie barnes|jenny myers
marion brandon|ron lock|edi carmi|sian griffiths|alyson leslie|amanda spielman|michael wilshaw
lord justice|mr justice|mrs justice|sir james munby|james munby|dame moira gibb|moira gibb|florence nightingale
alder hey|lloyd george|great ormond street|st george|king george|queen elizabeth|prince charles
queen victoria|john radcliffe
nigel richardson|keith ibbetson|edina carmi|harry ferguson|nigel parton|andrew turnell
jan horwath|james reason|sidney dekker|paul tudor|louis blom-cooper
frank field|clare tickell|helena kennedy|june thoburn|hedy cleaver|ira unell|jane aldgate
sharon shoesmith|baroness hale|andrew mcfarlane|john bowlby|mary ainsworth|chris argyris|donald schon
david kolb|abraham maslow|urie bronfenbrenner|steven hoskin|fiona pilkington|winterbourne view|harold shipman
adam rickwood|gareth myatt|joseph scholes|sarah payne|madeleine mccann|milly dowler
leiland-james corkill|child q|baby reuben|kaylea titford
sebastian kalinowski|evha jannath|mylee billingham|shanay walker|noah serra-morrison
king edward|queen mary|queen charlotte|queen alexandra|prince philip|princess alexandra|princess anne|princess royal
princess of wales|duke of york|duchess of kent|royal alexandra
old bailey|good hope|philip morant|kate lampard|menzies lyth|allan levy|barbara kahan|nuffield orthopaedic
royal brompton|brize norton
winston's wish|lullaby trust|zoe's place|martha's trust|burgess hill|trinity term|ms justice
""".replace("\n", "|")
SURNAMES = word_set(
    """munro rustin bostock hibbard garstang devaney lazenbatt fitzgibbon laming carlile climbie pelka ishaq
    connelly colwell beckford labonte labinjo-hughes labinjo hobson sidebotham falkov reder bullock bairstow
    bichard utting norgrove narey butler-sloss savile bulger huntley mwangi caldicott gillick kolb maslow
    gantt johari bolam wednesbury bronfenbrenner ainsworth bowlby haddon-cave cantrill kerslake macpherson
    goddard macalister trowler spielman wilshaw gove timpson shoesmith barnardo's barnardo barnardos coram
    ofsted thoburn unell aldgate paliokosta horwath broadhurst wastell preston-shoot braye pithouse
    finkelhor firmin berelowitz blom-cooper field-fisher kilbrandon waterhouse shipman macur leveson keogh
    berwick dekker rasmussen hollnagel ishikawa argyris schon munby hedley mcfarlane pauffley keehan mostyn
    turnell debelle rzepnicki woloshynowych belderson cossar bentovim jutte owers dodsworth dingwall
    eekelaar lefevre mckinsey donabedian pareto likert delphi prochaska winnicott piaget vygotsky borton
    kadushin tickell marmot bercow tuckman belbin lewin kotter"""
)
"""Surnames that pass alone. Those in ``SHARED`` need a word that shows the author is meant."""
SHARED = word_set(
    """osman heinrich brandon wood casey jay kennedy francis rose vincent devine fish hart barnes fox bailey hudson
    ferguson howe gibb allen field warren larkin gardner ellis black ward brown jones stafford morgan calder
    morrison cooper reason white baker potter hale wall smith taylor hughes levy clyde warner davies burton
    johnson westlake roberts nicholson corby doig healey healy bentley hodson bunting boulton wate platt orr
    noyes cantor stroud pearce beckett myers lock carmi leslie kershaw marchant masson newbigging watson
    buckley radford manthorpe fraser gibbs tudor driscoll sinclair stevenson featherstone hackett forrester
    erikson holman hayden proctor johns thorpe cullen redfern rushton rawlings cleaver parton waterhouse
    broadhurst hallett wonnacott lampard sorensen borton"""
)
