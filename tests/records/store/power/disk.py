"""A disk that keeps only what it was forced to keep: plays recorded calls, and says what a cut of power could leave.

What it covers: each 4 KiB block of a write that was not forced may be there, gone, or there in its first part; such
writes reach the disk in any order; a file may keep an old length; a name that was made, changed or taken away is sure
only when its folder was forced, and names reach the disk in order (a prefix of them); a file that was forced is still
nowhere while its name, or that of a folder above it, is not sure. Not covered: a disk that lies about what it kept,
and names that reach the disk in another order (journals of file systems keep the order).
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from tests.tracing.calls import Call

BLOCK = 4096
FOLDER = -1
"""The number a folder has in place of a file's."""
Names = dict[str, int]
Tree = dict[str, bytes | None]
"""Every name under the root, a folder before what is in it; None for a folder."""


@dataclass
class Written:
    """A change of a file's bytes, in one block; size: a truncate to this length, -1 for a write."""

    at: int = 0
    data: bytes = b""
    size: int = -1


@dataclass
class File:
    """sure: what is on the disk; waiting: what it may still lose."""

    sure: bytes = b""
    waiting: list[Written] = field(default_factory=list)

    def force(self) -> None:
        self.sure, self.waiting = with_writes(self.sure, self.waiting), []


@dataclass
class Renaming:
    """One change of names. folders: whichever of these is forced makes it sure."""

    change: Callable[[Names], object]
    folders: frozenset[str]
    sure: bool = False


@dataclass
class Handle:
    """What a descriptor stands for, and where in it the next write goes."""

    path: str
    file: int
    at: int = 0


class Disk:
    """The part of a disk below one folder, which is there, sure, and empty at first."""

    def __init__(self, root: Path) -> None:
        self.root = str(root)
        self.files: list[File] = []
        self.names: Names = {self.root: FOLDER}
        self.renamings: list[Renaming] = []
        self._handles: dict[int, Handle] = {}

    def do(self, call: Call) -> bool:
        """Play one call; whether it changed what a cut of power would leave."""
        if call.name in ("read", "mode"):
            return False
        if call.name == "open":
            return self._opened(call)
        if call.paths:
            return any(map(self._inside, call.paths)) and self._renamed(call)
        handle = self._handles.get(call.number)
        return handle is not None and self._handled(call, handle)

    def _inside(self, path: str) -> bool:
        return path == self.root or path.startswith(self.root + os.sep)

    def _opened(self, call: Call) -> bool:
        self._handles.pop(call.number, None)
        (path,) = call.paths
        if not self._inside(path):
            return False
        fresh = path not in self.names
        if fresh:
            assert call.flags & os.O_CREAT, f"{path} was never made"
            self.files.append(File())
            number = len(self.files) - 1
            self._change(lambda names: names.update({path: number}), path)
        handle = Handle(path, self.names[path])
        self._handles[call.number] = handle
        if call.flags & os.O_TRUNC and not fresh:
            self.files[handle.file].waiting.append(Written(size=0))
            return True
        return fresh

    def _renamed(self, call: Call) -> bool:
        path, to = call.paths[0], call.paths[-1]
        if call.name == "mkdir":
            self._change(lambda names: names.update({path: FOLDER}), path)
        elif call.name == "unlink":
            self._change(lambda names: names.pop(path, None), path)
        elif call.name == "rename":
            self._change(lambda names: names.update({to: names.pop(path)} if path in names else {}), path, to)
        elif call.name == "link":
            self._change(lambda names: names.update({to: names[path]} if path in names else {}), to)
        else:
            self.files[self.names[path]].waiting.append(Written(size=call.size))
        return True

    def _change(self, change: Callable[[Names], object], *paths: str) -> None:
        change(self.names)
        self.renamings.append(Renaming(change, frozenset(map(folder_of, paths))))

    def _handled(self, call: Call, handle: Handle) -> bool:
        if call.name == "close":
            del self._handles[call.number]
        elif call.name == "seek":
            handle.at = call.at
        elif call.name == "sync":
            self._force(handle)
            return True
        elif call.name == "truncate":
            self.files[handle.file].waiting.append(Written(size=call.size))
            return True
        elif call.name == "write":
            at = handle.at if call.at < 0 else call.at
            handle.at = at + len(call.data) if call.at < 0 else handle.at
            self.files[handle.file].waiting.extend(in_blocks(at, call.data))
            return True
        return False

    def _force(self, handle: Handle) -> None:
        if handle.file != FOLDER:
            self.files[handle.file].force()
        for one in self.renamings:
            one.sure = one.sure or (handle.file == FOLDER and handle.path in one.folders)

    # What could be left

    def left(self, random: Random, most: int) -> Iterator[Tree]:
        """So many disks that a cut now could leave: all of what waits is lost, all is there, and others by chance."""
        loose = sum(not one.sure for one in self.renamings)
        for number in range(most):
            kept = (0, loose)[number] if number < 2 else random.randint(0, loose)
            some = (none, every)[number] if number < 2 else random.choice(CHOICES)
            yield self._tree(self._names_with(kept), lambda writes, some=some: some(writes, random))

    def _names_with(self, kept: int) -> Names:
        """The names with all that is sure, and the first so many of those that are not."""
        names: Names = {self.root: FOLDER}
        for one in self.renamings:
            if one.sure or kept > 0:
                one.change(names)
            kept -= not one.sure
        return names

    def _tree(self, names: Names, chosen: Callable[[list[Written]], list[Written]]) -> Tree:
        contents: dict[int, bytes] = {}
        tree: Tree = {}
        for path in sorted(names):
            if path == self.root:
                continue
            above = os.path.relpath(folder_of(path), self.root)
            if above != "." and above not in tree:
                continue  # the folder it was in is lost, and all in it
            number = names[path]
            if number != FOLDER and number not in contents:
                file = self.files[number]
                contents[number] = with_writes(file.sure, chosen(file.waiting))
            tree[os.path.relpath(path, self.root)] = None if number == FOLDER else contents[number]
        return tree


