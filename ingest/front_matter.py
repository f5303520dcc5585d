"""What an adviser may state about a document: YAML between ``---`` lines, or in a sidecar ``NAME.EXT.yaml``.

Only the keys and their meaning; what stands in for missing ones is left to ``ingest.reading``.
"""

from __future__ import annotations

import datetime
import re
from typing import Annotated

import yaml
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from app.domain import Role, SourceKind
from app.errors import UnreadableFile
from ingest.occupations.figures import RoleFigures

_FENCE = re.compile(r"\A---[ \t]*\n(?P<yaml>.*?)(?:^---[ \t]*$\n?|\Z(?P<open>))", re.DOTALL | re.MULTILINE)
_KEY = re.compile(r"^\w+[ \t]*:", re.MULTILINE)
_HINT = "Correct it and save the file again."


def _as_text(value: object) -> object:
    """YAML reads ``2025`` as a number and ``2025-05-31`` as a date; here both are text."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_tuple(value: object) -> object:
    """One name may stand without the dash of a list."""
    return ((value,) if value.strip() else ()) if isinstance(value, str) else value


IsoDate = Annotated[str, BeforeValidator(_as_text), Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]
Names = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]


class RoleFields(BaseModel):
    """The occupation that a role guide describes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(pattern=r"^\d{2}-\d{4}(\.\d{2})?$")
    title: str = Field(min_length=1)
    names: tuple[str, ...] = ()

    def role(self) -> Role:
        """The same as one of the nouns."""
        return Role(self.code, self.title, self.names)


class FrontMatter(BaseModel):
    """The keys of front matter and sidecars; empty means not stated."""

    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, str_strip_whitespace=True)

    kind: SourceKind = SourceKind.ARTICLE
    title: str = ""
    publisher: str = ""
    licence: str = ""
    url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    date: IsoDate = ""
    language: str = Field(default="", pattern=r"^([a-z]{2})?$")
    sources: tuple[str, ...] = ()
    supersedes: Names = ()
    role: RoleFields | None = None
    figures: RoleFigures | None = None

    @model_validator(mode="after")
    def _role_guides_name_their_role(self) -> FrontMatter:
        if self.kind is SourceKind.ROLE and self.role is None:
            raise ValueError("kind is 'role', so 'role' must be given, with its code and title")
        return self


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
    try:
        values = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise UnreadableFile(f"Its {where} is not YAML: {_place(error)}.", _HINT) from error
    try:
        return FrontMatter.model_validate({} if values is None else values)
    except ValidationError as error:
        raise _mistake(error, where) from error


def _place(error: yaml.YAMLError) -> str:
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        return f"{error.problem} in line {error.problem_mark.line + 1}"
    return str(error).splitlines()[0]


def _mistake(error: ValidationError, where: str) -> UnreadableFile:
    first = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        known = ", ".join(FrontMatter.model_fields)
        return UnreadableFile(f"Its {where} has an unknown key '{key}'.", f"Remove it. Keys are: {known}.")
    if not key:
        return UnreadableFile(f"Its {where} is not valid: {first['msg'].removeprefix('Value error, ')}.", _HINT)
    return UnreadableFile(
        f"In its {where}, '{key}' is not valid: {first['msg']} (it is {first['input']!r:.60}).", _HINT
    )
