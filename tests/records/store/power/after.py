"""What has to be true of a disk that a cut of power left: what was acknowledged is there, and everything opens."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bodymap.files.problems import BodymapError
from bodymap.records.drawing_file import load
from bodymap.records.store.backups import check_copy
from bodymap.records.store.opening import create_library, open_library
from bodymap.records.store.place import Presence
from bodymap.records.store.reads import Reads
from bodymap.records.store.record_store import RecordStore
from tests.records.store.made import place_in
from tests.records.store.power.disk import Tree


@dataclass
class Acknowledged:
    """What the program has said is safe. sheets, files: the saving each is at least at."""

    made: bool = False
    sheets: dict[str, int] = field(default_factory=dict)
    files: dict[str, int] = field(default_factory=dict)
    backups: list[str] = field(default_factory=list)

    def hear(self, said: dict[str, Any]) -> None:
        what = said["what"]
        if what == "made":
            self.made = True
        elif what in ("sheet", "restoring"):
            self.sheets[said["id"]] = said["number"]
        elif what == "file":
            self.files[said["path"]] = said["number"]
        elif what == "backup":
            self.backups.append(said["path"])


def lay_out(tree: Tree, folder: Path) -> None:
    """The disk as a folder, in place of what was there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()
    for name, content in tree.items():
        path = folder / name
        if content is None:
            path.mkdir()
        else:
            path.write_bytes(content)


def faults(folder: Path, told: Acknowledged) -> Iterator[str]:
    """A sentence for everything that is not as it has to be. Nothing else is opened, written or believed here."""
    for name, number in told.files.items():
        yield from _file_faults(folder / name, number)
    if not told.files or told.made:
        yield from _library_faults(folder, told)


def _file_faults(path: Path, number: int) -> Iterator[str]:
    try:
        found = int(load(path).title)
    except (BodymapError, ValueError) as error:
        yield f"{path.name} does not open: {error}"
    else:
        if found < number:
            yield f"{path.name} is at saving {found}; {number} was acknowledged"


def _library_faults(folder: Path, told: Acknowledged) -> Iterator[str]:
    place = place_in(folder)
    try:
        if not told.made and place.presence() is Presence.NONE:
            store = create_library(place)
        else:
            store = open_library(place, backup=False)
    except BodymapError as error:
        yield f"the library does not open: {error.sentence}"
        return
    if not isinstance(store, RecordStore):
        yield f"the library opens as {type(store).__name__} only: {store.why}"
        return
    try:
        yield from store.damage()
        for sheet, number in told.sheets.items():
            yield from _sheet_faults(store, sheet, number)
        for name in told.backups:
            check_copy(folder / name, store.key)
        store.add_person()
    except BodymapError as error:
        yield error.sentence
    finally:
        store.close()


def _sheet_faults(store: Reads, sheet: str, number: int) -> Iterator[str]:
    found = int(store.sheet(sheet).document().title)
    if found < number:
        yield f"a sheet is at saving {found}; {number} was acknowledged"
