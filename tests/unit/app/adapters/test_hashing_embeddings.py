import numpy as np
import pytest

from app.adapters.hashing_embeddings import HashingEmbedder


def test_words_of_one_stem_count_as_one():
    one, other = HashingEmbedder().embed(["nurse training", "nurses trained"])
    assert one @ other == pytest.approx(1)


def test_chinese_texts_that_share_words_lie_closer():
    question, near, far = HashingEmbedder(256).embed(["护士做什么", "护士照顾病人", "火车中午出发"])
    assert question @ near > question @ far


def test_the_vector_is_the_same_on_every_machine():
    vector = HashingEmbedder(64).embed_question("nurse")
    assert np.flatnonzero(vector).tolist() == [25]
    assert abs(vector[25]) == 1


def test_the_name_tells_the_dimension():
    assert HashingEmbedder(64).name != HashingEmbedder(128).name


def test_it_claims_the_languages_it_is_given():
    assert HashingEmbedder(languages=frozenset({"en", "zh"})).languages == {"en", "zh"}


def test_a_vector_of_one_number_is_refused():
    with pytest.raises(ValueError, match="two numbers"):
        HashingEmbedder(1)
