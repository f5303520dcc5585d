"""Which language a text is in, as far as this project needs to know: English, Chinese or another."""

from __future__ import annotations

import re

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_LETTER = re.compile(r"[^\W\d_]")


def language_of(text: str) -> str:
    """``zh`` when Chinese characters carry the text, else ``en``.

    A Chinese character says about as much as half an English word, so a quarter of the letters suffices: names and
    tools stay in Latin letters in Chinese writing.
    """
    letters = len(_LETTER.findall(text))
    return "zh" if letters and len(_HAN.findall(text)) / letters >= 0.25 else "en"


def is_han(character: str) -> bool:
    """Whether this is a Chinese character."""
    return _HAN.match(character) is not None
