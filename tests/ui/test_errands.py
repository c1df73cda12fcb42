import threading

import pytest
from pytestqt.qtbot import QtBot

from bodymap.files.problems import BodymapError
from bodymap.records.store.watching import GIVEN_UP, Watch
from bodymap.ui.errands import UNEXPECTED, Errands


@pytest.fixture
def errands(qapp: object) -> Errands:
    return Errands()


def test_the_work_is_done_on_another_thread_and_told_in_this_one(qtbot: QtBot, errands: Errands) -> None:
    told: list[tuple[object, object]] = []
    errands.run(
        "x",
        lambda _watch: threading.current_thread(),
        lambda thread: told.append((thread, threading.current_thread())),
        told.append,  # type: ignore[arg-type]
    )
    qtbot.waitUntil(lambda: bool(told))
    worker, here = told[0]
    assert worker is not threading.main_thread()
    assert here is threading.main_thread()


def fails(error: Exception):
    def work(_watch: Watch) -> None:
        raise error

    return work


@pytest.mark.parametrize(
    ("error", "sentence"),
    [(BodymapError("the disk is full"), "the disk is full"), (KeyError("Anna"), UNEXPECTED)],
)
def test_what_goes_wrong_is_one_sentence_without_what_a_person_wrote(
    qtbot: QtBot, errands: Errands, error: Exception, sentence: str
) -> None:
    told: list[str] = []
    errands.run("x", fails(error), lambda _made: None, lambda problem: told.append(problem.sentence))
    qtbot.waitUntil(lambda: told == [sentence])


def test_a_second_errand_waits_for_the_first(qtbot: QtBot, errands: Errands) -> None:
    order: list[int] = []
    go = threading.Event()

    def first(_watch: Watch) -> None:
        go.wait(5)
        order.append(1)

    errands.run("x", first, lambda _made: None, lambda _problem: None)
    errands.run("y", lambda _watch: order.append(2), lambda _made: None, lambda _problem: None)
    go.set()
    qtbot.waitUntil(lambda: not errands.busy)
    assert order == [1, 2]


def until_stopped(started: threading.Event):
    def work(watch: Watch) -> None:
        started.set()
        while True:
            watch(0.5)

    return work


def test_what_is_given_up_ends_and_says_so(qtbot: QtBot, errands: Errands) -> None:
    started = threading.Event()
    told: list[str] = []
    errands.run("x", until_stopped(started), lambda _made: None, lambda problem: told.append(problem.sentence))
    assert started.wait(5)
    with qtbot.waitSignal(errands.ended):
        errands.give_up()
    assert told == [GIVEN_UP]


def test_the_part_that_is_done_is_told(qtbot: QtBot, errands: Errands) -> None:
    told: list[tuple[str, float]] = []
    errands.progress.connect(lambda words, share: told.append((words, share)))
    errands.run("Copying", lambda watch: watch(0.25), lambda _made: None, lambda _problem: None)
    qtbot.waitUntil(lambda: told == [("Copying", 0.25)])


def test_finish_waits_and_nothing_is_told_later(qtbot: QtBot, errands: Errands) -> None:
    started, told = threading.Event(), []
    errands.run("x", until_stopped(started), told.append, told.append)
    assert started.wait(5)
    errands.finish()
    qtbot.wait(20)
    assert (errands.busy, told) == (False, [])
