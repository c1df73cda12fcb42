"""Tables of many people with CHOIR segments, a row each, read line by line: lists of ids, or REDCap's keys and checkboxes.

The words of a single person's file (records/imports/choir.py) are the same here; what is faulty is told with its line and left out.
"""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple, Protocol, TextIO

import numpy as np

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.segments import open_segments
from bodymap.cohort.batch import COLUMNS, LIST, UNKNOWN_AGE, Batch, column
from bodymap.cohort.numbering import Together, numbering_note
from bodymap.cohort.segments import segment_batch, segment_table
from bodymap.cohort.tally import Tally
from bodymap.drawing.sensation import Sensation
from bodymap.files.problems import BodymapError, Place
from bodymap.files.text import unread_reason
from bodymap.language import tr, tr_later
from bodymap.reasoning.examination import OLDEST
from bodymap.records.imports.choir import CHECKBOX, FALSE, LIST_COLUMNS, TRUE

ROWS = 1024
"""Rows that are made to columns at a time."""
ID_COLUMNS = ("record_id", "id", "participant_id", "study_id")
EVENT_COLUMNS = ("redcap_event_name", "redcap_repeat_instrument", "redcap_repeat_instance")
"""REDCap gives one record several rows; these tell them apart."""
SEX_COLUMNS, AGE_COLUMNS = ("gender", "sex"), ("age", "age_years")
SEXES = {"f": "female", "female": "female", "w": "female", "m": "male", "male": "male"}
SPLIT = re.compile(r"[,;|\s\"'\[\]()]+")
UTF_16 = (b"\xff\xfe", b"\xfe\xff")
LONGEST_ID = 100
NO_SEGMENT = tr_later(
    "{word} is no segment of the CHOIR body map; expected ids 101 to 136 and 201 to 238, or keys f01 to f36 and b01 to b38"
)


class Lines(Protocol):
    """What csv.reader is: rows of cells, and the line it has come to."""

    @property
    def line_num(self) -> int: ...

    def __iter__(self) -> Iterator[list[str]]: ...

    def __next__(self) -> list[str]: ...


@dataclass(frozen=True, slots=True)
class ChoirWish:
    """What the file does not say: what the places feel like, and whether 112 to 117 are those of CHOIR's own female map.

    measured: see `segment_batch`.
    """

    sensation: Sensation = Sensation.ACHE
    female_ids: bool = False
    measured: bool = True


@dataclass(frozen=True, slots=True)
class _Head:
    """Which cell of a row is what; -1 for none."""

    width: int
    ids: int
    events: tuple[int, ...]
    sex: int
    age: int
    lists: tuple[int, ...]
    boxes: tuple[tuple[int, int], ...]


class _Row(NamedTuple):
    id: str
    sex: str
    age: int
    chosen: list[int]


def words_to_rows(atlas: Atlas, female_ids: bool) -> Mapping[str, int]:
    """Every way a segment is written, to its row in `segment_table`."""
    table, known = segment_table(atlas), open_segments()
    found: dict[str, int] = {}
    for number in known.segments:
        meant = known.female.get(number, number) if female_ids else number
        found[str(number)] = table.row_of(meant)
        found[known.segments[number].key] = table.row_of(number)  # REDCap has one numbering
    return found


def choir_batches(
    atlas: Atlas, path: Path, tally: Tally, wish: ChoirWish, rows: int = ROWS
) -> Iterator[tuple[Batch, int]]:
    """Batches, and how many bytes were read by then. Raises BodymapError for a file that is no such table at all."""
    known, together, name = words_to_rows(atlas, wish.female_ids), Together(wish.female_ids), str(path)
    with open_table(path) as stream:
        reader = csv.reader(stream, delimiter=delimiter_of(stream), strict=True)
        head = _head(reader, path, known)
        some: list[_Row] = []
        seen: set[str] = set()
        ambiguous = False
        for line, cells in _cells(reader, path, tally):
            try:
                row = _row(head, cells, known, line)
                if row.id in seen:
                    raise BodymapError(tr("this id was given before; only its first row counts"))
            except BodymapError as problem:
                tally.fault(problem.sentence, Place(name, line))
                continue
            seen.add(row.id)
            if not row.chosen:
                tally.empty += 1
                continue
            ambiguous = ambiguous or any(TWO_MEANINGS.search(cells[n]) for n in head.lists)
            some.append(row)
            if len(some) == rows:
                batch = _batch(atlas, some, wish)
                together.add(batch.segments)
                yield batch, stream.buffer.tell()
                some = []
        if some:
            batch = _batch(atlas, some, wish)
            together.add(batch.segments)
            yield batch, stream.buffer.tell()
    if ambiguous:
        tally.notes.update(filter(None, (tr(TWO_NUMBERINGS), numbering_note(together))))


TWO_MEANINGS = re.compile(r"\b11[2-7]\b")
"""The ids that CHOIR's own female map gives to other segments (atlas/segments.py, female)."""
TWO_NUMBERINGS = tr_later(
    "CHOIR's own female map numbers 112 to 117 otherwise (belly, elbows, upper arm, forearm); --female-ids reads them so "
    "(docs/cohort.md)"
)


def open_table(path: Path) -> TextIO:
    """As text, whatever bytes it holds: one that is no UTF-8 becomes a lone surrogate, and only where it matters a fault."""
    try:
        with path.open("rb") as file:
            wide = file.read(2) in UTF_16
        return path.open(encoding="utf-16" if wide else "utf-8-sig", errors="surrogateescape", newline="")
    except OSError as error:
        raise BodymapError(tr("the file cannot be read: {what}", what=unread_reason(error)), path) from None


