"""Fusing two sides: blindness changes nothing, and neither side is outvoted where both see."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.retrieval.fusion import Evidence, fuse, fused

shares = st.floats(0, 1, allow_nan=False)
weights = st.floats(0, 1, allow_nan=False)
ids = st.text("abcdefgh", min_size=1, max_size=3)
seen = st.dictionaries(ids, st.builds(Evidence, shares, shares), min_size=1, max_size=12)
blind = st.dictionaries(ids, shares, min_size=1, max_size=12)


def by_text(evidence):
    return [chunk_id for chunk_id, _ in sorted(evidence.items(), key=lambda pair: -pair[1])]


@given(blind, weights)
def test_a_blind_side_never_changes_the_order(text, weight):
    order = [chunk_id for chunk_id, _ in fuse({one: Evidence(share) for one, share in text.items()}, weight)]
    assert order == by_text(text)


@given(blind, weights)
def test_a_blind_side_never_changes_a_score(text, weight):
    assert dict(fuse({one: Evidence(share) for one, share in text.items()}, weight)) == text


@given(seen, weights)
def test_every_chunk_comes_back_once(evidence, weight):
    assert sorted(chunk_id for chunk_id, _ in fuse(evidence, weight)) == sorted(evidence)


@given(seen, weights)
def test_scores_fall_and_stay_between_nought_and_one(evidence, weight):
    scores = [score for _, score in fuse(evidence, weight)]
    assert scores == sorted(scores, reverse=True)
    assert all(0 <= score <= 1 + 1e-9 for score in scores)


@given(seen, st.data(), weights, shares)
def test_a_chunk_never_falls_when_more_speaks_for_it(evidence, data, weight, gain):
    one = data.draw(st.sampled_from(sorted(evidence)))
    old = evidence[one]
    better = evidence | {one: Evidence(min(1, old.text + gain), min(1, (old.meaning or 0) + gain))}
    before = [chunk_id for chunk_id, _ in fuse(evidence, weight)].index(one)
    after = [chunk_id for chunk_id, _ in fuse(better, weight)].index(one)
    assert after <= before


@given(seen, weights)
def test_a_chunk_that_both_sides_put_first_is_first(evidence, weight):
    champion = {"z": Evidence(1.0, 1.0)}
    assert fuse(champion | evidence, weight)[0][0] == "z"


@given(shares, shares, weights)
def test_a_fused_score_lies_between_the_two_sides(text, meaning, weight):
    score = fused(Evidence(text, meaning), weight)
    assert min(text, meaning) - 1e-9 <= score <= max(text, meaning) + 1e-9


@pytest.mark.parametrize(("text", "meaning"), [(1.2, None), (-0.1, None), (0.5, 1.1), (0.5, -0.2)])
def test_evidence_outside_of_nought_to_one_cannot_be_built(text, meaning):
    with pytest.raises(ValueError, match="between 0 and 1"):
        Evidence(text, meaning)
