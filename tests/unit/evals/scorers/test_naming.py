"""Names that the library does not have are found in what the coach wrote itself."""

from __future__ import annotations

from dataclasses import replace

import pytest

from app.domain import Question, Role, SourceKind
from app.ports import Library
from evals.scorers.naming import names_exist
from tests.unit.app.retrieval.shelf import Text, parts
from tests.unit.evals.scorers.hand_made import answered, cite, quote, refused, statement

SHIFTS = cite("Nurses work in shifts.")


@pytest.fixture(scope="module")
def library() -> Library:
    role = Role("29-1141.00", "Registered Nurses", ("Staff Nurse",))
    body = "Registered Nurses work in hospitals and use Epic Systems software. See https://www.bls.gov/ooh for more."
    guide = Text("nurses.md", "Registered Nurses", (("Pay", body),), SourceKind.ROLE, role)
    return parts(guide).library


@pytest.mark.parametrize(
    "text",
    [
        "They use Epic Systems.",
        "Registered nurses work in hospitals.",
        "A Staff Nurse works in hospitals.",
        "See https://www.bls.gov/ooh.",
        "What Staff Nurses and Registered Nurses do.",
        "下面是Staff Nurses和Registered Nurses的工作内容。",
        "下面是Registered Nurses的工作内容。",
    ],
)
def test_what_the_library_names_is_not_invented(text: str, library: Library) -> None:
    assert names_exist(answered(statement(text, SHIFTS)), library).value == 1


@pytest.mark.parametrize(
    ("text", "invented"),
    [
        ("Many work at Globex Corporation.", "Globex Corporation"),
        ("Registered Nurses and Globex hire.", "Globex"),
        ("Ask a dream architect.", "dream architect"),
        ("See https://nurses.example.com/jobs.", "https://nurses.example.com/jobs"),
        ("Take “Nursing with Robots”.", "Nursing with Robots"),
    ],
)
def test_what_the_library_does_not_name_is_invented(text: str, invented: str, library: Library) -> None:
    score = names_exist(answered(statement(text, SHIFTS)), library)
    assert score.value == 0
    assert invented in score.explanation


def test_the_opening_line_and_headings_count_too(library: Library) -> None:
    assert (
        names_exist(answered(quote("Nurses work in shifts."), opening="About Globex Corporation:"), library).value == 0
    )
    under = statement("It is so.", SHIFTS, heading="What Globex Corporation says")
    assert names_exist(answered(under), library).value == 0


def test_a_quotes_names_are_its_sources(library: Library) -> None:
    assert names_exist(answered(quote("Registered Nurses earned a median of $98,430")), library).value == 1


def test_a_refusal_is_unscored(library: Library) -> None:
    assert names_exist(refused(message="Nothing on Globex Corporation."), library).value is None


def test_words_of_the_question_that_the_opening_line_quotes_are_the_askers(library: Library) -> None:
    opening = "Your question says: “Globex pays nurses”. The library does not bear that out."
    found = answered(quote("Nurses work in shifts."), opening=opening)
    asked = replace(found, question=Question("As Globex pays nurses, where do I sign?"))
    assert names_exist(asked, library).value == 1
    assert names_exist(found, library).value == 0
