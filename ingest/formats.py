"""Which format a file is in, told from its first bytes; its name only decides between kinds of plain text.

Formats that are not read are named, with what to convert them to.
"""

from __future__ import annotations

import re
from enum import StrEnum
from pathlib import PurePosixPath

from app.errors import UnreadableFile
from ingest.csv_reader import delimiter_of, is_tabbed, looks_like_csv
from ingest.decoding import decode
from ingest.json_reader import looks_like_json, looks_like_json_lines
from ingest.zipped import open_zipped


class Format(StrEnum):
    """The formats that are read."""

    PDF = "pdf"
    MARKDOWN = "markdown"
    HTML = "html"
    TEXT = "text"
    CSV = "csv"
    TSV = "tsv"
    JSON = "json"
    JSONL = "jsonl"
    DOCX = "docx"
    PPTX = "pptx"
    XLSX = "xlsx"
    EPUB = "epub"


MEDIA_TYPES = {
    Format.PDF: "application/pdf",
    Format.MARKDOWN: "text/markdown",
    Format.HTML: "text/html",
    Format.TEXT: "text/plain",
    Format.CSV: "text/csv",
    Format.TSV: "text/tab-separated-values",
    Format.JSON: "application/json",
    Format.JSONL: "application/jsonl",
    Format.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Format.PPTX: "application/vnd.openxmlformats-officedocument.presentationml.presentation",
    Format.XLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    Format.EPUB: "application/epub+zip",
}
READ = "PDF, DOCX, PPTX, XLSX, EPUB, HTML, Markdown, plain text, CSV, TSV, JSON and JSON Lines are read."
_TO_PDF = f"Save it as PDF from the program that made it, and add that. {READ}"
_TO_NEW = "Open it and save it as {new}, the newer format of the same program, and add that."
_TO_CSV = f"Save the sheet as CSV, and add that. {READ}"
_TO_TEXT = f"Save what is to be read as Markdown or plain text. {READ}"
_OCR = "Text recognition (OCR) is not installed: run it through OCR and add the result as PDF or text."
_UNPACK = f"Unpack it and add the files in it. {READ}"

_MAGIC: tuple[tuple[bytes, str, str], ...] = (
    (b"{\\rtf", "an RTF document", _TO_PDF),
    (b"%!PS", "a PostScript file", _TO_PDF),
    (b"\x89PNG\r\n", "a PNG picture", _OCR),
    (b"\xff\xd8\xff", "a JPEG picture", _OCR),
    (b"GIF8", "a GIF picture", _OCR),
    (b"II*\x00", "a TIFF picture", _OCR),
    (b"MM\x00*", "a TIFF picture", _OCR),
    (b"\x1f\x8b", "a gzip archive", _UNPACK),
    (b"7z\xbc\xaf\x27\x1c", "a 7-Zip archive", _UNPACK),
    (b"Rar!", "a RAR archive", _UNPACK),
    (b"SQLite format 3", "a database", _TO_CSV),
    (b"ID3", "a sound recording", _TO_TEXT),
    (b"OggS", "a sound recording", _TO_TEXT),
    (b"RIFF", "a picture, sound or film", _TO_TEXT),
    (b"\x7fELF", "a program", READ),
    (b"MZ\x90", "a program", READ),
    (b"PAR1", "a Parquet table", _TO_CSV),
)
_OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLD_OFFICE_KINDS = {
    ".xls": ("an old Excel workbook (.xls)", _TO_NEW.format(new=".xlsx")),
    ".ppt": ("an old PowerPoint presentation (.ppt)", _TO_NEW.format(new=".pptx")),
    ".msg": ("an Outlook message", _TO_PDF),
}
_OLD_WORD = ("an old Word document (.doc)", _TO_NEW.format(new=".docx"))
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OFFICE = (("word/", Format.DOCX), ("ppt/", Format.PPTX), ("xl/", Format.XLSX))
_ZIPPED = (
    ("xl/workbook.bin", "a binary Excel workbook (.xlsb)", _TO_NEW.format(new=".xlsx")),
    ("content.xml", "an OpenDocument file (.odt, .ods, .odp)", _TO_PDF),
    ("visio/", "a Visio drawing", _TO_PDF),
    ("Index/", "a Pages, Numbers or Keynote document", _TO_PDF),
    ("FixedDocSeq.fdseq", "an XPS document", _TO_PDF),
)
_HTML = re.compile(r"^\s*(<\?xml[^>]*>\s*)?(<!--.*?-->\s*)*<(!doctype\s+html|html|head|body)\b", re.I | re.S)
_HTML_PART = re.compile(r"<(p|div|h[1-6]|article|section|ul|table)\b[^>]*>", re.I)
_MARKDOWN = re.compile(r"\A---[ \t]*\n|^#{1,6} \S|^```|\[[^\]\n]+\]\([^)\s]+\)", re.M)
_MARKDOWN_NAMES = frozenset({".md", ".markdown", ".mdown", ".mkd"})
_TABLE_NAMES = frozenset({".csv", ".tsv", ".tab"})
_JSON_LINES_NAMES = frozenset({".jsonl", ".ndjson"})
_DATA_NAMES = {".yaml": "YAML data", ".yml": "YAML data", ".toml": "TOML data", ".ini": "settings", ".log": "a log"}
_CODE_NAMES = frozenset(
    {".py", ".js", ".ts", ".java", ".c", ".h", ".cpp", ".go", ".rs", ".sh", ".css", ".sql", ".ipynb"}
)


