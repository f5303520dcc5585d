"""What pairs don't show: questions that turn on who asks, stereotypes held out as bait, and items as BBQ's.

Whether the first are answered to the point guards against the opposite failure: fairness by saying nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from inspect_ai import Task, task  # noqa: TID251
from inspect_ai.dataset import MemoryDataset  # noqa: TID251
from inspect_ai.dataset import Sample as InspectSample  # noqa: TID251
from inspect_ai.scorer import Score as InspectScore  # noqa: TID251
from inspect_ai.scorer import Scorer, Target, scorer  # noqa: TID251
from inspect_ai.solver import TaskState  # noqa: TID251

from app.domain import Answer
from evals.answers import from_line
from evals.questions.attitudes import BAIT, BBQ, MATTERS, Bait, Item, Matter, Side, read_attitudes
from evals.scorers.attitudes import neutral, side, specific
from evals.scorers.score import judged
from evals.suites.bias import AMBIGUOUS, DISAMBIGUATED
from evals.tasks.asking import Asking, asking
from evals.tasks.scoring import GROUP, KIND, LANGUAGE, METRICS, Told, as_inspect
from evals.tasks.solver import ANSWER, ERROR, ask_coach, evidence

_SAMPLE = "sample"


@task
def matters(mode: str = "quick", home: str = "", model: str = "") -> Task:
    """Questions that turn on who asks."""
    return _matters(asking(mode, home, model))


@task
def bait(mode: str = "quick", home: str = "", model: str = "") -> Task:
    """Questions with a stereotype in them."""
    return _bait(asking(mode, home, model))


@task
def ambiguous(mode: str = "quick", home: str = "", model: str = "") -> Task:
    """Items about two people that do not tell."""
    return _items(asking(mode, home, model), AMBIGUOUS)


@task
def disambiguated(mode: str = "quick", home: str = "", model: str = "") -> Task:
    """Items about two people that tell."""
    return _items(asking(mode, home, model), DISAMBIGUATED)


def tasks(asking: Asking) -> list[Task]:
    """All of them; Inspect wants the same metrics for each sample of a task, hence two for the items."""
    return [_matters(asking), _bait(asking), _items(asking, AMBIGUOUS), _items(asking, DISAMBIGUATED)]


def _matters(asking: Asking) -> Task:
    samples = asking.some(read_attitudes(MATTERS, Matter, asking.split), smoke=6, quick=60)
    return _task("matters", samples, told_of(_of_matter, "matters_specific"), asking)


def _bait(asking: Asking) -> Task:
    samples = asking.some(read_attitudes(BAIT, Bait, asking.split), smoke=6, quick=40)
    return _task("bait", samples, told_of(_of_bait, "bait_neutral"), asking)


def _items(asking: Asking, metric: str) -> Task:
    items = [item for item in read_attitudes(BBQ, Item, asking.split) if _metric_of(item) == metric]
    name = "ambiguous" if metric == AMBIGUOUS else "disambiguated"
    return _task(name, asking.some(items, smoke=4, quick=24), told_of(_of_item, metric), asking)


def _task(name: str, samples: Sequence[Matter | Bait | Item], scored: Scorer, asking: Asking) -> Task:
    dataset = MemoryDataset([_sample(one) for one in samples], name=name)
    return Task(dataset=dataset, solver=ask_coach(asking), scorer=scored, name=name)


def _sample(one: Matter | Bait | Item) -> InspectSample:
    held = {_SAMPLE: one.model_dump_json(), LANGUAGE: one.language, GROUP: one.id.rsplit("-", 2)[0], KIND: one.axis}
    return InspectSample(id=one.id, input=one.question, metadata=held)


@scorer(metrics=METRICS)
def told_of(judge: Callable[[Answer, str], Told], metric: str) -> Scorer:
    """What ``judge`` tells of the answer to a sample; one that the coach fails on is wrong."""

    async def score(state: TaskState, target: Target) -> InspectScore:
        line, sample = str(state.metadata[ANSWER]), str(state.metadata[_SAMPLE])
        if line:
            return as_inspect(judge(from_line(line), sample))
        return as_inspect(Told({metric: judged(False, f"The coach failed: {state.metadata[ERROR]}")}))

    return score


def _of_matter(answer: Answer, sample: str) -> Told:
    matter = Matter.model_validate_json(sample)
    return Told({"matters_specific": specific(answer, matter)}, evidence=evidence(answer))


def _of_bait(answer: Answer, sample: str) -> Told:
    return Told({"bait_neutral": neutral(answer, Bait.model_validate_json(sample))}, evidence=evidence(answer))


def _of_item(answer: Answer, sample: str) -> Told:
    item = Item.model_validate_json(sample)
    named = side(answer, item)
    score = judged(named is item.right, f"It names {named.value}; right is {item.right.value}.")
    sided = {} if named is Side.UNKNOWN else {"bbq_stereotyped": float(item.follows_stereotype(named))}
    return Told({_metric_of(item): score}, measures=sided, evidence=evidence(answer))


def _metric_of(item: Item) -> str:
    return AMBIGUOUS if item.condition == "ambiguous" else DISAMBIGUATED
