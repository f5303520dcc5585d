"""The words of a right answer about a figure, derived from a guide's front matter, as the guide prints them.

The guides' own wording prints numbers, so that a gold answer cannot differ from its guide. What is listed in a guide
(skills, tools, tasks, neighbours) gives the first of the list, of which an answer has to name some.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from ingest.occupations.figures import Exposure, Pay, Related, RoleFigures, Wage
from ingest.occupations.wording.entry import degree
from ingest.occupations.wording.phrases import jobs, label, money, percent, spoken, task

_LISTED = 5
_SKILLS = 6
_TRAINING = {"None": "no on-the-job training", "Internship/residency": "internship or residency"}
_EXPERIENCE = {"None": "no work experience in a related occupation"}
_WAGES = ("median", "mean", "p10", "p25", "p75", "p90")
_ARTICLES = ("a ", "an ")

HEADINGS: Mapping[str, str] = {
    "pay": "Pay",
    "outlook": "Outlook",
    "education": "How people get in",
    "skills": "Skills that matter most",
    "knowledge": "Skills that matter most",
    "interests": "Skills that matter most",
    "technologies": "Tools and technologies",
    "tasks": "What the work involves",
    "related": "Where people go next",
    "exposure": "What AI changes",
}
"""The section that prints a field, by the field's first part."""
LEAST: Mapping[str, int] = {"skills": 2, "knowledge": 2, "interests": 2, "technologies": 2, "related": 2}
"""How many of the words an answer has to tell, where that is more than one."""


def printed(figures: RoleFigures, field: str) -> tuple[str, ...]:
    """The words for a field such as ``pay.median`` or ``skills``. Raises ``KeyError`` where the guide has no such."""
    group, _, name = field.partition(".")
    words = _GROUPS[group](figures, name)
    if not words:
        raise KeyError(field)
    return words


def heading_of(field: str) -> str:
    """The section of a guide that prints the field."""
    return HEADINGS[field.partition(".")[0]]


def least_of(field: str) -> int:
    """How many of the words an answer has to tell."""
    return LEAST.get(field, 1)


def _pay(figures: RoleFigures, name: str) -> tuple[str, ...]:
    pay = figures.pay
    if pay is None:
        return ()
    if name == "employment":
        return (f"{pay.employment:,}",) if pay.employment is not None else ()
    wage = pay.hourly_median if name == "hourly_median" else _wage(pay, name)
    if wage is None:
        return ()
    amount = money(wage, "hour" if name == "hourly_median" else pay.per).removeprefix("at least ")
    return (amount, amount.removeprefix("$"))


def _wage(pay: Pay, name: str) -> Wage | None:
    return dict(zip(_WAGES, (pay.median, pay.mean, pay.p10, pay.p25, pay.p75, pay.p90), strict=True))[name]


def _outlook(figures: RoleFigures, name: str) -> tuple[str, ...]:
    outlook = figures.outlook
    if outlook is None:
        return ()
    if name == "change_percent":
        return (percent(outlook.change_percent),)
    if name == "openings":
        return (jobs(outlook.openings),) if outlook.openings else ()
    share = outlook.self_employed_percent
    return (percent(share),) if name == "self_employed_percent" and share else ()


def _education(figures: RoleFigures, name: str) -> tuple[str, ...]:
    education = figures.education
    if name == "entry":
        return (_bare(degree(education.entry)),) if education.entry else ()
    if name == "training":
        return (_TRAINING.get(education.training, education.training.lower()),) if education.training else ()
    return (_EXPERIENCE.get(education.experience, education.experience.lower()),) if education.experience else ()


def _bare(words: str) -> str:
    return next((words.removeprefix(article) for article in _ARTICLES if words.startswith(article)), words)


def _skills(figures: RoleFigures, _name: str) -> tuple[str, ...]:
    return tuple(label(item.name) for item in figures.skills.items[:_SKILLS]) if figures.skills else ()


def _knowledge(figures: RoleFigures, _name: str) -> tuple[str, ...]:
    return tuple(label(item.name) for item in figures.knowledge.items[:_LISTED]) if figures.knowledge else ()


def _interests(figures: RoleFigures, _name: str) -> tuple[str, ...]:
    return figures.interests.highest if figures.interests else ()


def _technologies(figures: RoleFigures, name: str) -> tuple[str, ...]:
    known = figures.technologies
    if known is None:
        return ()
    if name == "listed":
        return (f"{known.listed} technologies",)
    return known.in_demand[:_LISTED] + known.hot[:_LISTED] or known.other[:_LISTED]


def _tasks(figures: RoleFigures, _name: str) -> tuple[str, ...]:
    return tuple(task(name) for name in figures.work.tasks[:_LISTED])


def _related(figures: RoleFigures, name: str) -> tuple[str, ...]:
    close = figures.related
    if name == "best_paid":
        return _highest(close, lambda other: other.median.amount if other.median else None)
    if name == "fastest":
        return _highest(close, lambda other: other.change_percent)
    return tuple(spoken(other.title) for other in close[: 2 * _LISTED])


def _highest(close: tuple[Related, ...], value: Callable[[Related], float | None]) -> tuple[str, ...]:
    known = [(number, other) for other in close if (number := value(other)) is not None]
    return (spoken(max(known, key=lambda pair: pair[0])[1].title),) if len(known) > 1 else ()


def _exposure(figures: RoleFigures, name: str) -> tuple[str, ...]:
    return tuple(_rank(item) for item in figures.exposure if item.measure == name)


def _rank(exposure: Exposure) -> str:
    return f"{exposure.percentile}%" if exposure.percentile else "among the lowest of all"


_GROUPS: Mapping[str, Callable[[RoleFigures, str], tuple[str, ...]]] = {
    "pay": _pay,
    "outlook": _outlook,
    "education": _education,
    "skills": _skills,
    "knowledge": _knowledge,
    "interests": _interests,
    "technologies": _technologies,
    "tasks": _tasks,
    "related": _related,
    "exposure": _exposure,
}
