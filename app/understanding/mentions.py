"""Roles as a text names them, and where."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain import RoleEntry


@dataclass(frozen=True, slots=True)
class Mention:
    """A role named in a text, and where."""

    entry: RoleEntry
    start: int
    end: int
    certain: bool


def roles_of(mentions: Sequence[Mention]) -> tuple[RoleEntry, ...]:
    """Each role once, the certain before those matched by their head word only."""
    ordered = sorted(mentions, key=lambda mention: not mention.certain)
    return tuple(dict.fromkeys(mention.entry for mention in ordered))
