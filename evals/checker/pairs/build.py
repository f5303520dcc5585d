"""Builds the pairs: ``python -m evals.checker.pairs.build DATA OUT``, the same ones from the same seed.

DATA is the shared folder (``evaldata/groundedness`` and ``data`` in it); OUT gets ``train.jsonl.gz``,
``dev_public.jsonl.gz`` and ``dev_career.jsonl.gz``, and the counts that the data card quotes are printed.
"""

from __future__ import annotations

import argparse
import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from evals.checker.pairs import texts as other_texts
from evals.checker.pairs.courses import course_pairs, courses
from evals.checker.pairs.handwritten import handwritten, split_of_written, twins
from evals.checker.pairs.library import Occupation, Text, occupations, texts
from evals.checker.pairs.listings import listing_pairs
from evals.checker.pairs.pair import Label, Pair, Split, split_of, write
from evals.checker.pairs.prose import Taste, prose_pairs
from evals.checker.pairs.public import dev_pairs, train_pairs, without_doubles
from evals.checker.pairs.role_chinese import chinese_pairs
from evals.checker.pairs.role_pairs import role_pairs
from ingest.occupations.wording.phrases import label

ROOT = Path(__file__).resolve().parents[3]
LISTINGS = 190
_GUIDE_SENTENCES = 0.2
_SPARSE = Taste(verbatim=0.3, reworded=0.6, false=0.8, added=0.1, silent=0.1)


