from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain import Block, BlockKind, Document, Page, Source, SourceKind, Span
from app.errors import UnreadableFile
from ingest.splitting import MOST_TOKENS, embedding_text, estimate_tokens, split
from tests.unit.ingest.documents import document

_WORDS = st.lists(
    st.sampled_from("Nurses care for many patients every day 2024 $93,600 护士 工作 的".split()), min_size=1
)
_SENTENCE = st.builds(lambda words, end: " ".join(words) + end, _WORDS, st.sampled_from([".", "?", "。", "", ":"]))
_PARAGRAPH = st.lists(_SENTENCE, min_size=1, max_size=30).map(" ".join)
_LONG = st.integers(300, 900).map(lambda n: "word " * n + "end.")
_KIND = st.sampled_from(list(BlockKind))
_PAGES = st.lists(st.lists(st.tuples(_KIND, st.one_of(_PARAGRAPH, _LONG)), max_size=6), min_size=1, max_size=3)


def made_of(pages: list[list[tuple[BlockKind, str]]]) -> Document:
    """A document with these blocks on its pages."""
    sha256 = "0123456789abcdef" * 4
    source = Source(sha256[:12], "a.md", "Title", "", "", "", "", "en", sha256, SourceKind.ARTICLE, "text/plain")
    blocks: list[Block] = []
    made: list[Page] = []
    for number, page in enumerate(pages):
        start = 0
        for kind, text in page:
            level = 1 + len(text) % 3 if kind is BlockKind.HEADING else 0
            blocks.append(Block(kind, Span(number, start, start + len(text)), level))
            start += len(text) + 2
        made.append(Page(number, "", "\n\n".join(text for _, text in page)))
    return Document(source, tuple(made), tuple(blocks))


documents = _PAGES.map(made_of)


@settings(deadline=None, max_examples=50)
@given(documents)
def test_a_chunk_is_the_text_under_its_span(made: Document) -> None:
    assert all(made.text(chunk.span) == chunk.text for chunk in split(made))


@settings(deadline=None, max_examples=50)
@given(documents)
def test_all_text_below_headings_is_in_exactly_one_chunk(made: Document) -> None:
    seen: list[tuple[int, int]] = []
    for chunk in split(made):
        seen.extend((chunk.span.page, position) for position in range(chunk.span.start, chunk.span.end))
    assert len(seen) == len(set(seen))
    wanted = {
        (block.span.page, position)
        for block in made.blocks
        if block.kind is not BlockKind.HEADING
        for position in range(block.span.start, block.span.end)
        if not made.pages[block.span.page].text[position].isspace()
    }
    assert wanted <= set(seen)


@settings(deadline=None, max_examples=50)
@given(documents)
def test_no_heading_is_lost(made: Document) -> None:
    chunks = split(made)
    kept = {heading for chunk in chunks for heading in chunk.heading_path} | {chunk.text for chunk in chunks}
    headings = {made.text(block.span) for block in made.blocks if block.kind is BlockKind.HEADING}
    headings = {heading for heading in headings if estimate_tokens(heading) <= 100}
    assert all(heading in kept or any(heading in text for text in kept) for heading in headings)


@settings(deadline=None, max_examples=50)
@given(documents)
def test_sentences_are_whole_blocks_or_end_as_sentences_do(made: Document) -> None:
    quotable = [b.span for b in made.blocks if b.kind in {BlockKind.PARAGRAPH, BlockKind.ITEM, BlockKind.RECORD}]
    for chunk in split(made):
        for sentence in chunk.sentences:
            assert any(sentence.within(block) for block in quotable)
            assert chunk.quote(sentence)[-1] in ".?。:"


