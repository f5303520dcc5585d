"""Reading lists of courses from made-up tables, and writing them as catalogues that the library reads."""

from __future__ import annotations

from pathlib import Path

import pytest

from app.domain import SourceKind
from app.errors import UnreadableFile
from ingest import reading
from ingest.courses.certifications import price, read_certifications
from ingest.courses.cncf import read_cncf
from ingest.courses.course import Course
from ingest.courses.csdiy import read_csdiy_chinese, read_csdiy_english
from ingest.courses.free_courses import read_free_english
from ingest.courses.microsoft import read_microsoft
from ingest.courses.ossu import length, read_ossu
from ingest.courses.topics import read_topics
from ingest.courses.writing import findable, write
from ingest.occupations.tables import DataFolder

CSDIY = [
    ["category_zh", "操作系统", "数学进阶"],
    ["title_zh", "风筝操作系统", "风筝概率论"],
    ["title_en", "Kite Operating Systems", "Kite Probability"],
    ["university_zh", "南京大学", "麻省理工"],
    ["university_en", "Nanjing University", "MIT"],
    ["prereq_zh", "C 语言（必需）", "无"],
    ["prereq_en", "C (needed. Read a book first)", "None"],
    ["language_zh", "C", "Python"],
    ["language_en", "C", "Python"],
    ["difficulty_stars", "4", "3"],
    ["hours_zh", "50 小时", "因人而异"],
    ["hours_en", "50", "It varies"],
    ["url", "https://example.org/os", "https://example.org/p](https://example.org/p"],
]
"""The table by columns, the header first."""

TABLES = {
    "ossu_courses.csv": """curriculum,section,code,course,duration,effort,prerequisites,url,alt_links
computer-science,Core CS > Core programming,,Kite Programming in Python,13 weeks,8-10 hours/week,none,https://www.edx.org/learn/x/stanford-university-kites,
computer-science,Curriculum > Intro CS,,Fork,,,,https://example.org/fork,
math,Core Mathematics > Introduction to Knots,,Knot Topology,1 week,2 hours/week,,coursepages/knots/README.md,
bioinformatics,Curriculum > 1st Year,,Biology of Kites,1 week,,,https://example.org/bio,
""",
    "csdiy_courses_zh_en.csv": "\n".join(",".join(cells) for cells in zip(*CSDIY, strict=True)),
    "cncf_exam_domains.csv": """exam,title,domain,weight_pct
cka,Certified Kubernetes Kite Flyer (CKKF) Curriculum,"Strings, Tails & Frames",60
cka,Certified Kubernetes Kite Flyer (CKKF) Curriculum,Wind,40
""",
    "security_certs_pauljerimy.csv": """abbr,name,price_note,category,subcategory,adjacent,skill_level_position,url
KITE,Kite Tester,$5 exam ; Wind required,redops,pen_testing,,1,https://www.comptia.org/kite
LAST,Last Row Auditor,free,mgmt,grc,,26,https://example.org/last
""",
    "free_programming_courses_en.csv": """lang,section,subsection,title,provider_note,url
en,Nest.js,React,Kite Hooks,(Kite School),https://example.org/hooks
en,C\\#,,C\\# for Kites,Kite School (Udemy),https://example.org/csharp
en,Python,,Old Python,Someone ( :card_file_box: *archived*),https://example.org/old
""",
    "microsoft_beginner_curricula.csv": """title,provider,length,lessons,prerequisites,licence,url,commit_read,note
Web Development for Kites - A Curriculum,Microsoft,12 weeks,24,,MIT,https://example.org/web,abc,note
""",
}


@pytest.fixture
def data(tmp_path: Path) -> DataFolder:
    folder = tmp_path / "data"
    (folder / "courses").mkdir(parents=True)
    for name, text in TABLES.items():
        (folder / "courses" / name).write_text(text, encoding="utf-8")
    return DataFolder(folder)


