"""That an article and a role guide never give two figures for one measure of exposure to AI."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import yaml

from ingest.articles.facts import Fact, load
from ingest.articles.measures import of_the_name, standings
from ingest.articles.tables import DataFolder
from ingest.occupations.figures import Exposure, Measure, RoleFigures

ROOT = Path(__file__).parents[4]
FACTS = load(ROOT / "ingest/articles/facts.json").facts.values()
IN_GUIDES = {"rated": Measure.GPTS, "applicability": Measure.MICROSOFT, "observed": Measure.ANTHROPIC}
COLUMNS = {1: Measure.GPTS, 3: Measure.MICROSOFT, 4: Measure.ANTHROPIC}
PLAIN = [fact for fact in FACTS if fact.figure in ("score", "percentile") and fact.arguments[0] in IN_GUIDES]
TABLES = [fact for fact in FACTS if fact.figure == "compared_table"]


@cache
def guide(soc: str) -> dict[Measure, Exposure]:
    """The exposure figures of the guide of this very SOC code."""
    (path,) = (ROOT / "corpus/roles").glob(f"{soc}.00-*.md")
    front_matter = yaml.safe_load(path.read_text(encoding="utf-8").split("---\n")[1])
    figures = RoleFigures.model_validate(front_matter["figures"])
    return {exposure.measure: exposure for exposure in figures.exposure}


def rows(fact: Fact) -> Iterator[tuple[str, list[str]]]:
    """Each occupation's SOC code with the cells of its row."""
    lines = fact.value.splitlines()[2:]
    for soc, line in zip(fact.arguments, lines, strict=True):
        yield soc, re.split(r"\s*\|\s*", line.strip("| "))


@pytest.mark.parametrize("fact", PLAIN, ids=lambda fact: fact.key)
def test_a_figure_in_a_sentence_is_that_of_the_guide(fact: Fact) -> None:
    measure, soc = fact.arguments
    exposure = guide(soc)[IN_GUIDES[measure]]
    assert fact.value == (f"{exposure.value:.2f}" if fact.figure == "score" else f"{exposure.percentile}%")


@pytest.mark.parametrize("fact", TABLES, ids=lambda fact: fact.key)
def test_a_standing_in_a_table_is_that_of_the_guide(fact: Fact) -> None:
    for soc, cells in rows(fact):
        told = {measure: cells[column] for column, measure in COLUMNS.items()}
        assert told == {measure: str(guide(soc)[measure].percentile) for measure in told}, soc


def test_the_specialities_of_an_occupation_do_not_enter_its_score() -> None:
    nurses = {"29-1141.00": 0.33, "29-1141.01": 0.5, "15-1299.08": 0.2, "15-1299.09": 0.4}
    assert of_the_name(nurses) == {"29-1141": 0.33, "15-1299": pytest.approx(0.3)}


def test_a_standing_counts_the_occupations_that_the_measure_rates(tmp_path: Path) -> None:
    (tmp_path / "ai_exposure").mkdir()
    (tmp_path / "ai_exposure/gpts_are_gpts_occ_level.csv").write_text(
        "O*NET-SOC Code,dv_rating_beta\n29-1141.00,0.3\n29-1141.01,0.1\n43-4051.00,0.5\n", encoding="utf-8"
    )
    assert standings(DataFolder(tmp_path), "rated") == {"29-1141": 33, "43-4051": 66}
