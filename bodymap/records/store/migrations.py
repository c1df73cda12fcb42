"""How the library is laid out, as numbered steps of SQL: each brings a library of the format before it to its own.

A step that was released is never changed again; tests keep a library of every format that has to open for ever.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.store.connection import Connection, user_version

APPLICATION = 0x62646D70
"""`bdmp`: tells file tools whose file it is, once it is decrypted."""
_VOIDING = """
  voided_at TEXT NOT NULL DEFAULT '', voided_by TEXT NOT NULL DEFAULT '', voided_why TEXT NOT NULL DEFAULT '', seal TEXT NOT NULL"""


@dataclass(frozen=True, slots=True)
class Step:
    """number: the format it leads to. oldest_reader: the format a program has to know at least to read it."""

    number: int
    oldest_reader: int
    sql: tuple[str, ...]


STEPS: tuple[Step, ...] = (
    Step(
        number=1,
        oldest_reader=1,
        sql=(
            "CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID",
            "INSERT INTO about VALUES ('changes', '0'), ('second_place', '')",
            f"""CREATE TABLE person (
  id TEXT PRIMARY KEY, pseudonym TEXT NOT NULL UNIQUE, name TEXT NOT NULL, birth_year INTEGER NOT NULL,
  version INTEGER NOT NULL, made_at TEXT NOT NULL,{_VOIDING}) STRICT""",
            f"""CREATE TABLE visit (
  id TEXT PRIMARY KEY, person TEXT NOT NULL REFERENCES person (id), date TEXT NOT NULL,
  version INTEGER NOT NULL, made_at TEXT NOT NULL,{_VOIDING}) STRICT""",
            "CREATE INDEX visit_of_person ON visit (person)",
            f"""CREATE TABLE sheet (
  id TEXT PRIMARY KEY, visit TEXT NOT NULL REFERENCES visit (id),
  author TEXT NOT NULL CHECK (author IN ('patient', 'clinician')), version INTEGER NOT NULL,
  made_at TEXT NOT NULL, saved_at TEXT NOT NULL, copy_of TEXT NOT NULL, text TEXT NOT NULL,{_VOIDING}) STRICT""",
            "CREATE INDEX sheet_of_visit ON sheet (visit)",
            f"""CREATE TABLE note (
  id TEXT PRIMARY KEY, visit TEXT NOT NULL REFERENCES visit (id), text TEXT NOT NULL, at TEXT NOT NULL,{_VOIDING}
) STRICT""",
            "CREATE INDEX note_of_visit ON note (visit)",
            f"""CREATE TABLE reading (
  id TEXT PRIMARY KEY, sheet TEXT NOT NULL REFERENCES sheet (id), version INTEGER NOT NULL, at TEXT NOT NULL,
  summary TEXT NOT NULL, program TEXT NOT NULL, figure TEXT NOT NULL, figure_print TEXT NOT NULL,
  maps TEXT NOT NULL, knowledge TEXT NOT NULL,{_VOIDING}) STRICT""",
            "CREATE INDEX reading_of_sheet ON reading (sheet)",
            """CREATE TABLE change (
  number INTEGER PRIMARY KEY, at TEXT NOT NULL, who TEXT NOT NULL, why TEXT NOT NULL, entry TEXT NOT NULL,
  field TEXT NOT NULL, before TEXT NOT NULL, after TEXT NOT NULL, seal TEXT NOT NULL) STRICT""",
            "CREATE INDEX change_of_entry ON change (entry)",
        ),
    ),
)
FORMAT = STEPS[-1].number
"""The newest format; what this program writes."""
NEWER = tr_later(
    "the library was written by a newer bodymap (format {theirs}, here {ours}), so here it can only be read; "
    "a newer program can write it"
)
TOO_NEW = tr_later(
    "the library was written by a newer bodymap (format {theirs}, here {ours}) in a way this one cannot read; "
    "open it with the newer program, nothing was changed"
)


def migrate(connection: Connection, steps: Sequence[Step] = STEPS) -> None:
    """Bring a library to the newest format, all steps or none. For use within nothing: it opens its own transaction."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        before = user_version(connection)
        for step in steps:
            if step.number > before:
                for sql in step.sql:
                    connection.execute(sql)
                connection.execute(
                    "INSERT OR REPLACE INTO about VALUES ('oldest_reader', ?)", (str(step.oldest_reader),)
                )
                connection.execute(f"PRAGMA user_version = {step.number}")
        connection.execute(f"PRAGMA application_id = {APPLICATION}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def check_readable(connection: Connection, ours: int = FORMAT) -> None:
    """Refuse a newer format that says programs of our format cannot read it. Raises BodymapError."""
    theirs = user_version(connection)
    if theirs <= ours:
        return
    rows = connection.execute("SELECT value FROM about WHERE name = 'oldest_reader'").fetchall()
    if int(rows[0][0]) > ours:
        raise BodymapError(tr(TOO_NEW, theirs=theirs, ours=ours))


def newest(steps: Sequence[Step] = STEPS) -> int:
    """The format the last step leads to."""
    return steps[-1].number
