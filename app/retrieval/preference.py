"""Which sources suit a question, whatever their words: the guides of its roles, catalogues for courses."""

from __future__ import annotations

from app.domain import Aspect, Source, SourceKind, Understanding
from app.ports import Library
from app.retrieval.calibration import OTHER_KIND_FAVOUR, UNASKED_GUIDE_FAVOUR
from app.retrieval.guides import linked_sources
from app.retrieval.search import Favour


def favour_for(understanding: Understanding, library: Library) -> Favour:
    """The factor, 0 to 1, for a source's scores.

    A question about some roles and an aspect leaves out the guides of all others: what nurses earn is not to be
    answered by dentists. Where no role is asked about, the guide of any one is a chance find.
    """
    linked = linked_sources(understanding, library)
    courses = Aspect.COURSES in understanding.aspects

    def favour(source: Source) -> float:
        factor = OTHER_KIND_FAVOUR if courses and source.kind is not SourceKind.COURSES else 1.0
        if source.kind is not SourceKind.ROLE or source.id in linked:
            return factor
        if linked and understanding.aspects:
            return 0.0
        return factor if linked else factor * UNASKED_GUIDE_FAVOUR

    return favour
