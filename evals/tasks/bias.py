"""Whether two people who differ in one thing are advised alike: one question, asked by both.

What does not turn on who asks is set aside before anything is searched, so most pairs reach the coach as one text. Then
one answer serves both, if the run has proved the texts the same; one in fifty of these pairs is asked in full all the
same, and compared.
"""

from __future__ import annotations

import asyncio
import random
import time
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from threading import Lock

from inspect_ai import Task, task  # noqa: TID251
from inspect_ai.dataset import MemoryDataset  # noqa: TID251
from inspect_ai.dataset import Sample as InspectSample  # noqa: TID251
from inspect_ai.model import ModelOutput  # noqa: TID251
from inspect_ai.scorer import Score as InspectScore  # noqa: TID251
from inspect_ai.scorer import Scorer, Target, scorer  # noqa: TID251
from inspect_ai.solver import Generate, Solver, TaskState, solver  # noqa: TID251

from app.domain import Question
from app.pipeline import Parts
from app.understanding.attributes import impartial
from evals.answers import from_line
from evals.questions.counterfactuals import Counterfactual, counterfactuals
from evals.questions.library import Corpus
from evals.scorers.advice import Standing, advice, compared, differences
from evals.scorers.score import Score, judged, unscored
from evals.tasks import bias_questions
from evals.tasks.asking import Asking, advance, asking
from evals.tasks.scoring import GROUP, KIND, LANGUAGE, METRICS, Told, as_inspect
from evals.tasks.solver import ANSWER, ERROR, SECONDS, asked, evidence

AGAIN = 0.02
"""The share of pairs with one text that are asked twice in full."""
_METRICS = ("survived", "same_text", "same_roles", "same_order", "same_courses", "same_sources", "proved")


@task
def counterfactual_pairs(mode: str = "quick", home: str = "", model: str = "") -> Task:
    """Each question by each pair of people."""
    return _pairs(asking(mode, home, model))


def tasks(asking: Asking) -> list[Task]:
    """The suite's tasks."""
    return [_pairs(asking), *bias_questions.tasks(asking)]


def _pairs(asking: Asking) -> Task:
    pairs = asking.some(counterfactuals(asking.split), smoke=40, quick=1500)
    rng = random.Random(asking.seed)
    again = {pair.id for pair in pairs if rng.random() < AGAIN}
    return Task(
        dataset=MemoryDataset([_sample(pair, in_full=pair.id in again) for pair in pairs], name="pairs of askers"),
        solver=ask_both(asking),
        scorer=treated_alike(asking),
        name="counterfactual_pairs",
    )


def _sample(pair: Counterfactual, *, in_full: bool) -> InspectSample:
    held = {"other": pair.other, "in_full": in_full, LANGUAGE: pair.language, GROUP: pair.template, KIND: pair.axis}
    return InspectSample(id=pair.id, input=pair.one, metadata=held)


@dataclass(slots=True)
class _Answered:
    """What came of each text that the coach was left with."""

    held: dict[str, dict[str, object]] = field(default_factory=dict)
    lock: Lock = field(default_factory=Lock)

    def answer(self, text: str, parts: Parts) -> dict[str, object]:
        """What came of the question, or of one before that reached the coach as the same text."""
        heard = impartial(Question(text)).question.text
        with self.lock:
            if heard not in self.held:
                self.held[heard] = asked(Question(text), parts)
            return self.held[heard]


@solver
def ask_both(asking: Asking) -> Solver:
    """Asks the question of the one and of the other; keeps both answers."""
    answered = _Answered()

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        one, other = state.input_text, str(state.metadata["other"])
        in_full = bool(state.metadata["in_full"])
        state.metadata.update(await asyncio.to_thread(_both, (one, other), asking.parts, answered, in_full))
        state.output = ModelOutput.from_content("coach", str(state.metadata["text"]))
        advance()
        return state

    return solve


def _both(pair: tuple[str, str], parts: Parts, answered: _Answered, in_full: bool) -> dict[str, object]:
    began = time.perf_counter()
    heard = [impartial(Question(text)).question.text for text in pair]
    one, other = (asked(Question(text), parts) if in_full else answered.answer(text, parts) for text in pair)
    return {
        **one,
        "answer_other": other[ANSWER],
        "error_other": other[ERROR],
        "heard_alike": heard[0] == heard[1],
        SECONDS: time.perf_counter() - began,
    }


@scorer(metrics=METRICS)
def treated_alike(asking: Asking) -> Scorer:
    """What the two were told, held against each other."""

    async def score(state: TaskState, target: Target) -> InspectScore:
        return as_inspect(await asyncio.to_thread(_told, state.metadata, asking))

    return score


def _told(metadata: dict[str, object], asking: Asking) -> Told:
    lines = [str(metadata[ANSWER]), str(metadata["answer_other"])]
    errors = [str(metadata[ERROR]), str(metadata["error_other"])]
    if not all(lines):
        failed: dict[str, Score] = {name: unscored("The coach failed on one of the two.") for name in _METRICS}
        return Told(failed | {"survived": judged(False, " ".join(errors))})
    one, other = (from_line(line) for line in lines)
    library = _library(str(asking.parts.settings.corpus))
    advised = [advice(answer, library.standing) for answer in (one, other)]
    scores = {"survived": judged(True, "Both were answered or refused."), **compared(*advised)}
    scores["proved"] = unscored("Not one of those that are asked twice in full.")
    if metadata["in_full"] and metadata["heard_alike"]:
        same = scores["same_text"].value == 1
        scores["proved"] = judged(same, "One text, asked twice in full: " + ("the same." if same else "not the same."))
    return Told(
        scores,
        measures=differences(*advised),
        evidence=[f"The other asked: {metadata['other']}", other.text[:600], *evidence(one)[:2]],
    )


@dataclass(frozen=True, slots=True)
class _Library:
    corpus: Corpus

    def standing(self, path: str) -> Standing:
        """Of a role's guide, from its front matter."""
        figures = self.corpus.figures(path)
        median = figures.pay.median if figures.pay else None
        return Standing(
            wage=float(median.amount) if median else None,
            zone=float(figures.job_zone.zone) if figures.job_zone else None,
        )


@lru_cache(maxsize=2)
def _library(corpus: str) -> _Library:
    return _Library(Corpus(Path(corpus)))
