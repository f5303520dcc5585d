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

KIN_SHARE = 0.7
"""What a passage that holds only a near-synonym of a word counts for."""

JUNCTION_SHARE = 0.3
"""What is left of the weight of a pair of Chinese characters that only meet by chance."""

CROWDING_FACTOR = 0.9
"""What a chunk's score is multiplied by for each better one of its section (or of that section in any guide)."""

FOREIGN_FAVOUR = 0.75
"""A passage in another language than the question's is put this much lower: the reader has to read it. Where no
vector speaks for it, it must fit that much better too."""

UNASKED_GUIDE_FAVOUR = 0.8
"""The guide of some role must fit this much better when the question names none."""

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


SEEING = Logistic(bias=-6.12, coverage=4.5, cosine=14.9)
"""For passages that the vector side can judge."""

BLIND = Logistic(bias=-7.3, coverage=15.0, cosine=0.0)
"""For those it cannot: even odds at a coverage of 0.49. Set by hand: few off-topic questions find such a
passage, and most questions on a theme also find one that the vector side can judge."""

LEAST_RELEVANCE = 0.55
"""Fitted with all-MiniLM-L6-v2 on all 923 role guides with the articles and catalogues: the questions of
retrieval_dev.jsonl and library_questions.jsonl, no role linked, against 300 of CLAPNQ's answerable development set and
off_topic_dev.jsonl. 4% of CLAPNQ's pass, some of them about work and pay, and one of our 60. Nothing was held back."""

LEAST_RELEVANCE_LINKED = 0.75
"""Where the question names a role but nothing to know of it: that role's guide is near to any such question."""

LEAST_RELEVANCE_OF_PASSAGE = 0.2
"""Once the question is answered at all, what is less relevant than this is left out."""
