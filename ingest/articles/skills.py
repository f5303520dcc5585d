"""Figures on skills and software: O*NET 30.1 importance ratings and technology skills, BLS skill ranks by family.

Importance runs from 1 (not important) to 5 (extremely important). Ratings by 2018 SOC code are those of the
general occupation, or the mean of its specialties where O*NET rates only these.
"""

from __future__ import annotations

import re
from collections import defaultdict
from statistics import fmean

from ingest.articles.facts import Compute, Figure
from ingest.articles.tables import CODE, DataFolder, Row
from ingest.articles.wording import series, table

RELATED = "onet/30.1/Related Occupations.txt"
TITLES = "onet/30.1/Alternate Titles.txt.gz"
OCCUPATIONS = "onet/30.1/Occupation Data.txt"
TASKS = "onet/30.1/Task Statements.txt.gz"
RATINGS = "onet/30.1/skills_workactivities_importance_by_soc6.csv.gz"
TOOLS = "onet/30.1/Technology Skills.txt.gz"
RANKS = "bls/ep2024_34_table_6_5.csv"
FAMILIES = "bls/ep2024_34_table_6_1.csv"
TITLE = "2024 National Employment Matrix title"
TOP = ("Top highest skill", "Second highest skill", "Third highest skill")
NOUNS = {
    "Detail oriented": "attention to detail",
    "Fine motor": "fine motor skill",
    "Interpersonal": "interpersonal skill",
}
SOURCE = "O*NET 30.1"
Ratings = dict[str, float]


def figures(data: DataFolder) -> dict[str, Figure]:
    """The skill figures: an occupation is named by 2018 SOC code, a family by BLS group code, software by name."""
    rated: dict[str, Compute] = {
        "top_skills": lambda soc, size: series(_top(_skills(data, soc), int(size))),
        "skill": lambda soc, name: f"{_skills(data, soc)[name]:.2f}",
        "rising_skills": lambda old, new, size: _rising(data, (old, new), int(size)),
        "shared_skills": lambda one, other, size: _shared(data, (one, other), int(size)),
        "skills_rated": lambda: str(len({row["soc2018_code"] for row in data.rows(RATINGS)})),
        "skills_table": lambda size: _skills_table(data, int(size)),
        "common_skills": lambda size: series(_common(data)[: int(size)]),
        "related": lambda code, other: _related(data, code, other),
        "in_demand": lambda code, *tools: series([tool for tool in tools if tool in _wanted(data, code)]),
        "uses": lambda tool: str(len(_users(data, tool))),
        "wants": lambda tool: str(len(_users(data, tool, in_demand=True))),
        "tools_table": lambda size: _tools_table(data, int(size)),
        "titled": lambda title: str(len(_titled(data, title))),
        "titled_under": lambda title: series(_titled(data, title)),
        "tasks": lambda code: str(sum(row["O*NET-SOC Code"] == code for row in data.rows(TASKS))),
        "wanted_by": lambda code: str(len(_wanted(data, code))),
    }
    ranked: dict[str, Compute] = {
        "family_skills": lambda group: series([_as_noun(name) for name in _family(data, group)]),
        "families": lambda: str(len(_families(data))),
        "skill_groups": lambda: str(len(data.rows(RANKS)[0]) - len((TITLE, CODE))),
        "family_table": lambda: _family_table(data),
        "families_with_top": lambda skill: str(_families_with_top(data, skill)),
    }
    return {
        **{name: Figure(compute, SOURCE) for name, compute in rated.items()},
        **{name: Figure(compute, "BLS Employment Projections 2024-34") for name, compute in ranked.items()},
    }


def _ratings(data: DataFolder) -> dict[str, Ratings]:
    found: dict[str, Ratings] = defaultdict(dict)
    for row in data.rows(RATINGS):
        if row["type"] == "skill":
            found[row["soc2018_code"]][row["element_name"]] = float(row["importance"])
    return dict(found)


def _skills(data: DataFolder, soc: str) -> Ratings:
    return _ratings(data)[soc]


