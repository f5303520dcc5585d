"""The ink that text and areas are painted with: whether it can be told from white paper.

Knows the colour spaces of ISO 32000-1, 8.6, as far as that takes. What cannot be judged counts as seen.
"""

from __future__ import annotations

from collections.abc import Sequence

from pypdf.generic import DictionaryObject, StreamObject  # noqa: TID251

from ingest.adapters.pypdf_objects import dictionary, entry, items, number, resolved

NEAR_WHITE = 0.95
NEAR_CLEAR = 0.05
DEVICE_SPACES = {"g": "Gray", "rg": "RGB", "k": "CMYK"}
_FAMILIES = {
    **dict.fromkeys(("/DeviceGray", "/CalGray", "/G"), "Gray"),
    **dict.fromkeys(("/DeviceRGB", "/CalRGB", "/RGB"), "RGB"),
    **dict.fromkeys(("/DeviceCMYK", "/CMYK"), "CMYK"),
    **dict.fromkeys(("/Separation", "/DeviceN"), "Tint"),
}
_BY_COMPONENTS = {1: "Gray", 3: "RGB", 4: "CMYK"}


def is_white(space: str, values: Sequence[object]) -> bool:
    """Whether a colour of this family cannot be told from white paper."""
    parts = [value for value in values if isinstance(value, (int, float))]
    if not parts or len(parts) != len(values):
        return False
    if space in {"Gray", "RGB"}:
        return min(parts) >= NEAR_WHITE
    if space in {"CMYK", "Tint"}:
        return max(parts) <= 1 - NEAR_WHITE
    if space == "Lab":
        return parts[0] >= 100 * NEAR_WHITE and max(map(abs, parts[1:]), default=0.0) < 5
    return False


def family_of(name: object, resources: DictionaryObject | None) -> str:
    """The family of a colour space by its name in the resources: Gray, RGB, CMYK, Tint, Lab, or empty."""
    if not isinstance(name, str):
        return ""
    if name in _FAMILIES:
        return _FAMILIES[name]
    space = entry(dictionary(resources, "/ColorSpace"), name)
    if isinstance(space, str):
        return _FAMILIES.get(space, "")
    parts = items(space)
    kind = parts[0] if parts else ""
    if kind == "/ICCBased" and len(parts) > 1 and isinstance(parts[1], StreamObject):
        return _BY_COMPONENTS.get(int(number(parts[1].get("/N"))), "")
    if kind == "/Lab":
        return "Lab"
    return _FAMILIES.get(kind, "") if isinstance(kind, str) else ""


def opacity(name: object, resources: DictionaryObject | None) -> float | None:
    """The opacity that a graphics state sets for what is filled; None if it sets none."""
    state = dictionary(dictionary(resources, "/ExtGState"), name)
    value = resolved(state.get("/ca")) if state is not None else None
    return float(value) if isinstance(value, (int, float)) else None
