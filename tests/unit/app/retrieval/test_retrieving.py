"""What a question finds in a small library, in either language."""

import pytest

from app.adapters.hashing_embeddings import HashingEmbedder
from app.domain import Aspect, Question, Role, SourceKind, Understanding
from app.retrieval import retrieve
from tests.unit.app.retrieval.shelf import Text, asked, entry, headings, parts


def guide(code, title, one, names=()):
    return Text(
        f"roles/{code}.md",
        title,
        (
            ("At a glance", f"{title} are people whose work is described in the guide to {title}."),
            ("What the work involves", f"{title} spend their days with {one} and with the people around them."),
            ("Pay", f"{title} earned a median of ${len(title)}1,550 a year in May 2025 (BLS)."),
            ("Outlook", f"Employment of {title} is projected to grow by {len(title)}% from 2024 to 2034 (BLS)."),
            ("What AI changes", f"{title} are exposed to artificial intelligence where {one} can be described."),
        ),
        SourceKind.ROLE,
        Role(code, title, names),
    )


NURSES = guide("29-1141.00", "Registered Nurses", "patients, medicines and charts", ("Nurse",))
DENTISTS = guide("29-1021.00", "Dentists", "patients, drills and teeth", ("Dentist",))
WELDERS = guide("51-4121.00", "Welders", "metal, heat and pressure", ("Welder",))
ARTICLE = Text(
    "articles/tasks.md",
    "What language models change",
    (
        ("The short answer", "Language models change tasks before jobs: drafting and translating become faster."),
        ("Negotiating", "Employers expect applicants to negotiate a salary offer, and most offers leave room for it."),
    ),
)
COURSES = Text(
    "courses/open.csv",
    "Open courses",
    (("Courses", "Machine Learning Basics — provider: Open School; topic: machine learning; hours: 12."),),
    SourceKind.COURSES,
)
CHINESE = Text(
    "articles/faq.zh.md",
    "人工智能与就业",
    (
        ("护士的收入", "2025年5月，美国注册护士的年薪中位数是97,550美元。护士的工资因地区而不同。"),
        ("翻译的前景", "翻译人员的就业人数预计增长1.7%，机器翻译改变了翻译的工作方式。"),
    ),
)


@pytest.fixture(scope="module")
def shelf():
    return parts(NURSES, DENTISTS, WELDERS, ARTICLE, COURSES, CHINESE)


@pytest.mark.parametrize("text", ["best pizza in Rome", "capital of Australia", "罗马最好吃的披萨在哪里？"])
def test_an_off_topic_question_finds_nothing(shelf, text):
    assert retrieve(asked(text), shelf, limit=5) == ()


def test_a_question_about_nothing_finds_nothing(shelf):
    assert retrieve(asked("What is it?"), shelf, limit=5) == ()


def test_an_empty_library_finds_nothing():
    assert retrieve(asked("What do nurses earn?"), parts(), limit=5) == ()


def test_the_section_asked_for_comes_first(shelf):
    nurse = entry(shelf, "Registered Nurses")
    found = headings(shelf, asked("What do nurses earn?", roles=(nurse,), aspects=(Aspect.PAY,)))
    assert found[0] == ("Registered Nurses", "Pay")


def test_a_pay_question_about_nurses_never_cites_dentists(shelf):
    nurse = entry(shelf, "Registered Nurses")
    found = headings(shelf, asked("median pay of nurses and their patients", roles=(nurse,), aspects=(Aspect.PAY,)))
    assert not {"Dentists", "Welders"} & {title for title, _ in found}


def test_a_comparison_has_one_section_for_each_role_and_aspect(shelf):
    roles = (entry(shelf, "Registered Nurses"), entry(shelf, "Dentists"))
    question = asked("Pay and outlook of nurses and dentists?", roles=roles, aspects=(Aspect.PAY, Aspect.OUTLOOK))
    assert headings(shelf, question)[:4] == [
        ("Registered Nurses", "Pay"),
        ("Dentists", "Pay"),
        ("Registered Nurses", "Outlook"),
        ("Dentists", "Outlook"),
    ]


def test_a_role_without_an_aspect_begins_with_its_overview(shelf):
    found = headings(shelf, asked("Tell me about welders", roles=(entry(shelf, "Welders"),)))
    assert found[0] == ("Welders", "At a glance")


def test_a_role_named_in_an_off_topic_question_finds_nothing(shelf):
    question = asked(
        "Who was the first nurse to swim the Channel in winter?", roles=(entry(shelf, "Registered Nurses"),)
    )
    assert retrieve(question, shelf, limit=5) == ()


