"""When the ingest's bench counts a chunk as the answer, and that its synthetic text and its PDFs are what they say."""

from __future__ import annotations

import json
import os
import time
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.adapters.memory_vectors import MemoryVectors
from evals.bench.growth import NEAREST, recall_of
from evals.bench.ingest.gold import Asked, Gold, letters, recall
from evals.bench.ingest.outcome import Outcome
from evals.bench.ingest.papers import library_questions
from evals.bench.ingest.typesetting import Paper, plain, typst_of
from evals.bench.library import Place, Sample
from evals.bench.memory import MemoryWatch, family, resident
from evals.bench.synthetic import SyntheticEmbedder, Vocabulary, Writer

SENTENCE = "Welders earned a median of $53,000 a year in May 2025."
PASSAGE = f"{SENTENCE} The lowest tenth earned less. The best paid tenth earned rather more than that, in all states."
GUIDE = f"# Welders\n\n## Pay\n\n{PASSAGE}\n\n## Outlook\n\nEmployment of welders grows by a tenth.\n"


def _asked(*gold: Gold, every: bool = False) -> Asked:
    return Asked(id="one", group="library", question="?", gold=gold, every=every)


def _sample(*gold: Place, every: bool = False) -> Sample:
    return Sample(id="one", question="?", language="en", theme="pay", gold=gold, every=every)


def test_a_chunk_with_one_of_the_sentences_is_the_answer() -> None:
    assert Gold(sentences=(SENTENCE,), passage=PASSAGE).is_held_by(f"Something before. {SENTENCE} Something after.")


def test_line_breaks_hyphens_and_ligatures_do_not_count() -> None:
    gold = Gold(sentences=("The official figures are difficult to find.",), passage="")
    assert gold.is_held_by("The oﬃcial fig-\nures are diffi-\ncult to find .")


