"""Puts a backup in the place of the library; what it takes the place of stays beside it, damaged or not."""

import os
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

from bodymap.files.problems import BodymapError
from bodymap.files.whole import reason_for
from bodymap.language import tr
from bodymap.records.keys.keepers import Keeping, own_folder_only
from bodymap.records.keys.key_card import KeyCard, read_card, write_card
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.keys.wrapping import WrapKind
from bodymap.records.store.backups import check_copy, copy_verified, side_files
from bodymap.records.store.lock import FileLock
from bodymap.records.store.place import SUFFIX, LibraryPlace
from bodymap.records.store.watching import Watch, unwatched


def restore(
    place: LibraryPlace, backup: Path, key: LibraryKey, now: datetime, watch: Watch = unwatched
) -> Path:
    """Make the backup the library; answers where the replaced one lies now (it need not exist: it may have been lost).

    Raises LockedByOtherError while a window has the library open, BodymapError when the backup is damaged, of another
    library, or the disk does not take it. Until the last step, which the system does at once, the library is as it was.
    """
    if not backup.is_file():
        raise BodymapError(tr("there is no such backup"), backup)
    lock = FileLock(place.lock)
    try:
        check_copy(backup, key)
        fresh = place.folder / f"restored{SUFFIX}"
        copy_verified(backup, fresh, key, alone=True, watch=watch)
        own_folder_only(place.replaced)
        aside = place.replaced / f"library-{now.astimezone(UTC):%Y%m%dT%H%M%S%fZ}{SUFFIX}"
        _step(lambda: _put_aside(place, aside), fresh)
        _step(lambda: os.replace(fresh, place.library), fresh)  # noqa: PTH105
        return aside
    finally:
        lock.release()


def card_for(place: LibraryPlace, backup: Path) -> KeyCard:
    """The key card of the library; where it is gone, the copy that lies beside the backup. Raises BodymapError."""
    if place.card.exists():
        return place.ring.read()
    return read_card(backup.parent / place.card.name)


def key_for(
    place: LibraryPlace, card: KeyCard, secret: str, kind: WrapKind = WrapKind.PASSPHRASE
) -> LibraryKey:
    """The key a backup opens with: behind the secret where a passphrase is set or a recovery key was given, else from
    who keeps it. The card is put back where it was gone. Raises BodymapError.
    """
    asked = card.keeping is Keeping.PASSPHRASE or kind is WrapKind.RECOVERY
    key = place.ring.open_with(card, kind, secret) if asked else place.ring.fetch(card)
    if not place.card.exists():
        write_card(card, place.card)
    return key


def _put_aside(place: LibraryPlace, aside: Path) -> None:
    """The replaced library under a second name; what lies beside it moves, since the new one must not meet it."""
    for old, kept in zip(side_files(place.library), side_files(aside), strict=True):
        if old.exists():
            os.replace(old, kept)  # noqa: PTH105
    if not place.library.exists():
        return
    try:
        os.link(place.library, aside)
    except OSError:  # some disks know no second names: then it is away for a moment
        os.replace(place.library, aside)  # noqa: PTH105


def _step(done: Callable[[], object], fresh: Path) -> None:
    try:
        done()
    except OSError as error:
        with suppress(OSError):
            fresh.unlink()
        raise BodymapError(
            tr("the backup was not put in place: {reason_for}", reason_for=reason_for(error)), fresh
        ) from error
