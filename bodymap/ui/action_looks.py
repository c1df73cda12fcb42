"""How every action looks in a state, and the one place where it is put on the actions of the window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtGui import QAction

from bodymap.ui.actions import Action, key_words, plain, said
from bodymap.ui.state import State


@dataclass(frozen=True, slots=True)
class ActionLook:
    """What an action shows; text, bar (its short words in the tool bar) and checked None = they stay as they are."""

    visible: bool
    enabled: bool
    checked: bool | None = None
    text: str | None = None
    bar: str | None = None


def action_tip(one: Action, words: str = "") -> str:
    """What the pointer is told, with the key; words: the action's text where it follows the state."""
    keys = f" ({key_words(one.keys[0])})" if one.keys else ""
    return f"{said(one, one.about) or words or plain(said(one, one.text))}{keys}"


def action_look(one: Action, state: State, free: bool) -> ActionLook:
    """free: whether anything but the page that is open may be used."""
    bar = None if not one.bar else one.bar_label(state) if one.bar_label else said(one, one.bar)
    return ActionLook(
        visible=one.shown(state),
        enabled=one.enabled(state) and free,
        checked=one.checked(state) if one.checked else None,
        text=one.label(state) if one.label else None,
        bar=bar,
    )


class ActionLooks:
    """Remembers how each action looks: to tell Qt of a hundred that look as before costs a tenth of a repaint."""

    def __init__(self, rows: Sequence[Action], made: Mapping[str, QAction]) -> None:
        self._rows = rows
        self._made = made
        self._worn: dict[str, ActionLook] = {}

    def show_state(self, state: State, usable: frozenset[str] | None = None) -> bool:
        """Whether any looks otherwise now. usable: ids of the only actions that may be used; None = all that the state allows."""
        changed = False
        for one in self._rows:
            look = action_look(one, state, usable is None or one.id in usable)
            made = self._made[one.id]
            if (
                look.checked is not None and made.isChecked() is not look.checked
            ):  # a press ticks it by itself
                made.setChecked(look.checked)
                changed = True
            if look != self._worn.get(one.id):
                self._worn[one.id] = look
                _put_on(made, one, look)
                changed = True
        return changed


def _put_on(made: QAction, one: Action, look: ActionLook) -> None:
    made.setVisible(look.visible)
    made.setEnabled(look.enabled)
    if look.text is not None:
        made.setText(look.text)
    if look.bar is not None:
        made.setIconText(look.bar)
        made.setToolTip(action_tip(one, plain(made.text())))
