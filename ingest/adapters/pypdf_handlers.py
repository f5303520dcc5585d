"""What each operator of a page's content asks for (ISO 32000-1, 8 and 9): two tables of handlers for ``Run``.

``TEXT`` follows text, inks, pictures and optional content; ``PAINT`` follows the paths that are filled, too, for pages
whose white text may stand on something dark.
"""

from __future__ import annotations

from functools import partial

from pypdf.generic import StreamObject  # noqa: TID251

from ingest.adapters.pypdf_inks import DEVICE_SPACES, NEAR_CLEAR, family_of, is_white, opacity
from ingest.adapters.pypdf_objects import dictionary, matrix, resolved
from ingest.adapters.pypdf_operators import Handlers, Operands, Run
from ingest.content_stream import INLINE_IMAGE, numbers_in
from ingest.geometry import IDENTITY, Box, box_around, moved, moved_box, product

_MOST_SAVED = 5_000
_UNIT_SQUARE = Box(0.0, 0.0, 1.0, 1.0)
_EVERYWHERE = Box(-1e9, -1e9, 1e9, 1e9)


def _at(operands: Operands, index: int, default: float = 0.0) -> float:
    value = operands[index] if index < len(operands) else default
    return value if isinstance(value, float) else default


def _save(run: Run, _: Operands) -> None:
    if len(run.stack) < _MOST_SAVED:
        run.stack.append(run.state)
        run.state = run.state.copy()


def _restore(run: Run, _: Operands) -> None:
    if run.stack:
        run.state = run.stack.pop()


def _concatenate(run: Run, operands: Operands) -> None:
    run.state.ctm = product(matrix(operands), run.state.ctm)


def _begin(run: Run, _: Operands) -> None:
    run.line = run.text = IDENTITY


def _font(run: Run, operands: Operands) -> None:
    name = operands[0] if operands else None
    run.state.face = run.face_named(name) if isinstance(name, str) else None
    run.state.size = _at(operands, 1, run.state.size)


def _set_matrix(run: Run, operands: Operands) -> None:
    run.line = run.text = matrix(operands)


def _offset(run: Run, operands: Operands) -> None:
    run.next_line(_at(operands, 0), _at(operands, 1))


def _offset_and_leading(run: Run, operands: Operands) -> None:
    run.state.leading = -_at(operands, 1)
    _offset(run, operands)


def _new_line(run: Run, _: Operands) -> None:
    run.next_line(0.0, -run.state.leading)


def _show(run: Run, operands: Operands) -> None:
    string = operands[-1] if operands else None
    if isinstance(string, bytes):
        run.show(string)


def _show_line(run: Run, operands: Operands) -> None:
    if len(operands) == 3:
        run.state.word_space, run.state.character_space = _at(operands, 0), _at(operands, 1)
    _new_line(run, operands)
    _show(run, operands)


def _show_all(run: Run, operands: Operands) -> None:
    parts = operands[0] if operands else None
    if isinstance(parts, list):
        run.show_all(parts)


def _render(run: Run, operands: Operands) -> None:
    run.state.mode = int(_at(operands, 0))
    run.state.settle()


def _fill_device(space: str, run: Run, operands: Operands) -> None:
    run.state.space = space
    run.state.white = is_white(space, operands)
    run.state.settle()


def _stroke_device(space: str, run: Run, operands: Operands) -> None:
    run.state.stroke_space = space
    run.state.white_stroke = is_white(space, operands)
    run.state.settle()


def _fill_space(run: Run, operands: Operands) -> None:
    run.state.space = family_of(operands[0] if operands else None, run.resources)
    run.state.white = False
    run.state.settle()


def _stroke_space(run: Run, operands: Operands) -> None:
    run.state.stroke_space = family_of(operands[0] if operands else None, run.resources)
    run.state.white_stroke = False
    run.state.settle()


def _fill_colour(run: Run, operands: Operands) -> None:
    _fill_device(run.state.space, run, operands)


def _stroke_colour(run: Run, operands: Operands) -> None:
    _stroke_device(run.state.stroke_space, run, operands)


