"""Whom a BLS figure is about: the occupation itself, or the wider group that BLS counts it in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ingest.occupations.figures import Outlook, Pay
from ingest.occupations.guide import Guide
from ingest.occupations.wording.phrases import listed, spoken

_NAMED = 8
_SMALL = frozenset({"and", "of", "or", "the", "in", "for", "through", "except"})


@dataclass(frozen=True, slots=True)
class Subject:
    """``people`` earn and need, ``occupation`` grows; each as it reads inside a sentence, with its comma if any."""

    people: str
    occupation: str


def subject(guide: Guide, counted: Pay | Outlook) -> Subject:
    """The occupation, or the wider BLS group that the figures are of, with the occupation named inside it."""
    alone = not counted.shared_with and counted.code == guide.code[:7]
    who = spoken(guide.title)
    if alone or counted.title.casefold() == guide.title.casefold():
        return Subject(who, who)
    wider = f"{spoken(capitals(counted.title))}, the BLS group of {who},"
    return Subject(f"people in {wider}", wider)


def sharing(title: str, what: str, code: str, shared_with: Sequence[str]) -> str | None:
    """A sentence saying which other occupations have the same figures, if any do."""
    if not shared_with:
        return None
    named = [spoken(other) for other in shared_with[:_NAMED]]
    rest = len(shared_with) - len(named)
    if rest:
        named.append(f"{rest} {'other' if rest == 1 else 'others'}")
    return f"The BLS {what} for {spoken(title)} cover all of SOC code {code}, which also includes {listed(named)}."


def begun(sentence: str) -> str:
    """The sentence with a capital at its start."""
    return sentence[:1].upper() + sentence[1:]


def capitals(title: str) -> str:
    """A title with capitals as O*NET writes it, for tables that write titles in lower case."""
    return " ".join(word if word in _SMALL else word[:1].upper() + word[1:] for word in title.split(" "))
