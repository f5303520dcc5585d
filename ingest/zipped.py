"""ZIP containers (DOCX, PPTX, XLSX, EPUB): what they promise is checked before anything in them is unpacked.

Nothing is ever written to disk, and no part is read beyond its limit. What the parts mean is left to their readers.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from dataclasses import dataclass
from typing import IO

from app.errors import UnreadableFile

MEGABYTE = 1024 * 1024
MOST_PARTS = 20_000
MOST_UNPACKED = 1024 * MEGABYTE
LARGEST_PART = 64 * MEGABYTE
_MOST_RATIO = 200
"""Text packs ten- to fiftyfold; a table of empty rows a hundredfold."""
_HARMLESS = 32 * MEGABYTE
"""However well it packs, this much may be unpacked."""

_SAVE_ANEW = "Open it in the program that made it, save it under a new name, and add that."
_BOMB_HINT = "Do not open it unless you know who made it; ask them for the document as PDF."
_DRIVE = re.compile(r"^[A-Za-z]:")
FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, ValueError, RuntimeError, KeyError)
"""What ``zipfile`` and its streams raise over containers that are broken, or packed in a way that it does not know."""


@dataclass(frozen=True, slots=True)
class Zipped:
    """A container that passed the checks. ``names`` are its parts, in the order of its directory."""

    archive: zipfile.ZipFile
    names: tuple[str, ...]

    def read(self, name: str, most: int = LARGEST_PART) -> bytes:
        """The bytes of a part. Raises ``UnreadableFile`` if it is missing, broken, or has over ``most`` bytes."""
        if self.size(name) > most:
            told = f"Its part {name!r} has {self.size(name) // MEGABYTE} MB of text"
            raise UnreadableFile(f"{told}; up to {most // MEGABYTE} MB are read.", "Split the document into parts.")
        with self.open(name) as stream:
            try:
                return stream.read()
            except FAULTS as error:
                raise damaged(f"its part {name!r} cannot be unpacked") from error

    def open(self, name: str) -> IO[bytes]:
        """A part as a stream, for those that are read row by row; reading may raise what ``FAULTS`` lists."""
        try:
            return self.archive.open(name)
        except FAULTS as error:
            raise damaged(f"its part {name!r} is missing or cannot be unpacked") from error

    def size(self, name: str) -> int:
        """The unpacked size in bytes; 0 if there is no such part."""
        return self.archive.getinfo(name).file_size if name in self.names else 0


def damaged(what: str) -> UnreadableFile:
    """The refusal of a container or document that is broken."""
    return UnreadableFile(f"The file is damaged: {what}.", _SAVE_ANEW)


def open_zipped(content: bytes) -> Zipped:
    """The container in these bytes. Raises ``UnreadableFile`` for bombs, passwords, odd paths and damage."""
    try:
        archive = zipfile.ZipFile(io.BytesIO(content))
    except FAULTS as error:
        raise damaged("the container that holds its parts cannot be opened") from error
    parts = archive.infolist()
    _check_size(parts, len(content))
    _check_names([part.filename for part in parts])
    if any(part.flag_bits & 0x1 for part in parts):
        raise UnreadableFile("It is locked with a password.", "Save a copy without a password and add that.")
    return Zipped(archive, tuple(part.filename for part in parts))


def _check_size(parts: list[zipfile.ZipInfo], packed: int) -> None:
    if len(parts) > MOST_PARTS:
        raise UnreadableFile(f"It packs {len(parts)} files; documents have at most {MOST_PARTS}.", _BOMB_HINT)
    unpacked = sum(part.file_size for part in parts)
    told = f"It unpacks {packed / MEGABYTE:.1f} MB to {unpacked / MEGABYTE:,.0f} MB"
    if unpacked > MOST_UNPACKED:
        raise UnreadableFile(f"{told}, more than the {MOST_UNPACKED // MEGABYTE} MB that are read.", _BOMB_HINT)
    if unpacked > _HARMLESS and unpacked > _MOST_RATIO * packed:
        raise UnreadableFile(f"{told}, as no document does: it may be a ZIP bomb.", _BOMB_HINT)


def _check_names(names: list[str]) -> None:
    for name in names:
        steps = name.replace("\\", "/").split("/")
        if ".." in steps or name.startswith(("/", "\\")) or _DRIVE.match(name) or "\0" in name:
            raise UnreadableFile(f"It holds a part that points out of the file ({name!r:.80}).", _BOMB_HINT)
    if len(set(names)) < len(names):
        doubled = next(name for name in names if names.count(name) > 1)
        raise UnreadableFile(f"It holds two parts of the same name ({doubled!r:.80}).", _SAVE_ANEW)
