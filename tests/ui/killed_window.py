"""The window itself, killed while a hand paints: what it had called saved is there, whole, in the record or as what was on the table.

    python -m tests.ui.killed_window FOLDER KILLS SEED     prints what was told and what was there, as JSON

A real window without a display, strokes by real events of the mouse. It is built once and forked for each kill, so that what
is loaded need not be loaded again. Every other child paints in nobody's record.
"""

import json
import os
import signal
import sys
import time
from pathlib import Path
from random import Random

from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QApplication

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import open_library
from bodymap.records.drafts import left_behind, open_draft, remove_draft
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.values import Author
from bodymap.ui.app import make_app, reader, settle
from bodymap.ui.dialogs import Answer
from bodymap.ui.session import Session
from bodymap.ui.settings import Settings
from bodymap.ui.window import Window
from tests.records.store.made import DAY, made, opened
from tests.ui.guarded import desk_at
from tests.ui.hands import drag

LONGEST = 1.2
"""Seconds from the first stroke to the kill, at most."""
SAVED, READY = b".", b"r"


def kills(folder: Path, count: int, seed: int) -> dict[str, int]:
    """How many strokes were told as saved and how many are there; how often one was lost, or something damaged."""
    random = Random(seed)
    make_app()
    window, library = a_window(folder), open_library()
    store = made(folder)
    person = store.add_person()
    store.close()
    found = {"kills": count, "told": 0, "there": 0, "lost": 0, "damaged": 0, "drafts": 0, "sheets": 0}
    for number in range(count):
        in_record = number % 2 == 0
        told = told_before_the_kill(
            window, library, folder, person.id if in_record else "", random.uniform(0, LONGEST)
        )
        there = strokes_kept(folder, person.id, found) if in_record else strokes_left(folder, found)
        found["told"] += told
        found["there"] += there
        found["lost"] += there < told
    return found


def a_window(folder: Path) -> Window:
    library, atlas = open_library(), open_atlas()
    settings = Settings(QSettings(str(folder / "settings.ini"), QSettings.Format.IniFormat))
    window = Window(Session(reader(library, atlas)), library, atlas, (), settings)
    window.resize(1280, 800)
    settle(window)
    return window


def told_before_the_kill(window: Window, library: Library, folder: Path, person: str, wait: float) -> int:
    """Strokes the child said were safe before it was killed."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        paint_for_ever(window, library, folder, person, writing)
    os.close(writing)
    assert os.read(reading, 1) == READY
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    told = 0
    while words := os.read(reading, 4096):
        told += words.count(SAVED)
    os.close(reading)
    return told


def paint_for_ever(window: Window, library: Library, folder: Path, person: str, pipe: int) -> None:
    """The child."""
    try:
        desk = desk_at(window, folder, window._atlas, library)
        store = desk.keeper.store()
        assert isinstance(store, RecordStore)
        while window._table is None:
            QApplication.processEvents()
        if person:
            desk.keeper.keep(store.person(person), DAY, Author.PATIENT)
        window.commands.dialogs.unsaved = lambda *_what: Answer.CANCEL  # type: ignore[method-assign]
        os.write(pipe, READY)
        for number in range(10_000):
            y = 880.0 + number % 40 * 12
            drag(window, View.FRONT, [(80.0, y), (95.0, y + 4), (110.0, y)])
            told_safe(window, pipe, bool(person))
    finally:
        os._exit(1)


def told_safe(window: Window, pipe: int, in_record: bool) -> None:
    """Wait for the words at the foot, or for the table, and tell the killer."""
    table = window._table
    assert table is not None
    if not in_record:
        table.wait()
    else:
        while not window.status.record.text().startswith("Saved "):
            QApplication.processEvents()
    os.write(pipe, SAVED)


def strokes_kept(folder: Path, person: str, found: dict[str, int]) -> int:
    """In the newest sheet of the person; the library has to be whole."""
    store = opened(folder)
    found["damaged"] += bool(store.damage())
    heads = store.sheets(store.visits(person)[0].id)
    drawing = store.sheet(heads[-1].id).document().drawing
    found["sheets"] += 1
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
    print(json.dumps(kills(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))))
