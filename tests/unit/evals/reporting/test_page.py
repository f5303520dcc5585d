"""The report as its reader gets it."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

from evals.gating.baselines import of_run
from evals.gating.gates import Gate
from evals.gating.verdict import Verdict, judge
from evals.reporting.junit import junit
from evals.reporting.page import page
from evals.results import Better, Case, Figure, Run, Suite, Unmeasured
from tests.unit.evals.gating.runs import case, run_of

_GATE = Gate.model_validate({"figure": "a.share", "at_least": {"full": 0.9}, "why": "Because people rely on it."})
_GOOD = Figure("a.share", "Sentences supported", 0.97, 0.95, 0.99, 400, Better.HIGHER, method="Wilson, 95 %")
_BAD = replace(_GOOD, value=0.5, low=0.4, high=0.6)
_UNPROVEN = replace(_GOOD, low=0.6, number=7)


def _run(figure: Figure, cases: list[Case]) -> Run:
    suite = Suite("a", (figure,), tuple(cases), (Unmeasured("A real server", "None was running."),), 12.0)
    return run_of([], suites=(suite,))


def _verdict(figure: Figure, value: float = 1.0, before: float | None = None) -> Verdict:
    cases = [case(number, {"right": value}) for number in range(30)]
    earlier = [case(number, {"right": before}) for number in range(30)]
    baseline = of_run(_run(figure, earlier)) if before is not None else None
    return judge(_run(figure, cases), [_GATE], baseline)


def _text(html: str) -> str:
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", html.partition("</style>")[2]))


def test_the_first_thing_said_is_whether_the_release_may_go_out() -> None:
    assert "This release may go out." in page(_verdict(_GOOD))
    assert "This release may not go out." in page(_verdict(_BAD))


def test_what_stands_in_the_way_is_told_with_its_figure_and_why_it_matters() -> None:
    text = _text(page(_verdict(_BAD)))
    assert "Sentences supported is 50.0% (40.0% to 60.0%); it has to be at least 90.0%." in text
    assert "Because people rely on it." in text


def test_too_few_samples_are_called_that() -> None:
    assert "not told apart from noise" in page(_verdict(_UNPROVEN))


def test_what_was_not_measured_is_listed_with_the_reason() -> None:
    text = _text(page(_verdict(_GOOD)))
    assert "A real server." in text
    assert "None was running." in text


def test_a_failed_case_is_shown_with_question_answer_evidence_and_verdict() -> None:
    text = _text(page(_verdict(_GOOD, value=0.0)))
    for part in ("Question 1?", "Answer 1.", "Evidence 1.", "right is 0.0"):
        assert part in text


def test_what_fell_since_the_last_release_is_named() -> None:
    text = _text(page(_verdict(_GOOD, value=0.0, before=1.0)))
    assert "Worse than 1.2.0" in text
    assert "30 fell and 0 rose" in text


def test_it_needs_no_network_and_runs_no_script() -> None:
    html = page(_verdict(_BAD))
    assert "<script" not in html
    assert not re.findall(r"(?:src|href)\s*=\s*[\"']?(?:https?:)?//", html)
    assert "@import" not in html
    assert "url(" not in html


def test_what_a_case_holds_is_text_and_never_markup() -> None:
    nasty = replace(case(1, {"right": 0.0}), answer="<script>alert(1)</script>", question="<b>bold</b>")
    html = page(judge(_run(_GOOD, [nasty]), [_GATE], None))
    assert "<script>" not in html
    assert "&lt;b&gt;bold&lt;/b&gt;" in html


def test_figures_are_drawn_where_there_are_some_to_compare() -> None:
    suite = Suite("a", (_GOOD, replace(_GOOD, name="a.other", label="Others <x>")), ())
    html = page(judge(run_of([], suites=(suite,)), [_GATE], None))
    assert html.count('class="whisker"') == 2
    assert "Others &lt;x&gt;" in html


def test_junit_counts_what_failed_and_says_why() -> None:
    root = ElementTree.fromstring(junit(_verdict(_BAD, value=0.0, before=1.0)))
    (suite,) = root.findall("testsuite")
    assert (suite.get("tests"), suite.get("failures")) == ("2", "2")
    gate, metric = suite.findall("testcase/failure")
    assert gate.text == "Because people rely on it."
    assert "a/3: Question 3?" in (metric.text or "")


def test_junit_of_a_good_run_has_no_failure() -> None:
    root = ElementTree.fromstring(junit(_verdict(_GOOD, before=1.0)))
    assert root.findall(".//failure") == []
    assert len(root.findall(".//testcase")) == 2
