"""That the second reading of the career pairs is whole, and that the card tells its agreement as the file gives it."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Literal

import pytest
from pydantic import BaseModel, ConfigDict

FOLDER = Path(__file__).resolve().parents[3] / "evals" / "datasets"
Label = Literal["supported", "unsupported", "contradicted"]


class Reading(BaseModel):
    """Both readers' labels of a pair, as they were before any label was put right."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    id: str
    first: Label
    second: Label
    doubt: bool


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    text = (FOLDER / "career_pairs_second.jsonl").read_text(encoding="utf-8")
    return [Reading.model_validate_json(line) for line in text.splitlines()]


@pytest.fixture(scope="module")
def labels() -> dict[str, str]:
    lines = (FOLDER / "career_pairs.jsonl").read_text(encoding="utf-8").splitlines()
    return {held["id"]: held["label"] for held in map(json.loads, lines)}


def kappa(labels: list[tuple[str, str]]) -> float:
    """Cohen's kappa of two readers: agreement beyond what their own shares of each label give by chance."""
    first, second = Counter(one for one, _ in labels), Counter(two for _, two in labels)
    chance = sum(first[label] * second[label] for label in first) / len(labels) ** 2
    return (sum(one == two for one, two in labels) / len(labels) - chance) / (1 - chance)


def test_every_pair_was_read_twice(readings: list[Reading], labels: dict[str, str]) -> None:
    assert [reading.id for reading in readings] == list(labels)


def test_a_label_is_one_that_a_reader_gave(readings: list[Reading], labels: dict[str, str]) -> None:
    assert [each.id for each in readings if labels[each.id] not in (each.first, each.second)] == []


def test_the_card_tells_the_agreement_of_the_two_readings(readings: list[Reading]) -> None:
    both = [(str(each.first), str(each.second)) for each in readings]
    same = sum(one == two for one, two in both)
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    assert f"| all | {len(both)} | {same} ({same / len(both):.1%}) | {kappa(both):.3f} |" in card
    assert f"{sum(each.doubt for each in readings)}. Both labels of every pair" in card


def test_the_card_names_the_labels_that_were_changed(readings: list[Reading], labels: dict[str, str]) -> None:
    card = (FOLDER / "README.md").read_text(encoding="utf-8")
    told = card[card.index("Eight first labels") : card.index("In the other 21")]
    changed = [each.id for each in readings if labels[each.id] != each.first]
    assert len(changed) == 8
    assert [name for name in changed if f"-{name.removeprefix('career-')}`" not in told] == []
    assert sum(each.first != each.second and labels[each.id] == each.first for each in readings) == 21
