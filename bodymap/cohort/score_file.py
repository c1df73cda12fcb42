"""The file of scores: flat columns, as Parquet or CSV, written as they come."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Protocol, Self

from bodymap.cohort.batch import TEXT, Column
from bodymap.cohort.extras import pyarrow
from bodymap.cohort.table import PARQUET, WholeParquet
from bodymap.cohort.table_csv import TextFile
from bodymap.exports.csv_cells import csv_text

ABOUT = {
    "bodymap_format": "bodymap-scores-1",
    "bodymap_about": "One row a pain drawing, read without an examination. Education and documentation, not a diagnosis. Chances hold given that "
    "one lumbosacral root is the cause; root_at_all says how likely that is. Sides are the patient's. See docs/cohort.md.",
}


class ScoreFile(Protocol):
    """Takes columns, a batch at a time; the file is there when it is whole."""

    def __enter__(self) -> Self: ...

    def __exit__(self, *error: Any) -> None: ...

    def add(self, columns: Mapping[str, Column]) -> None: ...


def score_file(path: Path, like: Mapping[str, Column]) -> ScoreFile:
    """like: columns as all that follow; only their names and kinds count."""
    return _Parquet(path, like) if path.suffix.lower() == PARQUET else _Csv(path, like)


class _Parquet(WholeParquet):
    def __init__(self, path: Path, like: Mapping[str, Column]) -> None:
        self._arrow = arrow = pyarrow("")
        kinds = [
            (name, arrow.string() if c.dtype == TEXT else arrow.from_numpy_dtype(c.dtype))
            for name, c in like.items()
        ]
        super().__init__(path, arrow.schema(kinds, metadata=ABOUT))

    def add(self, columns: Mapping[str, Column]) -> None:
        made = [self._arrow.array(columns[field.name], field.type) for field in self.schema]
        self.write(self._arrow.Table.from_arrays(made, schema=self.schema))


class _Csv(TextFile):
    def __init__(self, path: Path, like: Mapping[str, Column]) -> None:
        super().__init__(path)
        self.write(csv_text([tuple(like)]))

    def add(self, columns: Mapping[str, Column]) -> None:
        self.write(csv_text(_rows(columns)))


def _rows(columns: Mapping[str, Column]) -> Iterator[Sequence[Any]]:
    values = [column.tolist() for column in columns.values()]
    return ([_cell(value) for value in row] for row in zip(*values, strict=True))


def _cell(value: Any) -> Any:
    if isinstance(value, bool):
        return int(value)
    return round(value, 5) if isinstance(value, float) else value
