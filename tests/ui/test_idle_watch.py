from dataclasses import dataclass

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from bodymap.ui.idle import IdleWatch


@dataclass
class Clock:
    now: float = 1000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def watch(qapp: object, clock: Clock) -> IdleWatch:
    return IdleWatch(clock)


def told(watch: IdleWatch) -> list[str]:
    found: list[str] = []
    watch.idle.connect(lambda: found.append("idle"))
    return found


def test_it_tells_once_after_the_minutes(watch: IdleWatch, clock: Clock) -> None:
    found = told(watch)
    watch.watch(5)
    for seconds in (299, 2, 600):
        clock.now += seconds
        watch.look()
    assert found == ["idle"]


def test_a_hand_begins_the_minutes_anew(watch: IdleWatch, clock: Clock, qtbot: QtBot) -> None:
    found, somewhere = told(watch), QWidget()
    qtbot.addWidget(somewhere)
    watch.watch(5)
    clock.now += 299
    QTest.keyClick(somewhere, Qt.Key.Key_A)
    clock.now += 299
    watch.look()
    assert found == []
    watch.watch(0)


def test_a_computer_that_slept_was_idle(watch: IdleWatch, clock: Clock) -> None:
    found = told(watch)
    watch.watch(5)
    clock.now += 9 * 3600
    watch.look()
    assert found == ["idle"]


def test_a_clock_that_was_put_back_tells_nothing(watch: IdleWatch, clock: Clock) -> None:
    found = told(watch)
    watch.watch(5)
    clock.now -= 3600
    watch.look()
    clock.now += 299
    watch.look()
    assert found == []
    watch.watch(0)


def test_without_minutes_nothing_is_watched(watch: IdleWatch) -> None:
    watch.watch(0)
    assert not watch.watching
