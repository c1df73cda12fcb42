"""A cohort as CSV: the columns of the Parquet table without the outlines; lists are words between blanks."""

import csv
import os
import secrets
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import numpy as np

from bodymap.atlas.atlas import Atlas
from bodymap.cohort.batch import COLUMNS, LISTS, TEXT, UNKNOWN_AGE, Batch, Lists, column, starts_of
from bodymap.cohort.table import ROWS, WORDED, words_of
from bodymap.cohort.tally import Tally
from bodymap.exports.csv_cells import DEFUSED, STARTERS, csv_text
from bodymap.files.problems import BodymapError, Place
from bodymap.files.text import unread_reason
from bodymap.files.whole import put_in_place, reason_for
from bodymap.language import tr

KEPT_LISTS = {name: kinds for name, kinds in LISTS.items() if name != "outlines"}
HEAD = (*COLUMNS, *(name for kinds in KEPT_LISTS.values() for name in kinds))


class TextFile:
    """A text being written beside its place; it takes it when it is whole, and vanishes when something fails."""

    def __init__(self, path: Path) -> None:
        self._path = Path(os.path.realpath(path))
        self._beside = self._path.parent / f".bodymap-{secrets.token_hex(8)}.tmp"
        try:
            self._file = os.fdopen(
                os.open(self._beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600),
                "w",
                encoding="utf-8",
                newline="",
            )
        except OSError as error:
            raise BodymapError(f"the file could not be written: {reason_for(error)}", path) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            self._file.close()
            if kind is None:
                put_in_place(self._beside, self._path)
        except OSError as error:
            if kind is None:
                raise BodymapError(
                    f"the file could not be written: {reason_for(error)}", self._path
                ) from error
        finally:
            with suppress(OSError):
                self._beside.unlink(missing_ok=True)

    def write(self, text: str) -> None:
        """Raises BodymapError when the disk takes no more."""
        try:
            self._file.write(text)
        except OSError as error:
            raise BodymapError(f"the file could not be written: {reason_for(error)}", self._path) from error


class CsvTable:
    """The same as ParquetTable, as CSV."""

    def __init__(self, atlas: Atlas, path: Path) -> None:
        self._words = words_of(atlas)
        self._file = TextFile(path)

    def __enter__(self) -> "CsvTable":
        self._file.write(csv_text([HEAD]))
        return self

    def __exit__(self, *error: Any) -> None:
        self._file.__exit__(*error)

    def add(self, batch: Batch) -> None:
        """Raises BodymapError when the disk takes no more."""
        self._file.write(csv_text(_rows(batch, self._words)))


def _rows(batch: Batch, words: Mapping[str, Sequence[str]]) -> Iterator[Sequence[Any]]:
    plain = [batch[name].tolist() for name in COLUMNS]
    lists = [(batch.lists[of], name) for of, kinds in KEPT_LISTS.items() for name in kinds]
    texts = [(one.starts.tolist(), _texts(one[name], name, words)) for one, name in lists]
    for n in range(len(batch)):
        cells = (" ".join(items[starts[n] : starts[n + 1]]) for starts, items in texts)
        yield (*(_written(values[n]) for values in plain), *cells)


def _texts(values: Any, name: str, words: Mapping[str, Sequence[str]]) -> list[str]:
    if name in WORDED:
        known = words[WORDED[name]]
        return [str(known[value]) for value in values.tolist()]
    return [f"{value:.6g}" for value in values.tolist()]


def _written(value: Any) -> Any:
    return round(value, 4) if isinstance(value, float) else value


def is_csv_cohort(head: Sequence[str]) -> bool:
    """Whether a head is that of a table of ours."""
    return {"place", "share", "kind", "simulated_root"} <= set(head)


def csv_batches(atlas: Atlas, path: Path, tally: Tally, rows: int = ROWS) -> Iterator[Batch]:
    """The drawings of a table. A faulty row is left out and told. Raises BodymapError for a head that is not ours."""
    numbers = {kind: {word: n for n, word in enumerate(known)} for kind, known in words_of(atlas).items()}
    limit = csv.field_size_limit(1 << 20)
    try:
        with path.open(encoding="utf-8-sig", errors="surrogateescape", newline="") as stream:
            reader = csv.DictReader(stream, strict=True)
            missing = [name for name in HEAD if name not in (reader.fieldnames or ())]
            if missing:
                raise BodymapError(tr("the table has no column {name!r}", name=missing[0]), Place(str(path), 1))
            some: list[Mapping[str, Any]] = []
            for row in _read(reader, path, tally):
                try:
                    some.append(_parsed(row, numbers))
                except (ValueError, TypeError, AttributeError) as error:
                    tally.fault(tr("the row is faulty: {error}", error=str(error)[:100]), Place(str(path), reader.line_num))
                if len(some) == rows:
                    yield _batch(some)
                    some = []
            if some:
                yield _batch(some)
    except OSError as error:
        raise BodymapError(tr("the file cannot be read: {what}", what=unread_reason(error)), path) from None
    finally:
        csv.field_size_limit(limit)


def _read(reader: "csv.DictReader[str]", path: Path, tally: Tally) -> Iterator[Mapping[str, str]]:
    while True:
        try:
            row = next(reader, None)
        except csv.Error as error:
            tally.fault(tr("not readable as a row: {error}", error=error), Place(str(path), reader.line_num))
            continue
        if row is None:
            return
        yield row


def _parsed(row: Mapping[str, str], numbers: Mapping[str, Mapping[str, int]]) -> Mapping[str, Any]:
    """Raises ValueError, TypeError or AttributeError for cells that are no values of the column."""
    made: dict[str, Any] = {}
    for name, kind in COLUMNS.items():
        made[name] = _undefused(row[name]) if kind == TEXT else float(row[name] or UNKNOWN_AGE)
    for kinds in KEPT_LISTS.values():
        lengths = set[int]()
        for name in kinds:
            items = row[name].split()
            lengths.add(len(items))
            if name in WORDED:
                known = numbers[WORDED[name]]
                unknown = next((item for item in items if item not in known), None)
                if unknown is not None:
                    raise ValueError(tr("{name} {word!r} is not known", name=name, word=unknown[:40]))
                made[name] = [known[item] for item in items]
            else:
                made[name] = [float(item) for item in items]
                if not np.isfinite(made[name]).all():
                    raise ValueError(tr("{name} holds no number", name=name))
        if len(lengths) > 1:
            raise ValueError(tr("the lists {names} differ in length", names=", ".join(kinds)))
    return made


def _undefused(text: str) -> str:
    """A text as it was before it was made safe for spreadsheets."""
    return text[1:] if text[:1] == DEFUSED and text[1:2] in STARTERS else text


def _batch(rows: Sequence[Mapping[str, Any]]) -> Batch:
    columns = {name: column([row[name] for row in rows], kind) for name, kind in COLUMNS.items()}
    lists = {name: _lists(rows, kinds) for name, kinds in KEPT_LISTS.items()}
    none = Lists(
        np.zeros(len(rows) + 1, np.int64),
        {name: np.empty(0, kind) for name, kind in LISTS["outlines"].items()},
    )
    return Batch(columns, {**lists, "outlines": none})


def _lists(rows: Sequence[Mapping[str, Any]], kinds: Mapping[str, np.dtype[Any]]) -> Lists:
    first = next(iter(kinds))
    starts = starts_of([len(row[first]) for row in rows])
    return Lists(
        starts, {name: column([x for row in rows for x in row[name]], kind) for name, kind in kinds.items()}
    )
