"""What lies in the corpus folder now: the files to read, and those that may not be read, without opening any."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from app.errors import LibraryError
from ingest.loading import PASSWORD_SUFFIX, SIDECAR_SUFFIX, besides

_NOT_DOCUMENTS = frozenset({"SOURCES.md", "README.md"})
"""At the top of the corpus these are about it, not in it."""
_LEFT_BY_PROGRAMS = frozenset({"Thumbs.db", "desktop.ini", "__pycache__"})
_UNFINISHED = ("~", ".tmp", ".part", ".crdownload", ".swp")
_ABOUT = {SIDECAR_SUFFIX: "describes", PASSWORD_SUFFIX: "is the password of"}
_LINK = "It is a link to a place outside of the corpus, which is not followed. Copy the file into the corpus instead."
_LINKED_FOLDER = "It is a link to another folder of the corpus, whose files are read there. Remove the link."
_NAME = "Its name is not in UTF-8. Rename it."
_SPECIAL = "It is not an ordinary file. Remove it from the corpus."


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file on disk. ``size`` and ``modified_ns`` take in what lies beside it, so that a change of that shows."""

    path: str
    location: Path
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class Scan:
    """The files to read, by path, and (path, reason) of those refused unread."""

    files: tuple[FoundFile, ...]
    refused: tuple[tuple[str, str], ...]


def scan(corpus: Path) -> Scan:
    """Look through the corpus. Raises ``LibraryError`` if it is not there: that must not pass for an empty one."""
    if not corpus.is_dir():
        raise LibraryError(f"There is no corpus folder at {corpus}.", "Create it, or set 'corpus' to where it is.")
    files: list[FoundFile] = []
    refused: list[tuple[str, str]] = []
    for location in _locations(corpus):
        path = location.relative_to(corpus).as_posix()
        reason = _objection(location, path, corpus)
        if reason:
            refused.append((path.encode("utf-8", "replace").decode("utf-8"), reason))
        elif not _is_beside(location):
            found = find(corpus, path)
            files.extend([found] if found is not None else [])
    return Scan(tuple(sorted(files, key=lambda file: file.path)), tuple(sorted(refused)))


def find(corpus: Path, path: str) -> FoundFile | None:
    """The file at ``path``, relative to the corpus; None if it has just gone."""
    location = corpus / path
    try:
        status = location.stat()
    except OSError:
        return None
    size, modified_ns = status.st_size, status.st_mtime_ns
    for beside in besides(location):
        try:
            status = beside.stat()
        except OSError:
            continue
        size, modified_ns = size + status.st_size, max(modified_ns, status.st_mtime_ns)
    return FoundFile(path, location, size, modified_ns)


def is_skipped(name: str) -> bool:
    """Whether files and folders of this name are passed over: hidden ones, and what programs leave behind."""
    return name.startswith((".", "~$")) or name.endswith(_UNFINISHED) or name in _LEFT_BY_PROGRAMS


def _locations(corpus: Path) -> Iterator[Path]:
    """Every file, and every folder that is a link, for those are not entered."""
    for folder, folders, names in os.walk(corpus):
        folders[:] = sorted(name for name in folders if not is_skipped(name))
        here = Path(folder)
        yield from (here / name for name in folders if (here / name).is_symlink())
        for name in sorted(names):
            about = here == corpus and name in _NOT_DOCUMENTS
            if not is_skipped(name) and not about:
                yield here / name


def _objection(location: Path, path: str, corpus: Path) -> str:
    try:
        path.encode("utf-8")
    except UnicodeEncodeError:
        return _NAME
    if location.is_symlink() and not location.resolve().is_relative_to(corpus.resolve()):
        return _LINK
    try:
        mode = location.stat().st_mode
    except OSError as error:
        return f"It cannot be opened: {error.strerror}. Check that it is there and may be read."
    if not stat.S_ISREG(mode):
        return _LINKED_FOLDER if stat.S_ISDIR(mode) else _SPECIAL
    if location.suffix in _ABOUT and not _is_beside(location):
        about = f"It {_ABOUT[location.suffix]} '{location.stem}', which is not beside it."
        return f"{about} Add that file, or remove this one."
    return ""


def _is_beside(location: Path) -> bool:
    """Whether it is a sidecar or a password, with its file."""
    return location.suffix in _ABOUT and location.with_suffix("").is_file()
