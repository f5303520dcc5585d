"""The nouns of the coach: frozen values that every stage hands to the next.

Standard library only, no input or output. A value that would be wrong cannot be built: the checks live in
``__post_init__`` and raise ``ValueError``, which marks a mistake of ours, never of a reader's.
All offsets count characters (Unicode code points) of the cleaned text of one page, end exclusive.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType


class SourceKind(StrEnum):
    """What a source is to the library."""

    ROLE = "role"
    COURSES = "courses"
    ARTICLE = "article"


class BlockKind(StrEnum):
    """What a run of page text is. Only PARAGRAPH, ITEM and RECORD hold sentences that can be quoted."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    RECORD = "record"
    TABLE = "table"
    CODE = "code"


class VerdictLabel(StrEnum):
    """What the verifier decided about one sentence."""

    SUPPORTED = "supported"
    UNSUPPORTED = "unsupported"
    CONTRADICTED = "contradicted"
    NUMBER_MISMATCH = "number mismatch"
    NAME_MISMATCH = "name mismatch"
    NO_EVIDENCE = "no evidence"


class ClaimKind(StrEnum):
    """A QUOTE repeats a sentence of a source to the letter; a STATEMENT was written by the chat model."""

    QUOTE = "quote"
    STATEMENT = "statement"


class Aspect(StrEnum):
    """What a question wants to know of a role; role guides have a section for each but COURSES."""

    TASKS = "tasks"
    SKILLS = "skills"
    TOOLS = "tools"
    EDUCATION = "education"
    PAY = "pay"
    OUTLOOK = "outlook"
    AI = "ai"
    RELATED = "related"
    COURSES = "courses"


SECTIONS: Mapping[Aspect, str] = MappingProxyType(
    {
        Aspect.TASKS: "What the work involves",
        Aspect.SKILLS: "Skills that matter most",
        Aspect.TOOLS: "Tools and technologies",
        Aspect.EDUCATION: "How people get in",
        Aspect.PAY: "Pay",
        Aspect.OUTLOOK: "Outlook",
        Aspect.AI: "What AI changes",
        Aspect.RELATED: "Where people go next",
    }
)
"""The heading under which a role guide answers each aspect."""
OVERVIEW = "At a glance"
"""The heading under which a role guide sums up."""


class RefusalReason(StrEnum):
    """Why there is no answer."""

    NOTHING_RELEVANT = "nothing relevant"
    EMPTY_QUESTION = "empty question"
    TOO_LONG = "too long"
    UNCLEAR = "unclear"
    EMPTY_LIBRARY = "empty library"
    DISTRESS = "distress"
    LEGAL = "legal"
    MEDICAL = "medical"
    IMMIGRATION = "immigration"


@dataclass(frozen=True, slots=True)
class Source:
    """A file of the corpus.

    ``id`` is the first 12 hex digits of ``sha256`` (of the file's bytes and its sidecar's), so that a renamed file
    keeps its id and an edited one gets another. ``path`` is relative to the corpus, with ``/``. ``date`` is ISO 8601
    (``2025``, ``2025-05`` or ``2025-05-31``) or empty when the source states none. ``language`` is ISO 639-1.
    """

    id: str
    path: str
    title: str
    publisher: str
    licence: str
    url: str
    date: str
    language: str
    sha256: str
    kind: SourceKind
    media_type: str

    def __post_init__(self) -> None:
        if not self.id or not self.sha256.startswith(self.id):
            raise ValueError(f"a source's id must begin its sha256: {self.id!r}")
        if not self.title.strip():
            raise ValueError(f"a source needs a title: {self.path}")


@dataclass(frozen=True, slots=True)
class Page:
    """The cleaned text of one page: ``number`` counts from 0, ``label`` is what is printed on it (may be empty)."""

    number: int
    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a page: ``page`` is the page's number; ``start`` < ``end``, in characters of its text."""

    page: int
    start: int
    end: int

    def __post_init__(self) -> None:
        if self.page < 0 or not 0 <= self.start < self.end:
            raise ValueError(f"not a span: {self.page}:{self.start}-{self.end}")

    def within(self, other: Span) -> bool:
        """Whether this span lies inside ``other``."""
        return self.page == other.page and other.start <= self.start and self.end <= other.end


@dataclass(frozen=True, slots=True)
class Block:
    """A run of page text with one layout role. ``level`` is 1 to 6 for headings, 0 otherwise."""

    kind: BlockKind
    span: Span
    level: int = 0


