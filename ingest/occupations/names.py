"""The other titles that people use for an occupation, for linking a question to its guide.

O*NET lists 56,000 titles, many of them for several occupations. A title goes to the one occupation with the best
evidence for it; a title that is another occupation's own name goes to that one.
"""

from __future__ import annotations

import re
from collections import defaultdict

from ingest.occupations.tables import DataFolder

MOST = 15
_MOST_SHORT = 5
_IN_PARENTHESES = re.compile(r"^(?P<first>[^()]+?)\s*\((?P<second>[^()]+)\)$")
_SOURCE_WEIGHT = {"02": 2.0, "10": 2.0, "09": 1.0, "03": 1.0, "08": 1.0}
_PLAIN_WEIGHT = 0.5
_REPORTED = 2.0
_SHOWN = 3.0
_LEAST_EVIDENCE = 2.0
_MAIN_OCCUPATION = 0.25
_EVERYDAY = {
    "Nurse": "29-1141.00",
    "RN": "29-1141.00",
    "Programmer": "15-1251.00",
    "Coder": "15-1251.00",
    "Software Engineer": "15-1252.00",
    "Developer": "15-1252.00",
    "Data Scientist": "15-2051.00",
    "Translator": "27-3091.00",
    "Interpreter": "27-3091.00",
    "Accountant": "13-2011.00",
    "Auditor": "13-2011.00",
    "CPA": "13-2011.00",
    "Teacher": "25-2021.00",
    "Primary School Teacher": "25-2021.00",
    "HR Specialist": "13-1071.00",
    "HR Generalist": "13-1071.00",
    "Recruiter": "13-1071.00",
    "Web Developer": "15-1254.00",
    "Customer Service Agent": "43-4051.00",
    "Call Centre Agent": "43-4051.00",
    "Doctor": "29-1216.00",
    "Lawyer": "23-1011.00",
    "Secretary": "43-6014.00",
    "Writer": "27-3043.00",
    "Journalist": "27-3023.00",
    "Designer": "27-1024.00",
    "Data Entry Clerk": "43-9021.00",
    "Cashier": "41-2011.00",
    "Truck Driver": "53-3032.00",
    "Police Officer": "33-3051.00",
    "Paralegal": "23-2011.00",
    "Pharmacist": "29-1051.00",
    "Dentist": "29-1021.00",
    "Chef": "35-1011.00",
    "Mechanic": "49-3023.00",
    "Plumber": "47-2152.00",
}
"""Plain names that everyone uses but O*NET lists for many occupations or for none; the code each points to."""


def singular(title: str) -> str:
    """The title for one person: ``Registered Nurses`` → ``Registered Nurse``; each part of ``X and Ys`` on its own."""
    return " and ".join(_one(part) for part in title.split(" and "))


def read_names(folder: DataFolder, titles: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Up to ``MOST`` names and a few acronyms for each occupation of ``titles``, the best known first."""
    evidence = _evidence(folder, frozenset(titles))
    owners = _own_names(titles)
    owners.update({name.casefold(): code for name, code in _EVERYDAY.items() if code in titles})
    best = {name: owners.get(name) or _best(weights) for name, (_, weights) in evidence.items()}
    chosen: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for name, (spelling, weights) in evidence.items():
        owner = best[name]
        if owner in weights and weights[owner] >= _LEAST_EVIDENCE:
            chosen[owner].append((weights[owner], spelling))
    return {code: _names(code, title, chosen[code]) for code, title in titles.items()}


def is_abbreviated(name: str) -> bool:
    """Whether a name holds an acronym, such as ``ER Nurse`` or ``CPA``."""
    return any(word.isupper() and 1 < len(word) < 6 for word in name.split())


def _names(code: str, title: str, weighed: list[tuple[float, str]]) -> tuple[str, ...]:
    everyday = [name for name, owner in _EVERYDAY.items() if owner == code]
    listed = [name for _, name in sorted(weighed, key=lambda pair: (-pair[0], len(pair[1]), pair[1]))]
    found: dict[str, str] = {}
    for name in [*_people(title), *everyday, *listed]:
        if name.casefold() != title.casefold() and _room(found, name):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _room(found: dict[str, str], name: str) -> bool:
    short = sum(is_abbreviated(other) for other in found.values())
    return short < _MOST_SHORT if is_abbreviated(name) else len(found) - short < MOST


def _evidence(folder: DataFolder, codes: frozenset[str]) -> dict[str, tuple[str, dict[str, float]]]:
    """For each name, case aside: its spelling, and how strongly it is tied to each occupation."""
    spellings: dict[str, str] = {}
    weights: defaultdict[str, defaultdict[str, float]] = defaultdict(lambda: defaultdict(float))
    for code, listed, weight in _listings(folder):
        if code not in codes:
            continue
        for name in _spellings(listed):
            spellings.setdefault(name.casefold(), name)
            weights[name.casefold()][code] += weight + (_MAIN_OCCUPATION if code.endswith(".00") else 0.0)
    return {name: (spellings[name], dict(found)) for name, found in weights.items()}


def _listings(folder: DataFolder) -> list[tuple[str, str, float]]:
    rows: list[tuple[str, str, float]] = []
    for row in folder.rows("onet/30.1/Alternate Titles.txt.gz"):
        weight = sum(_SOURCE_WEIGHT.get(source, _PLAIN_WEIGHT) for source in row["Source(s)"].split(","))
        rows.append((row["O*NET-SOC Code"], row["Alternate Title"], weight))
    for row in folder.rows("onet/30.1/Sample of Reported Titles.txt"):
        weight = _SHOWN if row["Shown in My Next Move"] == "Y" else _REPORTED
        rows.append((row["O*NET-SOC Code"], row["Reported Job Title"], weight))
    return rows


def _spellings(listed: str) -> list[str]:
    """``Registered Nurse (RN)`` is two names; a single word of two letters is kept only in capitals."""
    match = _IN_PARENTHESES.match(listed.strip())
    return [match["first"], match["second"]] if match else [listed.strip()]


def _own_names(titles: dict[str, str]) -> dict[str, str]:
    owners: dict[str, str] = {}
    for code, title in titles.items():
        for name in (title, singular(title), *_people(title)):
            owners.setdefault(name.casefold(), code)
    return owners


def _people(title: str) -> list[str]:
    """What one person in it is called, where the title says so plainly: ``Accountants and Auditors`` → both."""
    head = title.split(",", maxsplit=1)[0].split("--", maxsplit=1)[0]
    if title.count(",") > 1 or head.startswith("First-Line"):
        return []
    parts = head.split(" and ")
    if len(parts) > 1 and any(not part.endswith("s") or " " in part for part in parts):
        parts = [head] if parts[0].endswith("s") else []
    return [singular(part) for part in parts]


def _one(word: str) -> str:
    if word.endswith(("women", "men")):
        return f"{word[:-3]}man"
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _best(weights: dict[str, float]) -> str:
    return max(weights, key=lambda code: (weights[code], code.endswith(".00"), code))
