"""The text of one paragraph of a Word document: what is seen, and what is not.

Struck-out text, field codes, notes' signs and comments are no part of it; formulae are marked, for none can be quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from ingest.formulae import marked
from ingest.office.package import is_alternative, shown_alternative
from ingest.office.word_styles import Look, Styles
from ingest.xml_trees import Element, attribute, name_of, within

_CONTAINERS = frozenset("hyperlink ins moveTo smartTag sdt sdtContent fldSimple customXml dir bdo".split())
_SHOWN_AS = {"tab": " ", "br": " ", "cr": " ", "ptab": " ", "noBreakHyphen": "-"}
_DRAWINGS = frozenset({"drawing", "pict", "object"})


@dataclass(slots=True)
class ParagraphText:
    """What was found in a paragraph: ``boxes`` are the text boxes anchored in it.

    ``codes`` has an entry for each field that is open; true while its code, which nobody sees, goes on.
    """

    shown: list[str] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    footnotes: int = 0
    deleted: bool = False
    codes: list[bool] = field(default_factory=list)


def read_paragraph(paragraph: Element, styles: Styles, *, on_colour: bool = False) -> ParagraphText:
    """The paragraph's text. ``on_colour``: its background is not white, or nobody can tell."""
    found = ParagraphText()
    look = styles.look(paragraph)
    _walk(paragraph, replace(look, shaded=look.shaded or on_colour), styles, found)
    return found


def _walk(parent: Element, look: Look, styles: Styles, found: ParagraphText) -> None:
    for element in parent:
        name = name_of(element)
        if name == "r":
            _run(element, found, unseen=styles.run_look(element, look).unseen())
        elif name in _CONTAINERS:
            _walk(element, look, styles, found)
        elif name in {"oMath", "oMathPara"}:
            found.shown.append(marked("".join(text.text or "" for text in within(element, "t"))))
        elif name in {"del", "moveFrom"}:
            found.deleted = True


def _run(run: Element, found: ParagraphText, *, unseen: bool) -> None:
    for element in _contents(run):
        name = name_of(element)
        if name == "fldChar":
            _field(attribute(element, "fldCharType"), found.codes)
        elif name in {"footnoteReference", "endnoteReference"}:
            found.footnotes += 1
        elif name in _DRAWINGS:
            found.boxes.extend(_outermost(element))
        elif (name == "t" or name in _SHOWN_AS) and not any(found.codes):
            text = (element.text or "") if name == "t" else _SHOWN_AS[name]
            (found.hidden if unseen else found.shown).append(text)


def _field(kind: str, codes: list[bool]) -> None:
    """A field is a code, then what is shown for it: ``begin`` code ``separate`` result ``end``."""
    if kind == "begin":
        codes.append(True)
    elif kind == "separate" and codes:
        codes[-1] = False
    elif kind == "end" and codes:
        codes.pop()


def _contents(run: Element) -> Iterator[Element]:
    for element in run:
        if is_alternative(element):
            chosen = shown_alternative(element)
            yield from chosen if chosen is not None else ()
        else:
            yield element


def _outermost(drawing: Element) -> Iterator[Element]:
    """The text boxes in a drawing, without those in text boxes and without the second form of any."""
    for element in drawing:
        if name_of(element) == "txbxContent":
            yield element
        elif is_alternative(element):
            chosen = shown_alternative(element)
            yield from _outermost(chosen) if chosen is not None else ()
        else:
            yield from _outermost(element)
