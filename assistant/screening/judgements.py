"""Questions for a judgement that belongs to people, and questions on a particular case.

The assistant says what the guidance says. Who is to blame, whether a child goes home and what a Chair should decide are
for people to judge, so such a question is not answered; whether a case meets the criteria is no such question, but one
for a guided workflow (``cases``). A question on who judges, or how, is an ordinary question: "who
decides whether the harm was serious", "can staff be disciplined during a review".
"""

from __future__ import annotations

import re

from assistant.screening.cases import about_a_case, asks_whether_criteria_met
from assistant.screening.plain_words import plain, sentences
from assistant.screening.risk_words import CHILD, any_of

__all__ = ["about_a_case", "asks_for_judgement", "asks_whether_criteria_met"]

_WORKERS = any_of(
    "social worker", "worker", "health visitor", "midwife", "nurse", "doctor", "gp", "consultant", "paediatrician",
    "teacher",
    "teaching assistant", "head", "headteacher", "school", "nursery", "police", "officers?", "detectives?",
    "managers?", "reviewer",
    "hospital", "trust", "council", "agency", "safeguarding lead", "foster carers?", "childminder", "colleague",
    "director", "staff member",
)  # fmt: skip
_FAMILY = any_of(
    "step ?(?:dad|mum|father|mother)", "dad", "mum", "father", "mother", "parents?", "uncle", "aunt(?:ie|y)?",
    "gran(?:dad|ny)?", "nan",
    "grandmother", "grandfather", "grandparents", "boyfriend", "girlfriend", "partner", "husband", "wife", "ex",
    "coach", "bloke", "man", "guy",
    "woman", "brother", "sister", "cousin", "lodger", "couple", "family", "carers?", "neighbour", "babysitter",
    "suspect", "perpetrator",
)  # fmt: skip
_ONE = (
    r"(?:he|she|they|(?:the|our|my|this|that|his|her|their|either|which|mums|"
    rf"dads) (?:\w+ ){{0,2}}?{any_of(_WORKERS, _FAMILY)}|mum|dad|gran|nan|grandad|(?:mums|"
    r"dads) (?:new )?\w+)"
)
"""One person or body that the message points to."""
_THE_CHILD = rf"(?:he|she|they|(?:the|our|this|that|his|her|my) (?:\w+ )?{CHILD}|him|her|them)"

_ABOUT_REVIEWS = re.compile(
    r"\b(?:point of|(?<!on )purpose|(?:(?:the|a|an|this) )?(?:\w+ )?(?:review|report|reviewer|inquest|"
    r"inquiry|author|overview|imr|event|panel|write up|scr)s? "
    r"(?:is |be |ever |only |really |just )*(?:there|about|say|says|decide|decides|find|finds|look|"
    r"looks|name|names|blame|blames|try|mean\w*|make)|"
    r"who (?:decides|judges|says|determines|rules|assesses|is it that)|how (?:is|do|does|are|"
    r"should) (?:it|we|you|they|that|reviewers?|the)|"
    r"what(?:s| is) the rule|department|in general|whose (?:job|call|decision|role)|someone keeps|scrs)\b"
)
"""Words that make it a question on what reviews do, or who judges and how."""

