"""The text of a PDF page as fragments with their places, which pypdf's own extraction does not give.

Follows the text operators of a content stream (ISO 32000-1, 9.3 and 9.4), with pypdf's parser and fonts. Reading
order, lines and paragraphs are left to ``ingest.page_layout``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace

from pypdf import PageObject  # noqa: TID251
from pypdf.generic import ArrayObject, ContentStream, DictionaryObject, NameObject, StreamObject  # noqa: TID251
from pypdf.generic._font import Font  # noqa: TID251 - not public, but the only part that knows encodings and widths

from ingest.page_layout import Fragment

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_DEEPEST_FORM = 8
_BOLD = ("bold", "black", "heavy", "semibold", "-bd", "cmbx", "sfbx", "medi")


@dataclass(frozen=True, slots=True)
class _State:
    """What ``q`` saves: the place of the page and how text is set."""

    ctm: Matrix = IDENTITY
    font: Font | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


@dataclass(slots=True)
class FragmentReader:
    """Reads page after page; fonts are kept between pages, for they are slow to load.

    ``unknown_characters`` counts those set in fonts that do not say which letters they draw.
    """

    unknown_characters: int = 0
    _fonts: dict[int, Font | None] = field(default_factory=dict)

    def fragments(self, page: PageObject) -> list[Fragment]:
        """Every run of text of the page, in the order of the file. Places are as the page is shown, turned if it is."""
        contents = page.get("/Contents")
        contents = contents.get_object() if contents is not None else None
        if not isinstance(contents, (ArrayObject, StreamObject)):
            return []
        run = _Run(self, page.pdf, _rotation(page))
        run.execute(ContentStream(contents, page.pdf, "bytes"), page.get("/Resources"), _State(), 0)
        return run.found

    def font(self, resources: DictionaryObject | None, name: object) -> Font | None:
        """The font of that name; None if it is missing or broken."""
        fonts = _dictionary(resources, "/Font")
        resource = fonts.get(name) if fonts is not None else None
        resource = resource.get_object() if resource is not None else None
        if not isinstance(resource, DictionaryObject):
            return None
        key = id(resource)
        if key not in self._fonts:
            try:
                self._fonts[key] = Font.from_font_resource(resource)
            except (AttributeError, TypeError, KeyError, ValueError):
                self._fonts[key] = None
        return self._fonts[key]


@dataclass(slots=True)
class _Run:
    """One page's pass over its operators."""

    reader: FragmentReader
    pdf: object
    base: Matrix
    found: list[Fragment] = field(default_factory=list)
    state: _State = field(default_factory=_State)
    stack: list[_State] = field(default_factory=list)
    line: Matrix = IDENTITY
    text: Matrix = IDENTITY
    resources: DictionaryObject | None = None

    def execute(self, stream: ContentStream, resources: object, state: _State, depth: int) -> None:
        """Run the stream's operators. ``depth`` counts the forms around it."""
        outer = (self.state, self.stack, self.resources)
        found = resources.get_object() if hasattr(resources, "get_object") else None
        self.resources = found if isinstance(found, DictionaryObject) else self.resources
        self.state, self.stack = state, []
        for operands, operator in stream.operations:
            handler = _HANDLERS.get(operator)
            if handler is not None:
                handler(self, operands)
            elif operator == b"Do" and operands and depth < _DEEPEST_FORM:
                self._form(operands[0], depth)
        self.state, self.stack, self.resources = outer

    def _form(self, name: object, depth: int) -> None:
        forms = _dictionary(self.resources, "/XObject")
        entry = forms.get(name) if forms is not None else None
        form = entry.get_object() if entry is not None else None
        if not isinstance(form, StreamObject) or form.get("/Subtype") != "/Form":
            return
        matrix = _matrix(form.get("/Matrix") or IDENTITY)
        state = replace(self.state, ctm=_product(matrix, self.state.ctm))
        places = (self.line, self.text)
        self.execute(ContentStream(form, self.pdf, "bytes"), form.get("/Resources"), state, depth + 1)
        self.line, self.text = places

    def show(self, string: object) -> None:
        """Show one string and move on by its width."""
        font = self.state.font
        if font is None or not isinstance(string, (bytes, str)):
            return
        text, codes = _decoded(font, string)
        if not font.interpretable:
            self.reader.unknown_characters += len(codes)
            text = ""
        self.reader.unknown_characters += sum(1 for character in text if character < " " or character == "\ufffd")
        text = text.replace("\ufffd", "")
        spaces = codes.count(font.space_char)
        width = sum(font.space_width if code == font.space_char else font.get_text_width(code) for code in codes)
        state = self.state
        advance = width / 1000 * state.size + state.character_space * len(codes) + state.word_space * spaces
        start = _product(self.text, _product(state.ctm, self.base))
        self._move(advance * state.scale)
        end = _product(self.text, _product(state.ctm, self.base))
        if text:
            self._place(text, start, end)

    def kern(self, amount: float) -> None:
        """Move on as a number in a ``TJ`` array asks for, thousandths of the size to the left."""
        self._move(-amount / 1000 * self.state.size * self.state.scale)

    def _move(self, distance: float) -> None:
        self.text = _product((1.0, 0.0, 0.0, 1.0, distance, 0.0), self.text)

    def _place(self, text: str, start: Matrix, end: Matrix) -> None:
        turn = round(math.degrees(math.atan2(start[1], start[0])) / 90) % 4
        x0, y = _turned(turn, start)
        x1, _ = _turned(turn, end)
        size = abs(self.state.size) * math.hypot(start[2], start[3])
        font = self.state.font
        bold = font is not None and any(mark in font.name.lower() for mark in _BOLD)
        self.found.append(Fragment(text, min(x0, x1), max(x0, x1), y + self.state.rise, size, bold=bold, turn=turn))

    def next_line(self, x: float, y: float) -> None:
        """Start a line at an offset from the start of this one."""
        self.line = _product((1.0, 0.0, 0.0, 1.0, x, y), self.line)
        self.text = self.line