def _top(ratings: Ratings, size: int) -> list[str]:
    return [_plain(name) for name, _ in sorted(ratings.items(), key=lambda pair: (-pair[1], pair[0]))[:size]]


def _rising(data: DataFolder, codes: tuple[str, str], size: int) -> str:
    """The skills whose importance rises most from the first occupation to the second."""
    old, new = (_skills(data, code) for code in codes)
    return series(_top({name: new[name] - old[name] for name in new}, size))


def _shared(data: DataFolder, codes: tuple[str, str], size: int) -> str:
    """How many of the most important skills of one occupation are among those of the other."""
    one, other = (set(_top(_skills(data, code), size)) for code in codes)
    return str(len(one & other))


def _skills_table(data: DataFolder, size: int) -> str:
    means = sorted(_means(data).items(), key=lambda pair: (-pair[1], pair[0]))[:size]
    return table(("Skill", "Mean importance, 1 to 5"), [(name, f"{mean:.2f}") for name, mean in means])


def _common(data: DataFolder) -> list[str]:
    means = _means(data)
    return _top(means, len(means))


def _means(data: DataFolder) -> Ratings:
    values: dict[str, list[float]] = defaultdict(list)
    for ratings in _ratings(data).values():
        for name, value in ratings.items():
            values[name].append(value)
    return {name: fmean(found) for name, found in values.items()}


def _related(data: DataFolder, code: str, other: str) -> str:
    """Whether O*NET lists the other occupation among the related ones of the first, as words of a sentence."""
    pairs = {(row["O*NET-SOC Code"], row["Related O*NET-SOC Code"]) for row in data.rows(RELATED)}
    return "related" if (code, other) in pairs else "not related"


def _users(data: DataFolder, tool: str, *, in_demand: bool = False) -> set[str]:
    rows = data.rows(TOOLS)
    return {
        row["O*NET-SOC Code"] for row in rows if row["Example"] == tool and (row["In Demand"] == "Y" or not in_demand)
    }


def _wanted(data: DataFolder, code: str) -> set[str]:
    rows = data.rows(TOOLS)
    return {row["Example"] for row in rows if row["O*NET-SOC Code"] == code and row["In Demand"] == "Y"}


def _tools_table(data: DataFolder, size: int) -> str:
    wanted: dict[str, set[str]] = defaultdict(set)
    for row in data.rows(TOOLS):
        if row["In Demand"] == "Y":
            wanted[row["Example"]].add(row["O*NET-SOC Code"])
    most = sorted(wanted.items(), key=lambda pair: (-len(pair[1]), pair[0]))[:size]
    return table(("Software", "Occupations where it is in demand"), [(name, str(len(codes))) for name, codes in most])


def _titled(data: DataFolder, title: str) -> list[str]:
    """The occupations that list an alternate title with these words in it, in the order of their codes."""
    words = re.compile(rf"\b{re.escape(title)}\b", re.IGNORECASE)
    codes = sorted({row["O*NET-SOC Code"] for row in data.rows(TITLES) if words.search(row["Alternate Title"])})
    named = data.by(OCCUPATIONS, "O*NET-SOC Code")
    return [named[code]["Title"].lower() for code in codes]


def _family(data: DataFolder, group: str) -> list[str]:
    row = data.by(FAMILIES, CODE)[group]
    return [row[column] for column in TOP]


def _families(data: DataFolder) -> list[Row]:
    return [row for row in data.rows(FAMILIES) if row[CODE] != "00-0000"]


def _family_table(data: DataFolder) -> str:
    cells = [(row[TITLE].removesuffix(" occupations"), *(row[column] for column in TOP)) for row in _families(data)]
    return table(("Role family", "First skill", "Second skill", "Third skill"), cells)


def _families_with_top(data: DataFolder, skill: str) -> int:
    return sum(skill in [row[column] for column in TOP] for row in _families(data))


def _as_noun(skill: str) -> str:
    return NOUNS.get(skill, skill.lower())


def _plain(name: str) -> str:
    return name.lower()
