"""Roles side by side: when, in which rows, and with which stretch of their guides in each cell."""

from __future__ import annotations

import pytest

from app.adapters.sqlite_library import SqliteLibrary
from app.citation.comparison import Compared, compare
from app.citation.composition import compose
from app.citation.quotes import candidates
from app.domain import Aspect, Passage, Question, Role, RoleEntry, Understanding
from tests.passages import passage, source

NURSES = passage(
    "Registered Nurses earned a median of $97,550 a year in May 2025, compared with $50,980 across all occupations. "
    "Half of Registered Nurses earned between $80,330 (25th percentile) and $112,350 (75th percentile) a year.",
    number=1,
)
WELDERS = passage("Welders earned a median of $53,750 a year in May 2025 (BLS OEWS).", title="Welders", number=2)


def asked(text: str, *aspects: Aspect, roles: tuple[str, ...] = ("Registered Nurses", "Welders")) -> Understanding:
    linked = tuple(RoleEntry(Role(title, title), source(title).id) for title in roles)
    return Understanding(Question(text), text, "en", roles=linked, aspects=aspects)


def compared(understanding: Understanding, *passages: Passage) -> Compared | None:
    return compare(understanding, passages, SqliteLibrary(None))


def cells(found: Compared | None) -> list[list[str]]:
    assert found is not None
    return [[cell.text if cell else "" for cell in row.cells] for row in found.table.rows]


def test_a_cell_holds_the_sum_with_its_unit_and_year() -> None:
    found = compared(asked("nurses or welders, who earns more?", Aspect.PAY), NURSES, WELDERS)
    assert cells(found) == [["$97,550 a year in May 2025", "$53,750 a year in May 2025"]]


def test_columns_are_the_roles_in_the_order_asked() -> None:
    found = compared(asked("nurses or welders, who earns more?", Aspect.PAY), NURSES, WELDERS)
    assert found is not None
    assert found.table.columns == ("Registered Nurses", "Welders")


def test_a_row_is_added_for_what_the_question_names() -> None:
    text = "the best-paid tenth earned more than $137,470 (90th percentile) a year in May 2025."
    nurses = passage(f"Registered Nurses earned a median of $97,550 a year in May 2025. Of Nurses {text}", number=1)
    found = compared(asked("Compare the top tenth of nurses and welders", Aspect.PAY), nurses, WELDERS)
    assert cells(found)[1] == ["$137,470 (90th percentile) a year in May 2025", ""]


@pytest.mark.parametrize(
    ("section", "aspect", "sentence", "cell"),
    [
        (
            "Outlook",
            Aspect.OUTLOOK,
            "Employment of {} is projected to decline 6% from 2024 to 2034, to 113,900 jobs.",
            "decline 6% from 2024 to 2034",
        ),
        (
            "How people get in",
            Aspect.EDUCATION,
            "{} typically need a postsecondary award below a degree to enter the occupation.",
            "a postsecondary award below a degree",
        ),
        (
            "How people get in",
            Aspect.EDUCATION,
            "Most employers of {} ask for a bachelor's degree these days.",
            "a bachelor's degree",
        ),
        ("What AI changes", Aspect.AI, "{} are moderately exposed to AI compared with others.", "moderately exposed"),
        (
            "Skills that matter most",
            Aspect.SKILLS,
            "The skills that matter most to {} are patience, care, and a steady hand in a crisis.",
            "patience, care",
        ),
        (
            "What the work involves",
            Aspect.TASKS,
            "{} work with people all day long.",
            "{} work with people all day long.",
        ),
    ],
)
def test_each_aspect_has_its_own_stretch(section: str, aspect: Aspect, sentence: str, cell: str) -> None:
    both = [
        passage(sentence.format(title), title=title, section=section, number=number)
        for number, title in enumerate(("Registered Nurses", "Welders"), start=1)
    ]
    found = compared(asked("compare nurses and welders", aspect), *both)
    assert cells(found) == [[cell.format("Registered Nurses"), cell.format("Welders")]]


def test_a_section_that_says_nothing_short_leaves_its_cell_empty() -> None:
    long = f"Pay of Registered Nurses depends on {'very ' * 40}many things."
    found = compared(asked("compare the pay", Aspect.PAY), passage(long, number=1), WELDERS)
    assert cells(found) == [["", "$53,750 a year in May 2025"]]


def test_every_cell_cites_the_sentence_that_it_is_from() -> None:
    found = compared(asked("nurses or welders, who earns more?", Aspect.PAY), NURSES, WELDERS)
    assert found is not None
    assert [one.passage.number for one in found.table.citations] == [1, 2]
    assert all(one.quote.endswith(".") for one in found.table.citations)


def test_one_role_is_no_comparison() -> None:
    assert compared(asked("nurses pay", Aspect.PAY, roles=("Registered Nurses",)), NURSES) is None


def test_moving_from_one_job_to_another_is_no_comparison() -> None:
    assert compared(asked("I want to switch to welding", Aspect.PAY, Aspect.EDUCATION), NURSES, WELDERS) is None


def test_under_the_table_only_what_it_does_not_say_is_quoted() -> None:
    understanding = asked("nurses or welders, who earns more?", Aspect.PAY)
    found = compared(understanding, NURSES, WELDERS)
    assert found is not None
    ranked = candidates(understanding, found.passages)
    quotes = [claim.text for claim in compose(understanding, found.passages, ranked, limit=5, compared=found.table)]
    assert len(quotes) == 1
    assert quotes[0].startswith("Half of Registered Nurses")
