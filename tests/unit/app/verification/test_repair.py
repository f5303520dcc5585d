"""The one chance of a statement that failed: narrowed, replaced by its evidence, or withheld."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import Citation, Claim, ClaimKind, Passage, Verdict, VerdictLabel, Withheld
from app.ports import Finding
from app.verification.drafts import DraftSentence
from app.verification.narrowing import is_whole, narrowed
from app.verification.verify import SoFar, verify
from tests.passages import passage

PAY = passage(
    "Registered Nurses earned a median of $98,430 a year in May 2025 (BLS OEWS). "
    "About 3,300,000 Registered Nurses were employed in May 2025 (BLS OEWS). It covers the whole of the US."
)
DENTISTS = passage("Dentists earned a median of $179,210 a year in May 2025.", title="Dentists", number=2)
TRUE = "In May 2025 the median pay of Registered Nurses was $98,430."


def cite(of: Passage, number: int) -> Citation:
    span = of.chunk.sentences[number]
    return Citation(of, span, of.chunk.quote(span))


@dataclass
class Checker:
    """Supports ``true``; of all else it says that ``bad`` stands in the way and what comes closest."""

    true: Sequence[str] = (TRUE,)
    bad: str = ""
    label: VerdictLabel = VerdictLabel.UNSUPPORTED
    closest: Citation | None = field(default_factory=lambda: cite(PAY, 0))
    asked: list[str] = field(default_factory=list)
    name: str = "scripted"

    def check(self, sentence: str, passages: Sequence[Passage]) -> Finding:
        self.asked.append(sentence)
        if sentence in self.true:
            return Finding(Verdict(VerdictLabel.SUPPORTED, 0.9, "Yes."), (cite(PAY, 0),))
        start = sentence.find(self.bad) if self.bad else -1
        bad = ((start, start + len(self.bad)),) if start >= 0 else ()
        return Finding(Verdict(self.label, 0.1, "No."), (), bad, self.closest)


def decide(sentence: str, checker: Checker, so_far: SoFar | None = None) -> list[Claim | Withheld]:
    return list(verify([DraftSentence(sentence)], (PAY, DENTISTS), checker, so_far))


@pytest.mark.parametrize(
    ("drafted", "bad"),
    [
        (f"{TRUE[:-1]}, and it requires no degree.", "requires no degree"),
        (f"{TRUE[:-1]}, which is more than dentists earn.", "dentists"),
        (f"{TRUE[:-1]} because they study law.", "study law"),
        (f"{TRUE[:-1]} (about £80,000).", "£80,000"),
        (f"{TRUE[:-1]}, says the World Bank.", "World Bank"),
        (f"According to the World Bank, {TRUE[:1].lower()}{TRUE[1:]}", "World Bank"),
        (f"Dr Helena Marsh found that {TRUE[:1].lower()}{TRUE[1:]}", "Helena Marsh"),
        (f"{TRUE[:-1]}, compared with $50 for barbers.", "$50 for barbers"),
    ],
)
def test_a_sentence_loses_the_part_that_is_not_supported(drafted: str, bad: str) -> None:
    withheld, claim = decide(drafted, Checker(bad=bad))
    assert isinstance(withheld, Withheld)
    assert isinstance(claim, Claim)
    assert (claim.kind, claim.text) == (ClaimKind.STATEMENT, TRUE)
    assert (withheld.text, withheld.instead) == (drafted, TRUE)


def test_what_is_left_is_a_quote_if_the_passage_says_it_to_the_letter() -> None:
    checker = Checker(bad="pay no tax")
    drafted = "Registered Nurses earned a median of $98,430 a year in May 2025 (BLS OEWS), and pay no tax."
    _, claim = decide(drafted, checker)
    assert isinstance(claim, Claim)
    assert claim.kind is ClaimKind.QUOTE
    assert checker.asked == [drafted]


def test_what_cannot_be_narrowed_is_replaced_by_its_evidence() -> None:
    withheld, claim = decide("The median pay of Registered Nurses was $12,000 a year.", Checker(bad="$12,000"))
    assert isinstance(claim, Claim)
    assert (claim.kind, claim.text) == (ClaimKind.QUOTE, cite(PAY, 0).quote)
    assert isinstance(withheld, Withheld)
    assert withheld.instead == claim.text


def test_what_is_contradicted_is_replaced_but_not_narrowed() -> None:
    checker = Checker(bad="never", label=VerdictLabel.CONTRADICTED)
    drafted = f"{TRUE[:-1]}, and Registered Nurses never earned a median of it."
    _, claim = decide(drafted, checker)
    assert isinstance(claim, Claim)
    assert claim.kind is ClaimKind.QUOTE
    assert checker.asked == [drafted]


@pytest.mark.parametrize(
    "closest",
    [None, cite(DENTISTS, 0), cite(PAY, 2)],
    ids=["there is none", "it speaks of another role", "it leans on the sentence before"],
)
def test_evidence_that_cannot_stand_in_is_not_quoted(closest: Citation | None) -> None:
    (found,) = decide("The median pay of Registered Nurses was $12,000 a year.", Checker(closest=closest))
    assert isinstance(found, Withheld)
    assert found.instead == ""


def test_what_would_add_nothing_is_not_put_in_its_place() -> None:
    drafted = "The median pay of Registered Nurses was $12,000 a year."
    (found,) = decide(drafted, Checker(), SoFar(adds=lambda text: False))
    assert isinstance(found, Withheld)
    assert found.instead == ""


def test_a_sentence_is_checked_at_most_once_more() -> None:
    checker = Checker(true=(), bad="study law")
    decide(f"{TRUE[:-1]} because they study law.", checker)
    assert len(checker.asked) == 2


@pytest.mark.parametrize(
    ("sentence", "bad"),
    [
        ("Among nurses, the best paid are anaesthetists.", "Among nurses"),
        ("If they work nights, nurses earn more.", "they work nights"),
        ("In May 2019, nurses earned $98,430 a year.", "2019"),
        ("Nurses earned $12 a year in May 2025.", "$12"),
        ("Court reporters and captioners earned $78,760 a year.", "captioners"),
        ("BLS projects growth of 4% and does not name artificial intelligence.", "4%"),
        ("BLS projects growth of 4% and does not name AI for Radiologists.", "AI"),
        ("The knowledge that matters most to Architects, on a scale, is law.", ", on a scale, is law"),
        ("根据世界银行的数据，护士很多。", "护士很多"),
    ],
)
def test_what_narrows_a_sentence_or_carries_it_is_not_dropped(sentence: str, bad: str) -> None:
    place = sentence.index(bad)
    assert narrowed(sentence, [(place, place + len(bad))]) == ""


def test_a_list_that_loses_its_last_item_stays_a_list() -> None:
    text = "Employers often ask data scientists for Python, R, SQL, and COBOL."
    assert narrowed(text, [(text.index("COBOL"), len(text) - 1)]) == (
        "Employers often ask data scientists for Python, R and SQL."
    )


def test_a_chinese_sentence_loses_its_false_end() -> None:
    text = "2025年5月，注册护士的年薪中位数为9.84万美元，而且不需要学历。"
    assert narrowed(text, [(text.index("不需要"), len(text) - 1)]) == "2025年5月，注册护士的年薪中位数为9.84万美元。"


PARTS = st.sampled_from(
    [
        "Registered nurses earned a median of $98,430",
        "in May 2025",
        "and they work nights",
        "which is high",
        "(BLS OEWS)",
        "because demand grows",
        "Python, R, and SQL",
        "who love it",
        "says the World Bank",
        "约有三百万名护士，而且还在增加",
    ]
)


def words(text: str) -> list[str]:
    return [word for word in re.findall(r"\w+|[$€£%]", text.casefold()) if word != "and"]


@given(
    parts=st.lists(PARTS, min_size=1, max_size=6),
    joint=st.sampled_from([" ", ", "]),
    place=st.floats(0, 0.95),
    length=st.integers(1, 30),
)
def test_no_word_is_added_or_moved(parts: list[str], joint: str, place: float, length: int) -> None:
    sentence = joint.join(parts) + "."
    start = int(place * len(sentence))
    left = narrowed(sentence, [(start, min(len(sentence), start + length))])
    rest = iter(words(sentence))
    assert all(word in rest for word in words(left))
    assert left == "" or (is_whole(left) and len(left) < len(sentence))


@given(text=st.text(max_size=60), bad=st.lists(st.tuples(st.integers(0, 59), st.integers(1, 9)), max_size=3))
def test_any_text_can_be_narrowed(text: str, bad: list[tuple[int, int]]) -> None:
    spans = [(start, min(len(text), start + size)) for start, size in bad if start < len(text)]
    left = narrowed(text, spans)
    assert left == "" or is_whole(left)
