"""HTML pages as trees of lxml: formulae marked, and what a reader would not see taken out and told.

Only what the elements themselves state is judged, not style sheets: those hide menus and tabs on every other page, and
scripts show them again. What a click opens, and the parts around an article, are no hidden text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from lxml import etree, html  # type: ignore[import-untyped]  # noqa: TID251

from app.errors import UnreadableFile
from ingest.content import holds_sentence
from ingest.formulae import marked

if TYPE_CHECKING:
    from lxml.html import HtmlElement  # type: ignore[import-untyped]  # noqa: TID251

_XML_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_AROUND = frozenset(
    "nav header footer aside template script style noscript form button dialog select svg iframe".split()
)
_BY_CLICK = re.compile(
    r"modal|popup|pop-up|dialog|tooltip|menu|nav|dropdown|accordion|collaps|\btab|toggle|expand|more|cookie|consent"
    r"|banner|newsletter|subscribe|share|social|comment|reply|sr-only|visually|screen-?reader|skip|lightbox|carousel|slide|swiper"
    r"|gallery|lazy|loading|placeholder|print|mobile|desktop|\bads?\b|promo|faq|footnote",
    re.I,
)
_ROLES = frozenset("dialog alert alertdialog tooltip menu tabpanel navigation search banner status region".split())
_ZERO = re.compile(r"^0*(\.0+)?(px|em|rem|pt|%|ex|vw)?$|^0?\.[01]\d*(px|em|rem|pt)$|^1(\.0+)?px$")
_FAR = re.compile(r"^-\d{3,}(\.\d+)?(px|em|rem|pt|%|vw)?$")
_WHITE = re.compile(r"^(#fff(f{3})?(ff)?|white|rgba?\(255,255,255(,1(\.0)?)?\))$")
_PAINTED = re.compile(r"<link[^>]+stylesheet|background", re.I)
_NOWHERE = frozenset({"transparent", "rgba(0,0,0,0)"})
_TEX = re.compile(r"\\\((.{1,400}?)\\\)|\\\[(.{1,2000}?)\\\]", re.DOTALL)
_MOST_OF_PAGE = 0.5


@dataclass(frozen=True, slots=True)
class HiddenText:
    """Text that was taken out, and the element that it stood in."""

    text: str
    parent: HtmlElement


def tree_of(text: str) -> HtmlElement:
    """The page as a tree. Raises ``UnreadableFile`` if there is none in it."""
    try:
        return html.document_fromstring(_XML_DECLARATION.sub("", text))
    except (etree.LxmlError, ValueError, AssertionError) as error:
        hint = "Save the page from the browser once it is fully shown, or save its text as Markdown."
        raise UnreadableFile(f"The HTML page cannot be read ({error}).", hint) from error


def take_out_hidden(root: HtmlElement, *, part: bool = False) -> list[HiddenText]:
    """Remove what nobody sees; what of it could hold a sentence of the text. ``part``: it is no whole page."""
    opened = _opened_by_click(root)
    whole = len(" ".join(root.itertext()).split()) or 1
    painted = _PAINTED.search(html.tostring(root, encoding="unicode")) is not None
    found: list[HiddenText] = []
    for element in [one for one in root.iter() if isinstance(one.tag, str)]:
        if element.tag in {"html", "head", "body", "title", "meta", "link"} or element.tag in _AROUND:
            continue
        if (
            not _is_hidden(element, painted=painted)
            or element.getparent() is None
            or root not in element.iterancestors()
        ):
            continue
        words = " ".join("".join(element.itertext()).split())
        if not part and len(words.split()) > _MOST_OF_PAGE * whole and not _is_unreadable(element):
            continue  # a script shows it once the page is there
        parent = element.getparent()
        aside = element.get("id") in opened or _is_around(element)
        element.drop_tree()
        if not aside and holds_sentence(words):
            found.append(HiddenText(words, parent))
    return found


def mark_formulae(root: HtmlElement) -> bool:
    """Put each formula's source between the marks of ``ingest.formulae``, in place of its markup. Whether any was."""
    formulae = [element for element in root.iter("math", "script") if _is_formula(element)]
    for element in formulae:
        wrapper = _wrapper(element)
        if wrapper.getparent() is None:
            continue
        source = " ".join(
            "".join(element.xpath(".//*[local-name()='annotation']//text()") or element.itertext()).split()
        )
        wrapper.tail = marked(source) + (wrapper.tail or "")
        wrapper.drop_tree()
    return bool(formulae) | _mark_written(root)


