"""The sections of role guides that a question asks for by role and aspect: found by their heading, not by likeness.

For a comparison there is one section for each role and aspect; a role without an aspect gets its overview.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain import OVERVIEW, SECTIONS, Aspect, Chunk, RoleEntry, Source, Understanding
from app.ports import Library

_MOST_ROLES = 3
_MOST_CHUNKS_ALONE = 2
"""Chunks of one section when a single role and aspect is asked for; otherwise each section gives one."""


@dataclass(frozen=True, slots=True)
class Section:
    """A chunk of a role guide under the heading asked for."""

    chunk: Chunk
    source: Source


def linked_sources(understanding: Understanding, library: Library) -> frozenset[str]:
    """Ids of the guides of the roles asked about, in every language that has one."""
    if not understanding.roles:
        return frozenset()
    codes = {entry.role.code for entry in understanding.roles}
    others = {entry.source_id for entry in library.roles() if entry.role.code in codes}
    return frozenset(others | {entry.source_id for entry in understanding.roles})


def asked_sections(understanding: Understanding, library: Library, limit: int) -> list[Section]:
    """The sections asked for, aspect by aspect and within it role by role; at most ``limit``."""
    roles = _one_guide_each(understanding)
    headings = [SECTIONS[aspect] for aspect in understanding.aspects if aspect in SECTIONS]
    if not headings:
        headings = [] if Aspect.COURSES in understanding.aspects else [OVERVIEW]
    chunks = {entry.source_id: library.chunks_of(entry.source_id) for entry in roles}
    sources = {source_id: library.source(source_id) for source_id in chunks}
    most = _MOST_CHUNKS_ALONE if len(roles) * len(headings) == 1 else 1
    found: list[Section] = []
    for heading in headings:
        for entry in roles:
            source = sources[entry.source_id]
            if source is not None:
                under = _under(chunks[entry.source_id], heading)
                found.extend(Section(chunk, source) for chunk in under[:most])
    return found[:limit]


def sections_of(source: Source, aspects: Sequence[Aspect], library: Library) -> list[Section]:
    """The sections of one guide for these aspects, the first chunk of each."""
    chunks = library.chunks_of(source.id)
    headings = [SECTIONS[aspect] for aspect in aspects if aspect in SECTIONS]
    return [Section(chunk, source) for heading in headings for chunk in _under(chunks, heading)[:1]]


def _one_guide_each(understanding: Understanding) -> Sequence[RoleEntry]:
    by_code: dict[str, RoleEntry] = {}
    for entry in understanding.roles:
        by_code.setdefault(entry.role.code, entry)
    return list(by_code.values())[:_MOST_ROLES]


def _under(chunks: Sequence[Chunk], heading: str) -> list[Chunk]:
    wanted = heading.casefold()
    return [chunk for chunk in chunks if any(part.strip().casefold() == wanted for part in chunk.heading_path[1:])]
