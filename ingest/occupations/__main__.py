"""The command ``python -m ingest.occupations DATA_FOLDER GUIDE_FOLDER [--only CODE …]``: write role guides."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.errors import CoachError
from ingest.occupations.joining import guides, read_tables
from ingest.occupations.tables import DataFolder
from ingest.occupations.writing import write


def generate(
    data: Annotated[Path, typer.Argument(help="Folder of public tables, as corpus/SOURCES.md describes.")],
    target: Annotated[Path, typer.Argument(help="Folder to write the guides to.")],
    only: Annotated[list[str] | None, typer.Option(help="O*NET-SOC code of a guide to write; all if left out.")] = None,
) -> None:
    """Write a role guide for every occupation with data, or for those named."""
    try:
        tables = read_tables(DataFolder(data))
    except CoachError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    unknown = [code for code in only or [] if code not in tables.onet.zones]
    if unknown:
        typer.echo(f"No data for {', '.join(unknown)}. Codes look like 29-1141.00.", err=True)
        raise typer.Exit(1)
    target.mkdir(parents=True, exist_ok=True)
    written = [write(guide, target) for guide in guides(tables, only or ())]
    typer.echo(f"{len(written)} guides written to {target}.")


if __name__ == "__main__":
    typer.run(generate)
