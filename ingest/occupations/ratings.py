"""Skills, knowledge and work activities with importance and level, each from the newest release that has them.

Importance by SOC code is of release 30.1 and stands for the occupation ending in .00 only; where the older release
agrees with every importance, its levels hold too. Where nothing was published for an occupation, nothing is here.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from ingest.occupations.figures import Rating, Ratings
from ingest.occupations.onet import RELEVANT, by_code
from ingest.occupations.releases import ONET, ONET_OLD
from ingest.occupations.tables import DataFolder, Row

_ACTIVITIES = 12
_AGREEMENT = 0.006
_CURRENT_LEVELS = "onet/30.1/skills_im_lv_150_occupations.csv.gz"
_BY_SOC = "onet/30.1/skills_workactivities_importance_by_soc6.csv.gz"


@dataclass(slots=True)
class RatingTables:
    """Ratings by O*NET-SOC code, the most important first."""

    skills: dict[str, Ratings] = field(default_factory=dict)
    knowledge: dict[str, Ratings] = field(default_factory=dict)
    activities: dict[str, tuple[Rating, ...]] = field(default_factory=dict)


def read_ratings(folder: DataFolder, codes: frozenset[str]) -> RatingTables:
    """The ratings of the occupations ``codes``."""
    names = {row["Element ID"]: row["Element Name"] for row in folder.rows("onet/30.1/Content Model Reference.txt")}
    old_skills = by_code(folder.rows("onet/29.3/skills_im_lv.csv.gz"), "onetsoc_code")
    knowledge = by_code(folder.rows("onet/29.3/knowledge_im_lv.csv.gz"), "onetsoc_code")
    current = by_code(folder.rows(_CURRENT_LEVELS), "onetsoc_code")
    importance = _importance(folder, codes)
    tables = RatingTables()
    for code in codes:
        skills = _skills(current.get(code, []), importance["skill"].get(code, {}), old_skills.get(code, []), names)
        if skills is not None and skills.items:
            tables.skills[code] = skills
        if code in knowledge:
            known = [_old(row, names) for row in knowledge[code] if row["suppress_im"] != "Y"]
            tables.knowledge[code] = _ratings(known, ONET_OLD, ONET_OLD)
        activities = importance["work_activity"].get(code, {})
        if activities:
            rated = [Rating(name=names[element], importance=value) for element, value in activities.items()]
            tables.activities[code] = _ratings(rated, ONET).items[:_ACTIVITIES]
    return tables


def _importance(folder: DataFolder, codes: frozenset[str]) -> dict[str, dict[str, dict[str, float]]]:
    """Importance of release 30.1: kind → code ending in .00 → element → value."""
    found: dict[str, dict[str, dict[str, float]]] = {"skill": defaultdict(dict), "work_activity": defaultdict(dict)}
    for row in folder.rows(_BY_SOC):
        code = f"{row['soc2018_code']}.00"
        if code in codes:
            found[row["type"]][code][row["element_id"]] = float(row["importance"])
    return found


def _skills(current: list[Row], importance: dict[str, float], old: list[Row], names: dict[str, str]) -> Ratings | None:
    if current:
        return _ratings([_rating(row, names, float(row["level"])) for row in current], ONET, ONET)
    if importance:
        return _newer(importance, old, names)
    return _ratings([_old(row, names) for row in old if row["suppress_im"] != "Y"], ONET_OLD, ONET_OLD) if old else None


def _newer(importance: dict[str, float], old: list[Row], names: dict[str, str]) -> Ratings:
    """Importance of 30.1; levels of 29.3 if the two releases agree on every importance."""
    before = {row["element_id"]: row for row in old}
    agree = bool(before) and all(
        element in before and abs(float(before[element]["importance"]) - value) < _AGREEMENT
        for element, value in importance.items()
    )
    if agree:
        return _ratings([_old(before[element], names) for element in importance], ONET, ONET_OLD)
    return _ratings([Rating(name=names[key], importance=value) for key, value in importance.items()], ONET)


def _old(row: Row, names: dict[str, str]) -> Rating:
    stated = row["suppress_lv"] != "Y" and row["not_relevant_lv"] != "Y"
    return _rating(row, names, float(row["level"]) if stated else None)


def _rating(row: Row, names: dict[str, str], level: float | None) -> Rating:
    return Rating(name=names[row["element_id"]], importance=float(row["importance"]), level=level)


def _ratings(items: list[Rating], source: str, level_source: str | None = None) -> Ratings:
    relevant = [item for item in items if item.importance >= RELEVANT]
    ordered = sorted(relevant, key=lambda item: (-item.importance, item.level is None, -(item.level or 0), item.name))
    return Ratings(items=tuple(ordered), source=source, level_source=level_source)
