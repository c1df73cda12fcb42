"""Undo and redo without limit: every value there ever was, kept on both sides of the one of now."""

from dataclasses import dataclass, replace
from typing import Generic, TypeVar

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Step(Generic[T]):
    """A value on the other side of a named change ("Paint numbness")."""

    label: str
    value: T


@dataclass(frozen=True, slots=True)
class History(Generic[T]):
    """A value, what was before it and what was undone. A new history counts as saved.

    past: oldest first; future: the next to redo first; kept: length of the past at which the value was saved,
    None when that value cannot be reached any more.
    """

    value: T
    past: tuple[Step[T], ...] = ()
    future: tuple[Step[T], ...] = ()
    kept: int | None = 0

    @property
    def can_undo(self) -> bool:
        return bool(self.past)

    @property
    def can_redo(self) -> bool:
        return bool(self.future)

    @property
    def undo_label(self) -> str:
        """Name of the step that undo takes back; "" = nothing to undo."""
        return self.past[-1].label if self.past else ""

    @property
    def redo_label(self) -> str:
        """Name of the step that redo brings back; "" = nothing to redo."""
        return self.future[0].label if self.future else ""

    @property
    def is_saved(self) -> bool:
        return self.kept == len(self.past)

    def done(self, label: str, value: T) -> "History[T]":
        """One step further; what could have been redone is gone. The very same object is no step."""
        if value is self.value:
            return self
        reachable = self.kept is not None and self.kept <= len(self.past)
        return History(value, (*self.past, Step(label, self.value)), (), self.kept if reachable else None)

    def undone(self) -> "History[T]":
        """One step back, or the same where nothing is left to undo."""
        if not self.past:
            return self
        last = self.past[-1]
        return replace(
            self, value=last.value, past=self.past[:-1], future=(Step(last.label, self.value), *self.future)
        )

    def redone(self) -> "History[T]":
        """One undone step forward again, or the same where there is none."""
        if not self.future:
            return self
        following = self.future[0]
        return replace(
            self,
            value=following.value,
            past=(*self.past, Step(following.label, self.value)),
            future=self.future[1:],
        )

    def saved(self) -> "History[T]":
        """The value of now is the one on disk."""
        return replace(self, kept=len(self.past))
