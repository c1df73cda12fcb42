"""What the tools mean on the figure, without a window."""

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import PainDrawing, Sample
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.tools import Brush, Eraser, Filler, Picker
from bodymap.knowledge.stored import open_library
from bodymap.ui.figure_layout import LayoutKind, frames, placed
from bodymap.ui.figure_stops import Stop, Stops
from bodymap.ui.figure_tools import selected_at, step_name, tool_in_hand, zone_step
from bodymap.ui.state import Pen, Selection, ToolName

ATLAS, LIBRARY = open_atlas(), open_library()
PLACEMENTS = placed(frames(ATLAS.silhouette, LayoutKind.LOWER), LayoutKind.LOWER, 760, 740)
FILL = Pen(tool=ToolName.FILL, sensation=Sensation.NUMBNESS)


def stop_of(zone: str) -> Stop:
    found = Stops(PLACEMENTS, ATLAS).all()
    return next(s for s in found if (s.face.zone, s.face.side) == (zone, Side.LEFT))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        (ToolName.BRUSH, Brush),
        (ToolName.ERASER, Eraser),
        (ToolName.FILL, Filler),
        (ToolName.SELECT, Picker),
    ],
)
def test_every_name_has_its_tool(name: ToolName, kind: type) -> None:
    assert isinstance(tool_in_hand(Pen(tool=name), ATLAS, PLACEMENTS[0]), kind)


def test_a_zone_is_filled_by_a_named_step() -> None:
    name, after = zone_step(LIBRARY, ATLAS, FILL, PainDrawing(), stop_of("popliteal"))
    assert name == "Fill back of the left knee with numbness"
    assert len(after.marks) == 1


def test_a_second_fill_empties_the_zone() -> None:
    stop = stop_of("popliteal")
    _, filled = zone_step(LIBRARY, ATLAS, FILL, PainDrawing(), stop)
    assert zone_step(LIBRARY, ATLAS, FILL, filled, stop) == ("Empty back of the left knee", PainDrawing())


def test_erasing_an_empty_zone_changes_nothing() -> None:
    empty = PainDrawing()
    _, after = zone_step(LIBRARY, ATLAS, Pen(tool=ToolName.ERASER), empty, stop_of("popliteal"))
    assert after is empty


def test_a_brush_stroke_is_named_by_its_feeling() -> None:
    where, none = (View.FRONT, 90.0, 1000.0), PainDrawing()
    name = step_name(LIBRARY, ATLAS, Pen(sensation=Sensation.PINS), none, none, where)
    assert name == "Paint pins and needles"


def test_a_mark_is_selected_before_the_place_under_it() -> None:
    brush = Brush(ATLAS, View.FRONT, Sensation.ACHE, 30)
    brush.press(Sample(90, 1000))
    drawing = brush.release(PainDrawing())
    assert selected_at(ATLAS, drawing, View.FRONT, 90, 1000) == Selection(mark=1)
    assert selected_at(ATLAS, drawing, View.FRONT, 90, 1300).point == ATLAS.locate(View.FRONT, 90, 1300)
