"""Messages that try to steer the assistant instead of asking it something.

Nothing in a message can change what the assistant does, since it only looks up statements; but such a message deserves
a plain refusal instead of a search for its words. Questions with an imperative ("list the stages"), questions on who
instructs whom and questions on whether minutes may be altered are ordinary questions.
"""

from __future__ import annotations

import re

from assistant.screening.plain_words import plain
from assistant.screening.risk_words import any_of

_RULES = any_of(
    r"(?:\w+ ){0,3}?(?:instructions?|rules?|prompts?|restrictions?|guardrails?|limits|filters?|"
    r"programming|training|constraints|settings|safeguards|checks?|safety \w+|directions)",
    "(?:everything|anything|what|all) (?:above|before|you|youve|i said)",
    "(?:all )?(?:the )?(?:above|previous|preceding|prior)\\b",
    r"(?:the |your |all )?(?:guidance|sources|documents|toolkit|criteria) (?:you|and (?:make|just|say|"
    r"tell|answer|write|give))",
)  # fmt: skip
_YES = any_of(
    "yes",
    "no",
    "approved",
    "signed",
    "met",
    "not met",
    "complete[d]?",
    "agreed",
    "closed",
    "submitted",
    "done",
    "compliant",
)
_RECORD = any_of(
    "minutes?",
    "records?",
    "chronolog(?:y|ies)",
    "case ?notes?",
    "notes?",
    "logs?",
    "forms?",
    "reports?",
    "entr(?:y|ies)",
    "dates?",
    "files?",
    "decision",
    "timeline",
    "letters?",
    "imr",
    "notification",
    "action plan",
    "statements?",
    "signatures?",
    "attendance",
    "register",
)
_AFFIRM = (
    r"(?:^|[.,;:!?\n]|\band |\bthen |\bplease |\bjust |\bnow |\bso |\bbut |\bcan you |\bcould you |"
    r"\bwould you |\bi want you to |\bi need you to |\byou (?:must|should|will|have to|need to|can) |"
    r"\bhelp (?:me|us) (?:to )?|\bok |\bhey |\bhi |\bplz |\blets )\s*"
)
"""Where an order to the assistant begins."""

