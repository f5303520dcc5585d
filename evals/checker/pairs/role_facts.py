"""The facts of a role guide with their true and false values, and the strings by which a passage is known to hold them.

Figures of a wider group that BLS counts an occupation in are left out: what a guide says of them is not the
occupation's own. The sentences made of them are in ``role_wording``.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from evals.checker.pairs.library import Occupation
from evals.checker.pairs.pair import Label
from evals.checker.pairs.phrasing import Lie, Slot
from evals.checker.pairs.values import count, date, decimal, money, number, one_of, percent
from ingest.occupations.figures import Education, Outlook, Pay
from ingest.occupations.wording.entry import degree
from ingest.occupations.wording.phrases import label, month, rounded, share, spoken
from ingest.occupations.wording.phrases import percent as written_percent

Rows = tuple[tuple[str, str], ...]

_BUREAU = ("BLS", "the BLS", "the Bureau of Labor Statistics", "the US Bureau of Labor Statistics")
_NOT_BUREAU = ("the OECD", "LinkedIn", "Glassdoor", "Eurostat", "the World Economic Forum", "Indeed", "McKinsey")
_HERE = ("the United States", "the US", "the United States")
_ELSEWHERE = ("Canada", "the United Kingdom", "Germany", "California", "Europe", "Australia", "the world")
_DEGREES = (
    "no formal educational credential",
    "a high school diploma or equivalent",
    "a postsecondary award below a degree",
    "an associate's degree",
    "a bachelor's degree",
    "a master's degree",
    "a doctoral or professional degree",
)
_EXPERIENCE = {
    "None": ("no work experience in a related occupation", "no related work experience"),
    "Less than 5 years": (
        "less than 5 years of work experience in a related occupation",
        "less than five years of related experience",
    ),
    "5 years or more": (
        "5 years or more of work experience in a related occupation",
        "at least five years of related experience",
    ),
}
_TRAINING = {
    "None": ("no on-the-job training",),
    "Short-term on-the-job training": ("short-term on-the-job training",),
    "Moderate-term on-the-job training": ("moderate-term on-the-job training",),
    "Long-term on-the-job training": ("long-term on-the-job training",),
    "Apprenticeship": ("an apprenticeship",),
    "Internship/residency": ("an internship or residency",),
}


@dataclass(frozen=True, slots=True)
class Fact:
    """``name`` chooses the patterns; ``needs`` must all stand in a passage that bears it out; ``rows`` are it as a
    record's fields."""

    name: str
    needs: tuple[str, ...]
    slots: Mapping[str, Slot]
    rows: Rows
    lists: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Slots of patterns that stand for several slots here."""


def source(truths: Sequence[str] = _BUREAU) -> Slot:
    """Who says so."""
    return one_of(truths, _NOT_BUREAU, "source", Label.NOT_SUPPORTED)


def who(occupation: Occupation, others: Sequence[Occupation]) -> dict[str, Slot]:
    """The occupation's people, in the plural and (where its title allows) in the singular; others as lies."""
    plural = (occupation.people, label(occupation.people), label(occupation.people))
    wrong = [label(other.people) for other in others if other.people != occupation.people]
    found = {"who": one_of(plural, wrong, "role", Label.NOT_SUPPORTED)}
    if not any(mark in occupation.people for mark in "(,") and " and " not in occupation.people:
        single = [_one(o) for o in others if not any(mark in o.people for mark in "(,") and " and " not in o.people]
        found["one"] = one_of((_one(occupation),), single, "role", Label.NOT_SUPPORTED)
    return found


def _one(occupation: Occupation) -> str:
    return f"{'an' if occupation.person[:1] in 'aeio' else 'a'} {occupation.person}"


def own(occupation: Occupation, counted: Pay | Outlook) -> bool:
    """Whether a BLS figure is of just this occupation."""
    alone = not counted.shared_with and counted.code == occupation.code[:7]
    return alone or counted.title.casefold() == occupation.title.casefold()


