"""The nouns of the coach: frozen values that every stage hands to the next.

Standard library only, no input or output. A value that would be wrong cannot be built: the checks live in
``__post_init__`` and raise ``ValueError``, which marks a mistake of ours, never of a reader's.
"""

from app.domain.answers import (
    Answer,
    Citation,
    Claim,
    ClaimKind,
    Event,
    Opened,
    Passage,
    Refusal,
    RefusalReason,
    Stage,
    StageStarted,
    Trace,
    Verdict,
    VerdictLabel,
    Withheld,
)
from app.domain.library import (
    Block,
    BlockKind,
    Chunk,
    Document,
    Page,
    Role,
    RoleEntry,
    Source,
    SourceKind,
    Span,
)
from app.domain.questions import (
    OVERVIEW,
    SECTIONS,
    Aspect,
    Question,
    Turn,
    Understanding,
)

__all__ = [
    "OVERVIEW",
    "SECTIONS",
    "Answer",
    "Aspect",
    "Block",
    "BlockKind",
    "Chunk",
    "Citation",
    "Claim",
    "ClaimKind",
    "Document",
    "Event",
    "Opened",
    "Page",
    "Passage",
    "Question",
    "Refusal",
    "RefusalReason",
    "Role",
    "RoleEntry",
    "Source",
    "SourceKind",
    "Span",
    "Stage",
    "StageStarted",
    "Trace",
    "Turn",
    "Understanding",
    "Verdict",
    "VerdictLabel",
    "Withheld",
]
