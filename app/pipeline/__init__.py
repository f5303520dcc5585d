"""The story of an answer: screen, understand, retrieve, draft, verify, cite. Only this package composes stages.

``stream`` yields what happens as it happens; its last event is the ``Answer``, which ``answer`` returns alone. The
page, the command line and the evals all call these two and nothing else.
"""

from app.pipeline.answering import answer, stream
from app.pipeline.parts import Parts

__all__ = ["Parts", "answer", "stream"]
