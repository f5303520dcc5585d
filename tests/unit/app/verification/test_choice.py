"""A claim may not pick one figure or source out of several that its evidence holds."""

from __future__ import annotations

import pytest

from app.verification.guards import objection
from app.verification.reading import read

LISTED = "O*NET 30.1 lists scheduling software as a tool of 12 occupations and marks it as in demand for 5."
RATED = (
    "Plumbers are rated 0.12 of 1 by Felten and colleagues (2023), and the US Bureau of Labor Statistics (BLS) "
    "projects their employment to grow by 4.5% from 2024 to 2034."
)
NEAR = (
    "The occupations closest to Florists are Bakers and Fashion Designers (O*NET 30.1). Among the occupations closest "
    "to Florists, employment of Bakers has the best outlook: it is projected to grow 6.1% from 2024 to 2034."
)


def objected(claim: str, evidence: str, context: str) -> bool:
    found = objection(read(claim), read(evidence), context)
    return found is not None and found.guard == "choice"


@pytest.mark.parametrize(
    ("claim", "evidence", "context"),
    [
        ("Scheduling software is in demand for 12 occupations according to O*NET 30.1.", LISTED, ""),
        ("The growth of 4.5% for plumbers is projected by Felten and colleagues.", RATED, ""),
        ("Employment of fashion designers is projected to grow 6.1% from 2024 to 2034.", NEAR, "Florists"),
    ],
)
def test_a_figure_or_source_that_could_be_another_is_objected_to(claim: str, evidence: str, context: str) -> None:
    assert objection(read(claim), read(evidence), context) is not None


@pytest.mark.parametrize(
    ("claim", "evidence", "context"),
    [
        ("Scheduling software is a tool of 12 occupations and in demand for 5 (O*NET 30.1).", LISTED, ""),
        ("Dentists earned $179,210.", "In May 2025, nurses earned $93,600 and dentists earned $179,210.", ""),
        ("Florists earned a median of $38,000 a year.", "Florists earned a median of $38,000 a year in May 2025.", ""),
        ("Bakers have the best outlook, growing 6.1% from 2024 to 2034.", NEAR, "Florists"),
    ],
)
def test_a_claim_that_makes_no_choice_is_left_to_the_others(claim: str, evidence: str, context: str) -> None:
    assert not objected(claim, evidence, context)
