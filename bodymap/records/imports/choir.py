"""Reads CHOIR segments: "101,102", REDCap keys "f01,b02", a table with an id a row, or one row of REDCap.

A file is about one person; a table with a list of segments in each of many rows is refused.
"""

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.atlas.segments import SegmentMap, open_segments, segment_areas
from bodymap.files.problems import BodymapError, Place
from bodymap.language import tr, tr_later
from bodymap.records.document import Document
from bodymap.records.imports.imported import NO_WISH, Filling, Imported, Wish, filled_drawing, only_pain

MOST_ROWS = 2000
"""Of a table about one person: 74 segments, with room."""
WORD = re.compile(r"[12][0-9]{2}|[fb][0-9]{2}", re.IGNORECASE)
NUMBER = re.compile(r"[0-9]+")
WORDS = re.compile(r"[^\s,;\"'\[\](){}]+")
"""What stands between separators, quotes and brackets."""
CHECKBOX = re.compile(r".*___([12][0-9]{2}|[fb][0-9]{2})", re.IGNORECASE)
"""REDCap exports one choice of a checkbox field as `field___choice`, 0 or 1."""
LIST_COLUMNS = ("bodymap_regions_csv", "bodymap_csv", "bodymap", "segments", "regions", "painmap")
ID_COLUMNS = ("choir_id", "segment_id", "segment", "redcap_key", "key", "id")
CHOSEN_COLUMNS = ("painted", "selected", "chosen")
TRUE, FALSE = ("1", "yes", "true"), ("0", "no", "false", "")
FIRST_KEY = {"f": 100, "b": 200}
EXPECTED = tr_later("expected ids 101 to 136 and 201 to 238, or keys f01 to f36 and b01 to b38")
TWO_NUMBERINGS = tr_later(
    "CHOIR's own female map numbers 112 to 117 otherwise (belly, elbows, upper arm, forearm); here they are read as {which}. "
    "Compare with the person's own map."
)


@dataclass(frozen=True, slots=True)
class Named:
    """A segment as the file writes it, and its line."""

    word: str
    line: int


def is_list(text: str) -> bool:
    """Whether a text is nothing but segments, or numbers that were meant as such."""
    words = WORDS.findall(text)
    return bool(words) and all(WORD.fullmatch(word) or NUMBER.fullmatch(word) for word in words)


def is_table(text: str) -> bool:
    """Whether the first line of a text is a head we know."""
    head = _cells(text.partition("\n")[0])
    return any(name in (*LIST_COLUMNS, *ID_COLUMNS) or CHECKBOX.fullmatch(name) for name in head)


def choir_document(text: str, file: str, wish: Wish = NO_WISH) -> Imported:
    """The segments of a text as filled areas. Raises BodymapError with the line of what is not known."""
    named = tuple(_of_list(text)) if is_list(text) else tuple(_of_table(text, file))
    known = open_segments()
    ids = {number: None for one in named for number in (_id_of(one, known, wish, file),)}
    if not ids:
        raise BodymapError(tr("no segment is chosen; expected at least one"), Place(file, 1))
    return Imported(Document(filled_drawing(_fillings(tuple(ids), known, wish))), tuple(_notes(named, wish)))


def _fillings(ids: Sequence[int], known: SegmentMap, wish: Wish) -> Iterator[Filling]:
    for view in (View.FRONT, View.BACK):
        areas = segment_areas(open_atlas(), view)
        for number in ids:
            if known.segments[number].view is view:
                yield Filling(view, areas[number], wish.sensation)


def _notes(named: Sequence[Named], wish: Wish) -> Iterator[str]:
    yield only_pain(wish.sensation)
    if any(one.word.isdigit() and int(one.word) in open_segments().female for one in named):
        yield tr(
            TWO_NUMBERINGS,
            which=tr("those of the female map") if wish.female_ids else tr("those of the male map"),
        )


def _id_of(one: Named, known: SegmentMap, wish: Wish, file: str) -> int:
    """The id in the standard numbering."""
    word = one.word.lower()
    if word.isdigit():
        number = int(word)
        number = known.female.get(number, number) if wish.female_ids else number
    else:
        number = FIRST_KEY[word[0]] + int(word[1:])
    if number not in known.segments:
        raise BodymapError(
            tr(
                "{word!r} is no segment of the CHOIR body map; {expected}",
                word=one.word,
                expected=tr(EXPECTED),
            ),
            Place(file, one.line),
        )
    return number


