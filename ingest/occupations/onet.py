"""O*NET's tables, gathered by O*NET-SOC code into the figures of a guide.

Shares and ratings that O*NET recommends to suppress are left out, as are levels it calls not relevant. Which
occupations have data is decided by the job zones table. Titles people use are left to ``names``.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from ingest.occupations.figures import (
    Interests,
    JobZone,
    Rating,
    Ratings,
    Share,
    Survey,
    Technologies,
    Work,
)
from ingest.occupations.releases import ONET
from ingest.occupations.tables import DataFolder, Row, number

_PREPARATION = {1: "little or no", 2: "some", 3: "medium", 4: "considerable", 5: "extensive"}
_INTERESTS = ("Realistic", "Investigative", "Artistic", "Social", "Enterprising", "Conventional")
_TECHNOLOGIES = 20
_KINDS = 4
_TASKS = 12
_SUPPLEMENTAL = "Supplemental"
_LEAST_SHARE_KEPT = 80.0
RELEVANT = 2.0
"""Ratings below this importance ("somewhat important") are left out of guides."""


@dataclass(slots=True)
class Onet:
    """What O*NET says, by O*NET-SOC code. ``titles`` holds every code, ``zones`` those with data."""

    titles: dict[str, str]
    zones: dict[str, JobZone]
    interests: dict[str, Interests] = field(default_factory=dict)
    technologies: dict[str, Technologies] = field(default_factory=dict)
    tasks: dict[str, tuple[str, ...]] = field(default_factory=dict)
    related: dict[str, list[str]] = field(default_factory=dict)
    required_education: dict[str, Survey] = field(default_factory=dict)
    related_experience: dict[str, Survey] = field(default_factory=dict)


def read_onet(folder: DataFolder) -> Onet:
    """All of O*NET that guides use, but for ratings and names."""
    titles = {row["O*NET-SOC Code"]: row["Title"] for row in folder.rows("onet/30.1/Occupation Data.txt")}
    zones = {row["O*NET-SOC Code"]: _zone(row) for row in folder.rows("onet/30.1/Job Zones.txt")}
    onet = Onet(titles=titles, zones=zones)
    onet.interests = _interests(folder)
    onet.technologies = _technologies(folder)
    onet.tasks = _tasks(folder)
    onet.related = _related(folder)
    categories = _category_names(folder)
    onet.required_education = _surveys(folder, "RL", categories)
    onet.related_experience = _surveys(folder, "RW", categories)
    return onet


def by_code(rows: Iterable[Row], column: str = "O*NET-SOC Code") -> dict[str, list[Row]]:
    """Rows grouped by the code in ``column``, in order."""
    groups: defaultdict[str, list[Row]] = defaultdict(list)
    for row in rows:
        groups[row[column]].append(row)
    return dict(groups)


def work_of(tasks: tuple[str, ...], activities: tuple[Rating, ...]) -> Work:
    """The work of an occupation from its labels."""
    rated = Ratings(items=activities, source=ONET) if activities else None
    return Work(activities=rated, tasks=tasks, source=ONET)


def _zone(row: Row) -> JobZone:
    zone = int(row["Job Zone"])
    return JobZone(zone=zone, preparation=_PREPARATION[zone], source=ONET)


def _interests(folder: DataFolder) -> dict[str, Interests]:
    found: dict[str, Interests] = {}
    for code, rows in by_code(folder.rows("onet/30.1/Interests.txt")).items():
        scores = {row["Element Name"].lower(): float(row["Data Value"]) for row in rows if row["Scale ID"] == "OI"}
        highs = [int(float(row["Data Value"])) for row in rows if row["Scale ID"] == "IH"]
        if len(scores) == len(_INTERESTS):
            highest = tuple(_INTERESTS[high - 1] for high in highs if high)
            found[code] = Interests.model_validate({**scores, "highest": highest, "source": ONET})
    return found


def _technologies(folder: DataFolder) -> dict[str, Technologies]:
    groups = by_code(folder.rows("onet/30.1/Technology Skills.txt.gz"))
    return {code: _technologies_of(rows) for code, rows in groups.items()}


def _technologies_of(rows: list[Row]) -> Technologies:
    """In-demand and hot ones, those of the kinds that the occupation uses most first."""
    listed = {row["Example"]: row for row in rows}
    kinds = Counter(row["Commodity Title"] for row in listed.values())
    ordered = sorted(listed, key=lambda name: (-kinds[listed[name]["Commodity Title"]], name.casefold()))
    in_demand = [name for name in ordered if listed[name]["In Demand"] == "Y"]
    hot = [name for name in ordered if listed[name]["Hot Technology"] == "Y" and name not in in_demand]
    other = [name for name in ordered if name not in in_demand and name not in hot]
    top = sorted(kinds, key=lambda kind: (-kinds[kind], kind))[:_KINDS]
    return Technologies(
        in_demand=tuple(in_demand[:_TECHNOLOGIES]),
        hot=tuple(hot[:_TECHNOLOGIES]),
        other=tuple(other[: max(0, _TECHNOLOGIES - len(in_demand) - len(hot))]),
        listed=len(listed),
        categories=tuple(top),
        source=ONET,
    )


def _tasks(folder: DataFolder) -> dict[str, tuple[str, ...]]:
    """Labels of detailed work activities, those of the most tasks first, then those of core tasks, in O*NET's order."""
    labels = {row["DWA ID"]: row["DWA Title"].rstrip(". ") for row in folder.rows("onet/30.1/DWA Reference.txt")}
    core = {row["Task ID"] for row in folder.rows("onet/30.1/Task Statements.txt.gz") if row["Task Type"] == "Core"}
    found: dict[str, tuple[str, ...]] = {}
    for code, rows in by_code(folder.rows("onet/30.1/Tasks to DWAs.txt.gz")).items():
        counts = Counter(row["DWA ID"] for row in rows)
        in_core = Counter(row["DWA ID"] for row in rows if row["Task ID"] in core)
        order = sorted(counts, key=lambda activity: (-counts[activity], -in_core[activity]))
        found[code] = tuple(labels[activity] for activity in order[:_TASKS])
    return found


