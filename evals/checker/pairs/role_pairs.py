"""Pairs about occupations: a fact told rightly and wrongly, against the guide's chunk or a record.

Besides lies in a slot: the right sentence held against a like passage of a neighbouring role or one that is silent
on it, a baseless clause hung on it, two roles' facts exchanged, and answers of several sentences with one bad one.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from evals.checker.pairs.library import Excerpt, Occupation
from evals.checker.pairs.pair import Label, Pair, Place, Split
from evals.checker.pairs.passages import deciding, in_company, record
from evals.checker.pairs.phrasing import Phrase, Slot, expand, fill, joined, phrase, slots_of, spread
from evals.checker.pairs.role_facts import Fact, education_facts, outlook_facts, own, pay_facts, who
from evals.checker.pairs.role_lists import list_facts
from evals.checker.pairs.role_wording import ADDED, ENGLISH, OPENED, SMALL_TALK

FACTS = 4
"""How many facts of one role become pairs."""
_ASKED = frozenset({"median", "growth", "openings", "entry"})
_PLAIN = frozenset(
    {"entry", "training", "top_skills", "knowledge", "interests", "tools", "tasks", "related", "ai_overall"}
)
"""Facts that two roles can share word for word."""


@dataclass(frozen=True, slots=True)
class Told:
    """A fact of an occupation with the chunk that holds it."""

    occupation: Occupation
    fact: Fact
    slots: Mapping[str, Slot]
    chunk: Excerpt

    def phrase(self, rng: random.Random, *, lying: int = 0) -> Phrase | None:
        """A sentence that says it, with ``lying`` slots wrong."""
        patterns = [self._spread(pattern, rng) for pattern in wordings(ENGLISH[self.fact.name], self.occupation, rng)]
        return phrase(patterns, self.slots, rng, lying=lying)

    def _spread(self, pattern: str, rng: random.Random) -> str:
        for name, items in self.fact.lists.items():
            pattern = spread(pattern, name, items, rng)
        return pattern


def wordings(patterns: Sequence[str], occupation: Occupation, rng: random.Random) -> Sequence[str]:
    """The patterns of the occupation's split: the last is never trained on and makes up half of dev."""
    if occupation.split is Split.TRAIN:
        return patterns[:-1]
    return patterns[-1:] if rng.random() < 0.5 else patterns


def role_pairs(occupation: Occupation, others: Sequence[Occupation], rng: random.Random) -> Iterator[Pair]:
    """Some facts of one role. ``others`` are of its split, its neighbours first."""
    known = told(occupation, others, rng)
    for each in _some(known, rng):
        yield from _one_fact(each, others, rng)
    yield from _responses(known, rng)
    rest = told(rng.choice(others[:6]), others, rng)
    if rng.random() < 0.5:
        yield from _exchanged(known, rest, rng)


def _some(known: Sequence[Told], rng: random.Random) -> list[Told]:
    """What people ask for most is taken more often."""
    first = [each for each in known if each.fact.name in _ASKED and rng.random() < 0.6]
    rest = [each for each in known if each not in first]
    return (first + rng.sample(rest, len(rest)))[:FACTS]


def told(occupation: Occupation, others: Sequence[Occupation], rng: random.Random) -> list[Told]:
    """All facts of a role that a chunk of its guide bears out."""
    near = rng.sample(others[:12], min(6, len(others[:12]))) + rng.sample(others, min(4, len(others)))
    facts = [*education_facts(occupation.figures.education, rng), *list_facts(occupation, near, rng)]
    pay, outlook = occupation.figures.pay, occupation.figures.outlook
    if pay is not None and own(occupation, pay):
        facts += pay_facts(pay, rng)
    if outlook is not None and own(occupation, outlook):
        facts += outlook_facts(outlook, rng)
    named = who(occupation, near)
    found = [(fact, occupation.holding(*fact.needs)) for fact in facts]
    return [Told(occupation, fact, {**named, **fact.slots}, rng.choice(chunks)) for fact, chunks in found if chunks]