def delimiter_of(stream: TextIO) -> str:
    """A comma, or where the head has none, what spreadsheets write elsewhere. The stream stands at its beginning again."""
    head = stream.readline(1 << 20)
    stream.seek(0)
    return next((mark for mark in (",", ";", "\t") if mark in head), ",")


def _cells(reader: Lines, path: Path, tally: Tally) -> Iterator[tuple[int, Sequence[str]]]:
    """The rows that can be told apart, with their lines; a broken quote costs what it swallows, and is told."""
    while True:
        try:
            cells = next(reader, None)
        except (csv.Error, UnicodeError) as error:
            tally.fault(tr("not readable as a row: {error}", error=error), Place(str(path), reader.line_num))
            if isinstance(error, UnicodeError):
                return
            continue
        if cells is None:
            return
        if any(cells):
            yield reader.line_num, cells


def _head(reader: Iterator[list[str]], path: Path, known: Mapping[str, int]) -> _Head:
    try:
        names = [cell.strip().lower() for cell in next(reader, list[str]())]
    except (csv.Error, UnicodeError):
        names = []
    lists = tuple(n for n, name in enumerate(names) if name in LIST_COLUMNS)
    boxes = tuple(
        (n, known[found[1].lower()])
        for n, name in enumerate(names)
        if (found := CHECKBOX.fullmatch(name)) and found[1].lower() in known
    )
    if not lists and not boxes:
        sentence = tr(
            "the table has no column with segments; expected one of {names}, or checkboxes as pain___f01",
            names=", ".join(LIST_COLUMNS),
        )
        raise BodymapError(sentence, Place(str(path), 1))
    if len(set(names)) != len(names):
        raise BodymapError(tr("a column is given twice; expected each name once"), Place(str(path), 1))

    def at(wanted: Sequence[str]) -> int:
        return next((names.index(name) for name in wanted if name in names), -1)

    events = tuple(names.index(name) for name in EVENT_COLUMNS if name in names)
    return _Head(len(names), at(ID_COLUMNS), events, at(SEX_COLUMNS), at(AGE_COLUMNS), lists, boxes)


def _row(head: _Head, cells: Sequence[str], known: Mapping[str, int], line: int) -> _Row:
    """Raises BodymapError, without a place, for a row that is faulty."""
    if len(cells) != head.width:
        raise BodymapError(
            tr(
                "the row has {count} cells; expected {width}, as in the head",
                count=len(cells),
                width=head.width,
            )
        )
    who = cells[head.ids].strip() if head.ids >= 0 else f"row {line}"
    if head.events:
        who = ":".join([who, *(cells[n].strip() for n in head.events)])
    return _Row(
        _identity(who),
        _sex(cells[head.sex]) if head.sex >= 0 else "",
        _age(cells[head.age]) if head.age >= 0 else UNKNOWN_AGE,
        _chosen(head, cells, known),
    )


def _chosen(head: _Head, cells: Sequence[str], known: Mapping[str, int]) -> list[int]:
    found: list[int] = []
    for n in head.lists:
        if cells[n]:
            found += _rows_of(cells[n], known)
    for n, row in head.boxes:
        if _ticked(cells[n]):
            found.append(row)
    return found


def _rows_of(cell: str, known: Mapping[str, int]) -> list[int]:
    """The segments of a list. Nearly all are written plainly, and are found at once."""
    try:
        return list(map(known.__getitem__, cell.split(",")))
    except KeyError:
        words = [word for word in SPLIT.split(cell) if word]
    unknown = next((word for word in words if word.lower() not in known), None)
    if unknown is not None:
        raise BodymapError(tr(NO_SEGMENT, word=_shown(unknown)))
    return [known[word.lower()] for word in words]


def _identity(text: str) -> str:
    if not text or len(text) > LONGEST_ID or not text.isprintable():
        raise BodymapError(tr("the id is empty, too long or not readable; expected one a row"))
    return text


def _shown(word: str) -> str:
    return repr(word[:20].encode("utf-8", "backslashreplace").decode("utf-8"))


def _ticked(cell: str) -> bool:
    word = cell.strip().lower()
    if word not in (*TRUE, *FALSE):
        raise BodymapError(tr("a checkbox is {word}; expected 1 or 0", word=_shown(word)))
    return word in TRUE


@lru_cache(maxsize=512)
def _sex(cell: str) -> str:
    return SEXES.get(cell.strip().lower(), "")


@lru_cache(maxsize=512)
def _age(cell: str) -> int:
    text = cell.strip()
    if text.lower() in ("", "na", "n/a", "nan"):
        return UNKNOWN_AGE
    try:
        years = float(text)
    except ValueError:
        raise BodymapError(tr("the age is {word}; expected years", word=_shown(text))) from None
    if not 0 <= years <= OLDEST:
        raise BodymapError(
            tr("the age is {word}; expected 0 to {oldest} years", word=_shown(text), oldest=OLDEST)
        )
    return int(years)


def _batch(atlas: Atlas, rows: Sequence[_Row], wish: ChoirWish) -> Batch:
    values = {
        "id": [row.id for row in rows],
        "person": [""] * len(rows),
        "sex": [row.sex for row in rows],
        "age": [row.age for row in rows],
        "kind": [LIST] * len(rows),
        "simulated_root": [""] * len(rows),
    }
    columns = {name: column(values[name], COLUMNS[name]) for name in values}
    return segment_batch(atlas, columns, [row.chosen for row in rows], wish.sensation, wish.measured)


def rows_of_ids(atlas: Atlas, ids: Sequence[int]) -> list[int]:
    """Ids of the standard numbering as rows of `segment_table`."""
    return np.searchsorted(segment_table(atlas).ids, ids).tolist()
