"""Two sources that say otherwise of the same thing are both shown, with their dates, under one heading."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from app.domain import Citation, Claim, ClaimKind, Passage, Verdict, VerdictLabel
from app.ports import Finding
from app.replies import differ
from app.verification.drafts import DraftSentence
from app.verification.verify import verify
from tests.passages import passage

OLD = passage("Nurses earned a median of $93,600 a year.", title="Pay of nurses")
NEW = passage("Nurses earned a median of $98,430 a year.", title="Nurses today", number=2)
OLD = replace(OLD, source=replace(OLD.source, date="2024-05"))


def cite(of: Passage) -> Citation:
    return Citation(of, of.chunk.sentences[0], of.chunk.quote(of.chunk.sentences[0]))


class Checker:
    """Finds that the new source supports everything, and the old one says otherwise."""

    name = "scripted"

    def check(self, sentence: str, passages: Sequence[Passage]) -> Finding:
        return Finding(Verdict(VerdictLabel.SUPPORTED, 1.0, "Yes."), (cite(NEW),), opposing=(cite(OLD),))


@pytest.mark.parametrize(
    ("drafted", "kind"),
    [
        ("The median pay of nurses was $98,430.", ClaimKind.STATEMENT),
        ("Nurses earned a median of $98,430 a year.", ClaimKind.QUOTE),
    ],
)
def test_both_sources_are_heard_under_one_heading(drafted: str, kind: ClaimKind) -> None:
    said, against = verify([DraftSentence(drafted)], (OLD, NEW), Checker())
    assert isinstance(said, Claim)
    assert isinstance(against, Claim)
    assert (said.text, said.kind) == (drafted, kind)
    assert (against.text, against.kind) == ("Nurses earned a median of $93,600 a year.", ClaimKind.QUOTE)
    assert said.heading == against.heading == "The sources differ: Nurses today (2025) and Pay of nurses (2024)"


def test_the_heading_is_said_in_chinese_too() -> None:
    assert (
        differ([("护士", "2024-05"), ("薪酬", "2025")], "zh")
        == "各资料的说法不同：《护士》（2024年）、《薪酬》（2025年）"
    )


def test_a_source_without_a_date_is_named_without_one() -> None:
    assert differ([("Nurses", ""), ("Pay", "2025")], "en") == "The sources differ: Nurses and Pay (2025)"
