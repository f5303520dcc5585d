"""A question as concepts, in its own language and the other one."""

import pytest

from app.ports import TermCounts
from app.retrieval.calibration import KIN_SHARE
from app.retrieval.queries import Concept, Held, Query, Weights, coverage, narrowed, queries
from tests.unit.app.retrieval.shelf import TERMS, asked

WEIGHTS = Weights(TermCounts(100, {"nurs": 10, "pay": 20, "work": 90}))


def query(*terms, share=1.0):
    return Query("en", " ".join(terms), tuple(Concept(((term,),)) for term in terms), share)


def test_a_question_is_searched_in_its_own_language_first():
    assert [one.language for one in queries(asked("What do nurses earn?"), TERMS)] == ["en", "zh"]
    assert [one.language for one in queries(asked("护士的工资是多少？"), TERMS)] == ["zh", "en"]


def test_a_chinese_question_becomes_english_words_to_embed():
    english = queries(asked("护士的工资是多少？"), TERMS)[1]
    assert english.text == "registered nurse pay"
    assert english.share == 1.0


def test_names_in_latin_letters_survive_translation():
    english = queries(asked("学 Kubernetes 有什么课程？"), TERMS)[1]
    assert "kubernet" in english.text
    assert "course" in english.text


def test_a_question_of_unknown_words_has_no_translation():
    assert [one.language for one in queries(asked("best pizza in Rome"), TERMS)] == ["en"]


def test_a_question_about_nothing_has_no_query():
    assert queries(asked("What is it?"), TERMS) == ()
    assert queries(asked("是什么？"), TERMS) == ()


def test_chinese_question_words_are_not_searched_for():
    own = queries(asked("护士的工资是多少？"), TERMS)[0]
    assert {"护士", "工资"} <= set(own.terms)
    assert not {"是多", "的工"} & set(own.terms)


def test_known_words_are_not_torn_by_question_words():
    own = queries(asked("会计需要什么能力？"), TERMS)[0]
    assert {"会计", "能力"} <= set(own.terms)


def test_coverage_is_whole_when_every_concept_is_held():
    assert coverage(query("nurs", "pay"), Held({"nurs", "pay", "more"}), WEIGHTS) == pytest.approx(1)


def test_coverage_is_nought_when_none_is_held():
    assert coverage(query("nurs", "pay"), Held({"welder"}), WEIGHTS) == 0


def test_a_term_the_library_does_not_know_weighs_most():
    assert coverage(query("nurs", "nairobi"), Held({"nurs"}), WEIGHTS) < 0.5


def test_a_common_term_hardly_counts():
    assert coverage(query("nurs", "work"), Held({"work"}), WEIGHTS) < 0.1


def test_one_wording_of_a_concept_suffices():
    pay = Query("zh", "pay", (Concept((("工资",), ("薪资",), ("薪酬",))),))
    assert coverage(pay, Held({"薪酬"}), WEIGHTS) == pytest.approx(1)


def test_what_translation_lost_is_not_covered():
    assert coverage(query("nurs", share=0.5), Held({"nurs"}), WEIGHTS) == pytest.approx(0.5)


def test_terms_that_most_chunks_hold_are_not_searched_for():
    assert narrowed(query("nurs", "work"), WEIGHTS).terms == ("nurs",)


def test_a_query_of_common_terms_alone_is_still_searched_for():
    assert narrowed(query("work"), WEIGHTS).terms == ("work",)


def test_a_long_question_is_searched_by_its_rarest_concepts():
    long = query(*(f"t{number}" for number in range(200)), "pay")
    assert len(narrowed(long, WEIGHTS).concepts) == 32
    assert "pay" not in narrowed(long, WEIGHTS).terms


def test_chinese_wordings_of_the_same_thing_are_looked_for_too():
    own = queries(asked("翻译有前途吗？"), TERMS)[0]
    assert {"前途", "前景"} <= set(own.terms)


def test_a_single_chinese_character_is_not_looked_for():
    own = queries(asked("学护理"), TERMS)[0]
    assert "学" not in own.terms


def test_a_term_in_the_headings_alone_counts_for_less():
    inside = coverage(query("nurs"), Held({"nurs"}), WEIGHTS)
    above = coverage(query("nurs"), Held({"earn"}, {"nurs"}), WEIGHTS)
    assert 0 < above < inside


def test_a_near_synonym_counts_for_less_than_the_word_itself():
    check = Query("en", "check", (Concept((("check",),), (("verifi",),)),))
    assert coverage(check, Held({"verifi"}), WEIGHTS) == pytest.approx(KIN_SHARE)
    assert coverage(check, Held({"check", "verifi"}), WEIGHTS) == pytest.approx(1)


def test_near_synonyms_are_weighed_but_not_searched_for():
    own = queries(asked("Is the vendor honest?"), TERMS)[0]
    assert "supplier" not in own.terms
    assert "supplier" in own.weighed


def test_characters_that_only_meet_by_chance_hardly_count():
    weights = Weights(TermCounts(100, {"薪资": 5, "谈判": 5}))
    talk = Query("zh", "薪资谈判", (Concept((("薪资", "资谈", "谈判"),)),))
    assert coverage(talk, Held({"薪资", "谈判"}), weights) > 0.75


def test_chinese_words_that_the_library_does_not_know_still_weigh_most():
    weights = Weights(TermCounts(100, {"工资": 10}))
    mars = Query("zh", "火星工资", (Concept((("火星",),)), Concept((("工资",),))))
    assert coverage(mars, Held({"工资"}), weights) < 0.5


@pytest.mark.parametrize("word", ["方向", "能源", "地区", "意向"])
def test_compounds_are_not_torn_by_the_particles_in_them(word):
    own = queries(asked(f"有哪些{word}？"), TERMS)[0]
    assert word in own.terms
