"""Twenty thousand random actions on the real window break nothing (more of them: `python -m benchmarks.random_actions`)."""

import os
from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication

from benchmarks.random_actions.actions import ACTIONS, steps_of
from benchmarks.random_actions.playing import run
from benchmarks.random_actions.shrinking import listed, shrunk, told
from benchmarks.random_actions.table import BrokenError, Four, Step, Table
from bodymap.records.store.record_store import RecordStore

COUNT = int(os.environ.get("BODYMAP_RANDOM_ACTIONS", "20000"))
PIECE = 2500
"""Actions at one window: enough that making windows costs little, few enough that the pieces can run side by side."""
SEED = 1


@pytest.mark.parametrize("piece", range(COUNT // PIECE))
def test_whatever_is_done_in_whatever_order_nothing_breaks(qapp: QApplication, piece: int) -> None:
    steps = steps_of(SEED + piece, PIECE)
    done, fault = run(steps)
    if fault:
        pytest.fail(told(shrunk(steps[:done], fault), fault))


def test_the_same_seed_gives_the_same_actions() -> None:
    assert steps_of(7, 50) == steps_of(7, 50) != steps_of(8, 50)


def test_a_fault_is_told_with_the_shortest_list_that_makes_it(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def two_strokes(steps: list[Step]) -> tuple[int, str]:
        strokes = [i for i, step in enumerate(steps, 1) if step.kind == "stroke"]
        return (strokes[1], "Oops") if len(strokes) > 1 else (len(steps), "")

    monkeypatch.setattr("benchmarks.random_actions.shrinking.run", two_strokes)
    steps = steps_of(3, 400)
    few = shrunk(steps, "Oops")
    assert [step.kind for step in few] == ["stroke", "stroke"]
    assert listed(told(few, "Oops").splitlines()[-1]) == few


def test_a_fault_planted_in_the_window_is_found_and_told_with_the_steps_it_needs(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    def planted(table: Table, _: Four) -> None:
        if not table.figure.isEnabled():
            raise BrokenError("planted")

    nothing = (0.9, 0.9, 0.9, 0.9)
    monkeypatch.setitem(ACTIONS, "planted", (0, planted))
    steps = [Step(kind, nothing) for kind in ("wait", "move", "hide", "planted", "wait")]
    monkeypatch.setitem(ACTIONS, "hide", (0, lambda table, _: table.figure.setEnabled(False)))
    done, fault = run(steps)
    assert done == 4
    assert [step.kind for step in shrunk(steps[:done], fault)] == ["hide", "planted"]


DONE = {"add_person", "add_sheet", "save_sheet", "sheet", "add_note", "_void"}


def noted(real: Callable[..., object], note: Callable[[], object]) -> Callable[..., object]:
    def call(*words: object, **named: object) -> object:
        answer = real(*words, **named)
        note()
        return answer

    return call


def test_records_are_really_kept_opened_and_taken_back_on_the_way(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: set[str] = set()
    for name in DONE:
        monkeypatch.setattr(
            RecordStore, name, noted(getattr(RecordStore, name), lambda name=name: done.add(name))
        )
    steps = [one for one in steps_of(5, 2500) if one.kind in ("stroke", "records", "records sheet")]
    assert run(steps)[1] == ""
    assert done == DONE


def test_a_saving_that_is_only_said_is_found(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(RecordStore, "save_sheet", lambda _self, head, _document: head)
    steps = [one for one in steps_of(5, 6000) if one.kind in ("stroke", "records")]
    assert "not what the library holds" in run(steps)[1]
