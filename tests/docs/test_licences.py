"""Nothing that the project needs at run time is under the GPL, AGPL or LGPL."""

import re
from dataclasses import dataclass
from importlib import metadata

import pytest

from conftest import PROJECT

LOCKS = ("run.lock", "torch.lock")
_PINNED = re.compile(r"^([A-Za-z0-9][A-Za-z0-9._-]*)==", re.MULTILINE)
_COPYLEFT = re.compile(
    r"\b[AL]?GPL(?:v?\d|\b)|\b(?:GNU|Affero)\b[^;,\n]{0,40}\b(?:General|Lesser|Library)\b[^;,\n]{0,20}\bLicen[cs]e",
    re.IGNORECASE,
)
_CHOICE = re.compile(r"\s+OR\s+", re.IGNORECASE)
_NAMED_WITHIN = 200
"""Characters of a licence field that name the licence; its whole text may follow, with other people's in it."""


@dataclass(frozen=True)
class Licence:
    """What a distribution says of its licence, most exact first."""

    expression: str = ""
    text: str = ""
    classifiers: tuple[str, ...] = ()

    @property
    def unknown(self) -> bool:
        return self.text.strip().upper() in {"", "UNKNOWN"} and not self.expression and not self.classifiers

    @property
    def copyleft(self) -> bool:
        """Whether it cannot be taken without the GPL or its kin; of several classifiers each counts."""
        if self.expression:
            return not _may_be_taken(self.expression)
        return any(map(_COPYLEFT.search, self.classifiers)) or not _may_be_taken(self.text[:_NAMED_WITHIN])


def _may_be_taken(expression: str) -> bool:
    """Whether an expression can be met without copyleft: of what is joined by OR one part is enough, of AND all count.

    Brackets are resolved from the inside out.
    """
    while bracket := re.search(r"\(([^()]*)\)", expression):
        inner = "permissive" if _may_be_taken(bracket[1]) else "GPL"
        expression = f"{expression[: bracket.start()]} {inner} {expression[bracket.end() :]}"
    return any(not _COPYLEFT.search(part) for part in _CHOICE.split(expression))


def licence_of(name):
    """What an installed distribution says of its licence; None where it is not installed here."""
    try:
        about = metadata.metadata(name)
    except metadata.PackageNotFoundError:
        return None
    classifiers = tuple(c for c in about.get_all("Classifier") or () if c.startswith("License ::"))
    exact = tuple(c for c in classifiers if c != "License :: OSI Approved")
    return Licence(about.get("License-Expression") or "", about.get("License") or "", exact)


def pinned():
    """The names in the lock files, as they are spelled there."""
    return [name for lock in LOCKS for name in _PINNED.findall((PROJECT / "requirements" / lock).read_text())]


def installed():
    return {name: licence for name in pinned() if (licence := licence_of(name)) is not None}


def test_the_lock_files_name_what_is_installed():
    """Nearly all of what is pinned is installed, so that the other tests look at something."""
    names = pinned()

    assert "torch" in names
    assert len(installed()) >= 0.9 * len(names)


def test_nothing_is_under_the_gpl_or_its_kin():
    """No distribution can only be taken under the GPL, AGPL or LGPL."""
    offending = [name for name, licence in installed().items() if licence.copyleft]

    assert not offending, f"under the GPL, AGPL or LGPL: {', '.join(offending)}"


def test_everything_says_what_its_licence_is():
    """No distribution is without licence information: what is listed here must be looked up by a person."""
    silent = [name for name, licence in installed().items() if licence.unknown]

    assert not silent, f"without licence information: {', '.join(silent)}"


@pytest.mark.parametrize(
    "licence",
    [
        Licence(expression="GPL-3.0-or-later"),
        Licence(expression="MIT AND LGPL-2.1-only"),
        Licence(expression="(AGPL-3.0-only OR GPL-2.0-only) AND MIT"),
        Licence(text="GPLv3"),
        Licence(text="GNU Lesser General Public License v2.1"),
        Licence(text="LGPL"),
        Licence(classifiers=("License :: OSI Approved :: GNU General Public License v2 (GPLv2)",)),
        Licence(classifiers=("License :: OSI Approved :: GNU Affero General Public License v3",)),
        Licence(classifiers=("License :: OSI Approved :: MIT License", "License :: OSI Approved :: GNU LGPL v3")),
        Licence(text="GPL-2.0", classifiers=("License :: Other/Proprietary License",)),
    ],
    ids=str,
)
def test_a_copyleft_licence_is_found(licence):
    """The check can fail, whichever field names the licence."""
    assert licence.copyleft


@pytest.mark.parametrize(
    "licence",
    [
        Licence(expression="MPL-2.0 AND (Apache-2.0 OR MIT)"),
        Licence(expression="MIT OR GPL-2.0-or-later"),
        Licence(expression="(GPL-2.0-only OR BSD-3-Clause) AND MIT"),
        Licence(text="MIT"),
        Licence(text="BSD-3-Clause"),
        Licence(classifiers=("License :: OSI Approved :: Mozilla Public License 2.0 (MPL 2.0)",)),
        Licence(text="BSD\n" + "x" * 300 + "GNU General Public License", classifiers=()),
    ],
    ids=lambda licence: repr(licence)[:60],
)
def test_a_permissive_licence_passes(licence):
    """The MPL, a choice that includes a permissive licence and another's licence quoted further down all pass."""
    assert not licence.copyleft


def test_a_distribution_that_says_nothing_is_found():
    """The check of missing information can fail, too."""
    assert Licence().unknown
    assert Licence(text="UNKNOWN").unknown
    assert not Licence(text="MIT").unknown
