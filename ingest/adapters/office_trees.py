"""The trees of python-docx and python-pptx made plain, so that those libraries see all that a reader of the file sees.

Both pass over what stands in a content control, a tracked insertion or a drawing that is kept in two forms.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.etree import _Element  # type: ignore[import-untyped]  # noqa: TID251

MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_ALTERNATIVES = "{http://schemas.openxmlformats.org/markup-compatibility/2006}AlternateContent"


def keep_first_forms(root: _Element) -> None:
    """Of what is kept in two forms (mc:AlternateContent), only the first stays, in the place of both."""
    for both in list(root.iter(_ALTERNATIVES)):
        for other in list(both)[1:]:
            both.remove(other)
        for form in both:
            unwrap(form)
        unwrap(both)


def unwrap(element: _Element) -> None:
    """What the element holds takes its place."""
    for inner in list(element):
        element.addprevious(inner)
    element.getparent().remove(element)


def formula_text(formula: _Element) -> str:
    """The characters of a formula (OMML), in their order."""
    return "".join(text.text or "" for text in formula.iter(f"{MATH}t"))
