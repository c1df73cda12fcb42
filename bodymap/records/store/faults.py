"""What SQLite says, as one sentence of ours. Its own words are never shown: they can hold what a person wrote."""

from collections.abc import Mapping
from pathlib import Path

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later

OK, PERM, BUSY, LOCKED, NOMEM, READONLY = 0, 3, 5, 6, 7, 8
IOERR, CORRUPT, FULL, CANTOPEN, CONSTRAINT, NOTADB = 10, 11, 13, 14, 19, 26
"""Primary result codes (sqlite.org/rescode.html); an extended code carries its primary one in the low eight bits."""
NOTHING_CHANGED = tr_later("nothing was changed in the library")
DAMAGED = (
    tr_later("a page of the library is damaged; everything else is kept as it is: `bodymap doctor` tells how much, "
    "and `bodymap library restore` brings back a backup")
)
SENTENCES: Mapping[int, str] = {
    PERM: f"the library may not be written here; {NOTHING_CHANGED}",
    BUSY: f"another program holds the library; {NOTHING_CHANGED}: try again in a moment",
    LOCKED: f"another program holds the library; {NOTHING_CHANGED}: try again in a moment",
    NOMEM: f"there is no memory left; {NOTHING_CHANGED}: close something and try again",
    READONLY: f"the library can only be read here; {NOTHING_CHANGED}: save the drawing as a file elsewhere",
    IOERR: f"the disk of the library reports a fault; {NOTHING_CHANGED}: save the drawing as a file elsewhere",
    CORRUPT: DAMAGED,
    FULL: f"the disk is full; {NOTHING_CHANGED}: make room and save again, or save the drawing as a file elsewhere",
    CANTOPEN: tr_later("the library cannot be opened; expected its folder to be there and to be yours"),
    CONSTRAINT: f"the library does not take this entry; {NOTHING_CHANGED}",
    NOTADB: DAMAGED,
}
UNKNOWN = "the library could not be used (SQLite code {code}); {unchanged}"
WORDS: Mapping[str, int] = {
    "database is locked": BUSY,
    "attempt to write a readonly database": READONLY,
    "disk I/O error": IOERR,
    "database disk image is malformed": CORRUPT,
    "database or disk is full": FULL,
    "unable to open database file": CANTOPEN,
    "file is not a database": NOTADB,
}
"""What `sqlite3_errstr` says for a code: the copier's errors carry the words alone."""
SHAKY = frozenset({IOERR, CORRUPT, NOTADB, NOMEM})
"""After these a connection is not believed any more: it is closed, and the next call opens the file again."""


def code_of(error: Exception) -> int:
    """The primary result code of an error of SQLite; 0 when it has none."""
    return int(getattr(error, "sqlite_errorcode", 0) or 0) & 0xFF or WORDS.get(str(error), OK)


def told(error: Exception, place: Path) -> BodymapError:
    """The sentence for an error of SQLite."""
    code = code_of(error)
    return BodymapError(SENTENCES.get(code) or UNKNOWN.format(code=code, unchanged=tr(NOTHING_CHANGED)), place)
