"""Text as a model would understand it, whatever it was dressed up as: one alphabet, no accents, letters put together.

The views are for looking for words in, not for showing. What is looked for is left to ``ingest.instructions``.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
import string
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_NOT_SHOWN = re.compile(
    "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff\u00ad\u034f\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u3164\ufeff\uffa0\ufe00-\ufe0f\U000e0000-\U000e01ef]+"
)
_LOOK_ALIKES = (
    ("абвгеѕзіјкӏмнорԛгстуѵԝхԁһүпѡ", "a6breszijklmhopqrctyvwxdhynw"),
    ("αεικνορτυχγωηϲϳ", "aeikvoptuxywncj"),
    ("օսոցհյքլ", "ounghjpl"),
    ("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz"),
    ("ɑɡıƖɩʋøłđħŧðþ", "agilivoldhtdp"),
    ("’‘‛´`“”„«»", "'''''\"\"\"\"\""),
)
_ENCODED = re.compile(r"[A-Za-z0-9+/_-]{24,}+={0,2}")
_HEX = re.compile(r"(?:[0-9A-Fa-f]{2}){12,}+")
_SHORTEST_ENCODED = 24
_LEET, _FOR_LEET = b"013457@$!|", b"oieastasil"
_LEET_TABLE = bytes.maketrans(_LEET, _FOR_LEET)
_NO_LETTERS = bytes(code for code in range(256) if not 97 <= code <= 122)
_NO_LEET_EITHER = bytes(code for code in _NO_LETTERS if code not in _LEET)


@dataclass(frozen=True, slots=True)
class PlainText:
    """``shown`` without marks and invisible characters; ``words``, as long, in the small letters it looks like."""

    shown: str
    words: str


def plain(text: str) -> PlainText:
    """Compatibility forms (full-width, mathematical, circled letters) and look-alikes of other alphabets resolved."""
    if text.isascii():
        return PlainText(text, text.lower())
    shown = _NOT_SHOWN.sub("", unicodedata.normalize("NFKD", text))
    words = shown.lower()
    if not words.isascii():
        alphabet = _alphabet()
        for odd in alphabet.keys() & set(words):
            words = words.replace(odd, alphabet[odd])
    return PlainText(shown if len(words) == len(shown) else words, words)


def latin(words: str) -> str:
    """``words``, as long, with a tilde for what is not ASCII and a point for a question mark; quick to search."""
    return words.replace("?", ".").encode("ascii", "replace").replace(b"?", b"~").decode("ascii")


def letters(words: str, *, leet: bool = False) -> bytes:
    """The letters a to z of ``words`` alone, so that spaces, points and digits between them hide nothing.

    ``leet``: digits and signs that stand for letters count as these.
    """
    plainly = words.encode("ascii", "ignore")
    return plainly.translate(_LEET_TABLE, _NO_LEET_EITHER) if leet else plainly.translate(None, _NO_LETTERS)


def place_of_letters(words: str, start: int, end: int, *, leet: bool = False) -> tuple[int, int]:
    """Where in ``words`` the letters from ``start`` to ``end`` of ``letters`` lie."""
    counted = string.ascii_lowercase + (_LEET.decode("ascii") if leet else "")
    places = [place for place, character in enumerate(words) if character in counted]
    return places[start], places[end - 1] + 1


def decoded(text: str) -> Iterator[str]:
    """What base64 and hexadecimal runs of 24 characters or more say, where they say text."""
    for word in text.split():
        if len(word) < _SHORTEST_ENCODED:
            continue
        for run in _ENCODED.finditer(word):
            yield from _readable(_base64(run[0].rstrip("=")))
        for run in _HEX.finditer(word):
            yield from _readable(bytes.fromhex(run[0]))


def turned(words: str) -> Iterator[str]:
    """``words`` read backwards, or through rot13, where they hold the word "instruction" or "prompt" in that form."""
    if "noitcurtsni" in words or "tpmorp" in words:
        yield words[::-1]
    if "vafgehpgvba" in words or "cebzcg" in words:
        yield codecs.decode(words, "rot13")


@cache
def _alphabet() -> dict[str, str]:
    table = {odd: usual for odds, usuals in _LOOK_ALIKES for odd, usual in zip(odds, usuals, strict=True)}
    for first in (0x1F130, 0x1F150, 0x1F170, 0x1F1E6):  # squared, dark circled, dark squared, regional letters
        table |= {chr(first + number): chr(97 + number) for number in range(26)}
    return table


def _base64(run: str) -> bytes:
    try:
        return base64.b64decode(run[: len(run) - (len(run) % 4 == 1)] + "=" * (-len(run) % 4), altchars=b"-_")
    except binascii.Error:
        return b""


def _readable(content: bytes) -> Iterator[str]:
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return
    if text and sum(character.isprintable() or character.isspace() for character in text) > 0.9 * len(text):
        yield text
