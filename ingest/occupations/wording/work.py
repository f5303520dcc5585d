"""What the work involves, and the tools it is done with."""

from __future__ import annotations

from collections.abc import Sequence

from ingest.occupations.figures import Technologies
from ingest.occupations.guide import Guide
from ingest.occupations.wording.phrases import label, listed, sentences, spoken, task
from ingest.occupations.wording.skills import rated

_PER_SENTENCE = 5
_ACTIVITIES = 4
_TOOLS = 10
_EXAMPLES = 8


def work(guide: Guide) -> list[str]:
    """Detailed activities, five to a sentence, then the general ones by importance."""
    who = spoken(guide.title)
    figures = guide.figures.work
    tasks = figures.tasks[: 2 * _PER_SENTENCE]
    groups = [tasks[start : start + _PER_SENTENCE] for start in range(0, len(tasks), _PER_SENTENCE)]
    openings = (f"{who} ", f"{who} also ")
    told = [
        f"{opening}{listed([task(text) for text in group])} ({figures.source})."
        for opening, group in zip(openings, groups, strict=False)
    ]
    activities = figures.activities
    rating = (
        None
        if activities is None
        else (
            f"The general work activities that matter most to {who}, with importance on a scale from 1 to 5, are "
            f"{rated(activities.items[:_ACTIVITIES])} ({activities.source})."
        )
    )
    return sentences([*told, rating])


def tools(guide: Guide) -> list[str]:
    """Technologies in demand for the occupation, hot ones, and the kinds most often listed."""
    who = spoken(guide.title)
    figures = guide.figures.technologies
    if figures is None:
        return [f"O*NET lists no technologies for {who}."]
    return sentences([_in_demand(figures, who), _hot(figures, who), _examples(figures, who), _kinds(figures, who)])


def _in_demand(figures: Technologies, who: str) -> str | None:
    if not figures.in_demand:
        return None
    asked = f"Employers' job postings for {who} often ask for {_names(figures.in_demand[:_TOOLS])}"
    return f"{asked} (in-demand technologies, {figures.source})."


def _hot(figures: Technologies, who: str) -> str | None:
    if not figures.hot:
        return None
    also = "also use" if figures.in_demand else "use"
    return (
        f"{who} {also} {_names(figures.hot[:_TOOLS])}, which employers often ask for across occupations "
        f"(hot technologies, {figures.source})."
    )


def _examples(figures: Technologies, who: str) -> str | None:
    if not figures.other or len(figures.in_demand) + len(figures.hot) >= _EXAMPLES:
        return None
    more = "Other technologies" if figures.in_demand or figures.hot else "Technologies"
    return f"{more} that {who} use include {_names(figures.other[:_EXAMPLES])} ({figures.source})."


def _kinds(figures: Technologies, who: str) -> str:
    kinds = [label(name) for name in figures.categories]
    count = f"{figures.listed} {'technology' if figures.listed == 1 else 'technologies'}"
    if figures.listed < 2 * len(kinds):
        return f"{figures.source} lists {count} for {who}."
    return f"{figures.source} lists {count} for {who}; the kinds with the most entries are {listed(kinds)}."


def _names(technologies: Sequence[str]) -> str:
    """A list of them, without the marks of a sentence's end that some products have in their names."""
    return listed([name.replace("!", "").replace("?", "") for name in technologies])