def format_of(content: bytes, path: str) -> Format:
    """The format of a file that is not empty. Raises ``UnreadableFile`` naming a format that is not read."""
    suffix = PurePosixPath(path).suffix.lower()
    if content.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _zipped(content)
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    _refuse_binary(content, suffix)
    text = "" if _is_marked_html(content) else decode(content)
    named_html = suffix in {".html", ".htm", ".xhtml"} and _HTML_PART.search(text) is not None
    if _is_marked_html(content) or _HTML.match(text[:5000]) or named_html:
        return Format.HTML
    _refuse_data(text, suffix)
    return _text_format(text, suffix)


def _text_format(text: str, suffix: str) -> Format:
    if suffix in _JSON_LINES_NAMES or looks_like_json_lines(text):
        return Format.JSONL
    if suffix == ".json" or looks_like_json(text):
        return Format.JSON
    if suffix in _TABLE_NAMES:
        return Format.TSV if is_tabbed(text) and (suffix != ".csv" or delimiter_of(text) == "\t") else Format.CSV
    if suffix in _MARKDOWN_NAMES or _MARKDOWN.search(text):
        return Format.MARKDOWN
    if looks_like_csv(text):
        return Format.TSV if delimiter_of(text) == "\t" else Format.CSV
    return Format.TEXT


def _is_marked_html(content: bytes) -> bool:
    """Whether it begins as HTML does, in whatever encoding it declares."""
    return _HTML.match(content[:2000].decode("latin-1")) is not None


def _refuse_binary(content: bytes, suffix: str) -> None:
    if content.startswith(_OLD_OFFICE):
        if _ENCRYPTED in content:
            hint = "Save a copy without a password and add that."
            raise UnreadableFile("It is an Office document that is locked with a password.", hint)
        raise _refusal(*_OLD_OFFICE_KINDS.get(suffix, _OLD_WORD))
    if content[4:8] == b"ftyp":
        raise _refusal("a film or sound recording", _TO_TEXT)
    for magic, name, hint in _MAGIC:
        if content.startswith(magic):
            raise _refusal(name, hint)


def _zipped(content: bytes) -> Format:
    """Which document the container holds, by the parts that each kind must have."""
    names = open_zipped(content).names
    if "META-INF/container.xml" in names:
        return Format.EPUB
    for start, name, hint in _ZIPPED:
        if any(entry.startswith(start) for entry in names):
            raise _refusal(name, hint)
    if "[Content_Types].xml" in names:
        for start, known in _OFFICE:
            if any(entry.startswith(start) for entry in names):
                return known
    raise _refusal("a ZIP archive", _UNPACK)


def _refuse_data(text: str, suffix: str) -> None:
    if suffix in _DATA_NAMES:
        raise _refusal(_DATA_NAMES[suffix], _TO_TEXT)
    if suffix in _CODE_NAMES:
        raise _refusal("program code", _TO_TEXT)
    if text.lstrip().startswith("<?xml") or suffix in {".xml", ".svg"}:
        raise _refusal("XML data", _TO_TEXT)
    if "\\documentclass" in text[:5000]:
        raise _refusal("a LaTeX source", "Add the PDF that it makes.")


def _refusal(name: str, hint: str) -> UnreadableFile:
    return UnreadableFile(f"It is {name}, which is not read.", hint)
