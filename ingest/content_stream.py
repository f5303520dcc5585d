"""The operators of a PDF content stream with their operands, told apart by one regular expression.

Follows ISO 32000-1, 7.2, 7.3 and 7.8.2. Most of a page's bytes are numbers and strings, which are taken in long runs;
what the operators mean is left to ``ingest.adapters.pypdf_fragments``.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import TypeAlias

Operand: TypeAlias = "float | bytes | str | list[Operand]"
"""A number, a string as bytes, a name (with its ``/``) as str, or an array. A dictionary is an array of its entries."""
Operation: TypeAlias = tuple[bytes, "list[Operand]"]

INLINE_IMAGE = b"BI"
_DEEPEST_ARRAY = 16
_MOST_OPERANDS = 4096
_TOKEN = re.compile(
    rb"""[\x00\t\n\f\r\x20]*+(?:%[^\r\n]*+[\x00\t\n\f\r\x20]*+)*+
    (?:
      ([-+.\d]++(?:[\x00\t\n\f\r\x20]++[-+.\d]++)*+)[\x00\t\n\f\r\x20]*+([A-Za-z'"][^\x00\t\n\f\r\x20()<>\[\]{}/%]*+)?
    | ([A-Za-z'"][^\x00\t\n\f\r\x20()<>\[\]{}/%]*+)
    | \(((?:[^()\\]++|\\.)*+)\)
    | \[((?:[-+.\d\s]++|\((?:[^()\\]++|\\.)*+\)|<[0-9A-Fa-f\s]*+>)*+)\]
    | /([^\x00\t\n\f\r\x20()<>\[\]{}/%]*+)
    | <([0-9A-Fa-f\s]*+)>
    | (\(|\[|\]|<<|>>|.)
    )""",
    re.VERBOSE | re.DOTALL,
)
_NUMBERS_AND_OPERATOR, _NUMBERS, _OPERATOR, _STRING, _ARRAY, _NAME, _HEX, _MARK = 2, 1, 3, 4, 5, 6, 7, 8
_ITEM = re.compile(rb"([-+.\d]++)|\(((?:[^()\\]++|\\.)*+)\)|<([0-9A-Fa-f\s]*+)>", re.DOTALL)
_ESCAPE = re.compile(rb"\\(?:[0-7]{1,3}|\r\n|.)|\r\n?", re.DOTALL)
_ESCAPED = {
    **{f"\\{code:0{digits}o}".encode(): bytes((code & 255,)) for digits in (1, 2, 3) for code in range(8**digits)},
    **{b"\\n": b"\n", b"\\r": b"\r", b"\\t": b"\t", b"\\b": b"\b", b"\\f": b"\f", b"\r": b"\n", b"\r\n": b"\n"},
}
_UNLIKE_PYTHON = re.compile(rb"\\(?:[^0-7nrtbf]|[4-7][0-7]{2}|\Z)|\r", re.DOTALL)
"""Escapes that mean something else in Python's strings than in a PDF's."""
_LINE_BREAKS = frozenset((b"\\\n", b"\\\r", b"\\\r\n"))
_IMAGE_END = re.compile(rb"[\x00\t\n\f\r\x20]EI(?=[\x00\t\n\f\r\x20]|$)")
_PARENTHESIS = re.compile(rb"[()]|\\.", re.DOTALL)


def operations(data: bytes, wanted: Container[bytes]) -> Iterator[Operation]:
    """Each wanted operator with its operands, in order. An inline image is one ``BI`` with the image's dictionary.

    Never raises, whatever the bytes are, and takes time in proportion to their number.
    """
    operands: list[Operand] = []
    position = 0
    while match := _TOKEN.match(data, position):
        position = match.end()
        kind = match.lastindex
        if kind == _NUMBERS_AND_OPERATOR:
            operator = match[2]
            if operator in wanted:
                operands.extend(_numbers(match[1]))
        elif kind == _OPERATOR:
            operator = match[3]
        else:
            position = _operand(data, match, operands)
            if len(operands) > _MOST_OPERANDS:
                del operands[:-_MOST_OPERANDS]
            continue
        if operator == INLINE_IMAGE:
            operands, position = _image(data, position)
        if operator in wanted:
            yield operator, operands
        operands = []


def _operand(data: bytes, match: re.Match[bytes], operands: list[Operand]) -> int:
    """Add what was matched, or what begins there, to the operands; where to go on."""
    kind = match.lastindex
    if kind == _NUMBERS:
        operands.extend(_numbers(match[1]))
    elif kind == _STRING:
        operands.append(_unescaped(match[4]))
    elif kind == _ARRAY:
        operands.append(_items(match[5]))
    elif kind == _NAME:
        operands.append(name_of(match[6]))
    elif kind == _HEX:
        operands.append(_from_hex(match[7]))
    elif match[8] == b"(":
        string, end = _nested_string(data, match.end())
        operands.append(string)
        return end
    elif match[8] in {b"[", b"<<"}:
        items, end = _collection(data, match.end())
        operands.append(items)
        return end
    return match.end()


def _collection(data: bytes, position: int) -> tuple[list[Operand], int]:
    """An array or a dictionary that holds more than numbers and strings; nested ones up to a depth."""
    found: list[Operand] = []
    stack = [found]
    while stack and (match := _TOKEN.match(data, position)):
        position = match.end()
        mark = match[8]
        if mark in {b"[", b"<<"}:
            inner: list[Operand] = []
            stack[-1].append(inner)
            stack.append(inner if len(stack) < _DEEPEST_ARRAY else stack[-1])
        elif mark in {b"]", b">>"}:
            stack.pop()
        elif match.lastindex in {_NUMBERS_AND_OPERATOR, _OPERATOR}:
            if match[1]:
                stack[-1].extend(_numbers(match[1]))
            stack[-1].append(f"{match[2] or match[3]!r}")
        else:
            position = _operand(data, match, stack[-1])
    return found, position


def _image(data: bytes, position: int) -> tuple[list[Operand], int]:
    """An inline image's dictionary as one flat array, and the place after its data."""
    entries: list[Operand] = []
    while match := _TOKEN.match(data, position):
        position = match.end()
        if b"ID" in (match[2], match[3]):
            entries.extend(_numbers(match[1]) if match[1] else ())
            break
        if match.lastindex in {_NUMBERS_AND_OPERATOR, _OPERATOR}:
            entries.extend(_numbers(match[1]) if match[1] else ())
            entries.append((match[2] or match[3]).decode("latin-1"))
        else:
            position = _operand(data, match, entries)
    end = _IMAGE_END.search(data, position)
    while end is not None and not _plausible(data[end.end() : end.end() + 12]):
        end = _IMAGE_END.search(data, end.end())
    return [entries], end.end() if end is not None else len(data)


def _plausible(after: bytes) -> bool:
    """Whether these bytes can follow an inline image: operators, not more of its data."""
    return all(byte in b"\t\n\f\r\x00" or 32 <= byte < 127 for byte in after)


def _items(array: bytes) -> list[Operand]:
    items: list[Operand] = []
    for number, string, digits in _ITEM.findall(array):
        if number:
            items.append(_number(number))
        else:
            items.append(_from_hex(digits) if digits else _unescaped(string))
    return items


def _numbers(run: bytes) -> list[float]:
    parts = run.replace(b"\x00", b" ").split()
    try:
        return [*map(float, parts)]
    except ValueError:
        return [_number(part) for part in parts]


def _number(text: bytes) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def name_of(text: bytes) -> str:
    """A name as pypdf writes it: with its slash, ``#xx`` resolved."""
    if b"#" in text:
        text = re.sub(rb"#([0-9A-Fa-f]{2})", lambda found: bytes((int(found[1], 16),)), text)
    try:
        return "/" + text.decode("utf-8")
    except UnicodeDecodeError:
        return "/" + text.decode("latin-1")


def _unescaped(string: bytes) -> bytes:
    if b"\\" not in string and b"\r" not in string:
        return string
    plain = string.replace(rb"\\", rb"\134").replace(rb"\(", b"(").replace(rb"\)", b")")
    if _UNLIKE_PYTHON.search(plain):
        return _ESCAPE.sub(_meant, string)
    return plain.decode("unicode_escape").encode("latin-1")


def _meant(match: re.Match[bytes]) -> bytes:
    escape = match[0]
    return _ESCAPED.get(escape) or (b"" if escape in _LINE_BREAKS else escape[1:])


def _from_hex(digits: bytes) -> bytes:
    joined = b"".join(digits.split())
    return bytes.fromhex((joined + b"0" if len(joined) % 2 else joined).decode("ascii"))


def _nested_string(data: bytes, start: int) -> tuple[bytes, int]:
    """A string with parentheses in it, from after the first one; what is never closed runs to the end."""
    depth = 1
    for match in _PARENTHESIS.finditer(data, start):
        mark = match[0]
        if mark == b"(":
            depth += 1
        elif mark == b")":
            depth -= 1
            if not depth:
                return _unescaped(data[start : match.start()]), match.end()
    return _unescaped(data[start:]), len(data)


def numbers_in(operands: Sequence[Operand]) -> list[float]:
    """The operands that are numbers."""
    return [operand for operand in operands if isinstance(operand, float)]
