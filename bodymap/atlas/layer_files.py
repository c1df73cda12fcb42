"""Reads the editable files of what lies under the skin: muscles, nerves, and where look-alikes are felt.

All coordinates are mm in the frame of the drawing the file names, y down, as in the zone files.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from math import isfinite
from pathlib import Path

from bodymap.atlas.curve import Knot
from bodymap.atlas.layer_parts import Blob, NerveSpot
from bodymap.atlas.lines import points
from bodymap.atlas.sheet import Sheet, read_sheet
from bodymap.files.problems import BodymapError, Place
from bodymap.files.tree import Step

WIDEST = 200.0
"""A muscle or nerve wider than this (mm) is a slip of the keyboard; the widest of ours has 27."""
ALL = ((0.0, 1.0),)
"""Nothing but tendon."""

_WIDTH = re.compile(r"\d{1,3}(\.\d+)?")
_STRETCH = re.compile(r"([01](?:\.\d+)?)-([01](?:\.\d+)?)")


@dataclass(frozen=True, slots=True)
class MusclePart:
    """One part of a muscle as a person wrote it.

    edges: its two edges from origin to insertion, with the points of a curved origin and insertion between them; or
    strap: a middle line and a width (mm) at each of its points. One of the two is empty.
    tendon: the stretches of its length (0 = origin, 1 = insertion) that are tendon.
    """

    muscle: str
    edges: tuple[tuple[Knot, ...], tuple[Knot, ...]] | None
    origin: tuple[Knot, ...]
    insertion: tuple[Knot, ...]
    strap: tuple[Knot, ...]
    widths: tuple[float, ...]
    tendon: tuple[tuple[float, float], ...]
    deep: bool
    place: Place


@dataclass(frozen=True, slots=True)
class NerveLine:
    """One stretch of a nerve: its line and its width in mm at start and end; deep: under muscle or bone."""

    nerve: str
    knots: tuple[Knot, ...]
    widths: tuple[float, float]
    deep: bool
    place: Place


@dataclass(frozen=True, slots=True)
class NerveSheet:
    """The nerves of one drawing, and where they are caught."""

    lines: tuple[NerveLine, ...]
    spots: tuple[NerveSpot, ...]


@dataclass(frozen=True, slots=True)
class Referral:
    """What is drawn for one look-alike; both: it is usually felt on both sides at once."""

    condition: str
    source: str
    both: bool
    blobs: Mapping[str, tuple[Blob, ...]]
    place: Place


def read_muscles(path: Path) -> tuple[str, tuple[MusclePart, ...]]:
    """Name of the drawing and the parts of its muscles, from the deepest to the outermost. Raises BodymapError."""
    sheet = read_sheet(path)
    sheet.only({"view", "muscles"})
    return sheet.text("view"), tuple(
        _part(sheet, name, ("muscles", name, i))
        for name in sheet.keys("muscles")
        for i in range(sheet.count("muscles", name))
    )


def _part(sheet: Sheet, muscle: str, at: tuple[Step, ...]) -> MusclePart:
    place = sheet.place(*at)
    given = set(sheet.keys(*at))
    strap = "mid" in given
    known = {"mid", "width"} if strap else {"a", "b", "origin", "insertion"}
    sheet.only({*known, "tendon", "deep"}, *at)
    if not ({"mid", "width"} <= given or {"a", "b"} <= given):
        raise BodymapError(f"a part of {muscle!r} needs a and b, or mid and width", place)
    line = _knots(sheet, muscle, *at, "mid") if strap else ()
    return MusclePart(
        muscle,
        None if strap else (_knots(sheet, muscle, *at, "a"), _knots(sheet, muscle, *at, "b")),
        _knots(sheet, muscle, *at, "origin", least=1) if "origin" in given else (),
        _knots(sheet, muscle, *at, "insertion", least=1) if "insertion" in given else (),
        line,
        _widths(sheet, len(line), *at, "width") if strap else (),
        _stretches(sheet, *at, "tendon") if "tendon" in given else (),
        sheet.flag(*at, "deep"),
        place,
    )


def read_nerves(path: Path) -> tuple[str, NerveSheet]:
    """Name of the drawing, the lines of its nerves, and where they are caught. Raises BodymapError."""
    sheet = read_sheet(path)
    sheet.only({"view", "nerves", "places"})
    lines = tuple(
        _nerve_line(sheet, name, ("nerves", name, i))
        for name in sheet.keys("nerves")
        for i in range(sheet.count("nerves", name))
    )
    spots = tuple(
        _spot(sheet, nerve, name)
        for nerve in (sheet.keys("places") if sheet.has("places") else ())
        for name in sheet.keys("places", nerve)
    )
    return sheet.text("view"), NerveSheet(lines, spots)


def _nerve_line(sheet: Sheet, nerve: str, at: tuple[Step, ...]) -> NerveLine:
    sheet.only({"line", "width", "deep"}, *at)
    start, end = _widths(sheet, 2, *at, "width")
    knots = _knots(sheet, nerve, *at, "line")
    return NerveLine(nerve, knots, (start, end), sheet.flag(*at, "deep"), sheet.place(*at))


def _spot(sheet: Sheet, nerve: str, name: str) -> NerveSpot:
    place = sheet.place("places", nerve, name)
    knot = _knots(sheet, name, "places", nerve, name, least=1)[0]
    return NerveSpot(nerve, name, knot.x, knot.y, place)


def read_referral(path: Path) -> tuple[Referral, ...]:
    """What is drawn for each look-alike. Raises BodymapError."""
    sheet = read_sheet(path)
    sheet.only({"conditions"})
    return tuple(_referral(sheet, name) for name in sheet.keys("conditions"))


def _referral(sheet: Sheet, name: str) -> Referral:
    at = ("conditions", name)
    sheet.only({"source", "both", "pictures"}, *at)
    views = sheet.keys(*at, "pictures") if sheet.has(*at, "pictures") else ()
    blobs = {
        view: tuple(
            _blob(sheet, name, (*at, "pictures", view, i)) for i in range(sheet.count(*at, "pictures", view))
        )
        for view in views
    }
    return Referral(name, sheet.text(*at, "source"), sheet.flag(*at, "both"), blobs, sheet.place(*at))


def _blob(sheet: Sheet, condition: str, at: tuple[Step, ...]) -> Blob:
    place = sheet.place(*at)
    sheet.only({"at", "size", "turn", "level", "basis", "what"}, *at)
    centre = _knots(sheet, condition, *at, "at", least=1)[0]
    size = _knots(sheet, condition, *at, "size", least=1)[0]
    if not (0 < size.x <= WIDEST and 0 < size.y <= WIDEST):
        raise BodymapError(f"the size {size.x:g},{size.y:g} is no size; expected mm as in 15,50", place)
    return Blob(
        condition,
        centre.x,
        centre.y,
        size.x,
        size.y,
        _angle(sheet, *at, "turn"),
        _one_of(sheet, "core", "possible", *at, "level"),
        _one_of(sheet, "stated", "drawn", *at, "basis"),
        sheet.text(*at, "what"),
        place,
    )


def _one_of(sheet: Sheet, yes: str, no: str, *at: Step) -> bool:
    found = sheet.text(*at)
    if found not in (yes, no):
        raise BodymapError(f"{at[-1]} {found!r} is unknown; expected {yes} or {no}", sheet.place(*at))
    return found == yes


def _angle(sheet: Sheet, *at: Step) -> float:
    text = sheet.text(*at)
    if not re.fullmatch(r"-?\d{1,3}(\.\d+)?", text) or abs(float(text)) > 180:
        raise BodymapError(
            f"the turn {text[:40]!r} is no angle; expected degrees, -180 to 180", sheet.place(*at)
        )
    return float(text)


def _knots(sheet: Sheet, name: str, *at: Step, least: int = 2) -> tuple[Knot, ...]:
    return points(sheet.text(*at), sheet.place(*at), least, name)


def _widths(sheet: Sheet, count: int, *at: Step) -> tuple[float, ...]:
    words = sheet.text(*at).split()
    place = sheet.place(*at)
    if len(words) != count:
        raise BodymapError(f"{len(words)} widths for {count} points; expected one at each", place)
    widths = tuple(float(w) if _WIDTH.fullmatch(w) else 0.0 for w in words)
    if not all(isfinite(w) and 0 < w <= WIDEST for w in widths):
        raise BodymapError("a width is no number of mm; expected widths as in 5 20 12.5", place)
    return widths


def _stretches(sheet: Sheet, *at: Step) -> tuple[tuple[float, float], ...]:
    text = sheet.text(*at)
    if text == "all":
        return ALL
    found = [_STRETCH.fullmatch(word) for word in text.split()]
    stretches = tuple((float(m[1]), float(m[2])) for m in found if m)
    if len(stretches) != len(found) or not found or any(not 0 <= a < b <= 1 for a, b in stretches):
        raise BodymapError(
            f"tendon {text[:40]!r} is unknown; expected stretches as in 0-0.05 0.8-1, or all",
            sheet.place(*at),
        )
    return stretches
