"""What SQLite says, as one sentence of ours. Its own words are never shown: they can hold what a person wrote."""

from collections.abc import Mapping
from pathlib import Path

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later

OK, PERM, BUSY, LOCKED, NOMEM, READONLY = 0, 3, 5, 6, 7, 8
IOERR, CORRUPT, FULL, CANTOPEN, CONSTRAINT, NOTADB = 10, 11, 13, 14, 19, 26
"""Primary result codes (sqlite.org/rescode.html); an extended code carries its primary one in the low eight bits."""
NOTHING_CHANGED = tr_later("nothing was changed in the library")
DAMAGED = tr_later(
    "a page of the library is damaged; everything else is kept as it is: `bodymap doctor` tells how much, "
    "and `bodymap library restore` brings back a backup"
)
SENTENCES: Mapping[int, str] = {
    PERM: tr_later("the library may not be written here; nothing was changed in the library"),
    BUSY: tr_later(
        "another program holds the library; nothing was changed in the library: try again in a moment"
    ),
    LOCKED: tr_later(
        "another program holds the library; nothing was changed in the library: try again in a moment"
    ),
    NOMEM: tr_later(
        "there is no memory left; nothing was changed in the library: close something and try again"
    ),
    READONLY: tr_later(
        "the library can only be read here; nothing was changed in the library: save the drawing as a file elsewhere"
    ),
    IOERR: tr_later(
        "the disk of the library reports a fault; nothing was changed in the library: save the drawing as a file elsewhere"
    ),
    CORRUPT: DAMAGED,
    FULL: tr_later(
        "the disk is full; nothing was changed in the library: make room and save again, or save the drawing as a file elsewhere"
    ),
    CANTOPEN: tr_later("the library cannot be opened; expected its folder to be there and to be yours"),
    CONSTRAINT: tr_later("the library does not take this entry; nothing was changed in the library"),
    NOTADB: DAMAGED,
}
UNKNOWN = tr_later("the library could not be used (SQLite code {code}); {unchanged}")
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
    known = SENTENCES.get(code)
    if known:
        return BodymapError(tr(known), place)
    return BodymapError(tr(UNKNOWN, code=code, unchanged=tr(NOTHING_CHANGED)), place)