def test_courses_come_from_the_catalogue(shelf):
    question = asked("Which courses teach machine learning?", aspects=(Aspect.COURSES,))
    assert headings(shelf, question)[0][0] == "Open courses"


def test_an_article_is_found_by_its_words(shelf):
    assert headings(shelf, asked("Should I negotiate a salary offer?"))[0] == (
        "What language models change",
        "Negotiating",
    )


def test_a_chinese_question_finds_chinese_text_though_the_vectors_are_blind_to_it(shelf):
    assert headings(shelf, asked("护士的工资是多少？"))[0] == ("人工智能与就业", "护士的收入")


def test_an_english_question_finds_chinese_text_by_the_term_list():
    assert headings(parts(CHINESE), asked("What is the outlook for translators?"))[0][1] == "翻译的前景"


def test_a_chinese_question_finds_english_text_by_the_term_list():
    assert headings(parts(NURSES, WELDERS), asked("焊工的前景怎么样？"))[0][0] == "Welders"


@pytest.mark.parametrize("text", ["护士的工资是多少？", "翻译的前景怎么样？"])
def test_an_embedder_blind_to_chinese_changes_nothing_for_chinese_text(text):
    blind = headings(parts(CHINESE, embedder=HashingEmbedder(256, languages=frozenset({"en"}))), asked(text))
    without = headings(parts(CHINESE, embedder=HashingEmbedder(256, languages=frozenset())), asked(text))
    assert blind == without


def test_passages_are_numbered_from_one_and_carry_their_page(shelf):
    nurse = entry(shelf, "Registered Nurses")
    found = retrieve(asked("What do nurses earn?", roles=(nurse,), aspects=(Aspect.PAY,)), shelf, limit=5)
    assert [passage.number for passage in found] == list(range(1, len(found) + 1))
    assert found[0].page_label == "p3"


def test_no_more_passages_than_asked_for(shelf):
    roles = (entry(shelf, "Registered Nurses"), entry(shelf, "Dentists"))
    question = asked("pay and outlook", roles=roles, aspects=(Aspect.PAY, Aspect.OUTLOOK, Aspect.AI))
    assert len(retrieve(question, shelf, limit=3)) == 3


def test_a_repeated_passage_is_found_once():
    again = Text("articles/again.md", "What language models change, again", ARTICLE.sections)
    found = headings(parts(ARTICLE, again, WELDERS), asked("Should I negotiate a salary offer?"))
    assert [heading for _, heading in found].count("Negotiating") == 1


def test_a_thought_broken_off_is_completed_by_its_neighbour():
    tools = Text(
        "articles/tools.md",
        "Tools for welders",
        (
            ("Torches", "Welders choose a torch by the metal, and for thin steel they"),
            ("Torches", "keep the current low so that nothing burns through."),
            ("Masks", "Masks darken by themselves."),
        ),
    )
    found = retrieve(asked("Which torch do welders choose for thin steel?"), parts(tools), limit=5)
    assert [passage.chunk.ordinal for passage in found[:2]] == [0, 1]


def test_a_question_that_names_no_role_is_not_filled_with_the_same_section_of_many_guides(shelf):
    found = headings(shelf, asked("How is drafting exposed to artificial intelligence and language models?"))
    assert found[0][0] == "What language models change"


def test_what_the_asker_told_favours_passages_that_speak_of_it():
    letters = Text(
        "articles/letters.md",
        "Letters",
        (
            ("For cooks", "An application letter for a kitchen names the dishes that the cook has made."),
            ("For welders", "An application letter for a workshop names the metals that the welder has joined."),
        ),
    )
    question = Question("What should an application letter name?")
    told = Understanding(question, question.text, "en", background="I have been a welder for ten years.")
    assert headings(parts(letters), told)[0][1] == "For welders"


def test_a_guide_found_by_its_words_answers_with_the_section_asked_for():
    question = asked("Who spends the day with drills and teeth, and what is earned?", aspects=(Aspect.PAY,))
    found = headings(parts(NURSES, DENTISTS, WELDERS), question)
    assert [title for title, _ in found[:2]] == ["Dentists", "Dentists"]
    assert "Pay" in [heading for _, heading in found[:2]]


def test_an_english_question_is_not_answered_by_one_common_word_of_a_chinese_text():
    assert headings(parts(CHINESE), asked("Translate good morning into Italian")) == []