_JUDGEMENTS = {
    "blame": (
        (rf"(?:is|was|are|were|isnt|wasnt) (?:it )?{_ONE}(?: \w+){{0,4}}? (?:to blame|at fault|negligent|"
        r"incompetent|careless|culpable|liable|guilty|wrong|reckless|evil|useless|any good|in on it|"
        r"(?:an? )?(?:murderer|killer|monster|liar|rapist)|responsible(?= for (?:her|his|the|"
        r"this) (?:death|harm|injur))|neglectful|lazy|"
        r"too (?:soft|slow|trusting|close)|good enough|fit to practi[sc]e|competent|racist|cruel|abusive)\b"),
        (r"who(?:s| is| was| were| do you think| really| actually|m)* (?:\w+ )?(?:to blame|at fault|"
        r"responsible for (?:her|his|their|the|our|this) (?:\w+ )?(?:death|injur\w+|harm)|blame for)"),
        (r"whose fault\b|(?:^|,|\btell me |\bso |\bsay )(?:so )?who (?:\w+ )?(?:lied|did it|killed|hurt|"
        r"shook|messed up|let (?:him|her|them)|failed (?:him|her|them|this|the|our))\b"),
        rf"is (?:it|this|that) (?:all |really )?{_ONE}s? fault|is it the \w+(?: \w+)?s? fault",
        (r"am i (?:to blame|negligent|guilty|liable|at fault|in the wrong)|should i (?:resign|"
        r"be (?:struck off|sacked|blamed|ashamed)|have (?:known|seen|spotted))"),
        (r"(?:is|was|were|are|would) (?:it )?(?:be )?(?:right|fair|ok) to (?:call|say|blame|sack|charge|"
        rf"suspend|discipline|dismiss|punish) {_ONE}|which (?:\w+ ){{0,4}}(?:was|is|were) (?:worse|worst|"
        r"more to blame|most to blame)|which (?:parent|one of them|carer|"
        rf"adult) (?:\w+ ){{0,2}}(?:inflicted|did|caused|hurt|shook)"),
        (r"(?:could|would|should) (?:it|this|(?:the|her|his|this|our) (?:\w+ ){0,2}?\w+) (?:have been|"
        r"be) (?:prevented|avoided|stopped|foreseen)"),
        (rf"(?:did|has|have) {_ONE} (?:miss|handle|fail|mess|ignore|lie|do (?:it|enough|a good|wrong|"
        r"something wrong|their job)|mean to|intend|kill|hurt|shake|know (?:what|that|about)|neglect|"
        r"abuse|act (?:badly|wrongly)|deserve|cover|break|let (?:him|her|them|us)|behave|cause|murder|"
        r"harm|get away|cause|do all)\b"),
        (r"tell me (?:honestly )?(?:who|if|whether) (?:\w+ ){0,6}(?:responsible|blame|guilty|lying|"
        r"did it)|tell me honestly"),
        (r"was (?:our|the \w+|my) (?:response|practice|work|visit|assessment) (?:\w+ )?(?:good enough|poor|"
        r"negligent|bad|acceptable|adequate)"),
    ),
    "guilt": (
        (r"should (?:the |our )?(?:police|cps|courts?|judge|jury|hospital|school|"
        r"council) (?:\w+ )?(?:have )?(?:charged?|arrest(?:ed)?|prosecuted?|convict(?:ed)?|"
        r"g[ia]ven? (?:him|her|them|the|mum|dad)|believed?|let|jail(?:ed)?)\b"),
        (r"(?:would|will|could|might|should) (?:a |the )?(?:jury|court|judge|magistrates?|cps|"
        r"coroner) (?:\w+ )?(?:convict|find|acquit|believe|say|rule|let (?:him|her|them)|think|charge|"
        r"give (?:him|her|them))"),
        (rf"(?:will|would|should|could) {_ONE} (?:be (?:found|convicted|charged|sacked|struck|jailed|"
        r"prosecuted|arrested|dismissed|suspended|disciplined|locked up|sent (?:down|to prison)|fired|"
        r"deregistered|blamed|held|believed|allowed|trusted|given)|get (?:off|away|life|sent|prison|jail|"
        r"sacked|the sack)|go to (?:prison|jail)|reoffend|lose (?:her|his|their)|plead|do it again|hurt|"
        r"offend)\b"),
        (r"was (?:it|this|that) (?:a |an )?(?:murder|accident|accidental|deliberate|on purpose|"
        r"manslaughter|suicide|abuse|neglect)\b(?!.* (?:criteri|count))"),
        (r"what (?:sentence|punishment) (?:does|do|should|will|would)|(?:innocent|guilty) (?:or|do you)|"
        r"is (?:he|she|dad|mum|the \w+) (?:guilty|innocent)\b"),
        (r"(?:the |this )?(?:evidence|case|story) (?:\w+ )?(?:strong enough to (?:convict|charge)|"
        r"prove (?:that )?(?:he|she|mum|dad))"),
    ),
    "where a child lives": (
        (r"(?:should|could|can|would|must|ought|shouldnt) (?:we |they |you |i )?(?:to )?(?:let |send |"
        rf"return |remove |move |take |put |leave |place |give |hand )?{_THE_CHILD} (?:\w+ )?(?:be "
        r"(?:removed|returned|taken|placed|adopted|sent|moved|left|allowed)|go (?:back|home|to live|"
        r"into care)|return|come (?:home|back)|stay (?:with|at|where)|live with|back (?:home|to)|home|"
        r"away from|into care|with (?:his|her|their)|from (?:his|her|their))\b"),
        (r"(?:can|should|could|ought) (?:we|they|i) (?:to )?(?:let|allow|trust) (?:the |her |his |their |"
        rf"our )?(?:\w+ )?(?:{_FAMILY}) (?:to )?(?:\w+ )?(?:have|see|look after|care|take|keep|pick)\b"),
        (rf"(?:would|is|are|might) {_THE_CHILD} (?:be )?(?:\w+ )?(?:better off|safer|happier)\b|(?:safer|"
        r"better|best|right|wiser|kinder) to (?:keep|send|return|leave|remove|place|move|take) (?:the|him|"
        r"her|them|our|this|mum|dad)\b|would you (?:return|remove|send|place|let|put)\b"),
    ),
    "a person's character": (
        (rf"(?:is|are|was|were) {_ONE}(?: \w+){{0,4}}? (?:lying|telling (?:the truth|lies|me|us)|a liar|"
        r"honest|safe(?: (?:to|around|carer|enough|for|with|at|parent))?|dangerous|a danger|a risk|"
        r"paedophile|abuser|predator|psychopath|violent|likely to|capable of|fit\b|trustworthy|"
        r"to be trusted|credible|a (?:good|bad|fit|suitable|safe|decent|unfit) (?:\w+))(?: |$)"),
        (rf"is {_THE_CHILD}(?: \w+){{0,3}}? (?:telling the truth|lying|making (?:it|this|things) up|"
        r"credible|exaggerating)\b|(?:believe|trust) (?:his|her|the|dads|mums|"
        rf"{_ONE})(?: \w+){{0,3}}? (?:story|account|version|word|or)\b"),
        (rf"(?:can|could|should) (?:this|that|the|our|her|his) (?:\w+ )?{any_of(_FAMILY, _WORKERS)} (?:\w+ "
        r")?be (?:trusted|believed|left|allowed)\b"),
        (r"how (?:dangerous|risky|safe|likely|trustworthy|honest|culpable) (?:is|are|was) (?:he|she|they|"
        r"it that|the \w+|mum|dad|this|our|her|his)\b"),
        (r"(?:assess|rate|score|work out|calculate|estimate|evaluate) (?:the |how much |this )?(?:risk|"
        r"danger|likelihood)s? (?:\w+ ){0,6}(?:pose[sd]?|from|to|of|is|he|she)|risk assess (?:him|her|"
        r"the|this|our|mum|dad)"),
        (r"what (?:grade|mark|score|rating) (?:would|do|does)|(?:on a )?scale of (?:1|one|0|zero)|(?:give|"
        r"mark) (?:it|us|me|them|him|her) (?:a mark|out of|a score|marks)|marks? out of"),
        r"^(?:so )?what(?:s| is| are) the (?:odds|chances?|likelihood|probability)|how likely (?:is|are)",
    ),
    "what a Chair should decide": (
        (r"(?:should|ought) (?:our|this|my) (?:\w+ )?(?:chair(?:man|woman|person)?|panel|board|"
        r"subgroup) (?:to )?(?!within|publish|attend|be|have|write|send|see)(?:say|agree|hold|overturn|"
        r"decide|go|accept|reject|sign|approve|back|refuse|order|commission|call|vote)\b(?! (?:minutes|"
        r"meetings?|together|agencies|in))"),
        (r"should the (?:\w+ )?chair(?:man|woman|person)? (?:\w+ ){1,5}(?:in our|in this|on our|about our|"
        r"for our|of our|on this|our) (?:case|one|child|toddler|baby|review)"),
        (r"what should (?:the|our|my) (?:\w+ )?chair (?:decide|do|say|conclude)(?: (?:about|in|with|on|"
        r"for))? (?:our|this|my|a \w+ like)|(?:will|would) (?:our|the) (?:\w+ )?chair (?:agree|say yes|"
        r"say no|decide|go for|approve|back)\b(?!.*\bwithin)"),
        (r"(?:which|what) way (?:should|would|will) (?:the|our) (?:\w+ )?(?:chair|panel|board)|"
        r"in the chairs (?:place|shoes|position)"),
    ),
    "what is done to a worker": (
        (r"should (?:we|i|they|the \w+|my \w+|you|our \w+) (?:now |really |just )?(?:sack|fire|dismiss|"
        r"suspend|discipline|charge|arrest|prosecute|strike|report|refer|sue|punish|blame|warn|forgive|"
        rf"deregister|demote) (?:him\b|her\b|them\b|mum|dad|{_ONE}|the \w+|our \w+|this)"),
        (rf"should {_ONE} (?:\w+ )?(?:be (?:\w+ )?(?:sacked|fired|charged|dismissed|suspended|disciplined|"
        r"prosecuted|struck|arrested|deregistered|blamed|punished|sued|removed|jailed|forgiven|demoted)|"
        r"resign|lose (?:her|his|their)|go to (?:prison|jail)|face|step down)\b"),
        (r"(?:enough|grounds|reason) to (?:sack|fire|dismiss|charge|arrest|prosecute|discipline|"
        r"convict) (?:him|her|them|the|our|this|mum|dad)"),
    ),
    "a diagnosis": (
        (r"(?:can|could) you (?:tell|say|judge|work out)\b.*\b(?:deliberate|abuse|accident|on purpose|"
        r"lying|inflicted|guilty|blame|safe)"),
        (r"diagnos(?:e|is)\b(?=.*\b(?:this|these|injur\w+|bruis\w+|him|her|what|child|baby|x ray|scan|rash|"
        r"mark|burn|swelling|fracture)\b)(?!.*\b(?:guidance|criteria|needed|required)\b)"),
        (r"(?:do|does|is|are|could|would|was|were|can) (?:this|these|the|his|her|those|that|a|an|it|"
        r"they) (?:\w+ ){0,6}?(?:bruis\w+|fracture\w*|marks?|burns?|scalds?|injur\w+|rash|bleed\w*|"
        r"head injury|swelling|breaks?|scan|x ray|cuts?|it|they) (?:\w+ ){0,6}?"
        r"(?:look like|abuse|non ?accidental|on purpose|deliberate|inflicted|consistent|caused by|"
        r"accidental|fit (?:with )?(?:the|his|her|mums|dads)|mean (?:that )?(?:the|he|she|somebody|"
        r"someone|dad|mum)|from a fall|old|suspicious)\b"),
        (r"(?:has|have|is|was) (?:this|the|our|my) (?:\w+ )?(?:kid|child|boy|girl|baby|toddler|"
        r"teenager) (?:\w+ )?(?:been )?(?:sexually |physically )?(?:abused|neglected|shaken|groomed|"
        r"autistic|traumatised)\b,? (?:going by|from what|do you|judging|on what|based)"),
        (r"(?:how old|what caused|what made) (?:are|is|was|were|this|these|the|his|"
        r"her) (?:\w+ ){0,3}?(?:bruis\w+|marks?|injur\w+|fracture\w*|burns?)|is it (?:shaken baby|nai|fii|"
        r"munchausen)"),
    ),
    "an opinion": (
        (r"do (?:you|u) (?:\w+ )?(?:think|reckon|believe|agree|feel|suspect|consider|trust|fancy)\b|"
        r"what do you (?:\w+ )?(?:think|reckon|make of|feel|say to)|(?:dont|wouldnt) you (?:think|agree|" r"say)"),
        (r"what would (?:you|u) (?:\w+ )?(?:do|say|decide|recommend|advise)|if you were (?:me|the|us|in|"
        r"her|him|our)|would you (?:\w+ )?(?:trust|sack|charge|say|blame|call|believe|hold|sign|convict|"
        r"discipline|recommend|suspend|vote)\b"),
        (r"(?:in|whats|what is|give me|want|give us|id like|need|like) your (?:\w+ )?(?:opinion|view|"
        r"verdict|take|gut|judgement|honest|thoughts|feeling|advice)\b|your (?:honest |"
        r"personal )?(?:opinion|verdict|gut feeling)\b"),
        (r"(?:are|is) (?:you|u) (?:\w+ )?(?:convinced|sure (?:he|she|dad|mum)|on (?:his|her|our|"
        r"their) side)|whose side are you|do you (?:find|rate)|who do you (?:think|believe|blame)"),
    ),
}  # fmt: skip
_COMPILED = [re.compile(rf"\b(?:{pattern})") for patterns in _JUDGEMENTS.values() for pattern in patterns]
_IN_A_PROCESS = re.compile(
    r"\b(?:during|while|whilst|before|until|after|alongside|at the same time|pending|because of) (?:a|"
    r"an|the|we|it|any|our)?\b ?(?:\w+ )?(?:review|scr|process|inquiry|investigation|trial)|"
    r"within (?:a|one|\w+) (?:month|days?|weeks?)|(?:see|shown|told|invited|interviewed|"
    r"allowed to (?:see|read|comment|attend|speak)|asked|named|anonymised|consulted|published)\b"
)
"""Words that make it a question on how the process treats people."""
_WHATEVER_ELSE = re.compile(
    r"\b(?:do you (?:think|reckon|believe)|in your (?:opinion|view)|would a jury|to blame|your view)\b"
)


def asks_for_judgement(text: str) -> bool:
    """Whether a message asks for a judgement that only people may make."""
    return any(_asks(sentence) for sentence in sentences(plain(text)))


def _asks(sentence: str) -> bool:
    if _ABOUT_REVIEWS.search(sentence):
        return False
    if _IN_A_PROCESS.search(sentence) and not _WHATEVER_ELSE.search(sentence):
        return False
    return any(pattern.search(sentence) for pattern in _COMPILED)
