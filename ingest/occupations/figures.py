"""The figures of one role guide: the contract between the program that writes guides and whoever reads them.

A guide's front matter holds them under ``figures``; everything a guide says in numbers is here. What is missing in
the sources is None or an empty tuple here, never a guess. Wording is left to ``ingest.occupations.wording``.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, NamedTuple

from pydantic import BaseModel, ConfigDict, Field

Percent = Annotated[float, Field(ge=0, le=100)]
"""A share from 0 to 100."""


class Figures(BaseModel):
    """Base of every table here: unknown keys are errors, values do not change."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class JobZone(Figures):
    """O*NET's job zone: how much preparation an occupation asks for, from 1 to 5; ``preparation`` says it in a word."""

    zone: int = Field(ge=1, le=5)
    preparation: str
    source: str


class Share(NamedTuple):
    """A part of the people asked or counted: ``percent`` of them gave or have ``name``. Written ``[name, percent]``."""

    name: str
    percent: Percent


class Survey(Figures):
    """Shares of answers to one question, the greatest first. ``respondents`` is None where no count is given."""

    shares: tuple[Share, ...]
    respondents: int | None = None
    source: str


class Education(Figures):
    """How people get in.

    ``entry``, ``experience`` and ``training`` are the typical ones that BLS assigns to the whole SOC code ``code``;
    ``required`` is what workers or experts told O*NET of this occupation (levels as in O*NET, none left out);
    ``attained`` is what workers of 25 and over in the SOC code have, from the American Community Survey;
    ``related_experience`` is how long people told O*NET a newcomer must have worked in something related.
    """

    code: str | None = None
    entry: str | None = None
    experience: str | None = None
    training: str | None = None
    source: str | None = None
    required: Survey | None = None
    attained: Survey | None = None
    related_experience: Survey | None = None
    shared_with: tuple[str, ...] = ()


class Rating(NamedTuple):
    """A skill, a field of knowledge or a work activity. ``importance`` 1 to 5, ``level`` 0 to 7 (None: not rated).

    Written ``[name, importance, level]``.
    """

    name: str
    importance: Annotated[float, Field(ge=1, le=5)]
    level: Annotated[float, Field(ge=0, le=7)] | None = None


class Ratings(Figures):
    """Ratings of importance 2 and over, the most important first, and the releases that they are of."""

    items: tuple[Rating, ...]
    source: str
    level_source: str | None = None


class Technologies(Figures):
    """Software by name: ``in_demand`` in job postings of this occupation; ``hot`` in many postings overall, those in
    demand left out; some ``other`` examples. ``listed`` counts all that O*NET lists; ``categories`` are the commonest
    kinds among them.
    """

    in_demand: tuple[str, ...] = ()
    hot: tuple[str, ...] = ()
    other: tuple[str, ...] = ()
    listed: int
    categories: tuple[str, ...] = ()
    source: str


class Work(Figures):
    """What the work involves, as labels: ``activities`` rated by importance, ``tasks`` in the words of O*NET's
    detailed work activities, those behind the most task statements first.
    """

    activities: Ratings | None = None
    tasks: tuple[str, ...] = ()
    source: str


class Interests(Figures):
    """Holland's six interests, each 1 to 7, and the up to three highest in order."""

    realistic: float
    investigative: float
    artistic: float
    social: float
    enterprising: float
    conventional: float
    highest: tuple[str, ...]
    source: str


class Wage(Figures):
    """An amount in US dollars; ``at_least`` where the source only says that it is that or more."""

    amount: int | float = Field(gt=0)
    at_least: bool = False


class Related(Figures):
    """One of the ten occupations closest to this one in what its people do and know.

    ``median`` is its yearly median wage and ``change_percent`` its projected change, both of its whole SOC code.
    """

    code: str
    title: str
    median: Wage | None = None
    change_percent: float | None = None


class Pay(Figures):
    """US wages before tax of the whole SOC code; ``date`` is the survey's month. Percentiles are of workers.

    ``shared_with`` are the titles of other O*NET occupations under the same code, which have the same figures.
    ``employment`` counts employees, not the self-employed.
    """

    code: str
    title: str
    date: str
    per: Literal["year", "hour"] = "year"
    median: Wage | None = None
    mean: Wage | None = None
    p10: Wage | None = None
    p25: Wage | None = None
    p75: Wage | None = None
    p90: Wage | None = None
    hourly_median: Wage | None = None
    employment: int | None = None
    all_occupations_median: int | None = None
    shared_with: tuple[str, ...] = ()
    source: str


class Outlook(Figures):
    """Projected employment of the whole SOC code, in thousands of jobs; ``openings`` is a yearly average.

    ``ai_factor`` tells whether BLS names artificial intelligence among its reasons for a change, and which way the
    occupation's share of jobs then goes: up, down, or both.
    """

    code: str
    title: str
    start_year: int
    end_year: int
    employment_start: float
    employment_end: float
    change: float
    change_percent: float
    all_occupations_percent: float
    openings: float | None = None
    self_employed_percent: Percent | None = None
    ai_factor: Literal["up", "down", "both"] | None = None
    shared_with: tuple[str, ...] = ()
    source: str


class Measure(StrEnum):
    """The published measures of exposure to AI that guides carry."""

    GPTS = "gpts-are-gpts"
    MICROSOFT = "microsoft-applicability"
    ANTHROPIC = "anthropic-observed"
    FELTEN = "felten-language-modelling"
    FREY_OSBORNE = "frey-osborne-2013"


class Exposure(Figures):
    """One measure's value for this occupation. None of them forecasts lost jobs.

    ``percentile`` is the share, in whole per cent, of the occupations in the measure that score lower.
    ``code`` is the code under which the measure has it; ``group`` is that code's title where it is another than the
    guide's. A value for several older codes is their mean.
    """

    measure: Measure
    code: str
    group: str | None = None
    value: float
    percentile: int = Field(ge=0, le=100)
    occupations: int
    means: str
    does_not_mean: str
    source: str


class Links(Figures):
    """Where to read on: O*NET OnLine, and the Occupational Outlook Handbook where it has a profile."""

    onet: str
    ooh: str | None = None
    ooh_title: str | None = None


class RoleFigures(Figures):
    """Everything of a role guide that is a figure or a label from a source; ``missing`` says in words what is not."""

    job_zone: JobZone | None = None
    education: Education
    skills: Ratings | None = None
    knowledge: Ratings | None = None
    technologies: Technologies | None = None
    work: Work
    interests: Interests | None = None
    related: tuple[Related, ...] = ()
    pay: Pay | None = None
    outlook: Outlook | None = None
    exposure: tuple[Exposure, ...] = ()
    links: Links
    missing: tuple[str, ...] = ()