_FAMILIES = {
    "set its rules aside": (
        (r"(?:ignore|disregard|forget|override|bypass|drop|overrule|discard|neglect|set aside|switch off|"
        r"turn off|disable|remove|break|skip|dont follow|stop following|unlearn|suspend|"
        rf"wipe) (?:\w+ )?{_RULES}"),
        (r"(?:start again|answer|respond|reply|act|behave|speak) (?:as|like) (?:a |an |if |"
        r"though )(?:\w+ ){0,4}(?:free|unrestricted|unfiltered|no (?:rules|limits|restrictions)|"
        r"uncensored|without rules|rules)"),
        (r"\b(?:jailbreak\w*|dan mode|developer mode|debug mode|god mode|sudo|admin mode|maintenance mode|"
        r"unfiltered|uncensored|unrestricted|do anything now|you are dan)\b"),
        r"(?:no|without(?: any)?) (?:rules|restrictions|limits|filters?|guardrails)(?: apply)?\b",
        (r"(?:your|the) new (?:task|job|role|instructions?|rules?|purpose|orders?) (?:is|are)|(?:^|"
        r"[.;!] ?)new (?:system )?(?:instruction|rule|task|order|prompt)s? ?[:,]"),
    ),
    "be someone else": (
        (r"you(?:re| are) (?:now|no longer|going to (?:be|act|pretend)|hereby)\b|youre (?:actually|"
        r"really) (?:a|an|the)\b|you are (?:actually|really) (?:a|an)\b"),
        (rf"{_AFFIRM}(?:pretend|imagine you|act as|act like|behave as|role ?play|play the (?:part|role)|"
        r"take on the role|impersonate|pose as|simulate|be my|assume the (?:role|identity)|speak as|"
        r"answer as|write as|sign as)\b"),
        (r"(?:from (?:now|here|this point) on|from this (?:point|moment)|going forward|henceforth|"
        r"for the rest of (?:this|the|our) (?:chat|conversation|session))\b,? (?:\w+ )?(?:you|say|answer|"
        r"reply|respond|only|always|never|every|dont|call|treat|stop|ignore|put|begin)"),
        (r"stop (?:being|acting (?:as|like)) (?:an?|the) (?:\w+ )?(?:assistant|bot|computer|machine)|"
        r"(?:behave|act) like (?:the|a|my|our) (?:\w+ )?(?:chair|judge|lawyer|director|reviewer|mate)|"
        r"you work for me|you (?:must|will) obey|obey (?:me|my)|i am your (?:creator|developer|admin\w*|"
        r"owner|maker|boss|master)|im (?:your|the|an?) (?:developer|creator|admin\w*|programmer|"
        r"owner)(?: of (?:this|you)\b|,| so\b| and\b| here\b|$)|unlock (?:everything|all|your)|"
        r"(?:verified|super) (?:user|admin)"),
        (r"let us role ?play|lets role ?play|let us pretend|lets pretend|in this (?:game|story|"
        r"scenario),? you|youre a (?:judge|barrister|lawyer|chair|doctor)\b|you are (?:a|an|"
        r"the) (?:\w+ )?(?:judge|barrister|lawyer|chair|chairman|expert|doctor|ai|model|bot|hacker|"
        r"director|inspector|reviewer|helpful|coroner|pirate)\b"),
    ),
    "give up its hidden text": (
        (r"(?:print|show|reveal|repeat|list|output|display|give|tell|what(?:s| is| are| was| were)|copy|"
        r"paste|leak|dump|share|quote|translate|summarise|see) (?:\w+ ){0,5}?(?:system (?:prompt|message|"
        r"instructions?)|(?:your|hidden|secret|initial|original|starting) (?:\w+ )?(?:prompts?|"
        r"instructions?|rules|configuration|settings|system|source code|training data|programming))"),
        (r"(?:the )?prompt (?:you|that) (?:were|was|are|have)|(?:what|which) (?:were|are) you (?:told|"
        r"instructed|programmed|trained)|your (?:system )?prompt\b|(?:reveal|show|list|tell me|"
        r"give me) (?:\w+ )?(?:the |all )?(?:rules|instructions|orders) (?:that )?you (?:follow|have|obey|"
        r"were|got|work)|api key|(?:your|the) (?:admin )?password\b.{0,10}\b(?:is|please)"),
    ),
    "say what it is told": (
        (r"(?:reply|answer|respond|say|write|output)(?: back)? (?:only |just |simply )?(?:with |"
        r"in )?(?:only|just|nothing but|exactly|one word|the word|a single|yes or no and nothing)\b"),
        (rf"{_AFFIRM}(?:always |only |just )?(?:reply|answer|respond|say) (?:only |just |always |"
        rf"simply )?(?:with )?(?:a )?{_YES}\b(?! (?:to a|or no|before))|only say\b|and (?:nothing|"
        r"not a word) (?:else|more)\b|(?:in|with) one word\b"),
        (rf"{_AFFIRM}(?:just|only|simply) (?:write|say|put|type|print|answer|output|tick)\b(?! (?:what|"
        r"which|who|if|it) (?:the|is|does))"),
        (r"(?:repeat|say|copy|write)(?: this| it| that| these words)? after me|repeat (?:these|"
        r"the following|this) (?:words?|sentence|line|back)|(?:finish|complete) (?:this|the|my) sentence|"
        r"say the (?:words?|following)|copy out (?:this|the following)"),
        (rf"{_AFFIRM}(?:make (?:it|them|this) (?:say|look|read)|never (?:mention|say|refer|admit|tell|cite|"
        r"use)|back ?dat(?:e|ing))\b"),
        (rf"{_AFFIRM}(?:say|state|confirm|conclude|tell (?:every(?:body|one)|any(?:body|one)|people|them|"
        r"him|her|the \w+|mum|dad|ofsted|everyone)|write|claim|declare|answer|pretend|agree|insist|"
        rf"certify|find|record|put|note|assert)(?: (?!me\b|us\b)\w+){{0,4}}? that (?:the|we|i|all|no|every|"
        r"our|my|it|he|she|they|there|this|an?|nobody|nothing|health|police|mum|dad|you)\b(?! guidance|"
        r" toolkit)"),
        (r"(?:whatever|anything|everything) i (?:ask|say|type)|every (?:question|answer|time) (?:i ask|"
        r"you (?:answer|reply)|from now)|(?:yes|no) to (?:every|all|each|any)\b|(?:put|tick|enter|fill in|"
        r"select|choose|answer|mark) (?:a )?(?:yes|no|all)\b(?: the boxes)?(?: \w+){0,3}? ?(?:to|for|on|"
        r"in|all|every|boxes)\b"),
        (rf"{_AFFIRM}(?:tick|fill|check|complete) (?:in )?(?:all|every|each)\b|{_AFFIRM}(?:skip|miss out|"
        r"jump|pass over) (?:\w+ )?(?:questions?|checks?|steps|criteria)\b(?:.*\b(?:yes|approve|sign|"
        r"for me|and (?:say|put|mark|just|give|tell))\b)"),
        (r"(?:without|no|leave out|leave off|drop|omit|remove|hide|skip|miss out|forget|dont (?:give|show|"
        r"include|add|bother with|use|cite)|never mind) (?:\w+ )?(?:the |any |your |all )?(?:citations?|"
        r"sources?|references?|footnotes|caveats?|disclaimers?|quotes?|warnings?|notices?)\b(?: please|,|"
        r"$| and| just| in| from your| at| or|\.)"),
        (r"(?:make|made) (?:up|it up)(?: (?:a|an|some|your|the)\b|$| if)|invent (?:a|an|some)\b|"
        r"(?:fabricate|falsify|fake|forge)\b|just (?:your|use your) own words|in your own words only|"
        r"state it as (?:a )?fact|(?:do not|dont|never) (?:mention|say|tell|admit|refer to|talk about|"
        r"reveal) (?:\w+ ){1,8}(?:just say|and say|instead|when|in (?:your|the) (?:answer|reply)|say)"),
        (r"(?:begin|start|end) (?:your|every|each) (?:answer|reply|response|sentence)s? with|(?:in|"
        r"use) (?:all )?(?:capitals|emoji|pirate)|praise (?:our|my|the)|(?:agree|agrees) with (?:me|"
        r"everything)"),
        (r"give (?:me|us) (?:the )?answer i want|tell me what i want to hear|just agree\b|i (?:order|"
        r"command|instruct|authorise|hereby)\b (?:you|grant|authorise|give|declare)|(?:do|"
        r"follow) (?:exactly )?(?:as|what) i (?:say|tell|type|want)|follow (?:them|these|my (?:orders|"
        r"instructions)|the (?:instructions|orders|steps)) (?:below|exactly|in|hidden|above|to the letter)"),
    ),
    "act with borrowed authority": (
        (r"(?:authori[sz]ed|permitted|allowed|cleared|told|approved|empowered|instructed|wants|says|"
        r"said) you (?:to|can|may|could|must|should)\b|you (?:are|have been|were|"
        r"re) (?:hereby )?(?:authori[sz]ed|cleared|permitted|allowed|approved|instructed|ordered) (?:to|"
        r"by)|i have (?:permission|authority|clearance|admin)\b(?:.*\b(?:so|override|skip|to)\b|$)"),
        (rf"{_AFFIRM}(?:mark|record|put|log|set|enter|show|list|flag|register|file|sign|submit|approve|send|"
        r"finalise|authorise|stamp|close)\b (?:it |this |that |them |everything |all (?:of )?(?:it|them|"
        r"this) |off |the (?:\w+ )?(?:form|decision|case|notification|referral|outcome|status|criteria|"
        r"terms|report|minutes|action|box|boxes|review|actions) |our |us |me )(?:\w+ )*?(?:off\b|as\b|"
        r"on behalf|for (?:me|us|him|her|the chair)|in (?:my|the chairs|her|his) name|now\b|to (?:ofsted|"
        r"the panel|the department|dfe|them)|and (?:submit|send|sign|close)|straight)"),
        (r"(?:mark|put|log|sign) (?:it|this|that|us|the case|everything|them)(?: \w+)? (?:as|down as|"
        r"off as|off for|off on)\b|(?:approve|submit|sign|authorise) (?:it|this|them) (?:for|on behalf|"
        r"off)\b|on (?:behalf of|the chairs behalf) (?:\w+ ){0,3}(?:sign|approve)|grant you|" r"skip the questions"),
        (rf"{_AFFIRM}approve (?:this|the|our|it)\b|{_AFFIRM}sign (?:it|this|for (?:me|him|her|us|the)|"
        r"the (?:\w+ )?(?:decision|form|letter|report|terms|notification)|as)\b"),
    ),
    "forge a record": (
        rf"(?:back ?dat|post ?dat|forg|falsif|doctor|fak)(?:e|es|ed|ing|y|ify)? (?:\w+ ){{0,5}}?{_RECORD}\b",
        (rf"{_AFFIRM}(?:add|insert|put|slip|take out|strike out|cut out|remove|delete|leave out) (?:a|the|"
        r"that|this|our|in a) (?:\w+ )?(?:lines?|sentences?|bits?|entry|entries|paragraphs?|words?|pages?|"
        rf"names?|visits?|calls?)\b.*\b{_RECORD}\b"),
        (rf"{_AFFIRM}(?:reword|rewrite|doctor|alter|backdate|back date|falsify|erase|wipe|shred|fiddle|"
        rf"fudge|massage) (?:the|our|my|that|this|those|all|these|his|her) (?:\w+ ){{0,3}}?{_RECORD}\b|"
        r"cover up (?:that|the fact|for|how|what)"),
        (rf"{_AFFIRM}(?:change|alter|edit|amend|rewrite|reword|delete|erase|remove|wipe|tweak|adjust|fix|"
        r"doctor|swap|move|tidy|redo|shred|lose|add to|correct|backdate|back date|modify|update) (?:the |"
        r"our |my |that |this |those |all |any )?(?:bit of |part of |entry in |line in |date on |date of |"
        rf"dates? (?:on|in|of) )?(?:the |our |my )?(?:\w+ ){{0,3}}?{_RECORD}\b.*?\b(?:so|to (?:show|say|"
        r"make|look|read|match|hide|cover|remove|put)|before|as if|where|that (?:says|shows|looks)|look|"
        r"was|were|later|earlier|from|for me|saying|nobody)\b"),
        (r"(?:as (?:if|though)) (?:we|i|they|he|she|it|the \w+) (?:\w+ )?(?:visited|attended|notified|met|"
        r"agreed|was|were|had|called|rang|sent|told|did|objected|happened|came|said)\b"),
        (r"(?:put|enter|write|give|use|add|insert|type|record|note) (?:down |in )?(?:that (?:all|every|we|"
        r"i|nobody|she|he|they)\b|(?:to|yester)days? date\b|(?:a |an )?(?:earlier|later|different|false|"
        r"fake|older) (?:date|time|name)|(?:a |the )?date (?:of|as) (?:last|the))"),
        (r"(?:nobody|no one) will (?:check|know|notice|find out)|so it looks (?:like|as)|"
        r"make it look (?:like|as)|cover (?:it|this|that|our tracks) up|cover our tracks|"
        r"even though we did(?:nt| not)|to show we (?:\w+ )?(?:finished|complied|did|met|were|acted|told|"
        r"notified)"),
    ),
}  # fmt: skip
_COMPILED = [
    re.compile(rf"(?:{pattern})" if pattern.startswith("(?:^|") else rf"\b(?:{pattern})")
    for patterns in _FAMILIES.values()
    for pattern in patterns
]

