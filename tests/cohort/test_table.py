"""A cohort on disk is what was put in, whole, or it is refused."""

from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.cohort import extras
from bodymap.cohort.batch import COLUMNS, LISTS, Batch, joined, taken
from bodymap.cohort.table import ParquetTable, parquet_batches
from bodymap.cohort.table_csv import CsvTable, csv_batches
from bodymap.cohort.tally import Tally
from bodymap.files.problems import BodymapError
from bodymap.language import speak
from tests.cohort.rows import choir_file, drawn, read


def saved(path: Path, batch: Batch) -> Path:
    kind = ParquetTable if path.suffix == ".parquet" else CsvTable
    with kind(open_atlas(), path) as table:
        table.add(batch)
    return path


def opened(path: Path, rows: int = 4096) -> Batch:
    return joined(list(parquet_batches(open_atlas(), path, rows)))


def test_parquet_gives_back_every_value(tmp_path: Path) -> None:
    before = drawn(4)
    after = opened(saved(tmp_path / "c.parquet", before), rows=3)
    assert all((before[name] == after[name]).all() for name in COLUMNS)
    for name, kinds in LISTS.items():
        assert (before.lists[name].starts == after.lists[name].starts).all()
        assert all((before.lists[name][one] == after.lists[name][one]).all() for one in kinds)


def test_a_table_of_many_small_groups_is_read_whole(tmp_path: Path) -> None:
    batch = drawn(6)
    with ParquetTable(open_atlas(), tmp_path / "c.parquet") as table:
        for n in range(6):
            table.add(taken(batch, np.array([n])))
    after = opened(tmp_path / "c.parquet")
    assert after["id"].tolist() == batch["id"].tolist()
    assert (after.covered["place"] == batch.covered["place"]).all()


def test_csv_gives_back_everything_but_the_outlines(tmp_path: Path) -> None:
    before, tally = drawn(4), Tally()
    after = joined(list(csv_batches(open_atlas(), saved(tmp_path / "c.csv", before), tally, rows=3)))
    assert (after.covered["place"] == before.covered["place"]).all()
    assert after.covered["share"] == pytest.approx(before.covered["share"], rel=1e-5)
    assert (tally.faulty, len(after.outlines["outline"])) == (0, 0)


def test_another_program_reads_the_places_as_words(tmp_path: Path) -> None:
    parquet = pytest.importorskip("pyarrow.parquet")
    row = parquet.read_table(saved(tmp_path / "c.parquet", drawn(1))).to_pylist()[0]
    assert all(place.split("/")[1] in ("L", "R") for place in row["place"])


def test_a_table_that_was_cut_off_is_refused_in_one_sentence(tmp_path: Path) -> None:
    path = saved(tmp_path / "c.parquet", drawn(2))
    path.write_bytes(path.read_bytes()[:-40])
    with pytest.raises(BodymapError, match="cut off"):
        opened(path)


def test_damage_in_the_middle_is_told(tmp_path: Path) -> None:
    path = saved(tmp_path / "c.parquet", read(choir_file(tmp_path))[0])
    data = bytearray(path.read_bytes())
    data[200:1200] = bytes(1000)
    path.write_bytes(data)
    with pytest.raises(BodymapError, match="damaged"):
        opened(path)


def test_a_parquet_file_of_something_else_is_refused(tmp_path: Path) -> None:
    arrow, parquet = pytest.importorskip("pyarrow"), pytest.importorskip("pyarrow.parquet")
    parquet.write_table(arrow.table({"a": [1]}), tmp_path / "other.parquet")
    with pytest.raises(BodymapError, match="no table of drawings"):
        opened(tmp_path / "other.parquet")


def test_an_error_while_writing_leaves_what_was_there(tmp_path: Path) -> None:
    path = saved(tmp_path / "c.parquet", drawn(1))
    before = path.read_bytes()
    with suppress(KeyboardInterrupt), ParquetTable(open_atlas(), path) as table:
        table.add(drawn(2))
        raise KeyboardInterrupt
    assert path.read_bytes() == before
    assert [p.name for p in tmp_path.iterdir()] == ["c.parquet"]


def test_only_the_owner_may_read_a_table(tmp_path: Path) -> None:
    assert saved(tmp_path / "c.parquet", drawn(1)).stat().st_mode & 0o077 == 0


def test_a_faulty_row_of_a_csv_table_costs_only_itself(tmp_path: Path) -> None:
    path = saved(tmp_path / "c.csv", drawn(3))
    lines = path.read_text("utf-8").splitlines(keepends=True)
    lines[2] = lines[2].replace("front/", "nowhere/").replace("back/", "nowhere/")
    path.write_text("".join(lines), "utf-8")
    tally = Tally()
    after = joined(list(csv_batches(open_atlas(), path, tally)))
    assert (len(after), tally.faulty) == (2, 1)
    assert ":3: " in tally.faults[0]


def test_without_pyarrow_one_sentence_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", missing)
    with pytest.raises(BodymapError, match=r"install bodymap\[cohort\]"):
        ParquetTable(open_atlas(), tmp_path / "c.parquet")


def test_joining_and_cutting_keep_the_lists_with_their_drawings() -> None:
    batch = drawn(4)
    both = joined([taken(batch, np.array([0, 2])), taken(batch, np.array([1, 3]))])
    assert both["id"].tolist() == ["0", "2", "1", "3"]
    assert both.covered["area_mm2"].sum() == pytest.approx(batch.covered["area_mm2"].sum())


def test_what_is_wrong_with_a_table_is_told_in_the_language_spoken(tmp_path: Path) -> None:
    path = saved(tmp_path / "c.csv", drawn(1))
    head, row = path.read_text("utf-8").splitlines(keepends=True)
    path.write_text(head + row.replace("front/", "nowhere/").replace("back/", "nowhere/"), "utf-8")
    speak("fr")
    tally = Tally()
    list(csv_batches(open_atlas(), path, tally))
    assert "la ligne est fautive\u00a0: place «\u00a0nowhere/" in tally.faults[0]


def test_a_table_that_was_cut_off_is_told_in_the_language_spoken(tmp_path: Path) -> None:
    path = saved(tmp_path / "c.parquet", drawn(1))
    path.write_bytes(path.read_bytes()[:-40])
    speak("fr")
    with pytest.raises(BodymapError, match="coupé"):
        opened(path)
