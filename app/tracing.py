"""What is gathered on the way to one answer: claims, what was withheld, how long each step took. Ends in a ``Trace``.

What happens in which order is the pipeline's; a ``Run`` only keeps count.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from app.domain import Attribute, Claim, Passage, Question, Stage, StageStarted, Trace, Withheld
from app.ports import Finding, SupportChecker


@dataclass(frozen=True, slots=True)
class MadeWith:
    """What an answer was made with, as its Trace tells it."""

    model: str
    model_digest: str
    embeddings: str
    prompt_hashes: tuple[tuple[str, str], ...]
    settings_hash: str
    index_fingerprint: str


@dataclass(slots=True)
class Run:
    """One answer on its way. Not for several threads."""

    question: Question
    language: str
    began: float = field(default_factory=time.perf_counter)
    stage: Stage = Stage.UNDERSTAND
    stage_began: float = field(default_factory=time.perf_counter)
    understood: str = ""
    set_aside: tuple[Attribute, ...] = ()
    timings: list[tuple[str, float]] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)
    withheld: list[Withheld] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    checking: float = 0.0
    prompt_tokens: int = 0
    draft_tokens: int = 0
    passages_cut: int = 0

    def start(self, stage: Stage) -> StageStarted:
        """Close the stage that ran and begin the next."""
        self._close_stage()
        self.stage = stage
        return StageStarted(stage)

    def add(self, claim: Claim) -> Claim:
        """Take a claim into the answer."""
        if not self.claims:
            self.mark("first claim")
        self.claims.append(claim)
        return claim

    def mark(self, name: str) -> None:
        """Note how long after its beginning the run came to this, the first time that it does."""
        if all(name != known for known, _ in self.timings):
            self.timings.append((name, round(time.perf_counter() - self.began, 4)))

    @contextmanager
    def check(self) -> Iterator[None]:
        """Count what is done within as time spent on checking."""
        began = time.perf_counter()
        try:
            yield
        finally:
            self.checking += time.perf_counter() - began

    @property
    def said(self) -> list[str]:
        """The sentences of the answer so far."""
        return [claim.text for claim in self.claims]

    def trace(self, made_with: MadeWith) -> Trace:
        """Everything about how this answer came about; the run is over."""
        self._close_stage()
        self.timings.append(("checking", round(self.checking, 4)))
        self.timings.append(("whole answer", round(time.perf_counter() - self.began, 4)))
        return Trace(
            asked=self.question.text,
            understood=self.understood or self.question.text,
            language=self.language,
            model=made_with.model,
            model_digest=made_with.model_digest,
            embeddings=made_with.embeddings,
            prompt_hashes=made_with.prompt_hashes,
            settings_hash=made_with.settings_hash,
            index_fingerprint=made_with.index_fingerprint,
            timings=tuple(self.timings),
            prompt_tokens=self.prompt_tokens,
            draft_tokens=self.draft_tokens,
            passages_cut=self.passages_cut,
            withheld=tuple(self.withheld),
            notes=tuple(self.notes),
            set_aside=self.set_aside,
        )

    def _close_stage(self) -> None:
        now = time.perf_counter()
        self.timings.append((self.stage.value, round(now - self.stage_began, 4)))
        self.stage_began = now


@dataclass(frozen=True, slots=True)
class TimedChecker:
    """A checker whose time is counted in a run. Implements ``SupportChecker``."""

    checker: SupportChecker
    run: Run

    @property
    def name(self) -> str:
        """The checker's own."""
        return self.checker.name

    def check(self, sentence: str, passages: Sequence[Passage]) -> Finding:
        """The checker's own finding."""
        with self.run.check():
            return self.checker.check(sentence, passages)
