"""The picture of a class as SVG text for a room of any size: zones as dark as they are often painted, and the scale.

One user unit is one pixel of the room, and all letters have the height that is asked for, so that the back row reads them.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import shapely
from shapely import MultiPolygon

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side, View
from bodymap.atlas.naming import Spot, roomiest
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.stroke_area import polygons_of
from bodymap.exports.panels import Panel, sheet_panels
from bodymap.exports.svg_text import INK, PAGE, area_path, number, page, path, text_line
from bodymap.kept import Kept
from bodymap.language import tr, tr_as, tr_as_later
from bodymap.teaching.class_picture import RAMP, ClassPicture, Place, Step, step_of, steps

FEET = 1.6
"""How much larger the feet are than the body."""
GAP = 1.2
"""Room between views, in heights of the letters."""
WORDS_ABOVE, KEY_BELOW = 3.2, 3.4
"""Room above a view for its words, and below all for the scale, in heights of the letters."""
SHORT = {
    View.FRONT: tr_as_later("a view", "Front"),
    View.BACK: tr_as_later("a view", "Back"),
    View.FEET_TOP: tr_as_later("a view", "Feet"),
    View.FEET_SOLE: tr_as_later("a view", "Soles"),
}
LEFT_FIRST = (View.BACK,)
"""Where the patient's left is at the viewer's left; in front and on both views of the feet it is the right."""
FINE, LEAST_UNIT = 0.8, 0.02
"""mm by which a drawn shape may differ from its zone; px of a mm at least."""
_LINE = 0.9
_LETTER, _CAPITAL = 0.6, 0.75
"""Mean width of a letter, and of a bold capital, against its height, on the safe side."""


@dataclass(frozen=True, slots=True)
class Room:
    """Width, height and height of the letters, px."""

    width: float
    height: float
    letters: float


@dataclass(frozen=True, slots=True)
class Part:
    """The part of a zone that is shown (mm of its view), and the middle and radius of the largest circle in it."""

    place: Place
    shape: MultiPolygon
    spot: Spot


@dataclass(frozen=True, slots=True)
class Cut:
    """One view of the picture, cut to what is shown of it."""

    panel: Panel
    body: MultiPolygon
    parts: tuple[Part, ...]


_CUTS = Kept[tuple[Cut, ...]](2)


def cut(atlas: Atlas, whole: bool) -> tuple[Cut, ...]:
    """The views from the waist down, or whole; made once, because a picture follows another quickly."""
    return _CUTS.get((id(atlas), whole), (atlas,), lambda: tuple(_cut(atlas, whole)))


def _cut(atlas: Atlas, whole: bool) -> Iterator[Cut]:
    for panel in sheet_panels(atlas, PainDrawing(), whole=whole):
        if panel.view in SHORT:
            panel = replace(panel, factor=FEET if panel.factor > 1 else 1.0)
            shapes = (((f.zone, f.side), _plain(panel, f.shape)) for f in atlas.zones(panel.view))
            parts = tuple(Part(place, shape, _spot(shape)) for place, shape in shapes if not shape.is_empty)
            yield Cut(panel, _plain(panel, atlas.silhouette(panel.view)), parts)


def _plain(panel: Panel, shape: MultiPolygon) -> MultiPolygon:
    """What is shown of a shape, with no more points than the eye needs."""
    return polygons_of(shapely.simplify(panel.shown(shape), FINE))


def _spot(shape: MultiPolygon) -> Spot:
    return roomiest(max(shape.geoms, key=lambda part: part.area))


def picture_svg(atlas: Atlas, picture: ClassPicture, room: Room, note: str = "") -> str:
    """Front, back, tops and soles of the feet, and the scale; the whole body where something lies above the waist.

    note: a line at the foot, as on paper.
    """
    counts = picture.counts
    scale = steps(max(counts.values(), default=0))
    views = _views(atlas, counts)
    foot = KEY_BELOW + (2.0 if note else 0.0)
    unit, columns = _fitted(views, replace(room, height=room.height - foot * room.letters))
    parts: list[str] = []
    x = (room.width - _wide(columns, unit, room.letters)) / 2
    for column in columns:
        wide, y = max(_width(one, unit, room.letters) for one in column), 0.0
        for view in column:
            y += WORDS_ABOVE * room.letters
            parts += _view(view, counts, scale, unit, (x + wide / 2, y), room.letters)
            y += view.panel.height * unit
        x += wide + GAP * room.letters
    parts += _key(picture, scale, room, room.height - foot * room.letters + room.letters)
    if note:
        parts.append(text_line(room.letters, room.height - room.letters, room.letters * 0.8, note))
    return page(room.width, room.height, parts)


def _views(atlas: Atlas, counts: Iterable[Place]) -> tuple[Cut, ...]:
    """Without what nobody has painted above the waist."""
    below = cut(atlas, whole=False)
    seen = {part.place for view in below for part in view.parts}
    return below if set(counts) <= seen else cut(atlas, whole=True)


Columns = tuple[tuple[Cut, ...], ...]


def _fitted(views: tuple[Cut, ...], room: Room) -> tuple[float, Columns]:
    """Px of a mm and the columns: both bodies, and the feet one above the other."""
    bodies = [(one,) for one in views if one.panel.factor == 1]
    columns = (*bodies, tuple(one for one in views if one.panel.factor != 1))
    unit = min(
        (room.height - len(column) * WORDS_ABOVE * room.letters) / sum(one.panel.height for one in column)
        for column in columns
    )
    while unit > LEAST_UNIT and _wide(columns, unit, room.letters) > room.width:
        unit *= 0.97
    return max(unit, LEAST_UNIT), columns


def _wide(columns: Columns, unit: float, letters: float) -> float:
    widths = [max(_width(one, unit, letters) for one in column) for column in columns]
    return sum(widths) + GAP * letters * (len(widths) - 1)


def _width(view: Cut, unit: float, letters: float) -> float:
    """With room for the words above it."""
    return max(view.panel.width * unit, letters * _CAPITAL * (1 + sum(map(len, _sides()))))


def _sides() -> tuple[str, str]:
    """The patient's right and left, as they stand above a view."""
    return Side.RIGHT.word.upper(), Side.LEFT.word.upper()


