"""Running text from the lines of a page: words that a line end has cut are made whole again.

Whether a hyphen at a line's end belongs to the word is decided by how the same document writes that word elsewhere.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from ingest.cleaning import clean_line, join_words

_CUT = re.compile(r"([^\W\d_]+)[-‐]$")
_SOFT = "\u00ad"
_NEXT = re.compile(r"[^\W\d_]+")
_WORD = re.compile(r"[^\W\d_]+(?:[-‐][^\W\d_]+)*")
_KEEPS_HYPHEN = frozenset(
    """self non well ill co ex pre post part full long short high low mid all cross one two three four five six half
    first second third entry fast hands face on off so""".split()
)


@dataclass(frozen=True, slots=True)
class LineJoiner:
    """Joins lines of one document, whose words in the middle of lines are ``vocabulary`` (lower case)."""

    vocabulary: frozenset[str]

    def join(self, lines: Iterable[str]) -> str:
        """The lines as one paragraph."""
        parts: list[str] = []
        for line in lines:
            if parts:
                parts[-1:] = self._joined(parts[-1], line.strip())
            else:
                parts.append(line.strip())
        return clean_line("".join(parts))

    def _joined(self, left: str, right: str) -> tuple[str, str]:
        """Both ends, so that the one directly follows the other."""
        if left.endswith(_SOFT):
            return left.rstrip(_SOFT), right
        left, right = clean_line(left), clean_line(right)
        if not left or not right:
            return "", left or right
        cut = _CUT.search(left)
        if cut is not None and (right[0].isalpha() or right[0].isdigit()):
            following = _NEXT.match(right)
            keeps = following is None or not right[0].islower() or self._has_hyphen(cut[1], following.group())
            return (left if keeps else left[:-1]), right
        if left[-1] in "–/" and right[0].isdigit() and left[-2:-1].isdigit():
            return left, right
        return left + join_words(left[-1], right)[1 : -len(right)], right

    def _has_hyphen(self, before: str, after: str) -> bool:
        whole, parts = f"{before}{after}".lower(), f"{before}-{after}".lower()
        if whole in self.vocabulary:
            return False
        return parts in self.vocabulary or before.lower() in _KEEPS_HYPHEN


def joiner_for(lines: Iterable[str]) -> LineJoiner:
    """A joiner that knows the words of these lines, but for the cut ones at their ends."""
    words: set[str] = set()
    for line in lines:
        cut = _CUT.search(line.rstrip())
        words.update(word.lower().replace("‐", "-") for word in _WORD.findall(line[: cut.start()] if cut else line))
    return LineJoiner(frozenset(words))
