from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shapely import MultiPolygon, box, union_all

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.drawing.stroke_area import polygons_of
from bodymap.knowledge.library import Library
from bodymap.ui.mark_places import MarkPlaces, percent
from bodymap.ui.marks_panel import MOST_ROWS, NOTHING, MarksPanel, mark_words
from bodymap.ui.state import NOTHING_SELECTED, Selection, State
from tests.ui.hands import words

PLACE = MultiPolygon([box(0, 900, 30, 950)])
BURN = Mark(1, View.FRONT, Sensation.BURNING, PLACE, 6, Depth.DEEP)
NUMB = Mark(2, View.BACK, Sensation.NUMBNESS, PLACE)
DRAWING = PainDrawing((BURN, NUMB))


class Shown:
    """The panel alone; it remembers what it asked for."""

    def __init__(self, qtbot: QtBot) -> None:
        self.edits: list[tuple[str, PainDrawing]] = []
        self.chosen: list[Selection] = []
        self.panel = MarksPanel(
            lambda mark: f"place {mark.id}", lambda *e: self.edits.append(e), self.chosen.append
        )
        qtbot.addWidget(self.panel)
        self.panel.show()

    def show(self, drawing: PainDrawing = DRAWING, mark: int | None = None) -> None:
        self.panel.show_state(State(drawing=drawing, selection=Selection(mark=mark)))

    @property
    def editor(self):
        assert self.panel.editor is not None
        return self.panel.editor


@pytest.fixture
def shown(qtbot: QtBot) -> Shown:
    return Shown(qtbot)


def test_a_mark_is_named_with_strength_and_depth() -> None:
    assert mark_words(BURN) == "Burning, 6 of 10, deep inside"


def test_what_was_not_said_is_not_named() -> None:
    assert mark_words(NUMB) == "Numbness"


def test_every_mark_is_listed_with_its_place(shown: Shown) -> None:
    shown.show()
    assert "place 1" in words(shown.panel)
    assert "place 2" in words(shown.panel)


def test_an_empty_drawing_says_so(shown: Shown) -> None:
    shown.show(PainDrawing())
    assert NOTHING in words(shown.panel)


def test_pressing_a_mark_chooses_it(shown: Shown) -> None:
    shown.show()
    QTest.mouseClick(shown.panel.rows[2], Qt.MouseButton.LeftButton)
    assert shown.chosen == [Selection(mark=2)]


def test_pressing_it_again_lets_it_go(shown: Shown) -> None:
    shown.show(mark=2)
    shown.panel.rows[2].click()
    assert shown.chosen == [NOTHING_SELECTED]


def test_only_the_chosen_mark_can_be_changed(shown: Shown) -> None:
    shown.show()
    assert shown.panel.editor is None


def test_the_feeling_can_be_changed(shown: Shown) -> None:
    shown.show(mark=1)
    shown.editor.sensation.activated.emit(list(Sensation).index(Sensation.CRAMP))
    assert shown.edits[0][1].mark(1).sensation is Sensation.CRAMP  # type: ignore[union-attr]


def test_the_strength_can_be_changed(shown: Shown) -> None:
    shown.show(mark=1)
    shown.editor.intensity.slider.setValue(9)
    assert [d.mark(1).intensity for _, d in shown.edits] == [9]  # type: ignore[union-attr]


def test_dragging_the_strength_is_one_step(shown: Shown) -> None:
    shown.show(mark=1)
    slider = shown.editor.intensity.slider
    slider.setSliderDown(True)
    for value in (7, 8, 9):
        slider.setValue(value)
    slider.setSliderDown(False)
    assert len(shown.edits) == 1


def test_the_strength_can_be_taken_back(shown: Shown) -> None:
    shown.show(mark=1)
    shown.editor.intensity.chosen.emit(None)
    assert shown.edits[0][1].mark(1).intensity is None  # type: ignore[union-attr]


def test_the_depth_can_be_changed(shown: Shown) -> None:
    shown.show(mark=1)
    shown.editor.depth_choice.segment("skin").click()
    assert shown.edits[0][1].mark(1).depth is Depth.SKIN  # type: ignore[union-attr]


def test_a_mark_can_be_deleted(shown: Shown) -> None:
    shown.show(mark=1)
    shown.editor.delete.click()
    assert shown.edits == [("Delete burning", PainDrawing((NUMB,)))]


def test_all_marks_can_be_cleared(shown: Shown) -> None:
    shown.show()
    shown.panel.clear.click()
    assert shown.edits == [("Clear all", PainDrawing())]


