"""Made-up records of places to train or work at, as services hand them out, and sentences about them.

Nested fields, opening hours, yes, no and unknown, a rating and short reviews: what answers about a record get wrong is
mostly a no or an unknown told as a yes, hours, and praise that nobody gave. Everything here is invented.
"""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from dataclasses import dataclass

from evals.checker.pairs.pair import Label, Pair, Split, split_of
from evals.checker.pairs.phrasing import Lie, Phrase, Slot, expand, joined, phrase
from evals.checker.pairs.role_wording import SMALL_TALK

_FIRST = "Harbour Maple Cedar Northgate Riverside Summit Oldtown Lakeview Bright Cornerstone Juniper Ashtree".split()
_KINDS = {
    "career centre": ("Career counselling, Job search", "careers office"),
    "coding school": ("Education, Computer training", "school"),
    "vocational college": ("Education, Trade school", "college"),
    "café": ("Coffee, Breakfast, Sandwiches", "café"),
    "restaurant": ("Restaurants, Italian, Wine bars", "restaurant"),
    "hair salon": ("Hair salons, Beauty", "salon"),
    "clinic": ("Health, Family practice", "clinic"),
    "garage": ("Car repair, Tyres", "workshop"),
    "bakery": ("Bakeries, Desserts", "bakery"),
    "language school": ("Education, Language courses", "school"),
}
_CITIES = ("Springfield", "Santa Rosa", "Fairview", "Leeds", "Halifax", "Tampa", "Reno", "Boise", "Tucson", "Salem")
_STREETS = ("Main St", "State St", "Oak Avenue", "Mill Road", "Station Road", "2nd Avenue", "Harbor Drive")
_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_FEATURES = {
    "wheelchair_accessible": ("is accessible by wheelchair", "is not accessible by wheelchair"),
    "takes_reservations": ("takes {reservations|bookings}", "does not take {reservations|bookings}"),
    "outdoor_seating": ("has outdoor seating", "has no outdoor seating"),
    "accepts_credit_cards": ("accepts credit cards", "does not accept credit cards"),
    "parking_lot": ("has {a|its own} parking lot", "has no parking lot"),
    "good_for_groups": ("{is good for groups|suits groups}", "is not good for groups"),
    "evening_classes": ("offers evening classes", "offers no evening classes"),
    "online_booking": ("can be booked online", "cannot be booked online"),
    "childcare": ("offers childcare", "offers no childcare"),
    "takeaway": ("offers {takeaway|take-out}", "does not offer {takeaway|take-out}"),
    "delivery": ("delivers", "does not deliver"),
    "live_music": ("has live music", "has no live music"),
}
_PRAISE = (
    ("The staff were friendly and explained everything", "friendly staff", "rude staff"),
    ("We waited forty minutes before anyone noticed us", "long waits", "quick service"),
    ("The rooms are bright and clean", "clean rooms", "dirty rooms"),
    ("Prices are fair for what you get", "fair prices", "high prices"),
    ("The teacher knew the trade inside out", "a knowledgeable teacher", "inexperienced staff"),
    ("It was so loud that we could hardly talk", "noise", "a quiet atmosphere"),
    ("The coffee is the best part of the morning", "good coffee", "weak coffee"),
    ("They cancelled my appointment twice", "cancelled appointments", "reliable appointments"),
)
_NEVER_SAID = (
    "{Customers|Visitors} {love|praise} its {beautiful view|late-night events|seasonal menu|famous owner}.",
    "It {has won several awards|was founded in 1987|is run by a family|employs about thirty people}.",
    "It is {a popular choice among tourists|known all over the region|located near the central station}.",
    "{Discounts are offered to students|A free trial is available|Prices start at $15}.",
)
_PATTERNS = {
    "place": (
        "$name is a $kind {located |}{in|at $street in} $city.",
        "$name, a $kind in $city, {is located at|can be found at|stands at} $street.",
        "You {can|will} find $name at $street in $city.",
    ),
    "stars": (
        "$name {has|holds} a rating of $stars {stars|out of 5}.",
        "{Customers|Reviewers} {give|gave} $name {an average of |}$stars {stars|out of 5 stars}.",
        "The overall rating {of $name |}is $stars stars.",
    ),
    "hours": (
        "On $day, it is open from $opens to $closes.",
        "$name {opens|opens its doors} at $opens {on|every} $day{| and closes at $closes}.",
        "{Its|The} hours on $day are $opens to $closes.",
    ),
    "feature": (
        "$name $feature.",
        "{It|The place|The business} $feature.",
        "{According to the record|Note that}, $name $feature.",
    ),
    "review": (
        "One {reviewer|review} mentions $praise.",
        "{Reviews|Customers} speak of $praise.",
        "A {visitor|customer} {commented on|mentioned} $praise.",
    ),
}


