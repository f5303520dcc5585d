"""Whether shown sentences are borne out by what they cite, and by nothing else.

What has to be to the letter is compared to the letter; the rest is judged by a ``SupportChecker`` that sees only the
cited spans. Where that is the checker that let the sentence through, the figure is circular: it says that the coach
keeps its own rule (and that the span alone carries it), not that the rule is right. People check a sample beside it.
"""

from __future__ import annotations

from collections.abc import Sequence

from app.domain import Citation
from app.errors import ModelError
from app.ports import SupportChecker
from app.verification.names import names, unnamed
from evals.questions.facts import plain
from evals.scorers.cited import cited_passages
from evals.scorers.numbers import missing
from evals.scorers.score import Score, judged, unscored
from evals.scorers.shown import Shown, ShownKind


def support(sentence: Shown, judge: SupportChecker) -> Score:
    """Whether all its citations together bear the sentence out."""
    return entailed(sentence, sentence.citations, judge)


def figures_cited(sentence: Shown) -> Score:
    """Whether every number of the sentence stands in its citations, with its unit. Unscored without a number.

    Numbers written in words are not seen. A number after "about" and the like may be 1 % off.
    """
    told = sentence.label + ": " + sentence.text if sentence.kind is ShownKind.CELL else sentence.text
    absent = missing(told, [_with_headings(citation) for citation in sentence.citations])
    if absent:
        return judged(False, f"Its citations do not have {', '.join(repr(number.text) for number in absent)}.")
    if not missing(told, ()):
        return unscored("It has no number.")
    return judged(True, "Every number stands in its citations.")


def entailed(sentence: Shown, citations: Sequence[Citation], judge: SupportChecker) -> Score:
    """Whether these citations bear the sentence out. A judge that fails leaves it unscored."""
    if not citations:
        return judged(False, "It cites nothing.")
    if sentence.is_verbatim:
        return _to_the_letter(sentence, citations)
    if sentence.kind is ShownKind.SUGGESTION:
        return _follows(sentence, citations)
    try:
        verdict = judge.check(sentence.text, cited_passages(citations)).verdict
    except ModelError as error:
        return unscored(f"The judge failed: {error}")
    return judged(verdict.supported, f"{verdict.label.value}: {verdict.reason}")


def _to_the_letter(sentence: Shown, citations: Sequence[Citation]) -> Score:
    holding = [citation for citation in citations if sentence.text in citation.passage.chunk.quote(citation.span)]
    if not holding:
        return judged(False, "No citation has these words.")
    if sentence.kind is ShownKind.CELL and not any(_is_of(sentence.column, citation) for citation in holding):
        return judged(False, f"The citation does not speak of {sentence.column!r}.")
    return judged(True, "A citation has these words.")


def _is_of(column: str, citation: Citation) -> bool:
    about = " ".join((citation.passage.source.title, *citation.passage.chunk.heading_path, citation.quote))
    return plain(column) in plain(about)


def _follows(sentence: Shown, citations: Sequence[Citation]) -> Score:
    """Advice is no statement that could be borne out; it may hold no number and no name that its citations lack."""
    texts = [_with_headings(citation) for citation in citations]
    beyond = [number.text for number in missing(sentence.text, texts)]
    beyond += [name.text for name in unnamed(names(sentence.text), *texts)]
    if beyond:
        return judged(False, f"Its citations do not have {', '.join(map(repr, beyond))}.")
    return judged(True, "It has no number and no name beyond its citations.")


def _with_headings(citation: Citation) -> str:
    return ". ".join((citation.passage.source.title, *citation.passage.chunk.heading_path, citation.quote))
