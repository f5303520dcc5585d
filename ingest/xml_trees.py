"""XML parts of documents as trees of plain names, with the standard library: no entity of the file's is ever expanded.

Office files and e-books declare no document type; one that does is refused, for it could name files of this machine
or grow without end. Names lose their namespace, for each format has two (ECMA-376's transitional and strict).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from xml.etree import ElementTree

from app.errors import UnreadableFile
from ingest.zipped import damaged

Element = ElementTree.Element
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")


def parse_xml(content: bytes, part: str) -> Element:
    """The root of a part named ``part`` to the adviser. Raises ``UnreadableFile`` if it is broken or has a DOCTYPE."""
    refuse_document_type(content, part)
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise damaged(f"its part {part!r} is not whole ({error})") from error


def refuse_document_type(content: bytes, part: str) -> None:
    """Raises ``UnreadableFile`` if these bytes of a part declare a document type."""
    if _DOCTYPE.search(content):
        message = f"Its part {part!r} declares a document type, as no document of this kind does."
        raise UnreadableFile(message, "Do not open it unless you know who made it; ask them for the document as PDF.")


def name_of(element: Element) -> str:
    """The element's name without its namespace; empty for comments and processing instructions."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def attribute(element: Element | None, name: str, default: str = "") -> str:
    """The attribute of that name, whatever its namespace; ``default`` if it or the element is not there."""
    if element is None:
        return default
    plain = element.get(name)
    if plain is not None:
        return plain
    ending = "}" + name
    return next((value for key, value in element.items() if key.endswith(ending)), default)


def child(element: Element | None, *path: str) -> Element | None:
    """The first element along the path of names; None if there is none."""
    for name in path:
        element = next((one for one in element if name_of(one) == name), None) if element is not None else None
    return element


def children(element: Element | None, name: str) -> list[Element]:
    """Those of the element's children that have the name."""
    return [one for one in element if name_of(one) == name] if element is not None else []


def within(element: Element | None, name: str) -> Iterator[Element]:
    """The element's descendants of that name, in document order."""
    return (one for one in element.iter() if name_of(one) == name) if element is not None else iter(())