def _one_fact(each: Told, others: Sequence[Occupation], rng: random.Random) -> Iterator[Pair]:
    passage, origin = _passage(each, others, rng)
    right = each.phrase(rng)
    if right is None:
        return
    yield _pair(each, right, passage, origin)
    lying = each.phrase(rng, lying=1 if rng.random() < 0.85 else 2)
    if lying is not None and not _shared(each, lying, passage):
        yield _pair(each, lying, passage, origin)
    another = rng.random()
    if another < 0.3:
        yield from _added(each, right, passage, origin, rng)
    elif another < 0.62:
        yield from _elsewhere(each, right, others, rng)
    elif (second := each.phrase(rng)) is not None:
        yield _pair(each, second, passage, origin)


def _shared(each: Told, said: Phrase, passage: str) -> bool:
    """Whether the wrong role stands in the passage too and could be told the same."""
    named = [lie.text for name, lie in said.lies if name in {"who", "one"}]
    plain = passage.lower()
    return each.fact.name in _PLAIN and any(name.removeprefix("an ").removeprefix("a ") in plain for name in named)


def _passage(each: Told, others: Sequence[Occupation], rng: random.Random) -> tuple[str, str]:
    chance = rng.random()
    if chance < 0.3:
        return _as_record(each, others, rng), "records"
    company: list[Excerpt] = []
    if chance < 0.55:
        company = rng.sample(each.occupation.text.excerpts, 1)
    elif chance < 0.75:
        company = rng.choice(others[:6]).section(each.chunk.heading)[:1]
    company = [excerpt for excerpt in company if excerpt is not each.chunk]
    return in_company(each.chunk, company, rng, each.occupation.title), "guides"


def _as_record(each: Told, others: Sequence[Occupation], rng: random.Random) -> str:
    more = [fact for fact in told(each.occupation, others, rng) if fact.fact.name != each.fact.name]
    rows = list(each.fact.rows)
    for fact in rng.sample(more, min(len(more), rng.choice([1, 2, 3, 4]))):
        rows += fact.fact.rows
    rows = list(dict.fromkeys(rows))
    rng.shuffle(rows)
    rows += [("country", "United States"), ("source", "; ".join(sorted(_cited(each.occupation))))]
    return record(each.occupation.title, tuple(rows), rng)


def _cited(occupation: Occupation) -> set[str]:
    figures = occupation.figures
    found = {"O*NET 30.1"}
    found |= {f"{figures.pay.source} {figures.pay.date}"} if figures.pay else set()
    found |= {figures.outlook.source} if figures.outlook else set()
    return found | ({figures.education.attained.source} if figures.education.attained else set())


def _pair(each: Told, said: Phrase, passage: str, origin: str) -> Pair:
    return Pair(
        origin=origin,
        document=f"roles/{each.occupation.code}",
        kind=said.kind or f"told ({each.fact.name})",
        label=said.label,
        claim=said.text,
        passage=passage,
        spans=said.wrong,
        evidence=deciding(
            passage, each.fact.needs if origin == "guides" else [part for row in each.fact.rows for part in row]
        ),
    )


def _false(each: Told, claim: str, wrong: tuple[Place, ...] | None, kind: str, passage: str) -> Pair:
    document = f"roles/{each.occupation.code}"
    return Pair("guides", document, kind, Label.NOT_SUPPORTED, claim, passage, wrong)


def _added(each: Told, right: Phrase, passage: str, origin: str, rng: random.Random) -> Iterator[Pair]:
    """The right sentence with a clause that nothing bears out."""
    if rng.random() < 0.8:
        clause = expand(rng.choice(ADDED), rng)
        body = right.text.rstrip(".")
        claim, wrong = f"{body}{clause}.", (len(body), len(body) + len(clause))
    else:
        clause = expand(rng.choice(OPENED), rng) + " "
        claim, wrong = clause + right.text[0].lower() + right.text[1:], (0, len(clause.rstrip(", ")))
    yield Pair(origin, f"roles/{each.occupation.code}", "addition", Label.NOT_SUPPORTED, claim, passage, (wrong,))


