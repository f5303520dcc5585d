"""XML parts of documents as trees of plain names, with the standard library: no entity of the file's is ever expanded.

Office files and e-books declare no document type; one that does is refused, for it could name files of this machine
or grow without end. Names lose their namespace, for each format has two (ECMA-376's transitional and strict).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Protocol, cast
from xml.etree import ElementTree

from app.errors import UnreadableFile
from ingest.zipped import FAULTS, damaged

Element = ElementTree.Element
_DOCTYPE = re.compile(rb"<\0?!\0?D\0?O\0?C\0?T\0?Y\0?P\0?E")
_BLOCK = 1 << 16


class Readable(Protocol):
    """Where bytes come from."""

    def read(self, size: int, /) -> bytes:
        """Some bytes; none at the end."""
        ...


def parse_xml(content: bytes, part: str) -> Element:
    """The root of a part named ``part`` to the adviser. Raises ``UnreadableFile`` if it is broken or has a DOCTYPE."""
    _refuse_document_type(content, part)
    try:
        return ElementTree.fromstring(content)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        raise damaged(f"its part {part!r} is not whole ({error})") from error


def stream_xml(stream: Readable, part: str, tags: frozenset[str]) -> Iterator[Element]:
    """Each element with one of these names as soon as it is whole, in order; what was handed out is then forgotten.

    Elements outside them, such as those of the root, are forgotten when they end, so a part may be larger than memory.
    """
    open_elements: list[Element] = []
    inside = 0
    try:
        for events in _events(stream, part):
            for event, element in events:
                if event == "start":
                    open_elements.append(element)
                    inside += name_of(element) in tags
                    continue
                open_elements.pop()
                if name_of(element) in tags:
                    inside -= 1
                    if not inside:
                        yield element
                if not inside:
                    element.clear()
                    if open_elements:
                        open_elements[-1].remove(element)
    except (ElementTree.ParseError, *FAULTS) as error:
        raise damaged(f"its part {part!r} is not whole ({error})") from error


def _events(stream: Readable, part: str) -> Iterator[Iterator[tuple[str, Element]]]:
    parser: ElementTree.XMLPullParser[Element] = ElementTree.XMLPullParser(("start", "end"))
    before = b""
    while block := stream.read(_BLOCK):
        _refuse_document_type(before + block, part)
        before = block[-16:]
        parser.feed(block)
        yield cast("Iterator[tuple[str, Element]]", parser.read_events())
    parser.close()
    yield cast("Iterator[tuple[str, Element]]", parser.read_events())


def _refuse_document_type(content: bytes, part: str) -> None:
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
