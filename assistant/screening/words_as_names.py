"""Words that are names as well, sorted by how they mislead."""

from __future__ import annotations

from assistant.screening.word_set import word_set

MONTHS = word_set("may april june july august march january")

VERBS_TOO = word_set(
    """will may mark bill grant drew hope chase frank rich major guy art pat sue rob nick max miles chance reed cash
    christian victor dean duke earl prince king bishop pope royal lane march summer charity justice liberty
    journey grace faith joy dawn trinity phoenix carol robin jean gene ray"""
)
"""Not believed at the beginning of a sentence or, in small letters, behind "baby" or "mum"."""

WORD_NAMES = word_set(
    """grace hope faith joy will mark rose summer dawn lily daisy ruby amber jade jordan chelsea paris brooklyn
    austin dallas mason taylor tyler carter cooper hunter harper parker bill rob pat sue frank grant dean drew guy
    ray max miles nick robin rusty iris ivy holly heather hazel olive violet poppy pearl crystal destiny autumn
    april june may patience mercy blessing precious victor angel christian ebony sky skye star river storm phoenix
    willow sage honey chase reed lance wade cash jet ash sandy kitty penny bonny melody harmony serenity trinity
    sterling india asia kenya georgia florence sydney charlotte lincoln preston kent devon chester carlisle ashton
    bradley kingston clay dale glen heath cliff rocky woody gene jean jack barney bella sierra nova luna aurora
    blaze barry don rod marina carol buddy sonny dusty randy candy cherry berry ginger pepper rosemary basil
    jasmine saffron myrtle fern clementine flora coral opal diamond sapphire emerald gem joy merry noel art carter
    walker archer fletcher tanner sailor camden kingsley victoria alexandra austin chad israel jersey valentine
    constant prudence verity felicity unity amity constance modesty clarity honour honor treasure wisdom goodness
    comfort favour gift success testimony wonder promise bishop king prince duke earl rex marshall christmas
    noelle drake hawk wren robin jay lark raven starling leo scorpio beau bliss blue brandy dolly lace velvet
    harley mercedes porsche bentley lexus royce princess reign legend maverick ace rebel justice liberty journey
    royal saint messiah alma grant colt gauge ranger"""
)
"""Given names that are words or places: names where a capital calls for it."""

SHORT_NAMES = word_set(
    """ali amy ben sam joe zoe mia ian liz leo ava ivy kim tom tim rob meg abi jay jon ron roy kai eli zac zak gus
    ned ted ken viv bev jen kat jed tia lia ola ada ida una uma asa adi avi kit lou jem tam sid stu ayo obi zia
    evi evie eva nia isa ana ann dan jim lee ella iona"""
)
"""Short names believed even in small letters."""

SURNAME_WORDS = word_set(
    """smith baker cook young brown green white black king hill wood hall clark turner cooper walker parker bell
    carter fox stone rose west north day long short price rich love marsh field bird rice flowers banks woods
    rivers waters miller mason taylor taylor hunter fisher farmer shepherd carpenter potter archer porter butler
    butcher barber bishop pope knight lamb wolf swan crane finch nightingale peacock drake bond bush berry cherry
    lemon pepper winter summers may march noble savage sharp swift wise stout moody power powers grant lane street
    ford pond brook brooks beck bridges gates barnes mills fields meadows hedges heath grove forest park green
    gray grey reed rush thorn moss fern gardner gardener weaver glover tanner sawyer wheeler wright cross church
    temple bull hogg hare buck lyon hook page marks read reading dean abbott monk priest major judge law"""
) - {"page", "law", "judge", "read", "reading", "major", "street", "church", "forest", "rush", "day", "march", "cross"}
"""Surnames that are words: believed in small letters right behind a given name."""
