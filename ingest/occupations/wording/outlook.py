"""The outlook section: projected employment and openings."""

from __future__ import annotations

from ingest.occupations.figures import Outlook
from ingest.occupations.guide import Guide
from ingest.occupations.wording.phrases import jobs, percent, sentences, spoken
from ingest.occupations.wording.subject import subject


def outlook(guide: Guide) -> list[str]:
    """Projected change, openings, self-employment."""
    figures = guide.figures.outlook
    if figures is None:
        return [f"BLS publishes no employment projection for {spoken(guide.title)}."]
    who = subject(guide, figures).occupation
    return sentences(
        [
            _change(figures, who),
            _openings(figures, who),
            _self_employed(figures, who),
        ]
    )


def direction(change: float) -> str:
    """``grow 4.9%``, ``decline 2%``, ``stay about the same (0%)``."""
    if change == 0:
        return "stay about the same (0%)"
    return f"{'grow' if change > 0 else 'decline'} {percent(change)}"


def _change(figures: Outlook, who: str) -> str:
    overall = figures.all_occupations_percent
    return (
        f"Employment of {who} is projected to {direction(figures.change_percent)} from {figures.start_year} to "
        f"{figures.end_year}, from about {jobs(figures.employment_start)} to {jobs(figures.employment_end)} jobs, "
        f"compared with {'growth' if overall >= 0 else 'a decline'} of {percent(overall)} for all US occupations "
        f"({figures.source})."
    )


def _openings(figures: Outlook, who: str) -> str | None:
    if figures.openings is None:
        return None
    number = f"About {jobs(figures.openings)}" if figures.openings else "Fewer than fifty"
    return (
        f"{number} openings for {who} are projected each year, on average, from "
        f"{figures.start_year} to {figures.end_year}, including those left by people who change occupation or retire "
        f"({figures.source})."
    )


def _self_employed(figures: Outlook, who: str) -> str | None:
    if not figures.self_employed_percent:
        return None
    part = percent(figures.self_employed_percent)
    return f"In {figures.start_year}, {part} of jobs of {who} were held by self-employed people ({figures.source})."
