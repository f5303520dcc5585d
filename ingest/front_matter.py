"""What an adviser may state about a document: YAML between ``---`` lines, or in a sidecar ``NAME.EXT.yaml``.

Which keys there are is ``ingest.front_matter_keys``; what stands in for missing ones is left to ``ingest.reading``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.domain import Role, SourceKind
from app.errors import UnreadableFile

_FENCE = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)(?:^---[ \t]*$\n?|\Z(?P<open>))", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^\w+[ \t]*:", re.MULTILINE)
HINT = "Correct it and save the file again."


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What is stated; empty means not stated."""

    kind: SourceKind = SourceKind.ARTICLE
    title: str = ""
    publisher: str = ""
    licence: str = ""
    url: str = ""
    date: str = ""
    language: str = ""
    sources: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    role: Role | None = None


def split_front_matter(text: str) -> tuple[FrontMatter, str]:
    """The front matter (empty if there is none) and the text after it. Raises ``UnreadableFile`` naming the key."""
    match = _FENCE.match(text)
    if match is None or (match["open"] is not None and not _KEY.search(match["yaml"])):
        return FrontMatter(), text
    if match["open"] is not None:
        raise UnreadableFile("Its front matter begins with '---' but does not end.", "Add a line '---' below the keys.")
    return parse(match["yaml"], "front matter"), text[match.end() :]


def parse(text: str, where: str) -> FrontMatter:
    """Front matter from YAML. ``where`` names it in the ``UnreadableFile`` that a mistake raises."""
    import yaml

    from ingest.front_matter_keys import checked

    try:
        values = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        place = f"{error.problem} in line {mark.line + 1}" if mark is not None else str(error).splitlines()[0]
        raise UnreadableFile(f"Its {where} is not YAML: {place}.", HINT) from error
    except yaml.YAMLError as error:
        raise UnreadableFile(f"Its {where} is not YAML: {str(error).splitlines()[0]}.", HINT) from error
    return checked(values, where)
