"""The story of an answer: screen, understand, retrieve, draft, verify, cite. Only this module composes stages.

``stream`` yields what happens as it happens; its last event is the ``Answer``, which ``answer`` returns alone. The
page, the command line and the evals all call these two and nothing else.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from app.answerability.corrections import Correction, correction_of
from app.answerability.gaps import gap_of
from app.citation.comparison import compare
from app.citation.composition import complete, compose
from app.citation.context import stands_alone
from app.citation.quotes import Candidate, as_claim, candidates, repeats
from app.citation.refusals import refuse, refuse_gap
from app.domain import (
    Answer,
    Chunk,
    Claim,
    ClaimKind,
    Comparison,
    Event,
    Opened,
    Passage,
    Question,
    Refusal,
    RefusalReason,
    Source,
    Stage,
    StageStarted,
    Understanding,
    Withheld,
)
from app.errors import ModelError
from app.generation import draft, limits_of, reply_tokens_of, request_draft
from app.language.detection import language_of
from app.language.words import index_terms
from app.ports import ChatModel, Embedder, Library, SupportChecker
from app.prompts import Prompts
from app.replies import corrected, model_failed, opening
from app.screening import screen
from app.settings import Settings, settings_hash
from app.tracing import MadeWith, Run, TimedChecker
from app.verification.drafts import DraftSentence, sentences_of
from app.verification.verify import SoFar, verify

_QUOTE_FLOOR = 0.55
"""A quote that fills up must be at least this share as relevant as the best one."""

_LEADING = 3
"""So many quotes of the section that was asked for come before a draft: a role's own figures always lead."""
_NEAR = 2
"""So many words must a chunk share with a question for its source to be named as near."""


@dataclass(frozen=True, slots=True)
class Parts:
    """What an answer is made with; built by ``compose`` alone.

    ``understand`` and ``retrieve`` are the two stages that need the library's catalogue and index, already bound to
    them; ``retrieve`` returns no passages when nothing is relevant.
    """

    settings: Settings
    prompts: Prompts
    library: Library
    embedder: Embedder
    chat: ChatModel
    checker: SupportChecker
    understand: Callable[[Question], Understanding]
    retrieve: Callable[[Understanding], tuple[Passage, ...]]


@dataclass(frozen=True, slots=True)
class _Found:
    """What an answer is made from, under its opening line."""

    opening: str
    passages: tuple[Passage, ...]
    comparison: Comparison | None = None
    correction: Correction | None = None


@dataclass(frozen=True, slots=True)
class _Asked:
    """What a draft is asked for; ``idle`` are sentences of the passages that have little to do with the question."""

    understanding: Understanding
    passages: tuple[Passage, ...]
    idle: frozenset[str]


def answer(question: Question, parts: Parts) -> Answer:
    """The answer alone, without what led to it."""
    (last,) = deque(stream(question, parts), maxlen=1)
    assert isinstance(last, Answer), "a stream of events ends with its answer"
    return last


def stream(question: Question, parts: Parts) -> Iterator[Event]:
    """Everything that happens on the way to an answer, which is the last event."""
    run = Run(question, language_of(question.text))
    yield StageStarted(Stage.UNDERSTAND)
    reason = screen(question, parts.settings.question_characters)
    if reason is not None:
        yield _refused(run, parts, refuse(reason, run.language))
        return
    understanding = parts.understand(question)
    run.understood, run.language = understanding.text, understanding.language
    if _names_nothing(understanding):
        yield _refused(run, parts, refuse(RefusalReason.UNCLEAR, run.language))
        return

    yield run.start(Stage.RETRIEVE)
    found = _found(understanding, parts)
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


def _told(run: Run, parts: Parts, understanding: Understanding, found: _Found) -> Iterator[Event]:
    """What is said: the library's own sentences; a capable model's draft after the figures asked for."""
    ranked = candidates(understanding, found.passages)
    room = parts.settings.points - len(run.claims)
    composed = list(compose(understanding, found.passages, ranked, limit=room, compared=found.comparison))
    if not parts.chat.capable or not found.passages:
        yield run.start(Stage.CITE)
        yield from map(run.add, composed)
        return
    if ranked and ranked[0].in_section:
        yield from map(run.add, composed[:_LEADING])
    yield from _drafted(run, parts, _Asked(understanding, found.passages, _idle(ranked)))
    yield run.start(Stage.CITE)
    yield from map(run.add, complete(ranked, run.said, parts.settings.points - len(run.claims)))


