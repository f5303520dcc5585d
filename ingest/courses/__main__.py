"""The command ``python -m ingest.courses DATA_FOLDER CATALOGUE_FOLDER [--only NAME …]``: write course catalogues."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from app.errors import CoachError
from ingest.courses.certifications import read_certifications
from ingest.courses.cncf import read_cncf
from ingest.courses.csdiy import read_csdiy_chinese, read_csdiy_english
from ingest.courses.free_courses import read_free_chinese, read_free_english
from ingest.courses.microsoft import read_microsoft
from ingest.courses.ossu import read_ossu
from ingest.courses.topics import read_topics
from ingest.courses.writing import findable, write
from ingest.occupations.tables import DataFolder

READERS = {
    "ossu": read_ossu,
    "csdiy-en": read_csdiy_english,
    "csdiy-zh": read_csdiy_chinese,
    "cncf-exams": read_cncf,
    "it-security-certifications": read_certifications,
    "free-courses-en": read_free_english,
    "free-courses-zh": read_free_chinese,
    "microsoft-beginners": read_microsoft,
}


def generate(
    data: Annotated[Path, typer.Argument(help="Folder of public lists, as corpus/SOURCES.md describes.")],
    target: Annotated[Path, typer.Argument(help="Folder to write the catalogues to.")],
    only: Annotated[list[str] | None, typer.Option(help="Name of a catalogue to write; all if left out.")] = None,
) -> None:
    """Write every course catalogue, or those named."""
    unknown = [name for name in only or [] if name not in READERS]
    if unknown:
        typer.echo(f"No catalogue {', '.join(unknown)}. There are {', '.join(READERS)}.", err=True)
        raise typer.Exit(1)
    target.mkdir(parents=True, exist_ok=True)
    topics = read_topics()
    for name in only or READERS:
        try:
            catalogue = READERS[name](DataFolder(data))
        except CoachError as error:
            typer.echo(str(error), err=True)
            raise typer.Exit(1) from error
        path = write(catalogue, target, topics)
        kept = len(findable(catalogue, topics))
        typer.echo(f"{kept} of {len(catalogue.courses)} courses have a topic and are in {path}.")


if __name__ == "__main__":
    typer.run(generate)