def pay_facts(pay: Pay, rng: random.Random) -> Iterator[Fact]:
    """Median, middle half, tenths, mean, hourly median, headcount."""
    if pay.per != "year" or pay.median is None or pay.median.at_least:
        return
    wages = [wage for wage in (pay.p10, pay.p25, pay.p75, pay.p90, pay.mean) if wage and not wage.at_least]
    amounts = [float(wage.amount) for wage in wages]
    median = float(pay.median.amount)
    when, rate = month(pay.date), {"date": date(month(pay.date), rng), "src": source()}
    rate["place"] = one_of(_HERE, _ELSEWHERE, "place", Label.NOT_SUPPORTED)
    yield _median(pay, median, amounts, rate)
    for name, low, high in (("middle", pay.p25, pay.p75), ("tenths", pay.p10, pay.p90)):
        if low and high and not low.at_least and not high.at_least:
            ends = {
                "low": _plain(low.amount, rng, [median, high.amount]),
                "high": _plain(high.amount, rng, [median, low.amount]),
            }
            kinds = (
                ("25th percentile", "75th percentile") if name == "middle" else ("10th percentile", "90th percentile")
            )
            rows = tuple(
                (f"{kind} of yearly pay, {when}", f"${wage.amount:,.0f}")
                for kind, wage in zip(kinds, (low, high), strict=True)
            )
            yield Fact(name, (f"${low.amount:,.0f}", f"${high.amount:,.0f}"), ends | rate, rows)
    if pay.mean and not pay.mean.at_least and abs(pay.mean.amount - median) / median > 0.06:
        slots = {"mean": _plain(pay.mean.amount, rng, [median])} | rate
        yield Fact(
            "mean", (f"${pay.mean.amount:,.0f}",), slots, ((f"mean yearly wage, {when}", f"${pay.mean.amount:,.0f}"),)
        )
    if pay.hourly_median and not pay.hourly_median.at_least:
        hour = pay.hourly_median.amount
        slots = {"hour": money(hour, rng, hourly=True)} | rate
        yield Fact("hourly", (f"${hour:,.2f}",), slots, ((f"median hourly wage, {when}", f"${hour:,.2f}"),))
    if pay.employment:
        slots = {"jobs": count(pay.employment, rng)} | rate
        yield Fact("employment", (f"{pay.employment:,}",), slots, ((f"employees, {when}", f"{pay.employment:,}"),))


def _median(pay: Pay, median: float, others: list[float], rate: Mapping[str, Slot]) -> Fact:
    rng = random.Random(median)
    exact = f"${median:,.0f}"
    overall = float(pay.all_occupations_median or 0)
    slots = dict(rate)
    slots["median"] = money(median, rng, others)
    slots["exact"] = _plain(median, rng, [each for each in others if each > median])
    slots["exact"] = Slot((exact,), tuple(lie for lie in slots["exact"].lies if _amount(lie.text) > median))
    wrong = ("starting wage", "maximum", "mean", "minimum", "90th percentile")
    slots["measure"] = one_of(("median", "median"), wrong, "measure", Label.NOT_SUPPORTED)
    if overall and abs(median - overall) / overall > 0.05:
        slots["all"] = _plain(overall, rng, [median])
        slots["above"] = (
            one_of(("more",), ("less",), "direction") if median > overall else one_of(("less",), ("more",), "direction")
        )
    rows = ((f"median yearly pay, {month(pay.date)}", exact), ("median of all occupations", f"${overall:,.0f}"))
    return Fact("median", (exact,), slots, rows[: 2 if overall else 1])


def _amount(text: str) -> float:
    digits = "".join(mark for mark in text if mark.isdigit() or mark == ".")
    return float(digits or 0)


def _plain(amount: float, rng: random.Random, others: Sequence[float]) -> Slot:
    """An amount that stands beside words of its own (``less than``), so none go into the slot."""
    full = money(amount, rng, others)
    simple = [text for text in full.truths if text.startswith(("$", "US$")) or text.endswith("dollars")]
    return Slot(
        tuple(text for text in simple if not text.startswith(("about", "more"))),
        tuple(lie for lie in full.lies if lie.text.startswith("$")),
    )


def outlook_facts(outlook: Outlook, rng: random.Random) -> Iterator[Fact]:
    """Projected change, openings, self-employment."""
    years = {
        "start": date(str(outlook.start_year), rng),
        "end": date(str(outlook.end_year), rng),
        "src": source(),
        "place": one_of(_HERE, _ELSEWHERE, "place", Label.NOT_SUPPORTED),
    }
    if abs(outlook.change_percent) >= 0.5:
        yield _growth(outlook, rng, years)
    if outlook.openings:
        openings = outlook.openings * 1000
        slots = {"openings": count(openings, rng, [outlook.employment_start * 1000])} | years
        slots["period"] = one_of(("year",), ("month", "decade", "quarter"), "unit")
        yield Fact("openings", (f"{openings:,.0f}",), slots, (("openings a year, 2024–34", f"{openings:,.0f}"),))
    if outlook.self_employed_percent:
        slots = {"share": percent(outlook.self_employed_percent, rng)} | years
        exact = written_percent(outlook.self_employed_percent)
        yield Fact("self_employed", (f"{exact} of jobs",), slots, (("self-employed, 2024", exact),))


