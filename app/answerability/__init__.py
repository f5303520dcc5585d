"""Whether the passages answer what was asked, or only come near to it."""

from app.answerability.gaps import gap_of

__all__ = ["gap_of"]
