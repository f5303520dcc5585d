"""What is answered: passages, verdicts, claims with their citations, refusals, and the events on the way there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from app.domain.library import Chunk, Source, Span
from app.domain.questions import Attribute, Question


class VerdictLabel(StrEnum):
    """What the verifier decided about one sentence."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"
    NUMBER_MISMATCH = "number mismatch"
    NAME_MISMATCH = "name mismatch"
    NO_EVIDENCE = "no evidence"


class ClaimKind(StrEnum):
    """A QUOTE repeats a source to the letter; a STATEMENT was written by the chat model and is supported.

    A SUGGESTION is the coach's advice: not a fact, but it follows from the claims whose citations it carries.
    """

    QUOTE = "quote"
    STATEMENT = "statement"
    SUGGESTION = "suggestion"


class RefusalReason(StrEnum):
    """Why there is no answer."""

    NOTHING_RELEVANT = "nothing relevant"
    NOT_COVERED = "not covered"
    EMPTY_QUESTION = "empty question"
    TOO_LONG = "too long"
    UNCLEAR = "unclear"
    EMPTY_LIBRARY = "empty library"
    DISTRESS = "distress"
    LEGAL = "legal"
    MEDICAL = "medical"
    IMMIGRATION = "immigration"
    ILLEGAL = "illegal"


class Stage(StrEnum):
    """The steps of an answer, in order, as they are shown while they run."""

    UNDERSTAND = "understand"
    RETRIEVE = "retrieve"
    DRAFT = "draft"
    VERIFY = "verify"
    CITE = "cite"


@dataclass(frozen=True, slots=True)
class Passage:
    """A chunk seen through a question: its rank ``number`` (from 1) and relevance ``score`` (0 to 1)."""

    chunk: Chunk
    source: Source
    page_label: str
    score: float
    number: int

    def __post_init__(self) -> None:
        if self.number < 1:
            raise ValueError("passages are numbered from 1")
        if self.chunk.source_id != self.source.id:
            raise ValueError(f"chunk {self.chunk.id} is not from source {self.source.id}")


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verifier's decision: a label, a confidence from 0 to 1, and one plain sentence why."""

    label: VerdictLabel
    score: float
    reason: str

    @property
    def supported(self) -> bool:
        """Whether the sentence may be shown."""
        return self.label is VerdictLabel.SUPPORTED


@dataclass(frozen=True, slots=True)
class Citation:
    """A passage and the exact span of it that supports a claim; ``quote`` is the text under that span."""

    passage: Passage
    span: Span
    quote: str

    def __post_init__(self) -> None:
        if self.passage.chunk.quote(self.span) != self.quote:
            raise ValueError("a citation must repeat the passage to the letter")


@dataclass(frozen=True, slots=True)
class Claim:
    """One sentence that may be shown: supported, and cited. Claims of one ``heading`` are shown under it together."""

    text: str
    kind: ClaimKind
    verdict: Verdict
    citations: tuple[Citation, ...]
    heading: str = ""

    def __post_init__(self) -> None:
        if not self.verdict.supported:
            raise ValueError("a claim must be supported")
        if not self.citations:
            raise ValueError("a claim must be cited")
        if self.kind is ClaimKind.QUOTE and self.text != self.citations[0].quote:
            raise ValueError("a quote must repeat its citation to the letter")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a comparison says of one of the things compared: a stretch of the citation's quote, to the letter."""

    text: str
    citation: Citation

    def __post_init__(self) -> None:
        if not self.text or self.text not in self.citation.quote:
            raise ValueError("a cell must repeat a stretch of its citation to the letter")


@dataclass(frozen=True, slots=True)
class ComparisonRow:
    """What is compared, and what is said of each; None where the library says nothing."""

    label: str
    cells: tuple[Cell | None, ...]

    def __post_init__(self) -> None:
        if not any(self.cells):
            raise ValueError("a row must say something")


