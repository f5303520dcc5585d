"""The words that a lying model exchanges in an English sentence: units, measures, opposites, quantities, certainty.

And those by which it tells a true sentence in other words, to lie about it afterwards.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

Table = Mapping[str, tuple[str, ...]]

UNITS: Table = {
    "a year": ("a month", "an hour", "a week"),
    "hours": ("weeks", "days", "minutes"),
    "weeks": ("days", "months"),
    "months": ("years", "weeks"),
    "years": ("months", "weeks"),
    "%": (" percentage points", " per mille"),
    "percent": ("percentage points",),
    "hourly": ("annual", "daily"),
}
CURRENCIES: Table = {"$": ("€", "£", "HK$", "¥"), "dollars": ("euros", "pounds")}
MEASURES: Table = {
    "median": ("mean", "maximum", "starting"),
    "average": ("median", "minimum"),
    "10th percentile": ("25th percentile", "90th percentile"),
    "90th percentile": ("75th percentile", "10th percentile"),
    "25th percentile": ("10th percentile",),
    "75th percentile": ("90th percentile",),
    "tenth": ("quarter", "half"),
    "openings": ("new jobs", "layoffs"),
    "jobs": ("vacancies", "employers"),
    "Half": ("A tenth", "Most"),
    "bachelor's degree": ("master's degree", "high school diploma", "doctoral degree"),
    "master's degree": ("bachelor's degree", "certificate"),
    "high school diploma": ("bachelor's degree", "law degree"),
    "US": ("European", "Canadian", "global"),
    "entry-level": ("senior",),
    "beginner": ("advanced", "expert"),
    "free": ("paid", "expensive"),
    "self-employed": ("unemployed", "retired"),
    "importance": ("difficulty", "rarity"),
    "work experience": ("military experience", "language skills"),
    "O*NET": ("LinkedIn", "Glassdoor"),
    "BLS": ("ILO", "OECD", "World Bank"),
}
OPPOSITES: Table = {
    "grow": ("shrink", "decline"),
    "decline": ("grow", "expand"),
    "growth": ("decline",),
    "increase": ("decrease",),
    "higher": ("lower",),
    "lower": ("higher",),
    "more": ("less",),
    "less": ("more",),
    "lowest-paid": ("best-paid",),
    "best-paid": ("lowest-paid", "worst-paid"),
    "best paid": ("worst paid",),
    "highly": ("hardly",),
    "highest": ("lowest",),
    "most": ("least",),
    "best": ("worst",),
    "close": ("unrelated",),
    "closest": ("least similar",),
    "before": ("after",),
    "include": ("exclude",),
    "includes": ("excludes",),
    "with": ("without",),
    "easier": ("harder",),
    "helps": ("hinders",),
    "help": ("hinder",),
    "gain": ("lose",),
    "rise": ("fall",),
    "fall": ("rise",),
    "strong": ("weak",),
    "moderately": ("extremely", "barely"),
}
ALL: Table = {
    "some": ("all",),
    "Some": ("All",),
    "many": ("all", "most"),
    "Many": ("All",),
    "most people": ("everybody",),
    "often": ("always", "never"),
    "typically": ("always", "never"),
    "usually": ("always",),
    "sometimes": ("always",),
    "several": ("all",),
    "Half of": ("All", "None of"),
    "on average": ("without exception",),
}
CERTAIN: Table = {
    "may": ("will", "must"),
    "might": ("will",),
    "can": ("always", "must"),
    "could": ("will", "does"),
    "is projected to": ("will", "is certain to", "is guaranteed to"),
    "are projected": ("are guaranteed", "are certain"),
    "is expected to": ("will surely",),
    "projects": ("promises", "guarantees"),
    "estimates": ("proves",),
    "not a forecast": ("a forecast",),
    "suggests": ("proves",),
    "tend to": ("always",),
    "likely": ("certain",),
}
NEGATED: Table = {
    " is ": (" is not ", " is never "),
    " are ": (" are not ", " are no longer "),
    " was ": (" was not ",),
    " were ": (" were not ",),
    " can ": (" cannot ",),
    " will ": (" will not ",),
    " has ": (" has never had ",),
    " typically need a": (" do not need a",),
    " typically need no ": (" typically need ",),
    " need ": (" do not need ",),
    " needs ": (" does not need ",),
    " earned ": (" never earned ",),
    " often ask for ": (" rarely ask for ", " do not ask for "),
    " not ": (" ",),
    " no ": (" ",),
}
RETOLD = tuple(
    (re.compile(pattern), others)
    for pattern, others in (
        (r" \((?:BLS|O\*NET|American|in-demand)[^()]*\)", ("",)),
        (
            r" earned a median of (\$[\d,]+) a year ",
            (r" had a median annual wage of \1 ", r" earned \1 a year at the median "),
        ),
        (r" in May 2025\b", (" as of May 2025", " in May 2025")),
        (
            r"^Employment of (.+?) is projected to ",
            (r"The number of \1 is expected to ", r"Employment of \1 is forecast to "),
        ),
        (r" typically need ", (" usually need ", " typically require ")),
        (r", compared with (?:growth of )?(\S+) (?:across|for) ", (r", against \1 for ",)),
        (r"^Employers' job postings for (.+?) often ask for ", (r"Employers often ask \1 for ",)),
        (r" are (\w+)ly exposed to AI", (r" have a \1 exposure to AI",)),
        (
            r"^About ([\d,]+) openings for (.+?) are projected each year",
            (r"Each year, about \1 openings for \2 are projected",),
        ),
        (r"^The skills that matter most to (.+?), with", (r"What matters most to \1, with",)),
    )
)
"""Patterns of the role guides, and other words for them."""