def test_the_keyboard_stays_on_its_control_when_the_mark_changes(shown: Shown) -> None:
    shown.show(mark=1)
    words(shown.panel)
    shown.panel.activateWindow()
    shown.editor.depth_choice.segment("skin").setFocus()
    shown.show(PainDrawing((Mark(1, View.FRONT, Sensation.BURNING, PLACE, 6, Depth.SKIN), NUMB)), mark=1)
    words(shown.panel)
    assert shown.editor.depth_choice.segment("skin").hasFocus()


def test_a_place_is_named_with_its_side(library: Library, atlas: Atlas) -> None:
    toe = next(f for f in atlas.zones(View.FEET_TOP) if (f.zone, f.side) == ("toe_5", Side.LEFT))
    place = MarkPlaces(library, atlas)(Mark(1, View.FEET_TOP, Sensation.NUMBNESS, toe.shape))
    assert place == "left: little toe 100 %"


def test_places_with_a_comma_in_them_are_told_apart(library: Library, atlas: Atlas) -> None:
    parts = [
        next(f for f in atlas.zones(View.BACK) if (f.zone, f.side) == (zone, Side.LEFT)).shape
        for zone in ("thigh_post_central", "thigh_post_upper")
    ]
    mark = Mark(1, View.BACK, Sensation.NUMBNESS, polygons_of(union_all(parts)))
    names = MarkPlaces(library, atlas).plain(mark).removeprefix("left: ").split("; ")
    assert sorted(names) == sorted(library.zones[z].words for z in ("thigh_post_central", "thigh_post_upper"))


def test_a_patient_reads_places_without_percentages(library: Library, atlas: Atlas) -> None:
    toe = next(f for f in atlas.zones(View.FEET_TOP) if (f.zone, f.side) == ("toe_5", Side.LEFT))
    assert MarkPlaces(library, atlas).plain(Mark(1, View.FEET_TOP, Sensation.NUMBNESS, toe.shape)) == (
        "left: little toe"
    )


def test_a_place_says_how_much_of_it_is_painted(library: Library, atlas: Atlas) -> None:
    toe = next(f for f in atlas.zones(View.FEET_TOP) if (f.zone, f.side) == ("hallux", Side.LEFT))
    x0, y0, x1, y1 = toe.shape.bounds
    half = polygons_of(toe.shape.intersection(box(x0, y0, x1, (y0 + y1) / 2)))
    share = round(100 * half.area / toe.shape.area)
    place = MarkPlaces(library, atlas)(Mark(1, View.FEET_TOP, Sensation.NUMBNESS, half))
    assert place == f"left: big toe {share} %"


@pytest.mark.parametrize(
    ("share", "words_"), [(0.001, "under 1 %"), (0.62, "62 %"), (0.994, "99 %"), (1.0, "100 %")]
)
def test_a_share_is_never_rounded_to_nothing_or_all(share: float, words_: str) -> None:
    assert percent(share) == words_


def test_rows_of_marks_that_did_not_change_stay_the_same_widgets(shown: Shown) -> None:
    shown.show()
    before = dict(shown.panel.rows)
    shown.show(PainDrawing((replace(BURN, intensity=9), NUMB)))
    assert shown.panel.rows[1] is not before[1]
    assert shown.panel.rows[2] is before[2]


def test_marks_stand_in_the_order_of_the_drawing_whatever_stood_there_before(shown: Shown) -> None:
    third = Mark(3, View.FRONT, Sensation.ACHE, PLACE)
    for marks in ((BURN, NUMB), (NUMB, third, BURN), (third,), (BURN, third, NUMB)):
        shown.show(PainDrawing(marks), mark=3)
        QApplication.processEvents()
        heights = [shown.panel.rows[mark.id].y() for mark in marks]
        assert heights == sorted(heights)
        assert len(shown.panel.rows) == len(marks)


def many(count: int) -> PainDrawing:
    return PainDrawing(tuple(replace(NUMB, id=number) for number in range(1, count + 1)))


def test_of_many_places_the_newest_are_listed(shown: Shown) -> None:
    shown.show(many(MOST_ROWS + 5))
    assert list(shown.panel.rows) == list(range(6, MOST_ROWS + 6))
    assert shown.panel.earlier.text() == "Show 5 earlier places"


def test_an_earlier_place_that_is_chosen_is_listed_with_its_editor(shown: Shown) -> None:
    shown.show(many(MOST_ROWS + 5), mark=2)
    assert list(shown.panel.rows)[:2] == [2, 6]
    assert not shown.editor.isHidden()


def test_all_places_are_listed_when_asked_for(shown: Shown) -> None:
    shown.show(many(MOST_ROWS + 5))
    shown.panel.earlier.click()
    assert list(shown.panel.rows) == list(range(1, MOST_ROWS + 6))
    assert shown.panel.earlier.isHidden()


def test_a_few_places_need_no_button_for_more(shown: Shown) -> None:
    shown.show(many(MOST_ROWS))
    assert shown.panel.earlier.isHidden()
