"""The one module that knows SQLCipher: opens an encrypted file with a raw key, for writing or only to be read.

A raw key needs no stretching, so opening takes milliseconds. Every page carries a checksum (HMAC-SHA512) that the key
makes: a changed page is refused, never half believed.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, Protocol, cast

from sqlcipher3 import dbapi2  # pyright: ignore[reportMissingTypeStubs]

from bodymap.language import tr
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.store.faults import told

BUSY = 5000
"""Milliseconds to wait for another program that is writing."""
WRITING = (
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA secure_delete = ON",
    "PRAGMA foreign_keys = ON",
)
"""WAL with FULL lost nothing acknowledged in simulated cuts of power; with NORMAL it does (docs/reliability.md, P3)."""
COPYING = ("PRAGMA secure_delete = ON",)
"""For a file that gets its place when it is finished: no side file, which would not come with it."""

SqlError: type[Exception] = cast("Any", dbapi2).Error
"""Everything SQLite complains about."""
SQLITE: str = cast("Any", dbapi2).sqlite_version


class Answer(Protocol):
    """What a statement answers."""

    @property
    def rowcount(self) -> int:
        """Rows a statement changed."""
        ...

    def fetchall(self) -> list[tuple[Any, ...]]:
        """All rows."""
        ...


class Connection(Protocol):
    """The part of a connection that we use."""

    @property
    def in_transaction(self) -> bool:
        """Whether a transaction is open."""
        ...

    def execute(self, sql: str, values: Sequence[Any] = ...) -> Answer:
        """Run one statement."""
        ...

    def backup(
        self,
        target: "Connection",
        *,
        pages: int = ...,
        progress: Callable[[int, int, int], object] | None = ...,
    ) -> None:
        """Copy everything into another encrypted file; progress: called after so many pages with a code, how many
        are left and how many there are.
        """
        ...

    def close(self) -> None:
        """Close it."""
        ...


def open_to_write(path: Path, key: LibraryKey, pragmas: Sequence[str] = WRITING) -> Connection:
    """A connection that can write. The file has to be there, it may be empty. Raises BodymapError."""
    return _opened(path, key, "rw", pragmas)


def open_to_read(path: Path, key: LibraryKey, alone: bool = False) -> Connection:
    """A connection that cannot write. Raises BodymapError.

    alone: nobody writes the file meanwhile, and nothing waits beside it. SQLite then needs no side files, which it
    could not make on a disk that can only be read.
    """
    return _opened(path, key, "ro&immutable=1" if alone else "ro", ("PRAGMA query_only = ON",))


def _opened(path: Path, key: LibraryKey, mode: str, pragmas: Sequence[str]) -> Connection:
    try:
        made = cast(
            "Connection",
            cast("Any", dbapi2).connect(
                f"{path.absolute().as_uri()}?mode={mode}",
                uri=True,
                isolation_level=None,  # transactions are begun in words, nowhere else
                check_same_thread=False,  # a store lets one thread in at a time
            ),
        )
    except SqlError as error:
        raise told(error, path) from error
    try:
        made.execute("PRAGMA cipher_log_level = NONE")  # it would write its own lines to stderr
        made.execute(f"PRAGMA key = \"x'{key.raw().hex()}'\"")
        made.execute(f"PRAGMA busy_timeout = {BUSY}")
        made.execute(
            "SELECT count(*) FROM sqlite_schema"
        ).fetchall()  # the first look at a page tells a wrong key
        for pragma in pragmas:
            made.execute(pragma).fetchall()
    except SqlError as error:
        made.close()
        raise told(error, path) from error
    return made


def user_version(connection: Connection) -> int:
    """The number of the format; 0 for a file that was only just made."""
    return int(connection.execute("PRAGMA user_version").fetchall()[0][0])


def damage(connection: Connection) -> tuple[str, ...]:
    """Everything that is wrong with the file: pages that were changed, broken order, rows that point nowhere."""
    pages = [str(row[0]) for row in connection.execute("PRAGMA cipher_integrity_check").fetchall()]
    if pages:
        return tuple(pages)  # what stands on changed pages is not worth asking
    order = [str(row[0]) for row in connection.execute("PRAGMA integrity_check").fetchall()]
    lost = len(connection.execute("PRAGMA foreign_key_check").fetchall())
    return (*(one for one in order if one != "ok"), *([tr("{count} rows belong to nothing", count=lost)] if lost else []))


def cipher_version(connection: Connection) -> str:
    """The version of SQLCipher."""
    return str(connection.execute("PRAGMA cipher_version").fetchall()[0][0])