def _elsewhere(each: Told, right: Phrase, others: Sequence[Occupation], rng: random.Random) -> Iterator[Pair]:
    """The right sentence against a neighbour's like section, or against a section that is silent on it."""
    if rng.random() < 0.6:
        neighbour = rng.choice(others[:8])
        for excerpt in neighbour.section(each.chunk.heading)[:1]:
            if each.occupation.people.lower() not in excerpt.text.lower():
                named = tuple(right.places[name] for name in ("who", "one") if name in right.places)
                yield _false(each, right.text, named or None, "other role", excerpt.text)
        return
    silent = [
        excerpt
        for excerpt in each.occupation.text.excerpts
        if excerpt.heading not in {each.chunk.heading, "At a glance"}
        and not any(need.lower() in excerpt.text.lower() for need in each.fact.needs)
    ]
    if silent:
        yield _false(each, right.text, None, "silent passage", rng.choice(silent).text)


def _responses(known: Sequence[Told], rng: random.Random) -> Iterator[Pair]:
    """An answer of two to four sentences: all right, and the same with one bad sentence."""
    chosen = rng.sample(known, min(len(known), rng.choice([2, 3, 4])))
    right = [said for said in (each.phrase(rng) for each in chosen) if said is not None]
    if len(right) < 2 or rng.random() < 0.35:
        return
    chunks = list(dict.fromkeys(each.chunk for each in chosen))
    passage = "\n\n".join(chunk.text for chunk in chunks)
    opening = [Phrase(rng.choice(SMALL_TALK))] if rng.random() < 0.25 else []
    document = f"roles/{chosen[0].occupation.code}"
    text, _ = joined([*opening, *right])
    yield Pair("guides", document, "answer", Label.SUPPORTED, text, passage, (), level="response")
    place = rng.randrange(len(right))
    bad = chosen[place].phrase(rng, lying=1) if len(right) == len(chosen) else None
    if bad is not None and not _shared(chosen[place], bad, passage):
        text, wrong = joined([*opening, *right[:place], bad, *right[place + 1 :]])
        yield Pair("guides", document, "answer with " + bad.kind, bad.label, text, passage, wrong, level="response")


_PAIRED = {
    "median": "$who earn a median of $median, {while|whereas|and} $other earn $theirs.",
    "growth": "Employment of $who is projected to change by $pct, {while|whereas} that of $other changes by $theirs.",
    "openings": "There are $openings openings a year for $who and $theirs for $other.",
    "entry": "$who typically need $degree, {while|whereas} $other need $theirs.",
}


def _exchanged(known: Sequence[Told], rest: Sequence[Told], rng: random.Random) -> Iterator[Pair]:
    """Two roles in one sentence, right, and with their values exchanged."""
    shared = [(a, b) for a in known for b in rest if a.fact.name == b.fact.name and a.fact.name in _PAIRED]
    for first, second in rng.sample(shared, min(1, len(shared))):
        pattern = expand(_PAIRED[first.fact.name], rng)
        name = next(iter(slots_of(pattern) - {"who", "other", "theirs"}))
        mine, theirs = first.slots[name].truths[0], second.slots[name].truths[0]
        if mine == theirs or first.occupation.people == second.occupation.people:
            continue
        slots = {"who": first.slots["who"], "other": second.slots["who"]}
        passage = in_company(first.chunk, [second.chunk], rng)
        document = f"roles/{first.occupation.code}"
        right = fill(pattern, slots | {name: Slot((mine,)), "theirs": Slot((theirs,))}, rng)
        wrong = fill(pattern, slots | {name: Slot((theirs,)), "theirs": Slot((mine,))}, rng)
        yield Pair("guides", document, "two roles", Label.SUPPORTED, right.text, passage, ())
        places = tuple(sorted((wrong.places[name], wrong.places["theirs"])))
        yield Pair("guides", document, "roles exchanged", Label.CONTRADICTED, wrong.text, passage, places)
