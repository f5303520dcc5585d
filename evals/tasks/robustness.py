"""Whether the coach stays itself: wordings of one question, odd inputs, and talks over five turns."""

from __future__ import annotations

import asyncio
import time

from inspect_ai import Task, task  # noqa: TID251
from inspect_ai.dataset import MemoryDataset  # noqa: TID251
from inspect_ai.dataset import Sample as InspectSample  # noqa: TID251
from inspect_ai.model import ModelOutput  # noqa: TID251
from inspect_ai.scorer import Score as InspectScore  # noqa: TID251
from inspect_ai.scorer import Scorer, Target, scorer  # noqa: TID251
from inspect_ai.solver import Generate, Solver, TaskState, solver  # noqa: TID251

from app.domain import Answer, Question, Turn
from app.errors import CoachError
from app.pipeline import Parts, answer
from app.records import turn_of
from evals.answers import from_line, to_line
from evals.questions.variants import OTHER_LANGUAGE, Base, Conversation, Odd, Variant, read_robustness
from evals.results import Tally
from evals.scorers.score import Score, judged, unscored
from evals.scorers.steadiness import right_or_refused, same_answer, survives
from evals.tasks.asking import Asking, advance, asking
from evals.tasks.scoring import GROUP, LANGUAGE, METRICS, Told, as_inspect
from evals.tasks.solver import ANSWER, ERROR, SECONDS, ask_coach, evidence

_ANSWERS, _SHOWN = "answers", 80
_ELSE = unscored("Wordings of this kind have no such score.")


@task
def wordings(mode: str = "quick", home: str = "", model: str = "") -> Task:
    """Questions, each in several wordings."""
    return _wordings(asking(mode, home, model))


@task
def odd_inputs(mode: str = "quick", home: str = "", model: str = "") -> Task:
    """What is hardly a question: empty, endless, symbols, control characters."""
    return _odd_inputs(asking(mode, home, model))


@task
def talks(mode: str = "quick", home: str = "", model: str = "") -> Task:
    """Five questions in a row, of which the later lean on the earlier."""
    return _talks(asking(mode, home, model))


def tasks(asking: Asking) -> list[Task]:
    """The suite's tasks."""
    return [_wordings(asking), _odd_inputs(asking), _talks(asking)]


def _wordings(asking: Asking) -> Task:
    bases = read_robustness(Base, asking.split)
    every = [(base, number, one) for base in bases for number, one in enumerate(base.wordings)]
    samples = [_worded(*one) for one in asking.some(every, smoke=20, quick=110)]
    return Task(
        dataset=MemoryDataset(samples, name="wordings"), solver=ask_coach(asking), scorer=steady(), name="wordings"
    )


def _worded(base: Base, number: int, variant: Variant) -> InspectSample:
    held = {"base": base.model_dump_json(), "kind": variant.kind, LANGUAGE: base.language, GROUP: base.id}
    return InspectSample(id=f"{base.id}.{variant.kind}.{number}", input=variant.text, metadata=held)


def _odd_inputs(asking: Asking) -> Task:
    chosen = asking.some(read_robustness(Odd, asking.split), smoke=5, quick=25)
    samples = [
        InspectSample(
            id=one.id,
            input=f"{one.kind}: {one.text[:_SHOWN]!r}",
            metadata={"odd": one.model_dump_json(), LANGUAGE: one.language, GROUP: one.kind},
        )
        for one in chosen
    ]
    return Task(
        dataset=MemoryDataset(samples, name="odd inputs"), solver=try_odd(asking), scorer=survival(), name="odd_inputs"
    )


def _talks(asking: Asking) -> Task:
    chosen = asking.some(read_robustness(Conversation, asking.split), smoke=2, quick=8)
    samples = [
        InspectSample(
            id=one.id,
            input=" / ".join(turn.asked for turn in one.turns),
            metadata={"talk": one.model_dump_json(), LANGUAGE: one.language, GROUP: one.id},
        )
        for one in chosen
    ]
    return Task(dataset=MemoryDataset(samples, name="talks"), solver=talk(asking), scorer=followed(), name="talks")


