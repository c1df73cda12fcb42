"""What every connection that writes is told first: it wipes what goes, and no row belongs to nothing."""

from pathlib import Path
from typing import Any, cast

import pytest
from sqlcipher3 import dbapi2  # pyright: ignore[reportMissingTypeStubs]

from bodymap.files.problems import BodymapError
from bodymap.records.store.connection import WRITING
from tests.records.store.made import made, with_sheet

WORD = "Quillfeather"


def test_what_was_overwritten_leaves_no_trace_in_the_file(tmp_path: Path) -> None:
    """On a file that is not encrypted, so that a trace could be seen."""
    path = tmp_path / "plain.db"
    connection = cast("Any", dbapi2).connect(str(path), isolation_level=None)
    for pragma in WRITING:
        connection.execute(pragma).fetchall()
    connection.execute("CREATE TABLE t (x TEXT)")
    connection.execute("INSERT INTO t VALUES (?)", (WORD * 1000,))
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    assert WORD.encode() in path.read_bytes()
    connection.execute("UPDATE t SET x = 'short'")
    connection.close()
    assert WORD.encode() not in path.read_bytes()


def test_a_row_that_would_belong_to_nothing_is_refused(tmp_path: Path) -> None:
    store = made(tmp_path)
    head = with_sheet(store)
    with pytest.raises(BodymapError, match="does not take this entry"), store.asking() as connection:
        connection.execute("UPDATE sheet SET visit = 'nowhere' WHERE id = ?", (head.id,))
    store.close()


def test_a_writing_that_breaks_off_leaves_nothing_of_itself(tmp_path: Path) -> None:
    store = made(tmp_path)
    person = store.add_person()
    broken = pytest.raises(ZeroDivisionError)
    with broken, store._writing() as connection:  # pyright: ignore[reportPrivateUsage]
        connection.execute("UPDATE person SET pseudonym = 'Half' WHERE id = ?", (person.id,))
        _ = 1 / 0
    assert store.person(person.id) == person
    assert store.about("changes") == "1"
    store.close()
