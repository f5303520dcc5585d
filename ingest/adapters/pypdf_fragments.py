"""The text of a PDF page as fragments with their places, which pypdf's own extraction does not give.

Gathers what a page paints: its content, the forms in it, and its annotations. The operators themselves are in
``pypdf_operators``; which text is hidden is left to ``ingest.concealment``, reading order to ``ingest.page_layout``.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from pypdf import PageObject  # noqa: TID251
from pypdf.generic import ArrayObject, DictionaryObject, NullObject, StreamObject  # noqa: TID251

from app.errors import UnreadableFile
from ingest.adapters.pypdf_fonts import Face, face_of
from ingest.adapters.pypdf_handlers import PAINT, TEXT
from ingest.adapters.pypdf_objects import box, dictionary, entry, items, matrix, number, resolved, stream
from ingest.adapters.pypdf_operators import Run
from ingest.adapters.pypdf_state import State
from ingest.concealment import Area, Concealment, Painted
from ingest.geometry import QUARTER_TURNS, Box, Matrix, moved_box, product

MOST_CHARACTERS = 20_000_000
MOST_OPERATIONS = 30_000_000
MOST_BYTES = 400_000_000
"""What the pages of one document may hold together."""
_TOO_MUCH_HINT = "Split it into parts, or print it as a new PDF, and add that."
_LETTER = Box(0.0, 0.0, 612.0, 792.0)
_HIDDEN_ANNOTATION = 2 | 32
_PAINTED_ANNOTATIONS = frozenset({"/Widget", "/FreeText", "/Stamp"})


@dataclass(slots=True)
class FragmentReader:
    """Reads page after page; fonts are kept between pages, for they are slow to load.

    ``unknown_characters`` counts those set in fonts that do not say which letters they draw, ``comments`` the
    remarks beside the text. ``cut`` tells whether the last page was too intricate to be followed to its end.
    ``switched_off`` are the numbers of the optional contents that are not shown.
    """

    switched_off: frozenset[int] = frozenset()
    unknown_characters: int = 0
    comments: int = 0
    cut: bool = False
    characters: int = 0
    operations: int = 0
    content_bytes: int = 0
    _fonts: dict[int, tuple[DictionaryObject, Face | None]] = field(default_factory=dict)

    def painted(self, page: PageObject) -> Painted:
        """What the page paints, in the order of the file; places are as it is shown, turned if it is.

        Raises ``UnreadableFile`` when the document's pages hold more than any honest document's.
        """
        turn = QUARTER_TURNS[int(number(page.get("/Rotate"))) % 360 // 90]
        shown = moved_box(_shown_box(page), turn)
        data = self._content(page)
        run = self._run(page, data, turn, Run(TEXT, self.font, shown.grown(1.0), self.switched_off))
        white = {index for index, suspect in run.suspects.items() if suspect.why is Concealment.WHITE}
        areas: list[Area] = []
        if white:
            areas = self._run(page, data, turn, Run(PAINT, self.font, shown.grown(1.0), self.switched_off)).areas
        self.unknown_characters += run.unknown
        self.characters += run.characters
        self.comments += _remarks(page)
        self.cut = run.cut
        self._check()
        return Painted(run.found, run.suspects, run.images, shown, areas)

    def _run(self, page: PageObject, data: bytes, turn: Matrix, run: Run) -> Run:
        run.execute(data, _resources(page), State(ctm=turn))
        for appearance, place in _annotations(page):
            run.state = State(ctm=turn)
            run.form(appearance, place)
        self.operations += run.operations
        return run

    def _check(self) -> None:
        if self.characters > MOST_CHARACTERS:
            message = f"It holds more than {MOST_CHARACTERS:,} characters, more than any book."
            raise UnreadableFile(message, _TOO_MUCH_HINT)
        if self.operations > MOST_OPERATIONS or self.content_bytes > MOST_BYTES:
            raise UnreadableFile("Its pages unpack to more than can be read in a reasonable time.", _TOO_MUCH_HINT)

    def _content(self, page: PageObject) -> bytes:
        """The page's operators, its parts joined; what was unpacked is not kept."""
        contents = resolved(page.get("/Contents"))
        parts = items(contents) if isinstance(contents, ArrayObject) else [contents]
        joined: list[bytes] = []
        for part in parts:
            if isinstance(part, StreamObject):
                joined.append(part.get_data())
                part.decoded_self = None
                self.content_bytes += len(joined[-1])
                self._check()
        return b"\n".join(joined)

    def font(self, resources: DictionaryObject | None, name: object) -> Face | None:
        """The font of that name; None if it is missing or broken."""
        resource = entry(dictionary(resources, "/Font"), name)
        if not isinstance(resource, DictionaryObject):
            return None
        known = self._fonts.get(id(resource))
        if known is None or known[0] is not resource:
            known = self._fonts[id(resource)] = (resource, face_of(resource))
        return known[1]