def _view(
    view: Cut,
    counts: Mapping[Place, int],
    scale: tuple[Step, ...],
    unit: float,
    at: tuple[float, float],
    letters: float,
) -> Iterator[str]:
    """One view with its words above; at: the middle of its upper edge, px."""
    panel, (middle, y) = view.panel, at
    k = unit * panel.factor
    yield text_line(middle, y - 1.7 * letters, letters, tr_as("a view", SHORT[panel.view]), anchor="middle")
    half = _width(view, unit, letters) / 2
    right, left = _sides()
    one, other = (left, right) if panel.view in LEFT_FIRST else (right, left)
    yield text_line(middle - half, y - 0.4 * letters, letters, one, bold=True)
    yield text_line(middle + half, y - 0.4 * letters, letters, other, bold=True, anchor="end")
    shift = middle - panel.width * unit / 2 - panel.box[0] * k, y - panel.box[1] * k
    yield f'<g transform="translate({number(shift[0])} {number(shift[1])}) scale({number(k * 1000)}e-3)">'
    yield _filled(view.body, PAGE)
    numbers: list[str] = []
    for part in view.parts:
        count = counts.get(part.place, 0)
        step = step_of(scale, count)
        if step is not None:
            yield _filled(part.shape, step.colour)
            yield path(area_path(part.shape.geoms), **_edge(k))
            numbers += _number(part.spot, count, step, k, letters)
    yield path(area_path(view.body.geoms), fill="none", stroke=INK, stroke_width=number(1.6 / k))
    yield from numbers
    yield "</g>"


def _edge(k: float) -> dict[str, str]:
    """A thin line around a zone, for the lightest step on white."""
    return {"fill": "none", "stroke": RAMP[-1], "stroke_opacity": "0.4", "stroke_width": number(1 / k)}


def _filled(shape: MultiPolygon, colour: str) -> str:
    return path(area_path(shape.geoms), fill=colour, fill_rule="evenodd")


def _number(spot: Spot, count: int, step: Step, k: float, letters: float) -> Iterator[str]:
    """How many, where there is room for it."""
    x, y, radius = spot
    words, high = str(count), letters / k
    if radius * 2 >= high * max(_LETTER * len(words), 0.9):
        ink = PAGE if step.dark else INK
        yield text_line(x, y + high * 0.36, high, words, bold=True, anchor="middle", colour=ink)


def _key(picture: ClassPicture, scale: tuple[Step, ...], room: Room, y: float) -> Iterator[str]:
    """The scale from few to many, with its counts in words."""
    size = room.letters
    words = tr("Painted by, of {count}:", count=picture.count) if picture.count else tr("No drawing yet.")
    x = size
    yield text_line(x, y + size, size, words)
    x += size * (_LETTER * len(words) + 0.6)
    for step in scale:
        box = MultiPolygon([shapely.box(x, y + 0.1 * size, x + 1.4 * size, y + 1.2 * size)])
        yield path(area_path(box.geoms), fill=step.colour, stroke=INK, stroke_width=number(_LINE))
        yield text_line(x + 1.7 * size, y + size, size, step.words)
        x += size * (1.7 + _LETTER * len(step.words) + 0.8)