def _found(understanding: Understanding, parts: Parts) -> _Found | Refusal:
    """Passages, and what stands out in them: a correction of the question, a comparison; or why there is no answer."""
    passages = parts.retrieve(understanding)
    correction = correction_of(understanding, passages, parts)
    if correction is None:
        refusal = _nothing_to_say(understanding, passages, parts.library)
        if refusal is not None:
            return refusal
        roles = [entry.role.title for entry in understanding.roles]
        compared = compare(understanding, passages, parts.library)
        line = opening(roles, understanding.aspects, understanding.language)
        return _Found(line, compared.passages, compared.table) if compared else _Found(line, passages)
    cited = (citation.passage for citation in correction.citations)
    more = tuple(dict.fromkeys(passage for passage in cited if passage not in passages))
    return _Found(corrected(correction.premise, understanding.language), (*passages, *more), correction=correction)


def _answered(run: Run, parts: Parts, found: _Found) -> Answer:
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


def _drafted(run: Run, parts: Parts, asked: _Asked) -> Iterator[Event]:
    """What survives of the model's draft. Without its model the answer goes on, and says so."""
    yield run.start(Stage.DRAFT)
    try:
        yield from _verified(run, parts, asked)
    except ModelError as error:
        run.notes.extend((model_failed(run.language), str(error)))


def _verified(run: Run, parts: Parts, asked: _Asked) -> Iterator[Event]:
    limits = limits_of(parts.settings, parts.chat)
    request = request_draft(asked.understanding, asked.passages, parts.prompts["answer"], parts.chat, limits)
    run.prompt_tokens, run.passages_cut = request.prompt_tokens, request.cut
    reply_tokens = reply_tokens_of(parts.settings, parts.chat)
    checker = TimedChecker(parts.checker, run)
    with closing(_counted(run, draft(request, parts.chat, reply_tokens=reply_tokens))) as pieces:
        so_far = SoFar(lambda: run.claims, partial(_adds, run, idle=asked.idle))
        for result in verify(_noted(run, sentences_of(pieces)), request.passages, checker, so_far):
            if run.stage is Stage.DRAFT:
                yield run.start(Stage.VERIFY)
            if isinstance(result, Withheld):
                run.withheld.append(result)
            elif _continues(run, result) or (len(run.claims) < parts.settings.points and _wanted(run, result)):
                yield run.add(result)
            if len(run.claims) >= parts.settings.points and not run.claims[-1].heading:
                return


def _wanted(run: Run, claim: Claim) -> bool:
    """A suggestion has the words of what it follows from; of sources that differ, each is heard."""
    if claim.kind is ClaimKind.SUGGESTION or claim.heading:
        return claim.text not in run.said
    return _adds(run, claim.text)


def _continues(run: Run, claim: Claim) -> bool:
    """Whether it stands under one heading with the claim before it, and so is not parted from it."""
    return bool(claim.heading and run.claims and run.claims[-1].heading == claim.heading)


def _adds(run: Run, text: str, idle: frozenset[str] = frozenset()) -> bool:
    """Whether a sentence stands alone, says something new, and is no quote that has little to do with the question."""
    return text not in idle and stands_alone(text) and not repeats(text, run.said)


def _idle(ranked: list[Candidate]) -> frozenset[str]:
    floor = _floor(ranked)
    return frozenset(one.citation.quote for one in ranked if one.relevance < floor and not one.in_section)


def _counted(run: Run, pieces: Iterator[str]) -> Generator[str]:
    try:
        for piece in pieces:
            run.draft_tokens += 1
            yield piece
    finally:
        if isinstance(pieces, Generator):
            pieces.close()


def _noted(run: Run, sentences: Iterator[DraftSentence]) -> Iterator[DraftSentence]:
    for sentence in sentences:
        run.mark("first drafted sentence")
        yield sentence


def _nothing_to_say(understanding: Understanding, passages: tuple[Passage, ...], library: Library) -> Refusal | None:
    """Why there is no answer: nothing was found, or what was found only comes near; None if there is one."""
    language = understanding.language
    if not passages and not library.roles() and not library.records():
        return refuse(RefusalReason.EMPTY_LIBRARY, language)
    gap = gap_of(understanding, passages, library)
    if gap is not None:
        return refuse_gap(gap, language, [passage.source for passage in passages])
    if not passages:
        return refuse(RefusalReason.NOTHING_RELEVANT, language, _nearby(understanding, library))
    return None


def _nearby(understanding: Understanding, library: Library) -> tuple[Source, ...]:
    """The sources of the roles asked about, else those of chunks that share at least two words with the question."""
    linked = [library.source(entry.source_id) for entry in understanding.roles]
    wanted = set(index_terms(understanding.text))
    hits = library.search(sorted(wanted), 6)
    near = (chunk for chunk in library.chunks([hit.chunk_id for hit in hits]) if _shared(wanted, chunk) >= _NEAR)
    found = (*linked, *(library.source(chunk.source_id) for chunk in near))
    return tuple(source for source in found if source is not None)


def _shared(wanted: set[str], chunk: Chunk) -> int:
    return len(wanted.intersection(index_terms(chunk.text)))
