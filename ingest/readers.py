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
    binary = _binary_content(file, known)
    if binary is not None:
        return sidecar or FrontMatter(), binary
    stated, body = split_front_matter(decode(file.content))
    return sidecar or stated, _text_content(body, known)


def _binary_content(file: CorpusFile, known: Format) -> Content | None:
    """The content of formats that hold no front matter; None for those that may."""
    if known is Format.PDF:
        from ingest.adapters.pypdf_reader import read_pdf

        return read_pdf(file.content, file.passwords)
    if known is Format.HTML:
        from ingest.adapters.trafilatura_reader import read_html

        return read_html(file.content)
    if known is Format.EPUB:
        from ingest.adapters.lxml_chapters import read_chapter
        from ingest.epub_reader import read_epub

        return read_epub(file.content, read_chapter)
    return _office_content(file.content, known)


def _office_content(content: bytes, known: Format) -> Content | None:
    if known is Format.DOCX:
        from ingest.adapters.docx_reader import read_docx

        return read_docx(content)
    if known is Format.PPTX:
        from ingest.adapters.pptx_reader import read_pptx

        return read_pptx(content)
    if known is Format.XLSX:
        from ingest.adapters.xlsx_reader import read_xlsx

        return read_xlsx(content)
    return None


def _text_content(body: str, known: Format) -> Content:
    if not body.strip():
        raise UnreadableFile("It has front matter but no text below it.", "Add the text, or remove the file.")
    if known is Format.MARKDOWN:
        from ingest.adapters.markdown_reader import read_markdown

        return read_markdown(body)
    if known in {Format.CSV, Format.TSV}:
        from ingest.csv_reader import read_csv

        return read_csv(body, "\t" if known is Format.TSV else None)
    if known in {Format.JSON, Format.JSONL}:
        from ingest.json_reader import read_json, read_json_lines

        return read_json(body) if known is Format.JSON else read_json_lines(body)
    from ingest.text_reader import read_text

    return read_text(body)