Handler = Callable[[_Run, Sequence[object]], None]


def _number(operands: Sequence[object], index: int, default: float = 0.0) -> float:
    value = operands[index] if index < len(operands) else default
    return float(value) if isinstance(value, (int, float)) else default


def _matrix(values: object) -> Matrix:
    numbers = [_number(values, i) for i in range(6)] if isinstance(values, Sequence) else list(IDENTITY)
    return (numbers[0], numbers[1], numbers[2], numbers[3], numbers[4], numbers[5])


def _product(a: Matrix, b: Matrix) -> Matrix:
    return (
        a[0] * b[0] + a[1] * b[2],
        a[0] * b[1] + a[1] * b[3],
        a[2] * b[0] + a[3] * b[2],
        a[2] * b[1] + a[3] * b[3],
        a[4] * b[0] + a[5] * b[2] + b[4],
        a[4] * b[1] + a[5] * b[3] + b[5],
    )


def _turned(turn: int, matrix: Matrix) -> tuple[float, float]:
    """The place of text that runs in one of four directions, as if the page were turned so that it runs rightwards."""
    x, y = matrix[4], matrix[5]
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def _rotation(page: PageObject) -> Matrix:
    turn = page.rotation % 360 // 90
    return (
        IDENTITY,
        (0.0, -1.0, 1.0, 0.0, 0.0, 0.0),
        (-1.0, 0.0, 0.0, -1.0, 0.0, 0.0),
        (0.0, 1.0, -1.0, 0.0, 0.0, 0.0),
    )[turn]


def _dictionary(parent: DictionaryObject | None, key: str) -> DictionaryObject | None:
    value = parent.get(key) if parent is not None else None
    value = value.get_object() if value is not None else None
    return value if isinstance(value, DictionaryObject) else None


def _decoded(font: Font, string: bytes | str) -> tuple[str, str]:
    """The text of a string, and its codes as the font's widths know them."""
    content = string.encode("latin-1", "ignore") if isinstance(string, str) else string
    if isinstance(font.encoding, str):
        codes = content.decode(font.encoding, "replace" if len(content) % 2 else "surrogatepass")
        characters: Iterator[str] = iter(codes)
    else:
        codes = "".join(chr(byte) for byte in content)
        table = font.encoding
        characters = (table.get(byte, chr(byte)) for byte in content)
    return "".join(str(font.character_map.get(character, character)) for character in characters), codes


def _save(run: _Run, _: Sequence[object]) -> None:
    run.stack.append(run.state)


def _restore(run: _Run, _: Sequence[object]) -> None:
    if run.stack:
        run.state = run.stack.pop()


def _concatenate(run: _Run, operands: Sequence[object]) -> None:
    run.state = replace(run.state, ctm=_product(_matrix(operands), run.state.ctm))


def _begin(run: _Run, _: Sequence[object]) -> None:
    run.line = run.text = IDENTITY


def _font(run: _Run, operands: Sequence[object]) -> None:
    font = run.reader.font(run.resources, operands[0]) if operands and isinstance(operands[0], NameObject) else None
    run.state = replace(run.state, font=font, size=_number(operands, 1, run.state.size))


def _set_matrix(run: _Run, operands: Sequence[object]) -> None:
    run.line = run.text = _matrix(operands)


def _offset(run: _Run, operands: Sequence[object]) -> None:
    run.next_line(_number(operands, 0), _number(operands, 1))


def _offset_and_leading(run: _Run, operands: Sequence[object]) -> None:
    run.state = replace(run.state, leading=-_number(operands, 1))
    _offset(run, operands)


def _new_line(run: _Run, _: Sequence[object]) -> None:
    run.next_line(0.0, -run.state.leading)


def _show(run: _Run, operands: Sequence[object]) -> None:
    if operands:
        run.show(operands[-1])


def _show_line(run: _Run, operands: Sequence[object]) -> None:
    if len(operands) == 3:
        run.state = replace(run.state, word_space=_number(operands, 0), character_space=_number(operands, 1))
    _new_line(run, operands)
    _show(run, operands)


def _show_all(run: _Run, operands: Sequence[object]) -> None:
    for item in operands[0] if operands and isinstance(operands[0], ArrayObject) else ():
        if isinstance(item, (int, float)):
            run.kern(float(item))
        else:
            run.show(item)


_HANDLERS: dict[bytes, Handler] = {
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
    b"Tc": lambda run, operands: setattr(run, "state", replace(run.state, character_space=_number(operands, 0))),
    b"Tw": lambda run, operands: setattr(run, "state", replace(run.state, word_space=_number(operands, 0))),
    b"Tz": lambda run, operands: setattr(run, "state", replace(run.state, scale=_number(operands, 0, 100.0) / 100)),
    b"TL": lambda run, operands: setattr(run, "state", replace(run.state, leading=_number(operands, 0))),
    b"Ts": lambda run, operands: setattr(run, "state", replace(run.state, rise=_number(operands, 0))),
}
