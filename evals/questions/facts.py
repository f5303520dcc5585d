"""What a right answer must say: alternatives of short words, where they stand, and whether a text says them."""

from __future__ import annotations

import re

from pydantic import BaseModel, ConfigDict, Field

_DASHES = re.compile(r"[‐‑‒–—−]")
_QUOTES = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"'})


class Fact(BaseModel):
    """Words to be told: ``least`` of the alternatives in ``any`` and ``accept`` together.

    ``any`` stands in the library at ``path`` under ``heading`` (the last heading of a passage), in catalogues in the
    ``row`` that begins so. ``accept`` are wordings that mean the same, mostly Chinese, and stand nowhere. ``code`` and
    ``field`` name the figure that ``any`` was derived from; both are empty where the words were chosen by hand.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    path: str
    heading: str
    any: tuple[str, ...] = Field(min_length=1)
    least: int = Field(default=1, ge=1)
    accept: tuple[str, ...] = ()
    row: str = ""
    code: str = ""
    field: str = ""

    def is_told_by(self, text: str) -> bool:
        """Whether the text says enough of the alternatives. Case, spacing and kinds of dashes do not count."""
        return sum(says(text, words) for words in (*self.any, *self.accept)) >= self.least


def says(text: str, words: str) -> bool:
    """Whether the words stand in the text; a number of theirs never matches inside a longer number."""
    pattern = re.escape(plain(words))
    if words[:1].isdigit():
        pattern = r"(?<![\d.,])" + pattern
    if words[-1:].isdigit():
        pattern += r"(?![\d]|[.,]\d)"
    return re.search(pattern, plain(text)) is not None


def plain(text: str) -> str:
    """The text as it is compared: lower case, single spaces, no spaces beside Chinese characters, one dash."""
    spaced = " ".join(_DASHES.sub("-", text.translate(_QUOTES)).casefold().split())
    return re.sub(r"(?<=[\u3000-\u9fff\uff00-\uffef]) | (?=[\u3000-\u9fff\uff00-\uffef])", "", spaced)
