"""The figures and scores that a release left: ``evals/baselines/<version>.json``, written by ``eval --accept``.

Answers are not kept: a baseline holds what is compared, and the hashes of what made it.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import SettingsError
from evals.gating.comparison import Kept
from evals.results import Figure, Mode, Provenance, Run

FOLDER = Path(__file__).resolve().parents[1] / "baselines"
_RELEASE = re.compile(r"\d+(?:\.\d+)*")
_HINT = "Accept a new baseline with `career-coach eval --full --accept`, or restore the file."


class _KeptCase(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)

    suite: str
    question: str
    scores: dict[str, float | None]


class Baseline(BaseModel):
    """What a release left. ``cases`` are by id."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    provenance: Provenance
    figures: tuple[Figure, ...]
    cases: dict[str, _KeptCase]

    @property
    def version(self) -> str:
        """The release's version."""
        return self.provenance.version

    def kept(self) -> dict[str, Kept]:
        """Its cases, to compare a run with."""
        return {name: Kept(case.suite, case.question, case.scores) for name, case in self.cases.items()}

    def figure(self, name: str) -> Figure | None:
        """Its figure of that full name, if it has one."""
        return next((figure for figure in self.figures if figure.name == name), None)


def of_run(run: Run) -> Baseline:
    """What a run leaves."""
    cases = {
        case.id: _KeptCase(
            suite=case.suite,
            question=case.question,
            scores={name: score.value for name, score in case.scores.items()},
        )
        for case in run.cases
    }
    return Baseline(provenance=run.provenance, figures=run.figures, cases=cases)


def accept(run: Run, folder: Path = FOLDER) -> Path:
    """Write a full run down as the release of its version. ``SettingsError`` for a run of less."""
    if run.provenance.mode is not Mode.FULL:
        raise SettingsError(
            f"A {run.provenance.mode.value} run is no baseline: it leaves out cases that a release is compared on.",
            "Run `career-coach eval --full --accept`.",
        )
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / f"{run.provenance.version}.json"
    held = of_run(run).model_dump(mode="json")
    file.write_text(json.dumps(held, ensure_ascii=False, indent=0, sort_keys=True) + "\n", "utf-8")
    return file


def load_baseline(file: Path) -> Baseline:
    """A baseline. ``SettingsError`` where the file is none."""
    try:
        return Baseline.model_validate_json(file.read_text("utf-8"))
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise SettingsError(f"The baseline {file.name} cannot be read: {error}", _HINT) from error


def last_baseline(folder: Path = FOLDER) -> Baseline | None:
    """The baseline of the highest version; None before the first release. ``SettingsError`` where it can't be read."""
    found = [(version, file) for file in folder.glob("*.json") if (version := _version(file.stem)) is not None]
    return load_baseline(max(found)[1]) if found else None


def _version(text: str) -> tuple[int, ...] | None:
    return tuple(map(int, text.split("."))) if _RELEASE.fullmatch(text) else None
