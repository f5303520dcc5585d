"""Puts questions to the coach and keeps each answer as it comes, so that a run that broke off goes on where it was.

What was kept is taken up only if it was made by the same code, model, prompts, settings and library.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pydantic import BaseModel, ConfigDict

import app
from app.domain import Answer
from app.errors import CoachError, SettingsError
from app.pipeline import Parts, answer
from app.settings import settings_hash
from evals.answers import from_line, to_line
from evals.bench.grounding.questions import Asked

ANSWERS = "answers.jsonl"


class MadeWith(BaseModel):
    """What answers were made with; the first line of the file."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    model: str
    model_digest: str
    checker: str
    prompts: tuple[tuple[str, str], ...]
    settings: str
    library: str
    code: str


class _Line(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    answer: str = ""
    error: str = ""


@dataclass(frozen=True, slots=True)
class Answered:
    """What came of a question: its answer, or the error that the coach failed with."""

    asked: Asked
    answer: Answer | None
    error: str = ""


def made_with(parts: Parts) -> MadeWith:
    """What these parts make answers with."""
    return MadeWith(
        model=parts.chat.name,
        model_digest=parts.chat.digest,
        checker=parts.checker.name,
        prompts=parts.prompts.hashes,
        settings=settings_hash(parts.settings),
        library=parts.library.fingerprint(),
        code=_code(Path(app.__file__).parent),
    )


def ask(questions: Sequence[Asked], parts: Parts, folder: Path) -> Iterator[Answered]:
    """What came of each question, in order; those in the folder's file are not asked again.

    Raises ``SettingsError`` if the file was made with anything else.
    """
    file = folder / ANSWERS
    kept = _kept(file, made_with(parts))
    with file.open("a", encoding="utf-8") as log:
        for asked in questions:
            line = kept.get(asked.sample.id)
            if line is None:
                line = _ask(asked, parts)
                log.write(line.model_dump_json() + "\n")
                log.flush()
            yield Answered(asked, from_line(line.answer) if line.answer else None, line.error)


def _ask(asked: Asked, parts: Parts) -> _Line:
    try:
        return _Line(id=asked.sample.id, answer=to_line(answer(asked.question, parts)))
    except CoachError as error:
        return _Line(id=asked.sample.id, error=str(error))


def _kept(file: Path, wanted: MadeWith) -> dict[str, _Line]:
    if not file.exists():
        file.write_text(wanted.model_dump_json() + "\n", "utf-8")
        return {}
    first, *rest = file.read_text("utf-8").split("\n")
    if MadeWith.model_validate_json(first) != wanted:
        raise SettingsError(
            f"The answers in {file} were made with something else than is set now.",
            "Give another folder with --out, or delete the file.",
        )
    whole = rest[:-1]
    if rest and rest[-1]:
        file.write_text("\n".join((first, *whole, "")), "utf-8")
    lines = (_Line.model_validate_json(line) for line in whole)
    return {line.id: line for line in lines if not line.error}


def _code(root: Path) -> str:
    """What the app's code and word lists are, as a hash."""
    digest = hashlib.sha256()
    for file in sorted(file for file in root.rglob("*") if file.suffix in {".py", ".csv", ".json"}):
        digest.update(file.relative_to(root).as_posix().encode() + file.read_bytes())
    return digest.hexdigest()[:12]
