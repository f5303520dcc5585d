"""Files that come into the corpus through the page, and leave it: names made safe, nothing overwritten.

Everything lands in the corpus' folder ``added``. Whether a file can be read is found out before, by the caller.
"""

from __future__ import annotations

import hashlib
import os
import re
import unicodedata
from collections.abc import Iterator
from itertools import count
from pathlib import Path, PurePosixPath

from app.errors import LibraryError
from ingest.reading import sidecar_of
from ingest.scanning import scan

FOLDER = "added"
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


def put(corpus: Path, name: str, content: bytes) -> str:
    """Write a file into ``added`` under ``name``, or with a number if that is taken. Returns its path in the corpus."""
    folder = corpus / FOLDER
    half = folder / f".{hashlib.sha256(content).hexdigest()[:16]}.part"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        target = next(path for path in _candidates(folder, name) if not _is_taken(path))
        half.write_bytes(content)
        half.rename(target)
    except OSError as error:
        half.unlink(missing_ok=True)
        message = f"'{name}' cannot be written to {folder}: {error.strerror}."
        raise LibraryError(message, "Check that the disk has room and that the folder may be written to.") from error
    return target.relative_to(corpus).as_posix()


def delete(corpus: Path, path: str, *, known: bool) -> None:
    """Delete a file and its sidecar. ``LibraryError`` if there is none, unless it is ``known`` to the index."""
    location = _inside(corpus, path)
    exists = location is not None and (location.is_symlink() or location.is_file())
    if location is None or not (exists or known):
        raise LibraryError(f"The library has no '{path}'.", "The list of sources names every file that it has.")
    try:
        location.unlink(missing_ok=True)
        sidecar_of(location).unlink(missing_ok=True)
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
    return os.path.lexists(path) or os.path.lexists(sidecar_of(path))


def _inside(corpus: Path, path: str) -> Path | None:
    """Where ``path`` is, if that is inside the corpus."""
    relative = PurePosixPath(path)
    if not path or relative.is_absolute() or ".." in relative.parts or "\x00" in path:
        return None
    location = corpus / relative
    return location if location.parent.resolve().is_relative_to(corpus.resolve()) else None
