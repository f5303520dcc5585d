"""The benchmark's PDFs and questions: role guides and articles of the library, and CLAPNQ's passages, typeset.

CLAPNQ (a file given by whoever runs the benchmark, never part of the project) brings public questions with human gold
sentences; the library's own questions bring its kind of text. English only: the model of both recipes reads no other.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator, Sequence
from pathlib import Path

from pydantic import BaseModel

from app.language.sentences import sentence_spans
from evals.bench.ingest.gold import Asked, Gold
from evals.bench.ingest.typesetting import Paper, pdf_of, plain
from evals.bench.library import QUESTIONS, Place, Sample, read_samples
from ingest.front_matter import split_front_matter

HELD_OUT = QUESTIONS.with_name("library_questions_held_out.jsonl")
_PASSAGES_A_PAPER = 25
_SECTION = re.compile(r"^## (.+)$", re.M)


class _Passage(BaseModel):
    title: str
    text: str


class _Output(BaseModel):
    selected_sentences: tuple[str, ...] = ()


class _Line(BaseModel):
    """A line of CLAPNQ's answerable questions."""

    id: str
    input: str
    passages: tuple[_Passage, ...]
    output: tuple[_Output, ...]


def make(corpus: Path, passages: Path | None, guides: int, folder: Path) -> list[Asked]:
    """Write the PDFs into ``folder``, which must not exist; returns the questions that they answer.

    ``guides``: how many role guides, those with questions first. Raises ``UnreadableFile`` where Typst is missing.
    """
    samples = [one for file in (QUESTIONS, HELD_OUT) for one in read_samples(file) if one.language == "en"]
    texts = _library_texts(corpus, samples, guides)
    lines = _clapnq(passages) if passages is not None else []
    folder.mkdir(parents=True)
    for paper in (*(_paper(path, text) for path, text in texts.items()), *_collections(lines)):
        (folder / f"{paper.name}.pdf").write_bytes(pdf_of(paper))
    for pdf in sorted((corpus / "articles").glob("*.pdf")):
        if ".zh" not in pdf.suffixes:
            shutil.copy(pdf, folder)
    return [*library_questions(samples, texts), *(_public_question(line) for line in lines)]


def library_questions(samples: Sequence[Sample], texts: dict[str, str]) -> list[Asked]:
    """The questions that these texts (Markdown by corpus path) answer, with the words that do."""
    return [
        Asked(id=one.id, group="library", question=one.question, gold=golds, every=one.every)
        for one in samples
        if (golds := tuple(gold for place in one.gold if (gold := _gold(place, texts)) is not None))
        and (len(golds) == len(one.gold) or not one.every)
    ]


def _gold(place: Place, texts: dict[str, str]) -> Gold | None:
    """The sentences of the place's section; those with the place's words alone if it names any."""
    if place.path not in texts:
        return None
    section = _section(texts[place.path], place.heading)
    words = " ".join(place.contains.split()).casefold()
    sentences = [
        sentence
        for paragraph in section.split("\n\n")
        for start, end in sentence_spans(paragraph)
        if words in (sentence := " ".join(paragraph[start:end].split())).casefold()
    ]
    return Gold(sentences=tuple(sentences), passage="" if words else section) if sentences else None


def _section(text: str, heading: str | None) -> str:
    """A section's printed text; the whole text's where no heading is named."""
    parts = _SECTION.split(text)
    named = dict(zip(parts[1::2], parts[2::2], strict=True))
    return plain(text if heading is None else named.get(heading, "")).strip()


def _library_texts(corpus: Path, samples: Sequence[Sample], guides: int) -> dict[str, str]:
    """Articles and role guides in English, by path: those with questions first, then others from the whole range."""
    wanted = {place.path for sample in samples for place in sample.gold if place.path.startswith("roles/")}
    others = [path for path in _paths(corpus, "roles") if path not in wanted]
    missing = max(0, guides - len(wanted))
    filled = [others[index * len(others) // missing] for index in range(missing)]
    articles = [path for path in _paths(corpus, "articles") if not path.endswith(".zh.md")]
    chosen = [*articles, *sorted(wanted), *filled]
    return {path: split_front_matter((corpus / path).read_text("utf-8"))[1] for path in chosen}


def _paths(corpus: Path, folder: str) -> list[str]:
    return sorted(path.relative_to(corpus).as_posix() for path in (corpus / folder).glob("*.md"))


def _paper(path: str, text: str) -> Paper:
    title = next((line[2:] for line in text.splitlines() if line.startswith("# ")), Path(path).stem)
    return Paper(Path(path).stem, plain(title), text)


def _collections(lines: Sequence[_Line]) -> Iterator[Paper]:
    for number, start in enumerate(range(0, len(lines), _PASSAGES_A_PAPER), start=1):
        part = [passage for line in lines[start : start + _PASSAGES_A_PAPER] for passage in line.passages]
        body = "\n\n".join(f"## {passage.title}\n\n{' '.join(passage.text.split())}" for passage in part)
        yield Paper(f"encyclopedia-{number:02}", f"Encyclopedia, part {number}", body)


def _clapnq(file: Path) -> list[_Line]:
    return [_Line.model_validate_json(line) for line in file.read_text("utf-8").splitlines() if line.strip()]


def _public_question(line: _Line) -> Asked:
    sentences = tuple(sentence for output in line.output for sentence in output.selected_sentences)
    gold = tuple(Gold(sentences=sentences, passage=passage.text) for passage in line.passages)
    return Asked(id=line.id, group="CLAPNQ", question=line.input, gold=gold)
