"""The other side: a drawing moved from left to right and back, for a person who took one leg for the other."""

from dataclasses import replace

from shapely import MultiPolygon
from shapely.affinity import scale

from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing, Stroke

OTHER_VIEW = {
    View.SIDE_LEFT: View.SIDE_RIGHT,
    View.SIDE_RIGHT: View.SIDE_LEFT,
    View.INNER_LEFT: View.INNER_RIGHT,
    View.INNER_RIGHT: View.INNER_LEFT,
}
"""Views of one side go to the view of the other; all others hold both sides. x is mirrored in each."""


def mirrored(drawing: PainDrawing) -> PainDrawing:
    """The same drawing on the other side of the body; mirrored twice it is where it was."""
    return replace(drawing, marks=tuple(_mark(mark) for mark in drawing.marks))


def _mark(mark: Mark) -> Mark:
    area = scale(mark.area, xfact=-1.0, origin=(0.0, 0.0))
    assert isinstance(area, MultiPolygon)
    return replace(
        mark,
        view=OTHER_VIEW.get(mark.view, mark.view),
        area=area,
        strokes=tuple(_stroke(stroke) for stroke in mark.strokes),
    )


def _stroke(stroke: Stroke) -> Stroke:
    return replace(stroke, points=tuple((0.0 - x, y) for x, y in stroke.points))
