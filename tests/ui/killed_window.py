"""The window itself, killed while a hand paints: what it had called saved is there, whole, in the record or as what was on the table.

    python -m tests.ui.killed_window FOLDER KILLS SEED     prints what was told and what was there, as JSON

A real window without a display, strokes by real events of the mouse, a process of its own for each kill (no fork: Qt paints with
threads, which a fork does not have). Every other one paints in nobody's record.
"""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from random import Random

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.knowledge.stored import open_library
from bodymap.records.autosave import Kept
from bodymap.records.drafts import left_behind, open_draft, remove_draft
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import Author
from bodymap.ui.app import make_app, settle
from bodymap.ui.loaded import reader
from bodymap.ui.session import Session
from bodymap.ui.settings import Settings
from bodymap.ui.window import Window
from tests.records.store.made import DAY, made, opened
from tests.ui.guarded import desk_at
from tests.ui.hands import drag

LONGEST = 1.5
"""Seconds from the first stroke to the kill, at most."""
SAVED, READY = b".", b"r"
PAINT = "paint"
COUNTED = ("told in a record", "told on the table", "there", "lost", "damaged", "drafts")


def kills(folder: Path, count: int, seed: int) -> dict[str, int]:
    """How many strokes were told as saved and how many are there; how often one was lost, or something damaged."""
    random = Random(seed)
    store = made(folder)
    person = store.add_person()
    store.close()
    found: dict[str, int] = dict.fromkeys(COUNTED, 0)
    for number in range(count):
        in_record = number % 2 == 0
        told = told_before_the_kill(folder, person.id if in_record else "", random.uniform(0, LONGEST))
        there = strokes_kept(folder, person.id, found) if in_record else strokes_left(folder, found)
        found["told in a record" if in_record else "told on the table"] += told
        found["there"] += there
        found["lost"] += there < told
    return {"kills": count, **found}


def told_before_the_kill(folder: Path, person: str, wait: float) -> int:
    """Strokes the child said were safe before it was killed; wait: seconds from the first stroke it may paint."""
    words = [sys.executable, "-m", "tests.ui.killed_window", PAINT, str(folder), person]
    child = subprocess.Popen(words, stdout=subprocess.PIPE)
    assert child.stdout is not None
    if child.stdout.read(1) != READY:
        raise RuntimeError("the window was not built")
    time.sleep(wait)
    child.send_signal(signal.SIGKILL)
    told = child.stdout.read().count(SAVED)
    child.wait()
    return told


def paint_for_ever(folder: Path, person: str) -> None:
    """The child; person: in whose record, "" = nobody's."""
    make_app()
    library, atlas = open_library(), open_atlas()
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    window = Window(Session(reader(library, atlas)), library, atlas, (), settings)
    window.resize(1280, 800)
    settle(window)
    desk = desk_at(window, folder, atlas, library)
    store = desk.keeper.store()
    assert isinstance(store, RecordStore)
    while window.kept.table is None:
        QApplication.processEvents()
    if person:
        desk.keeper.keep(store.person(person), DAY, Author.PATIENT)
    os.write(1, READY)
    for number in range(10_000):
        drag(window, View.FRONT, stroke(number))
        wait_until_safe(window, bool(person))
        os.write(1, SAVED)


def stroke(number: int) -> list[tuple[float, float]]:
    """mm; none lies wholly on those before, since what adds nothing is no stroke of the drawing."""
    x, y = 80.0 - number // 40 * 1.5, 880.0 + number % 40 * 12
    return [(x, y), (x + 15, y + 4), (x + 30, y)]


def wait_until_safe(window: Window, in_record: bool) -> None:
    """Until the words at the foot say so, or the table has it."""
    table = window.kept.table
    assert table is not None
    QApplication.processEvents()
    while (
        not window.status.record.text().startswith("Saved ") if in_record else table.wait() is not Kept.SAVED
    ):
        QApplication.processEvents()


def strokes_kept(folder: Path, person: str, found: dict[str, int]) -> int:
    """In the newest sheet of the person; the library has to be whole."""
    store = opened(folder)
    found["damaged"] += bool(store.damage())
    heads = store.sheets(store.visits(person)[0].id)
    drawing = store.sheet(heads[-1].id).document().drawing
    store.close()
    return strokes_in(drawing)


def strokes_left(folder: Path, found: dict[str, int]) -> int:
    """In what was on the table; gone afterwards, as if it had been taken up."""
    store = opened(folder)
    drafts = left_behind(store.place.table)
    drawings = [open_draft(one.path, store.key).document.drawing for one in drafts]
    for one in drafts:
        remove_draft(one.path)
    found["drafts"] += len(drafts)
    store.close()
    return max((strokes_in(drawing) for drawing in drawings), default=0)


def strokes_in(drawing: PainDrawing) -> int:
    return sum(len(mark.strokes) for mark in drawing.marks)


if __name__ == "__main__":
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    if sys.argv[1] == PAINT:
        paint_for_ever(Path(sys.argv[2]), sys.argv[3])
    else:
        print(json.dumps(kills(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
