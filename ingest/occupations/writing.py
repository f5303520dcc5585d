"""Guides as files: YAML front matter that holds every figure, then the text; written, and read back for checking."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from app.errors import UnreadableFile
from ingest.occupations.figures import RoleFigures
from ingest.occupations.guide import Guide
from ingest.occupations.releases import LICENCE, ONET, ONET_DATE, ONET_OLD, PUBLISHER
from ingest.occupations.wording import body

_SLUG = re.compile(r"[^a-z0-9]+")
_FENCE = "---\n"
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class _Dumper(yaml.SafeDumper):
    """One line for a list of plain values, and for each table inside a list."""

    def represent_sequence(
        self, tag: str, sequence: Iterable[object], flow_style: bool | None = None
    ) -> yaml.SequenceNode:
        """A list: on one line if all its values are plain, else one line for each."""
        node = super().represent_sequence(tag, sequence, flow_style)
        node.flow_style = all(isinstance(item, yaml.ScalarNode) for item in node.value)
        for item in node.value:
            _flatten(item)
        return node


def _flatten(node: yaml.Node) -> None:
    if isinstance(node, yaml.MappingNode):
        node.flow_style = True
        for _, value in node.value:
            _flatten(value)


class RoleFrontMatter(BaseModel):
    """The role that a guide's front matter names."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    code: str
    title: str
    names: tuple[str, ...]


class GuideFrontMatter(BaseModel):
    """The whole front matter of a guide."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    kind: str
    title: str
    publisher: str
    licence: str
    url: str
    date: str
    language: str
    sources: tuple[str, ...]
    role: RoleFrontMatter
    figures: RoleFigures


def file_name(guide: Guide) -> str:
    """``29-1141.00-registered-nurses.md``."""
    return f"{guide.code}-{_SLUG.sub('-', guide.title.lower()).strip('-')}.md"


def text_of(guide: Guide) -> str:
    """The whole file."""
    front = GuideFrontMatter(
        kind="role",
        title=guide.title,
        publisher=PUBLISHER,
        licence=LICENCE,
        url=guide.figures.links.onet,
        date=ONET_DATE,
        language="en",
        sources=_sources(guide),
        role=RoleFrontMatter(code=guide.code, title=guide.title, names=guide.names),
        figures=guide.figures,
    )
    dumped = front.model_dump(mode="json", exclude_defaults=True)
    matter = yaml.dump(dumped, Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=10_000)
    return f"{_FENCE}{matter}{_FENCE}\n{body(guide)}"


def write(guide: Guide, folder: Path) -> Path:
    """Write the guide into ``folder``; returns the file."""
    path = folder / file_name(guide)
    path.write_text(text_of(guide), encoding="utf-8", newline="\n")
    return path


def read(path: Path) -> tuple[Guide, str]:
    """A guide file's values and its text. ``UnreadableFile`` if its front matter is not as it must be."""
    _, matter, text = path.read_text(encoding="utf-8").split(_FENCE, 2)
    try:
        front = GuideFrontMatter.model_validate(yaml.load(matter, Loader=_LOADER))
    except (ValidationError, yaml.YAMLError) as error:
        raise UnreadableFile(f"The front matter of {path.name} is not that of a role guide.", str(error)) from error
    role = front.role
    return Guide(role.code, role.title, role.names, front.figures), text.removeprefix("\n")


def _sources(guide: Guide) -> tuple[str, ...]:
    figures = guide.figures
    named: list[str | None] = [
        ONET,
        ONET_OLD if figures.knowledge is not None else None,
        f"{figures.pay.source} {figures.pay.date}" if figures.pay is not None else None,
        figures.outlook.source if figures.outlook is not None else None,
        figures.education.attained.source if figures.education.attained is not None else None,
        *(exposure.source for exposure in figures.exposure),
    ]
    return tuple(name for name in named if name)
