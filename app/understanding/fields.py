"""Fields of work told from the names of those who work in them: a welder's is welding, an HR specialist's is HR.

Says what a field is called and whether the words around it speak of working there; ``RoleIndex`` links it to a role.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from app.understanding.occupations import NEVER_ALONE, TWO_LETTERS

_FORMS = (
    ("ologist", "ology"),
    ("ographer", "ography"),
    ("journalist", "journalism"),
    ("dentist", "dentistry"),
    ("pharmacist", "pharmacy"),
    ("therapist", "therapy"),
    ("hygienist", "hygiene"),
    ("scientist", "science"),
    ("chemist", "chemistry"),
    ("economist", "economic"),
    ("statistician", "statistic"),
    ("analyst", "analysis"),
    ("architect", "architecture"),
    ("carpenter", "carpentry"),
    ("midwife", "midwifery"),
    ("nurse", "nursing"),
    ("accountant", "accounting"),
    ("lawyer", "law"),
    ("designer", "design"),
    ("developer", "development"),
    ("engineer", "engineering"),
    ("manager", "management"),
    ("administrator", "administration"),
    ("researcher", "research"),
    ("worker", "work"),
    ("tutor", "tutoring"),
    ("er", "ing"),
    ("or", "ing"),
)
"""How a person's name ends and how their field's does; the first that fits."""

_PLAIN_HEADS = frozenset("specialist representative agent".split())
"""Heads that say no more than that somebody works in the field before them."""

_NO_FIELDS = frozenset(
    """training development research testing building planning making meeting running reading speaking helping hosting
    leading learning working sorting setting buying selling design cutting loading moving feeding filling
    dying switching changing computing""".split()
)
"""Words that mean something else too often to stand for an occupation, even in talk of careers."""

_WORK = (
    r"(?:jobs?|careers?|salar(?:y|ies)|wages?|pay|employment|professions?|trades?|"
    r"apprenticeships?|degrees?|qualifications?|licen[cs]es?|positions?|vacanc(?:y|ies)|openings?)"
)
_ENTERED = re.compile(
    rf"(?:\binto|\b(?:{_WORK}|work(?:ing|ed)?|train(?:ing|ed)?|qualified|start(?:ed)?|interested|role|experience|"
    r"future|opportunit(?:y|ies))\s+(?:in|of)|\b(?:outlook|demand|future)\s+(?:for|in|of)|"
    r"\bfrom\s+\w+(?:\s+\w+)?\s+(?:in)?to|\b(?:switch|mov|transition|pivot|chang)\w*\s+(?:from|to|out\s+of)|\b(?:leav(?:e|ing)|quit(?:ting)?))\s+$"
)
_ENDED = re.compile(r"\s*(?:$|[?.!,;:]|(?:without|with|and|or|as|if|when|at|in|after|from|for|to)\b)")
_FOLLOWED = re.compile(rf"\s+{_WORK}\b|(?<!ing)\s+people\b")
_ASKED_IF = re.compile(r"\b(?:is|are|isn['’]t|will|would|has)\s+$")
_FATE = re.compile(
    r"\s+(?:(?:still|really|now|going(?!\s+away)|to|be|being|likely|a|an|the|very|at|in|under|as|such|high|good|great|well|bad|"
    r"dying|growing|stable|safe|secure|viable|decent|solid|worthwhile|any|got|have)\s+){0,5}"
    r"(?:career|job|field|profession|trade|occupation|growing|grow|dying|safe|stable|secure|worth\s+(?:it|getting|"
    r"doing)|risk|threatened|demand|automated|replaced|disappear(?:ing)?|declin(?:e|ing)|shrink(?:ing)?|"
    r"(?:over)?saturated|paid|obsolete|future|going\s+away|stressful|competitive)\b"
)
_DOES = re.compile(r"\bdoes\s+(?:the\s+)?$")
_DONE = re.compile(r"\s+(?:earn|make|pay|do|involve)\b")


def fields_of(name: Sequence[str]) -> Iterator[tuple[str, ...]]:
    """What the field of a person's name is called, both as folded singulars: ``dog groomer`` → ``dog grooming``."""
    *before, last = name
    if not before and last in NEVER_ALONE:
        return
    for ending, instead in _FORMS:
        if last.endswith(ending):
            field = (*before, last.removesuffix(ending) + instead)
            if len(field) > 1 or field[0] not in _NO_FIELDS:
                yield field
            break
    if last in _PLAIN_HEADS and (len(before) > 1 or before[0] in TWO_LETTERS):
        yield tuple(before)


def is_worked_in(folded: str, start: int, end: int, *, doubtful: bool) -> bool:
    """Whether the text, folded, speaks of the field between these places as work: "get into …", "… jobs".

    A ``doubtful`` field may be a verb ("switching jobs"), so that it has to be entered and have no object.
    """
    before = folded[max(0, start - 40) : start]
    if _ENTERED.search(before):
        return not doubtful or _ENDED.match(folded, end) is not None
    if doubtful:
        return False
    if _FOLLOWED.match(folded, end):
        return True
    return bool(
        (_ASKED_IF.search(before) and _FATE.match(folded, end)) or (_DOES.search(before) and _DONE.match(folded, end))
    )
