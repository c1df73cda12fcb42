"""How the library is written: one transaction at a time, compare and set, and nothing that disappears in silence."""

import secrets
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.store.checks import reason_of
from bodymap.records.store.connection import Connection, SqlError
from bodymap.records.store.reads import NO_SUCH, Reads
from bodymap.records.store.rows import COLUMNS, SELECT, seal_of, whole

Clock = Callable[[], datetime]
SHEET_CONFLICT = tr_later(
    "this sheet was saved elsewhere since it was opened (there {theirs}, here {ours}); nothing was overwritten: "
    "save yours as a copy beside it"
)
ENTRY_CONFLICT = tr_later(
    "this entry was changed elsewhere since it was opened; nothing was overwritten: open it again"
)
VOIDED = tr_later("this entry was taken back and is not changed any more; add a new one")


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
        stored = self._held(connection, table, entry)
        if stored["version"] != version:
            raise ConflictError(tr(ENTRY_CONFLICT))
        now = self._now()
        for field, after in wanted.items():
            if after != stored[field]:
                row = (now, who, why, entry, field, str(stored[field]), str(after))
                self._insert(connection, "change", dict(zip(COLUMNS["change"], row, strict=True)))
        self._update(connection, table, {**stored, **wanted, "version": version + 1})

    def _void(self, table: str, entry: str, reason: Reason) -> None:
        who, why = reason_of(reason.who, reason.why)
        with self._writing() as connection:
            stored = self._held(connection, table, entry)
            voiding = {"voided_at": self._now(), "voided_by": who, "voided_why": why}
            self._update(connection, table, {**stored, **voiding})

    def _held(self, connection: Connection, table: str, entry: str) -> dict[str, Any]:
        """The row of an entry that holds. Raises BodymapError when there is none, or it was voided, or is damaged."""
        found = connection.execute(f"{SELECT[table]} WHERE id = ?", (entry,)).fetchall()
        if not found:
            raise BodymapError(tr(NO_SUCH))
        stored = dict(zip(COLUMNS[table], whole(table, found[0]), strict=False))
        if stored["voided_at"]:
            raise BodymapError(tr(VOIDED))
        return stored

    def _insert(self, connection: Connection, table: str, values: Mapping[str, Any]) -> None:
        """A new row with its seal; what is not named is empty."""
        row = [values.get(name, "") for name in COLUMNS[table]]
        names = ", ".join((*COLUMNS[table], "seal"))
        places = ", ".join("?" * (len(row) + 1))
        connection.execute(f"INSERT INTO {table} ({names}) VALUES ({places})", (*row, seal_of(row)))

    def _update(self, connection: Connection, table: str, values: Mapping[str, Any]) -> None:
        """Another content for a row, with its seal."""
        row = [values[name] for name in COLUMNS[table]]
        settings = ", ".join(f"{name} = ?" for name in (*COLUMNS[table], "seal"))
        connection.execute(f"UPDATE {table} SET {settings} WHERE id = ?", (*row, seal_of(row), values["id"]))

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="milliseconds")
