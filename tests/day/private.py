"""A day of work full of words that must not leave the library, under no umask, and without the internet.

    python -m tests.day.private ROOT     everything it writes lies below ROOT; ends with SIGSYS if it makes a socket

Home, settings, data, cache and temporary files are folders of ROOT. Also the way to look at it from outside:
`strace -f -e trace=socket,connect python -m tests.day.private ROOT`.
"""

import logging
import os
import sys
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bodymap.ui.window import Window

WORDS = {
    "name": "Quillfeather-Obermoser",
    "pseudonym": "Zanzibar-Kestrel-7731",
    "note": "Gesprochen-Marginalie-4417",
    "finding": "Detail-Halbschritt-9921",
    "title": "Titelzeile-Vorhang-5533",
    "file": "Akte-Wolkenbruch-6644",
    "passphrase": "Losung-Bernstein-8812-Ufer",
    "search": "Suchwort-Kranich-3377",
}
DOCUMENTS = "documents"
PLACES = {
    "HOME": "home", "XDG_CONFIG_HOME": "config", "XDG_DATA_HOME": "data", "XDG_STATE_HOME": "state",
    "XDG_CACHE_HOME": "cache", "TMPDIR": "tmp", "XDG_RUNTIME_DIR": "run", "BODYMAP_DATA_DIR": "own",
}  # fmt: skip


def own_world(root: Path) -> None:
    """Every folder a program may write to is one of the root's; nobody else may read it, as at home."""
    for name, folder in PLACES.items():
        (root / folder).mkdir(mode=0o700)
        os.environ[name] = str(root / folder)
    (root / DOCUMENTS).mkdir(mode=0o700)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    os.environ.pop("BODYMAP_TIMES", None)


def day(root: Path) -> None:
    """Needs `own_world`."""
    from bodymap.data import own_folder
    from bodymap.ui.app import hook, make_app, make_window, settle
    from bodymap.ui.application import settings_of
    from bodymap.ui.options import Options

    assert own_folder() == root / "own"
    logging.basicConfig(filename=root / "state" / "log.txt", level=logging.DEBUG)
    app, options = make_app(), Options()
    window = make_window(app, options, settings_of(options))
    settle(window)
    write_files(root / DOCUMENTS, window)
    keep_records(window)
    hook(window)(KeyError, KeyError(WORDS["name"]), None)  # an error inside the program that carries a name
    for sheet in app.topLevelWidgets():
        sheet.close()
    settle(window)
    window.close()
    run_commands(root / DOCUMENTS)
    lock_and_unlock()


def write_files(folder: Path, window: "Window") -> None:
    """A drawing with a title and a finding is saved, exported and reported; a broken file of that name is opened."""
    from bodymap.records.document import Document
    from bodymap.ui.report_file import ReportChoice
    from tests.records.documents import SAMPLE
    from tests.ui.conftest import Answers

    answers = Answers()
    window.commands.dialogs = answers  # type: ignore[assignment]
    finding = replace(SAMPLE.examination.findings[2], detail=WORDS["finding"])
    examination = replace(SAMPLE.examination, findings=(*SAMPLE.examination.findings[:2], finding))
    window.session.put(Document(SAMPLE.drawing, examination, WORDS["title"]))
    answers.path = folder / f"{WORDS['file']}.bodymap"
    assert window.commands.save_as()
    for ending in ("png", "svg", "pdf", "csv"):
        answers.path = folder / f"picture.{ending}"
        window.commands.export()
    window.commands.report()
    desk = answers.desks[-1]
    for clinician in (False, True):
        choice = ReportChoice(clinician=clinician)
        desk.save(folder / f"report{clinician:d}.pdf", choice, desk.pages(choice))
    window.commands.copy_note()
    broken = folder / f"{WORDS['file']}-broken.bodymap"
    broken.write_text(f'{{"format": "bodymap drawing", "title": "{WORDS["title"]}"', encoding="utf-8")
    window.commands.open_path(broken)


def keep_records(window: "Window") -> None:
    """Somebody with a name and a note is kept, painted on, searched for, and backed up."""
    from bodymap.drawing.tools import delete_mark
    from bodymap.records.store.backups import make_backup
    from bodymap.records.store.values import Author
    from bodymap.records.store.writes import utc_now

    keeper = window.records.keeper
    store = keeper.begin()
    person = store.add_person(WORDS["name"], 1957, WORDS["pseudonym"])
    head = keeper.keep(person, date(2026, 3, 1), Author.PATIENT)
    store.add_note(head.visit, WORDS["note"])
    window.session.edit("Delete", delete_mark(window.session.state.drawing, 1))
    keeper.settle()
    sheet = window.records.sheet(lambda: True, lambda _dialog: None)
    sheet.search.setText(WORDS["search"])
    sheet.deleteLater()
    make_backup(store, store.place.backups, utc_now())


def run_commands(folder: Path) -> None:
    """What a person types; the file of the person is read, never its words written on."""
    from typer.testing import CliRunner

    from bodymap.cli import app

    drawing = str(folder / f"{WORDS['file']}.bodymap")
    for words in (
        ["doctor"],
        ["assess", drawing],
        ["compare", drawing, drawing],
        ["render", drawing, "-o", str(folder / "rendered.svg")],
        ["report", drawing, "-o", str(folder / "report2.pdf")],
        ["export", drawing, "--as", "fhir", "-o", str(folder / "bundle.json")],
        ["export", drawing, "--as", "fhir", "--name", WORDS["name"], "-o", str(folder / "asked.json")],
    ):
        done = CliRunner().invoke(app, words)
        assert done.exit_code == 0, (words, done.output, done.exception)


def lock_and_unlock() -> None:
    """A passphrase is set, typed wrongly, and typed."""
    from bodymap.files.problems import BodymapError
    from bodymap.records.keys.wrapping import WrapKind
    from bodymap.records.store.locked import LockedStore
    from bodymap.records.store.opening import open_library, unlock
    from bodymap.records.store.place import usual_place
    from bodymap.records.store.record_store import RecordStore

    store = open_library(usual_place())
    assert isinstance(store, RecordStore)
    store.place.ring.set_passphrase(store.key, WORDS["passphrase"])
    store.close()
    locked = open_library(usual_place())
    assert isinstance(locked, LockedStore)
    with suppress(BodymapError):
        unlock(locked, WORDS["passphrase"] + "!", WrapKind.PASSPHRASE).close()
    unlock(locked, WORDS["passphrase"], WrapKind.PASSPHRASE).close()


if __name__ == "__main__":
    from tests.day.sealed import forbid_internet

    own_world(Path(sys.argv[1]))
    os.umask(0)
    try:
        forbid_internet()
    except OSError as error:
        print(f"not sealed: {error.strerror or error}")
    day(Path(sys.argv[1]))