_SMUGGLED = (
    re.compile(r"</?\s*(?:system|user|assistant|instructions?|prompt|script|im_start|im_end|sys|admin|context|"
        r"rules|document|tool|img|iframe|svg)\b[^>]*>?", re.IGNORECASE),
    re.compile(r"\[/?\s*(?:INST|SYS|SYSTEM|ASSISTANT|ADMIN|OVERRIDE|USER)[ A-Z_]*\]|<\|[^|]{1,40}\|>|"
        r"<<\s*/?\s*SYS\s*>>|\{\{.{0,80}?\}\}|BEGIN (?:SYSTEM|PROMPT|INSTRUCTIONS)|END OF (?:PROMPT|"
        r"INSTRUCTIONS|DOCUMENT|SYSTEM)", re.IGNORECASE),
    re.compile(r"(?:^|\n|\"|'|\()\s*#{0,4}\s*(?:system|assistant|developer|new instructions?|"
        r"override|root)\s*(?:prompt|message|note|instruction|override)?\s*[:>=]", re.IGNORECASE),
    re.compile(r"(?:note|message|attention|instructions?|memo|notice)\s+(?:to|for)\s+(?:the\s+|any\s+|"
        r"all\s+)?(?:ai|assistants?|bots?|chatbots?|models?|llms?|system|computer|reader of this)\b", re.IGNORECASE),
    re.compile(
        r"(?<![A-Za-z0-9+/])(?=[A-Za-z0-9+/]*[a-z])(?=[A-Za-z0-9+/]*[A-Z])(?=[A-Za-z0-9+/]*\d)"
        r"[A-Za-z0-9+/]{24,}={0,2}(?![A-Za-z0-9+/])"
    ),
    re.compile(r"\b(?:base ?64|rot ?13|decode (?:this|the|it)|unscramble)\b|\b(?:[0-9a-f]{2} ){10,}|"
        r"(?:\\x[0-9a-f]{2}){4,}|(?:%[0-9a-f]{2}){5,}", re.IGNORECASE),
    re.compile(
        r"```|\b(?:eval|exec|system|os\.system|import os)\s*\(|;\s*drop\s+table|'\s*or\s+1\s*=\s*1|javascript:",
        re.IGNORECASE,
    ),
    re.compile(r"[\u200b\u2060\u202a-\u202e\u2066-\u2069\U000e0000-\U000e007f]"),
)  # fmt: skip
"""Text dressed up as something else: mark-up of prompts, encoded text, invisible characters."""

