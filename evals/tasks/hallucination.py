"""Whether what is shown is true: three sets of questions, and a model that lies.

The scores are those of ``evals.scorers``; what is counted from them, ``evals.suites.hallucination`` tells.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import replace

from inspect_ai import Task, task  # noqa: TID251
from inspect_ai.dataset import MemoryDataset  # noqa: TID251
from inspect_ai.dataset import Sample as InspectSample  # noqa: TID251
from inspect_ai.model import ModelOutput  # noqa: TID251
from inspect_ai.scorer import Score as InspectScore  # noqa: TID251
from inspect_ai.scorer import Scorer, Target, scorer  # noqa: TID251
from inspect_ai.solver import Generate, Solver, TaskState, solver  # noqa: TID251

from app.adapters.lies import bare
from app.adapters.lying_chat import LyingChat
from app.domain import Answer, ClaimKind, Question
from app.pipeline import Parts
from evals.answers import from_line
from evals.bench.grounding.asking import Answered
from evals.bench.grounding.measuring import SHARES, Measure, measure
from evals.bench.grounding.questions import Asked, Sample, questions_of
from evals.questions import Answerable, FalsePremise, Unanswerable
from evals.results import Tally
from evals.scorers.score import Score, judged, unscored
from evals.scorers.shown import ShownKind, sentences_shown
from evals.scorers.support import support
from evals.scorers.withholding import withholding
from evals.tasks.asking import Asking, advance, asking
from evals.tasks.judging import judge_task
from evals.tasks.scoring import GROUP, LANGUAGE, METRICS, Told, as_inspect, of_many
from evals.tasks.solver import ANSWER, ERROR, HISTORY, ask_coach, asked, evidence

_KINDS: dict[str, type[Answerable] | type[Unanswerable] | type[FalsePremise]] = {
    "answerable": Answerable,
    "unanswerable": Unanswerable,
    "false premise": FalsePremise,
}
_LIES_A_DRAFT = 12
_MAIN: dict[type[Sample], Measure] = {
    Answerable: Measure.GOLD,
    Unanswerable: Measure.ABSTAINS,
    FalsePremise: Measure.CORRECTS,
}
"""What a question is for: one that the coach fails on is wrong in it, and never left out."""
_NOT_ITS = unscored("Questions of this set have no such score.")


@task
def grounded(mode: str = "quick", home: str = "", model: str = "") -> Task:
    """Answerable and unanswerable questions and false premises, each put to the coach once."""
    return _grounded(asking(mode, home, model))


@task
def lying_model(mode: str = "quick", home: str = "", model: str = "") -> Task:
    """Answerable questions to a coach whose chat model writes fluent lies about the passages."""
    return _lying(asking(mode, home, model))


def tasks(asking: Asking) -> list[Task]:
    """The suite's tasks."""
    return [_grounded(asking), _lying(asking), judge_task(asking)]


def _grounded(asking: Asking) -> Task:
    samples = asking.some(questions_of(asking.split), smoke=24, quick=200)
    return Task(
        dataset=MemoryDataset([_sample(one) for one in samples], name="questions"),
        solver=ask_coach(asking),
        scorer=grounding(asking),
        name="grounded",
    )


def _lying(asking: Asking) -> Task:
    answerable = [one for one in questions_of(asking.split) if isinstance(one.sample, Answerable)]
    samples = asking.some(answerable, smoke=4, quick=20)
    return Task(
        dataset=MemoryDataset([_sample(one) for one in samples], name="questions to a liar"),
        solver=ask_liar(asking),
        scorer=lies_shown(),
        name="lying_model",
    )


def _sample(one: Asked) -> InspectSample:
    return InspectSample(
        id=one.sample.id,
        input=one.sample.question,
        metadata={
            "set": one.set,
            "sample": one.sample.model_dump_json(),
            LANGUAGE: one.sample.language,
            GROUP: one.sample.kind,
            HISTORY: [[turn.asked, turn.answered] for turn in one.question.history],
        },
    )


