"""How the library is written: one transaction at a time, compare and set, and nothing that disappears in silence."""

import secrets
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from bodymap.files.problems import BodymapError
from bodymap.records.store.checks import reason_of
from bodymap.records.store.connection import Connection, SqlError
from bodymap.records.store.reads import NO_SUCH, Reads
from bodymap.records.store.values import SheetHead

Clock = Callable[[], datetime]
SHEET_CONFLICT = (
    "this sheet was saved elsewhere since it was opened (there {theirs}, here {ours}); nothing was overwritten: "
    "save yours as a copy beside it"
)
ENTRY_CONFLICT = (
    "this entry was changed elsewhere since it was opened; nothing was overwritten: open it again"
)
VOIDED = "this entry was taken back and is not changed any more; add a new one"


class ConflictError(BodymapError):
    """Somebody saved the same sheet, person or visit meanwhile; nothing was overwritten."""


@dataclass(frozen=True, slots=True)
class Reason:
    """Who corrects something (a role or initials, no more is needed), and why."""

    who: str
    why: str


def utc_now() -> datetime:
    """The time of the clock, UTC."""
    return datetime.now(UTC)


def new_id() -> str:
    """128 random bits in hex: says nothing, and never comes twice."""
    return secrets.token_hex(16)


class Writes(Reads):
    """What every writing method of the library stands on."""

    def __init__(self, path: Path, connect: Callable[[], Connection], clock: Clock) -> None:
        super().__init__(path, connect)
        self._clock = clock

    # How it is written

    @contextmanager
    def _writing(self) -> Generator[Connection]:
        """One transaction: all of it is on the disk when the block has ended, or nothing is."""
        with self.asking() as connection:
            connection.execute("BEGIN IMMEDIATE")
            try:
                yield connection
                connection.execute("UPDATE about SET value = value + 1 WHERE name = 'changes'")
                connection.execute("COMMIT")
            except BaseException:
                with suppress(SqlError):
                    if connection.in_transaction:
                        connection.execute("ROLLBACK")
                raise
            with suppress(
                SqlError
            ):  # it is safe already; this only brings it from the side file into the library
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()

    def _change(
        self,
        connection: Connection,
        table: str,
        entry: str,
        version: int,
        wanted: Mapping[str, str | int],
        reason: Reason,
    ) -> None:
        """Write what is different, and what it was, into the list of changes."""
        who, why = reason_of(reason.who, reason.why)
        names = ", ".join(wanted)
        found = connection.execute(
            f"SELECT version, voided_at, {names} FROM {table} WHERE id = ?",
            (entry,),  # names of our own
        ).fetchall()
        if not found:
            raise BodymapError(NO_SUCH)
        if found[0][1]:
            raise BodymapError(VOIDED)
        if found[0][0] != version:
            raise ConflictError(ENTRY_CONFLICT)
        now = self._now()
        for field, before in zip(wanted, found[0][2:], strict=True):
            after = wanted[field]
            if after != before:
                connection.execute(
                    "INSERT INTO change (at, who, why, entry, field, before, after) VALUES (?, ?, ?, ?, ?, ?, ?)",
                    (now, who, why, entry, field, str(before), str(after)),
                )
                connection.execute(f"UPDATE {table} SET {field} = ? WHERE id = ?", (after, entry))
        connection.execute(f"UPDATE {table} SET version = version + 1 WHERE id = ?", (entry,))

    def _void(self, table: str, entry: str, reason: Reason) -> None:
        who, why = reason_of(reason.who, reason.why)
        with self._writing() as connection:
            self._check_there(connection, table, entry)
            connection.execute(
                f"UPDATE {table} SET voided_at = ?, voided_by = ?, voided_why = ? WHERE id = ?",
                (self._now(), who, why, entry),
            )

    def _check_there(self, connection: Connection, table: str, entry: str) -> None:
        found = connection.execute(f"SELECT voided_at FROM {table} WHERE id = ?", (entry,)).fetchall()
        if not found:
            raise BodymapError(NO_SUCH)
        if found[0][0]:
            raise BodymapError(VOIDED)

    def _sheet_conflict(self, connection: Connection, head: SheetHead) -> BodymapError:
        found = connection.execute("SELECT version, voided_at FROM sheet WHERE id = ?", (head.id,)).fetchall()
        if not found:
            return BodymapError(NO_SUCH)
        if found[0][1]:
            return BodymapError(VOIDED)
        return ConflictError(SHEET_CONFLICT.format(theirs=found[0][0], ours=head.version))

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")
