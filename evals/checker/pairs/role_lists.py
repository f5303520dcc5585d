"""Facts of a role guide that are lists or ranks: skills, knowledge, tools, tasks, related roles, exposure to AI.

A wrong item is one that the guide holds nowhere, taken from other occupations; a wrong rank is a right item in
another's place.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence

from evals.checker.pairs.library import Occupation
from evals.checker.pairs.pair import Label
from evals.checker.pairs.phrasing import Slot
from evals.checker.pairs.role_facts import Fact, Rows, lies, source, spoken_titles
from evals.checker.pairs.values import decimal, money, number, one_of, percent
from ingest.occupations.figures import Exposure, Measure, Rating, Ratings
from ingest.occupations.wording.phrases import label, rounded, task
from ingest.occupations.wording.phrases import percent as written_percent

_ONET = ("O*NET", "O*NET 30.1", "the O*NET database")
_INTERESTS = ("Realistic", "Investigative", "Artistic", "Social", "Enterprising", "Conventional")
_LETTERS = "abcdef"
_STUDIES = {
    Measure.GPTS: ("GPTs are GPTs", "the study by Eloundou and others"),
    Measure.MICROSOFT: ("Working with AI", "the Microsoft study of 2025", "Microsoft's study"),
    Measure.ANTHROPIC: ("Anthropic's Economic Index", "the Anthropic Economic Index"),
    Measure.FELTEN: ("Language-modelling AI exposure", "the measure by Felten, Raj and Seamans"),
}
_NO_STUDY = ("a Goldman Sachs report", "the OECD study", "a Stanford study", "the Future of Jobs report", "Gallup")


def list_facts(occupation: Occupation, others: Sequence[Occupation], rng: random.Random) -> Iterator[Fact]:
    """Every such fact that the guide has figures for."""
    yield from _skills(occupation, others, rng)
    yield from _knowledge_and_interests(occupation, others, rng)
    yield from _tools(occupation, others, rng)
    yield from _tasks(occupation, others, rng)
    yield from _related(occupation, others, rng)
    yield from _exposures(occupation, rng)


def _items(
    name: str, known: Sequence[str], foreign: Sequence[str], rng: random.Random
) -> tuple[dict[str, Slot], dict[str, tuple[str, ...]], tuple[str, ...]]:
    """A slot for each of two to four items, the list that they make, and the items."""
    chosen = tuple(rng.sample(list(known), min(len(known), rng.choice([2, 3, 3, 4]))))
    slots = {}
    for letter, item in zip(_LETTERS, chosen, strict=False):
        wrong = rng.sample(list(foreign), min(4, len(foreign)))
        slots[f"{name}_{letter}"] = Slot((item,), lies(wrong, "item"))
    return slots, {name: tuple(slots)}, chosen


def _absent(occupation: Occupation, items: Sequence[str]) -> list[str]:
    """Those that the guide does not speak of."""
    everything = " ".join(excerpt.text for excerpt in occupation.text.excerpts).lower()
    return [item for item in dict.fromkeys(items) if item.lower() not in everything]


def _skills(occupation: Occupation, others: Sequence[Occupation], rng: random.Random) -> Iterator[Fact]:
    ratings = occupation.figures.skills
    if ratings is None or len(ratings.items) < 8:
        return
    top = [label(item.name) for item in ratings.items[:6]]
    low = [label(item.name) for item in ratings.items[-8:]] + _names(others)
    slots, lists, chosen = _items("skills", top, _absent(occupation, low), rng)
    slots["src"] = source(_ONET)
    yield Fact("top_skills", chosen, slots, (("most important skills", ", ".join(top)),), lists)
    best = ratings.items[0]
    rated = rng.choice(ratings.items[:6])
    value = float(rounded(rated.importance, 1))
    slots = {"skill": Slot((label(rated.name),)), "rating": decimal(value, rng, low=1, high=5), "src": source(_ONET)}
    row = (f"importance of {label(rated.name)} (1 to 5)", f"{value:.1f}")
    yield Fact("rated_skill", (f"{label(rated.name)} ({value:.1f})",), slots, (row,))
    if best.importance - ratings.items[1].importance > 0.05:
        slots = {"first": one_of((label(best.name),), [*top[2:], *low[:3]], "rank"), "src": source(_ONET)}
        rows = tuple((f"importance of {label(item.name)}", rounded(item.importance, 1)) for item in ratings.items[:5])
        yield Fact("first_skill", (f"{label(best.name)} ({rounded(best.importance, 1)})",), slots, rows)


def _names(others: Sequence[Occupation]) -> list[str]:
    return [label(item.name) for other in others for item in _top(other.figures.skills)]


def _top(ratings: Ratings | None) -> Sequence[Rating]:
    return ratings.items[:6] if ratings is not None else ()


def _knowledge_and_interests(
    occupation: Occupation, others: Sequence[Occupation], rng: random.Random
) -> Iterator[Fact]:
    known = occupation.figures.knowledge
    if known is not None and len(known.items) >= 4:
        top = [label(item.name) for item in known.items[:5]]
        wrong = [label(item.name) for other in others for item in _top(other.figures.knowledge)]
        slots, lists, chosen = _items("fields", top, _absent(occupation, wrong), rng)
        slots["src"] = source(_ONET)
        yield Fact("knowledge", chosen, slots, (("important fields of knowledge", ", ".join(top)),), lists)
    interests = occupation.figures.interests
    if interests is not None and len(interests.highest) >= 2:
        wrong = [kind for kind in _INTERESTS if kind not in interests.highest]
        slots, lists, chosen = _items("interests", interests.highest, wrong, rng)
        slots["src"] = source(_ONET)
        yield Fact("interests", (*chosen, "interest"), slots, (("interests", ", ".join(interests.highest)),), lists)


def _tools(occupation: Occupation, others: Sequence[Occupation], rng: random.Random) -> Iterator[Fact]:
    figures = occupation.figures.technologies
    if figures is None:
        return
    known = [*figures.in_demand[:10]] or [*figures.hot[:10]] or [*figures.other[:8]]
    foreign = [
        name
        for other in others
        if other.figures.technologies is not None
        for name in (*other.figures.technologies.in_demand, *other.figures.technologies.hot)
    ]
    if len(known) >= 3:
        slots, lists, chosen = _items("tools", known, _absent(occupation, foreign), rng)
        slots["src"] = source(_ONET)
        yield Fact("tools", chosen, slots, (("technologies", ", ".join(known)),), lists)
    if figures.listed > 3:
        slots = {"listed": number(figures.listed, rng), "src": source(_ONET)}
        row = ("number of technologies listed", str(figures.listed))
        yield Fact("technologies_listed", (f"lists {figures.listed} technologies",), slots, (row,))


def _tasks(occupation: Occupation, others: Sequence[Occupation], rng: random.Random) -> Iterator[Fact]:
    known = [task(each) for each in occupation.figures.work.tasks[:10]]
    far = [other for other in others if other.code[:2] != occupation.code[:2]]
    everything = " ".join(excerpt.text for excerpt in occupation.text.excerpts).lower()
    foreign = [
        task(each)
        for other in far
        for each in other.figures.work.tasks[:6]
        if not any(word in everything for word in each.lower().split()[1:] if len(word) > 6)
    ]
    if len(known) >= 3 and foreign:
        slots, lists, chosen = _items("tasks", known, foreign, rng)
        slots["src"] = source(_ONET)
        yield Fact("tasks", chosen, slots, (("tasks", "; ".join(known)),), lists)


def _related(occupation: Occupation, others: Sequence[Occupation], rng: random.Random) -> Iterator[Fact]:
    close = occupation.figures.related
    if len(close) < 4:
        return
    titles = spoken_titles([other.title for other in close])
    far = _absent(occupation, spoken_titles([other.title for other in others if other.code[:2] != occupation.code[:2]]))
    slots, lists, chosen = _items("near", titles, far, rng)
    slots["src"] = source(_ONET)
    needs = tuple(_in_text(occupation, item) for item in chosen)
    yield Fact("related", needs, slots, (("related occupations", "; ".join(titles)),), lists)
    paid = sorted(
        (other for other in close if other.median), key=lambda other: -other.median.amount if other.median else 0
    )
    if len(paid) > 3 and paid[0].median is not None and paid[1].median is not None:
        amount = float(paid[0].median.amount)
        slots = {
            "best": one_of(spoken_titles([paid[0].title]), spoken_titles([o.title for o in paid[2:]]), "rank"),
            "bestpay": money(amount, rng, [float(paid[-1].median.amount)] if paid[-1].median else []),
        }
        rows = tuple((spoken_titles([o.title])[0], f"${o.median.amount:,.0f}") for o in paid if o.median)
        yield Fact("best_paid", (f"${amount:,.0f}", "best paid"), slots, rows)
    yield from _fastest(occupation, rng)


def _fastest(occupation: Occupation, rng: random.Random) -> Iterator[Fact]:
    changes = sorted(
        (
            (other.change_percent, other.title)
            for other in occupation.figures.related
            if other.change_percent is not None
        ),
        reverse=True,
    )
    if len(changes) > 3 and changes[0][0] > changes[1][0] > 0:
        wrong = spoken_titles([title for _, title in changes[2:]])
        slots = {
            "fastest": one_of(spoken_titles([changes[0][1]]), wrong, "rank"),
            "fastpct": percent(changes[0][0], rng, [changes[-1][0]]),
        }
        rows = tuple((spoken_titles([title])[0], f"{value:+}%") for value, title in changes)
        yield Fact("fastest", (written_percent(changes[0][0]), "best outlook"), slots, rows)


def _in_text(occupation: Occupation, item: str) -> str:
    """The item as the guide writes it, with its capitals."""
    for excerpt in occupation.text.excerpts:
        found = excerpt.text.lower().find(item.lower())
        if found >= 0:
            return excerpt.text[found : found + len(item)]
    return item


def _exposures(occupation: Occupation, rng: random.Random) -> Iterator[Fact]:
    known = [
        each for each in occupation.figures.exposure if each.measure in _STUDIES and each.value and each.percentile
    ]
    alone = [each for each in known if each.group is None]
    for each in rng.sample(alone, min(2, len(alone))):
        yield _exposure(each, rng)
    ranks = sorted(each.percentile for each in known)
    text = next((e.text for e in occupation.section("What AI changes")), "")
    for written, told in (
        ("highly exposed", "highly"),
        ("little exposed", "little"),
        ("moderately exposed", "moderately"),
    ):
        if len(ranks) > 1 and written in text:
            wrong = [word for word in ("highly", "little", "moderately", "not at all") if word != told]
            slots = {"level": one_of((told,), wrong, "level"), "forecast": _no_forecast()}
            row = ("percentiles of exposure to AI", f"{ranks[0]} to {ranks[-1]} ({told})")
            yield Fact(
                "ai_overall", (written, "forecast of job loss"), slots, (row, ("note", "not a forecast of job loss"))
            )


def _exposure(each: Exposure, rng: random.Random) -> Fact:
    places = 2
    score = rounded(each.value, places)
    slots = {
        "score": decimal(float(score), rng, low=0, high=1 if each.measure is not Measure.FELTEN else 2, places=places),
        "rank": percent(each.percentile, rng),
        "study": one_of(_STUDIES[each.measure], _NO_STUDY, "source", Label.NOT_SUPPORTED),
        "forecast": _no_forecast(),
    }
    rows: Rows = ((f"score in {each.source}", score), ("higher than", f"{each.percentile}% of occupations"))
    rows += (("note", "exposure is not a forecast of job loss"),)
    return Fact("exposure", (f"score {score}", each.source[:12]), slots, rows)


def _no_forecast() -> Slot:
    return one_of(("is not", "isn't"), ("is", "amounts to"), "negation")
