"""A sheet that is patched where a drawing changed is the same as one painted anew."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QColor, QImage, QPainter
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Root, Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.knowledge.stored import open_library
from bodymap.ui.carried import Carried, CarriedZones
from bodymap.ui.figure_layout import LayoutKind, Lens, frames, placed
from bodymap.ui.figure_sheets import Scene, Sheets
from bodymap.ui.state import Selection, Show, State

pytestmark = pytest.mark.usefixtures("qapp")
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
    assert whole_picture(sheets) == whole_picture(anew(after, ratio))


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


def whole_picture(sheets: Sheets) -> QImage:
    """All sheets on each other."""
    made = QImage(QSize(620, 640), QImage.Format.Format_ARGB32_Premultiplied)
    made.fill(0)
    painter = QPainter(made)
    sheets.paint(painter, QRect(0, 0, 620, 640), Lens(), SEEN, False)
    painter.end()
    return made


def shown(*states: tuple[State, tuple[Carried, ...]]) -> QImage:
    """The picture after these states, with the zones carried in each."""
    sheets = Sheets(ATLAS, open_library())
    for state, carried in states:
        sheets.look_again()
        sheets.forget_lights()
        sheets.freshen(replace(scene(BEFORE, 1.0), state=state, carried=carried), settling=False)
    return whole_picture(sheets)


def looks(selection: Selection, **show: object) -> State:
    return State(drawing=BEFORE, selection=selection, show=replace(Show(), **show))  # type: ignore[arg-type]


L4, S2 = Selection(root=Root.L4, side=Side.LEFT), Selection(root=Root.S2, side=Side.RIGHT)


@pytest.mark.parametrize("show", [{}, {"map": "isncsci"}], ids=["no map", "a map"])
@pytest.mark.parametrize(("first", "then"), [(L4, S2), (S2, L4), (L4, Selection()), (Selection(), S2)])
def test_lights_patched_view_by_view_are_like_lights_painted_anew(
    first: Selection, then: Selection, show: dict[str, object]
) -> None:
    patched = shown((looks(first, **show), ()), (looks(then, **show), ()))
    assert patched == shown((looks(then, **show), ()))


CARRY = CarriedZones(ATLAS, open_library().rules.painting)
ONE_HINT, OTHER_HINT = CARRY(PainDrawing((ONE,))), CARRY(PainDrawing((THREE,)))
BOTH_HINTS = CARRY(PainDrawing((ONE, THREE)))


@pytest.mark.parametrize(
    "steps",
    [
        (ONE_HINT, OTHER_HINT),
        (ONE_HINT, BOTH_HINTS),
        (BOTH_HINTS, OTHER_HINT),
        (ONE_HINT, ()),
        (BOTH_HINTS, (), ONE_HINT),
    ],
    ids=["others", "more", "fewer", "none", "none and again"],
)
def test_carried_zones_patched_are_like_zones_painted_anew(steps: tuple[tuple[Carried, ...], ...]) -> None:
    plain = looks(Selection())
    assert shown(*((plain, hints) for hints in steps)) == shown((plain, steps[-1]))


@pytest.mark.parametrize(
    ("before", "after"), [(ONE_HINT, BOTH_HINTS), (BOTH_HINTS, ONE_HINT), (ONE_HINT, ()), ((), OTHER_HINT)]
)
def test_nothing_changes_outside_of_the_box_told_of_changed_hints(
    before: tuple[Carried, ...], after: tuple[Carried, ...]
) -> None:
    plain = looks(Selection())
    told = Sheets(ATLAS, open_library()).hints_changed(replace(scene(BEFORE, 1.0), carried=after), before)
    old, new = shown((plain, before)), shown((plain, after))
    for one in (old, new):
        painter = QPainter(one)
        painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Source)
        painter.fillRect(told, QColor("white"))
        painter.end()
    assert old == new
