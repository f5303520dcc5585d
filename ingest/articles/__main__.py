"""`python -m ingest.articles DATA_FOLDER CORPUS_FOLDER`: computes every figure and writes every article anew.

Needs the `typst` package for the PDFs: `uv run --with typst python -m ingest.articles …`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from ingest.articles.facts import save
from ingest.articles.tables import DataFolder
from ingest.articles.writing import compute, write

HERE = Path(__file__).parent


def main(
    data: Annotated[Path, typer.Argument(help="Folder of the public data tables.", exists=True)],
    corpus: Annotated[Path, typer.Argument(help="Where the articles go: corpus/articles.")],
    texts: Annotated[Path, typer.Option(help="Folder of the articles' texts.")] = HERE / "text",
    facts: Annotated[Path, typer.Option(help="Where the computed facts are kept.")] = HERE / "facts.json",
) -> None:
    """Compute every figure from the data and write every article anew."""
    articles, book = compute(texts, DataFolder(data))
    corpus.mkdir(parents=True, exist_ok=True)
    for article in articles:
        path = write(article, corpus)
        typer.echo(f"{path.name}: {len(article.body.split())} words")
    save(book, facts)
    typer.echo(f"{len(book.facts)} facts in {facts}")


if __name__ == "__main__":
    typer.run(main)
