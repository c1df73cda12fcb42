"""The commands `paper sheet` and `paper read` as a script sees them."""

import sys
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from bodymap.records.drawing_file import load
from tests.commands.test_exchange import bodymap  # noqa: F401  (a fixture)
from tests.paper.papers import BLUE, on_thigh, ring, scanned


@pytest.fixture(scope="module")
def data(qapp: QApplication) -> bytes:
    return scanned((ring(*on_thigh()), BLUE))


@pytest.fixture
def scan(tmp_path: Path, data: bytes) -> Path:
    (tmp_path / "scan.jpg").write_bytes(data)
    return tmp_path / "scan.jpg"


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("ending", ["pdf", "svg", "png"])
def test_a_sheet_is_the_same_bytes_every_time(bodymap, tmp_path: Path, ending: str) -> None:  # noqa: F811
    files = [tmp_path / f"{name}.{ending}" for name in "ab"]
    assert [bodymap("paper", "sheet", "-o", file)[0] for file in files] == [0, 0]
    assert files[0].read_bytes() == files[1].read_bytes()


@pytest.mark.parametrize(
    "words", [("-o", "x.gif"), ("-o", "x.pdf", "--paper", "a5"), ("-o", "x.pdf", "--figure", "dog")]
)
def test_a_wrong_word_for_the_sheet_is_one_sentence(bodymap, words: tuple[str, ...]) -> None:  # noqa: F811
    status, _, said = bodymap("paper", "sheet", *words)
    assert (status, said.count("\n")) == (2, 1)


def test_a_scan_becomes_a_drawing_that_the_program_opens(bodymap, scan: Path) -> None:  # noqa: F811
    out = scan.with_name("visit.bodymap")
    status, said, _ = bodymap("paper", "read", scan, "-o", out)
    assert (status, said.splitlines()[0]) == (0, "Note: Read from paper: please check the painted places with the person.")
    assert len(load(out).drawing.marks) == 1
    assert bodymap("assess", out)[0] == 0


def test_a_picture_without_a_sheet_is_one_sentence(bodymap, tmp_path: Path) -> None:  # noqa: F811
    (tmp_path / "scan.png").write_bytes(b"nothing")
    status, _, said = bodymap("paper", "read", tmp_path / "scan.png", "-o", tmp_path / "x.bodymap")
    assert (status, said.count("\n")) == (2, 1)
    assert not (tmp_path / "x.bodymap").exists()


def test_of_a_folder_the_rest_is_done_and_the_status_tells(bodymap, scan: Path) -> None:  # noqa: F811
    scan.with_name("broken.png").write_bytes(b"nothing")
    status, said, wrong = bodymap("paper", "read", scan.parent, "-o", scan.parent / "out")
    assert (status, said.splitlines()[-1]) == (2, "1 of 2 sheets were read.")
    assert "broken.png: this is no picture" in wrong
    assert [file.name for file in (scan.parent / "out").iterdir()] == ["scan.bodymap"]


def test_a_drawing_that_is_there_is_not_written_over(bodymap, scan: Path) -> None:  # noqa: F811
    there = scan.with_name("scan.bodymap")
    there.write_text("corrected by hand")
    assert bodymap("paper", "read", scan.parent, "-o", scan.parent)[0] == 2
    assert there.read_text() == "corrected by hand"


def test_the_picture_to_check_by_is_no_scan_the_next_time(bodymap, scan: Path) -> None:  # noqa: F811
    bodymap("paper", "read", scan.parent, "-o", scan.parent, "--overlay")
    assert scan.with_name("scan-read.png").read_bytes().startswith(b"\x89PNG")
    scan.with_name("scan.bodymap").unlink()
    assert bodymap("paper", "read", scan.parent, "-o", scan.parent)[1].endswith("1 of 1 sheet was read.\n")


def test_several_scans_do_not_go_into_one_drawing(bodymap, scan: Path) -> None:  # noqa: F811
    status, _, said = bodymap("paper", "read", scan, scan, "-o", scan.with_name("x.bodymap"))
    assert (status, "expected a folder" in said) == (2, True)


def test_a_folder_without_pictures_is_told(bodymap, tmp_path: Path) -> None:  # noqa: F811
    status, _, said = bodymap("paper", "read", tmp_path, "-o", tmp_path / "out")
    assert (status, "no PNG or JPEG is in the folder" in said) == (2, True)


def test_without_opencv_the_extra_is_named(bodymap, scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # noqa: F811
    for name in [name for name in sys.modules if name.startswith("bodymap.paper.")]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setitem(sys.modules, "cv2", None)
    status, _, said = bodymap("paper", "read", scan, "-o", scan.with_name("x.bodymap"))
    assert (status, "pip install 'bodymap[paper]'" in said) == (2, True)
