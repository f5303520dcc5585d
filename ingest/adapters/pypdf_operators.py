"""One pass over what a page paints: where text is put, what it says, and whether it may not be seen.

What each operator asks for is in ``pypdf_handlers``; pages and their parts are found by ``pypdf_fragments``.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from pypdf.generic import DictionaryObject, StreamObject  # noqa: TID251

from ingest.adapters.pypdf_fonts import Face, Shown
from ingest.adapters.pypdf_objects import dictionary, items, matrix, resolved
from ingest.adapters.pypdf_state import State
from ingest.concealment import SMALLEST_SIZE, Area, Concealment, Suspect
from ingest.content_stream import Operand, operations
from ingest.geometry import IDENTITY, Box, Matrix, product
from ingest.page_layout import Fragment

MOST_OPERATIONS = 1_500_000
MOST_FORMS = 5_000
"""What one page may hold, forms counted as often as they are painted."""
_DEEPEST_FORM = 8
_BYTES_OF_AN_OPERATION = 20
"""What is skipped takes time too."""
_FARTHEST = 1e6
_LARGEST = 1e4
_KERNED = 0.14
"""A gap of fewer font sizes than this is no space (``ingest.page_layout`` draws the line a little higher)."""
_BACKED = -0.2

Operands: TypeAlias = list[Operand]
Handlers: TypeAlias = "Mapping[bytes, Callable[[Run, Operands], None]]"


@dataclass(slots=True)
class Run:
    """One pass, as ``handlers`` make of the operators.

    ``font`` finds a font by its name in resources; ``shown`` is the part of the page that is seen.
    """

    handlers: Handlers
    font: Callable[[DictionaryObject | None, object], Face | None]
    shown: Box
    switched_off: frozenset[int] = frozenset()
    found: list[Fragment] = field(default_factory=list)
    suspects: dict[int, Suspect] = field(default_factory=dict)
    images: list[Box] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    unknown: int = 0
    characters: int = 0
    operations: int = 0
    forms: int = 0
    cut: bool = False
    state: State = field(default_factory=State)
    stack: list[State] = field(default_factory=list)
    line: Matrix = IDENTITY
    text: Matrix = IDENTITY
    path: list[tuple[float, float]] = field(default_factory=list)
    marks: list[bool] = field(default_factory=list)
    resources: DictionaryObject | None = None
    depth: int = 0
    faces: dict[tuple[int, str], tuple[DictionaryObject | None, Face | None]] = field(default_factory=dict)

    def execute(self, data: bytes, resources: DictionaryObject | None, state: State) -> None:
        """Follow the operators of one stream, the page's or a form's."""
        outer = (self.state, self.stack, self.resources)
        self.resources = resources if resources is not None else self.resources
        self.state, self.stack = state, []
        self.operations += len(data) // _BYTES_OF_AN_OPERATION
        for operator, operands in operations(data, self.handlers):
            self.operations += 1
            self.handlers[operator](self, operands)
            if self.operations > MOST_OPERATIONS:
                self.cut = True
            if self.cut:
                break
        self.state, self.stack, self.resources = outer

    def form(self, form: StreamObject, place: Matrix = IDENTITY) -> None:
        """Paint a form, as ``place`` puts it; too deep or too many are left out."""
        self.forms += 1
        self.cut = self.cut or self.forms > MOST_FORMS
        if self.depth >= _DEEPEST_FORM or self.cut:
            return
        state = self.state.copy()
        state.ctm = product(product(matrix(items(form.get("/Matrix"))), place), self.state.ctm)
        places = (self.line, self.text)
        self.depth += 1
        self.execute(form.get_data(), dictionary(form, "/Resources"), state)
        self.depth -= 1
        self.line, self.text = places

    def face_named(self, name: str) -> Face | None:
        """The font of that name in the resources at hand, looked up once."""
        key = (id(self.resources), name)
        if key not in self.faces:
            self.faces[key] = (self.resources, self.font(self.resources, name))
        return self.faces[key][1]

    def show(self, string: bytes) -> None:
        """Show one string and move on by its width."""
        face = self.state.face
        if face is None:
            self.unknown += len(string)
            return
        x, y = self.text[4], self.text[5]
        shown = face.shown(string)
        self._move(self._advance(shown))
        self.unknown += shown.unknown
        if shown.text:
            self._place(shown.text, x, y)

    def show_all(self, parts: list[Operand]) -> None:
        """Show strings with kerning between them; what stands close is one fragment."""
        face, state = self.state.face, self.state
        text, x, y = "", self.text[4], self.text[5]
        gap = 0.0
        for part in parts:
            if isinstance(part, bytes):
                if face is None:
                    self.unknown += len(part)
                    continue
                shown = face.shown(part)
                self.unknown += shown.unknown
                if text and not _BACKED < gap < _KERNED:
                    self._place(text, x, y)
                    text = ""
                if gap:
                    self._move(gap * state.size * state.scale)
                    gap = 0.0
                if not text:
                    x, y = self.text[4], self.text[5]
                self._move(self._advance(shown))
                text += shown.text
            elif isinstance(part, float):
                gap -= part / 1000
        if text:
            self._place(text, x, y)
        if gap:
            self._move(gap * state.size * state.scale)

    def _advance(self, shown: Shown) -> float:
        state = self.state
        width = shown.width * state.size + state.character_space * shown.codes + state.word_space * shown.spaces
        return width * state.scale

    def _move(self, distance: float) -> None:
        a, b, c, d, e, f = self.text
        self.text = (a, b, c, d, e + distance * a, f + distance * b)

    def _place(self, text: str, x: float, y: float) -> None:
        """Add a fragment that begins at a place in text space and ends where the next would begin."""
        state = self.state
        a, b, c, d, end_x, end_y = self.text
        p, q, r, s, t, u = state.ctm
        across, up = a * p + b * r, a * q + b * s
        turn = 0 if not up and across > 0 else round(math.degrees(math.atan2(up, across)) / 90) % 4
        start = (x * p + y * r + t, x * q + y * s + u)
        end = (end_x * p + end_y * r + t, end_x * q + end_y * s + u)
        height = math.hypot(c * p + d * r, c * q + d * s)
        face = state.face
        size = abs(state.size) * height * (face.height if face is not None else 1.0)
        self.characters += len(text)
        if not (abs(start[0]) + abs(start[1]) + abs(end[0]) + abs(end[1]) < _FARTHEST and size < _LARGEST):
            self._suspect(Concealment.OUTSIDE, 0.0, 0.0)
            self.found.append(Fragment(text, 0.0, 0.0, 0.0, 1.0))
            return
        self._judge(size, (start[0] + end[0]) / 2, (start[1] + end[1]) / 2)
        x0, baseline = _turned(turn, *start)
        x1, _ = _turned(turn, *end)
        bold = face is not None and face.bold
        self.found.append(Fragment(text, min(x0, x1), max(x0, x1), baseline + state.rise, size, bold, turn))

    def _judge(self, size: float, x: float, y: float) -> None:
        """Note why the fragment added next may not be seen."""
        shown = self.shown
        if not (shown.x0 <= x <= shown.x1 and shown.y0 <= y <= shown.y1):
            self._suspect(Concealment.OUTSIDE, x, y)
        elif size < SMALLEST_SIZE:
            self._suspect(Concealment.TINY, x, y)
        elif self.marks and any(self.marks):
            self._suspect(Concealment.SWITCHED_OFF, x, y)
        elif not self.state.plain and (why := self.state.concealment()) is not None:
            self._suspect(why, x, y)

    def _suspect(self, why: Concealment, x: float, y: float) -> None:
        self.suspects[len(self.found)] = Suspect(why, x, y)

    def next_line(self, x: float, y: float) -> None:
        """Start a line at an offset from the start of this one."""
        a, b, c, d, e, f = self.line
        self.line = self.text = (a, b, c, d, x * a + y * c + e, x * b + y * d + f)

    def paint(self, box: Box, *, white: bool) -> None:
        """Note an area, if it is not clear."""
        if not self.state.clear:
            self.areas.append(Area(box, white, len(self.found)))

    def is_off(self, properties: object) -> bool:
        """Whether optional content is switched off, by itself or with its group."""
        if not self.switched_off:
            return False
        if getattr(properties, "idnum", None) in self.switched_off:
            return True
        found = resolved(properties)
        groups = found.get("/OCGs") if isinstance(found, DictionaryObject) else None
        if groups is None:
            return False
        members = resolved(groups)
        references = list(members) if isinstance(members, list) else [groups]
        return bool(references) and all(getattr(item, "idnum", None) in self.switched_off for item in references)


def _turned(turn: int, x: float, y: float) -> tuple[float, float]:
    """The place of text that runs in one of four directions, as if the page were turned so that it runs rightwards."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]
