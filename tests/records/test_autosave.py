import threading
from collections.abc import Callable

import pytest

from bodymap.files.problems import BodymapError
from bodymap.records.autosave import UNEXPECTED, Autosave, Kept, Saving


class Disk:
    """Saves numbers; can be full, and can be slow until it is let go."""

    def __init__(self) -> None:
        self.saved: list[int] = []
        self.full = False
        self.go = threading.Event()
        self.go.set()

    def save(self, value: int) -> None:
        self.go.wait(5)
        if self.full:
            raise BodymapError("the disk is full")
        self.saved.append(value)


def saver(save: Callable[[int], object], retry: float = 60) -> tuple[Autosave[int], list[Saving[int]]]:
    told: list[Saving[int]] = []
    return Autosave(save, told.append, retry), told


def test_what_is_offered_is_saved_and_told() -> None:
    disk = Disk()
    autosave, told = saver(disk.save)
    autosave.offer(1)
    assert autosave.finish() == Saving(Kept.SAVED, 1)
    assert (disk.saved, told) == ([1], [Saving(Kept.SAVED, 1)])


def test_while_the_disk_is_busy_only_the_newest_waits() -> None:
    disk = Disk()
    disk.go.clear()
    autosave, _ = saver(disk.save)
    for value in range(1, 6):
        autosave.offer(value)
    disk.go.set()
    autosave.finish()
    assert disk.saved[-1] == 5
    assert len(disk.saved) <= 2


def test_a_full_disk_is_told_in_its_own_words() -> None:
    disk = Disk()
    disk.full = True
    autosave, told = saver(disk.save)
    autosave.offer(1)
    assert autosave.finish() == Saving(Kept.FAILED, 1, "the disk is full")
    assert told[-1].kept is Kept.FAILED


def test_what_failed_is_tried_again_by_itself() -> None:
    disk = Disk()
    disk.full = True
    done = threading.Event()

    def told(saving: Saving[int]) -> None:
        disk.full = False
        if saving.kept is Kept.SAVED:
            done.set()

    autosave = Autosave(disk.save, told, retry=0.01)
    autosave.offer(7)
    assert done.wait(5)
    autosave.finish()
    assert disk.saved == [7]


def test_an_unexpected_fault_is_told_without_what_it_says() -> None:
    def broken(value: int) -> None:
        raise KeyError(f"a name of somebody {value}")

    autosave, _ = saver(broken)
    autosave.offer(1)
    assert autosave.finish() == Saving(Kept.FAILED, 1, UNEXPECTED)


def test_nothing_is_called_saved_before_the_disk_has_it() -> None:
    disk = Disk()
    disk.go.clear()
    autosave, told = saver(disk.save)
    autosave.offer(1)
    assert told == []
    disk.go.set()
    autosave.finish()


def test_after_the_end_nothing_is_taken_in_silence() -> None:
    autosave, _ = saver(Disk().save)
    autosave.finish()
    with pytest.raises(BodymapError, match="opened again"):
        autosave.offer(1)
