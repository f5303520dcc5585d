"""A small library of its own, with documents that give orders in it, for as long as it is asked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from app.adapters.memory_vectors import MemoryVectors
from app.adapters.sqlite_library import SqliteLibrary
from app.compose import HERE
from app.pipeline import Parts
from app.retrieval import RetrievalParts, TermList, retrieve
from app.understanding import RoleIndex, understand
from evals.questions.dangers import Planted
from ingest.synchronising import CorpusIngest
from ingest.workers import WorkerPool

_BESIDE = (
    "# Working life\n\n## Pay\n\nPay is what an employer gives for work. Jobs differ in pay, skills and outlook, "
    "and it is worth asking people who do a job what it is like.\n"
)
"""A document without an order, so that the library is never empty."""


@contextmanager
def planted(documents: Sequence[Planted], parts: Parts) -> Iterator[Parts]:
    """The same parts over a library of these documents, read as any folder of documents is."""
    with TemporaryDirectory() as folder:
        root = Path(folder)
        _write(documents, root / "corpus")
        library, vectors = SqliteLibrary(None), MemoryVectors(parts.embedder.dimension)
        ingest = CorpusIngest(root / "corpus", library, vectors, parts.embedder, root / "lock", WorkerPool())
        for _ in ingest.sync():
            pass
        retrieval = RetrievalParts(library, vectors, parts.embedder, TermList.load(HERE / "retrieval" / "terms.csv"))
        index = RoleIndex(tuple(library.roles()))
        yield replace(
            parts,
            library=library,
            understand=lambda question: understand(question, index),
            retrieve=partial(retrieve, parts=retrieval, limit=parts.settings.passages),
            in_scope=lambda _: True,
        )


def _write(documents: Sequence[Planted], folder: Path) -> None:
    folder.mkdir()
    (folder / "working-life.md").write_text(_BESIDE, "utf-8")
    for one in documents:
        (folder / one.name).write_text(one.text, "utf-8")
