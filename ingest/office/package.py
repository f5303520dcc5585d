"""What Word, PowerPoint and Excel files have in common: parts, their relations, and what the file says about itself.

The format is ECMA-376 part 2 (Open Packaging Conventions). Read here with the standard library rather than through
python-docx and its like, which hold every picture in memory and do not tell what is hidden or struck out.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import unquote

from ingest.cleaning import clean_line
from ingest.content import Content, ReadPage
from ingest.xml_trees import Element, attribute, child, name_of, parse_xml
from ingest.zipped import Zipped, damaged, open_zipped

_SENTENCE_WORDS = 4
_SENTENCE_HAN = 8
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
_DATE = re.compile(r"^\d{4}-\d{2}-\d{2}")
_NO_TITLE = re.compile(
    r"\.(docx?|docm|dotx?|pdf|pptx?|xlsx?|odt|rtf|pages)$|^microsoft |^untitled|^(powerpoint )?presentation\W*\d*$"
    r"|^word document$|^document ?\d*$|^slide \d+$|^book ?\d*$|^\W*$|^\d+$",
    re.I,
)
_NO_PUBLISHER = frozenset({"microsoft", "home", "hewlett-packard", "hp", "lenovo", "dell", "company", "personal"})
_CHART = re.compile(r"/charts/chart[^/]*\.xml$")
_EMBEDDED = re.compile(r"/embeddings/[^/]+$")


@dataclass(frozen=True, slots=True)
class Relation:
    """From one part to another; ``target`` is the other's name, empty if it lies outside the file."""

    kind: str
    target: str


@dataclass(frozen=True, slots=True)
class Package:
    """The parts of one file."""

    zipped: Zipped

    def tree(self, part: str) -> Element:
        """The root of a part's XML. Raises ``UnreadableFile``."""
        return parse_xml(self.zipped.read(part), part)

    def optional_tree(self, part: str) -> Element | None:
        """The same; None if the part is not there."""
        return self.tree(part) if part in self.zipped.names else None

    def relations(self, part: str) -> dict[str, Relation]:
        """The part's relations by id; the package's own for an empty ``part``."""
        folder, name = posixpath.split(part)
        root = self.optional_tree(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for relation in root if root is not None else ():
            outside = attribute(relation, "TargetMode") == "External"
            target = "" if outside else _resolved(folder, attribute(relation, "Target"))
            found[attribute(relation, "Id")] = Relation(attribute(relation, "Type").rpartition("/")[2], target)
        return found

    def related(self, part: str, kind: str) -> str:
        """The name of the first part that ``part`` has a relation of that kind with; empty if there is none."""
        found = (relation.target for relation in self.relations(part).values() if relation.kind == kind)
        return next((target for target in found if target in self.zipped.names), "")

    def main(self, usual: str) -> str:
        """The name of the main part; ``usual`` is where it mostly is. Raises ``UnreadableFile`` if it is not there."""
        name = self.related("", "officeDocument") or usual
        if name not in self.zipped.names:
            raise damaged("it has no main part")
        return name


def open_package(content: bytes) -> Package:
    """The package in these bytes. Raises ``UnreadableFile``."""
    return Package(open_zipped(content))


def described(package: Package, pages: Sequence[ReadPage], title: str, notes: Sequence[str]) -> Content:
    """The pages with what the file says about itself; ``title`` stands in where its properties give none.

    The publisher is the firm it was written in; who typed it is nobody's publisher. The date is that of the last save.
    """
    core = package.optional_tree(package.related("", "core-properties") or "docProps/core.xml")
    more = package.optional_tree(package.related("", "extended-properties") or "docProps/app.xml")
    stated = _property(core, "title")
    firm = _property(more, "Company")
    saved = _DATE.match(_property(core, "modified") or _property(core, "created"))
    return Content(
        tuple(pages),
        title=title if _NO_TITLE.search(stated) else stated,
        publisher="" if firm.lower() in _NO_PUBLISHER else firm,
        date=saved[0] if saved else "",
        notes=(*notes, *_not_read(package)),
    )


def holds_sentence(text: str) -> bool:
    """Whether hidden text is long enough to say something: four words or eight Chinese characters."""
    return len(text.split()) >= _SENTENCE_WORDS or len(_HAN.findall(text)) >= _SENTENCE_HAN


def shown_alternative(element: Element) -> Element | None:
    """Of a drawing kept in two forms (mc:AlternateContent), the first that there is."""
    choice = child(element, "Choice")
    return choice if choice is not None else child(element, "Fallback")


def is_alternative(element: Element) -> bool:
    """Whether the element holds the same thing in two forms."""
    return name_of(element) == "AlternateContent"


def counted(number: int, one: str, many: str) -> str:
    """``1 chart left out``, ``3 charts left out``."""
    return f"{number} {one if number == 1 else many} left out"


def _resolved(folder: str, target: str) -> str:
    path = unquote(target.partition("#")[0])
    joined = path[1:] if path.startswith("/") else posixpath.join(folder, path)
    return posixpath.normpath(joined)


def _property(root: Element | None, name: str) -> str:
    found = child(root, name)
    return clean_line(found.text or "") if found is not None else ""


def _not_read(package: Package) -> list[str]:
    charts = sum(1 for name in package.zipped.names if _CHART.search(name))
    embedded = sum(1 for name in package.zipped.names if _EMBEDDED.search(name)) - charts
    notes = [counted(charts, "chart", "charts")] if charts else []
    return notes + ([counted(embedded, "embedded file", "embedded files")] if embedded > 0 else [])
