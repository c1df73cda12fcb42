"""What the tools mean on the figure: the tool in hand, what a click selects, and the names of the steps. No Qt."""

from bodymap.atlas.atlas import Atlas, Located
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing, Sample, Stroke, StrokeKind
from bodymap.drawing.tools import Brush, Eraser, Filler, Picker, Tool, erased, topmost
from bodymap.exports.words import zone_words
from bodymap.knowledge.library import Library
from bodymap.language import tr
from bodymap.ui.figure_layout import Placement
from bodymap.ui.figure_stops import Stop, as_far_as_shown
from bodymap.ui.state import Pen, Selection, ToolName

ROUND_TOOLS = (ToolName.BRUSH, ToolName.ERASER)
"""Tools with a width, shown as a circle at the pointer."""


def tool_in_hand(pen: Pen, atlas: Atlas, placement: Placement) -> Tool:
    """A fresh tool for one gesture; it reaches only what the placement shows of the body."""
    view, body = placement.view, as_far_as_shown(atlas, placement)
    if pen.tool is ToolName.BRUSH:
        return Brush(body, view, pen.sensation, pen.width, pen.intensity, pen.depth)
    if pen.tool is ToolName.ERASER:
        return Eraser(body, view, pen.width)
    if pen.tool is ToolName.FILL:
        return Filler(body, view, pen.sensation, pen.intensity, pen.depth)
    return Picker(view)


def selected_at(atlas: Atlas, drawing: PainDrawing, view: View, x: float, y: float) -> Selection:
    """The mark painted there, else the place itself (mm)."""
    mark = topmost(drawing, view, x, y)
    return Selection(mark=mark.id) if mark else Selection(point=atlas.locate(view, x, y))


def step_name(
    library: Library,
    atlas: Atlas,
    pen: Pen,
    before: PainDrawing,
    after: PainDrawing,
    where: tuple[View, float, float],
) -> str:
    """The name of a gesture that began at a place of a view (mm), for undo: "Fill left big toe with numbness"."""
    if pen.tool is ToolName.ERASER:
        return tr("Erase")
    if pen.tool is ToolName.FILL:
        return _fill_name(library, pen, before, after, atlas.locate(*where))
    return tr("Paint {words}", words=pen.sensation.words)


def zone_step(
    library: Library, atlas: Atlas, pen: Pen, before: PainDrawing, stop: Stop
) -> tuple[str, PainDrawing]:
    """What brush, fill or eraser do to a whole zone, and the name of that step; the same drawing = nothing."""
    view, spot = stop.face.view, (stop.x, stop.y)
    if pen.tool is ToolName.ERASER:
        return tr("Erase"), erased(before, view, stop.face.shape, Stroke(StrokeKind.ERASE, (spot,)))
    filler = Filler(atlas, view, pen.sensation, pen.intensity, pen.depth)
    filler.press(Sample(*spot))
    after = filler.release(before)
    return _fill_name(library, pen, before, after, atlas.locate(view, *spot)), after


def _fill_name(library: Library, pen: Pen, before: PainDrawing, after: PainDrawing, where: Located) -> str:
    place = zone_words(library.zones, where.zone or "", where.side)
    if _painted_area(after) < _painted_area(before):
        return tr("Empty {place}", place=place)
    return tr("Fill {place} with {words}", place=place, words=pen.sensation.words)


def _painted_area(drawing: PainDrawing) -> float:
    return sum(m.area.area for m in drawing.marks)
