"""The styles of a Word document: which paragraphs are headings or list items, and what formatting hides.

Built-in styles keep their English name in every language of Word (``heading 1``, ``toc 2``), and outline levels say
the same of styles that authors made. ECMA-376 part 1, section 17.7.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from ingest.xml_trees import Element, attribute, child, children

_HEADING = re.compile(r"^heading ([1-9])$")
_CONTENTS = re.compile(r"^(toc \d|toc heading|table of figures|table of authorities|index \d)$")
_MOST_STEPS = 20
"""Styles build on others; a chain longer than this is a loop."""
_INVISIBLE_HALF_POINTS = 4
_WHITE = frozenset({"FFFFFF", "FEFEFE", "FDFDFD"})
_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 9


@dataclass(frozen=True, slots=True)
class Look:
    """How a run is shown, as far as it decides whether it can be seen; ``half_points`` 0 if not stated."""

    hidden: bool = False
    colour: str = ""
    half_points: int = 0
    shaded: bool = False

    def unseen(self) -> bool:
        """Whether nobody sees it: set as hidden, as tiny letters, or white on white."""
        tiny = 0 < self.half_points <= _INVISIBLE_HALF_POINTS
        return self.hidden or tiny or (self.colour in _WHITE and not self.shaded)


@dataclass(frozen=True, slots=True)
class ParagraphRole:
    """What a paragraph is: ``level`` from 1 for headings, 0 otherwise."""

    level: int = 0
    is_item: bool = False
    is_title: bool = False
    is_contents: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The document's styles by id."""

    by_id: dict[str, Element]
    default: str = ""

    def look(self, paragraph: Element | None) -> Look:
        """What the paragraph's style gives to its runs, shading of the paragraph itself included."""
        properties = child(paragraph, "pPr")
        look = Look()
        for style in reversed(self._chain(self._style_of(properties, "pStyle") or self.default)):
            look = restyled(look, child(style, "rPr"))
            look = replace(look, shaded=look.shaded or _is_shaded(child(style, "pPr")))
        return replace(look, shaded=look.shaded or _is_shaded(properties))

    def run_look(self, run: Element, look: Look) -> Look:
        """The look of a run in a paragraph that gives it ``look``."""
        properties = child(run, "rPr")
        for style in reversed(self._chain(self._style_of(properties, "rStyle"))):
            look = restyled(look, child(style, "rPr"))
        return restyled(look, properties)

    def role(self, paragraph: Element) -> ParagraphRole:
        """Heading, item, title or entry of a table of contents, by the paragraph's own word or its style's."""
        properties = child(paragraph, "pPr")
        chain = self._chain(self._style_of(properties, "pStyle"))
        names = [attribute(child(style, "name"), "val").lower() for style in chain]
        if any(_CONTENTS.match(name) for name in names):
            return ParagraphRole(is_contents=True)
        stated = [properties, *(child(style, "pPr") for style in chain)]
        level = _outline_level(stated) or next((int(m[1]) for name in names if (m := _HEADING.match(name))), 0)
        numbers = [attribute(child(one, "numPr", "numId"), "val") for one in stated]
        number = next((number for number in numbers if number), "0")
        return ParagraphRole(level, level == 0 and number != "0", "title" in names)

    def shades_tables(self, table: Element) -> bool:
        """Whether the table's style colours some of its cells."""
        chain = self._chain(self._style_of(child(table, "tblPr"), "tblStyle"))
        return any(_fills(shade) for style in chain for shade in style.iter() if shade.tag.endswith("}shd"))

    def _chain(self, identifier: str) -> list[Element]:
        """The style and those that it builds on."""
        chain: list[Element] = []
        while identifier in self.by_id and len(chain) < _MOST_STEPS:
            chain.append(self.by_id[identifier])
            identifier = attribute(child(chain[-1], "basedOn"), "val")
        return chain

    def _style_of(self, properties: Element | None, kind: str) -> str:
        return attribute(child(properties, kind), "val")


def styles_of(root: Element | None) -> Styles:
    """The styles in ``styles.xml``; none if there is no such part."""
    found = children(root, "style")
    default = next((s for s in found if attribute(s, "type") == "paragraph" and _is_on(attribute(s, "default"))), None)
    return Styles({attribute(style, "styleId"): style for style in found}, attribute(default, "styleId"))


def restyled(look: Look, properties: Element | None) -> Look:
    """The look with what these run properties state."""
    if properties is None:
        return look
    vanish, colour, size = child(properties, "vanish"), child(properties, "color"), child(properties, "sz")
    if vanish is not None:
        look = replace(look, hidden=attribute(vanish, "val", "1") not in _OFF)
    if colour is not None:
        look = replace(look, colour=attribute(colour, "val").upper())
    if attribute(size, "val").isascii() and attribute(size, "val").isdigit():
        look = replace(look, half_points=int(attribute(size, "val")[:6]))
    return replace(look, shaded=look.shaded or _is_shaded(properties) or child(properties, "highlight") is not None)


def is_shaded(properties: Element | None) -> bool:
    """Whether these properties of a paragraph, cell or run set a background that is not white."""
    return _is_shaded(properties)


def _is_shaded(properties: Element | None) -> bool:
    shade = child(properties, "shd")
    return shade is not None and _fills(shade)


def _fills(shade: Element) -> bool:
    pattern = attribute(shade, "val").lower() not in {"", "clear", "nil"}
    fill = attribute(shade, "fill").upper()
    return pattern or bool(attribute(shade, "themeFill")) or fill not in {"", "AUTO", *_WHITE}


def _outline_level(stated: list[Element | None]) -> int:
    for properties in stated:
        value = attribute(child(properties, "outlineLvl"), "val")
        if value.isascii() and value.isdigit():
            return int(value) + 1 if int(value[:3]) < _DEEPEST else 0
    return 0


def _is_on(value: str) -> bool:
    return bool(value) and value.lower() not in _OFF
