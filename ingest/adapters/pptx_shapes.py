"""The shapes of one slide, those in groups included, and whether somebody who looks at the slide sees them.

Places are in EMU (1/914,400 inch) from the slide's upper left corner; python-pptx gives those of shapes in a group in
the group's own measure. ECMA-376 part 1, section 19.3.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from pptx.enum.shapes import PP_PLACEHOLDER  # noqa: TID251
from pptx.oxml.ns import qn  # noqa: TID251
from pptx.shapes.base import BaseShape  # noqa: TID251
from pptx.shapes.group import GroupShape  # noqa: TID251


@dataclass(frozen=True, slots=True)
class Frame:
    """How places within a group become places on the slide: ``place * scale + shift`` on each axis."""

    scale_x: float = 1.0
    scale_y: float = 1.0
    shift_x: float = 0.0
    shift_y: float = 0.0


@dataclass(frozen=True, slots=True)
class PlacedShape:
    """A shape; ``role`` is its placeholder's type. ``unseen``: it is hidden, or lies off the slide."""

    shape: BaseShape
    role: PP_PLACEHOLDER | None
    unseen: bool


def placed_shapes(shapes: Iterable[BaseShape], size: tuple[int, int]) -> Iterator[PlacedShape]:
    """The shapes of a slide in their order. ``size`` is the slide's width and height."""
    yield from _placed(shapes, size, Frame(), unseen=False)


def _placed(shapes: Iterable[BaseShape], size: tuple[int, int], frame: Frame, *, unseen: bool) -> Iterator[PlacedShape]:
    for shape in shapes:
        hidden = unseen or bool(shape.element.xpath("./*[1]/p:cNvPr[@hidden='1' or @hidden='true']"))
        if isinstance(shape, GroupShape):
            yield from _placed(shape.shapes, size, _inner(shape, frame), unseen=hidden)
        else:
            role = shape.placeholder_format.type if shape.is_placeholder else None
            yield PlacedShape(shape, role, hidden or _is_off(shape, size, frame))


def _is_off(shape: BaseShape, size: tuple[int, int], frame: Frame) -> bool:
    """Whether all of the shape lies beside the slide. A placeholder without a place takes its layout's."""
    places = (shape.left, shape.top, shape.width, shape.height)
    if any(place is None for place in places):
        return False
    left, top = places[0] * frame.scale_x + frame.shift_x, places[1] * frame.scale_y + frame.shift_y
    right, bottom = left + places[2] * frame.scale_x, top + places[3] * frame.scale_y
    return right <= 0 or bottom <= 0 or left >= size[0] or top >= size[1]


def _inner(group: GroupShape, outer: Frame) -> Frame:
    """The frame of a group's own shapes (a:chOff and a:chExt)."""
    place = group.element.xfrm
    if place is None or place.find(qn("a:chOff")) is None or place.find(qn("a:chExt")) is None:
        return outer
    inner, measure = place.find(qn("a:chOff")), place.find(qn("a:chExt"))
    scale_x, scale_y = group.width / (measure.cx or 1), group.height / (measure.cy or 1)
    shift_x, shift_y = group.left - inner.x * scale_x, group.top - inner.y * scale_y
    return Frame(
        outer.scale_x * scale_x,
        outer.scale_y * scale_y,
        outer.scale_x * shift_x + outer.shift_x,
        outer.scale_y * shift_y + outer.shift_y,
    )
