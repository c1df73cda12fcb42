"""How every action looks in a state, and the one place where it is put on the actions of the window."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import cast

from PySide6.QtGui import QAction

from bodymap.drawing.pain_drawing import PainDrawing
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


class _Asked:
    """A state that remembers which of its parts were asked for."""

    def __init__(self, state: State) -> None:
        self._state = state
        self.parts: set[str] = set()

    def __getattr__(self, part: str) -> object:
        self.parts.add(part)
        return getattr(self._state, part)


@dataclass(frozen=True, slots=True)
class _Worn:
    """How an action looks, and what decided that."""

    look: ActionLook
    free: bool
    parts: frozenset[str]


class ActionLooks:
    """Remembers how each action looks and which parts of the state that follows from: only what may have changed is
    asked for, and Qt is told only of what looks otherwise.
    """

    def __init__(self, rows: Sequence[Action], made: Mapping[str, QAction]) -> None:
        self._rows = rows
        self._made = made
        self._worn: dict[str, _Worn] = {}
        self._asked: set[str] = set()  # parts of the state, by any of them
        self._state: State | None = None

    def show_state(self, state: State, usable: frozenset[str] | None = None) -> list[str]:
        """The ids of those that look otherwise now. usable: ids of the only actions that may be used; None = all that the state allows."""
        other = self._other_parts(state)
        changed: list[str] = []
        for one in self._rows:
            old, free = self._worn.get(one.id), usable is None or one.id in usable
            if old is None or old.free is not free or not other.isdisjoint(old.parts):
                asked = _Asked(state)
                look = action_look(one, cast(State, asked), free)
                self._worn[one.id] = _Worn(look, free, frozenset(asked.parts))
                self._asked |= asked.parts
            else:
                look = old.look
            if _put_on(self._made[one.id], one, look, old and old.look):
                changed.append(one.id)
        return changed

    def _other_parts(self, state: State) -> frozenset[str]:
        """The parts of the state that actions asked for and that are not as they were."""
        before, self._state = self._state, state
        if before is None:
            return frozenset()
        return frozenset(p for p in self._asked if _differs(getattr(before, p), getattr(state, p)))


def _differs(old: object, new: object) -> bool:
    """Drawings are told apart by being the same object: to compare two takes longer than to look at an action."""
    return old is not new and (isinstance(new, PainDrawing) or old != new)


def _put_on(made: QAction, one: Action, look: ActionLook, old: ActionLook | None) -> bool:
    """Whether the action looks otherwise now."""
    ticked = look.checked is not None and made.isChecked() is not look.checked  # a press ticks it by itself
    if ticked:
        made.setChecked(bool(look.checked))
    if look == old:
        return ticked
    made.setVisible(look.visible)
    made.setEnabled(look.enabled)
    if look.text is not None:
        made.setText(look.text)
    if look.bar is not None:
        made.setIconText(look.bar)
        made.setToolTip(action_tip(one, plain(made.text())))
    return True