_ASKED_ABOUT = re.compile(
    r"^(?:(?:and|so|but|ok|hi|hello|please) )*(?:who|whos|what (?:if|happens|do|does|should|must|can|"
    r"is the|are the|counts|about)|when|where|why|which|whose|how (?:do|does|is|are|should|long|many|"
    r"can|must)|"
    r"is|are|was|were|does|do (?:we|i|they|you have to|agencies|staff|people)|did|must|may|should|"
    r"could (?:we|i|they|a|the|our|someone)|can (?:we|i|they|a|the|an|our|someone|anyone|staff|"
    r"parents|you still|it)|"
    r"would (?:it|we|they|the|a|i)|has|have|if (?:a|the|someone|we|they|our|my))\b"
)
"""A question on what people may do, not an order."""
_TO_ASSISTANT = re.compile(
    r"\b(?:your (?:\w+ )?(?:prompt|instructions?|rules|restrictions|programming|limits|configuration|"
    r"settings)|you are (?:now|dan|no longer)|ignore (?:all )?(?:your|previous|prior)|jailbreak|"
    r"developer mode|system (?:prompt|message))\b"
)


def tries_to_instruct(text: str) -> bool:
    """Whether a message tries to instruct or to trick the assistant instead of asking a question."""
    if any(pattern.search(text) for pattern in _SMUGGLED):
        return True
    message = plain(text)
    parts = [part.strip() for part in re.split(r"(?<=[.?!;\n])\s*", message) if part.strip()]
    return any(_orders(part) for part in parts)


def _orders(part: str) -> bool:
    if _TO_ASSISTANT.search(part):
        return True
    if _ASKED_ABOUT.search(part):
        return False
    return any(pattern.search(part) for pattern in _COMPILED)
