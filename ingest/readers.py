"""Which reader reads which format, and whether the file itself or its sidecar states what it is.

What becomes of the content, and what is refused for holding nothing, is left to ``ingest.reading``.
"""

from __future__ import annotations

from pathlib import PurePosixPath

from app.errors import UnreadableFile
from ingest.content import Content
from ingest.decoding import decode
from ingest.formats import Format
from ingest.front_matter import FrontMatter, parse, split_front_matter
from ingest.loading import SIDECAR_SUFFIX, CorpusFile


def content_of(file: CorpusFile, known: Format) -> tuple[FrontMatter, Content]:
    """What is stated about the file, and its content. Keys of the sidecar replace those of the front matter."""
    name = PurePosixPath(file.path).name
    sidecar = parse(decode(file.sidecar), f"sidecar {name}{SIDECAR_SUFFIX}") if file.sidecar else None
    if known is Format.PDF:
        from ingest.adapters.pypdf_reader import read_pdf

        return sidecar or FrontMatter(), read_pdf(file.content)
    if known is Format.HTML:
        from ingest.adapters.trafilatura_reader import read_html

        return sidecar or FrontMatter(), read_html(file.content)
    stated, body = split_front_matter(decode(file.content))
    return sidecar or stated, _text_content(body, known)


def _text_content(body: str, known: Format) -> Content:
    if not body.strip():
        raise UnreadableFile("It has front matter but no text below it.", "Add the text, or remove the file.")
    if known is Format.MARKDOWN:
        from ingest.adapters.markdown_reader import read_markdown

        return read_markdown(body)
    if known is Format.CSV:
        from ingest.csv_reader import read_csv

        return read_csv(body)
    from ingest.text_reader import read_text

    return read_text(body)
