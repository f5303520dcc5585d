"""Where people go next: the closest occupations, with their pay and outlook."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.occupations.figures import Related
from ingest.occupations.guide import Guide
from ingest.occupations.releases import OEWS, OEWS_DATE, ONET, PROJECTION_YEARS, PROJECTIONS
from ingest.occupations.wording.outlook import direction
from ingest.occupations.wording.phrases import listed, money, month, sentences, spoken

_CLOSEST = 5


def related(guide: Guide) -> list[str]:
    """The closest occupations, the next ones, the best paid and the fastest growing among them."""
    who = spoken(guide.title)
    close = guide.figures.related
    if not close:
        return [f"O*NET names no occupations related to {who}."]
    return sentences(
        [
            f"The occupations closest to {who} in work and knowledge are {_titles(close[:_CLOSEST])} ({ONET}).",
            _next(close[_CLOSEST:], who),
            _best_paid(close, who),
            _fastest_growing(close, who),
        ]
    )


def _titles(occupations: Sequence[Related]) -> str:
    return listed([spoken(other.title) for other in occupations])


def _next(occupations: Sequence[Related], who: str) -> str | None:
    if not occupations:
        return None
    return f"Also close to {who} {'is' if len(occupations) == 1 else 'are'} {_titles(occupations)} ({ONET})."


def _best_paid(occupations: Sequence[Related], who: str) -> str | None:
    paid = [(other.median.amount, other) for other in occupations if other.median is not None]
    if len(paid) < 2:
        return None
    best = max(paid, key=lambda pair: pair[0])[1]
    assert best.median is not None
    return (
        f"Among the occupations closest to {who}, the best paid are {spoken(best.title)}, with a median of "
        f"{money(best.median, 'year')} a year in {month(OEWS_DATE)} ({OEWS})."
    )


def _fastest_growing(occupations: Sequence[Related], who: str) -> str | None:
    changes = [(other.change_percent, other) for other in occupations if other.change_percent is not None]
    if len(changes) < 2:
        return None
    change, fastest = max(changes, key=lambda pair: pair[0])
    start, end = PROJECTION_YEARS
    return (
        f"Among the occupations closest to {who}, employment of {spoken(fastest.title)} has the best outlook: it is "
        f"projected to {direction(change)} from {start} to {end} ({PROJECTIONS})."
    )
