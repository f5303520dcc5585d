"""What a question asks for that the library lacks, though it comes near. Found by ``app.answerability``."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class GapKind(StrEnum):
    """What kind of thing is missing."""

    PLACE = "place"
    EMPLOYER = "employer"
    YEAR = "year"
    UNIT = "unit"
    ROLE = "role"
    COURSE = "course"
    FACT = "fact"
    STARTING_PAY = "starting pay"
    PRIVATE = "private"


@dataclass(frozen=True, slots=True)
class Gap:
    """``missing`` are the words of the question that the library doesn't cover, as the asker wrote them."""

    missing: str
    kind: GapKind

    def __post_init__(self) -> None:
        if not self.missing.strip():
            raise ValueError("a gap needs the words that are missing")
