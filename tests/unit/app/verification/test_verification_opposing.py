"""Other sources that give another number for the same thing."""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import Passage, SourceKind
from app.verification.evidence import evidence_of
from app.verification.opposing import opposing
from app.verification.reading import read
from tests.passages import passage

PAY = "Registered nurses earned a median of $97,550 a year in May 2025."
GUIDE = passage(PAY)


def article(text: str, title: str = "Nursing today", number: int = 2) -> Passage:
    return passage(text, title=title, section="Pay", number=number, kind=SourceKind.ARTICLE)


def against(*others: Passage, claim: str = PAY) -> Sequence[str]:
    found = opposing(read(claim), evidence_of([GUIDE, *others]), [GUIDE.source.id], read)
    return [citation.quote for citation in found]


def test_another_number_for_the_same_role_and_measure_opposes() -> None:
    text = "Registered nurses earned a median of $93,600 a year in May 2024."
    assert against(article(text)) == [text]


def test_the_same_number_does_not() -> None:
    assert against(article("In May 2025 registered nurses earned a median of $97,550 a year.")) == []


def test_another_role_does_not() -> None:
    assert against(article("Dentists earned a median of $179,210 a year in May 2025.")) == []


def test_another_measure_does_not() -> None:
    assert against(article("Registered nurses earned a mean of $101,000 a year in May 2025.")) == []


def test_another_unit_does_not() -> None:
    assert against(article("Registered nurses earned a median of $47 an hour in May 2025.")) == []


def test_the_cited_source_does_not_oppose_itself() -> None:
    other = passage("Registered nurses earned a median of $93,600 a year in May 2024.", number=2)
    assert against(other) == []


def test_a_source_opposes_once() -> None:
    text = "Registered nurses earned a median of $93,600 a year in May 2024. "
    more = "Registered nurses earned a median of $90,100 a year in May 2023."
    assert len(against(article(text + more))) == 1


def test_each_source_opposes_for_itself() -> None:
    text = "Registered nurses earned a median of $93,600 a year in May 2024."
    assert len(against(article(text), article(text, "Another article", 3))) == 2


def test_a_claim_without_numbers_is_not_opposed() -> None:
    assert against(article("Cooks work at night."), claim="Registered nurses work at night.") == []
