"""The whole text of a guide, section by section, and the section that sums it up."""

from __future__ import annotations

from ingest.occupations.guide import Guide
from ingest.occupations.names import is_abbreviated, singular
from ingest.occupations.wording.ai import ai
from ingest.occupations.wording.entry import degree, entry
from ingest.occupations.wording.outlook import direction, outlook
from ingest.occupations.wording.pay import pay
from ingest.occupations.wording.phrases import escaped, listed, money, month, sentences, spoken
from ingest.occupations.wording.related import related
from ingest.occupations.wording.skills import skills
from ingest.occupations.wording.subject import begun, subject
from ingest.occupations.wording.work import tools, work

_NAMES = 8


def body(guide: Guide) -> str:
    """The guide as Markdown, from its title on; each section is one paragraph of sentences."""
    sections = (
        ("At a glance", _glance(guide)),
        ("What the work involves", work(guide)),
        ("Skills that matter most", skills(guide)),
        ("Tools and technologies", tools(guide)),
        ("How people get in", entry(guide)),
        ("Pay", pay(guide)),
        ("Outlook", outlook(guide)),
        ("What AI changes", ai(guide)),
        ("Where people go next", related(guide)),
    )
    parts = [f"# {guide.title}"]
    parts += [f"## {heading}\n\n{escaped(' '.join(told))}" for heading, told in sections if told]
    return "\n\n".join(parts) + "\n"


def _glance(guide: Guide) -> list[str]:
    who = spoken(guide.title)
    return sentences(
        [_summary(guide), _full(guide, who), _titles(guide, who), _missing(guide, who), _links(guide, who)]
    )


def _summary(guide: Guide) -> str | None:
    pay, outlook, education = guide.figures.pay, guide.figures.outlook, guide.figures.education
    if pay is None or pay.median is None or outlook is None or education.entry is None:
        return None
    who = subject(guide, outlook).people
    rate = "an hour" if pay.per == "hour" else "a year"
    return begun(
        f"{who} earned a median of {money(pay.median, pay.per)} {rate} in {month(pay.date)} ({pay.source}), typically "
        f"need {degree(education.entry)} to enter the occupation ({education.source}), and are projected to see "
        f"employment {direction(outlook.change_percent)} from {outlook.start_year} to {outlook.end_year} "
        f"({outlook.source})."
    )


def _full(guide: Guide, who: str) -> str | None:
    if ", Except" not in guide.title and ", Including" not in guide.title:
        return None
    return f"The full title of {who} in O*NET is {guide.title}."


def _titles(guide: Guide, who: str) -> str | None:
    own = {guide.title.casefold(), singular(guide.title).casefold()}
    plain = [name for name in guide.names if not is_abbreviated(name)]
    names = [name for name in plain if name.casefold() not in guide.title.casefold() and name.casefold() not in own]
    if len(names) < 2:
        return None
    return f"Job titles of {who} include {listed(names[:_NAMES])}."


def _missing(guide: Guide, who: str) -> str | None:
    if not guide.figures.missing:
        return None
    parts = [f"no {name}" for name in guide.figures.missing]
    return f"The published data used here hold {listed(parts)} for {who}."


def _links(guide: Guide, who: str) -> str:
    links = guide.figures.links
    onet = f"[O*NET OnLine]({links.onet})"
    if links.ooh is None:
        return f"The official profile of {who} is on {onet}."
    ooh = f"[Occupational Outlook Handbook]({links.ooh})"
    return f"The official profiles of {who} are on {onet} and in the {ooh}."
