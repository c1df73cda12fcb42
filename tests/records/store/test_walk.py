"""Painting, undoing and keeping agree with a plain model that knows neither geometry library nor disk (walk.py)."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from bodymap.drawing import tools
from bodymap.drawing.history import History, Step
from bodymap.records.store import restoring
from bodymap.records.store.record_store import RecordStore
from tests.records.store import walk
from tests.records.store.walk import DifferentError, touched, walked

STEPS = 400


def test_a_random_walk_never_differs_from_the_model(tmp_path: Path) -> None:
    found = walked(tmp_path, STEPS, seed=1)
    assert set(walk.STEPS) <= set(found)


def test_the_model_knows_what_a_brush_covers() -> None:
    points = ((0.0, 0.0), (5.0, 4.9), (5.0, 5.9), (5.0, 9.0))
    assert touched(points, ((0.0, 0.0), (10.0, 0.0)), 11.0) == (frozenset({0}), frozenset({1, 2}))


def redo_is_kept(patch: pytest.MonkeyPatch) -> None:
    def done(self: History, label: str, value: object) -> History:
        return replace(self, value=value, past=(*self.past, Step(label, self.value)))

    patch.setattr(History, "done", done)


def erasing_takes_too_little(patch: pytest.MonkeyPatch) -> None:
    real = tools.erased
    patch.setattr(tools, "erased", lambda d, view, area, stroke: real(d, view, area.buffer(-2), stroke))


def saving_keeps_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(RecordStore, "save_sheet", lambda _self, head, _document: head)


def restoring_does_nothing(patch: pytest.MonkeyPatch) -> None:
    patch.setattr(walk, "restore", lambda place, *_rest: place.replaced.mkdir(exist_ok=True))
    assert restoring.restore is not walk.restore


def undo_forgets_a_mark(patch: pytest.MonkeyPatch) -> None:
    real = History.undone

    def undone(self: History) -> History:
        after = real(self)
        return replace(after, value=replace(after.value, marks=after.value.marks[1:]))

    patch.setattr(History, "undone", undone)


@pytest.mark.parametrize(
    "planted",
    [
        redo_is_kept,
        erasing_takes_too_little,
        saving_keeps_nothing,
        restoring_does_nothing,
        undo_forgets_a_mark,
    ],
)
def test_a_planted_fault_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, planted: Callable[[pytest.MonkeyPatch], None]
) -> None:
    planted(monkeypatch)
    with pytest.raises(DifferentError):
        walked(tmp_path, STEPS, seed=1)
