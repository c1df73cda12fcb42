"""The words around the views come from a sheet while the hand moves, and look as they do when they are written."""

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.knowledge.stored import open_library
from bodymap.ui.figure_view import FigureView
from bodymap.ui.state import Show, State
from bodymap.ui.theme import THEMES


@pytest.fixture
def view(qtbot: QtBot) -> FigureView:
    made = FigureView(open_atlas(), open_library())
    qtbot.addWidget(made)
    made.resize(760, 700)
    made.show()
    return made


def whole(view: FigureView) -> QImage:
    return view.grab().toImage()


def in_tiles(view: FigureView) -> QImage:
    """The widget painted in pieces, as movements of the hand ask for it."""
    image = QImage(view.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    for x in range(0, view.width(), 190):
        for y in range(0, view.height(), 175):
            box = QRect(x, y, 190, 175).intersected(view.rect())
            view.render(painter, box.topLeft(), QRegion(box), QWidget.RenderFlag.DrawChildren)
    painter.end()
    return image


def different(one: QImage, other: QImage) -> int:
    """Pixels whose lightness differs by more than rounding."""
    places = (QPoint(x, y) for x in range(0, one.width(), 2) for y in range(0, one.height(), 2))
    return sum(abs(one.pixelColor(p).lightness() - other.pixelColor(p).lightness()) > 3 for p in places)


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_words_look_the_same_in_pieces(view: FigureView, theme: str) -> None:
    view.set_colours(THEMES[theme])
    assert different(in_tiles(view), whole(view).convertToFormat(QImage.Format.Format_RGB32)) == 0


def test_the_words_follow_a_new_state(view: FigureView) -> None:
    in_tiles(view)
    view.show_state(State(show=Show(map="isncsci")))
    assert different(in_tiles(view), whole(view).convertToFormat(QImage.Format.Format_RGB32)) == 0


def numb(view: View) -> Mark:
    """The first zone of a view that its front shows as well, painted whole."""
    front = {(f.zone, f.side) for f in open_atlas().zones(View.FRONT)}
    face = next(f for f in open_atlas().zones(view) if (f.zone, f.side) in front)
    return Mark(1, view, Sensation.NUMBNESS, face.shape)


SIDE, TWO_SIDES = (
    PainDrawing((numb(View.SIDE_LEFT),)),
    PainDrawing((numb(View.SIDE_LEFT), numb(View.SIDE_RIGHT))),
)


@pytest.mark.parametrize(
    ("before", "after"), [(PainDrawing(), SIDE), (SIDE, PainDrawing()), (SIDE, TWO_SIDES), (TWO_SIDES, SIDE)]
)
def test_a_line_at_the_foot_that_comes_or_goes_is_in_what_is_painted_anew(
    view: FigureView, monkeypatch: pytest.MonkeyPatch, before: PainDrawing, after: PainDrawing
) -> None:
    view.show_state(State(drawing=before))
    old, told = whole(view), QRegion()
    monkeypatch.setattr(
        view, "update", lambda *box: told.__iadd__(QRegion(*box) if box else QRegion(view.rect()))
    )
    view.show_state(State(drawing=after))
    assert told.boundingRect() != view.rect()
    assert different(old, whole(view)) > 0
    painter = QPainter(old)
    painter.setClipRegion(told)
    painter.drawImage(0, 0, whole(view))
    painter.end()
    assert different(old, whole(view)) == 0