def test_ossu_keeps_the_licensed_curricula_and_their_courses_only(data: DataFolder) -> None:
    assert [course.title for course in read_ossu(data).courses] == ["Kite Programming in Python", "Knot Topology"]


def test_an_ossu_course_names_the_school_behind_the_platform(data: DataFolder) -> None:
    course = read_ossu(data).courses[0]

    assert (course.provider, course.level) == (
        "Stanford University on edX",
        "core in the OSSU computer science curriculum",
    )


def test_a_course_page_of_the_repository_gets_a_whole_link(data: DataFolder) -> None:
    assert read_ossu(data).courses[1].link == "https://github.com/ossu/math/blob/master/coursepages/knots/README.md"


def test_weeks_and_hours_are_told_in_words() -> None:
    assert length("13 weeks", "8-10 hours/week") == "13 weeks at 8 to 10 hours a week"


def test_each_csdiy_list_keeps_to_its_language(data: DataFolder) -> None:
    english, chinese = read_csdiy_english(data).courses[0], read_csdiy_chinese(data).courses[0]

    assert (english.title, english.length, english.prerequisites) == ("Kite Operating Systems", "50 hours", "C")
    assert (chinese.title, chinese.length, chinese.prerequisites) == ("风筝操作系统", "50 小时", "C 语言")


def test_the_language_of_teaching_follows_the_school(data: DataFolder) -> None:
    assert [course.language for course in read_csdiy_english(data).courses] == ["Chinese", "English"]


def test_a_length_without_a_number_is_left_out(data: DataFolder) -> None:
    assert read_csdiy_english(data).courses[1].length == ""


def test_mathematics_courses_do_not_teach_the_language_they_use(data: DataFolder) -> None:
    assert read_csdiy_english(data).courses[1].about == ""


def test_an_exam_lists_its_domains_with_their_weights(data: DataFolder) -> None:
    course = read_cncf(data).courses[0]

    assert course.title == "Certified Kubernetes Kite Flyer (CKKF)"
    assert course.covers == "Strings and Tails & Frames (60%), Wind (40%)"


def test_a_price_carries_its_currency_and_date() -> None:
    assert price("$5 exam ; Wind required") == "$5 exam, Wind required (US dollars, March 2025)"


def test_a_note_without_an_amount_is_no_price() -> None:
    assert price("free") == ""


def test_the_top_of_the_roadmap_is_advanced_and_its_foot_is_entry(data: DataFolder) -> None:
    levels = [course.level.split(" ")[0] for course in read_certifications(data).courses]

    assert levels == ["advanced", "entry"]


def test_archived_courses_are_left_out(data: DataFolder) -> None:
    assert [course.title for course in read_free_english(data).courses] == ["Kite Hooks", "C# for Kites"]


def test_a_lost_heading_is_not_taken_for_the_subject(data: DataFolder) -> None:
    assert read_free_english(data).courses[0].subject == "React"


def test_a_missing_list_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="ossu_courses"):
        read_ossu(DataFolder(tmp_path))


def test_a_course_without_a_link_cannot_be_made() -> None:
    with pytest.raises(ValueError, match="link"):
        Course(title="Kites", provider="", link="", language="English")


@pytest.mark.parametrize("read", [read_ossu, read_csdiy_chinese, read_cncf, read_free_english, read_microsoft])
def test_a_catalogue_is_read_into_the_library_row_by_row(read, data: DataFolder, tmp_path: Path) -> None:
    catalogue = read(data)
    path = write(catalogue, tmp_path, read_topics())
    document = reading.read(path, path.name)

    assert document.source.kind is SourceKind.COURSES
    assert document.source.title == catalogue.title
    assert len(document.blocks) == len(findable(catalogue, read_topics())) > 0


def test_a_row_reads_as_a_sentence(data: DataFolder, tmp_path: Path) -> None:
    path = write(read_microsoft(data), tmp_path, read_topics())

    assert (
        reading.read(path, path.name)
        .pages[0]
        .text.startswith(
            "Web Development for Kites — provider: Microsoft; teaches: web development; skills in role guides: "
        )
    )
