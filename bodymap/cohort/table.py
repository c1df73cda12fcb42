"""Cohorts on disk: Parquet, which DuckDB, R and Spark read on, or CSV for small ones. docs/cohort.md states the format.

A Parquet table is read and written a batch at a time, so its size does not matter. Words stand in the file where memory has numbers.
"""

import os
import secrets
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from bodymap.atlas.atlas import Atlas
from bodymap.cohort.batch import COLUMNS, LISTS, TEXT, Batch, Column, Lists, column
from bodymap.cohort.extras import pyarrow
from bodymap.cohort.places import VIEWS, feeling_words, places_of
from bodymap.drawing.pain_drawing import FIGURE
from bodymap.files.problems import BodymapError
from bodymap.files.whole import put_in_place, reason_for
from bodymap.language import tr

FORMAT = "bodymap-cohort-1"
ROWS = 4096
PARQUET, CSV = ".parquet", ".csv"
WORDED = {"place": "place", "feels": "feels", "outline_feels": "feels", "outline_view": "view"}
"""Columns whose numbers are words in the file, and which words."""
ABOUT = {
    "bodymap_format": FORMAT,
    "bodymap_figure": FIGURE,
    "bodymap_about": "One row a pain drawing. place: view/side/zone/channel, sides are the patient's (L, R); share and of_a_mark 0-1; "
    "area_mm2 in mm2 of a body of 1750 mm; segment: CHOIR ids as in the male map; outline: WKB in mm of the view, y down. "
    "simulated_root: a made-up drawing of nobody, by its root; empty for a real one.",
}


def words_of(atlas: Atlas) -> Mapping[str, Sequence[str]]:
    """What the numbers of worded columns stand for."""
    return {"place": places_of(atlas).names, "feels": feeling_words(), "view": tuple(VIEWS)}


class WholeParquet:
    """A Parquet file being written beside its place; it takes it when it is whole, and vanishes when something fails."""

    def __init__(self, path: Path, schema: Any) -> None:
        self._path = Path(os.path.realpath(path))
        self._beside = self._path.parent / f".bodymap-{secrets.token_hex(8)}.tmp"
        self.schema = schema
        try:
            self._writer = pyarrow().ParquetWriter(self._beside, schema, compression="zstd")
            self._beside.chmod(0o600)
        except OSError as error:
            self._beside.unlink(missing_ok=True)
            raise BodymapError(f"the table could not be written: {reason_for(error)}", path) from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        try:
            with suppress(OSError) if kind else _told(self._path):
                self._writer.close()
                if kind is None:
                    put_in_place(self._beside, self._path)
        finally:
            self._beside.unlink(missing_ok=True)

    def write(self, table: Any) -> None:
        """Raises BodymapError when the disk takes no more."""
        with _told(self._path):
            self._writer.write_table(table)


class ParquetTable(WholeParquet):
    """A cohort being written."""

    def __init__(self, atlas: Atlas, path: Path) -> None:
        self._words, self._arrow = words_of(atlas), pyarrow("")
        super().__init__(path, _schema(self._arrow))

    def add(self, batch: Batch) -> None:
        """Raises BodymapError when the disk takes no more."""
        self.write(_arrow_table(self._arrow, self.schema, self._words, batch))


