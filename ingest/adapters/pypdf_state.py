"""The graphics state while a page's operators are followed: places, fonts, inks (ISO 32000-1, 8.4 and 9.3)."""

from __future__ import annotations

from dataclasses import dataclass
from dataclasses import fields as fields_of

from ingest.adapters.pypdf_fonts import Face
from ingest.concealment import Concealment
from ingest.geometry import IDENTITY, Matrix

_INVISIBLE_MODE = 3
_STROKED_MODES = frozenset({1, 5})
_BOTH_MODES = frozenset({2, 6})


@dataclass(slots=True)
class State:
    """What ``q`` saves. ``ctm`` leads to the page as it is shown; ``scale`` is 1 for letters as wide as they are."""

    ctm: Matrix = IDENTITY
    face: Face | None = None
    size: float = 0.0
    character_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0
    white: bool = False
    white_stroke: bool = False
    space: str = "Gray"
    stroke_space: str = "Gray"
    clear: bool = False
    plain: bool = True

    def copy(self) -> State:
        """The same, to go on from."""
        return State(*[getattr(self, name) for name in _NAMES])

    def settle(self) -> None:
        """Note whether text is painted so that it is surely seen, after any change of ink or mode."""
        self.plain = not (self.mode or self.white or self.white_stroke or self.clear)

    def concealment(self) -> Concealment | None:
        """Why text painted now may not be seen."""
        if self.mode == _INVISIBLE_MODE:
            return Concealment.INVISIBLE
        if self.clear:
            return Concealment.TRANSPARENT
        if self.mode in _BOTH_MODES:
            white = self.white and self.white_stroke
        else:
            white = self.white_stroke if self.mode in _STROKED_MODES else self.white
        return Concealment.WHITE if white else None


_NAMES = tuple(field.name for field in fields_of(State))
