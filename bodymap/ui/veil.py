"""What is shown while all answers are hidden: the body and what is painted on it, and nothing that tells. Pure, no Qt."""

from dataclasses import replace

from bodymap.reasoning.reading import EMPTY_READING, Urgency
from bodymap.ui.state import NOTHING_SELECTED, State


def veiled(state: State) -> State:
    """The same without choice, reading, maps and names; muscles and nerves stay as plain shapes."""
    show = replace(state.show, answers=False)
    return replace(state, show=show, selection=NOTHING_SELECTED, reading=EMPTY_READING)


def unveiled(state: State) -> State:
    """The same with its answers."""
    return state if state.show.answers else replace(state, show=replace(state.show, answers=True))


def for_window(state: State, class_has_its_own: bool) -> State:
    """What the window itself shows: who presents keeps the answers as long as the class looks at another screen."""
    if state.show.answers:
        return state
    return unveiled(state) if class_has_its_own else veiled(state)


def hidden_alarm(state: State) -> str:
    """An emergency in a drawing somebody has made here is never hidden; in a sample it is one of the answers. "" = none."""
    if state.paper.sample:
        return ""
    return " ".join(flag.text for flag in state.reading.red_flags if flag.urgency is Urgency.EMERGENCY)
