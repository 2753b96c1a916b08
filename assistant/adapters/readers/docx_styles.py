"""What the styles of a Word document say about its text: hidden, a heading, or an item of a list."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assistant.adapters.readers.docx_package import Element, child, children, is_on, value

_UNREADABLE_SIZE = 2
"""In half points: text of one point is there to be overlooked."""


@dataclass(frozen=True, slots=True)
class Styles:
    """The styles by their names in the file."""

    by_name: Mapping[str, Element]

    def is_hidden(self, run: Element, paragraph: Element) -> bool:
        """Whether the text of a run is hidden, by itself or by its style or the style of its paragraph."""
        own = child(run, "rPr")
        if (size := value(child(own, "sz"))) and size.isdecimal() and int(size) <= _UNREADABLE_SIZE:
            return True
        if (vanish := is_on(child(own, "vanish"))) is not None:
            return vanish
        for style in (value(child(own, "rStyle")), value(child(paragraph, "pPr", "pStyle"))):
            for element in self._with_bases(style):
                if (vanish := is_on(child(element, "rPr", "vanish"))) is not None:
                    return vanish
        return False

    def is_item(self, paragraph: Element) -> bool:
        """Whether a paragraph is an item of a list; a numbered heading is none."""
        properties = child(paragraph, "pPr")
        styles = list(self._with_bases(value(child(properties, "pStyle"))))
        if any(child(style, "pPr", "outlineLvl") is not None for style in styles):
            return False
        for holder in (properties, *(child(style, "pPr") for style in styles)):
            numbering = child(holder, "numPr")
            if numbering is not None:
                return value(child(numbering, "numId")) != "0"
        return False

    def _with_bases(self, name: str | None) -> Iterator[Element]:
        """A style and those it is based on; a circle of them, which Word never writes, is left where it closes."""
        met: set[str] = set()
        while name and name not in met and name in self.by_name:
            met.add(name)
            yield self.by_name[name]
            name = value(child(self.by_name[name], "basedOn"))


def styles_of(part: Element | None) -> Styles:
    """The styles of a document from its part for them."""
    return Styles({value(style, "styleId") or "": style for style in children(part, "style")})
