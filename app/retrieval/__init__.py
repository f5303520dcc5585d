"""Finding the passages that a question can be answered from: hybrid, bilingual, and silent when nothing fits."""

from app.retrieval.parts import RetrievalParts
from app.retrieval.retrieving import retrieve
from app.retrieval.terms import TermList

__all__ = ["RetrievalParts", "TermList", "retrieve"]
