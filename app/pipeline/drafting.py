"""What survives of the chat model's draft, sentence by sentence, while the model goes on writing."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from contextlib import closing
from dataclasses import dataclass
from functools import partial

from app.citation.context import stands_alone
from app.citation.quotes import repeats
from app.domain import Claim, ClaimKind, Event, Passage, Stage, Understanding, Withheld
from app.errors import ModelError
from app.generation import draft, limits_of, reply_tokens_of, request_draft
from app.language.words import index_terms
from app.pipeline.parts import Parts
from app.replies import model_failed
from app.tracing import Run, TimedChecker
from app.verification.drafts import DraftSentence, sentences_of
from app.verification.verify import SoFar, verify


@dataclass(frozen=True, slots=True)
class Asked:
    """What a draft is asked for; ``idle`` are sentences of the passages that have little to do with the question."""

    understanding: Understanding
    passages: tuple[Passage, ...]
    idle: frozenset[str]


def drafted(run: Run, parts: Parts, asked: Asked) -> Iterator[Event]:
    """What survives of the model's draft. Without its model the answer goes on, and says so."""
    yield run.start(Stage.DRAFT)
    try:
        yield from _verified(run, parts, asked)
    except ModelError as error:
        run.notes.extend((model_failed(run.language), str(error)))


def _verified(run: Run, parts: Parts, asked: Asked) -> Iterator[Event]:
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
    """Whether a sentence stands alone, says something new and more than the question, and has to do with it."""
    beyond = set(index_terms(text)) - set(index_terms(run.understood))
    return bool(beyond) and text not in idle and stands_alone(text) and not repeats(text, run.said)


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