def test_half_of_the_passage_is_the_answer_and_less_is_not() -> None:
    gold = Gold(sentences=(), passage=PASSAGE)
    assert gold.is_held_by(PASSAGE[: len(PASSAGE) * 2 // 3])
    assert not gold.is_held_by(PASSAGE[: len(PASSAGE) // 3])


def test_another_passage_made_of_the_same_words_is_not_the_answer() -> None:
    gold = Gold(sentences=(SENTENCE,), passage=PASSAGE)
    assert not gold.is_held_by(" ".join(reversed(PASSAGE.split())))


def test_a_sentence_too_short_to_tell_anything_is_not_looked_for() -> None:
    assert not Gold(sentences=("He did.",), passage="").is_held_by("Of course he did. So did she.")


def test_every_place_is_needed_only_where_the_question_says_so() -> None:
    one, other = (
        Gold(sentences=(SENTENCE,), passage=""),
        Gold(sentences=("Nurses earned a median of more.",), passage=""),
    )
    assert _asked(one, other).is_answered_by([SENTENCE])
    assert not _asked(one, other, every=True).is_answered_by([SENTENCE])


def test_a_question_for_which_nothing_was_found_counts_as_missed() -> None:
    asked = _asked(Gold(sentences=(SENTENCE,), passage=""))
    assert recall([asked], {}) == 0
    assert recall([asked, asked.model_copy(update={"id": "two"})], {"one": [SENTENCE]}) == 0.5


@given(st.text(), st.text())
def test_letters_of_a_text_hold_those_of_its_parts(start: str, end: str) -> None:
    assert letters(start + " " + end) == letters(start) + letters(end)


def test_a_places_gold_is_the_sentences_of_its_section() -> None:
    found = library_questions([_sample(Place(path="a.md", heading="Pay"))], {"a.md": GUIDE})
    assert found[0].gold[0].sentences[0] == SENTENCE
    assert found[0].is_answered_by([SENTENCE])
    assert not found[0].is_answered_by(["Employment of welders grows by a tenth."])


def test_a_place_that_names_words_is_answered_by_their_sentence_alone() -> None:
    found = library_questions([_sample(Place(path="a.md", heading="Pay", contains="lowest tenth"))], {"a.md": GUIDE})
    assert found[0].gold[0].sentences == ("The lowest tenth earned less.",)


def test_a_question_that_the_papers_do_not_answer_is_left_out() -> None:
    here, elsewhere = Place(path="a.md", heading="Pay"), Place(path="b.md", heading="Pay")
    assert library_questions([_sample(elsewhere), _sample(here, elsewhere, every=True)], {"a.md": GUIDE}) == []
    assert len(library_questions([_sample(here, elsewhere)], {"a.md": GUIDE})) == 1


def test_what_typst_would_read_as_markup_is_typeset_as_it_is() -> None:
    source = typst_of(Paper("one", "C# and $", "## 5 * 3\n\nA [link](http://x) to O\\*NET, #1 of **all**."))
    assert r"A link to O\*NET, \#1 of all." in source
    assert r"= 5 \* 3" in source


def test_plain_text_has_no_marks_of_markdown() -> None:
    assert plain("**O\\*NET** and [OnLine](https://x.org) in `code`") == "O*NET and OnLine in code"


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    words = tuple(
        f"{a}{b}{c}" for a in "bdfglmnprst" for b in ("ara", "ole", "imu", "eno") for c in "bdfgklmnprstvz" * 2
    )
    return Vocabulary(words, tuple(10_000 // (rank + 1) + 1 for rank in range(len(words))))


def test_the_same_section_is_written_each_time_and_another_for_another_number(vocabulary: Vocabulary) -> None:
    assert Writer(vocabulary).section(3) == Writer(vocabulary).section(3)
    assert Writer(vocabulary).section(3) != Writer(vocabulary).section(4)


def test_files_hold_as_many_sections_as_asked_for(vocabulary: Vocabulary, tmp_path: Path) -> None:
    assert Writer(vocabulary).write(tmp_path, 25, per_file=10) == 3
    texts = [file.read_text("utf-8") for file in tmp_path.rglob("*.md")]
    assert sum(text.count("\n## ") for text in texts) == 25


def test_synthetic_vectors_are_of_unit_length_and_closer_within_a_topic(vocabulary: Vocabulary) -> None:
    writer, embedder = Writer(vocabulary), SyntheticEmbedder(vocabulary)
    rng = np.random.default_rng(0)
    one, like, other = (embedder.embed_question(" ".join(writer.drawn(rng, topic, 100))) for topic in (5, 5, 77))
    assert np.linalg.norm(one) == pytest.approx(1, abs=1e-5)
    assert one @ like > one @ other + 0.2


def test_an_exact_index_has_a_recall_of_one_and_half_an_index_less(vocabulary: Vocabulary) -> None:
    embedder = SyntheticEmbedder(vocabulary)
    held = embedder.embed([Writer(vocabulary).section(number) for number in range(4 * NEAREST)])
    ids = [str(number) for number in range(len(held))]
    whole, half = MemoryVectors(384), MemoryVectors(384)
    whole.upsert(ids, ids, held)
    half.upsert(ids[::2], ids[::2], held[::2])
    assert recall_of(whole, held[:5], ids, held) == 1
    assert recall_of(half, held[:5], ids, held) < 0.8


@pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="memory is watched on Linux only")
def test_the_memory_watch_sees_what_a_process_takes() -> None:
    before = resident(os.getpid())
    with MemoryWatch(os.getpid()) as watch:
        taken = np.ones(80 << 20, np.uint8)
        time.sleep(0.3)
    assert taken.nbytes == 80 << 20
    assert watch.peak > before + 60
    assert os.getpid() in family(os.getpid())


def test_an_outcome_survives_its_way_through_a_file() -> None:
    told = {"pages": 3, "chunks": 9, "starting": 1.5, "indexing": 2.0, "stages": {"reading": 0.5}}
    assert Outcome.model_validate_json(json.dumps(told)).stages == {"reading": 0.5}
