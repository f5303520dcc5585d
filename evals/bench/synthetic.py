"""Synthetic text of any amount, and an embedder for it that costs next to nothing.

Words are those of the library as often as they occur there; each section keeps to a topic, so that there is something
to find. A text's vector is the sum of its words' vectors, and words of one topic lie close: vectors come in clusters
and overlap, as a real model's do, and are not purely random.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from app.ports import Vector

DIMENSION = 384
_WORD = re.compile(r"[a-z]{3,}")
_COMMON = 300
"""The most frequent words belong to no topic."""
_TOPICS = 400
_TOPICAL_SHARE = 0.45
_COMMON_WEIGHT = 0.15
_SECTION_WORDS = 125
"""About as many as one chunk holds."""


@dataclass(frozen=True)
class Vocabulary:
    """Words, most frequent first, with how often each is drawn; the same for the same corpus."""

    words: tuple[str, ...]
    counts: tuple[int, ...]

    @classmethod
    def of(cls, corpus: Path) -> Vocabulary:
        """The words of the articles and of every 20th guide."""
        files = [*sorted((corpus / "articles").glob("*.md")), *sorted((corpus / "roles").glob("*.md"))[::20]]
        found = Counter(word for file in files for word in _WORD.findall(file.read_text("utf-8").lower()))
        ranked = sorted(found.items(), key=lambda pair: (-pair[1], pair[0]))
        return cls(tuple(word for word, _ in ranked), tuple(count for _, count in ranked))

    def topic(self, place: int) -> int:
        """The topic of a word by its rank; -1 for the most frequent ones."""
        return place % _TOPICS if place >= _COMMON else -1

    @cached_property
    def shares(self) -> NDArray[np.float64]:
        """How often each word is drawn."""
        counts = np.array(self.counts, float)
        return np.asarray(counts / counts.sum(), float)


@dataclass(frozen=True)
class Writer:
    """Writes sections, seeded: the same number has the same text."""

    vocabulary: Vocabulary

    def section(self, number: int) -> str:
        """A heading and about as much text as one chunk holds, Markdown."""
        rng = np.random.default_rng(number)
        topic = int(rng.integers(_TOPICS))
        words = self.drawn(rng, topic, _SECTION_WORDS)
        heading = " ".join(self.drawn(rng, topic, 3)).capitalize()
        cuts = [0, *np.cumsum(rng.integers(9, 20, 20)).tolist()]
        sentences = [words[a:b] for a, b in pairwise(cuts) if a < len(words)]
        text = " ".join(" ".join(sentence).capitalize() + "." for sentence in sentences)
        return f"## {heading} {number}\n\n{text}\n"

    def question(self, number: int) -> str:
        """Eight words, some of a topic and some that are common."""
        rng = np.random.default_rng([number, 1])
        return " ".join(self.drawn(rng, int(rng.integers(_TOPICS)), 8)) + "?"

    def drawn(self, rng: np.random.Generator, topic: int, count: int) -> list[str]:
        """Words as they come in a text on this topic."""
        of_topic = np.arange(_COMMON + (topic - _COMMON) % _TOPICS, len(self.vocabulary.words), _TOPICS)
        any_word = rng.choice(len(self.vocabulary.words), count, p=self.vocabulary.shares)
        topical = rng.choice(of_topic, count)
        chosen = np.where(rng.random(count) < _TOPICAL_SHARE, topical, any_word)
        return [self.vocabulary.words[place] for place in chosen]

    def write(self, folder: Path, sections: int, per_file: int) -> int:
        """Write Markdown files of sections 0 to ``sections``; returns how many files."""
        files = list(_runs(sections, per_file))
        for number, run in enumerate(files):
            place = folder / f"{number // 500:03}" / f"synthetic-{number:06}.md"
            place.parent.mkdir(parents=True, exist_ok=True)
            text = "\n".join(self.section(one) for one in run)
            place.write_text(f"# Synthetic report {number}\n\n{text}", "utf-8")
        return len(files)


class SyntheticEmbedder:
    """Sums of word vectors. A stand-in that leaves the cost of embedding out."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        rng = np.random.default_rng(7)
        centres = rng.standard_normal((_TOPICS, DIMENSION)).astype(np.float32)
        own = rng.standard_normal((len(vocabulary.words), DIMENSION)).astype(np.float32)
        topics = np.array([vocabulary.topic(place) for place in range(len(vocabulary.words))])
        common = (topics < 0)[:, np.newaxis]
        self._vectors = np.where(common, _COMMON_WEIGHT * own, centres[topics] + own).astype(np.float32)
        self._places = {word: place for place, word in enumerate(vocabulary.words)}

    @property
    def name(self) -> str:
        """Says that it is no model."""
        return "synthetic/words"

    @property
    def dimension(self) -> int:
        """384, as the embedded model's."""
        return DIMENSION

    @property
    def languages(self) -> frozenset[str]:
        """English."""
        return frozenset({"en"})

    def embed(self, texts: Sequence[str]) -> Vector:
        """Unit vectors, shape (len(texts), 384)."""
        if not texts:
            return np.empty((0, DIMENSION), np.float32)
        return np.stack([self.embed_question(text) for text in texts])

    def embed_question(self, text: str) -> Vector:
        """The unit vector of one text; one without a known word gets a fixed direction."""
        places = [self._places[word] for word in _WORD.findall(text.lower()) if word in self._places]
        total = self._vectors[places].sum(axis=0) if places else np.ones(DIMENSION, np.float32)
        return np.asarray(total / np.linalg.norm(total), np.float32)


def _runs(sections: int, per_file: int) -> Iterator[range]:
    for start in range(0, sections, per_file):
        yield range(start, min(sections, start + per_file))
