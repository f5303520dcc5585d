"""The shapes of one slide: what text they hold, and whether somebody who looks at the slide sees it.

Places are in EMU (1/914,400 inch) from the slide's upper left corner; a shape without a place takes its layout's.
ECMA-376 part 1, section 19.3.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ingest.office.package import is_alternative, shown_alternative
from ingest.xml_trees import Element, attribute, child, name_of

_INVISIBLE_HUNDREDTHS = 200
_INVISIBLE_ALPHA = 5_000
"""Of 100,000; text that is fainter than this cannot be read."""


@dataclass(frozen=True, slots=True)
class Frame:
    """How places within a group become places on the slide: ``place * scale + shift`` on each axis."""

    scale_x: float = 1.0
    scale_y: float = 1.0
    shift_x: float = 0.0
    shift_y: float = 0.0


@dataclass(frozen=True, slots=True)
class Shape:
    """A shape that may hold text. ``role`` is its placeholder's type, empty for none; ``unseen``: off the slide."""

    element: Element
    role: str
    unseen: bool


def shapes_of(tree: Element | None, size: tuple[int, int]) -> Iterator[Shape]:
    """The shapes of a slide in their order, those in groups included. ``size`` is the slide's width and height."""
    yield from _shapes(tree, size, Frame(), unseen=False)


def paragraphs_of(body: Element | None) -> Iterator[tuple[Element, str, str]]:
    """Each paragraph with the text that is seen in it and the text that is not."""
    for paragraph in body if body is not None else ():
        if name_of(paragraph) != "p":
            continue
        shown: list[str] = []
        hidden: list[str] = []
        for run in _runs(paragraph):
            if name_of(run) == "br":
                shown.append(" ")
            elif name_of(run) in {"r", "fld"} and attribute(run, "type") not in {"slidenum"}:
                text = child(run, "t")
                target = hidden if _is_invisible(child(run, "rPr")) else shown
                target.append((text.text or "") if text is not None else "")
        yield paragraph, "".join(shown), "".join(hidden)


def _runs(paragraph: Element) -> Iterator[Element]:
    for run in paragraph:
        if is_alternative(run):
            chosen = shown_alternative(run)
            yield from chosen if chosen is not None else ()
        else:
            yield run


def _shapes(tree: Element | None, size: tuple[int, int], frame: Frame, *, unseen: bool) -> Iterator[Shape]:
    for element in tree if tree is not None else ():
        name = name_of(element)
        if name == "grpSp":
            hidden = unseen or _is_hidden(element)
            yield from _shapes(element, size, _inner(child(element, "grpSpPr", "xfrm"), frame), unseen=hidden)
        elif is_alternative(element):
            yield from _shapes(shown_alternative(element), size, frame, unseen=unseen)
        elif name in {"sp", "graphicFrame"}:
            place = child(element, "spPr", "xfrm") if name == "sp" else child(element, "xfrm")
            off = unseen or _is_hidden(element) or _is_off(place, size, frame)
            yield Shape(element, _role(element), off)


def _role(element: Element) -> str:
    placeholder = child(element, "nvSpPr", "nvPr", "ph")
    return attribute(placeholder, "type", "body") if placeholder is not None else ""


def _is_hidden(element: Element) -> bool:
    properties = next((found for part in element if (found := child(part, "cNvPr")) is not None), None)
    return attribute(properties, "hidden") in {"1", "true"}


def _is_off(place: Element | None, size: tuple[int, int], frame: Frame) -> bool:
    """Whether all of the shape lies beside the slide."""
    if child(place, "off") is None or child(place, "ext") is None:
        return False
    left = _number(place, "off", "x") * frame.scale_x + frame.shift_x
    top = _number(place, "off", "y") * frame.scale_y + frame.shift_y
    right = left + _number(place, "ext", "cx") * frame.scale_x
    bottom = top + _number(place, "ext", "cy") * frame.scale_y
    return right <= 0 or bottom <= 0 or left >= size[0] or top >= size[1]


def _inner(place: Element | None, outer: Frame) -> Frame:
    """The frame of a group's own shapes (a:chOff and a:chExt)."""
    if child(place, "chExt") is None:
        return outer
    scale_x = _number(place, "ext", "cx") / (_number(place, "chExt", "cx") or 1)
    scale_y = _number(place, "ext", "cy") / (_number(place, "chExt", "cy") or 1)
    shift_x = _number(place, "off", "x") - _number(place, "chOff", "x") * scale_x
    shift_y = _number(place, "off", "y") - _number(place, "chOff", "y") * scale_y
    return Frame(
        outer.scale_x * scale_x,
        outer.scale_y * scale_y,
        outer.scale_x * shift_x + outer.shift_x,
        outer.scale_y * shift_y + outer.shift_y,
    )


def _is_invisible(properties: Element | None) -> bool:
    """Whether a run is set too small or too faint to be seen. Colours depend on themes, and are not judged."""
    size = _number(properties, "", "sz") if properties is not None else 0
    alpha = child(properties, "solidFill", "srgbClr", "alpha")
    faint = alpha is not None and _number(alpha, "", "val") <= _INVISIBLE_ALPHA
    return 0 < size <= _INVISIBLE_HUNDREDTHS or faint


def _number(element: Element | None, name: str, key: str) -> int:
    value = attribute(child(element, name) if name else element, key)
    plain = value.removeprefix("-").removesuffix("%")
    return int(value.removesuffix("%")) if plain.isascii() and plain.isdigit() and len(plain) < 16 else 0
