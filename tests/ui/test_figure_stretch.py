"""A window that is pulled larger: the old picture is stretched at once, the sharp one follows."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot
from shapely import MultiPolygon, box

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.knowledge.stored import open_library
from bodymap.ui.figure_canvas import SETTLE_PAUSE
from bodymap.ui.figure_view import FigureView
from bodymap.ui.state import State

FULL = PainDrawing(
    tuple(
        Mark(i, View.FRONT, list(Sensation)[i % 6], MultiPolygon([box(60, 700 + 11 * i, 120, 708 + 11 * i)]))
        for i in range(1, 61)
    )
)
BROAD = PainDrawing((Mark(1, View.FRONT, Sensation.BURNING, MultiPolygon([box(60, 980, 120, 1020)])),))
"""A mark so broad (40 mm) that the px in its middle is never its edge."""


def shown(qtbot: QtBot, size: tuple[int, int], drawing: PainDrawing = FULL) -> FigureView:
    view = FigureView(open_atlas(), open_library())
    qtbot.addWidget(view)
    view.resize(*size)
    view.show_state(State(drawing=drawing))
    view.show()
    picture(view)
    return view


def picture(view: FigureView) -> QImage:
    return view.grab().toImage()


@pytest.mark.parametrize("drawing", [PainDrawing(), FULL], ids=["empty", "full"])
def test_the_sharp_picture_of_a_new_size_follows_when_the_hand_rests(
    qtbot: QtBot, drawing: PainDrawing
) -> None:
    view = shown(qtbot, (700, 640), drawing)
    view.resize(820, 700)
    picture(view)
    qtbot.wait(3 * SETTLE_PAUSE)
    assert picture(view) == picture(shown(qtbot, (820, 700), drawing))


def test_at_first_the_old_picture_is_stretched_to_the_new_places(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    view = shown(qtbot, (700, 640), BROAD)
    painted: list[object] = []
    monkeypatch.setattr(view._sheets.painter, "paint_marks", lambda *args: painted.append(args))  # pyright: ignore[reportPrivateUsage]
    view.resize(820, 700)
    stretched, sharp = picture(view), picture(shown(qtbot, (820, 700), BROAD))
    assert painted == []
    front = next(p for p in view.placements if p.view is View.FRONT)
    x, y = (round(v) for v in front.to_px(90, 1000))
    one, other = stretched.pixelColor(x, y), sharp.pixelColor(x, y)
    assert abs(one.lightness() - other.lightness()) < 40
    assert one.hsvSaturation() > 20


def test_an_empty_body_is_stretched_at_first_too(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    view = shown(qtbot, (700, 640), PainDrawing())
    painted: list[object] = []
    monkeypatch.setattr(view._sheets.painter, "paint_figure", lambda *args: painted.append(args))  # pyright: ignore[reportPrivateUsage]
    view.resize(820, 700)
    picture(view)
    assert painted == []


def test_a_change_while_the_picture_is_stretched_is_shown_sharp(qtbot: QtBot) -> None:
    view = shown(qtbot, (700, 640))
    view.resize(820, 700)
    changed = replace(FULL, marks=FULL.marks[1:])
    view.show_state(State(drawing=changed))
    assert picture(view) == picture(shown(qtbot, (820, 700), changed))


def test_what_is_shown_together_with_a_new_size_is_shown_at_once(qtbot: QtBot) -> None:
    view, state = shown(qtbot, (700, 640)), State(drawing=PainDrawing())
    view.show_state(state)
    view.resize(820, 700)
    assert picture(view) == picture(shown(qtbot, (820, 700), PainDrawing()))
