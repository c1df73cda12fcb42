import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.sensation import Sensation
from bodymap.ui.state import Selection, ToolName
from bodymap.ui.window import Window
from tests.ui.hands import click, inside


@pytest.fixture
def painted(window: Window, atlas: Atlas) -> Window:
    """A window with one filled toe, that of an ache."""
    window.tools.tools[ToolName.FILL].click()
    click(window, View.FEET_TOP, *inside(atlas, View.FEET_TOP, "toe_5", Side.LEFT))
    return window


def test_strength_set_after_a_stroke_is_that_of_the_stroke(painted: Window) -> None:
    painted.tools.intensity.slider.setValue(6)
    assert [m.intensity for m in painted.session.state.drawing.marks] == [6]


def test_depth_set_after_a_stroke_is_that_of_the_stroke(painted: Window) -> None:
    painted.tools.depth_choice.segment("deep").click()
    assert [m.depth.value for m in painted.session.state.drawing.marks] == ["deep"]


def test_a_feeling_for_a_chosen_mark_keeps_the_tool(painted: Window) -> None:
    painted.tools.tools[ToolName.SELECT].click()
    painted.session.select(Selection(mark=1))
    painted.tools.sensations[Sensation.BURNING].click()
    assert painted.session.state.pen.tool is ToolName.SELECT
    assert painted.session.state.drawing.marks[0].sensation is Sensation.BURNING


def test_a_feeling_without_a_chosen_mark_is_for_the_brush(window: Window) -> None:
    window.tools.tools[ToolName.ERASER].click()
    window.tools.sensations[Sensation.BURNING].click()
    assert window.session.state.pen.tool is ToolName.BRUSH


def test_an_arrow_key_chooses_no_feeling(window: Window) -> None:
    before = window.session.state.pen
    QTest.keyClick(window.tools.sensations[before.sensation], Qt.Key.Key_Down)
    assert window.session.state.pen == before


def stops(window: Window) -> list[QWidget]:
    """Everything Tab comes to, from the first tool on."""
    first = window.tools.tools[ToolName.BRUSH]
    found: list[QWidget] = [first]
    one = first.nextInFocusChain()
    while one is not None and one is not first:
        if one.focusPolicy() & Qt.FocusPolicy.TabFocus:
            found.append(one)
        one = one.nextInFocusChain()
    return found


def test_tab_goes_from_the_tools_over_the_body_to_the_questions_and_the_roots(window: Window) -> None:
    tools, side = window.tools, window.side
    assert side.flags.more is not None
    way = [
        tools.tools[ToolName.BRUSH],
        tools.sensations[Sensation.ACHE],
        tools.intensity.slider,
        tools.depth_choice.segment("unstated"),
        tools.width_slider,
        window.figure,
        side.flags.questions["saddle_numbness"].answers.segment(""),
        side.flags.more.head,
        side.roots.rows[0],
        side.look_alikes.rows[0],
    ]
    order = stops(window)
    places = [order.index(one) for one in way]
    assert places == sorted(places)


def test_a_digit_after_a_stroke_is_the_strength_of_the_stroke(painted: Window) -> None:
    QTest.keyClicks(painted, "8")
    assert [m.intensity for m in painted.session.state.drawing.marks] == [8]


def test_a_feeling_by_key_for_a_chosen_mark_keeps_the_tool(painted: Window) -> None:
    painted.tools.tools[ToolName.SELECT].click()
    painted.session.select(Selection(mark=1))
    QTest.keyClick(painted, Qt.Key.Key_2, Qt.KeyboardModifier.ShiftModifier)
    assert painted.session.state.pen.tool is ToolName.SELECT
    assert painted.session.state.drawing.marks[0].sensation is Sensation.BURNING
