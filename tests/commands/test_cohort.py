"""The commands `cohort ...` as a script sees them."""

import csv
import shutil
from pathlib import Path

import pytest

from bodymap import cli
from bodymap.records.samples import samples
from tests.cohort.rows import choir_file, table

ROW = '1,Female,White,45,"127,223",58'


@pytest.fixture
def cohort(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    def run(*arguments: object) -> tuple[int, str, str]:
        monkeypatch.setattr("sys.argv", ["bodymap", "cohort", *map(str, arguments)])
        with pytest.raises(SystemExit) as end:
            cli.main()
        said = capsys.readouterr()
        return int(end.value.code or 0), said.out, said.err

    return run


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_a_table_is_written(cohort, tmp_path: Path, ending: str) -> None:
    code, out, _ = cohort("import", choir_file(tmp_path), "-o", tmp_path / f"c.{ending}")
    assert (code, out.splitlines()[-1]) == (0, "200 drawings read.")
    assert (tmp_path / f"c.{ending}").stat().st_size > 1000


def test_what_was_left_out_is_told_and_the_status_says_so(cohort, tmp_path: Path) -> None:
    source = choir_file(tmp_path, table(ROW, "2,Female,White,45,999,58"))
    code, out, _ = cohort("import", source, "-o", tmp_path / "c.csv")
    assert code == 1
    assert "choir.csv:3: '999' is no segment" in out
    assert (tmp_path / "c.csv").exists()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("import", "-o", "c.csv"), "nothing to read was named"),
        (("import", "nowhere", "-o", "c.csv"), "no such file or folder"),
        (("import", "nowhere", "-o", "c.xls"), "expected a name that ends with .parquet or .csv"),
    ],
)
def test_bad_input_ends_with_one_sentence_and_status_2(cohort, arguments: tuple[str, ...], told: str) -> None:
    code, _, err = cohort(*arguments)
    assert (code, err.count("\n")) == (2, 1)
    assert told in err


def test_a_table_without_a_single_good_row_writes_nothing(cohort, tmp_path: Path) -> None:
    source = choir_file(tmp_path, table("2,Female,White,45,999,58"))
    code, out, err = cohort("import", source, "-o", tmp_path / "c.csv")
    assert (code, "999" in out, "no drawing could be read" in err) == (2, True, True)
    assert not (tmp_path / "c.csv").exists()


def test_the_table_never_takes_the_place_of_its_source(cohort, tmp_path: Path) -> None:
    source = choir_file(tmp_path)
    assert cohort("import", source, "-o", source)[0] == 2
    assert source.read_text("utf-8").startswith("id,gender")


def test_ctrl_c_leaves_no_half_table(cohort, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def pressed(*_: object) -> None:
        raise KeyboardInterrupt

    source = choir_file(tmp_path)
    monkeypatch.setattr("bodymap.cohort.table.ParquetTable.add", pressed)
    code, out, _ = cohort("import", source, "-o", tmp_path / "c.parquet")
    assert (code, out) == (130, "Stopped; nothing was written.\n")
    assert [p.name for p in tmp_path.iterdir()] == ["choir.csv"]


@pytest.mark.parametrize("ending", ["parquet", "csv"])
def test_scores_are_written_and_their_error_is_told(cohort, tmp_path: Path, ending: str) -> None:
    code, out, _ = cohort("score", choir_file(tmp_path, table(ROW)), "-o", tmp_path / f"s.{ending}")
    assert code == 0
    assert "Against the exact reading of 1 drawings picked by lot: the same first root in 100 %" in out
    assert (tmp_path / f"s.{ending}").exists()


def test_a_score_has_root_side_extent_and_segments(cohort, tmp_path: Path) -> None:
    cohort("score", choir_file(tmp_path, table('5,Male,Other,50,"127,130,132",1')), "-o", tmp_path / "s.csv")
    head, row = csv.reader((tmp_path / "s.csv").read_text("utf-8").splitlines())
    found = dict(zip(head, row, strict=True))
    assert (found["id"], found["sides"], found["segments"], found["areas"]) == (
        "5",
        "left",
        "127,130,132",
        "1",
    )
    assert (found["root_1"], found["root_1_side"], found["regions_of_5"]) == ("L4", "left", "1")


def test_the_exact_engine_can_be_asked_for(cohort, tmp_path: Path) -> None:
    source = choir_file(tmp_path, table(ROW))
    _, out, _ = cohort("score", source, "-o", tmp_path / "exact.csv", "--exact")
    cohort("score", source, "-o", tmp_path / "fast.csv")
    assert "read exactly" in out
    assert (tmp_path / "exact.csv").read_text("utf-8") == (tmp_path / "fast.csv").read_text("utf-8")


@pytest.mark.parametrize("ending", ["png", "svg", "pdf", "csv"])
@pytest.mark.usefixtures("qapp")  # fonts need one, and the window of later tests needs it to be a whole one
def test_a_map_is_written(cohort, tmp_path: Path, ending: str) -> None:
    code, _, _ = cohort(
        "heatmap", choir_file(tmp_path), "--by", "sex", "--cell", "8", "-o", tmp_path / f"m.{ending}"
    )
    assert code == 0
    assert (tmp_path / f"m.{ending}").stat().st_size > 1000


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (("--by", "height"), "expected one of sex, age, side, root"),
        (("--as", "dots"), "expected raster or zones"),
        (("--cell", "0.1"), "expected 1 to 20"),
        (("--smooth", "-3"), "expected 0 to 100"),
        (("--by", "age", "--ages", "x"), "no age bands"),
    ],
)
def test_a_map_that_cannot_be_is_refused_before_anything_is_read(
    cohort, wish: tuple[str, ...], told: str
) -> None:
    code, _, err = cohort("heatmap", "nowhere", "-o", "m.png", *wish)
    assert (code, err.count("\n")) == (2, 1)
    assert told in err


