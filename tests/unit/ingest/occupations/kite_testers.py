"""Made-up figures for tests of wording: small, plain, and of no real occupation."""

from __future__ import annotations

from ingest.occupations.figures import (
    Education,
    Exposure,
    Interests,
    JobZone,
    Links,
    Measure,
    Outlook,
    Pay,
    Rating,
    Ratings,
    Related,
    RoleFigures,
    Share,
    Survey,
    Technologies,
    Wage,
    Work,
)
from ingest.occupations.guide import Guide

PAY = Pay(
    code="99-1111",
    title="Kite Testers",
    date="2025-05",
    median=Wage(amount=50_000),
    mean=Wage(amount=52_500),
    p10=Wage(amount=30_000),
    p25=Wage(amount=40_000),
    p75=Wage(amount=60_000),
    p90=Wage(amount=239_200, at_least=True),
    hourly_median=Wage(amount=24.04),
    employment=1_230,
    all_occupations_median=45_000,
    source="Wage Survey",
)
OUTLOOK = Outlook(
    code="99-1111",
    title="Kite testers",
    start_year=2024,
    end_year=2034,
    employment_start=1.2,
    employment_end=1.3,
    change=0.1,
    change_percent=8.3,
    all_occupations_percent=3.1,
    openings=0.1,
    self_employed_percent=12.5,
    source="Projections",
)
EXPOSURE = Exposure(
    measure=Measure.GPTS,
    code="99-1111.00",
    value=0.345,
    percentile=40,
    occupations=900,
    means="estimates something",
    does_not_mean="anything else",
    source="Some Study (2024)",
)
FIGURES = RoleFigures(
    job_zone=JobZone(zone=3, preparation="medium", source="Labels 1.0"),
    education=Education(
        code="99-1111",
        entry="Bachelor's degree",
        experience="None",
        training="Apprenticeship",
        source="Projections, 2024",
        required=Survey(
            shares=(Share("Bachelor's Degree", 60.4), Share("Master's Degree", 39.6)),
            respondents=20,
            source="Labels 1.0, collected 2024-08",
        ),
        attained=Survey(shares=(Share("Bachelor's degree", 70.0),), source="Census 2023"),
    ),
    skills=Ratings(items=(Rating("Speaking", 4.25, 3.0), Rating("Writing", 3.0, None)), source="Labels 1.0"),
    technologies=Technologies(
        in_demand=("Python",),
        hot=("Microsoft Excel", "Act!"),
        listed=3,
        categories=("Kite software",),
        source="Labels 1.0",
    ),
    work=Work(tasks=("Test kites", "Mend strings, tails, or frames"), source="Labels 1.0"),
    interests=Interests(
        realistic=5,
        investigative=4,
        artistic=1,
        social=1,
        enterprising=1,
        conventional=3,
        highest=("Realistic", "Investigative"),
        source="Labels 1.0",
    ),
    related=(
        Related(code="99-2222.00", title="Balloonists", median=Wage(amount=70_000), change_percent=-2.0),
        Related(code="99-3333.00", title="Glider Pilots, Solo", median=Wage(amount=60_000), change_percent=5.0),
    ),
    pay=PAY,
    outlook=OUTLOOK,
    exposure=(EXPOSURE,),
    links=Links(onet="https://example.org/99-1111.00"),
)


def guide(figures: RoleFigures = FIGURES, *, title: str = "Kite Testers") -> Guide:
    """A guide of these figures."""
    return Guide(
        code="99-1111.00", title=title, names=("Kite Tester", "Flight Checker", "Kite Inspector"), figures=figures
    )
