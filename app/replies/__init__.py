"""The coach's own fixed words, English and Chinese: opening lines, headings, refusals, suggestions, stages.

Nothing here states a fact about a job.
"""

from app.replies.openings import (
    about_aspect,
    about_role,
    also_in,
    compared,
    corrected,
    differ,
    opening,
    row_label,
    source_named,
)
from app.replies.phrases import (
    example_questions,
    follows_from,
    left_out,
    model_failed,
    role_questions,
    set_aside_told,
    stage_name,
    suggestion_label,
)
from app.replies.refusals import gap_told, nearest, refusal

__all__ = [
    "about_aspect",
    "about_role",
    "also_in",
    "compared",
    "corrected",
    "differ",
    "example_questions",
    "follows_from",
    "gap_told",
    "left_out",
    "model_failed",
    "nearest",
    "opening",
    "refusal",
    "role_questions",
    "row_label",
    "set_aside_told",
    "source_named",
    "stage_name",
    "suggestion_label",
]