def folder_of(path: str) -> str:
    return path.rpartition(os.sep)[0]


def in_blocks(at: int, data: bytes) -> Iterator[Written]:
    """A write as the blocks of the disk it touches."""
    while data:
        room = BLOCK - at % BLOCK
        yield Written(at, data[:room])
        at, data = at + room, data[room:]


def with_writes(data: bytes, writes: list[Written]) -> bytes:
    """The bytes after these changes, in their order; what lies between is zero, as in a file with a hole."""
    made = bytearray(data)
    for one in writes:
        end = one.size if one.size >= 0 else one.at + len(one.data)
        if len(made) < end:
            made.extend(bytes(end - len(made)))
        if one.size >= 0:
            del made[one.size :]
        else:
            made[one.at : end] = one.data
    return bytes(made)


def none(_writes: list[Written], _random: Random) -> list[Written]:
    return []


def every(writes: list[Written], _random: Random) -> list[Written]:
    return writes


def first(writes: list[Written], random: Random) -> list[Written]:
    return writes[: random.randint(0, len(writes))]


def half(writes: list[Written], random: Random) -> list[Written]:
    return [one for one in writes if random.random() < 0.5]


def without_one(writes: list[Written], random: Random) -> list[Written]:
    gone = random.randrange(len(writes)) if writes else 0
    return [one for number, one in enumerate(writes) if number != gone]


def torn(writes: list[Written], random: Random) -> list[Written]:
    """One block is there in its first part only, in steps of a sector."""
    kept = list(writes)
    if kept:
        number = random.randrange(len(kept))
        one = kept[number]
        kept[number] = Written(one.at, one.data[: 512 * random.randint(0, 7)], one.size)
    return kept


CHOICES = (none, every, first, half, half, without_one, torn)
