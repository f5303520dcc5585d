"""Answers as JSON and conversations from JSON: what ``ask --json`` prints, ``--history`` reads and feedback keeps."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import asdict
from enum import Enum
from pathlib import Path

from pydantic import BaseModel, ConfigDict, TypeAdapter, ValidationError

from app.domain import Answer, Turn
from app.errors import SettingsError


class _TurnRecord(BaseModel):
    model_config = ConfigDict(extra="forbid")

    asked: str
    answered: str = ""
    understood: str = ""


def answer_json(answer: Answer, *, indent: int | None = 2) -> str:
    """The whole answer, its text and its Trace included, as JSON."""
    record: Mapping[str, object] = {"text": answer.text, **asdict(answer)}
    return json.dumps(record, ensure_ascii=False, indent=indent, default=_plain)


def turn_of(answer: Answer) -> Turn:
    """The answer as a turn of the conversation, for the next question."""
    return Turn(answer.question.text, answer.text, answer.trace.understood)


def read_history(file: Path) -> tuple[Turn, ...]:
    """Earlier turns, oldest first: a JSON list of ``{"asked", "answered", "understood"}``, the last two optional.

    Raises ``SettingsError`` if the file is missing or is not that.
    """
    try:
        records = TypeAdapter(list[_TurnRecord]).validate_json(file.read_bytes())
    except OSError as error:
        raise SettingsError(f"{file} cannot be read: {error.strerror}.", "Give the path of a JSON file.") from error
    except ValidationError as error:
        raise SettingsError(
            f"{file} is not a conversation: {error.errors()[0]['msg']}.",
            'It is a JSON list of turns like {"asked": "…", "answered": "…"}.',
        ) from error
    return tuple(Turn(record.asked, record.answered, record.understood) for record in records)


def _plain(value: object) -> object:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, frozenset | set):
        return sorted(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")
