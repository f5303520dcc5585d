"""The verdict as JUnit XML, which every CI system draws: a test case for each gate and each metric compared."""

from __future__ import annotations

from xml.etree import ElementTree

from evals.gating.comparison import Change, Changed
from evals.gating.gates import Finding
from evals.gating.verdict import Verdict
from evals.reporting.wording import told_change, told_finding


def junit(verdict: Verdict) -> str:
    """The document, with its XML declaration."""
    root = ElementTree.Element("testsuites", name="career-coach eval")
    for suite in verdict.run.suites:
        held = [finding for finding in verdict.findings if finding.gate.suite == suite.name]
        changes = [each for each in _metrics(verdict) if each.suite == suite.name]
        failed = sum(not each.passed for each in held) + sum(each.change is Change.WORSE for each in changes)
        element = ElementTree.SubElement(
            root,
            "testsuite",
            name=suite.name,
            tests=str(len(held) + len(changes)),
            failures=str(failed),
            time=f"{suite.seconds:.3f}",
        )
        for finding in held:
            _gate(element, finding)
        for changed in changes:
            _metric(element, changed)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True) + "\n"


def _metrics(verdict: Verdict) -> tuple[Changed, ...]:
    return verdict.comparison.metrics if verdict.comparison else ()


def _gate(suite: ElementTree.Element, finding: Finding) -> None:
    element = ElementTree.SubElement(suite, "testcase", classname="gate", name=finding.name)
    if not finding.passed:
        failure = ElementTree.SubElement(element, "failure", type=finding.outcome.value, message=told_finding(finding))
        failure.text = finding.gate.why


def _metric(suite: ElementTree.Element, changed: Changed) -> None:
    element = ElementTree.SubElement(suite, "testcase", classname="last release", name=changed.metric)
    if changed.change is Change.WORSE:
        failure = ElementTree.SubElement(element, "failure", type="worse", message=told_change(changed))
        failure.text = "\n".join(f"{case.id}: {case.question}" for case in changed.fallen)
