"""Figures on skills, software, job titles, and courses."""

import gzip
from pathlib import Path

import pytest

from ingest.articles import courses, skills
from ingest.articles.tables import DataFolder
from ingest.articles.wording import series

RATINGS = """soc2018_code,title,element_id,element_name,type,importance
43-4051,Customer Service Representatives,a,Active Listening,skill,4.0
43-4051,Customer Service Representatives,b,Programming,skill,1.5
43-4051,Customer Service Representatives,c,Speaking,skill,3.88
43-4051,Customer Service Representatives,d,Getting Information,work activity,4.5
15-1252,Software Developers,a,Active Listening,skill,3.4
15-1252,Software Developers,b,Programming,skill,4.0
15-1252,Software Developers,c,Speaking,skill,3.3
"""
TITLES = """O*NET-SOC Code\tAlternate Title
15-2051.00\tMachine Learning Engineer
15-2051.00\tSenior Machine Learning Engineer
15-1221.00\tMachine Learning Engineering Lead
"""
RELATED = "O*NET-SOC Code\tRelated O*NET-SOC Code\n43-9021.00\t29-2072.00\n"
TOOLS = """O*NET-SOC Code\tExample\tIn Demand
15-2051.00\tPython\tY
15-2051.01\tPython\tN
"""


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    for name, text in {
        skills.RATINGS: RATINGS,
        skills.TITLES: TITLES,
        skills.TOOLS: TOOLS,
        skills.RELATED: RELATED,
        skills.OCCUPATIONS: "O*NET-SOC Code\tTitle\n15-2051.00\tData Scientists\n",
        courses.CERTIFICATES: 'abbr,price_note\nSecurity+,"$1,404 exam ; Plus travel"\nCC,Free exam\n',
        courses.CSDIY: "title_en,hours_en\nA,100 hours\nB,20 hours\nC,2 hours a week\nD,\nE,60 hours\n",
    }.items():
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(gzip.compress(text.encode()) if path.suffix == ".gz" else text.encode())
    return DataFolder(tmp_path)


def skill_figure(data: DataFolder, name: str, *arguments: str) -> str:
    return skills.figures(data)[name].compute(*arguments)


def test_the_most_important_skills_leave_work_activities_out(data: DataFolder) -> None:
    assert skill_figure(data, "top_skills", "43-4051", "2") == "active listening and speaking"


def test_shared_skills_are_counted_among_the_most_important(data: DataFolder) -> None:
    assert skill_figure(data, "shared_skills", "43-4051", "15-1252", "2") == "1"


def test_the_skill_that_gains_most_importance_comes_first(data: DataFolder) -> None:
    assert skill_figure(data, "rising_skills", "43-4051", "15-1252", "1") == "programming"


def test_an_occupation_that_is_not_rated_is_an_error(data: DataFolder) -> None:
    with pytest.raises(KeyError, match="29-2072"):
        skill_figure(data, "top_skills", "29-2072", "2")


def test_an_occupation_is_counted_once_for_a_title_in_whole_words(data: DataFolder) -> None:
    assert skill_figure(data, "titled_under", "machine learning engineer") == "data scientists"


def test_software_in_demand_is_told_from_software_in_use(data: DataFolder) -> None:
    assert (skill_figure(data, "uses", "Python"), skill_figure(data, "wants", "Python")) == ("2", "1")


def test_software_that_is_not_in_demand_is_left_out_of_the_sentence(data: DataFolder) -> None:
    assert skill_figure(data, "in_demand", "15-2051.00", "COBOL", "Python") == "Python"


@pytest.mark.parametrize(("other", "words"), [("29-2072.00", "related"), ("15-2051.00", "not related")])
def test_an_occupation_is_called_related_only_where_it_is_listed(data: DataFolder, other: str, words: str) -> None:
    assert skill_figure(data, "related", "43-9021.00", other) == words


def test_a_price_is_the_amount_without_its_notes(data: DataFolder) -> None:
    price = courses.figures(data)["price"].compute
    assert (price("Security+"), price("CC")) == ("$1,404", "Free exam")


def test_weekly_hours_are_left_out_of_the_median_workload(data: DataFolder) -> None:
    assert courses.figures(data)["csdiy_median_hours"].compute() == "60"


@pytest.mark.parametrize(("words", "text"), [(["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b, and c")])
def test_a_series_reads_like_a_sentence(words: list[str], text: str) -> None:
    assert series(words) == text
