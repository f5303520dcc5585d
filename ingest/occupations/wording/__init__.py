"""The text of role guides: plain sentences made from figures, one module per section.

Each sentence names the occupation, carries the year and the source of its figures, and can be read alone. ``body``
is a pure function of a ``Guide``, so that a committed guide can be checked by writing it again.
"""

from ingest.occupations.wording.body import body

__all__ = ["body"]
