"""What the stages need from outside, as protocols; adapters implement them, ``compose`` chooses.

Every port's failures are ``app.errors``.
"""

from app.ports.feedback import Feedback, FeedbackStore
from app.ports.ingest import Decision, FileOutcome, FileReport, Ingest, IngestProgress
from app.ports.library import (
    Hit,
    Library,
    NearDuplicate,
    Sketch,
    SourceRecord,
    SourceStatus,
    TermCounts,
    VectorIndex,
    WritableLibrary,
)
from app.ports.models import (
    ChatModel,
    Embedder,
    Finding,
    Groundedness,
    GroundednessModel,
    Marked,
    Message,
    SupportChecker,
    Vector,
)
from app.ports.usage import Unanswered, UsageStore

__all__ = [
    "ChatModel",
    "Decision",
    "Embedder",
    "Feedback",
    "FeedbackStore",
    "FileOutcome",
    "FileReport",
    "Finding",
    "Groundedness",
    "GroundednessModel",
    "Hit",
    "Ingest",
    "IngestProgress",
    "Library",
    "Marked",
    "Message",
    "NearDuplicate",
    "Sketch",
    "SourceRecord",
    "SourceStatus",
    "SupportChecker",
    "TermCounts",
    "Unanswered",
    "UsageStore",
    "Vector",
    "VectorIndex",
    "WritableLibrary",
]
