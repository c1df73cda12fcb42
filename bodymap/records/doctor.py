"""What `bodymap doctor` looks at: the library, its rights, its backups, the versions. Names nobody."""

import shutil
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bodymap.files.problems import BodymapError
from bodymap.language import tr
from bodymap.records.store.backups import (
    NO_WAY_BACK,
    SECOND_FOLDER,
    Backup,
    backups_in,
    opens_elsewhere,
    side_files,
)
from bodymap.records.store.opening import open_library
from bodymap.records.store.place import LibraryPlace, Presence, open_to_others
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.record_store import RecordStore
from bodymap.records.versions import Versions

OLD_BACKUP = 30
"""Days after which the newest backup is called old. Assumed."""
YOUNG = 24 * 3600
"""Seconds for which a new library may do without a backup. Assumed."""
LITTLE_ROOM = 200
"""MiB of free disk below which saving may soon fail. Assumed."""
MIB = 2**20


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at: whether it is well, and a sentence."""

    what: str
    well: bool
    said: str


def examined(place: LibraryPlace, versions: Versions, now: datetime) -> tuple[Finding, ...]:
    """Everything that can be told without changing anything; the library is opened to be looked at, and no backup made."""
    return (*_versions(versions), *_library(place, now), _room(place))


def _versions(versions: Versions) -> Iterator[Finding]:
    maps = ", ".join(name for name, _ in versions.maps)
    yield Finding("program", True, tr("bodymap {program}, figure {figure}, maps {maps}", program=versions.program, figure=versions.figure, maps=maps))


def _library(place: LibraryPlace, now: datetime) -> Iterator[Finding]:
    presence = place.presence()
    if presence is not Presence.THERE:
        yield Finding("library", presence is Presence.NONE, presence.value)
    else:
        yield from _opened(place, now)
        yield _rights(place)
    if presence is not Presence.NONE:
        yield _backups(place, now)


def _opened(place: LibraryPlace, now: datetime) -> Iterator[Finding]:
    """The library, and the second place for backups, which it alone knows."""
    try:
        store = open_library(place, backup=False)
    except BodymapError as problem:
        yield Finding("library", False, problem.sentence)
        return
    if not isinstance(store, RecordStore | ReadOnlyStore):
        yield Finding("library", True, store.why or tr("it is locked; its pages were not looked at"))
        yield Finding(tr("second place"), True, tr("known only to the library, which is locked"))
        return
    try:
        yield _pages(store)
        yield _second_place(place, store, now)
    finally:
        store.close()


def _pages(store: RecordStore | ReadOnlyStore) -> Finding:
    try:
        faults, number = store.damage(), store.format()
    except BodymapError as problem:
        return Finding("library", False, problem.sentence)
    if faults:
        return Finding("library", False, tr("{count} faults: {faults}", count=len(faults), faults=faults[0]))
    return Finding("library", True, tr("every page and row is as it was written, format {number}", number=number))


def _second_place(place: LibraryPlace, store: RecordStore | ReadOnlyStore, now: datetime) -> Finding:
    """Its name is not told: a stick may be called after somebody."""
    try:
        second = store.about("second_place")
    except BodymapError as problem:
        return Finding(tr("second place"), False, problem.sentence)
    if second and not opens_elsewhere(place.ring.read()):
        return Finding(tr("second place"), False, f"{tr(NO_WAY_BACK)[:1].lower()}{tr(NO_WAY_BACK)[1:]}")
    if not second:
        return Finding(tr("second place"), True, tr("none is set; a stick or a share keeps what this disk may lose"))
    if not Path(second).is_dir():
        return Finding(
            tr("second place"), True, tr("it is not there at the moment, so its backups were not looked at")
        )
    found = backups_in(Path(second) / SECOND_FOLDER)
    if not found:
        return Finding(tr("second place"), False, tr("it is there, and no backup lies in it"))
    return _aged(tr("second place"), found, now)


def _rights(place: LibraryPlace) -> Finding:
    open_ = open_to_others((place.folder, place.library, place.card, place.lock, *side_files(place.library)))
    if open_:
        return Finding("rights", False, tr("others can get at {listed}", listed=_listed(path.name for path in open_)))
    return Finding("rights", True, tr("only the owner can get at it"))


def _listed(names: Iterable[str]) -> str:
    return ", ".join(sorted(names))


def _backups(place: LibraryPlace, now: datetime) -> Finding:
    found = backups_in(place.backups)
    if not found:
        young = place.card.exists() and now.timestamp() - place.card.stat().st_mtime < YOUNG
        return Finding("backups", young, tr("there is none yet; one is made when the library is opened to write"))
    return _aged("backups", found, now)


def _aged(what: str, found: tuple[Backup, ...], now: datetime) -> Finding:
    days = (now.astimezone(UTC) - found[0].made).days
    return Finding(what, days <= OLD_BACKUP, tr("{count}, the newest {days} days old", count=len(found), days=days))


def _room(place: LibraryPlace) -> Finding:
    folder = next(one for one in (place.folder, *place.folder.parents) if one.exists())
    free = shutil.disk_usage(folder).free // MIB
    return Finding("disk", free >= LITTLE_ROOM, tr("{free} MiB are free", free=free))
