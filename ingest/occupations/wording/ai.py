"""What AI changes: each published measure with its meaning, never as a forecast of lost jobs.

The estimates that Frey and Osborne made in 2013, before language models, stay in the front matter and out of the text.
"""

from __future__ import annotations

from ingest.occupations.figures import Exposure, Measure
from ingest.occupations.guide import Guide
from ingest.occupations.wording.outlook import direction
from ingest.occupations.wording.phrases import listed, rounded, sentences, spoken
from ingest.occupations.wording.subject import capitals, subject

CAUTION = "exposure is not a forecast of job loss"
_HIGH, _LOW, _APART = 60, 40, 40
_FACTOR = {"up": "rise", "down": "fall", "both": "rise in some industries and fall in others"}


def ai(guide: Guide) -> list[str]:
    """How the measures agree, each of them with what it means, and what BLS says of AI."""
    who = spoken(guide.title)
    exposures = tuple(item for item in guide.figures.exposure if item.measure is not Measure.FREY_OSBORNE)
    if not exposures:
        return [f"None of the published measures of exposure to AI used here covers {who}."]
    told = [_score(exposure, who) for exposure in exposures]
    return sentences([_overall(exposures, who), *told, _projection(guide)])


def _overall(exposures: tuple[Exposure, ...], who: str) -> str | None:
    ranks = sorted(item.percentile for item in exposures if not _unseen(item))
    if len(ranks) < 2:
        return None
    return (
        f"{_verdict(ranks[0], ranks[-1], who)}: {_count(len(ranks))} measures published from 2023 to 2026 rank the "
        f"occupation higher than {ranks[0]}% to {ranks[-1]}% of occupations; exposure tells what AI could touch, and "
        "is not a forecast of job loss."
    )


def _verdict(low: int, high: int, who: str) -> str:
    if low >= _HIGH:
        return f"{who} are highly exposed to AI compared with other occupations"
    if high <= _LOW:
        return f"{who} are little exposed to AI compared with other occupations"
    if high - low > _APART:
        return f"Measures of exposure to AI disagree about {who}"
    return f"{who} are moderately exposed to AI compared with other occupations"


def _count(number: int) -> str:
    return {2: "two", 3: "three", 4: "four"}.get(number, str(number))


def _score(exposure: Exposure, who: str) -> str:
    group = _group(exposure)
    if _unseen(exposure):
        return (
            f"{who}{group} score 0 out of 1 in {exposure.source}, because their tasks were seen too seldom to "
            f"count; the score {exposure.means}, and {CAUTION}."
        )
    rank = f"higher than {exposure.percentile}% of occupations" if exposure.percentile else "among the lowest of all"
    return (
        f"{who}{group} score {_value(exposure)} in {exposure.source}, {rank}; the score {exposure.means}, and "
        f"{CAUTION}."
    )


def _unseen(exposure: Exposure) -> bool:
    """Whether a score is 0 for want of observations, which ranks nobody."""
    return exposure.measure is Measure.ANTHROPIC and exposure.value == 0


def _group(exposure: Exposure) -> str:
    if exposure.group is None:
        return ""
    titles = [spoken(capitals(title)) for title in exposure.group.split("; ")]
    if len(titles) > 1:
        return f", as the mean of {listed(titles)},"
    return f", measured as part of {titles[0]},"


def _value(exposure: Exposure) -> str:
    if exposure.measure is Measure.FELTEN:
        return f"{rounded(exposure.value, 2)} where the average is 0"
    return f"{rounded(exposure.value, 2)} out of 1"


def _projection(guide: Guide) -> str | None:
    outlook = guide.figures.outlook
    if outlook is None:
        return None
    who = subject(guide, outlook).occupation.rstrip(",")
    expected = f"{direction(outlook.change_percent)} from {outlook.start_year} to {outlook.end_year}"
    if outlook.ai_factor is None:
        return (
            f"BLS projects employment to {expected} and does not name artificial intelligence among its reasons for "
            f"changes in the demand for {who} ({outlook.source})."
        )
    return (
        f"BLS projects employment to {expected} and names artificial intelligence where it explains why the share of "
        f"jobs should {_FACTOR[outlook.ai_factor]} for {who} ({outlook.source})."
    )
