"""JSON and JSON Lines catalogues: a list of objects, each of them one record; other JSON says nothing to be quoted.

Nested values are told plainly: ``pay.median: 93,600`` for objects within objects, lists joined by commas. Numbers stay
as they are written.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from app.domain import BlockKind
from app.errors import UnreadableFile
from ingest.content import Content, Piece, ReadPage
from ingest.records import record_sentence

ROWS_PER_PAGE = 100
_SUBJECTS = ("name", "title", "label", "course", "role", "occupation")
_SAMPLE = 5
_DEEPEST_LIST = 3
_NOT_A_CATALOGUE = "Write it as a list of objects, one for each entry, or save what is to be read as CSV or Markdown."
_CORRECT = "Correct it there, and save the file again."

Value = str | bool | None | Sequence["Value"] | Mapping[str, "Value"]


class _TwiceNamed(ValueError):
    """A key stands twice in one object, so that one of its values would be lost."""


def read_json(text: str) -> Content:
    """The catalogue in a JSON document. Raises ``UnreadableFile`` if it is broken or no catalogue."""
    try:
        value = _parsed(text)
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"Its JSON breaks off in line {error.lineno}: {error.msg}.", _CORRECT) from error
    except _TwiceNamed as error:
        raise UnreadableFile(f"Its JSON {error}.", _CORRECT) from error
    except RecursionError as error:
        raise UnreadableFile("Its JSON is nested too deeply to be a catalogue.", _NOT_A_CATALOGUE) from error
    entries = _entries(value)
    stated = value if isinstance(value, Mapping) else {}
    return _content(entries, title=_stated(stated, "title") or _stated(stated, "name"))


def read_json_lines(text: str) -> Content:
    """The same of a file with an object in each line. A broken line is named."""
    entries: list[Mapping[str, Value]] = []
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        try:
            value = _parsed(line)
        except (ValueError, RecursionError) as error:
            told = error.msg if isinstance(error, json.JSONDecodeError) else str(error)
            raise UnreadableFile(f"Line {number} is not JSON: {told}.", _CORRECT) from error
        if not isinstance(value, Mapping):
            raise UnreadableFile(f"Line {number} is JSON, but no object.", _NOT_A_CATALOGUE)
        entries.append(value)
    return _content(entries)


def looks_like_json(text: str) -> bool:
    """Whether text of unknown kind is one JSON document."""
    if not text.lstrip().startswith(("{", "[")):
        return False
    try:
        json.loads(text)
    except RecursionError:
        return True
    except ValueError:
        return False
    return True


def looks_like_json_lines(text: str) -> bool:
    """Whether the first line and most of the next few are JSON objects, and there are two at least."""
    lines = list(islice((line for line in text.splitlines() if line.strip()), _SAMPLE))
    good = [line.lstrip().startswith("{") and looks_like_json(line) for line in lines]
    return len(good) > 1 and good[0] and sum(good) * 2 > len(good)


def _parsed(text: str) -> Value:
    value: Value = json.loads(
        text, parse_float=str, parse_int=str, parse_constant=lambda _: None, object_pairs_hook=_once
    )
    return value


def _once(pairs: list[tuple[str, Value]]) -> dict[str, Value]:
    values = dict(pairs)
    if len(values) < len(pairs):
        keys = [key for key, _ in pairs]
        doubled = next(key for key in keys if keys.count(key) > 1)
        raise _TwiceNamed(f"names {doubled!r:.60} twice in one object")
    return values


def _entries(value: Value) -> Sequence[Mapping[str, Value]]:
    found = list(_lists(value, 0))
    if len(found) == 1:
        return found[0]
    told = "holds several lists of objects" if found else "is no list of objects, but settings or other data"
    raise UnreadableFile(f"It is JSON that {told}, so no row of a catalogue can be told.", _NOT_A_CATALOGUE)


def _lists(value: Value, depth: int) -> Iterator[Sequence[Mapping[str, Value]]]:
    """The lists of objects in a document: itself, or those in the objects at its top; one object alone is no list."""
    if isinstance(value, Mapping):
        for inner in value.values() if depth < _DEEPEST_LIST else ():
            yield from _lists(inner, depth + 1)
    elif isinstance(value, Sequence) and not isinstance(value, str):
        objects = [entry for entry in value if isinstance(entry, Mapping)]
        if objects and len(objects) == len(value) and (depth == 0 or len(objects) > 1):
            yield objects


def _content(entries: Sequence[Mapping[str, Value]], title: str = "") -> Content:
    records = [record for entry in entries if (record := _record(entry))]
    if not records:
        raise UnreadableFile("Its objects hold no text.", "Fill in their values, or remove the file.")
    empty = len(entries) - len(records)
    notes = (f"{empty} empty {'object' if empty == 1 else 'objects'} left out",) if empty else ()
    return Content(tuple(_pages(records)), title=title, notes=notes)


def _record(entry: Mapping[str, Value]) -> str:
    told = [(key, text) for key, value in entry.items() for key, text in _flat(key, value) if text.strip()]
    subject = next((pair for name in _SUBJECTS for pair in told if pair[0].lower() == name), told[0] if told else None)
    if subject is None:
        return ""
    ordered = [subject, *(pair for pair in told if pair is not subject)]
    return record_sentence([key for key, _ in ordered], [text for _, text in ordered])


def _flat(key: str, value: Value) -> Iterator[tuple[str, str]]:
    """The value's parts, each under its path of keys."""
    if isinstance(value, Mapping):
        for inner, part in value.items():
            yield from _flat(f"{key}.{inner}", part)
    else:
        yield key, _plain(value)


def _plain(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, str):
        return value
    if isinstance(value, Mapping):
        parts = [(key, text) for key, inner in value.items() if (text := _plain(inner))]
        rest = ", ".join(f"{key} {text}" for key, text in parts[1:])
        return f"{parts[0][1]} ({rest})" if rest else (parts[0][1] if parts else "")
    return ", ".join(text for inner in value if (text := _plain(inner)))


def _stated(values: Mapping[str, Value], key: str) -> str:
    value = values.get(key)
    return value if isinstance(value, str) else ""


def _pages(records: Sequence[str]) -> Iterator[ReadPage]:
    for start in range(0, len(records), ROWS_PER_PAGE):
        rows = records[start : start + ROWS_PER_PAGE]
        label = f"rows {start + 1}–{start + len(rows)}"
        yield ReadPage(label, tuple(Piece(BlockKind.RECORD, row) for row in rows))
