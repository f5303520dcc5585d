"""From tables to figures, on a small made-up data folder: joins, suppressed values, missing ones."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from app.errors import UnreadableFile
from ingest.occupations.figures import Measure, RoleFigures, Wage
from ingest.occupations.joining import guides, read_tables
from ingest.occupations.names import read_names
from ingest.occupations.tables import DataFolder, number
from ingest.occupations.writing import read
from tests.unit.ingest.occupations.made_up_data import TABLES, replaced

KITES, BOXES, BALLOONS = "99-1111.00", "99-1111.01", "99-2222.00"


def folder(path: Path, tables: dict[str, str] | None = None) -> DataFolder:
    for name, text in (tables or TABLES).items():
        file = path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        if file.suffix == ".gz":
            file.write_bytes(gzip.compress(text.encode()))
        else:
            file.write_text(text, encoding="utf-8")
    return DataFolder(path)


def figures(path: Path, code: str, tables: dict[str, str] | None = None) -> RoleFigures:
    [guide] = guides(read_tables(folder(path, tables)), [code])
    return guide.figures


def test_occupations_without_data_get_no_guide(tmp_path: Path) -> None:
    assert [guide.code for guide in guides(read_tables(folder(tmp_path)))] == [KITES, BOXES, BALLOONS]


def test_figures_of_one_code_are_shared_by_its_occupations(tmp_path: Path) -> None:
    pay = figures(tmp_path, BOXES).pay

    assert pay is not None
    assert (pay.title, pay.shared_with) == ("Kite Testers", ("Kite Testers",))


def test_a_capped_wage_is_read_as_at_least(tmp_path: Path) -> None:
    pay = figures(tmp_path, KITES).pay

    assert pay is not None
    assert pay.p90 == Wage(amount=239_200, at_least=True)


def test_a_wage_that_is_not_available_stays_missing(tmp_path: Path) -> None:
    found = figures(tmp_path, BALLOONS)

    assert found.pay is not None
    assert found.pay.median is None
    assert "national wage estimate" in found.missing


def test_suppressed_shares_are_left_out_with_a_survey_they_would_distort(tmp_path: Path) -> None:
    found = figures(tmp_path, BALLOONS)

    assert found.education.required is None
    assert "survey of the education required" in found.missing


def test_a_survey_keeps_its_shares_and_respondents(tmp_path: Path) -> None:
    required = figures(tmp_path, KITES).education.required

    assert required is not None
    assert [tuple(share) for share in required.shares] == [("Bachelor's Degree", 75.0), ("High School Diploma", 25.0)]
    assert required.respondents == 20


def test_levels_of_the_older_release_hold_where_it_agrees(tmp_path: Path) -> None:
    skills = figures(tmp_path, KITES).skills

    assert skills is not None
    assert [tuple(item) for item in skills.items] == [("Speaking", 4.0, 3.5)]
    assert (skills.source, skills.level_source) == ("O*NET 30.1", "O*NET 29.3")


def test_levels_of_the_older_release_are_dropped_where_it_differs(tmp_path: Path) -> None:
    changed = replaced("onet/29.3/skills_im_lv.csv.gz", f"{KITES},2.A.1.d,4,", f"{KITES},2.A.1.d,3,")
    skills = figures(tmp_path, KITES, changed).skills

    assert skills is not None
    assert [tuple(item) for item in skills.items] == [("Speaking", 4.0, None)]


def test_a_specialty_takes_no_ratings_from_its_main_occupation(tmp_path: Path) -> None:
    found = figures(tmp_path, BOXES)

    assert found.skills is None
    assert found.work.activities is None
    assert {"rating of skills", "rating of general work activities"} <= set(found.missing)


def test_a_level_that_is_not_relevant_is_missing(tmp_path: Path) -> None:
    knowledge = figures(tmp_path, KITES).knowledge

    assert knowledge is not None
    assert [tuple(item) for item in knowledge.items] == [("Physics", 3.0, None)]


def test_older_codes_that_became_one_give_their_mean(tmp_path: Path) -> None:
    [felten] = [item for item in figures(tmp_path, KITES).exposure if item.measure is Measure.FELTEN]

    assert felten.value == 0.75
    assert felten.code == "99-1112, 99-1113"


def test_a_catch_all_of_the_older_codes_says_nothing_of_one_occupation(tmp_path: Path) -> None:
    assert Measure.FELTEN not in {item.measure for item in figures(tmp_path, BALLOONS).exposure}


def test_ai_among_the_reasons_for_a_change_is_noted_with_its_direction(tmp_path: Path) -> None:
    outlook = figures(tmp_path, KITES).outlook

    assert outlook is not None
    assert outlook.ai_factor == "down"


def test_an_own_name_goes_to_its_occupation_however_often_others_list_it(tmp_path: Path) -> None:
    titles = {KITES: "Kite Testers", BALLOONS: "Balloonists"}
    names = read_names(folder(tmp_path), titles)

    assert "Balloonist" not in names[KITES]
    assert "Balloonist" in names[BALLOONS]


def test_a_name_with_its_acronym_gives_both(tmp_path: Path) -> None:
    names = read_names(folder(tmp_path), {KITES: "Kite Testers", BALLOONS: "Balloonists"})

    assert {"Certified Kite Tester", "CKT"} <= set(names[KITES])


def test_a_missing_table_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="Occupation Data"):
        read_tables(DataFolder(tmp_path))


@pytest.mark.parametrize("text", ["*", "**", "—", "", "n/a"])
def test_the_marks_of_a_missing_number_are_none(text: str) -> None:
    assert number(text) is None


def test_a_file_that_is_no_guide_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "notes.md"
    path.write_text("---\nkind: role\n---\n# Notes\n", encoding="utf-8")

    with pytest.raises(UnreadableFile, match="front matter of notes"):
        read(path)
