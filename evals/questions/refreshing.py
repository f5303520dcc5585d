"""Derives the gold of questions about figures anew, after the library's figures have changed."""

from __future__ import annotations

from evals.questions.facts import Fact
from evals.questions.figures import heading_of, printed
from evals.questions.library import Corpus


def renewed(fact: Fact, corpus: Corpus) -> Fact:
    """The fact with the words that its guide's front matter gives today; one chosen by hand stays as it is."""
    if not fact.field:
        return fact
    words = printed(corpus.figures(fact.path), fact.field)
    return fact.model_copy(update={"any": words, "heading": heading_of(fact.field)})
