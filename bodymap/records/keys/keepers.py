"""Who keeps the key while nobody has set a passphrase: the key store of the system, or a file only its owner can read."""

from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Protocol

from bodymap.files.owned import make_owned_folder
from bodymap.files.problems import BodymapError
from bodymap.files.text import read_text
from bodymap.files.whole import write_whole
from bodymap.language import tr, tr_later
from bodymap.records.keys.library_key import LENGTH, LibraryKey

SERVICE = "bodymap library"
"""Under this name, and the random id of the library, a key stands in the key store."""
NO_FILE = tr_later(
    "the key file of the library is not there; put it back, or open the library with the recovery key"
)
NOT_A_KEY = tr_later("this is no key of a library; expected 64 hex digits in one line")
NOT_IN_STORE = tr_later(
    "the key store of the system does not give the key of the library; "
    "unlock it, or open the library with the recovery key"
)
MOST = 1000
"""Bytes of a key file."""


class Keeping(StrEnum):
    """Where the key is."""

    STORE = "key store"
    FILE = "key file"
    PASSPHRASE = "passphrase"


class Keeper(Protocol):
    """Keeps one key for each library."""

    @property
    def keeping(self) -> Keeping:
        """What it is."""
        ...

    def keep(self, library: str, key: LibraryKey) -> bool:
        """Keep it; whether it is now surely there."""
        ...

    def kept(self, library: str) -> LibraryKey:
        """The key. Raises BodymapError when it cannot be had."""
        ...

    def forget(self, library: str) -> None:
        """Keep it no longer; no complaint when it is not there."""
        ...


class SystemKeeper:
    """The key store of the system: GNOME Keyring, KWallet, Windows Credential Locker, macOS Keychain.

    Whatever a backend throws means that there is no usable one: they are written by many people.
    """

    keeping = Keeping.STORE

    def keep(self, library: str, key: LibraryKey) -> bool:
        """Keep it, and look whether it comes back: some backends take a key and lose it."""
        import keyring

        try:
            keyring.set_password(SERVICE, library, key.raw().hex())
            return keyring.get_password(SERVICE, library) == key.raw().hex()
        except Exception:
            return False

    def kept(self, library: str) -> LibraryKey:
        """The key. Raises BodymapError."""
        import keyring

        try:
            found = keyring.get_password(SERVICE, library)
        except Exception as error:
            raise BodymapError(tr(NOT_IN_STORE)) from error
        if found is None:
            raise BodymapError(tr(NOT_IN_STORE))
        return _key_of(found, tr(NOT_IN_STORE))

    def forget(self, library: str) -> None:
        """Keep it no longer."""
        import keyring

        with suppress(Exception):
            keyring.delete_password(SERVICE, library)


@dataclass(frozen=True, slots=True)
class FileKeeper:
    """One file in a folder of its own, away from the library, so that a copy of the library does not take it along."""

    folder: Path

    @property
    def keeping(self) -> Keeping:
        """What it is."""
        return Keeping.FILE

    def path(self, library: str) -> Path:
        """Where the key of this library lies."""
        return self.folder / f"{library}.key"

    def keep(self, library: str, key: LibraryKey) -> bool:
        """Write it. Raises BodymapError when the disk does not take it."""
        own_folder_only(self.folder)
        write_whole(self.path(library), key.raw().hex() + "\n")
        return True

    def kept(self, library: str) -> LibraryKey:
        """The key. Raises BodymapError."""
        path = self.path(library)
        if not path.exists():
            raise BodymapError(tr(NO_FILE), path)
        return _key_of(read_text(path, MOST, str(path)), tr(NOT_A_KEY), path)

    def forget(self, library: str) -> None:
        """Remove the file."""
        with suppress(OSError):
            self.path(library).unlink()


def own_folder_only(folder: Path) -> None:
    """Make a folder, and those above it that are missing, that only its owner can enter, under any umask.

    Raises BodymapError.
    """
    try:
        make_owned_folder(folder)
    except OSError as error:
        raise BodymapError(
            tr(
                "the folder of the library cannot be made: {strerror}; expected a place that can be written",
                strerror=error.strerror,
            ),
            folder,
        ) from error


def _key_of(text: str, wrong: str, place: Path | None = None) -> LibraryKey:
    try:
        raw = bytes.fromhex(text.strip())
    except ValueError:
        raw = b""
    if len(raw) != LENGTH:
        raise BodymapError(wrong, place)
    return LibraryKey(raw)