def _related(folder: DataFolder) -> dict[str, list[str]]:
    """The codes of the ten closest occupations, in order; O*NET's ten supplemental ones are left out."""
    found: dict[str, list[str]] = {}
    for code, rows in by_code(folder.rows("onet/30.1/Related Occupations.txt")).items():
        primary = sorted((row for row in rows if row["Relatedness Tier"] != _SUPPLEMENTAL), key=_index)
        found[code] = [row["Related O*NET-SOC Code"] for row in primary]
    return found


def _index(row: Row) -> int:
    return int(row["Index"])


def _category_names(folder: DataFolder) -> dict[tuple[str, str], str]:
    rows = folder.rows("onet/30.1/Education, Training, and Experience Categories.txt")
    return {(row["Scale ID"], row["Category"]): row["Category Description"].split(" - ")[0] for row in rows}


def _surveys(folder: DataFolder, scale: str, categories: dict[tuple[str, str], str]) -> dict[str, Survey]:
    rows = folder.rows("onet/30.1/Education, Training, and Experience.txt.gz")
    groups = by_code(row for row in rows if row["Scale ID"] == scale)
    surveys = {code: _survey(answers, scale, categories) for code, answers in groups.items()}
    return {code: survey for code, survey in surveys.items() if survey is not None}


def _survey(rows: list[Row], scale: str, categories: dict[tuple[str, str], str]) -> Survey | None:
    """The shares of one question; None where what must be suppressed would leave too little to speak of."""
    kept = [row for row in rows if row["Recommend Suppress"] != "Y"]
    shares = [Share(name=categories[scale, row["Category"]], percent=float(row["Data Value"])) for row in kept]
    if sum(share.percent for share in shares) < _LEAST_SHARE_KEPT:
        return None
    answered = number(rows[0]["N"])
    ordered = sorted((share for share in shares if share.percent > 0), key=lambda share: -share.percent)
    respondents = None if answered is None else int(answered)
    source = f"{ONET}, collected {_month(rows[0]['Date'])}"
    return Survey(shares=tuple(ordered), respondents=respondents, source=source)


def _month(date: str) -> str:
    month, _, year = date.partition("/")
    return f"{year}-{month}" if year else date