def _mark_written(root: HtmlElement) -> bool:
    """Formulae as text between ``\\(`` and ``\\)``, which a script of the page would set."""
    changed = False
    for element in root.iter():
        if not isinstance(element.tag, str) or element.tag in {"script", "style", "code", "pre"}:
            continue
        for place in ("text", "tail"):
            text = getattr(element, place) or ""
            if "\\(" in text or "\\[" in text:
                setattr(element, place, _TEX.sub(lambda match: marked(match[1] or match[2]), text))
                changed = True
    return changed


def _is_formula(element: HtmlElement) -> bool:
    return element.tag == "math" or (element.get("type") or "").startswith("math/")


def _wrapper(element: HtmlElement) -> HtmlElement:
    """The outermost element that only shows this formula, in its several forms."""
    found = element
    for ancestor in element.iterancestors("span", "mjx-container", "mjx-assistive-mml"):
        name = f"{ancestor.get('class') or ''} {ancestor.tag}".lower()
        if "katex" in name or "mathjax" in name or "mjx" in name or "mwe-math" in name:
            found = ancestor
    return found


def _opened_by_click(root: HtmlElement) -> frozenset[str]:
    """The ids that some control of the page names."""
    names = ("aria-controls", "aria-describedby", "aria-labelledby", "data-target", "data-bs-target", "href", "for")
    values = (element.get(name) for element in root.iter() if isinstance(element.tag, str) for name in names)
    return frozenset(part.lstrip("#") for value in values if value for part in value.split() if part != "#")


def _is_around(element: HtmlElement) -> bool:
    """Whether it belongs to what stands around an article, or opens and closes."""
    for one in (element, *element.iterancestors()):
        if one.tag in _AROUND or (one.get("role") or "") in _ROLES:
            return True
        if one.tag in {"body", "html", "article", "main"}:
            return False
        if _BY_CLICK.search(f"{one.get('class') or ''} {one.get('id') or ''}"):
            return True
    return False


def _is_hidden(element: HtmlElement, *, painted: bool) -> bool:
    if "hidden" in element.attrib and element.get("hidden") != "until-found":
        return True
    style = _style(element)
    if style.get("display") == "none" or style.get("visibility") in {"hidden", "collapse"}:
        return True
    return _is_unreadable(element) or (bool(style) and _is_white(element, style, painted=painted))


def _is_unreadable(element: HtmlElement) -> bool:
    """Whether letters are shown, but nobody can see them: too small, see-through, or beside the page."""
    style = _style(element)
    if _ZERO.match(style.get("font-size", "16px")) or style.get("color") in _NOWHERE:
        return True
    if _ZERO.match(style.get("opacity", "1")) and style.get("opacity", "1") != "1":
        return True
    placed = style.get("position") in {"absolute", "fixed"}
    return _FAR.match(style.get("text-indent", "")) is not None or (
        placed and any(_FAR.match(style.get(side, "")) for side in ("left", "right", "top", "bottom"))
    )


def _is_white(element: HtmlElement, style: dict[str, str], *, painted: bool) -> bool:
    """White letters on a ground that is stated to be white, or that nothing on the page colours."""
    if not _WHITE.match(style.get("color", "")):
        return False
    for one in (element, *element.iterancestors()):
        stated = _style(one)
        ground = stated.get("background-color") or stated.get("background") or (one.get("bgcolor") or "").lower()
        if ground and ground not in _NOWHERE:
            return _WHITE.match(ground) is not None
    return not painted


def _style(element: HtmlElement) -> dict[str, str]:
    """The declarations of the style attribute, in lower case without white space."""
    return dict(_declarations(element.get("style") or ""))


def _declarations(style: str) -> Iterator[tuple[str, str]]:
    for declaration in style.lower().split(";"):
        name, colon, value = declaration.partition(":")
        if colon:
            yield name.strip(), "".join(value.replace("!important", "").split())
