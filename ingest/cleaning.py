"""Cleaning of text, whatever file it came from: one form of each character, no invisible ones, single spaces.

Pure functions; what a block or a page is, is left to ``ingest.content``.
"""

from __future__ import annotations

import re
import unicodedata

_LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"})
_SPACE = re.compile(r"\s+")
_DROPPED = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
_CJK = re.compile(r"[\u2e80-\u2fdf\u3000-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\uff00-\uffef]")


def clean_line(text: str) -> str:
    """``text`` as one line: NFC, ligatures written out, no control or zero-width characters, single spaces."""
    return _SPACE.sub(" ", _visible(text)).strip()


def clean_lines(text: str) -> str:
    """The same for text whose line breaks mean something (tables, code); empty lines go."""
    lines = (clean_line(line) for line in text.splitlines())
    return "\n".join(line for line in lines if line)


def join_words(left: str, right: str) -> str:
    """Two stretches of running text as one: without a space between Chinese characters, else with one."""
    if not left or not right:
        return left or right
    return left + right if is_cjk(left[-1]) and is_cjk(right[0]) else f"{left} {right}"


def is_cjk(character: str) -> bool:
    """Whether it is written without spaces around it: Chinese characters, their punctuation, full-width forms."""
    return _CJK.match(character) is not None


def _visible(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    normal = unicodedata.normalize("NFC", text.translate(_LIGATURES))
    if normal.isprintable():
        return normal
    return unicodedata.normalize("NFC", "".join(_shown(character) for character in normal))


def _shown(character: str) -> str:
    if character.isspace():
        return " "
    return "" if unicodedata.category(character) in _DROPPED else character
