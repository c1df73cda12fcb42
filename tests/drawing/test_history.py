"""Undo and redo, against a plain list of values with a finger on one of them."""

from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from bodymap.drawing.history import History


class PlainList(RuleBasedStateMachine):
    """The model: all values in a list, where we are, and which one is on disk."""

    def __init__(self) -> None:
        super().__init__()
        self.values: list[tuple[str, Any]] = [("", object())]
        self.at = 0
        self.on_disk: object | None = self.values[0][1]
        self.history: History[Any] = History(self.values[0][1])

    @rule(label=st.text(min_size=1))
    def do(self, label: str) -> None:
        value = object()
        self.values[self.at + 1 :] = [(label, value)]
        self.at += 1
        self.history = self.history.done(label, value)

    @rule()
    def undo(self) -> None:
        self.at = max(self.at - 1, 0)
        self.history = self.history.undone()

    @rule()
    def redo(self) -> None:
        self.at = min(self.at + 1, len(self.values) - 1)
        self.history = self.history.redone()

    @rule()
    def save(self) -> None:
        self.on_disk = self.values[self.at][1]
        self.history = self.history.saved()

    @invariant()
    def same_value(self) -> None:
        assert self.history.value is self.values[self.at][1]

    @invariant()
    def same_names(self) -> None:
        following = self.values[self.at + 1][0] if self.at + 1 < len(self.values) else ""
        assert (self.history.undo_label, self.history.redo_label) == (self.values[self.at][0], following)

    @invariant()
    def same_saved_mark(self) -> None:
        assert self.history.is_saved == (self.values[self.at][1] is self.on_disk)

    @invariant()
    def can_is_whether_there_is_a_step(self) -> None:
        assert (self.history.can_undo, self.history.can_redo) == (self.at > 0, self.at + 1 < len(self.values))


TestHistory = pytest.mark.filterwarnings("error")(PlainList.TestCase)
TestHistory.settings = settings(deadline=None, max_examples=40, stateful_step_count=30)


def test_the_same_value_again_is_no_step():
    history = History("a").done("Write", "b")
    assert history.done("Write again", history.value) is history


def test_undo_has_no_limit():
    history = History(0)
    for value in range(1, 3000):
        history = history.done("Count", value)
    for _ in range(2999):
        history = history.undone()
    assert history.value == 0


def test_a_saved_value_that_was_overwritten_is_never_saved_again():
    history = History("a").done("Write", "b").saved().undone().done("Write", "c")
    assert not any((history.is_saved, history.undone().is_saved))
