"""The other titles that people use for an occupation, for linking a question to its guide.

O*NET lists 56,000 titles, many of them for several occupations. A title goes to the one occupation with the best
evidence for it; a title that is another occupation's own name goes to that one. Plain names that O*NET lists for many
occupations or for none are settled by hand in ``everyday_names.csv``; one without a code there is nobody's.
"""

from __future__ import annotations

import csv
import re
from collections import defaultdict
from importlib.resources import files

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


def singular(title: str) -> str:
    """The title for one person: ``Registered Nurses`` → ``Registered Nurse``; each part of ``X and Ys`` on its own."""
    return " and ".join(_one(part) for part in title.split(" and "))


def read_names(folder: DataFolder, titles: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Up to ``MOST`` names and a few acronyms for each occupation of ``titles``, the best known first."""
    evidence = _evidence(folder, frozenset(titles))
    owners = _own_names(titles)
    everyday = _everyday(titles)
    owners.update({name.casefold(): code for name, code in everyday.items()})
    best = {name: owners[name] if name in owners else _best(weights) for name, (_, weights) in evidence.items()}
    chosen: defaultdict[str, list[tuple[float, str]]] = defaultdict(list)
    for name, (spelling, weights) in evidence.items():
        owner = best[name]
        if owner in weights and weights[owner] >= _LEAST_EVIDENCE:
            chosen[owner].append((weights[owner], spelling))
    own = {code: [name for name in _people(title) if owners[name.casefold()] == code] for code, title in titles.items()}
    for name, code in everyday.items():
        own.setdefault(code, []).append(name)
    return {code: _names(title, own[code], chosen[code]) for code, title in titles.items()}


def is_abbreviated(name: str) -> bool:
    """Whether a name holds an acronym, such as ``ER Nurse`` or ``CPA``."""
    return any(word.isupper() and 1 < len(word) < 6 for word in name.split())


def _everyday(titles: dict[str, str]) -> dict[str, str]:
    """The names settled by hand with the code each points to, empty for nobody's."""
    text = files("ingest.occupations").joinpath("everyday_names.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["name"]: row["code"] for row in rows if row["code"] in titles or not row["code"]}


def _names(title: str, own: list[str], weighed: list[tuple[float, str]]) -> tuple[str, ...]:
    listed = [name for _, name in sorted(weighed, key=lambda pair: (-pair[0], len(pair[1]), pair[1]))]
    found: dict[str, str] = {}
    for name in [*own, *listed]:
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
    """Whose own name each name is; one that several titles share ("Cook") is nobody's."""
    claims: defaultdict[str, set[str]] = defaultdict(set)
    for code, title in titles.items():
        for name in (title, singular(title), *_people(title)):
            claims[name.casefold()].add(code)
    return {name: next(iter(codes)) if len(codes) == 1 else "" for name, codes in claims.items()}


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