def _growth(outlook: Outlook, rng: random.Random, years: Mapping[str, Slot]) -> Fact:
    up, change, overall = outlook.change_percent > 0, outlook.change_percent, outlook.all_occupations_percent
    rising, falling = ("grow", "increase", "rise", "expand"), ("decline", "shrink", "fall", "decrease")
    gains, losses = ("growth", "increase", "rise"), ("decline", "decrease", "drop")
    slots = dict(years)
    slots["grow"] = one_of(rising if up else falling, falling if up else rising, "direction")
    slots["growth"] = one_of(gains if up else losses, losses if up else gains, "direction")
    slots["pct"] = percent(change, rng, [overall])
    sure = ("will", "is certain to", "is guaranteed to", "will definitely")
    hopes = ("is projected to", "is expected to", "is forecast to", "is projected to")
    slots["projected"] = one_of(hopes, sure, "modality", Label.NOT_SUPPORTED)
    slots["from"] = count(outlook.employment_start * 1000, rng, [outlook.employment_end * 1000])
    slots["to"] = count(outlook.employment_end * 1000, rng, [outlook.employment_start * 1000])
    slots["allpct"] = percent(overall, rng, [change])
    if abs(change - overall) > 0.5:
        pace = (("faster", "quicker"), ("slower", "more slowly"))
        faster = change > overall
        slots["pace"] = one_of(pace[0 if faster else 1][:1], pace[1 if faster else 0][:1], "direction")
    exact = written_percent(change)
    rows: Rows = (("projected change of employment, 2024–34", f"{'+' if up else '-'}{exact}"),)
    start, end = rounded(outlook.employment_start * 1000, 0), rounded(outlook.employment_end * 1000, 0)
    rows += (
        ("jobs, 2024", start),
        ("jobs, 2034 (projected)", end),
        ("all occupations", f"+{written_percent(overall)}"),
    )
    return Fact("growth", (exact, start, end), slots, rows)


def education_facts(education: Education, rng: random.Random) -> Iterator[Fact]:
    """Typical entry, experience and training, what people have, what they say is required."""
    if education.entry is not None:
        true = degree(education.entry)
        slots = {"degree": one_of((true,), _DEGREES, "degree"), "src": source()}
        slots["modal"] = one_of(("typically", "usually", "generally"), ("never", "rarely"), "modality")
        yield Fact("entry", (f"need {true} to enter",), slots, (("typical entry education", education.entry),))
    if education.experience in _EXPERIENCE and education.training in _TRAINING:
        experience, training = _EXPERIENCE[education.experience], _TRAINING[education.training]
        slots = {
            "experience": one_of(experience, [t for v in _EXPERIENCE.values() for t in v], "degree"),
            "training": one_of(training, [t for v in _TRAINING.values() for t in v], "degree"),
            "src": source(),
        }
        rows = (("related experience", education.experience), ("on-the-job training", education.training))
        yield Fact("training", (experience[0], training[0]), slots, rows)
    if education.attained is not None:
        part = rng.choice(education.attained.shares[:3])
        if part.percent >= 3:
            yield _shared("attained", part.name, part.percent, rng, education.attained.source)
    if education.required is not None:
        part = rng.choice(education.required.shares[:3])
        if part.percent >= 3:
            fact = _shared("required", part.name, part.percent, rng, education.required.source)
            asked = education.required.respondents
            extra = {"asked": number(asked, rng)} if asked else {}
            yield Fact(fact.name, fact.needs, dict(fact.slots) | extra, fact.rows)


def _shared(name: str, level: str, percentage: float, rng: random.Random, told_by: str) -> Fact:
    true = degree(level)
    wrong = [each for each in _DEGREES if each != true and true not in each]
    slots = {
        "share": percent(float(rounded(percentage, 0)), rng),
        "held": one_of((true,), wrong, "degree"),
        "src": source((told_by.split(",", maxsplit=1)[0],)),
    }
    return Fact(name, (f"{share(percentage)}", true), slots, ((f"share with {level.lower()}", share(percentage)),))


def spoken_titles(titles: Sequence[str]) -> list[str]:
    """Titles as they read in a sentence."""
    return [label(spoken(title)) for title in titles]


def lies(texts: Sequence[str], kind: str, label_: Label = Label.NOT_SUPPORTED) -> tuple[Lie, ...]:
    """Wrong values, all of one kind."""
    return tuple(Lie(text, kind, label_) for text in texts)


__all__ = [
    "Fact",
    "decimal",
    "education_facts",
    "lies",
    "outlook_facts",
    "own",
    "pay_facts",
    "source",
    "spoken_titles",
    "who",
]