def test_repeated_drawings_in_two_folders_are_compared_by_their_names(cohort, tmp_path: Path) -> None:
    for folder in ("first", "second"):
        (tmp_path / folder).mkdir()
        for sample in samples()[:3]:
            shutil.copy(sample.path, tmp_path / folder)
    code, out, _ = cohort("compare", tmp_path / "first", tmp_path / "second", "-o", tmp_path / "pairs.csv")
    assert code == 0
    assert "3 pairs; 0 drawings without a partner" in out
    assert samples()[0].path.stem in (tmp_path / "pairs.csv").read_text("utf-8")


@pytest.mark.usefixtures("qapp")
def test_two_groups_are_compared_as_words_table_and_map(cohort, tmp_path: Path) -> None:
    source = choir_file(tmp_path)
    for name in ("d.csv", "d.png"):
        code, out, _ = cohort(
            "compare", source, "--by", "sex", "--between", "female,male", "-o", tmp_path / name
        )
        assert code == 0
        assert "zones differ at 0.05 after correction" in out
        assert (tmp_path / name).stat().st_size > 1000


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("nowhere",), "expected two, FIRST and SECOND"),
        (("nowhere", "--by", "sex"), "does not name two groups"),
        (("nowhere", "--by", "sex", "--between", "female,x"), "'x' is not one of the groups"),
        (("a", "b", "-o", "pairs.png"), "expected a name that ends with .csv"),
    ],
)
def test_a_comparison_that_cannot_be_is_refused(cohort, arguments: tuple[str, ...], told: str) -> None:
    code, _, err = cohort("compare", *arguments)
    assert (code, err.count("\n")) == (2, 1)
    assert told in err


def test_a_simulated_cohort_is_told_as_such_wherever_it_goes(cohort, tmp_path: Path) -> None:
    code, out, _ = cohort("simulate", "--root", "L5", "-n", "3", "-o", tmp_path / "l5.csv")
    assert (code, "nobody drew them" in out) == (0, True)
    cohort("heatmap", tmp_path / "l5.csv", "--as", "zones", "-o", tmp_path / "l5.svg")
    assert "SIMULATED: 3 of these drawings" in (tmp_path / "l5.svg").read_text("utf-8")


def test_a_comparison_of_simulated_groups_says_so(cohort, tmp_path: Path) -> None:
    for root in ("L5", "S1"):
        cohort("simulate", "--root", root, "-n", "2", "-o", tmp_path / f"{root}.csv")
    both = (tmp_path / "L5.csv", tmp_path / "S1.csv")
    _, out, _ = cohort("compare", *both, "--by", "simulated_root", "--between", "simulated L5,simulated S1")
    assert "SIMULATED: 4 of these drawings" in out


def test_a_table_that_was_cut_off_among_others_costs_only_itself(cohort, tmp_path: Path) -> None:
    source, cut = choir_file(tmp_path), tmp_path / "cut.parquet"
    cohort("import", source, "-o", cut)
    cut.write_bytes(cut.read_bytes()[:-50])
    code, out, _ = cohort("import", source, cut, "-o", tmp_path / "c.csv")
    assert (code, "cut.parquet: this is no whole Parquet table" in out) == (1, True)
    assert "200 drawings read; 1 left out as faulty." in out
    assert cohort("import", cut, "-o", tmp_path / "d.csv")[0] == 2
