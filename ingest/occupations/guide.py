"""A role guide as a value: what its front matter says of the role, and its figures. The text is ``wording``'s."""

from __future__ import annotations

from dataclasses import dataclass

from ingest.occupations.figures import RoleFigures


@dataclass(frozen=True, slots=True)
class Guide:
    """One occupation: O*NET-SOC code, official title, other names, figures."""

    code: str
    title: str
    names: tuple[str, ...]
    figures: RoleFigures
