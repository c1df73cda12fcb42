"""Only the actions whose parts of the state changed are asked again; what is shown must be the same as if all were."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QAction

from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Sensation
from bodymap.ui.action_looks import ActionLooks, action_look
from bodymap.ui.actions import ACTIONS
from bodymap.ui.modes import MODES
from bodymap.ui.state import Paper, Pen, Selection, Show, State, ToolName
from tests.drawing.squares import square

pytestmark = pytest.mark.usefixtures("qapp")

MARK = Mark(1, View.FRONT, Sensation.ACHE, square(Side.LEFT, 0))
STATES = st.builds(
    State,
    drawing=st.sampled_from([PainDrawing(), PainDrawing((MARK,))]),
    paper=st.builds(
        Paper, undo=st.sampled_from(["", "Paint numbness"]), redo=st.sampled_from(["", "Paint ache"])
    ),
    pen=st.builds(Pen, tool=st.sampled_from(ToolName)),
    selection=st.sampled_from([Selection(), Selection(mark=0)]),
    show=st.builds(Show, figure=st.sampled_from(["neutral", "female"]), answers=st.booleans()),
    mode=st.sampled_from(list(MODES.values())),
    at_home=st.booleans(),
)


def actions() -> dict[str, QAction]:
    made = {one.id: QAction() for one in ACTIONS}
    for one in ACTIONS:
        made[one.id].setCheckable(one.checked is not None)
    return made


@given(st.lists(STATES, min_size=1, max_size=6))
def test_every_action_looks_as_the_last_state_says(states: list[State]) -> None:
    made = actions()
    looks = ActionLooks(ACTIONS, made)
    for state in states:
        looks.show_state(state)
    wanted = {one.id: action_look(one, states[-1], free=True) for one in ACTIONS}
    assert {name: (one.isVisible(), one.isEnabled(), one.isChecked()) for name, one in made.items()} == {
        name: (look.visible, look.enabled and look.visible, bool(look.checked))
        for name, look in wanted.items()
    }


def test_the_same_state_again_changes_nothing() -> None:
    looks = ActionLooks(ACTIONS, actions())
    looks.show_state(State())
    assert not looks.show_state(replace(State(), paper=Paper()))


def test_a_tick_that_a_press_took_away_comes_back() -> None:
    made = actions()
    looks = ActionLooks(ACTIONS, made)
    looks.show_state(State())
    made["tool-brush"].setChecked(False)
    assert looks.show_state(State())
    assert made["tool-brush"].isChecked()


def test_actions_that_may_not_be_used_are_off_though_the_state_is_the_same() -> None:
    made = actions()
    looks = ActionLooks(ACTIONS, made)
    looks.show_state(State())
    looks.show_state(State(), usable=frozenset({"quit"}))
    assert made["quit"].isEnabled()
    assert not made["tool-brush"].isEnabled()