class _told:  # noqa: N801  (used as a word)
    """Faults of the disk as one sentence."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        return None

    def __exit__(self, _kind: object, error: object, _trace: object) -> None:
        if isinstance(error, OSError):
            raise BodymapError(f"the table could not be written: {reason_for(error)}", self._path) from error


def _schema(arrow: Any) -> Any:
    fields = [(name, _type(arrow, name, kind)) for name, kind in COLUMNS.items()]
    fields += [
        (name, arrow.list_(_type(arrow, name, kind)))
        for kinds in LISTS.values()
        for name, kind in kinds.items()
    ]
    return arrow.schema(fields, metadata=ABOUT)


def _type(arrow: Any, name: str, kind: np.dtype[Any]) -> Any:
    if name in WORDED or (kind == TEXT and name != "outline"):
        return arrow.string()
    return arrow.binary() if kind == TEXT else arrow.from_numpy_dtype(kind)


def _arrow_table(arrow: Any, schema: Any, words: Mapping[str, Sequence[str]], batch: Batch) -> Any:
    made = [arrow.array(batch[name], schema.field(name).type) for name in COLUMNS]
    for lists in batch.lists.values():
        starts = arrow.array(lists.starts.astype(np.int32))
        for name, values in lists.columns.items():
            item = schema.field(name).type.value_type
            if name in WORDED:
                known = arrow.array(words[WORDED[name]])
                flat = arrow.DictionaryArray.from_arrays(arrow.array(values.astype(np.int32)), known).cast(
                    item
                )
            else:
                flat = arrow.array(values, item)
            made.append(arrow.ListArray.from_arrays(starts, flat))
    return arrow.Table.from_arrays(made, schema=schema)


def is_cohort(path: Path) -> bool:
    """Whether a Parquet file is a cohort of ours. Raises BodymapError for one that cannot be read at all."""
    return _is_ours(_opened(path))


def _is_ours(file: Any) -> bool:
    told: Mapping[bytes, bytes] = file.schema_arrow.metadata or {}
    return told.get(b"bodymap_format") == FORMAT.encode()


def _opened(path: Path) -> Any:
    parquet, arrow = pyarrow(), pyarrow("")
    worded = [f"{name}.list.element" for name in WORDED]
    try:
        plain = parquet.ParquetFile(path)
        return parquet.ParquetFile(path, read_dictionary=worded) if _is_ours(plain) else plain
    except (OSError, KeyError, arrow.ArrowException) as error:
        reason = str(error).partition("\n")[0].rstrip(".")[:160]
        raise BodymapError(
            tr("this is no whole Parquet table, perhaps it was cut off: {reason}", reason=reason), path
        ) from None


def count_in(path: Path) -> int:
    """Drawings in a table."""
    return int(_opened(path).metadata.num_rows)


def parquet_batches(atlas: Atlas, path: Path, rows: int = ROWS, *, outlines: bool = True) -> Iterator[Batch]:
    """The drawings of a table. outlines: False leaves them on disk. Raises BodymapError for another table or a damaged one."""
    file, arrow, words = _opened(path), pyarrow(""), words_of(atlas)
    if not _is_ours(file):
        raise BodymapError(
            tr("this is no table of drawings; expected one that `bodymap cohort import` wrote ({format})", format=FORMAT), path
        )
    left = set[str]() if outlines else set(LISTS["outlines"])
    names = [name for name in (*COLUMNS, *(n for kinds in LISTS.values() for n in kinds)) if name not in left]
    missing = [name for name in names if name not in file.schema_arrow.names]
    if missing:
        raise BodymapError(
            tr("the table has no column {name!r}; expected all of {format}", name=missing[0], format=FORMAT), path
        )
    try:
        for group in range(file.num_row_groups):  # words across groups cannot be told as numbers
            for one in file.iter_batches(rows, [group], names):
                yield _batch(arrow, one, words, left)
    except (OSError, arrow.ArrowException, KeyError, ValueError) as error:
        reason = str(error).partition("\n")[0].rstrip(".")[:160]
        raise BodymapError(tr("the table is damaged: {reason}", reason=reason), path) from None


def _batch(arrow: Any, one: Any, words: Mapping[str, Sequence[str]], left: set[str]) -> Batch:
    columns = {name: _plain(one.column(name), kind) for name, kind in COLUMNS.items()}
    return Batch(columns, {name: _lists(arrow, one, kinds, words, left) for name, kinds in LISTS.items()})


def _lists(
    arrow: Any,
    one: Any,
    kinds: Mapping[str, np.dtype[Any]],
    words: Mapping[str, Sequence[str]],
    left: set[str],
) -> Lists:
    if left & set(kinds):
        return Lists(_flat_starts(one.num_rows), {name: np.empty(0, kind) for name, kind in kinds.items()})
    columns: dict[str, Column] = {}
    starts = _flat_starts(one.num_rows)
    for name, kind in kinds.items():
        lists = one.column(name)
        offsets: Column = np.asarray(lists.offsets)
        starts = np.asarray(offsets - offsets[0], np.int64)
        flat = lists.flatten()
        columns[name] = (
            _numbers(arrow, flat, words[WORDED[name]], name, kind) if name in WORDED else _plain(flat, kind)
        )
        if len(columns[name]) != starts[-1]:
            raise ValueError(tr("the lists of {name} do not fit each other", name=name))
    if len({len(values) for values in columns.values()}) > 1:
        raise ValueError(tr("the lists of a drawing differ in length"))
    return Lists(starts, columns)


def _flat_starts(count: int) -> NDArray[np.int64]:
    """Empty lists for so many drawings."""
    return np.zeros(count + 1, np.int64)


def _numbers(arrow: Any, flat: Any, words: Sequence[str], name: str, kind: np.dtype[Any]) -> Column:
    """The numbers of words, looked up once for each that occurs."""
    coded = flat if isinstance(flat, arrow.DictionaryArray) else flat.dictionary_encode()
    known = {word: number for number, word in enumerate(words)}
    of_code = np.array([known.get(word, -1) for word in coded.dictionary.to_pylist()], np.int64)
    if (of_code < 0).any():
        word = coded.dictionary.to_pylist()[int(np.argmin(of_code))]
        raise ValueError(tr("{name} {word!r} is not known here", name=name, word=str(word)[:60]))
    codes = np.asarray(coded.indices)
    return of_code[codes].astype(kind) if len(codes) else np.empty(0, kind)


def _plain(values: Any, kind: np.dtype[Any]) -> Column:
    if kind != TEXT:
        return np.asarray(values).astype(kind, copy=False)
    return column(values.to_pylist(), kind)


def checked_output(path: Path, endings: Iterable[str]) -> str:
    """The ending of a file to write. Raises BodymapError for any other, before anything is read."""
    ending = path.suffix.lower()
    if ending not in endings:
        raise BodymapError(
            f"cannot write {path.name!r}; expected a name that ends with {' or '.join(endings)}"
        )
    return ending
