"""The keys of front matter and sidecars as they are checked, and what a mistake in them is told as.

Apart from ``ingest.front_matter``, so that files without any are read without pydantic, which takes long to load.
"""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError, model_validator

from app.domain import Role, SourceKind
from app.errors import UnreadableFile
from ingest.front_matter import HINT, FrontMatter
from ingest.occupations.figures import RoleFigures


def _as_text(value: object) -> object:
    """YAML reads ``2025`` as a number and ``2025-05-31`` as a date; here both are text."""
    if isinstance(value, datetime.date):
        return value.isoformat()[:10]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _as_tuple(value: object) -> object:
    """One name may stand without the dash of a list."""
    return ((value,) if value.strip() else ()) if isinstance(value, str) else value


_IsoDate = Annotated[str, BeforeValidator(_as_text), Field(pattern=r"^(\d{4}(-\d{2}(-\d{2})?)?)?$")]
_Names = Annotated[tuple[str, ...], BeforeValidator(_as_tuple)]


class _RoleKeys(BaseModel):
    """The occupation that a role guide describes."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str = Field(pattern=r"^\d{2}-\d{4}(\.\d{2})?$")
    title: str = Field(min_length=1)
    names: tuple[str, ...] = ()


class _Keys(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, coerce_numbers_to_str=True, str_strip_whitespace=True)

    kind: SourceKind = SourceKind.ARTICLE
    title: str = ""
    publisher: str = ""
    licence: str = ""
    url: str = Field(default="", pattern=r"^(https?://\S+)?$")
    date: _IsoDate = ""
    language: str = Field(default="", pattern=r"^([a-z]{2})?$")
    sources: tuple[str, ...] = ()
    supersedes: _Names = ()
    role: _RoleKeys | None = None
    figures: RoleFigures | None = None

    @model_validator(mode="after")
    def _role_guides_name_their_role(self) -> _Keys:
        if self.kind is SourceKind.ROLE and self.role is None:
            raise ValueError("kind is 'role', so 'role' must be given, with its code and title")
        return self


def checked(values: object, where: str) -> FrontMatter:
    """What the keys state. ``where`` names them in the ``UnreadableFile`` that a mistake raises."""
    try:
        keys = _Keys.model_validate({} if values is None else values)
    except ValidationError as error:
        raise _mistake(error, where) from error
    role = Role(keys.role.code, keys.role.title, keys.role.names) if keys.role is not None else None
    return FrontMatter(
        kind=keys.kind,
        title=keys.title,
        publisher=keys.publisher,
        licence=keys.licence,
        url=keys.url,
        date=keys.date,
        language=keys.language,
        sources=keys.sources,
        supersedes=keys.supersedes,
        role=role,
    )


def _mistake(error: ValidationError, where: str) -> UnreadableFile:
    first = error.errors(include_url=False)[0]
    key = ".".join(str(part) for part in first["loc"])
    if first["type"] == "extra_forbidden":
        known = ", ".join(_Keys.model_fields)
        return UnreadableFile(f"Its {where} has an unknown key '{key}'.", f"Remove it. Keys are: {known}.")
    if not key:
        return UnreadableFile(f"Its {where} is not valid: {first['msg'].removeprefix('Value error, ')}.", HINT)
    return UnreadableFile(f"In its {where}, '{key}' is not valid: {first['msg']} (it is {first['input']!r:.60}).", HINT)
