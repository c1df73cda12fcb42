"""A sheet that is patched where a drawing changed is the same as one painted anew."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.knowledge.stored import open_library
from bodymap.ui.figure_layout import LayoutKind, Lens, frames, placed
from bodymap.ui.figure_sheets import Scene, Sheets
from bodymap.ui.state import State

ATLAS = open_atlas()
SEEN = placed(frames(ATLAS.silhouette, LayoutKind.LOWER), LayoutKind.LOWER, 620, 640)


def mark(number: int, top: float, view: View = View.FRONT) -> Mark:
    area = MultiPolygon([box(60, top, 130, top + 90)])
    return Mark(number, view, list(Sensation)[number % 6], area, depth=Depth.DEEP)


ONE, TWO, THREE = mark(1, 900), mark(2, 960), mark(3, 1300)
BEFORE = PainDrawing((ONE, TWO, THREE))


def scene(drawing: PainDrawing, ratio: float) -> Scene:
    return Scene(QSize(620, 640), ratio, SEEN, Lens(), State(drawing=drawing), dark=False)


def anew(drawing: PainDrawing, ratio: float) -> Sheets:
    made = Sheets(ATLAS, open_library())
    made.freshen(scene(drawing, ratio), settling=False)
    return made


def picture(sheets: Sheets) -> QImage:
    assert sheets.marks is not None
    return sheets.marks


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize(
    "after",
    [
        PainDrawing((ONE, TWO, THREE, mark(4, 940))),
        PainDrawing((ONE, mark(2, 1000), THREE)),
        PainDrawing((TWO, THREE)),
        PainDrawing((TWO, ONE, THREE)),
        PainDrawing((*BEFORE.marks, mark(5, 640, View.BACK))),
        PainDrawing(),
    ],
    ids=["new", "grown", "gone", "another order", "at the cut", "cleared"],
)
def test_a_patched_sheet_is_like_one_painted_anew(after: PainDrawing, ratio: float) -> None:
    sheets = anew(BEFORE, ratio)
    sheets.repaint_marks(scene(after, ratio), BEFORE, settling=False)
    assert picture(sheets) == picture(anew(after, ratio))


def test_only_the_box_of_the_new_mark_is_to_be_repainted() -> None:
    touched = anew(BEFORE, 1.0).repaint_marks(scene(BEFORE.without(3), 1.0), BEFORE, settling=False)
    front = next(p for p in SEEN if p.view is View.FRONT)
    assert touched is not None
    assert touched.height() == pytest.approx(90 * front.scale, abs=8)


def test_a_new_drawing_with_the_same_marks_repaints_nothing() -> None:
    touched = anew(BEFORE, 1.0).repaint_marks(scene(replace(BEFORE), 1.0), BEFORE, settling=False)
    assert touched is not None
    assert touched.isEmpty()


def test_while_the_hand_still_zooms_the_whole_sheet_waits() -> None:
    sheets = anew(BEFORE, 1.0)
    assert sheets.repaint_marks(scene(PainDrawing(), 1.0), BEFORE, settling=True) is None
    assert sheets.marks is None
