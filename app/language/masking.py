"""Making text fit to keep or to show: what could name a person is taken out, what cannot be seen is spelt out."""

from __future__ import annotations

import re
import unicodedata

MASK = "…"
_PRIVATE = re.compile(
    r"""[^\s@,;:()<>"\u3000-\u9fff]+\s?@\s?[\w-]+(?:\.[\w-]+)+
    | (?:https?|ftp)://\S+ | (?<![a-z])www\.\S+
    | (?<![\w.-])(?:[a-z0-9-]+\.)+(?:com|org|edu|gov|cn|uk|de|eu)(?:/\S*)?(?![\w.])
    | (?<![\d$€£¥a-z])(?!(?:19|20)\d\d\s?[-–/]\s?(?:19|20)\d\d(?!\d))\+?\(?\d(?:[\s().\-–/]{0,2}\d){6,}""",
    re.IGNORECASE | re.VERBOSE,
)
"""E-mail addresses, web addresses, and seven digits or more however they are spaced: telephone numbers and the like.

Two years and an amount of money after its sign are left alone, and so are names such as ASP.NET.
"""
_UNSEEN = frozenset({"Cc", "Cf", "Co", "Cn", "Cs", "Zl", "Zp"})


def masked(text: str) -> str:
    """``text`` on one line, with ``…`` for what could name a person."""
    return " ".join(_PRIVATE.sub(MASK, text).split())


def spelt_out(text: str) -> str:
    """``text`` on one line, with a mark such as ``[U+202E]`` for every run of characters that cannot be seen."""
    told: list[str] = []
    for character in " ".join(text.split()):
        mark = f"[U+{ord(character):04X}]" if unicodedata.category(character) in _UNSEEN else character
        if len(mark) == 1 or not told or told[-1] != mark:
            told.append(mark)
    return "".join(told)
