"""Reads the editable region files: outlines, boundary lines and labelled points, each with its line number.

A figure file (regions/figure/<view>.yaml) holds one outline and where each side of the patient is placed; a
zone file (regions/zones/<view>.yaml) and a map file (regions/maps/<id>.yaml) hold boundary lines and one
labelled point per face. All coordinates are mm, y down, in the frame the file names in its head comment.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import isfinite
from pathlib import Path

from bodymap.atlas.curve import Knot
from bodymap.atlas.levels import Side, View
from bodymap.atlas.parts import Placing, Spot
from bodymap.atlas.sheet import Sheet, read_sheet
from bodymap.files.problems import BodymapError, Place

MOST_POINTS = 500
"""Points one line may have; the longest of ours has 30, an outline 235."""
FARTHEST = 5000.0
"""Coordinates beyond this many mm are a slip of the keyboard."""

_POINT = re.compile(r"(-?[\d.]+|-?nan|-?inf),(-?[\d.]+|-?nan|-?inf)(c?)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Line:
    """A named boundary line through its knots."""

    name: str
    knots: tuple[Knot, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Label:
    """The name of a face and one point inside it, mm."""

    name: str
    x: float
    y: float
    place: Place


@dataclass(frozen=True, slots=True)
class Borders:
    """Boundary lines and labelled points of one view."""

    lines: tuple[Line, ...]
    labels: tuple[Label, ...]
    place: Place


@dataclass(frozen=True, slots=True)
class Outline:
    """The outline of one drawing. half: drawn for x > 0 and joined to its mirror image at x = 0.

    edge: the open edge where the body goes on (no ink there), empty when the outline closes by itself. It closes a
    whole outline; in a half one it is a straight piece between two corners.
    uninked: the stretches that a stroke of the drawing stands for, paler than an outline.
    box: left, top, right, bottom of the picture, mm.
    """

    name: str
    stretches: tuple[Line, ...]
    edge: tuple[Knot, ...]
    half: bool
    box: tuple[float, float, float, float]
    placings: tuple[Placing, ...]
    place: Place
    uninked: tuple[str, ...] = ()

    @property
    def knots(self) -> tuple[Knot, ...]:
        return tuple(knot for stretch in self.stretches for knot in stretch.knots)


@dataclass(frozen=True, slots=True)
class MapSource:
    """One map file: who says so, and the borders per drawing. history and author may be empty."""

    id: str
    title: str
    year: int | None
    source: str
    basis: str
    notes: str
    history: str
    author: str
    borders: Mapping[str, Borders]
    place: Place


def read_outline(path: Path) -> Outline:
    """Raises BodymapError with file, line and what was expected."""
    sheet = read_sheet(path)
    sheet.only({"view", "kind", "box", "sides", "outline", "open edge", "no ink"})
    stretches = tuple(_line(sheet, ("outline", name), name, least=1) for name in sheet.keys("outline"))
    edge = points(sheet.text("open edge"), sheet.place("open edge")) if sheet.has("open edge") else ()
    kind = sheet.word("kind", {"half", "whole"})
    if set(sheet.keys("sides")) != {"L", "R"}:
        raise BodymapError("sides must place L and R, each once", sheet.place("sides"))
    placings = tuple(_placing(sheet, side) for side in sheet.keys("sides"))
    return Outline(
        sheet.text("view"), stretches, edge, kind == "half", _box(sheet), placings, sheet.place(), _uninked(sheet)
    )


def _uninked(sheet: Sheet) -> tuple[str, ...]:
    """Raises BodymapError for a stretch that the outline does not have."""
    named = sheet.words("no ink") if sheet.has("no ink") else ()
    known = sheet.keys("outline")
    for name in named:
        if name not in known:
            expected = ", ".join(known)
            raise BodymapError(f"no stretch {name!r}; expected one of {expected}", sheet.place("no ink"))
    return named


def _box(sheet: Sheet) -> tuple[float, float, float, float]:
    corners = points(sheet.text("box"), sheet.place("box"), least=2)
    if len(corners) != 2 or corners[0].x >= corners[1].x or corners[0].y >= corners[1].y:
        raise BodymapError(
            "box needs the upper left and the lower right corner, as in -450,-25 450,1885", sheet.place("box")
        )
    return corners[0].x, corners[0].y, corners[1].x, corners[1].y


def _placing(sheet: Sheet, side: str) -> Placing:
    place = sheet.place("sides", side)
    parts = [part.strip() for part in sheet.text("sides", side).split(",")]
    views = {view.value for view in View}
    sound = len(parts) == 3 and parts[0] in views and parts[1] in {"as drawn", "mirrored"}
    if not sound or not re.fullmatch(r"-?\d+(\.\d+)?", parts[2]):
        raise BodymapError(f"side {side} is not placed; expected it as in front, mirrored, 0", place)
    return Placing(Side(side), View(parts[0]), 1 if parts[1] == "as drawn" else -1, float(parts[2]))


def read_zones(path: Path) -> tuple[str, Borders]:
    """Name of the drawing and its zone borders. Raises BodymapError."""
    sheet = read_sheet(path)
    sheet.only({"view", "lines", "regions"})
    return sheet.text("view"), _borders(sheet, ())


def read_known_zones(path: Path) -> tuple[str, ...]:
    """The zone ids the program knows. Raises BodymapError."""
    sheet = read_sheet(path)
    sheet.only({"low back and leg", "body above"})
    return (*sheet.words("low back and leg"), *sheet.words("body above"))


def read_map(path: Path, known_drawings: Iterable[str]) -> MapSource:
    """Raises BodymapError."""
    sheet = read_sheet(path)
    sheet.only({"id", "title", "year", "source", "basis", "sources", "notes", "history", "author", "views"})
    known = tuple(known_drawings)
    borders: dict[str, Borders] = {}
    for name in sheet.keys("views"):
        if name not in known:
            raise BodymapError(
                f"unknown view {name!r}; expected one of {', '.join(known)}", sheet.place("views", name)
            )
        sheet.only({"lines", "regions"}, "views", name)
        borders[name] = _borders(sheet, ("views", name))
    year = sheet.text("year")
    if not re.fullmatch(r"\d{4}|none", year):
        raise BodymapError(f"year {year!r} is not a year; expected four digits or none", sheet.place("year"))
    return MapSource(
        sheet.text("id"),
        sheet.text("title"),
        int(year) if year != "none" else None,
        sheet.text("source"),
        sheet.text("basis"),
        sheet.text("notes"),
        sheet.text("history") if sheet.has("history") else "",
        sheet.text("author") if sheet.has("author") else "",
        borders,
        sheet.place(),
    )


def read_spots(path: Path, section: str, known_drawings: Iterable[str]) -> tuple[Spot, ...]:
    """The landmarks ("anatomy") or key points of regions/landmarks.yaml. Raises BodymapError."""
    sheet = read_sheet(path)
    sheet.only({"anatomy", "key points"})
    known = tuple(known_drawings)
    spots: list[Spot] = []
    for drawing in sheet.keys(section):
        if drawing not in known:
            raise BodymapError(
                f"unknown view {drawing!r}; expected one of {', '.join(known)}", sheet.place(section, drawing)
            )
        spots += [_spot(sheet, section, drawing, name) for name in sheet.keys(section, drawing)]
    return tuple(spots)


def _spot(sheet: Sheet, section: str, drawing: str, name: str) -> Spot:
    place = sheet.place(section, drawing, name)
    where, _, basis = sheet.text(section, drawing, name).partition(" ")
    knots = points(where, place, least=1)
    if basis.strip() not in {"survey", "estimate", "drawn", "words"}:
        raise BodymapError(
            f"{name} needs a basis: survey, estimate, drawn or words, as in 12,104 drawn", place
        )
    return Spot(name, drawing, knots[0].x, knots[0].y, basis.strip(), place)


def _borders(sheet: Sheet, at: tuple[str, ...]) -> Borders:
    names = sheet.keys(*at, "lines") if sheet.has(*at, "lines") else ()
    lines = tuple(_line(sheet, (*at, "lines", name), name) for name in names)
    labels = tuple(
        label for name in sheet.keys(*at, "regions") for label in _labels(sheet, (*at, "regions", name), name)
    )
    return Borders(lines, labels, sheet.place(*at))


def _line(sheet: Sheet, at: tuple[str, ...], name: str, least: int = 2) -> Line:
    place = sheet.place(*at)
    return Line(name, points(sheet.text(*at), place, least, name), place)


def _labels(sheet: Sheet, at: tuple[str, ...], name: str) -> Sequence[Label]:
    place = sheet.place(*at)
    return [Label(name, k.x, k.y, place) for k in points(sheet.text(*at), place, 1, name)]


def points(text: str, place: Place, least: int = 2, name: str = "") -> tuple[Knot, ...]:
    """Knots from text such as "12,104  -90,80c" (a trailing c makes a corner). Raises BodymapError."""
    words = text.split()
    of = f" of {name!r}" if name else ""
    if len(words) > MOST_POINTS:
        raise BodymapError(f"{len(words)} points{of} are too many; expected at most {MOST_POINTS}", place)
    if len(words) < least:
        wanted = "at least two points" if least == 2 else "a point"
        raise BodymapError(f"too few points{of}; expected {wanted} as in 12,104 -90,80", place)
    knots = tuple(_knot(word, place, of) for word in words)
    for before, after in pairwise(knots):
        if (before.x, before.y) == (after.x, after.y):
            raise BodymapError(f"the point {after.x:g},{after.y:g}{of} stands there twice in a row", place)
    return knots


def _knot(word: str, place: Place, of: str) -> Knot:
    match = _POINT.fullmatch(word)
    try:
        x, y = (float(match[1]), float(match[2])) if match else (None, None)
    except ValueError:
        x = y = None
    if match is None or x is None or y is None:
        raise BodymapError(
            f"{word[:40]!r}{of} is not a point; expected x,y without a space, as in 12,104", place
        )
    if not (isfinite(x) and isfinite(y)) or max(abs(x), abs(y)) > FARTHEST:
        raise BodymapError(
            f"the point {word[:40]}{of} is not on the figure; expected mm between -5000 and 5000", place
        )
    return Knot(x, y, bool(match[3]))
