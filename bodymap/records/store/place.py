"""Where the library lies: its folder, its files, and their rights, for the owner alone under any umask."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from bodymap.data import own_folder
from bodymap.files.owned import OTHERS
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.keys.keepers import FileKeeper, Keeper, SystemKeeper
from bodymap.records.keys.key_ring import KeyRing
from bodymap.records.keys.wrapping import USUAL, Cost
from bodymap.records.table_place import LIBRARY, TABLE

SUFFIX = ".db"


class Presence(Enum):
    """Whether there is a library."""

    NONE = "none was made yet"
    THERE = "it is there"
    MISSING = "it is gone, and backups of it are there"


@dataclass(frozen=True, slots=True)
class LibraryPlace:
    """The folder of one library and who keeps its key."""

    folder: Path
    keepers: tuple[Keeper, ...]
    cost: Cost = USUAL

    @property
    def library(self) -> Path:
        """The encrypted file itself."""
        return self.folder / f"library{SUFFIX}"

    @property
    def lock(self) -> Path:
        """The file whose lock the one who writes holds."""
        return self.folder / "library.lock"

    @property
    def card(self) -> Path:
        """The key card."""
        return self.folder / "library.keys"

    @property
    def backups(self) -> Path:
        """The folder of backups on the same disk."""
        return self.folder / "backups"

    @property
    def replaced(self) -> Path:
        """The folder of libraries that a backup took the place of."""
        return self.folder / "replaced"

    @property
    def table(self) -> Path:
        """The folder of what lies on tables and is in nobody's record."""
        return self.folder / TABLE

    @property
    def ring(self) -> KeyRing:
        """What is done with its key."""
        return KeyRing(self.card, self.keepers, self.cost)

    def presence(self) -> Presence:
        """Whether there is a library. One that is gone must not be made anew in silence."""
        if self.library.exists():
            return Presence.THERE
        there = any(self.backups.glob(f"*{SUFFIX}")) or any(self.replaced.glob(f"*{SUFFIX}"))
        return Presence.MISSING if there else Presence.NONE


def usual_place() -> LibraryPlace:
    """The library of whoever uses the program; nothing is made."""
    return LibraryPlace(own_folder() / LIBRARY, (SystemKeeper(), FileKeeper(own_folder() / "keys")))


def open_to_others(paths: Iterable[Path]) -> tuple[Path, ...]:
    """Which of these files and folders others than the owner can get at; always none on Windows, which has no such rights."""
    if os.name == "nt":
        return ()
    return tuple(path for path in paths if path.exists() and path.stat().st_mode & OTHERS)


@dataclass(frozen=True, slots=True)
class FileIdentity:
    """Which file a name stands for: another one in its place has another identity."""

    device: int
    number: int


def identity_of(path: Path) -> FileIdentity:
    """Raises BodymapError when the file is gone."""
    try:
        found = path.stat()
    except OSError:
        raise BodymapError(tr(GONE), path) from None
    return FileIdentity(found.st_dev, found.st_ino)


GONE = tr_later(
    "the library is no longer there, perhaps because a stick was pulled out; nothing was saved: "
    "put it back, or save the drawing as a file"
)
EXCHANGED = tr_later(
    "another library was put in this one's place; nothing was saved: close the window and open it again"
)
