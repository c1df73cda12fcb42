"""The system calls that change a disk, as values: which they are, and how they are read out of a stopped process."""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = -100
"""AT_FDCWD: a name is meant from the working folder."""
LONGEST_NAME = 4096
IOVEC = 16
"""Bytes of a `struct iovec`: an address and a length."""


@dataclass(frozen=True, slots=True)
class Call:
    """A call that succeeded. name: the plain one ("openat" is "open"); number: its file descriptor, or what open answered.

    paths: absolute; at: where in the file, -1 where the descriptor's own place is meant; size: of a truncate.
    """

    name: str
    number: int = -1
    paths: tuple[str, ...] = ()
    data: bytes = b""
    at: int = -1
    size: int = 0
    flags: int = 0


class Memory:
    """What a stopped process has in its memory."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self._file = os.open(f"/proc/{pid}/mem", os.O_RDONLY)

    def close(self) -> None:
        os.close(self._file)

    def bytes(self, at: int, size: int) -> bytes:
        return os.pread(self._file, size, at) if size else b""

    def text(self, at: int) -> str:
        """Read in pieces that cross no page: the next one may not be there."""
        found = b""
        while b"\0" not in found and len(found) < LONGEST_NAME:
            place = at + len(found)
            found += self.bytes(place, 256 - place % 256)
        return os.fsdecode(found.partition(b"\0")[0])

    def path(self, folder: int, name: int) -> str:
        text = self.text(name)
        if text.startswith("/"):
            return os.path.normpath(text)
        where = "cwd" if folder == HERE else f"fd/{folder}"
        return os.path.normpath(Path(f"/proc/{self.pid}/{where}").readlink() / text)


def _int(value: int) -> int:
    """A 32-bit argument with its sign."""
    return (value & 0xFFFFFFFF) - (1 << 32 if value & 0x80000000 else 0)


Args = tuple[int, ...]
Read = Callable[[Memory, Args], Call]


def _gathered(memory: Memory, args: Args) -> bytes:
    found = b""
    for number in range(args[2]):
        pair = memory.bytes(args[1] + IOVEC * number, IOVEC)
        found += memory.bytes(int.from_bytes(pair[:8], "little"), int.from_bytes(pair[8:], "little"))
    return found


def _plain_open(m: Memory, a: Args) -> Call:
    return Call("open", paths=(m.path(HERE, a[0]),), flags=a[1])


CALLS: Mapping[int, Read] = {
    0: lambda _m, a: Call("read", a[0]),
    1: lambda m, a: Call("write", a[0], data=m.bytes(a[1], a[2])),
    2: _plain_open,
    3: lambda _m, a: Call("close", a[0]),
    8: lambda _m, a: Call("seek", a[0], at=a[1], flags=a[2]),
    18: lambda m, a: Call("write", a[0], data=m.bytes(a[1], a[2]), at=a[3]),
    17: lambda _m, a: Call("read", a[0]),
    20: lambda m, a: Call("write", a[0], data=_gathered(m, a)),
    74: lambda _m, a: Call("sync", a[0]),
    75: lambda _m, a: Call("sync", a[0]),
    76: lambda m, a: Call("truncate", paths=(m.path(HERE, a[0]),), size=a[1]),
    77: lambda _m, a: Call("truncate", a[0], size=a[1]),
    82: lambda m, a: Call("rename", paths=(m.path(HERE, a[0]), m.path(HERE, a[1]))),
    83: lambda m, a: Call("mkdir", paths=(m.path(HERE, a[0]),)),
    84: lambda m, a: Call("unlink", paths=(m.path(HERE, a[0]),)),
    86: lambda m, a: Call("link", paths=(m.path(HERE, a[0]), m.path(HERE, a[1]))),
    87: lambda m, a: Call("unlink", paths=(m.path(HERE, a[0]),)),
    90: lambda m, a: Call("mode", paths=(m.path(HERE, a[0]),)),
    91: lambda _m, a: Call("mode", a[0]),
    257: lambda m, a: Call("open", paths=(m.path(_int(a[0]), a[1]),), flags=a[2]),
    258: lambda m, a: Call("mkdir", paths=(m.path(_int(a[0]), a[1]),)),
    263: lambda m, a: Call("unlink", paths=(m.path(_int(a[0]), a[1]),)),
    264: lambda m, a: Call("rename", paths=(m.path(_int(a[0]), a[1]), m.path(_int(a[2]), a[3]))),
    265: lambda m, a: Call("link", paths=(m.path(_int(a[0]), a[1]), m.path(_int(a[2]), a[3]))),
    268: lambda m, a: Call("mode", paths=(m.path(_int(a[0]), a[1]),)),
    316: lambda m, a: Call("rename", paths=(m.path(_int(a[0]), a[1]), m.path(_int(a[2]), a[3]))),
}
"""By their numbers on x86-64 (the kernel's syscall_64.tbl). Ways to write that neither Python nor SQLite uses are not here:
pwritev, copy_file_range, io_uring, and files mapped to be written; SQLite maps its -shm alone, which it makes anew.
"""