def _graphics_state(run: Run, operands: Operands) -> None:
    clear = opacity(operands[0] if operands else None, run.resources)
    if clear is not None:
        run.state.clear = clear < NEAR_CLEAR
        run.state.settle()


def _do(run: Run, operands: Operands) -> None:
    objects = dictionary(run.resources, "/XObject")
    painted = resolved(objects.get(operands[0])) if objects is not None and operands else None
    if not isinstance(painted, StreamObject) or run.is_off(painted.get("/OC")):
        return
    if resolved(painted.get("/Subtype")) == "/Form":
        run.form(painted)
    else:
        _image(run, operands)


def _image(run: Run, _: Operands) -> None:
    box = moved_box(_UNIT_SQUARE, run.state.ctm)
    run.images.append(box)
    run.paint(box, white=False)


def _begin_marked(run: Run, operands: Operands) -> None:
    if not run.switched_off:
        return
    off = False
    if len(operands) == 2 and operands[0] == "/OC":
        properties = dictionary(run.resources, "/Properties")
        found = properties.get(operands[1]) if properties is not None else None
        raw = properties.raw_get(operands[1]) if found is not None and properties is not None else None
        off = run.is_off(raw)
    run.marks.append(off)


def _end_marked(run: Run, _: Operands) -> None:
    if run.marks:
        run.marks.pop()


def _point(run: Run, operands: Operands) -> None:
    numbers = numbers_in(operands)
    run.path.extend(moved(x, y, run.state.ctm) for x, y in zip(numbers[::2], numbers[1::2], strict=False))


def _rectangle(run: Run, operands: Operands) -> None:
    x, y, width, height = (_at(operands, index) for index in range(4))
    corners = ((x, y), (x + width, y), (x, y + height), (x + width, y + height))
    run.path.extend(moved(*corner, run.state.ctm) for corner in corners)


def _fill(run: Run, _: Operands) -> None:
    if run.path:
        run.paint(box_around(run.path), white=run.state.white)
    run.path = []


def _end_path(run: Run, _: Operands) -> None:
    run.path = []


def _shade(run: Run, _: Operands) -> None:
    run.paint(_EVERYWHERE, white=False)


TEXT: Handlers = {
    b"q": _save,
    b"Q": _restore,
    b"cm": _concatenate,
    b"BT": _begin,
    b"Tf": _font,
    b"Tm": _set_matrix,
    b"Td": _offset,
    b"TD": _offset_and_leading,
    b"T*": _new_line,
    b"Tj": _show,
    b"TJ": _show_all,
    b"'": _show_line,
    b'"': _show_line,
    b"Tc": lambda run, operands: setattr(run.state, "character_space", _at(operands, 0)),
    b"Tw": lambda run, operands: setattr(run.state, "word_space", _at(operands, 0)),
    b"Tz": lambda run, operands: setattr(run.state, "scale", _at(operands, 0, 100.0) / 100),
    b"TL": lambda run, operands: setattr(run.state, "leading", _at(operands, 0)),
    b"Ts": lambda run, operands: setattr(run.state, "rise", _at(operands, 0)),
    b"Tr": _render,
    **{name.encode(): partial(_fill_device, space) for name, space in DEVICE_SPACES.items()},
    **{name.upper().encode(): partial(_stroke_device, space) for name, space in DEVICE_SPACES.items()},
    b"cs": _fill_space,
    b"CS": _stroke_space,
    b"sc": _fill_colour,
    b"scn": _fill_colour,
    b"SC": _stroke_colour,
    b"SCN": _stroke_colour,
    b"gs": _graphics_state,
    b"Do": _do,
    INLINE_IMAGE: _image,
    b"BMC": _begin_marked,
    b"BDC": _begin_marked,
    b"EMC": _end_marked,
}
PAINT: Handlers = {
    **TEXT,
    **dict.fromkeys((b"m", b"l", b"c", b"v", b"y"), _point),
    b"re": _rectangle,
    **dict.fromkeys((b"f", b"F", b"f*", b"B", b"B*", b"b", b"b*"), _fill),
    **dict.fromkeys((b"n", b"S", b"s"), _end_path),
    b"sh": _shade,
}
