"""Which sentences of a long passage the checker reads."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from app.language.windows import pieces, window

FILLER = "Cooks work in kitchens and prepare food for guests. "
WANTED = "Nurses earned a median of $97,550 a year. "


def words(text: str) -> int:
    return len(text.split())


def test_a_passage_that_fits_is_read_whole():
    passage = WANTED + FILLER
    assert window("Nurses earned $97,550.", passage, 100, words) == pieces(passage)


def test_the_sentence_with_the_claims_number_is_kept():
    passage = FILLER * 20 + WANTED + FILLER * 20
    kept = window("The median is $97,550.", passage, 40, words)
    assert any("97,550" in passage[start:end] for start, end in kept)


def test_sentences_keep_their_order():
    passage = WANTED + FILLER * 20 + "Nurses need a degree. " + FILLER * 20
    kept = window("Nurses need a degree and earned $97,550.", passage, 30, words)
    assert kept == sorted(kept)


def test_both_halves_of_a_claim_are_covered():
    passage = WANTED * 3 + FILLER * 20 + "Nurses need a degree. " + FILLER * 20
    kept = window("Nurses need a degree and earned $97,550.", passage, 24, words)
    text = " ".join(passage[start:end] for start, end in kept)
    assert "degree" in text
    assert "97,550" in text


def test_a_long_record_is_cut_at_its_separators():
    passage = "; ".join(f"field {number}: value {number}" for number in range(80))
    assert len(pieces(passage)) > 3


@given(st.text(st.sampled_from("ab c.\n;,|—。中"), max_size=300), st.integers(5, 60))
def test_no_more_is_read_than_fits_but_for_one_piece(passage: str, room: int):
    kept = window("a b c", passage, room, len)
    assert len(kept) <= 1 or sum(end - start for start, end in kept) <= room


@given(st.text(st.sampled_from("ab c.\n;,|—。中"), max_size=600))
def test_pieces_do_not_overlap(passage: str):
    found = pieces(passage)
    assert all(first[1] <= second[0] for first, second in pairwise(found))
