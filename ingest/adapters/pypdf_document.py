"""What a PDF says of itself beside its pages: whether it opens, its title, outline, page labels and attachments.

Whatever is broken in these counts as not there. The pages are left to ``pypdf_fragments``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from io import BytesIO

from pypdf import PdfReader  # noqa: TID251
from pypdf.errors import LimitReachedError  # noqa: TID251
from pypdf.generic import Destination  # noqa: TID251

from app.errors import UnreadableFile
from ingest.adapters.pypdf_objects import FAULTS, dictionary, entry, items
from ingest.cleaning import clean_line
from ingest.paragraphs import title_key

DAMAGED_HINT = "Open it in a PDF viewer, save or print it as a new PDF, and add that."
LOCKED_HINT = (
    "Write the password on the first line of a text file beside it, named like the PDF with '.password' "
    "added (report.pdf.password), or save a copy without a password."
)
_FILE_NAME = re.compile(
    r"\.(docx?|pdf|odt|rtf|indd|tex|dvi|pptx?|xlsx?|qxd|pages)$|^microsoft |^untitled|^\W*$|^\d+$", re.I
)
_MOST_NAMED = 5


def opened(content: bytes, passwords: Sequence[str]) -> tuple[PdfReader, str]:
    """The file, unlocked, and the password that did it. Raises ``UnreadableFile``."""
    try:
        reader = PdfReader(BytesIO(content), strict=False)
        password = _unlocked(reader, passwords) if reader.is_encrypted else ""
        count = len(reader.pages)
    except FAULTS as error:
        raise UnreadableFile(f"The PDF is damaged and cannot be opened ({told(error)}).", DAMAGED_HINT) from error
    if not count:
        raise UnreadableFile("The PDF has no pages.", DAMAGED_HINT)
    return reader, password


def _unlocked(reader: PdfReader, passwords: Sequence[str]) -> str:
    for password in ("", *passwords):
        if reader.decrypt(password):
            return password
    if passwords:
        raise UnreadableFile("The PDF is locked, and the password given for it does not fit.", LOCKED_HINT)
    raise UnreadableFile("The PDF is locked with a password.", LOCKED_HINT)


def labels(reader: PdfReader) -> list[str]:
    """The labels that the file states for its pages; empty if it states none for all."""
    try:
        found = list(reader.page_labels) if "/PageLabels" in reader.root_object else []
        return found if len(found) == len(reader.pages) else []
    except FAULTS:
        return []


def outline(reader: PdfReader) -> dict[str, int]:
    """The outline's titles, as ``title_key`` has them, with their levels."""
    try:
        return {title_key(title): level for level, title in _entries(reader.outline, 1) if title_key(title)}
    except FAULTS:
        return {}


def _entries(outline: Sequence[object], level: int) -> Iterator[tuple[int, str]]:
    for item in outline:
        if isinstance(item, Destination):
            yield level, str(item.title or "")
        elif isinstance(item, list):
            yield from _entries(item, level + 1)


def title(reader: PdfReader) -> str:
    """The title in the file's metadata, unless it is the name of a file or of a program."""
    try:
        found = clean_line(str((reader.metadata.title if reader.metadata else None) or ""))
    except FAULTS:
        return ""
    return "" if _FILE_NAME.search(found) else found


def attachments(reader: PdfReader) -> list[str]:
    """The names of the first few files that are attached, without unpacking them."""
    try:
        tree = dictionary(dictionary(reader.root_object, "/Names"), "/EmbeddedFiles")
        leaves = [tree, *items(tree.get("/Kids"))] if tree is not None else []
        names = [name for leaf in leaves for name in items(entry(leaf, "/Names"))[::2]]  # type: ignore[arg-type]
        return [clean_line(str(name))[:80] for name in names[:_MOST_NAMED]]
    except FAULTS:
        return []


def told(error: BaseException) -> str:
    """The first line of an error, short enough to be read."""
    if isinstance(error, LimitReachedError):
        return "it unpacks to more than an honest file would"
    first = str(error).strip().splitlines()
    return first[0][:100].rstrip(".") if first else type(error).__name__