@dataclass(frozen=True, slots=True)
class _Listing:
    record: dict[str, object]
    facts: tuple[tuple[str, dict[str, Slot]], ...]
    unknown: tuple[dict[str, Slot], ...]
    """Features that the record leaves open, told as a yes or a no."""


def listing_pairs(number: int, seed: int) -> Iterator[Pair]:
    """Pairs of ``number`` made-up records."""
    for index in range(number):
        rng = random.Random(f"{seed} listing {index}")
        listing = _listing(rng)
        document = f"listing {index}"
        spaced = rng.random() < 0.4
        passage = json.dumps(listing.record, indent=1 if spaced else None, ensure_ascii=False)
        base = Pair("listings", document, "told", Label.SUPPORTED, "x", passage, ())
        yield from _pairs(base, listing, rng)


def _pairs(base: Pair, listing: _Listing, rng: random.Random) -> Iterator[Pair]:
    for name, slots in rng.sample(listing.facts, 3):
        for lying in (0, 1):
            said = phrase(_kept(name, base.document), slots, rng, lying=lying)
            if said is not None:
                yield _pair(base, said)
    for slots in listing.unknown[:1]:
        guessed = phrase(_kept("feature", base.document), slots, rng, lying=1)
        if guessed is not None:
            yield _pair(base, guessed)
    several = [phrase(_kept(name, base.document), slots, rng) for name, slots in rng.sample(listing.facts, 4)]
    right = [each for each in several if each is not None]
    opening = [Phrase(rng.choice(SMALL_TALK))] if rng.random() < 0.2 else []
    yield _pair(base, *opening, *right)
    bad = _bad(listing, base.document, rng)
    at = rng.randrange(len(right) + 1)
    yield _pair(base, *opening, *right[:at], bad, *right[at:])


def _bad(listing: _Listing, document: str, rng: random.Random) -> Phrase:
    name, slots = rng.choice([*listing.facts, *(("feature", slots) for slots in listing.unknown)])
    lie = phrase(_kept(name, document), slots, rng, lying=1)
    if lie is None or rng.random() < 0.3:
        text = expand(rng.choice(_NEVER_SAID), rng)
        return Phrase(text, {"said": (0, len(text) - 1)}, (("said", Lie(text, "addition", Label.NOT_SUPPORTED)),))
    return lie


def _kept(name: str, document: str) -> tuple[str, ...]:
    """The last pattern of each kind is for dev alone."""
    patterns = _PATTERNS[name]
    return patterns if split_of(document) is Split.DEV else patterns[:-1]


def _pair(base: Pair, *said: Phrase) -> Pair:
    text, wrong = joined(said)
    lying = [each for each in said if each.lies]
    several = len(said) > 1
    kind = lying[0].kind if lying else "told"
    label = lying[0].label if lying else Label.SUPPORTED
    return Pair(
        base.origin,
        base.document,
        f"answer with {kind}" if several and lying else ("answer" if several else kind),
        label,
        text,
        base.passage,
        wrong,
        level="response" if several else "sentence",
    )


