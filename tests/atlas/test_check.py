from pathlib import Path

import pytest

from bodymap.atlas.check import check

MILLION = "1,2 3,4 " * 500_000
FRONT = "zones/front.yaml"

BROKEN = [
    pytest.param(
        "figure/front.yaml", "head: 0,0  30,3.2", "head: 0,0  -400,900", "figure/front.yaml", "the outline crosses itself near",
        id="self-crossing outline",
    ),
    pytest.param(FRONT, "seam: 205,313  192,342", "seam: 192,342", FRONT, "'shoulder seam' stops", id="line stopped short"),
    pytest.param(FRONT, "arm: 230,500", "arm: 100,500", FRONT, "are in one face; no line parts them", id="two labels"),
    pytest.param(FRONT, "arm: 230,500", "arm: 230,100", FRONT, "the label 'arm' at 230,100 is in no face", id="outside"),
    pytest.param(FRONT, "arm: 230,500", "wing: 230,500", FRONT, "unknown label 'wing'", id="unknown zone"),
    pytest.param(FRONT, "arm: 230,500", "arm: nan,500", FRONT, "the point nan,500 of 'arm' is not on the figure", id="NaN"),
    pytest.param(FRONT, "\nregions:\n", "\nregoins:\n", FRONT, "unknown key 'regoins'", id="unknown key"),
    pytest.param(FRONT, "arm: 230,500", "arm: 230, 500", FRONT, "expected x,y without a space", id="a space"),
    pytest.param(FRONT, "arm: 230,500", f"arm: {MILLION}", FRONT, "expected at most", id="a million points"),
    pytest.param("figure/front.yaml", "  R: front, mirrored, 0\n", "", "figure/front.yaml", "sides must place L and R", id="side"),
    pytest.param("figure/front.yaml", "mirrored, 0", "mirored, 0", "figure/front.yaml", "side R is not placed", id="placing"),
    pytest.param(FRONT, "arm: 230,500", "arm: [230,500", FRONT, "not readable as YAML", id="syntax"),
    pytest.param(FRONT, "arm: 230,500", "arm: 230,500\n  arm: 1,2", FRONT, "is given twice", id="twice"),
    pytest.param("landmarks.yaml", "L4: 72,1666", "L4: 98,1265", "maps/isncsci.yaml", "the key point of L4", id="key point"),
    pytest.param("maps/isncsci.yaml", "  front:", "  fornt:", "maps/isncsci.yaml", "unknown view 'fornt'", id="view"),
    pytest.param("landmarks.yaml", "umbilicus: 0,697", "umbilicus: 0,-697", "landmarks.yaml", "mm outside the body", id="landmark"),
]  # fmt: skip


def test_the_shipped_regions_are_sound():
    assert check() == ()


@pytest.mark.parametrize(("file", "old", "new", "blamed", "told"), BROKEN)
def test_a_broken_file_is_named_with_its_line(
    regions: Path, change, file: str, old: str, new: str, blamed: str, told: str
):
    change(file, old, new)
    first = check(regions)[0]
    assert first.place.file == str(regions / blamed)
    assert first.place.line > 0
    assert told in first.sentence
    assert "\n" not in str(first)


@pytest.mark.parametrize(
    "content", [b"", b"\x00\xff\x80PNG", b"- 1\n- 2\n", b"[" * 100_000, b"a: &x 1\nb: *x\n", b"42"]
)
@pytest.mark.parametrize(
    "file", [FRONT, "figure/front.yaml", "maps/article.yaml", "landmarks.yaml", "zones/known.yaml"]
)
def test_any_content_gives_sentences(regions: Path, file: str, content: bytes):
    (regions / file).write_bytes(content)
    complaints = check(regions)
    assert any(c.place.file == str(regions / file) for c in complaints)


def test_an_empty_folder_is_told(tmp_path: Path):
    assert [c.sentence for c in check(tmp_path)] == ["no usable outline; expected regions/figure/<view>.yaml"]


def test_a_huge_file_is_refused_before_it_costs_time(regions: Path):
    (regions / FRONT).write_bytes(b"# " + b"x" * 20_000_000)
    assert "MB" in check(regions)[0].sentence or "expected at most" in check(regions)[0].sentence
