"""Open a Word document (DOCX): a ZIP archive of XML parts, either of which can be made to harm a careless reader.

Only the few parts that hold text are unpacked, none beyond a set size, and XML that declares entities is refused.
Nothing is fetched: links to other files are not followed.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
from collections.abc import Iterator
from xml.etree import ElementTree as ET

from assistant.errors import DocumentUnreadable

Element = ET.Element

_LARGEST_PART = 32 * 1024**2
_LARGEST_WHOLE = 512 * 1024**2
_MOST_PARTS = 10_000
# XML written by Word unpacks to ten or twenty times its size; a trap to a thousand times.
_PACKED_AT_MOST, _PACKING_MATTERS_FROM = 150, 4 * 1024**2
_DAMAGED = "damaged Word document (DOCX): open it in Word and save it again, or get it anew"
_TRAP = "unpacks to far more than a document holds: do not use this file, get the document from its publisher"
_WORD = (
    "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}",
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}",
)


class Package:
    """The parts of a Word document."""

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        infos = self._archive.infolist()
        if len(infos) > _MOST_PARTS or sum(info.file_size for info in infos) > _LARGEST_WHOLE:
            raise DocumentUnreadable(_TRAP)
        self._parts = {info.filename.lstrip("/"): info for info in infos}
        self.main = self._main_part()

    def part(self, name: str) -> Element | None:
        """The XML of a part, or None where the document has no such part."""
        info = self._parts.get(name)
        if info is None:
            return None
        packed = max(info.compress_size, 1)
        if info.file_size > _PACKING_MATTERS_FROM and info.file_size / packed > _PACKED_AT_MOST:
            raise DocumentUnreadable(_TRAP)
        if info.file_size > _LARGEST_PART:
            raise DocumentUnreadable("a Word document too large to read: attach it in several parts")
        # No more than the declared size is ever unpacked, whatever the archive really holds.
        content = self._archive.read(info)
        parser = ET.XMLParser(target=_NoEntities())  # noqa: S314  # entities are refused below
        parser.feed(content)
        root: Element = parser.close()
        return root

    def related(self, kind: str) -> Element | None:
        """The part that the main part is related to as, for instance, its ``footnotes``."""
        folder, name = posixpath.split(self.main)
        target = self._relation(f"{folder}/_rels/{name}.rels", kind)
        return self.part(posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")) if target else None

    def _main_part(self) -> str:
        if "[Content_Types].xml" not in self._parts and "word/document.xml" not in self._parts:
            raise DocumentUnreadable(
                "an archive (ZIP) or another Office file, no Word document: save it as DOCX or PDF"
            )
        main = (self._relation("_rels/.rels", "officeDocument") or "word/document.xml").lstrip("/")
        if not main.startswith("word/") and main not in self._parts:
            raise DocumentUnreadable(_DAMAGED)
        return main

    def _relation(self, part: str, kind: str) -> str | None:
        relations = self.part(part.lstrip("/"))
        for relation in relations if relations is not None else ():
            inside = relation.get("TargetMode") != "External"
            if inside and relation.get("Type", "").rpartition("/")[2] == kind:
                return relation.get("Target")
        return None


class _NoEntities(ET.TreeBuilder):
    """Builds the tree of a part; a document type, the only place an entity can be declared in, is refused."""

    def doctype(self, *_declared: str | None) -> None:
        """Refuse the part: Word never writes a document type."""
        raise DocumentUnreadable("a Word document that declares XML entities: do not use this file")


def word(element: Element) -> str:
    """The name of an element in Word's own vocabulary, such as ``p``; empty for elements of any other."""
    tag = element.tag
    for prefix in _WORD:
        if tag.startswith(prefix):
            return tag[len(prefix) :]
    return ""


def value(element: Element | None, name: str = "val") -> str | None:
    """A property of an element in Word's own vocabulary."""
    if element is None:
        return None
    return next((element.attrib[prefix + name] for prefix in _WORD if prefix + name in element.attrib), None)


def child(element: Element | None, *path: str) -> Element | None:
    """The element that a path of Word's names leads to."""
    for name in path:
        element = next(children(element, name), None)
    return element


def children(element: Element | None, *names: str) -> Iterator[Element]:
    """The children that have one of these names."""
    return (found for found in (element if element is not None else ()) if word(found) in names)


def is_on(element: Element | None) -> bool | None:
    """Whether a switch such as ``vanish`` is on or off; None where it is not set."""
    return None if element is None else value(element) not in {"0", "false", "off", "none"}