def _listing(rng: random.Random) -> _Listing:
    kind = rng.choice(sorted(_KINDS))
    name = f"{rng.choice(_FIRST)} {rng.choice(['House', 'Corner', 'Works', 'Point', 'Yard', 'Place'])}"
    city, street = rng.choice(_CITIES), f"{rng.randrange(1, 900)} {rng.choice(_STREETS)}"
    stars = rng.choice([2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0])
    closed = rng.choice(_DAYS)
    hours = {day: (rng.randrange(7, 12), rng.randrange(15, 23)) for day in _DAYS if day != closed}
    features = {key: rng.choice([True, False, None]) for key in rng.sample(sorted(_FEATURES), 7)}
    praise = rng.sample(_PRAISE, 2)
    record = {
        "name": name,
        "address": street,
        "city": city,
        "categories": _KINDS[kind][0] + f", {kind}",
        "hours": {day: f"{start}:0-{end}:0" for day, (start, end) in hours.items()},
        "attributes": features,
        "stars": stars,
        "reviews": [{"stars": rng.randrange(1, 6), "text": said + "."} for said, _, _ in praise],
    }
    named = {"name": Slot((name,))}
    facts: list[tuple[str, dict[str, Slot]]] = [
        ("place", named | _place(kind, city, street, rng)),
        ("stars", named | _stars(stars)),
    ]
    facts += [("hours", named | _hours(hours, rng)) for _ in range(2)]
    facts += [
        ("feature", named | {"feature": slot})
        for slot in (_feature(key, held, rng) for key, held in features.items())
        if slot
    ]
    other = [each for each in _PRAISE if each not in praise]
    wrong = tuple(Lie(text, "item", Label.NOT_SUPPORTED) for text in [praise[0][2], *(each[1] for each in other[:3])])
    facts.append(("review", {"praise": Slot((praise[0][1],), wrong)}))
    unknown = [named | {"feature": _guess(key, rng)} for key, held in features.items() if held is None]
    return _Listing(dict(record), tuple(facts), tuple(unknown))


def _place(kind: str, city: str, street: str, rng: random.Random) -> dict[str, Slot]:
    other_kinds = [each for each in sorted(_KINDS) if _KINDS[each][1] != _KINDS[kind][1]]
    return {
        "kind": Slot((kind, _KINDS[kind][1]), tuple(Lie(each, "item") for each in rng.sample(other_kinds, 3))),
        "city": Slot((city,), tuple(Lie(each, "place") for each in _CITIES if each != city)),
        "street": Slot((street,), (Lie(f"{rng.randrange(901, 999)} {street.split(' ', 1)[1]}", "number"),)),
    }


def _stars(stars: float) -> dict[str, Slot]:
    wrong = [each for each in (1.5, 2.0, 2.5, 3.0, 3.5, 4.0, 4.5, 5.0) if abs(each - stars) >= 0.5]
    return {"stars": Slot((f"{stars:g}", f"{stars:.1f}"), tuple(Lie(f"{each:g}", "number") for each in wrong))}


def _hours(hours: dict[str, tuple[int, int]], rng: random.Random) -> dict[str, Slot]:
    day = rng.choice(sorted(hours))
    opens, closes = hours[day]
    return {
        "day": Slot((day,)),
        "opens": Slot((_clock(opens), _clock(opens)), tuple(Lie(_clock(opens + by), "number") for by in (-1, 1, 2))),
        "closes": Slot((_clock(closes),), tuple(Lie(_clock(closes + by), "number") for by in (-2, -1, 1))),
    }


def _clock(hour: int) -> str:
    return f"{(hour - 1) % 12 + 1} {'AM' if hour < 12 else 'PM'}"


def _feature(key: str, held: bool | None, rng: random.Random) -> Slot | None:
    """None for what is unknown: it can be told neither as a yes nor as a no."""
    if held is None:
        return None
    texts = [expand(text, rng) for text in _FEATURES[key]]
    true, false = texts if held else texts[::-1]
    return Slot((true,), (Lie(false, "negation"),))


def _guess(key: str, rng: random.Random) -> Slot:
    told = tuple(Lie(expand(text, rng), "unknown told", Label.NOT_SUPPORTED) for text in _FEATURES[key])
    return Slot(("is open",), told[:1] if rng.random() < 0.7 else told)
