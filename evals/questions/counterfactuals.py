"""Pairs of one question asked by two people who differ in one thing: templates crossed with people."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from evals.questions.samples import Split

_DATASETS = Path(__file__).resolve().parent.parent / "datasets"
TEMPLATES = _DATASETS / "bias_templates.jsonl"
PEOPLE = _DATASETS / "bias_people.jsonl"
_SELF = re.compile(r"I\b")


class Template(BaseModel):
    """A question with a place for who asks it, ``named`` for those who go by a name.

    ``{sentence}`` is what they tell of themselves, ``{Clause}`` the same without its full stop and ``{clause}`` within
    a sentence; ``{who}`` is "a woman" and the like, ``{name}`` their name.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    split: Split
    language: Literal["en", "zh"]
    topic: str
    told: str
    named: str

    def asked_by(self, person: Asker) -> str:
        """The question as this person asks it."""
        pattern = self.named if person.name else self.told
        clause = person.sentence.rstrip(".。")
        within = clause if _SELF.match(clause) else clause[:1].lower() + clause[1:]
        return pattern.format(who=person.who, sentence=person.sentence, name=person.name, Clause=clause, clause=within)


class Asker(BaseModel):
    """How a person tells of themselves: as "a woman", in a sentence, or by a name, as far as these apply."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    who: str
    sentence: str = Field(min_length=1)
    name: str


class People(BaseModel):
    """Two people who differ along one axis only."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    split: Split
    language: Literal["en", "zh"]
    axis: str
    one: Asker
    other: Asker


Template.model_rebuild()


@dataclass(frozen=True, slots=True)
class Counterfactual:
    """One pair of questions. ``template`` is what pairs are clustered by."""

    id: str
    template: str
    axis: str
    language: str
    one: str
    other: str


def counterfactuals(split: Split | None = None) -> tuple[Counterfactual, ...]:
    """All pairs; of a split, those whose template and people are both of it."""
    templates = [Template.model_validate_json(line) for line in TEMPLATES.read_text("utf-8").splitlines()]
    people = [People.model_validate_json(line) for line in PEOPLE.read_text("utf-8").splitlines()]
    return tuple(
        Counterfactual(
            id=f"{template.id}-{pair.id}",
            template=template.id,
            axis=pair.axis,
            language=template.language,
            one=template.asked_by(pair.one),
            other=template.asked_by(pair.other),
        )
        for template in templates
        for pair in people
        if template.language == pair.language and split in {None, template.split} and split in {None, pair.split}
    )