@scorer(metrics=METRICS)
def steady() -> Scorer:
    """Whether a wording is answered as its base question must be; of a foreign one, that or a refusal."""

    async def score(state: TaskState, target: Target) -> InspectScore:
        base = Base.model_validate_json(str(state.metadata["base"]))
        found, error = _answer(state.metadata), str(state.metadata[ERROR])
        foreign = state.metadata["kind"] == OTHER_LANGUAGE
        judge = right_or_refused if foreign else same_answer
        scored = judge(found, base.gold) if found else judged(False, f"The coach failed: {error}")
        return as_inspect(
            Told(
                {
                    "same_answer": _ELSE if foreign else scored,
                    "right_or_refused": scored if foreign else _ELSE,
                    "survived": survives(found, (), error),
                },
                evidence=evidence(found) if found else (),
            )
        )

    return score


@solver
def try_odd(asking: Asking) -> Solver:
    """Asks the coach; whatever goes wrong is what came of the input."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        odd = Odd.model_validate_json(str(state.metadata["odd"]))
        state.metadata.update(await asyncio.to_thread(_tried, odd.text, asking.parts))
        state.output = ModelOutput.from_content("coach", str(state.metadata["text"]))
        advance()
        return state

    return solve


def _tried(text: str, parts: Parts) -> dict[str, object]:
    began = time.perf_counter()
    found, error = None, ""
    try:
        found = answer(Question(text), parts)
    except Exception as failure:  # noqa: BLE001 - that nothing at all gets out of the coach is what is measured
        error = f"{type(failure).__name__}: {failure}"
    told = {ANSWER: to_line(found) if found else "", "text": found.text if found else ""}
    return {**told, ERROR: error, SECONDS: time.perf_counter() - began}


@scorer(metrics=METRICS)
def survival() -> Scorer:
    """Whether a clear answer or refusal came."""

    async def score(state: TaskState, target: Target) -> InspectScore:
        odd = Odd.model_validate_json(str(state.metadata["odd"]))
        scored = survives(_answer(state.metadata), odd.expected, str(state.metadata[ERROR]))
        return as_inspect(Told({"survived": scored}))

    return score


@solver
def talk(asking: Asking) -> Solver:
    """Asks turn by turn, with the answers so far as the conversation."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        held = Conversation.model_validate_json(str(state.metadata["talk"]))
        state.metadata.update(await asyncio.to_thread(_talked, held, asking.parts))
        state.output = ModelOutput.from_content("coach", str(state.metadata["text"]))
        advance()
        return state

    return solve


def _talked(held: Conversation, parts: Parts) -> dict[str, object]:
    began = time.perf_counter()
    history: list[Turn] = []
    lines: list[str] = []
    error = ""
    try:
        for turn in held.turns:
            found = answer(Question(turn.asked, tuple(history)), parts)
            history.append(turn_of(found))
            lines.append(to_line(found))
    except CoachError as failure:
        error = f"{failure.message} {failure.hint}"
    text = "\n\n".join(f"> {turn.asked}\n{turn.answered}" for turn in history)
    return {_ANSWERS: lines, "text": text or error, ERROR: error, SECONDS: time.perf_counter() - began}


@scorer(metrics=METRICS)
def followed() -> Scorer:
    """Whether each turn's fact is told; the first turn leans on nothing and doesn't count as a follow-up."""

    async def score(state: TaskState, target: Target) -> InspectScore:
        held = Conversation.model_validate_json(str(state.metadata["talk"]))
        answers = [from_line(str(line)) for line in state.metadata[_ANSWERS]]
        error = str(state.metadata[ERROR])
        scores = [same_answer(found, turn.gold) for found, turn in zip(answers, held.turns, strict=False)]
        scores += [judged(False, f"The coach failed: {error}")] * (len(held.turns) - len(scores))
        right = sum(score.value or 0.0 for score in scores[1:])
        missed = [f"Turn {number}: {score.explanation}" for number, score in enumerate(scores, 1) if not score.value]
        told = Score(right / (len(scores) - 1), " ".join(missed) or "Every turn tells its fact.")
        survived = judged(not error, error or "Every turn was answered or refused.")
        return as_inspect(
            Told(
                {"follow_up": told, "survived": survived},
                {"follow_ups": Tally(right, len(scores) - 1)},
                evidence=missed,
            )
        )

    return score


def _answer(metadata: dict[str, object]) -> Answer | None:
    line = str(metadata[ANSWER])
    return from_line(line) if line else None
