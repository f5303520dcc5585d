"""Whether a claim turns its evidence round: negation, and opposite poles such as growing and shrinking.

How strongly something is said (some or all, may or will) is for ``strength``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import cache

from app.language.words import index_terms
from app.verification.lexicon import AXES, HAN_NEGATIONS, NEGATIONS, compiled
from app.verification.occupations import occupations
from app.verification.quantities import fold

SCOPE = 4
"""How many content terms after a negation it is taken to reach."""
_NEGATION = re.compile(rf"{compiled(NEGATIONS).pattern}|{HAN_NEGATIONS}", re.IGNORECASE)
_NO_NEGATION = re.compile(
    r"\bnot (?:only|just|merely|necessarily limited)\b|\bno (?:later|less|fewer|more) than\b|\bno\. ?\d|"
    r"\bwhether or not\b"
    r"|不仅|不但|不同|不断|无论|不管",
    re.IGNORECASE,
)
_CLAUSE = re.compile(
    r"[,;:，；：。.!?！？](?!\d)|\s(?:and|but|while|whereas|although|though|yet|than|because|since|—|–)\s|、|而|但"
)
_YES_NO = re.compile(
    r"^\s*(?:yes|no|yeah|nope|yep|certainly not|absolutely|definitely|of course)\b\s*[,.!;:—–-]|^(?:是的|不是|"
    r"不会|没有|对|当然|会的)[，。！,.!]",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause's content terms, and which of them are under a negation."""

    terms: frozenset[str]
    negated: frozenset[str]
    negations: int
    poles: frozenset[tuple[str, int]]


def clauses(sentence: str) -> list[Clause]:
    """The clauses of a sentence that say anything; one that names no occupation is taken to speak of the last named."""
    found: list[Clause] = []
    subject: frozenset[str] = frozenset()
    for part in _CLAUSE.split(fold(sentence)):
        if not part or not part.strip():
            continue
        own = frozenset(term for named in occupations(part) for term in index_terms(named.text))
        subject = own or subject
        clause = _clause(part)
        if clause.terms or clause.negations:
            found.append(replace(clause, terms=clause.terms | subject))
    return found


def opens_with_yes_or_no(sentence: str) -> bool:
    """Whether it answers a question by a yes or a no, which no passage does."""
    return _YES_NO.match(fold(sentence)) is not None


def contradiction(claim: list[Clause], evidence: list[Clause]) -> str:
    """Why the claim turns the evidence round; empty if it doesn't."""
    return _negation(claim, evidence) or _negation(evidence, claim, mirrored=True) or _direction(claim, evidence)


def _clause(text: str) -> Clause:
    plain = _NO_NEGATION.sub(lambda match: " " * len(match.group()), text)
    negated: set[str] = set()
    count = 0
    for match in _NEGATION.finditer(plain):
        count += 1
        negated.update(index_terms(plain[match.end() :])[:SCOPE])
    return Clause(frozenset(index_terms(text)), frozenset(negated), count, _poles(text))


def _poles(text: str) -> frozenset[tuple[str, int]]:
    return frozenset((name, pole) for name, pole, pattern in _patterns() if pattern.search(text))


@cache
def _patterns() -> tuple[tuple[str, int, re.Pattern[str]], ...]:
    return tuple((name, pole, compiled(words)) for name, *poles in AXES for pole, words in enumerate(poles))


def _negation(one: list[Clause], other: list[Clause], *, mirrored: bool = False) -> str:
    """A negation in ``one`` must be met by one in the clause of ``other`` that says the same."""
    for clause in one:
        if not clause.negations:
            continue
        twin = _twin(clause, other)
        shared = clause.negated & twin.terms if twin else frozenset()
        if mirrored and not (shared and _weight(clause, other) >= 0.5):
            continue
        if (
            twin is None
            or twin.negations % 2 != clause.negations % 2
            or (twin.negated and not clause.negated & twin.negated)
        ):
            return (
                "The passage denies what the sentence says."
                if mirrored
                else "The sentence denies what the passage says."
            )
    return ""


def _twin(clause: Clause, others: list[Clause]) -> Clause | None:
    """The clause that shares the most terms."""
    return max(others, key=lambda other: (len(other.terms & clause.terms), other.negations), default=None)


def _weight(clause: Clause, others: list[Clause]) -> float:
    said = frozenset().union(*(other.terms for other in others))
    return len(clause.negated & said) / max(1, len(clause.negated))


def _direction(claim: list[Clause], evidence: list[Clause]) -> str:
    everywhere = frozenset().union(*(clause.poles for clause in evidence))
    for clause in claim:
        for name, pole in clause.poles:
            if (name, 1 - pole) in clause.poles:
                continue
            if (name, pole) not in everywhere and (name, 1 - pole) in everywhere:
                return f"The passage says the opposite ({_words(name, 1 - pole)}, not {_words(name, pole)})."
            if (
                (name, pole) in everywhere
                and (name, 1 - pole) in everywhere
                and _nearer_opposite(clause, evidence, name, pole)
            ):
                return "The sentence joins what the passage says of something else."
    return ""


def _nearer_opposite(clause: Clause, evidence: list[Clause], name: str, pole: int) -> bool:
    """Whether the clause has more in common with a clause of the evidence that stands at the other pole."""

    def best(side: int) -> int:
        return max(len(clause.terms & other.terms) for other in evidence if (name, side) in other.poles)

    return best(1 - pole) > best(pole)


def _words(name: str, pole: int) -> str:
    words = next(axis[1 + pole] for axis in AXES if axis[0] == name)
    return words.split()[0].rstrip("*")
