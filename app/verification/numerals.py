"""Reading written numbers: digits, English number words and Chinese numerals, as values.

What a number counts (money, percent, years) is for ``quantities``.
"""

from __future__ import annotations

import re

UNITS = {
    word: value
    for value, word in enumerate(
        """zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen""".split()
    )
}
TENS = {
    word: 10 * value
    for value, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), start=2)
}
SCALES = {
    "hundred": 1e2,
    "thousand": 1e3,
    "k": 1e3,
    "million": 1e6,
    "mn": 1e6,
    "billion": 1e9,
    "bn": 1e9,
    "trillion": 1e12,
    "百": 1e2,
    "千": 1e3,
    "万": 1e4,
    "百万": 1e6,
    "千万": 1e7,
    "亿": 1e8,
}
_HAN_DIGITS = {character: value for value, character in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_HAN_SCALES = {"十": 10, "百": 100, "千": 1000}
_HAN_MYRIADS = {"万": 10_000, "亿": 100_000_000}

_WORD = "|".join(sorted([*UNITS, *TENS, "dozen"], key=len, reverse=True))
_SCALE_WORD = "hundred|thousand|million|billion|trillion"
WORD_NUMBER = (
    rf"(?:a\s+(?=(?:{_SCALE_WORD}|dozen)\b)|\b)(?:{_WORD}|(?<=a\s)(?:{_SCALE_WORD}))"
    rf"(?:[\s-]+(?:and\s+)?(?:{_WORD}|{_SCALE_WORD}))*\b"
)
DIGITS = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
SCALE = r"(?:\s?(?:百万|千万|万亿|万|亿|千)|[\s-]?(?:thousand|million|billion|trillion|hundred|bn|mn)\b|[kK]\b)"
HAN_NUMBER = r"[零〇一二两三四五六七八九十百千万亿]+"


def of_digits(text: str) -> float:
    """The value of ``1,234.5``."""
    return float(text.replace(",", ""))


def of_scale(text: str) -> float:
    """What a scale word multiplies by; 1 for none."""
    key = text.strip(" -\t").lower()
    return 1e12 if key == "万亿" else SCALES.get(key, 1.0)


def of_words(text: str) -> float:
    """The value of English number words such as ``one hundred and twenty-one``."""
    total = current = 0.0
    for word in re.findall(r"[a-z]+", text.lower()):
        if word in UNITS or word in TENS:
            current += UNITS.get(word, 0) + TENS.get(word, 0)
        elif word == "dozen":
            current = (current or 1) * 12
        elif word == "hundred":
            current = (current or 1) * 100
        elif word in SCALES:
            total += (current or 1) * SCALES[word]
            current = 0
    return total + current


def of_han(text: str) -> float:
    """The value of Chinese numerals such as ``一百二十`` or ``三万五千``."""
    total = section = digit = 0
    for character in text:
        if character in _HAN_DIGITS:
            digit = _HAN_DIGITS[character]
        elif character in _HAN_SCALES:
            section += (digit or 1) * _HAN_SCALES[character]
            digit = 0
        elif character in _HAN_MYRIADS:
            total += (section + digit or 1) * _HAN_MYRIADS[character]
            section = digit = 0
    return float(total + section + digit)