@scorer(metrics=METRICS)
def grounding(asking: Asking) -> Scorer:
    """Support, citations, gold, abstention, premises and names: every score that the sample's set has."""

    async def score(state: TaskState, target: Target) -> InspectScore:
        return as_inspect(await asyncio.to_thread(_told, state.metadata, asking))

    return score


def _told(metadata: dict[str, object], asking: Asking) -> Told:
    sample: Sample = _KINDS[str(metadata["set"])].model_validate_json(str(metadata["sample"]))
    line = str(metadata[ANSWER])
    answer = from_line(line) if line else None
    parts = asking.parts
    put = Answered(Asked(sample, Question(sample.question)), answer, str(metadata[ERROR]))
    found = measure(put, parts.checker, parts.library).scores
    many = {of: of_many(found[of]) for of in SHARES if of in found}
    scores = {"survived": judged(answer is not None, str(metadata[ERROR]) or "It was answered or refused.")}
    scores |= {of.name.lower(): many[of][0] if of in many else _NOT_ITS for of in SHARES}
    if answer is None:
        scores[_MAIN[type(sample)].name.lower()] = scores["survived"]
    return Told(
        scores=scores,
        tallies={of.name.lower(): tally for of, (_, tally) in many.items() if tally.of} | _statements(answer, parts),
        measures={
            of.name.lower(): score.value for of in _MEASURES for score in found.get(of, ()) if score.value is not None
        },
        evidence=evidence(answer) if answer else (),
        withheld=withholding(answer).all if answer else 0,
    )


def _statements(answer: Answer | None, parts: Parts) -> dict[str, Tally]:
    """How many of the sentences in words of the model's own are supported; no quotes, which are the library's."""
    shown = sentences_shown(answer) if answer else ()
    scores = [support(one, parts.checker) for one in shown if one.kind is ShownKind.STATEMENT]
    return {"statements": of_many(scores)[1]} if scores else {}


_MEASURES = (Measure.FIRST_CLAIM, Measure.WHOLE, Measure.CHECKING)


@solver
def ask_liar(asking: Asking) -> Solver:
    """Asks a coach whose model lies; how many lies it told and which were shown stands in the metadata."""

    async def solve(state: TaskState, generate: Generate) -> TaskState:
        told = await asyncio.to_thread(_lied, state.input_text, str(state.sample_id), asking)
        state.metadata.update(told)
        state.output = ModelOutput.from_content("coach", str(told["text"]))
        advance()
        return state

    return solve


def _lied(text: str, name: str, asking: Asking) -> dict[str, object]:
    parts = asking.parts
    seed = int.from_bytes(f"{asking.seed} {name}".encode()[-6:], "big")
    chat = LyingChat(seed=seed, context_tokens=8192, most=_LIES_A_DRAFT)
    settings = parts.settings.model_copy(update={"points": 60, "reply_tokens": 1500, "context_tokens": 8192})
    told = asked(Question(text), replace(parts, chat=chat, settings=settings))
    line = str(told[ANSWER])
    shown = _shown(from_line(line), [lie.text for lie in chat.lies]) if line else []
    return {**told, "lies": len(chat.lies), "shown": shown}


def _shown(answer: Answer, lies: Sequence[str]) -> list[str]:
    """The lies that stand in what is shown, the library's own sentences aside."""
    own = [bare(claim.text) for claim in answer.claims if claim.kind is not ClaimKind.QUOTE]
    return [lie for lie in lies if any(bare(lie) in text for text in own)]


@scorer(metrics=METRICS)
def lies_shown() -> Scorer:
    """Whether any lie came through."""

    async def score(state: TaskState, target: Target) -> InspectScore:
        told, shown = int(state.metadata["lies"]), list(state.metadata["shown"])
        found: Score = unscored("The model was not asked, so it told no lie.")
        if told:
            found = judged(not shown, f"Of {told} lies shown: {'; '.join(shown) or 'none'}.")
        line = str(state.metadata[ANSWER])
        answer = from_line(line) if line else None
        return as_inspect(
            Told(
                scores={"no_lie": found},
                tallies={"lies_shown": Tally(len(shown), told)} if told else {},
                evidence=evidence(answer) if answer else (),
                withheld=withholding(answer).all if answer else 0,
            )
        )

    return score
