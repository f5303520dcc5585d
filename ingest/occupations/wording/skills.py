"""Skills, knowledge and interests."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.occupations.figures import Rating
from ingest.occupations.guide import Guide
from ingest.occupations.wording.phrases import label, listed, rounded, sentences, spoken

_FIRST = 6
_FIELDS = 5
_IMPORTANT = 3.0


def skills(guide: Guide) -> list[str]:
    """The most important skills, more of them, knowledge, interests."""
    who = spoken(guide.title)
    return sentences(
        [
            _most_important(guide, who),
            _also_important(guide, who),
            _knowledge(guide, who),
            _interests(guide, who),
        ]
    )


def rated(items: Sequence[Rating]) -> str:
    """``speaking (4.0), writing (3.8), and …`` with the importance of each."""
    return listed([f"{label(item.name)} ({rounded(item.importance, 1)})" for item in items])


def _most_important(guide: Guide, who: str) -> str | None:
    ratings = guide.figures.skills
    if ratings is None:
        return None
    return (
        f"The skills that matter most to {who}, with importance on a scale from 1 to 5, are "
        f"{rated(ratings.items[:_FIRST])} ({ratings.source})."
    )


def _also_important(guide: Guide, who: str) -> str | None:
    ratings = guide.figures.skills
    more = () if ratings is None else ratings.items[_FIRST : 2 * _FIRST]
    more = tuple(item for item in more if item.importance >= _IMPORTANT)
    if ratings is None or len(more) < 2:
        return None
    names = listed([label(item.name) for item in more])
    return f"Other important skills of {who} are {names} ({ratings.source})."


def _knowledge(guide: Guide, who: str) -> str | None:
    ratings = guide.figures.knowledge
    if ratings is None or not ratings.items:
        return None
    return (
        f"The fields of knowledge that matter most to {who}, with importance on a scale from 1 to 5, are "
        f"{rated(ratings.items[:_FIELDS])} ({ratings.source})."
    )


def _interests(guide: Guide, who: str) -> str | None:
    interests = guide.figures.interests
    if interests is None or not interests.highest:
        return None
    kinds = "interest" if len(interests.highest) == 1 else "interests"
    return (
        f"The work of {who} suits people with {listed(interests.highest)} {kinds} in John Holland's six types "
        f"({interests.source})."
    )