def _annotations(page: PageObject) -> Iterator[tuple[StreamObject, Matrix]]:
    """The appearances of filled fields, notes and stamps that are shown on the page, with their places."""
    for annotation in items(page.get("/Annots")):
        if not isinstance(annotation, DictionaryObject) or entry(annotation, "/Subtype") not in _PAINTED_ANNOTATIONS:
            continue
        if int(number(annotation.get("/F"))) & _HIDDEN_ANNOTATION:
            continue
        appearance, rectangle = _appearance(annotation), box(annotation.get("/Rect"))
        if appearance is not None and rectangle is not None:
            yield appearance, _fitted(appearance, rectangle)


def _remarks(page: PageObject) -> int:
    """How many comments are laid beside the text: those only seen when someone opens them."""
    count = 0
    for annotation in items(page.get("/Annots")):
        if isinstance(annotation, DictionaryObject):
            unpainted = entry(annotation, "/Subtype") not in {*_PAINTED_ANNOTATIONS, "/Link", "/Popup"}
            count += 1 if unpainted and str(entry(annotation, "/Contents") or "").strip() else 0
    return count


def switched_off(root: DictionaryObject) -> frozenset[int]:
    """The numbers of the groups of optional content that a viewer does not show at first (ISO 32000-1, 8.11.4)."""
    properties = dictionary(root, "/OCProperties")
    default = dictionary(properties, "/D")
    if properties is None or default is None:
        return frozenset()
    off = _references(default.get("/OFF"))
    if entry(default, "/BaseState") == "/OFF":
        off |= _references(properties.get("/OCGs")) - _references(default.get("/ON"))
    return frozenset(off)


def _references(value: object) -> set[int]:
    found = resolved(value)
    if not isinstance(found, ArrayObject):
        return set()
    return {item.idnum for item in found if hasattr(item, "idnum")}


def _shown_box(page: PageObject) -> Box:
    """The part of the page that is shown."""
    media = box(_inherited(page, "/MediaBox")) or _LETTER
    crop = box(_inherited(page, "/CropBox"))
    common = media.common(crop) if crop is not None else media
    return common if common.area else media if media.area else _LETTER


def _resources(page: PageObject) -> DictionaryObject | None:
    found = resolved(_inherited(page, "/Resources"))
    return found if isinstance(found, DictionaryObject) else None


def _inherited(page: DictionaryObject, key: str) -> object:
    """A page's own value, or that of the tree above it."""
    node: DictionaryObject | None = page
    for _ in range(32):
        value = entry(node, key)
        if value is not None and not isinstance(value, NullObject):
            return value
        node = dictionary(node, "/Parent")
    return None


def _appearance(annotation: DictionaryObject) -> StreamObject | None:
    """What an annotation looks like, in the state that it is in."""
    normal = entry(dictionary(annotation, "/AP"), "/N")
    if isinstance(normal, DictionaryObject) and not isinstance(normal, StreamObject):
        return stream(normal.get(entry(annotation, "/AS")))
    return stream(normal)


def _fitted(appearance: StreamObject, rectangle: Box) -> Matrix:
    """The matrix that puts an appearance into its rectangle (ISO 32000-1, 12.5.5)."""
    bounds = box(appearance.get("/BBox"))
    if bounds is None or not bounds.area:
        return (1.0, 0.0, 0.0, 1.0, rectangle.x0, rectangle.y0)
    placed = moved_box(bounds, matrix(items(appearance.get("/Matrix"))))
    if not placed.area:
        return (1.0, 0.0, 0.0, 1.0, rectangle.x0, rectangle.y0)
    across = (rectangle.x1 - rectangle.x0) / (placed.x1 - placed.x0)
    up = (rectangle.y1 - rectangle.y0) / (placed.y1 - placed.y0)
    return product((1.0, 0.0, 0.0, 1.0, -placed.x0, -placed.y0), (across, 0.0, 0.0, up, rectangle.x0, rectangle.y0))
