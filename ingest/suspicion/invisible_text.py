"""Text smuggled in with characters that show nothing: tags, variation selectors, zero-width ones, reversed order.

What such characters are for is left alone: joiners in Persian, Indic scripts and emoji, soft hyphens, hints where a
line may break, a byte-order mark, marks of direction in Hebrew and Arabic. Other ways to hide are told by the readers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ingest.cleaning import is_cjk

_BROKEN_WORDS = 3
_BROKEN_CHINESE = 5
_AROUND = 60

_ZERO_WIDTH = "\u034f\u115f\u1160\u17b4\u17b5\u180e\u200b-\u200f\u2060-\u2064\u206a-\u206f\u3164\ufeff\uffa0"
_SELECTORS = "\ufe00-\ufe0f\U000e0100-\U000e01ef"
_ANY = re.compile(f"[{_ZERO_WIDTH}{_SELECTORS}\u202d\u202e\U000e0000-\U000e007f]")
_FLAG = re.compile("\U0001f3f4[\U000e0030-\U000e007a]{1,6}\U000e007f")
_TAGS = re.compile("[\U000e0001-\U000e007f]+")
_SELECTOR_RUN = re.compile(f"[{_SELECTORS}]{{3,}}")
_SELECTED = re.compile(f"([^\\W\\d_])[{_SELECTORS}]")
_RUN = re.compile(f"[{_ZERO_WIDTH}]{{4,}}")
_INSIDE = re.compile(f"(\\w)[{_ZERO_WIDTH}]+(?=(\\w))")
_BACKWARDS = re.compile("\u202e([^\u202c\n]*)")
_FORWARDS = re.compile("\u202d([^\u202c\n]*)")
_LEFT_TO_RIGHT = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f\u4e00-\u9fff]")
_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff]")
_ALPHABETIC = re.compile("[A-Za-z\u00c0-\u024f\u0370-\u052f]")


def smuggled(text: str) -> Iterator[str]:
    """For each misuse of such characters in ``text``: what they spell, or its first place with them written out."""
    if text.isascii() or not _ANY.search(text):
        return
    text = _FLAG.sub("", text.lstrip("\ufeff"))
    for tags in _TAGS.finditer(text):
        yield "".join(chr(ord(tag) - 0xE0000) for tag in tags[0])
    for selectors in _SELECTOR_RUN.finditer(text):
        yield _bytes_of(selectors[0]).decode("utf-8", "replace")
    places = [*_selected(text), *_runs(text), *_breaks(text), *_reversed(text)]
    if places:
        yield _written_out(text, min(place.start() for place in places))


def _bytes_of(selectors: str) -> bytes:
    """The first 16 selectors stand for the bytes 0 to 15, the others for those from 16 on."""
    codes = [ord(selector) for selector in selectors]
    return bytes(code - 0xFE00 if code < 0xFE10 else code - 0xE0100 + 16 for code in codes)


def _runs(text: str) -> list[re.Match[str]]:
    """Runs of several kinds: one kind alone can spell nothing, and editors leave it behind."""
    return [match for match in _RUN.finditer(text) if len(set(match[0])) > 1]


def _selected(text: str) -> list[re.Match[str]]:
    """Selectors after letters that have no variants, one each."""
    found = [match for match in _SELECTED.finditer(text) if _ALPHABETIC.match(match[1])]
    return found if len(found) >= _BROKEN_WORDS else []


def _breaks(text: str) -> list[re.Match[str]]:
    """Zero-width characters inside words of alphabets that need none, or strewn among Chinese ones."""
    inside = list(_INSIDE.finditer(text))
    words = [match for match in inside if _breaks_word(match[1], match[2])]
    chinese = [match for match in inside if is_cjk(match[1]) and is_cjk(match[2])]
    enough = len(chinese) >= max(_BROKEN_CHINESE, len(text) // 20)
    return (words if len(words) >= _BROKEN_WORDS else []) + (chinese if enough else [])


def _breaks_word(before: str, after: str) -> bool:
    """Whether they belong to one word; where a capital follows a small letter a line may break."""
    both = bool(_ALPHABETIC.match(before) and _ALPHABETIC.match(after))
    return both and not (before.islower() and after.isupper())


def _reversed(text: str) -> list[re.Match[str]]:
    """Overrides of the direction that show letters in another order than they are read in."""
    backwards = [match for match in _BACKWARDS.finditer(text) if len(_LEFT_TO_RIGHT.findall(match[1])) > 3]
    return backwards + [match for match in _FORWARDS.finditer(text) if len(_RIGHT_TO_LEFT.findall(match[1])) > 3]


def _written_out(text: str, place: int) -> str:
    around = text[max(0, place - _AROUND) : place + 2 * _AROUND]
    return _ANY.sub(lambda match: f"‹U+{ord(match[0]):04X}›", around)
