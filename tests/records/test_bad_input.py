"""Every kind of file against every kind of fault: one sentence with the file, and the line where there is one."""

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from bodymap.atlas.faces import shape_of
from bodymap.atlas.lines import read_map, read_outline, read_zones
from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library
from bodymap.records.case_file import load_cases
from bodymap.records.drawing_file import load, text_of
from bodymap.records.seal import sealed
from tests.records.documents import SAMPLE

ROOT = Path(__file__).parents[2]
VIEWS = ("front", "back", "perineum", "feet-top", "feet-sole", "inner-left", "side-right")
CASE = b"id: X\nside: L\nzones:\n  pain: [hallux]\npatient: {age: 50}\n"
SOUND: dict[str, bytes] = {
    "outline": (ROOT / "regions/figure/perineum.yaml").read_bytes(),
    "zones": (ROOT / "regions/zones/perineum.yaml").read_bytes(),
    "map": (ROOT / "regions/maps/article.yaml").read_bytes(),
    "case": CASE,
    "drawing": text_of(SAMPLE).encode(),
}
READERS: dict[str, Callable[[Path], object]] = {
    "outline": lambda path: shape_of(read_outline(path)),
    "zones": read_zones,
    "map": lambda path: read_map(path, VIEWS),
    "case": lambda path: load_cases(path, open_library()),
    "drawing": load,
}
KINDS = pytest.mark.parametrize("kind", SOUND)


def told(kind: str, data: bytes, folder: Path) -> BodymapError:
    path = folder / ("file.bodymap" if kind == "drawing" else "file.yaml")
    path.write_bytes(data)
    with pytest.raises(BodymapError) as caught:
        READERS[kind](path)
    assert caught.value.place is not None
    assert caught.value.place.file == str(path)
    assert "\n" not in str(caught.value)
    return caught.value


def line(error: BodymapError) -> int:
    return error.place.line if error.place else 0


@KINDS
def test_the_sound_file_is_taken(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(SOUND[kind])
    assert READERS[kind](path)


@KINDS
def test_broken_syntax(kind: str, tmp_path: Path) -> None:
    error = told(kind, SOUND[kind].rstrip(b"}\n") + b"\n [ {", tmp_path)
    assert "not readable as" in error.sentence
    assert line(error) > 1


@KINDS
def test_a_name_given_twice(kind: str, tmp_path: Path) -> None:
    data = SOUND[kind]
    twice = data.replace(b"{", b'{"title": "a",\n', 1) if kind == "drawing" else b"dup: 1\ndup: 2\n" + data
    error = told(kind, twice, tmp_path)
    assert "given twice" in error.sentence
    assert line(error) > 1


@pytest.mark.parametrize(
    "kind", [kind for kind in SOUND if kind != "case"]
)  # a case goes on with what it knows
def test_an_unknown_name(kind: str, tmp_path: Path) -> None:
    data = SOUND[kind]
    odd = data.replace(b"{", b'{\n"surprise": 1,', 1) if kind == "drawing" else b"# odd\nsurprise: 1\n" + data
    error = told(kind, odd, tmp_path)
    assert "surprise" in error.sentence
    assert "expected one of" in error.sentence
    assert line(error) == 2


@KINDS
def test_deep_nesting(kind: str, tmp_path: Path) -> None:
    assert "nested deeper" in told(kind, b"[" * 100_000, tmp_path).sentence


@KINDS
def test_an_empty_file(kind: str, tmp_path: Path) -> None:
    assert "empty" in told(kind, b"\n\n", tmp_path).sentence


@KINDS
def test_a_binary_file(kind: str, tmp_path: Path) -> None:
    assert "binary" in told(kind, b"\x89PNG\r\n\x1a\n\0\0\0", tmp_path).sentence


@KINDS
def test_the_wrong_type_of_content(kind: str, tmp_path: Path) -> None:
    assert line(told(kind, b"[1, 2, 3]", tmp_path)) == 1


@KINDS
def test_a_hundred_megabytes(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    with path.open("wb") as file:
        file.truncate(100_000_000)
    with pytest.raises(BodymapError, match="the file has 100 MB"):
        READERS[kind](path)


@KINDS
def test_a_missing_file(kind: str, tmp_path: Path) -> None:
    with pytest.raises(BodymapError, match="no such file"):
        READERS[kind](tmp_path / "gone")


def lines_with(kind: str, point: str) -> bytes:
    """The sound region file with one more line that goes through a point."""
    text = SOUND[kind].decode()
    return re.sub(r"lines:\n( +)", rf"lines:\n\1odd: {point} 10,10 20,20\n\1", text, count=1).encode()


@pytest.mark.parametrize("kind", ["zones", "map"])
@pytest.mark.parametrize("point", ["nan,1", "1,inf", "9" * 30 + ",1", "1", "a,b", "1,2,3"])
def test_a_point_that_is_none_in_a_region_file(kind: str, point: str, tmp_path: Path) -> None:
    assert line(told(kind, lines_with(kind, point), tmp_path)) > 0


@pytest.mark.parametrize("kind", ["zones", "map"])
def test_a_million_points_in_a_region_file(kind: str, tmp_path: Path) -> None:
    assert told(kind, lines_with(kind, "1,1 " * 1_000_000), tmp_path).sentence


def test_an_outline_that_crosses_itself(tmp_path: Path) -> None:
    data = SOUND["outline"].split(b"outline:")[0]
    shape = b"outline:\n  all: 10,0 90,90 90,10 10,90 50,150\n"
    assert "crosses itself" in told("outline", data + shape, tmp_path).sentence


def test_a_million_points_in_a_drawing(tmp_path: Path) -> None:
    content = json.loads(SOUND["drawing"])
    content["marks"][0]["strokes"][0]["points"] = [[1, 2]] * 1_000_000
    assert told("drawing", json.dumps(sealed(content)).encode(), tmp_path).sentence


def test_nan_in_a_drawing(tmp_path: Path) -> None:
    data = SOUND["drawing"].replace(b"[[", b"[[NaN,1],[", 1)
    error = told("drawing", data, tmp_path)
    assert "NaN is not a number" in error.sentence
    assert line(error) > 1


def test_an_area_that_crosses_itself(tmp_path: Path) -> None:
    content = json.loads(SOUND["drawing"])
    content["marks"][1]["area"] = [{"outline": [[0, 0], [9, 9], [9, 0], [0, 9], [0, 0]]}]
    error = told("drawing", json.dumps(sealed(content), indent=1).encode(), tmp_path)
    assert "mark 2 is not sound (self-intersection" in error.sentence
    assert line(error) > 1


def test_an_age_that_is_nan_is_skipped_in_a_case(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(CASE.replace(b"50", b".nan"))
    (case,) = load_cases(path, open_library())
    assert case.examination.patient.age is None
    assert case.skipped == (".nan (line 5): expected the age in whole years",)


def test_an_unknown_name_in_a_case_is_named_and_the_rest_counts(tmp_path: Path) -> None:
    path = tmp_path / "file.yaml"
    path.write_bytes(CASE + b"surprise: 1\n")
    (case,) = load_cases(path, open_library())
    assert case.symptoms.signs
    assert case.skipped[0].startswith("surprise (line 6): not a known name here")
