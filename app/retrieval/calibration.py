"""The constants of retrieval, and what each was fitted on. ``evals.bench.retrieval`` measures what they bring."""

from __future__ import annotations

from dataclasses import dataclass

POOL = 40
"""Chunks taken from each side for each query."""

COVERED = 16
"""Coverage is worked out for this many of the best: it costs the cutting of a passage into terms."""

MEANING_WEIGHT = 0.6
"""The vector side's part in the fused score."""

COSINE_FLOOR = 0.1
COSINE_CEILING = 0.75
"""Cosines of all-MiniLM-L6-v2 at and below the floor say nothing; at and above the ceiling they say all."""

BACKGROUND_WEIGHT = 0.08
"""The most that agreeing with what the asker told about themselves adds to a fused score."""

HEADING_SHARE = 0.5
"""What a term that only the headings over a passage hold counts for."""

CROWDING_FACTOR = 0.9
"""What a chunk's score is multiplied by for each better one of its section, so that no table fills the page."""

FOREIGN_FAVOUR = 0.75
"""A passage in another language than the question's must fit this much better: the reader has to read it."""

UNASKED_GUIDE_FAVOUR = 0.85
"""The same for the guide of some role when the question names none."""

OTHER_KIND_FAVOUR = 0.5
"""The same for what is no course catalogue when courses are asked for."""

DUPLICATE_SHARE = 0.8
"""Jaccard index of term pairs from which two passages say the same."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights of a logistic of a passage's coverage and cosine."""

    bias: float
    coverage: float
    cosine: float


SEEING = Logistic(bias=-6.7, coverage=5.4, cosine=14.9)
"""For passages that the vector side can judge."""

BLIND = Logistic(bias=-4.5, coverage=15.0, cosine=0.0)
"""For those it cannot: even odds at a coverage of 0.3."""

LEAST_RELEVANCE = 0.5
"""Fitted on the first corpus (14 documents, 355 chunks) with all-MiniLM-L6-v2: 95 questions of retrieval_dev.jsonl
against the first 200 questions of CLAPNQ's answerable development set and half of off_topic_dev.jsonl. 2% of the former
are refused, 1% of the latter answered; of those held back (CLAPNQ 201 to 300, the other half), 1%."""

LEAST_RELEVANCE_LINKED = 0.3
"""Where the question names a role of the library, which is itself a reason to believe that it is one for it."""

LEAST_RELEVANCE_OF_PASSAGE = 0.2
"""Once the question is answered at all, what is less relevant than this is left out."""
