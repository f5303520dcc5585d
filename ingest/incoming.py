"""Files that come into the corpus through the page, and leave it: names made safe, nothing overwritten.

Everything lands in the corpus' folder ``added``. Whether a file can be read is found out before, by the caller.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path, PurePosixPath

from app.errors import LibraryError
from ingest.loading import besides
from ingest.scanning import scan

FOLDER = "added"
_HALF = ".part"
_LONGEST_NAME = 120
_UNSAFE = re.compile(r'[\x00-\x1f\x7f<>:"|?*\\/]')


def own_name(name: str) -> str:
    """A plain file name from whatever a browser sends: no folders, no hidden names, no strange characters."""
    last = PurePosixPath(name.replace("\\", "/")).name
    visible = "".join(
        c for c in unicodedata.normalize("NFC", last) if unicodedata.category(c) not in {"Cf", "Cs", "Co"}
    )
    plain = _UNSAFE.sub(" ", visible)
    stem, dot, suffix = " ".join(plain.split()).lstrip(".~$ ").rstrip("~. ").rpartition(".")
    stem, suffix = (stem, suffix) if dot and stem else (suffix or stem, "")
    ending = f".{suffix}" if suffix and len(suffix) <= 10 else ""
    stem = stem if ending or not suffix else f"{stem}.{suffix}"
    return f"{_shortened(stem.strip()) or 'document'}{ending}"


@contextmanager
def staged(corpus: Path, content: bytes) -> Iterator[Path]:
    """A file that holds ``content`` and that no scan finds, beside where it is to go; gone when the block ends.

    Raises ``LibraryError`` if it cannot be written.
    """
    folder = corpus / FOLDER
    half = folder / f".{hashlib.sha256(content).hexdigest()[:16]}{_HALF}"
    try:
        try:
            folder.mkdir(parents=True, exist_ok=True)
            half.write_bytes(content)
        except OSError as error:
            message = f"A file cannot be written to {folder}: {error.strerror}."
            hint = "Check that the disk has room and that the folder may be written to."
            raise LibraryError(message, hint) from error
        yield half
    finally:
        half.unlink(missing_ok=True)
        with suppress(OSError):
            folder.rmdir()  # only if nothing else is in it


def put(corpus: Path, half: Path, name: str) -> str:
    """Give a staged file its ``name``, or that with a number if it is taken. Returns its path in the corpus."""
    target = next(path for path in _candidates(corpus / FOLDER, name) if not _is_taken(path))
    try:
        half.rename(target)
    except OSError as error:
        message = f"'{name}' cannot be written to {target.parent}: {error.strerror}."
        raise LibraryError(message, "Check that the folder may be written to.") from error
    return target.relative_to(corpus).as_posix()


def sweep(corpus: Path) -> None:
    """Remove what a run that was killed left staged. Only for whoever may write the index."""
    for half in (*corpus.glob(f".*{_HALF}"), *(corpus / FOLDER).glob(f".*{_HALF}")):
        half.unlink(missing_ok=True)


def delete(corpus: Path, path: str, *, known: bool) -> None:
    """Delete a file and its sidecar. ``LibraryError`` if there is none, unless it is ``known`` to the index."""
    location = _inside(corpus, path)
    exists = location is not None and (location.is_symlink() or location.is_file())
    if location is None or not (exists or known):
        raise LibraryError(f"The library has no '{path}'.", "The list of sources names every file that it has.")
    try:
        location.unlink(missing_ok=True)
        for beside in besides(location):
            beside.unlink(missing_ok=True)
    except OSError as error:
        message = f"'{path}' cannot be deleted: {error.strerror}."
        raise LibraryError(message, "Check that the folder may be written to.") from error


def same_bytes(corpus: Path, content: bytes) -> Iterator[str]:
    """The paths of the corpus' files that hold exactly this."""
    for file in scan(corpus).files:
        try:
            alike = file.location.stat().st_size == len(content) and file.location.read_bytes() == content
        except OSError:
            continue
        if alike:
            yield file.path


def _shortened(stem: str) -> str:
    """At most as long as file systems take, which count bytes."""
    return stem.encode()[:_LONGEST_NAME].decode("utf-8", "ignore").rstrip()


def _candidates(folder: Path, name: str) -> Iterator[Path]:
    plain = PurePosixPath(name)
    yield folder / name
    yield from (folder / f"{plain.stem}-{number}{plain.suffix}" for number in count(2))


def _is_taken(path: Path) -> bool:
    return any(os.path.lexists(one) for one in (path, *besides(path)))


def _inside(corpus: Path, path: str) -> Path | None:
    """Where ``path`` is, if that is inside the corpus."""
    relative = PurePosixPath(path)
    if not path or relative.is_absolute() or ".." in relative.parts or "\x00" in path:
        return None
    location = corpus / relative
    return location if location.parent.resolve().is_relative_to(corpus.resolve()) else None
