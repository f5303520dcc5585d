"""The bilingual term list: longest terms first, and an honest share of what it knows."""

from pathlib import Path

import pytest

import app.retrieval
from app.errors import SettingsError
from app.retrieval.terms import TermList

SHIPPED = Path(app.retrieval.__file__).parent / "terms.csv"


@pytest.fixture(scope="module")
def shipped():
    return TermList.load(SHIPPED)


def test_a_chinese_role_name_is_found_in_a_question(shipped):
    assert "registered nurse" in shipped.to_english("护士的工资是多少？")
    assert "accountant" in shipped.to_english("会计会被人工智能取代吗？")


def test_an_english_role_name_is_found_whatever_its_number_or_case(shipped):
    for text in ("What do nurses earn?", "NURSE pay", "a nurse's pay"):
        assert "护士" in shipped.to_chinese(text)


def test_the_longest_term_wins(shipped):
    english = shipped.to_english("我想学机器学习")
    assert "machine learning" in english
    assert "learn" in english
    assert "study" not in shipped.to_english("机器学习")


def test_an_english_compound_is_not_taken_apart(shipped):
    assert "软件" not in shipped.to_chinese("software engineer")


def test_a_text_of_unknown_words_has_no_terms(shipped):
    assert shipped.from_english("best pizza in Rome").terms == ()
    assert shipped.from_chinese("罗马最好吃的披萨").known == 0


def test_question_words_carry_no_meaning(shipped):
    translation = shipped.from_chinese("护士的工资是多少？")
    assert translation.known == translation.size == 4


def test_unknown_words_lower_the_share(shipped):
    translation = shipped.from_chinese("火星护士")
    assert (translation.known, translation.size) == (2, 4)


def test_the_shipped_list_names_at_least_120_roles_and_300_terms_both_ways(shipped):
    lines = SHIPPED.read_text("utf-8").splitlines()
    assert sum(line.endswith(",role") for line in lines) >= 120
    assert len(lines) >= 300
    assert len(shipped.translations) >= 300


def test_a_role_name_leads_to_english_by_the_mapping(shipped):
    assert shipped.translations["软件工程师"][0] == "software developer"
    assert "translator" in shipped.translations["翻译"]


@pytest.mark.parametrize("line", ["nurse,护士", "nurse,,role", "nurse,护士|,role", ",护士,role"])
def test_a_broken_line_is_named(tmp_path, line):
    file = tmp_path / "terms.csv"
    file.write_text(f"en,zh,field\ndoctor,医生,role\n{line}\n", "utf-8")
    with pytest.raises(SettingsError, match="line 3"):
        TermList.load(file)


def test_a_list_without_its_header_is_refused(tmp_path):
    file = tmp_path / "terms.csv"
    file.write_text("doctor,医生,role\n", "utf-8")
    with pytest.raises(SettingsError, match="line 1"):
        TermList.load(file)


def test_a_missing_list_says_what_to_do(tmp_path):
    with pytest.raises(SettingsError, match="cannot be read"):
        TermList.load(tmp_path / "none.csv")


def test_near_synonyms_lead_to_each_other(shipped):
    assert ("supplier",) in shipped.near[("vendor",)]
    assert ("vendor",) in shipped.near[("supplier",)]


def test_a_near_synonym_of_several_words_is_one_piece_of_a_question(shipped):
    assert ("languag", "model") in shipped.phrases("Which language model is free?")


def test_a_list_with_no_near_synonyms_beside_it_has_none(tmp_path):
    file = tmp_path / "terms.csv"
    file.write_text("en,zh,field\ndoctor,医生,role\n", "utf-8")
    assert TermList.load(file).near == {}


@pytest.mark.parametrize("word", ["培训", "行政", "部署", "监管", "加薪", "裁员", "核实"])
def test_plain_words_of_working_life_are_known(shipped, word):
    assert word in shipped.translations
