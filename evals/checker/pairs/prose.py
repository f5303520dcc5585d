"""Pairs from running text: a sentence word for word, reworded, made false by one edit, or held against other text.

For articles, guides, descriptions of occupations and course pages, English and Chinese.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from evals.checker.pairs.edits import ENGLISH, Edited, falsified, name, term
from evals.checker.pairs.edits_chinese import CHINESE, reworded_chinese
from evals.checker.pairs.library import Excerpt
from evals.checker.pairs.pair import Label, Pair
from evals.checker.pairs.passages import in_company
from evals.checker.pairs.phrasing import expand
from evals.checker.pairs.rewording import reworded

SOURCES = (
    "BLS",
    "O*NET 30.1",
    "US Bureau of Labor Statistics",
    "Bureau of Labor Statistics",
    "Microsoft",
    "Anthropic",
    "OpenAI",
    "Eloundou and colleagues",
    "Frey and Osborne",
    "BLS Employment Projections",
    "BLS OEWS",
    "American Community Survey",
)
FALSE_SOURCES = (
    "the OECD",
    "LinkedIn",
    "Glassdoor",
    "the World Bank",
    "McKinsey",
    "Google",
    "Gartner",
    "the Census Bureau",
    "Eurostat",
)
PLACES = ("United States", "US", "America", "American")
FALSE_PLACES = ("Canada", "Germany", "UK", "Australia", "India", "Japan")
ADDED = (
    ", {which has been confirmed by several studies|as experts agree|as a recent survey shows}",
    ", {especially among younger people|particularly in rural areas|mostly in large cities}",
    ", {and the trend is expected to continue|and costs have doubled since then|and this is unlikely to change}",
    ", {mainly for financial reasons|because of new legislation|owing to a lack of staff|thanks to government funding}",
    " {for the first time in ten years|without any prior notice|at no extra cost|within two weeks}",
    ", {making it the most popular choice|leaving many people dissatisfied|which surprised many observers}",
    ", {a figure that is higher than in most countries|the largest of its kind|an approach first tried in Japan}",
    ", {and it also improves health|and it can be done online|and no special training is needed}",
)


@dataclass(frozen=True, slots=True)
class Taste:
    """How often a sentence becomes which pair, and the names of occupations that edits may exchange."""

    verbatim: float = 0.25
    reworded: float = 0.5
    false: float = 0.7
    added: float = 0.1
    silent: float = 0.15
    roles: tuple[str, ...] = ()


def prose_pairs(base: Pair, excerpts: Sequence[Excerpt], rng: random.Random, taste: Taste) -> Iterator[Pair]:
    """Pairs of every sentence of a document. ``base`` has its origin, document and language."""
    for number, excerpt in enumerate(excerpts):
        around = [each for each in excerpts[max(0, number - 2) : number + 3] if each is not excerpt]
        for start, end in excerpt.sentences:
            text = excerpt.text[start:end]
            if "\n" not in text and len(text) >= (14 if base.language == "zh" else 35):
                company = rng.sample(around, 1) if around and rng.random() < 0.25 else []
                passage = in_company(excerpt, company, rng)
                yield from _sentence(_based(base, text, passage), around, rng, taste)


def _based(base: Pair, text: str, passage: str) -> Pair:
    at = passage.find(text)
    evidence = ((at, at + len(text)),) if at >= 0 else ()
    return replace(
        base, claim=text, passage=passage, evidence=evidence, label=Label.SUPPORTED, spans=(), kind="verbatim"
    )


def _sentence(right: Pair, around: Sequence[Excerpt], rng: random.Random, taste: Taste) -> Iterator[Pair]:
    if rng.random() < taste.verbatim:
        yield right
    said = _reworded(right, rng)
    if rng.random() < taste.reworded and said != right.claim:
        yield replace(right, claim=said, kind="reworded")
    if rng.random() < taste.false:
        edited = _false(said if rng.random() < 0.6 else right.claim, right, rng, taste)
        if edited is not None:
            yield _as_pair(right, edited)
    if rng.random() < taste.added and right.language == "en":
        yield _as_pair(right, added(said, rng))
    if rng.random() < taste.silent and around:
        other = rng.choice(around)
        if overlap(right.claim, other.text) < 0.6:
            yield replace(
                right, passage=other.text, kind="silent passage", label=Label.NOT_SUPPORTED, spans=None, evidence=()
            )


def _reworded(right: Pair, rng: random.Random) -> str:
    return reworded_chinese(right.claim, rng) if right.language == "zh" else reworded(right.claim, rng)


def _false(text: str, right: Pair, rng: random.Random, taste: Taste) -> Edited | None:
    if right.language == "zh":
        return falsified(text, right.passage, rng, CHINESE)
    chance = rng.random()
    if chance < 0.15 and (edited := term(text, SOURCES, FALSE_SOURCES, "source", rng)) is not None:
        return edited
    if chance < 0.2 and (edited := term(text, PLACES, FALSE_PLACES, "place", rng)) is not None:
        return edited
    if chance < 0.45 and taste.roles and (edited := term(text, taste.roles, taste.roles, "role", rng)) is not None:
        return edited
    return falsified(text, right.passage, rng, [each for each in ENGLISH if each[0] is not name or not taste.roles])


def added(text: str, rng: random.Random) -> Edited:
    """The sentence with a clause that no passage bears out."""
    clause = expand(rng.choice(ADDED), rng)
    clause = clause if clause.startswith(",") else " " + clause
    body = text.rstrip(".!? ")
    return Edited(f"{body}{clause}.", ((len(body), len(body) + len(clause)),), "addition", Label.NOT_SUPPORTED)


def _as_pair(right: Pair, edited: Edited) -> Pair:
    spans = edited.places
    return replace(right, claim=edited.text, spans=spans, kind=edited.kind, label=edited.label)


def overlap(claim: str, text: str) -> float:
    """The share of the claim's longer words that stand in the text; of its pairs of characters in Chinese."""
    if any("\u4e00" <= mark <= "\u9fff" for mark in claim):
        words = {claim[i : i + 2] for i in range(len(claim) - 1)}
        return sum(1 for word in words if word in text) / max(1, len(words))
    words = {word.strip(".,;:()").lower() for word in claim.split() if len(word) > 4}
    plain = text.lower()
    return sum(1 for word in words if word in plain) / max(1, len(words))
