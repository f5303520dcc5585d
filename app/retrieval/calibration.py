"""The constants of retrieval, and what each was fitted on. ``evals.bench.retrieval`` measures what they bring."""

from __future__ import annotations

from dataclasses import dataclass

POOL = 40
"""Chunks taken from each side for each query."""

WIDE_POOL = 100
"""The same of the vector side for a question that names no role: hundreds of guides have like sections, and an article
must be found among them."""

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
"""What a chunk's score is multiplied by for each better one of its section (or of that section in any guide)."""

FOREIGN_FAVOUR = 0.75
"""A passage in another language than the question's must fit this much better: the reader has to read it."""

UNASKED_GUIDE_FAVOUR = 0.8
"""The same for the guide of some role when the question names none."""

OTHER_KIND_FAVOUR = 0.7
"""The same for what is no course catalogue when courses are asked for."""

DUPLICATE_SHARE = 0.8
"""Jaccard index of term pairs from which two passages say the same."""


@dataclass(frozen=True, slots=True)
class Logistic:
    """Weights of a logistic of a passage's coverage and cosine."""

    bias: float
    coverage: float
    cosine: float


SEEING = Logistic(bias=-6.8, coverage=7.9, cosine=14.9)
"""For passages that the vector side can judge."""

BLIND = Logistic(bias=-5.25, coverage=15.0, cosine=0.0)
"""For those it cannot: even odds at a coverage of 0.35. Set by hand: few off-topic questions find such a passage."""

LEAST_RELEVANCE = 0.55
"""Fitted with all-MiniLM-L6-v2 on two libraries, the first corpus (14 documents, 355 chunks) and all 923 role guides
with the articles (15,600 chunks): the 95 questions of retrieval_dev.jsonl, no role linked, against the first 200 of
CLAPNQ's answerable development set and half of off_topic_dev.jsonl. 5% of the former fall short, 2.5% of the latter
pass; of those held back (CLAPNQ 201 to 300, the other half) 2% pass."""

LEAST_RELEVANCE_LINKED = 0.75
"""Where the question names a role but nothing to know of it: that role's guide is near to any such question."""

LEAST_RELEVANCE_OF_PASSAGE = 0.2
"""Once the question is answered at all, what is less relevant than this is left out."""
