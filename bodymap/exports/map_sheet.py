"""A map file as its author wants to see it: every drawing in the frame of the file, faces, names, lines and faults.

Only the drawn half is shown, so that places in the picture are places in the file. Skin without a label is red.
"""

from collections.abc import Iterable

import shapely
from shapely import MultiPolygon

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.curve import flatten, spline
from bodymap.atlas.map_files import CutMap
from bodymap.atlas.parts import Complaint, CutAtlas, Drawing
from bodymap.exports.palette import level_colour
from bodymap.exports.svg_text import ALARM, INK, QUIET, area_path, dot_path, line_path, page, path, text_line

SCALE = {"front": 0.5, "back": 0.5, "side-right": 0.5, "inner-left": 0.5}
"""Of the larger drawings, picture units a mm; the insets are drawn at 1.2."""
INSET_SCALE = 1.2
GAP, HEAD, LINE = 40.0, 70.0, 22.0
MOST_TOLD = 12
BLANK = ("none", "above")


def map_sheet(found: CutMap, figure: CutAtlas) -> str:
    """SVG text. The faults of the file stand below the drawings."""
    x, tallest, parts = GAP, 0.0, [_title(found)]
    for drawing in sorted(figure.drawings, key=_place):
        left, top, right, bottom = _box(drawing)
        scale = SCALE.get(drawing.name, INSET_SCALE)
        parts.append(text_line(x, HEAD - 8, 14, drawing.name, colour=QUIET))
        parts += _drawing(found, drawing, figure, (x - left * scale, HEAD - top * scale, scale))
        x, tallest = x + (right - left) * scale + GAP, max(tallest, (bottom - top) * scale)
    told = [*found.complaints[:MOST_TOLD], *found.notes[:MOST_TOLD]]
    foot = HEAD + tallest + GAP
    parts += [_told(one, foot + i * LINE, one in found.complaints) for i, one in enumerate(told)]
    return page(x, foot + (len(told) + 1) * LINE, parts)


def _place(drawing: Drawing) -> tuple[int, str]:
    """The large drawings first, in the order of SCALE."""
    large = tuple(SCALE)
    return (large.index(drawing.name) if drawing.name in large else len(large)), drawing.name


def _box(drawing: Drawing) -> tuple[float, float, float, float]:
    """What of the drawing is drawn, mm."""
    left, top, right, bottom = drawing.area.bounds
    return left - 10, top - 10, right + 10, bottom + 10


def _title(found: CutMap) -> str:
    faults = f"{len(found.complaints)} to mend" if found.complaints else "sound"
    return text_line(GAP, 40, 22, f"{found.source.id}: {faults}", bold=True)


def _told(complaint: Complaint, y: float, is_fault: bool) -> str:
    return text_line(
        GAP, y, 14, f"{complaint.place.line}: {complaint.sentence}", colour=ALARM if is_fault else QUIET
    )


Frame = tuple[float, float, float]
"""Where a drawing stands in the picture: shift of x and y, picture units a mm."""


def _drawing(found: CutMap, drawing: Drawing, figure: CutAtlas, frame: Frame) -> Iterable[str]:
    faces = found.faces.get(drawing.name, {})
    bare = multipolygon(shapely.difference(drawing.area, shapely.union_all([*faces.values()])))
    yield from (_face(level, shape, frame) for level, shape in faces.items())
    if faces and bare.area > 1:
        yield path(area_path(_moved(bare, frame).geoms), fill=ALARM, fill_opacity="0.55", fill_rule="evenodd")
    yield path(area_path(_moved(drawing.area, frame).geoms), fill="none", stroke=INK, stroke_width="1.2")
    borders = found.source.borders.get(drawing.name)
    for line in borders.lines if borders else ():
        points = flatten(spline(line.knots)) * frame[2] + frame[:2]
        yield path(
            line_path(points.tolist()), fill="none", stroke=INK, stroke_width="0.8", stroke_opacity="0.7"
        )
    for spot in figure.key_points:
        if spot.drawing == drawing.name:
            x, y = _at(spot.x, spot.y, frame)
            yield path(dot_path(x, y, 2.2), fill=QUIET)
    for label in borders.labels if borders else ():
        x, y = _at(label.x, label.y, frame)
        yield text_line(x, y + 4, 12, label.name, bold=True, anchor="middle")


def _face(level: str, shape: MultiPolygon, frame: Frame) -> str:
    strength = "0.05" if level in BLANK else "0.4"
    return path(
        area_path(_moved(shape, frame).geoms),
        fill=level_colour(level),
        fill_opacity=strength,
        fill_rule="evenodd",
    )


def _moved(shape: MultiPolygon, frame: Frame) -> MultiPolygon:
    dx, dy, scale = frame
    return multipolygon(shapely.transform(shape, lambda xy: xy * scale + (dx, dy)))


def _at(x: float, y: float, frame: Frame) -> tuple[float, float]:
    return x * frame[2] + frame[0], y * frame[2] + frame[1]
