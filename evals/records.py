"""A run as JSON, whole: written beside its report, read by the page's Quality tab and by ``eval add``."""

from __future__ import annotations

from pathlib import Path

from pydantic import TypeAdapter, ValidationError

from app.errors import SettingsError
from evals.results import Run

_RUN = TypeAdapter(Run)


def as_json(run: Run) -> str:
    """The run as JSON."""
    return _RUN.dump_json(run, indent=1).decode()


def from_json(text: str) -> Run:
    """The run again. ``ValidationError`` where the text is none."""
    return _RUN.validate_json(text)


def load_run(file: Path) -> Run:
    """The run of a file. ``SettingsError`` where it can't be read."""
    try:
        return from_json(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise SettingsError(f"There is no run to read in {file}.", "Run `career-coach eval` first.") from error