def _of_list(text: str) -> Iterator[Named]:
    for line, words in enumerate(text.split("\n"), start=1):
        for word in WORDS.findall(words):
            yield Named(
                word if WORD.fullmatch(word) else word[:6], line
            )  # a number that is no id, short enough to be told


# Tables


def _of_table(text: str, file: str) -> Iterator[Named]:
    """The chosen segments of a table, by what its head offers: a list, checkboxes, or an id a row."""
    head, rows = _table(text, file)
    listed = [name for name in head if name in LIST_COLUMNS]
    boxes = [name for name in head if CHECKBOX.fullmatch(name)]
    if listed or boxes:
        line, row = _only_row(rows, file)
        yield from _listed(row, listed, line, file)
        yield from _ticked(row, boxes, line, file)
        return
    column = next((name for name in ID_COLUMNS if name in head), "")
    if not column:
        sentence = tr(
            "the table has no column with segments; expected one of {names}",
            names=", ".join((*ID_COLUMNS, *LIST_COLUMNS)),
        )
        raise BodymapError(sentence, Place(file, 1))
    choice = next((name for name in CHOSEN_COLUMNS if name in head), "")
    for line, row in rows:
        if not choice or _is_chosen(row[choice], choice, line, file):
            yield _named(row[column], line, file)


def _listed(row: Mapping[str, str], columns: Sequence[str], line: int, file: str) -> Iterator[Named]:
    for name in columns:
        for word in WORDS.findall(row[name]):
            yield _named(word, line, file)


def _ticked(row: Mapping[str, str], columns: Sequence[str], line: int, file: str) -> Iterator[Named]:
    for name in columns:
        found = CHECKBOX.fullmatch(name)
        if found and _is_chosen(row[name], found[1], line, file):
            yield Named(found[1], line)


def _named(word: str, line: int, file: str) -> Named:
    clean = word.strip()
    if not WORD.fullmatch(clean):
        raise BodymapError(
            tr(
                "{word!r} is no segment of the CHOIR body map; {expected}",
                word=clean[:20],
                expected=tr(EXPECTED),
            ),
            Place(file, line),
        )
    return Named(clean, line)


def _is_chosen(cell: str, column: str, line: int, file: str) -> bool:
    word = cell.strip().lower()
    if word not in (*TRUE, *FALSE):
        raise BodymapError(
            tr("{column} is {word!r}; expected 1 or 0", column=column, word=word[:20]), Place(file, line)
        )
    return word in TRUE


def _only_row(rows: Sequence[tuple[int, Mapping[str, str]]], file: str) -> tuple[int, Mapping[str, str]]:
    if len(rows) != 1:
        sentence = tr(
            "the table has {count} rows with segments of their own; expected one row, of one person",
            count=len(rows),
        )
        raise BodymapError(sentence, Place(file, 1))
    return rows[0]


def _table(text: str, file: str) -> tuple[tuple[str, ...], tuple[tuple[int, Mapping[str, str]], ...]]:
    """Head and rows with their lines, by the names of the head in lower case."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
    try:
        head = tuple(cell.strip().lower() for cell in next(reader, ()))
        rows: list[tuple[int, Mapping[str, str]]] = []
        for cells in reader:
            if any(cell.strip() for cell in cells):
                rows.append((reader.line_num, _row(head, cells, reader.line_num, file)))
            if len(rows) > MOST_ROWS:
                raise BodymapError(
                    tr(
                        "the table has more than {most_rows} rows; expected the segments of one person",
                        most_rows=MOST_ROWS,
                    ),
                    Place(file, reader.line_num),
                )
    except csv.Error as error:
        raise BodymapError(
            tr("not readable as a table: {error}", error=error), Place(file, reader.line_num)
        ) from None
    if len(set(head)) != len(head):
        raise BodymapError(tr("a column is given twice; expected each name once"), Place(file, 1))
    return head, tuple(rows)


def _row(head: Sequence[str], cells: Sequence[str], line: int, file: str) -> Mapping[str, str]:
    if len(cells) != len(head):
        raise BodymapError(
            tr(
                "the row has {count} cells; expected {expected}, as in the head",
                count=len(cells),
                expected=len(head),
            ),
            Place(file, line),
        )
    return dict(zip(head, cells, strict=True))


def _delimiter(text: str) -> str:
    """A comma, or where the head has none, what spreadsheets write elsewhere."""
    head = text.partition("\n")[0]
    return next((mark for mark in (",", ";", "\t") if mark in head), ",")


def _cells(head: str) -> tuple[str, ...]:
    return tuple(cell.strip().strip('"').lower() for cell in head.split(_delimiter(head)))