@dataclass(frozen=True, slots=True)
class Role:
    """An occupation that a source describes: its O*NET-SOC code, title, and the other titles people use for it."""

    code: str
    title: str
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """A source with its text. ``blocks`` are in reading order; ``role`` is set for role guides."""

    source: Source
    pages: tuple[Page, ...]
    blocks: tuple[Block, ...]
    role: Role | None = None

    def text(self, span: Span) -> str:
        """The text under ``span``; ``ValueError`` if the span is not in this document."""
        for page in self.pages:
            if page.number == span.page and span.end <= len(page.text):
                return page.text[span.start : span.end]
        raise ValueError(f"{self.source.path} has no text at {span}")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A piece of a document that is indexed and can be cited.

    ``text`` is exactly the page's text under ``span``. ``sentences`` are spans of complete sentences, in order,
    each within ``span``. ``ordinal`` counts the chunks of one source from 0. ``heading_path`` runs from the
    document's title down.
    """

    id: str
    source_id: str
    ordinal: int
    heading_path: tuple[str, ...]
    text: str
    span: Span
    sentences: tuple[Span, ...] = ()

    def __post_init__(self) -> None:
        if len(self.text) != self.span.end - self.span.start:
            raise ValueError(f"chunk {self.id}: its text and its span differ in length")
        if not all(sentence.within(self.span) for sentence in self.sentences):
            raise ValueError(f"chunk {self.id}: a sentence lies outside of it")

    def quote(self, span: Span) -> str:
        """The text under ``span``, which must lie in this chunk."""
        if not span.within(self.span):
            raise ValueError(f"{span} is not in chunk {self.id}")
        return self.text[span.start - self.span.start : span.end - self.span.start]


@dataclass(frozen=True, slots=True)
class Turn:
    """An earlier question of the conversation, as asked and as understood, with the answer's text."""

    asked: str
    answered: str = ""
    understood: str = ""


@dataclass(frozen=True, slots=True)
class Question:
    """What was asked now, and the turns before it, oldest first."""

    text: str
    history: tuple[Turn, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleEntry:
    """A role of the catalogue and the source that describes it."""

    role: Role
    source_id: str


@dataclass(frozen=True, slots=True)
class Understanding:
    """A question as it is searched and answered.

    ``text`` stands alone (a follow-up has been rewritten if ``rewritten``); ``language`` is that of the question as
    asked; ``roles`` are the occupations it turns on, the most certain first; ``aspects`` what it wants to know of them;
    ``background`` what the asker told about themselves, which shapes the search and is no source of facts.
    """

    question: Question
    text: str
    language: str
    roles: tuple[RoleEntry, ...] = ()
    aspects: tuple[Aspect, ...] = ()
    background: str = ""
    rewritten: bool = False


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
    """One sentence that may be shown: supported, and cited."""

    text: str
    kind: ClaimKind
    verdict: Verdict
    citations: tuple[Citation, ...]

    def __post_init__(self) -> None:
        if not self.verdict.supported:
            raise ValueError("a claim must be supported")
        if not self.citations:
            raise ValueError("a claim must be cited")
        if self.kind is ClaimKind.QUOTE and self.text != self.citations[0].quote:
            raise ValueError("a quote must repeat its citation to the letter")


@dataclass(frozen=True, slots=True)
class Withheld:
    """A drafted sentence that was not shown, and why."""

    text: str
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why there is no answer, what to do instead, and questions that the library can answer."""

    reason: RefusalReason
    message: str
    suggestions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Draft:
    """What the chat model wrote, untrusted. ``tokens`` are the pieces it streamed."""

    text: str
    prompt_tokens: int
    tokens: int


@dataclass(frozen=True, slots=True)
class Trace:
    """How an answer came about. ``timings`` are (stage, seconds) in order; hashes are hex SHA-256 prefixes."""

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


@dataclass(frozen=True, slots=True)
class Answer:
    """Verified claims under an opening line, or a refusal; never both, never neither."""

    question: Question
    opening: str
    claims: tuple[Claim, ...]
    refusal: Refusal | None
    passages: tuple[Passage, ...]
    trace: Trace = field(repr=False)

    def __post_init__(self) -> None:
        if bool(self.claims) == (self.refusal is not None):
            raise ValueError("an answer holds claims or a refusal")

    @property
    def text(self) -> str:
        """The answer as plain text, with citation marks ``[n]``."""
        if self.refusal is not None:
            return self.refusal.message
        lines = [self.opening] if self.opening else []
        for claim in self.claims:
            marks = "".join(f"[{n}]" for n in dict.fromkeys(c.passage.number for c in claim.citations))
            lines.append(f"- {claim.text} {marks}")
        return "\n".join(lines)


class Stage(StrEnum):
    """The steps of an answer, in order, as they are shown while they run."""

    UNDERSTAND = "understand"
    RETRIEVE = "retrieve"
    DRAFT = "draft"
    VERIFY = "verify"
    CITE = "cite"


@dataclass(frozen=True, slots=True)
class StageStarted:
    """A stage of the pipeline has begun."""

    stage: Stage


@dataclass(frozen=True, slots=True)
class Opened:
    """The answer's opening line is known, with the passages that it will cite from."""

    opening: str
    passages: tuple[Passage, ...]


Event = StageStarted | Opened | Claim | Answer