@dataclass(frozen=True, slots=True)
class Comparison:
    """A small table: a column for each of the things compared, a row for each thing that is known of them."""

    columns: tuple[str, ...]
    rows: tuple[ComparisonRow, ...]

    def __post_init__(self) -> None:
        if len(self.columns) < 2 or not self.rows:
            raise ValueError("a comparison has at least two columns and one row")
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("every row has a cell for each column")

    @property
    def citations(self) -> tuple[Citation, ...]:
        """The citations of all cells, row by row."""
        return tuple(cell.citation for row in self.rows for cell in row.cells if cell is not None)


@dataclass(frozen=True, slots=True)
class Withheld:
    """A drafted sentence that was not shown, and why. ``instead``: what was shown in its place, empty for nothing."""

    text: str
    verdict: Verdict
    instead: str = ""


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, what to do instead, and questions that the library can answer."""

    reason: RefusalReason
    message: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Trace:
    """How an answer came about. ``timings`` are (stage, seconds) in order; hashes are hex SHA-256 prefixes.

    ``set_aside`` is what the asker told of themselves that the answer does not turn on, and was not made with.
    """

    asked: str
    understood: str
    language: str
    model: str
    model_digest: str
    embeddings: str
    prompt_hashes: tuple[tuple[str, str], ...]
    settings_hash: str
    index_fingerprint: str
    timings: tuple[tuple[str, float], ...] = ()
    prompt_tokens: int = 0
    draft_tokens: int = 0
    passages_cut: int = 0
    withheld: tuple[Withheld, ...] = ()
    notes: tuple[str, ...] = ()
    set_aside: tuple[Attribute, ...] = ()

    @property
    def drafted(self) -> bool:
        """Whether the chat model was asked at all."""
        return bool(self.prompt_tokens or self.draft_tokens)


@dataclass(frozen=True, slots=True)
class Answer:
    """Verified claims and, of things compared, a table, under an opening line; or a refusal. Never both nor neither."""

    question: Question
    opening: str
    claims: tuple[Claim, ...]
    refusal: Refusal | None
    passages: tuple[Passage, ...]
    trace: Trace = field(repr=False)
    comparison: Comparison | None = None

    def __post_init__(self) -> None:
        if bool(self.claims or self.comparison) == (self.refusal is not None):
            raise ValueError("an answer holds claims or a refusal")

    @property
    def citations(self) -> tuple[Citation, ...]:
        """Every citation, those of the comparison first."""
        compared = self.comparison.citations if self.comparison else ()
        return (*compared, *(citation for claim in self.claims for citation in claim.citations))

    @property
    def text(self) -> str:
        """The answer as plain text, with citation marks ``[n]``."""
        if self.refusal is not None:
            return self.refusal.message
        lines = [self.opening] if self.opening else []
        for row in self.comparison.rows if self.comparison else ():
            said = zip(self.comparison.columns if self.comparison else (), row.cells, strict=True)
            cells = [f"{name}: {cell.text} {_marks([cell.citation])}" for name, cell in said if cell is not None]
            lines.append(f"- {row.label}: {'; '.join(cells)}")
        heading = ""
        for claim in self.claims:
            if claim.heading and claim.heading != heading:
                lines.append(f"{claim.heading}:")
            heading = claim.heading
            lines.append(f"- {claim.text} {_marks(claim.citations)}")
        return "\n".join(lines)


def _marks(citations: Sequence[Citation]) -> str:
    return "".join(f"[{number}]" for number in dict.fromkeys(citation.passage.number for citation in citations))


@dataclass(frozen=True, slots=True)
class StageStarted:
    """A stage of the pipeline has begun."""

    stage: Stage


@dataclass(frozen=True, slots=True)
class Opened:
    """The answer's opening line is known, with the passages that it will cite from."""

    opening: str
    passages: tuple[Passage, ...]


Event = StageStarted | Opened | Comparison | Claim | Answer
