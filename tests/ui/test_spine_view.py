"""The spine: what fits is filled, what the maps say is outlined, and each root and disc can be pressed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import Located
from bodymap.atlas.levels import DiscLevel, Root, Side, View
from bodymap.exports.palette import ROOT_COLOUR
from bodymap.knowledge.loading import open_library
from bodymap.reasoning.reading import Reading, RootEvidence, Suggestion
from bodymap.ui.modes import MODES
from bodymap.ui.spine_view import (
    RootLight,
    SpineView,
    disc_lights,
    leading_root,
    lit_joints,
    path_from_svg,
    root_lights,
)
from bodymap.ui.state import Selection, State
from bodymap.ui.theme import THEMES

READING = Reading(
    roots=(
        RootEvidence(Root.L5, Side.LEFT, 1, 0.6, "compatible with"),
        RootEvidence(Root.S1, Side.LEFT, 2, 0.3, "less likely"),
        RootEvidence(Root.L3, Side.RIGHT, 3, 0.01, "unlikely"),
    ),
    look_alikes=(Suggestion("sij_pain", "sacroiliac joint pain", 1, 0.4, Side.LEFT),),
)
READ = State(reading=READING)
CLICKED = State(
    selection=Selection(
        point=Located(
            View.FEET_TOP, 60, 300, Side.LEFT, "hallux", {"article": "L5", "isncsci": "L5", "x": "none"}
        )
    )
)


class Spine:
    """A spine view with what it says written down."""

    def __init__(self, qtbot: QtBot, width: int = 360, height: int = 480) -> None:
        self.view = SpineView(open_library())
        qtbot.addWidget(self.view)
        self.picks: list[Selection] = []
        self.words: list[str] = []
        self.view.picked.connect(self.picks.append)
        self.view.hovered.connect(self.words.append)
        self.view.resize(width, height)
        self.view.show()

    def name_of(self, root: Root, side: Side) -> QPoint:
        """Where the root ends, beside its name."""
        x, y = self.view._picture.roots[root, side].label_at  # type: ignore[attr-defined]
        return self.view._to_px().map(QPointF(x - (4 if x > 0 else -4), y)).toPoint()  # type: ignore[attr-defined]

    def on_root(self, root: Root, side: Side) -> QPoint:
        """A place on the root well outside the spine."""
        path = self.view._roots[root, side]  # type: ignore[attr-defined]
        return self.view._to_px().map(path.pointAtPercent(0.85)).toPoint()  # type: ignore[attr-defined]

    def picture(self) -> QImage:
        return self.view.grab().toImage()


@pytest.fixture
def spine(qtbot: QtBot) -> Spine:
    return Spine(qtbot)


def test_roots_are_filled_by_their_share_of_the_best_one() -> None:
    lit = root_lights(READ)
    assert lit[Root.L5, Side.LEFT].fill == 1
    assert lit[Root.S1, Side.LEFT].fill == pytest.approx(0.5)


def test_a_root_that_hardly_fits_is_not_lit() -> None:
    assert (Root.L3, Side.RIGHT) not in root_lights(READ)


def test_each_map_that_names_a_root_at_the_click_gives_one_ring() -> None:
    assert root_lights(CLICKED) == {(Root.L5, Side.LEFT): RootLight(maps=("article", "isncsci"))}


def test_a_click_on_the_midline_rings_both_sides() -> None:
    point = CLICKED.selection.point
    assert point is not None
    middle = State(selection=Selection(point=replace(point, side=None)))
    assert {side for _, side in root_lights(middle)} == set(Side)


def test_filled_and_outlined_stand_together() -> None:
    both = replace(READ, selection=CLICKED.selection)
    assert root_lights(both)[Root.L5, Side.LEFT] == RootLight(1, "compatible with", ("article", "isncsci"))


def test_the_discs_that_can_press_the_leading_root_are_marked_on_its_side() -> None:
    found = {(d.disc, d.usual) for d in disc_lights(READ, open_library().discs)}
    assert found == {(DiscLevel.L4_5, True), (DiscLevel.L5_S1, False)}
    assert {d.side for d in disc_lights(READ, open_library().discs)} == {Side.LEFT}


def test_a_look_alike_of_the_sacroiliac_joint_marks_the_joint() -> None:
    assert lit_joints(READ) == (Side.LEFT,)


def test_nothing_is_lit_without_a_reading() -> None:
    assert (root_lights(State()), disc_lights(State(), open_library().discs), lit_joints(State())) == (
        {},
        (),
        (),
    )


def test_a_patient_sees_no_root_lit() -> None:
    patient = replace(READ, mode=MODES["patient"], selection=CLICKED.selection)
    assert root_lights(patient) == {}
    assert leading_root(patient) is None


def test_path_data_becomes_the_same_path() -> None:
    path = path_from_svg("M0,0L10,0C10,5 5,10 0,10Z")
    assert path.boundingRect().height() == pytest.approx(10)
    assert path.contains(QPointF(2, 2))


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("root", [Root.L4, Root.L5, Root.S1])
def test_a_click_on_a_root_picks_it_on_the_patients_side(spine: Spine, root: Root, side: Side) -> None:
    at = spine.name_of(root, side)
    QTest.mouseClick(spine.view, Qt.MouseButton.LeftButton, pos=at)
    assert spine.picks == [Selection(root=root, side=side)]
    assert (at.x() > spine.view.width() / 2) is (side is Side.RIGHT)


def test_a_click_on_a_disc_picks_it(spine: Spine) -> None:
    box = spine.view._discs[DiscLevel.L3_4].boundingRect()  # type: ignore[attr-defined]
    edge = QPointF(box.right() - 2, box.center().y())
    QTest.mouseClick(spine.view, Qt.MouseButton.LeftButton, pos=spine.view._to_px().map(edge).toPoint())  # type: ignore[attr-defined]
    assert spine.picks == [Selection(disc=DiscLevel.L3_4)]


def test_keys_reach_every_root_and_disc(spine: Spine) -> None:
    QApplication.sendEvent(spine.view, QFocusEvent(QEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    keys = (
        [Qt.Key.Key_Down] * 12
        + [Qt.Key.Key_Right]
        + [Qt.Key.Key_Up] * 12
        + [Qt.Key.Key_Right]
        + [Qt.Key.Key_Down] * 12
    )
    for key in keys:
        QTest.keyClick(spine.view, Qt.Key.Key_Return)
        QTest.keyClick(spine.view, key)
    QTest.keyClick(spine.view, Qt.Key.Key_Return)
    assert {s.disc for s in spine.picks} - {None} == set(open_library().discs)
    assert {s.side for s in spine.picks if s.root is Root.S1} == set(Side)
    assert {s.root for s in spine.picks} >= {
        Root.L1,
        Root.L2,
        Root.L3,
        Root.L4,
        Root.L5,
        Root.S1,
        Root.S2,
        Root.S3,
    }


def test_hovering_a_lit_root_says_how_well_it_fits(spine: Spine) -> None:
    spine.view.show_state(READ)
    QTest.mouseMove(spine.view, spine.name_of(Root.L5, Side.LEFT))
    assert spine.words[-1] == "Left L5 root: compatible with"


def test_a_reading_is_told_in_words_to_a_screen_reader(spine: Spine) -> None:
    spine.view.show_state(READ)
    assert "left L5: compatible with" in spine.view.accessibleDescription()


def test_a_lit_root_has_its_colour_on_its_side_only(spine: Spine) -> None:
    spine.view.show_state(READ)
    picture = spine.picture()
    hues = {side: picture.pixelColor(spine.on_root(Root.L5, side)).hue() for side in Side}
    assert hues[Side.LEFT] == pytest.approx(QColor(ROOT_COLOUR[Root.L5]).hue(), abs=6)
    assert hues[Side.RIGHT] > hues[Side.LEFT] + 10


@pytest.mark.parametrize("theme", list(THEMES))
@pytest.mark.parametrize("width", [160, 300, 460])
def test_it_paints_at_every_width_and_theme(qtbot: QtBot, theme: str, width: int) -> None:
    spine = Spine(qtbot, width, 430)
    spine.view.set_colours(THEMES[theme])
    spine.view.show_state(replace(READ, selection=CLICKED.selection))
    assert not spine.picture().isNull()
