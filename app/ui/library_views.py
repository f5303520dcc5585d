"""The ways in which the library's keeper can look at it: which files, pairs or questions each shows, and how many.

What is found is ``app.health``'s; how it is drawn, the templates'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.health import CorpusHealth, NearPair
from app.ports import SourceRecord, Unanswered

Item = SourceRecord | NearPair | Unanswered | tuple[SourceRecord, ...]


class View(StrEnum):
    """What of the library is listed."""

    ALL = "all"
    WAITING = "waiting"
    REFUSED = "refused"
    RETIRED = "retired"
    NOTES = "notes"
    DUPLICATES = "duplicates"
    STALE = "stale"
    NEVER_CITED = "never-cited"
    UNANSWERED = "unanswered"


_LABELS = {
    View.ALL: "All",
    View.WAITING: "Waiting for approval",
    View.REFUSED: "Refused",
    View.RETIRED: "Retired",
    View.NOTES: "Read in part",
    View.DUPLICATES: "Duplicates",
    View.STALE: "Out of date",
    View.NEVER_CITED: "Never cited",
    View.UNANSWERED: "Questions without an answer",
}


@dataclass(frozen=True, slots=True)
class Choice:
    """A view as it is offered; ``count`` is empty while nothing can be said."""

    view: View
    label: str
    count: str


def items(health: CorpusHealth, view: View) -> Sequence[Item]:
    """What a view lists, in order."""
    listed: dict[View, Sequence[Item]] = {
        View.ALL: health.records,
        View.WAITING: health.quarantined,
        View.REFUSED: health.refused,
        View.RETIRED: health.retired,
        View.NOTES: health.notes,
        View.DUPLICATES: (*health.near, *health.exact),
        View.STALE: health.stale,
        View.NEVER_CITED: health.never_cited,
        View.UNANSWERED: health.unanswered,
    }
    return listed[view]


def choices(health: CorpusHealth, chosen: View) -> list[Choice]:
    """The views with something in them, the one chosen, and those that are always there."""
    made = [Choice(view, label, _count(health, view)) for view, label in _LABELS.items()]
    always = {View.ALL, View.NEVER_CITED, chosen}
    return [choice for choice in made if choice.count != "0" or choice.view in always]


def holds(item: Item, words: Sequence[str]) -> bool:
    """Whether every one of these casefolded words is in what the item is about."""
    text = _about(item).casefold()
    return all(word in text for word in words)


def _count(health: CorpusHealth, view: View) -> str:
    if view is View.NEVER_CITED and not health.usage_tells:
        return ""
    return f"{len(items(health, view)):,}"


def _about(item: Item) -> str:
    if isinstance(item, Unanswered):
        return f"{item.text} {item.language}"
    if isinstance(item, NearPair):
        return _about((item.older, item.newer))
    if isinstance(item, tuple):
        return " ".join(map(_about, item))
    source = item.source
    about = (source.title, source.publisher, source.licence, source.date, source.language) if source else ()
    return " ".join((item.path, item.status.value, item.reason, *item.notes, *about))