@dataclass(frozen=True, slots=True)
class Origins:
    """Where pairs come from. ``corpus`` is read as ``ingest`` reads it."""

    corpus: Path
    terms: Path
    data: Path
    public: Path


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("data", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpus")
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--kept", type=float, default=1.0, help="share of train's pairs made by rule to keep")
    options = parser.parse_args()
    origins = Origins(
        options.corpus,
        ROOT / "app" / "retrieval" / "terms.csv",
        options.data / "data",
        options.data / "evaldata" / "groundedness",
    )
    options.out.mkdir(parents=True, exist_ok=True)
    own = without_doubles(list(own_pairs(origins, options.seed)))
    public = list(train_pairs(origins.public / "train.jsonl.gz", options.seed))
    written, judged = by_hand(options.seed)
    ours = [pair for pair in own if split_of(pair.document) is Split.TRAIN and kept(pair, options.kept)]
    train = without_doubles([*written, *public, *ours])
    random.Random(options.seed).shuffle(train)
    career = [*(pair for pair in own if split_of(pair.document) is Split.DEV), *judged]
    for name, pairs in (
        ("train", train),
        ("dev_public", list(dev_pairs(origins.public / "dev.jsonl.gz"))),
        ("dev_career", career),
    ):
        write(pairs, options.out / f"{name}.jsonl.gz")
        report(name, pairs)


def by_hand(seed: int) -> tuple[list[Pair], list[Pair]]:
    """What is written by hand: train, with twins by rule, and dev, as it is."""
    found = list(handwritten())
    train = [pair for pair in found if split_of_written(pair) is Split.TRAIN]
    judged = [pair for pair in found if split_of_written(pair) is Split.DEV]
    return [*train, *twins(train, random.Random(f"{seed} written"))], judged


def kept(pair: Pair, share: float) -> bool:
    """Whether a pair is in the share of them that a later stage goes on with."""
    return int(pair.id, 16) / 16**16 < share


def own_pairs(origins: Origins, seed: int) -> Iterator[Pair]:
    """All that is made here, both splits."""
    roles = list(occupations(origins.corpus, origins.terms))
    for split in Split:
        yield from _role_pairs([role for role in roles if role.split is split], seed)
    names = tuple(label(role.people) for role in roles)
    articles = list(texts(origins.corpus, "articles"))
    yield from _prose("articles", articles, Taste(0.5, 0.8, 0.8, 0.15, 0.2, roles=names), seed, rounds=2)
    catalogues = list(texts(origins.corpus, "courses"))
    rows = list(courses(origins.corpus, catalogues))
    for course in rows:
        rng = random.Random(f"{seed} {course.document} {course.language}")
        like = [other for other in rows if split_of(other.document) is split_of(course.document)]
        few = course.catalogue.endswith("free-courses-en.csv")
        if not few or rng.random() < 0.25:
            yield from course_pairs(course, like, rng, 1 if few else 2)
    yield from _esco(origins.data, seed)
    yield from _prose("csdiy", list(other_texts.csdiy(origins.data)), Taste(0.12, 0.3, 0.4, 0.03, 0.06), seed)
    yield from listing_pairs(LISTINGS, seed)


def _role_pairs(roles: Sequence[Occupation], seed: int) -> Iterator[Pair]:
    """Facts, Chinese facts and guide sentences of every role of one split."""
    names = tuple(label(role.people) for role in roles)
    taste = Taste(1.0, 1.0, 1.0, 0.0, 0.3, roles=names)
    for number, role in enumerate(roles):
        rng = random.Random(f"{seed} {role.code}")
        near = [roles[at] for at in _around(number, len(roles), 12)]
        far = rng.sample(list(roles), min(30, len(roles)))
        others = [other for other in dict.fromkeys([*near, *far]) if other is not role]
        yield from role_pairs(role, others, rng)
        if role.chinese:
            named = [other for other in roles if other.chinese and other is not role]
            yield from chinese_pairs(role, rng.sample(named, min(20, len(named))), rng)
        if rng.random() < _GUIDE_SENTENCES:
            base = Pair("guides", f"roles/{role.code}", "verbatim", Label.SUPPORTED, "x", "x", ())
            excerpts = rng.sample(role.text.excerpts, min(2, len(role.text.excerpts)))
            yield from prose_pairs(base, excerpts, rng, taste)


def _around(number: int, total: int, width: int) -> list[int]:
    return [at for at in range(max(0, number - width // 2), min(total, number + width // 2 + 1)) if at != number]


def _prose(origin: str, found: Sequence[Text], taste: Taste, seed: int, rounds: int = 1) -> Iterator[Pair]:
    for text in found:
        base = Pair(origin, text.path, "verbatim", Label.SUPPORTED, "x", "x", (), language=text.language)
        for turn in range(rounds):
            rng = random.Random(f"{seed} {text.path} {text.language} {turn}")
            yield from prose_pairs(base, text.excerpts, rng, taste)


def _esco(data: Path, seed: int) -> Iterator[Pair]:
    """One sentence in three of the descriptions; a neighbour's description is the silent passage."""
    found = list(other_texts.esco(data))
    for number, text in enumerate(found):
        rng = random.Random(f"{seed} {text.path}")
        if rng.random() > 0.25:
            continue
        base = Pair("esco", text.path, "verbatim", Label.SUPPORTED, "x", "x", ())
        yield from prose_pairs(base, text.excerpts, rng, _SPARSE)
        neighbour = found[number - 1]
        if neighbour.split is text.split and rng.random() < 0.5:
            start, end = rng.choice(text.excerpts[0].sentences)
            claim, passage = text.excerpts[0].text[start:end], neighbour.excerpts[0].text
            if claim not in passage:
                yield Pair("esco", text.path, "other role", Label.NOT_SUPPORTED, claim, passage, None)


def report(name: str, pairs: Sequence[Pair]) -> None:
    """Print the counts."""
    print(f"\n{name}: {len(pairs)} pairs, {sum(pair.supported for pair in pairs)} supported")
    _count("origin", [(pair.origin, pair.supported) for pair in pairs])
    _count("language", [(pair.language, pair.supported) for pair in pairs])
    _count("level", [(pair.level, pair.supported) for pair in pairs])
    _count("kind", [(pair.kind.split(" (")[0], pair.supported) for pair in pairs])


def _count(title: str, values: Sequence[tuple[str, bool]]) -> None:
    counts = Counter(values)
    names = sorted({value for value, _ in values}, key=lambda name: (-counts[name, True] - counts[name, False], name))
    print(f"by {title}: " + ", ".join(f"{value} {counts[value, True]}/{counts[value, False]}" for value in names[:60]))


if __name__ == "__main__":
    main()
