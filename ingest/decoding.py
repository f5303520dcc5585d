"""Bytes to text: byte order marks, UTF-8, UTF-16, GB 18030 and Windows-1252; anything doubtful is refused.

A wrong guess would put nonsense between quotation marks, so each guess has to look like writing of its kind.
"""

from __future__ import annotations

import codecs
import re

from app.errors import UnreadableFile

HINT = "Open it in the program that wrote it, save it as UTF-8 text and add it again."

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_HIGH_RUN = re.compile(rb"[\x80-\xff]+")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f\x80-\x9f]")
_CJK = re.compile(r"[\u2014\u2018-\u201d\u2026\u3000-\u303f\u4e00-\u9fff\uff00-\uffef\u00b7]")
_HAN = re.compile(r"[\u4e00-\u9fff]")


def decode(content: bytes) -> str:
    """The text of a file, line ends as ``\\n``. Raises ``UnreadableFile`` where the encoding cannot be told."""
    text = _marked(content)
    if text is None:
        text = _unmarked(content)
    if text is None:
        raise UnreadableFile("Its character encoding cannot be told.", HINT)
    controls = len(_CONTROL.findall(text))
    if "\x00" in text or controls > max(2, len(text) // 500):
        raise UnreadableFile("It is not text: it holds bytes that no text has.", HINT)
    return text.replace("\r\n", "\n").replace("\r", "\n")


def decode_as(content: bytes, declared: str) -> str | None:
    """The text in the encoding that a file declares for itself; None if there is no such encoding or it is not true.

    Browsers read the declarations ``gb2312`` and ``iso-8859-1`` as their supersets, and so does this (WHATWG Encoding).
    """
    name = {"gb2312": "gb18030", "gbk": "gb18030", "iso-8859-1": "cp1252", "latin-1": "cp1252", "us-ascii": "cp1252"}
    try:
        return content.decode(name.get(declared.lower(), declared))
    except (UnicodeDecodeError, LookupError):
        return None


def _marked(content: bytes) -> str | None:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            try:
                return content.decode(encoding)
            except UnicodeDecodeError as error:
                message = f"It begins as {encoding.removesuffix('-sig').upper()} text, but byte {error.start} is not."
                raise UnreadableFile(message, HINT) from error
    return None


def _unmarked(content: bytes) -> str | None:
    wide = _wide(content)
    if wide is not None:
        return wide
    utf8 = decode_as(content, "utf-8")
    if utf8 is not None:
        return utf8
    return _chinese(content) or _western(content)


def _wide(content: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of its ASCII characters is zero."""
    sample = content[:4096]
    if len(sample) < 4 or len(sample) % 2:
        return None
    for encoding, zeros in (("utf-16-le", sample[1::2]), ("utf-16-be", sample[0::2])):
        if zeros.count(0) * 2 > len(zeros) and sample.count(0) < len(sample) * 0.6:
            return decode_as(content, encoding)
    return None


def _chinese(content: bytes) -> str | None:
    """GB 18030, if nearly all that is not ASCII then reads as Chinese, and mostly as common characters of GB 2312."""
    text = decode_as(content, "gb18030")
    if text is None:
        return None
    foreign = [character for character in text if not character.isascii()]
    han = _HAN.findall(text)
    common = sum(1 for character in han if _is_common(character))
    runs = [len(run) for run in _HIGH_RUN.findall(content)]
    mostly_pairs = sum(length for length in runs if length % 2 == 0) >= 0.8 * sum(runs)
    if len(han) >= 2 and mostly_pairs and len(_CJK.findall(text)) >= 0.9 * len(foreign) and common >= 0.7 * len(han):
        return text
    return None


def _is_common(character: str) -> bool:
    """Whether it is among the 3,755 characters of level 1 of GB 2312, rows 16 to 55."""
    encoded = character.encode("gb18030")
    return len(encoded) == 2 and 0xB0 <= encoded[0] <= 0xD7 and encoded[1] >= 0xA1


def _western(content: bytes) -> str | None:
    """Windows-1252, if its accents and marks stand alone among ASCII letters, as they do in European languages."""
    text = decode_as(content, "cp1252")
    if text is None:
        return None
    runs = [len(run) for run in _HIGH_RUN.findall(content)]
    alone = sum(1 for length in runs if length <= 2)
    if sum(runs) <= 0.2 * len(content) and alone >= 0.95 * len(runs):
        return text
    return None