@settings(deadline=None, max_examples=50)
@given(documents)
def test_no_chunk_is_too_long_and_ids_are_stable_and_unlike(made: Document) -> None:
    chunks = split(made)
    assert chunks == split(made)
    assert len({chunk.id for chunk in chunks}) == len(chunks)
    assert [chunk.ordinal for chunk in chunks] == list(range(len(chunks)))
    for chunk in chunks:
        path = estimate_tokens(" ".join(chunk.heading_path))
        assert estimate_tokens(chunk.text) <= max(100, MOST_TOKENS - path) * 1.05 + 3


def test_the_heading_path_runs_from_the_title_down() -> None:
    chunks = split(
        document("# Nurses\n\nIntro.\n\n## Pay\n\nPay text.\n\n### Bonus\n\nBonus text.\n\n## Outlook\n\nEnd.")
    )
    assert [chunk.heading_path for chunk in chunks] == [
        ("Nurses",),
        ("Nurses", "Pay"),
        ("Nurses", "Pay", "Bonus"),
        ("Nurses", "Outlook"),
    ]


def test_a_heading_with_nothing_under_it_is_a_chunk() -> None:
    chunks = split(document("# Nurses\n\nIntro.\n\n## Coming soon\n\n## Pay\n\nText."))
    assert [chunk.text for chunk in chunks] == ["Intro.", "Coming soon", "Text."]


def test_a_record_is_a_chunk_and_a_sentence_of_its_own() -> None:
    chunks = split(document("Course,About\nA,One. Two.\nB,Three\n", "a.csv"))
    assert [(chunk.text, len(chunk.sentences)) for chunk in chunks] == [
        ("A — About: One. Two.", 1),
        ("B — About: Three.", 1),
    ]


def test_paragraphs_under_one_heading_share_a_chunk_up_to_the_target() -> None:
    text = "\n\n".join(f"Paragraph {n} says a few words about nurses." for n in range(60))
    sizes = [estimate_tokens(chunk.text) for chunk in split(document(text))]
    assert all(150 <= size <= 250 for size in sizes[:-1])


def test_code_and_incomplete_lines_cannot_be_quoted() -> None:
    (chunk,) = split(document("A whole sentence.\n\n- Python\n\n```\nx = 1.\n```\n"))
    assert [chunk.quote(sentence) for sentence in chunk.sentences] == ["A whole sentence."]


def test_a_sentence_that_a_page_end_cuts_cannot_be_quoted() -> None:
    made = made_of([[(BlockKind.PARAGRAPH, "All here. This one goes")], [(BlockKind.PARAGRAPH, "on here. All again.")]])
    quotes = [chunk.quote(sentence) for chunk in split(made) for sentence in chunk.sentences]
    assert quotes == ["All here.", "All again."]


def test_an_over_long_sentence_is_cut_between_words() -> None:
    made = document("word " * 700 + "end.")
    chunks = split(made)
    assert len(chunks) >= 4
    assert " ".join(chunk.text for chunk in chunks) == made.pages[0].text
    assert not any(chunk.sentences for chunk in chunks)


def test_embedding_text_tells_what_a_chunk_is_about() -> None:
    (chunk,) = split(document("# Nurses\n\n## Pay\n\nText."))
    assert embedding_text(chunk) == "Nurses › Pay\nText."


@settings(deadline=None, max_examples=50)
@given(st.text(max_size=2000))
def test_any_text_that_is_read_is_split_with_its_spans(text: str) -> None:
    try:
        made = document(text.encode("utf-8", "ignore"), "any.md")
    except UnreadableFile:
        return
    chunks = split(made)
    assert chunks
    assert all(made.text(chunk.span) == chunk.text for chunk in chunks)


@pytest.mark.parametrize("text", ["护士的工作正在改变。" * 60, "很长的句子没有标点" * 80])
def test_chinese_is_split_to_size(text: str) -> None:
    chunks = split(document(text))
    assert len(chunks) > 1
    assert all(estimate_tokens(chunk.text) <= MOST_TOKENS for chunk in chunks)
    assert "".join(chunk.text for chunk in chunks) == text
