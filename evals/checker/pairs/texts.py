"""Texts beside the library that lend themselves to pairs: descriptions of occupations (ESCO) and course pages (csdiy).

They are read from the shared data and never become part of the project.
"""

from __future__ import annotations

import csv
import gzip
import json
import re
from collections.abc import Iterator
from pathlib import Path

from evals.checker.pairs.library import Excerpt, Text, excerpt

_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_MARKS = re.compile(r"[*`#>]+|^\s*[-+]\s", re.MULTILINE)
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LONGEST = 900


def esco(data: Path) -> Iterator[Text]:
    """One text an occupation, its description; those of a group of ISCO follow each other."""
    with gzip.open(data / "esco" / "occupations_en.csv.gz", "rt", encoding="utf-8", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: (row["iscoGroup"], row["preferredLabel"]))
    for row in rows:
        if len(row["description"]) > 150:
            title = row["preferredLabel"]
            yield Text(f"esco/{row['iscoGroup']}/{title}", title, "en", (excerpt(row["description"].strip(), title),))


def csdiy(data: Path) -> Iterator[Text]:
    """Pages on courses, Chinese and English, cut into passages along their paragraphs."""
    with gzip.open(data / "courses" / "csdiy_pages.jsonl.gz", "rt", encoding="utf-8") as lines:
        pages = [json.loads(line) for line in lines]
    for page in pages:
        text = _MARKS.sub("", _LINK.sub(r"\1", page["text"]))
        language = "zh" if len(_HAN.findall(text)) > len(text) / 10 else "en"
        name = page["path"].removesuffix(".md").removesuffix(".en")
        yield Text(f"csdiy/{name}", name, language, tuple(_excerpts(text, language)))


def _excerpts(text: str, language: str) -> Iterator[Excerpt]:
    held = ""
    longest = _LONGEST // 2 if language == "zh" else _LONGEST
    for paragraph in re.split(r"\n\s*\n", text):
        if held and len(held) + len(paragraph) > longest:
            yield excerpt(held)
            held = ""
        held = f"{held}\n\n{paragraph.strip()}".strip()
        if len(held) > 1.5 * longest:
            held = ""
    if held:
        yield excerpt(held)
