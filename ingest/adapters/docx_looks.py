"""The styles of a Word document: which paragraphs are headings or list items, and what formatting hides.

Built-in styles keep their English name in every language of Word (``heading 1``, ``toc 2``), and outline levels say
the same of styles that authors made. ECMA-376 part 1, section 17.7. python-docx tells neither shading nor what a run
takes over from a chain of styles, and fails over numbers that Word copes with; so their elements are asked.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from docx.oxml.ns import qn  # noqa: TID251
from docx.oxml.styles import CT_Style, CT_Styles  # noqa: TID251
from docx.oxml.table import CT_Tbl  # noqa: TID251
from docx.oxml.text.paragraph import CT_P  # noqa: TID251
from docx.oxml.text.run import CT_R  # noqa: TID251
from docx.oxml.xmlchemy import BaseOxmlElement  # noqa: TID251

_HEADING = re.compile(r"^heading ([1-9])$")
_CONTENTS = re.compile(r"^(toc \d|toc heading|table of figures|table of authorities|index \d)$")
_MOST_STEPS = 20
"""Styles build on others; a chain longer than this is a loop."""
_INVISIBLE_HALF_POINTS = 4
_WHITE = frozenset({"FFFFFF", "FEFEFE", "FDFDFD"})
_OFF = frozenset({"0", "false", "off", "none"})
_DEEPEST = 9
_VAL = qn("w:val")
_PARAGRAPH_PROPERTIES = qn("w:pPr")


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

    def with_properties(self, properties: BaseOxmlElement | None) -> Look:
        """The look with what these run properties state."""
        if properties is None or not len(properties):
            return self
        colour, size = stated(properties, "w:color"), stated(properties, "w:sz") or ""
        return Look(
            switched(properties, "w:vanish", otherwise=self.hidden),
            self.colour if colour is None else colour.upper(),
            int(size[:6]) if size.isascii() and size.isdigit() else self.half_points,
            self.shaded or is_shaded(properties) or properties.find(qn("w:highlight")) is not None,
        )


@dataclass(frozen=True, slots=True)
class ParagraphRole:
    """What a paragraph is: ``level`` from 1 for headings, 0 otherwise."""

    level: int = 0
    is_item: bool = False
    is_title: bool = False
    is_contents: bool = False


@dataclass(frozen=True, slots=True)
class Styles:
    """The document's styles by id; ``looks`` keeps what was worked out."""

    by_id: dict[str, CT_Style]
    default: str
    looks: dict[tuple[str, Look], Look] = field(default_factory=dict)

    def look(self, paragraph: CT_P) -> Look:
        """What the paragraph's style gives to its runs, shading of the paragraph itself included."""
        look = self._styled(stated(paragraph.pPr, "w:pStyle") or self.default, Look())
        return replace(look, shaded=True) if is_shaded(paragraph.pPr) else look

    def run_look(self, run: CT_R, look: Look) -> Look:
        """The look of a run in a paragraph that gives it ``look``."""
        if run.rPr is None:
            return look
        return self._styled(stated(run.rPr, "w:rStyle") or "", look).with_properties(run.rPr)

    def role(self, paragraph: CT_P) -> ParagraphRole:
        """Heading, item, title or entry of a table of contents, by the paragraph's own word or its style's."""
        chain = self._chain(stated(paragraph.pPr, "w:pStyle") or "")
        names = [(stated(style, "w:name") or "").lower() for style in chain]
        if any(_CONTENTS.match(name) for name in names):
            return ParagraphRole(is_contents=True)
        told = [paragraph.pPr, *(style.find(_PARAGRAPH_PROPERTIES) for style in chain)]
        level = _outline_level(told) or next((int(m[1]) for name in names if (m := _HEADING.match(name))), 0)
        lists = [one.find(qn("w:numPr")) for one in told if one is not None]
        number = next((number for one in lists if (number := stated(one, "w:numId"))), "0")
        return ParagraphRole(level, level == 0 and number != "0", "title" in names)

    def shades_tables(self, table: CT_Tbl) -> bool:
        """Whether the table's style colours some of its cells."""
        chain = self._chain(stated(table.find(qn("w:tblPr")), "w:tblStyle") or "")
        return any(_fills(shade) for style in chain for shade in style.iter(qn("w:shd")))

    def _styled(self, identifier: str, look: Look) -> Look:
        known = self.looks.get((identifier, look))
        if known is None:
            known = look
            for style in reversed(self._chain(identifier)):
                known = known.with_properties(style.find(qn("w:rPr")))
                known = replace(known, shaded=known.shaded or is_shaded(style.find(_PARAGRAPH_PROPERTIES)))
            self.looks[identifier, look] = known
        return known

    def _chain(self, identifier: str) -> list[CT_Style]:
        """The style and those that it builds on."""
        chain: list[CT_Style] = []
        while identifier in self.by_id and len(chain) < _MOST_STEPS:
            chain.append(self.by_id[identifier])
            identifier = stated(chain[-1], "w:basedOn") or ""
        return chain


def styles_of(element: CT_Styles) -> Styles:
    """The styles of a document."""
    by_id = {style.get(qn("w:styleId"), ""): style for style in element.style_lst}
    paragraphs = (name for name, style in by_id.items() if style.get(qn("w:type")) == "paragraph")
    return Styles(by_id, next((n for n in paragraphs if by_id[n].get(qn("w:default"), "0") not in _OFF), ""))


def stated(properties: BaseOxmlElement | None, name: str) -> str | None:
    """The value of one of the properties, such as ``w:pStyle``; None if it is not among them."""
    found = properties.find(qn(name)) if properties is not None else None
    return None if found is None else str(found.get(_VAL, ""))


def switched(properties: BaseOxmlElement | None, name: str, *, otherwise: bool = False) -> bool:
    """Whether a property that is either on or off is on; ``otherwise`` if nothing is said of it."""
    found = properties.find(qn(name)) if properties is not None else None
    return otherwise if found is None else str(found.get(_VAL, "1")) not in _OFF


def is_shaded(properties: BaseOxmlElement | None) -> bool:
    """Whether these properties of a paragraph, cell or run set a background that is not white."""
    shade = properties.find(qn("w:shd")) if properties is not None else None
    return shade is not None and _fills(shade)


def _fills(shade: BaseOxmlElement) -> bool:
    pattern = str(shade.get(_VAL, "")).lower() not in {"", "clear", "nil"}
    fill = str(shade.get(qn("w:fill"), "")).upper()
    return pattern or bool(shade.get(qn("w:themeFill"))) or fill not in {"", "AUTO", *_WHITE}


def _outline_level(told: list[BaseOxmlElement | None]) -> int:
    for properties in told:
        value = stated(properties, "w:outlineLvl") or ""
        if value.isascii() and value.isdigit():
            return int(value) + 1 if int(value[:3]) < _DEEPEST else 0
    return 0
