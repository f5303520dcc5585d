"""From a question to its answer, stage by stage."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from dataclasses import replace

from app.answerability.corrections import Correction
from app.citation.composition import complete, compose
from app.citation.quotes import Candidate, as_claim, candidates, repeats
from app.citation.refusals import refuse
from app.domain import (
    Answer,
    Aspect,
    Event,
    Opened,
    Question,
    Refusal,
    RefusalReason,
    Stage,
    StageStarted,
    Understanding,
)
from app.language.detection import language_of
from app.language.words import index_terms
from app.pipeline.drafting import Asked, drafted
from app.pipeline.finding import Found, find
from app.pipeline.parts import Parts
from app.screening import screen
from app.settings import settings_hash
from app.tracing import MadeWith, Run
from app.understanding.attributes import impartial, is_of_rights

_QUOTE_FLOOR = 0.55
"""A quote put in the place of a drafted sentence must be at least this share as relevant as the best one."""
_LEADING = 3
"""So many quotes of the section that was asked for come before a draft: a role's own figures always lead."""
_FEWEST = 3
"""An answer of fewer sentences is filled up with what comes near."""
_IN_GUIDES = frozenset({Aspect.PAY, Aspect.OUTLOOK, Aspect.AI, Aspect.TASKS, Aspect.TOOLS, Aspect.SKILLS})
"""What role guides tell, whoever asks."""
_SEEN_IN_ALL = frozenset({RefusalReason.DISTRESS, RefusalReason.ILLEGAL, RefusalReason.TOO_LONG})


def answer(question: Question, parts: Parts) -> Answer:
    """The answer alone, without what led to it."""
    (last,) = deque(stream(question, parts), maxlen=1)
    assert isinstance(last, Answer), "a stream of events ends with its answer"
    return last


def stream(question: Question, parts: Parts) -> Iterator[Event]:
    """Everything that happens on the way to an answer, which is the last event."""
    heard = impartial(question)
    run = Run(question, language_of(heard.question.text), set_aside=heard.attributes)
    yield StageStarted(Stage.UNDERSTAND)
    reason = _screened(question, heard.question, parts)
    if reason is not None:
        yield _refused(run, parts, refuse(reason, run.language))
        return
    understanding = _meant(parts.understand(heard.question), heard.question)
    run.understood, run.language = understanding.text, understanding.language
    if _names_nothing(understanding):
        yield _refused(run, parts, refuse(RefusalReason.UNCLEAR, run.language))
        return

    yield run.start(Stage.RETRIEVE)
    found = find(understanding, parts)
    if isinstance(found, Refusal):
        yield _refused(run, parts, found)
        return
    opened = Opened(found.opening, found.passages)
    yield opened
    if found.comparison is not None:
        yield found.comparison
    yield from map(run.add, map(as_claim, found.correction.citations if found.correction else ()))

    yield from _told(run, parts, understanding, found)
    if run.claims or found.comparison:
        yield _answered(run, parts, found)
    else:
        near = tuple(passage.source for passage in found.passages)
        yield _refused(run, parts, refuse(RefusalReason.NOTHING_RELEVANT, run.language, near))


def _screened(asked: Question, heard: Question, parts: Parts) -> RefusalReason | None:
    """Distress, the illegal and too long a text are seen in all that was written, the rest in what is answered."""
    longest = parts.settings.question_characters
    whole = screen(asked, longest)
    return whole if whole in _SEEN_IN_ALL else screen(heard, longest)


def _meant(understanding: Understanding, heard: Question) -> Understanding:
    """Without its roles and aspects where it asks for rights or support: role guides tell of no such thing.

    What was told of the asker is then part of what is asked.
    """
    if understanding.roles and _IN_GUIDES.intersection(understanding.aspects):
        return understanding
    if is_of_rights(understanding.text):
        return replace(understanding, roles=(), aspects=())
    if is_of_rights(heard.text):
        return replace(understanding, text=heard.text, roles=(), aspects=())
    return understanding


def _told(run: Run, parts: Parts, understanding: Understanding, found: Found) -> Iterator[Event]:
    """What is said: the library's own sentences; a capable model's draft after the figures asked for."""
    if found.correction is not None:
        understanding = _of_the_corrected(understanding, found.correction)
    ranked = candidates(understanding, found.passages)
    room = parts.settings.points - len(run.claims)
    told = compose(understanding, found.passages, ranked, limit=room, compared=found.comparison)
    composed = [claim for claim in told if not repeats(claim.text, run.said)]
    if not parts.chat.capable or not found.passages:
        yield run.start(Stage.CITE)
        yield from map(run.add, composed)
        return
    if ranked and ranked[0].in_section:
        yield from map(run.add, composed[:_LEADING])
    yield from drafted(run, parts, Asked(understanding, found.passages, _idle(ranked)))
    yield run.start(Stage.CITE)
    room = parts.settings.points - len(run.claims)
    more = [claim for claim in composed if not repeats(claim.text, run.said)][:room]
    yield from map(run.add, more or complete(ranked, run.said, min(room, _FEWEST - len(run.claims))))


def _of_the_corrected(understanding: Understanding, correction: Correction) -> Understanding:
    """What remains of a question is about the roles that the correction is of, if it is of any."""
    cited = {citation.passage.source.id for citation in correction.citations}
    roles = tuple(entry for entry in understanding.roles if entry.source_id in cited)
    return replace(understanding, roles=roles or understanding.roles)


def _answered(run: Run, parts: Parts, found: Found) -> Answer:
    trace = run.trace(_made_with(parts))
    return Answer(run.question, found.opening, tuple(run.claims), None, found.passages, trace, found.comparison)


def _refused(run: Run, parts: Parts, refusal: Refusal) -> Answer:
    return Answer(run.question, "", (), refusal, (), run.trace(_made_with(parts)))


def _made_with(parts: Parts) -> MadeWith:
    return MadeWith(
        model=parts.chat.name,
        model_digest=parts.chat.digest,
        embeddings=parts.embedder.name,
        prompt_hashes=parts.prompts.hashes,
        settings_hash=settings_hash(parts.settings),
        index_fingerprint=parts.library.fingerprint(),
    )


def _names_nothing(understanding: Understanding) -> bool:
    """Whether it asks for an aspect, such as pay, of nothing that it names."""
    return bool(understanding.aspects) and not understanding.roles and len(set(index_terms(understanding.text))) <= 1


def _floor(ranked: list[Candidate]) -> float:
    return _QUOTE_FLOOR * max((one.relevance for one in ranked), default=0.0)


def _idle(ranked: list[Candidate]) -> frozenset[str]:
    floor = _floor(ranked)
    return frozenset(one.citation.quote for one in ranked if one.relevance < floor and not one.in_section)
