"""The spine: what fits is filled, what the maps say is outlined, and each root and disc can be pressed."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QFocusEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from bodymap.atlas.levels import DiscLevel, Root, Side
from bodymap.exports.palette import ROOT_COLOUR
from bodymap.knowledge.stored import open_library
from bodymap.ui.spine_view import SpineView
from bodymap.ui.state import Selection, State
from bodymap.ui.theme import THEMES
from tests.ui.readings import CLICKED, READ


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
        path = self.view._places.roots[root, side]  # type: ignore[attr-defined]
        return self.view._to_px().map(path.pointAtPercent(0.85)).toPoint()  # type: ignore[attr-defined]

    def picture(self) -> QImage:
        return self.view.grab().toImage()

    def differing(self) -> QRect:
        """Where it is painted again next."""
        assert self.view._whole is not None  # type: ignore[attr-defined]
        return self.view._whole.differing(self.view._pieces)  # type: ignore[attr-defined]


@pytest.fixture
def spine(qtbot: QtBot) -> Spine:
    return Spine(qtbot)


@pytest.mark.parametrize("side", list(Side))
@pytest.mark.parametrize("root", [Root.L4, Root.L5, Root.S1])
def test_a_click_on_a_root_picks_it_on_the_patients_side(spine: Spine, root: Root, side: Side) -> None:
    at = spine.name_of(root, side)
    QTest.mouseClick(spine.view, Qt.MouseButton.LeftButton, pos=at)
    assert spine.picks == [Selection(root=root, side=side)]
    assert (at.x() > spine.view.width() / 2) is (side is Side.RIGHT)


def test_a_click_on_a_disc_picks_it(spine: Spine) -> None:
    box = spine.view._places.discs[DiscLevel.L3_4].boundingRect()  # type: ignore[attr-defined]
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
    assert spine.words[-1] == "Left L5 root: compatible"


def test_a_reading_is_told_in_words_to_a_screen_reader(spine: Spine) -> None:
    spine.view.show_state(READ)
    assert "left L5: compatible" in spine.view.accessibleDescription()


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


@pytest.mark.parametrize("chosen", [Selection(muscle="gluteus_maximus"), Selection(nerve="common_peroneal")])
def test_a_chosen_muscle_or_nerve_rings_its_roots(
    qtbot: QtBot, chosen: Selection, monkeypatch: pytest.MonkeyPatch
) -> None:
    ringed, bare = Spine(qtbot, 300, 430), Spine(qtbot, 300, 430)
    ringed.view.show_state(State(selection=chosen))
    monkeypatch.setattr("bodymap.ui.spine_view.root_rings", lambda *_: {})
    bare.view.show_state(State(selection=chosen))
    assert ringed.picture() != bare.picture()


AFTERWARDS = {
    "nothing": State(),
    "another place": replace(READ, selection=CLICKED.selection),
    "a root": replace(READ, selection=Selection(root=Root.S1, side=Side.LEFT)),
    "a disc": replace(READ, selection=Selection(disc=DiscLevel.L4_5)),
    "fewer roots": replace(READ, reading=replace(READ.reading, roots=READ.reading.roots[1:])),
}


@pytest.mark.parametrize("then", AFTERWARDS)
def test_a_spine_that_changed_looks_like_a_new_one(qtbot: QtBot, then: str) -> None:
    changed, new = Spine(qtbot), Spine(qtbot)
    for state in (READ, AFTERWARDS[then]):
        changed.view.show_state(state)
        changed.picture()
    new.view.show_state(AFTERWARDS[then])
    assert changed.picture() == new.picture()


def test_a_spine_that_was_hidden_meanwhile_is_up_to_date(qtbot: QtBot) -> None:
    hidden, new = Spine(qtbot), Spine(qtbot)
    hidden.picture()
    hidden.view.hide()
    hidden.view.show_state(READ)
    hidden.view.show()
    new.view.show_state(READ)
    assert hidden.picture() == new.picture()


def test_what_the_pointer_left_looks_as_before(spine: Spine) -> None:
    spine.view.show_state(READ)
    QTest.mouseMove(spine.view, QPoint(2, 2))
    before = spine.picture()
    QTest.mouseMove(spine.view, spine.name_of(Root.L5, Side.LEFT))
    over = spine.picture()
    QApplication.sendEvent(spine.view, QEvent(QEvent.Type.Leave))
    assert before != over
    assert spine.picture() == before


def test_only_the_root_that_changed_is_painted_again(spine: Spine) -> None:
    spine.view.show_state(READ)
    spine.picture()
    best, second, third = READ.reading.roots
    lower = replace(second, probability=second.probability / 2)
    spine.view.show_state(replace(READ, reading=replace(READ.reading, roots=(best, lower, third))))
    assert 0 < spine.differing().width() < spine.view.width() / 2


@pytest.mark.parametrize("ground", ["panel", "window"])
def test_it_stands_on_the_ground_it_was_told(qtbot: QtBot, ground: str) -> None:
    view = SpineView(open_library(), ground=ground)
    qtbot.addWidget(view)
    view.set_colours(THEMES["dark"])
    view.resize(300, 430)
    assert view.grab().toImage().pixelColor(0, 0).name() == getattr(THEMES["dark"], ground)


@pytest.mark.parametrize("theme", ["light", "contrast"])
def test_its_card_has_the_ground_of_the_spine(make_window, theme: str) -> None:
    window = make_window("consultation")
    window.set_theme(theme)
    spine = window.spine
    around = spine.parentWidget().grab().toImage().pixelColor(spine.x() - 2, spine.y() + 40)
    assert spine.grab().toImage().pixelColor(1, 40) == around
