from pathlib import Path

import pytest

from bodymap.atlas.curve import Knot
from bodymap.atlas.lines import MOST_POINTS, points, read_map, read_outline, read_spots, read_zones
from bodymap.files.problems import BodymapError, Place

HERE = Place("front.yaml", 7)


def test_points_are_read_from_text():
    assert points("12,104  -90,80.5c", HERE) == (Knot(12, 104), Knot(-90, 80.5, corner=True))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("12, 104", "'12,' is not a point; expected x,y without a space"),
        ("12,104 nan,3", "the point nan,3 is not on the figure"),
        ("12,104 inf,3", "the point inf,3 is not on the figure"),
        ("12,104 99999,3", "the point 99999,3 is not on the figure"),
        ("12,104 1.2.3,4", "'1.2.3,4' is not a point"),
        ("12,104 abc", "'abc' is not a point"),
        ("12,104", "too few points; expected at least two points"),
        ("1,2 1,2", "the point 1,2 stands there twice in a row"),
        ("1,2 3,4 " * MOST_POINTS, f"{2 * MOST_POINTS} points are too many"),
    ],
)
def test_a_bad_point_is_named_with_its_line(text: str, told: str):
    with pytest.raises(BodymapError, match=r"^front\.yaml:7: ") as caught:
        points(text, HERE)
    assert told in caught.value.sentence


def test_an_outline_knows_where_its_sides_are_placed(regions: Path):
    outline = read_outline(regions / "figure" / "feet-top.yaml")
    assert [(p.side, p.view, p.flip, p.shift) for p in outline.placings] == [
        ("L", "feet-top", 1, 78.0),
        ("R", "feet-top", -1, -78.0),
    ]


def test_a_stretch_without_ink_that_the_outline_does_not_have_is_named(regions: Path):
    path = regions / "figure" / "perineum.yaml"
    path.write_text(path.read_text("utf-8").replace("no ink: [belly]", "no ink: [bely]"), "utf-8")
    with pytest.raises(BodymapError, match="no stretch 'bely'; expected one of belly, thigh, inner side"):
        read_outline(path)


def test_a_line_keeps_its_line_number(regions: Path):
    _, borders = read_zones(regions / "zones" / "front.yaml")
    line = borders.lines[0]
    text = (regions / "zones" / "front.yaml").read_text("utf-8").splitlines()
    assert text[line.place.line - 1].strip().startswith(line.name)


def test_an_unknown_key_is_named(regions: Path):
    path = regions / "zones" / "front.yaml"
    path.write_text(path.read_text("utf-8").replace("regions:", "regoins:"), "utf-8")
    with pytest.raises(BodymapError, match="unknown key 'regoins'; expected one of lines, regions, view"):
        read_zones(path)


def test_a_map_of_an_unknown_view_is_refused(regions: Path):
    with pytest.raises(BodymapError, match="unknown view 'front'; expected one of back"):
        read_map(regions / "maps" / "article.yaml", ["back"])


def test_a_landmark_needs_a_basis(regions: Path, change):
    change("landmarks.yaml", "umbilicus: 0,697 survey", "umbilicus: 0,697")
    with pytest.raises(BodymapError, match="umbilicus needs a basis"):
        read_spots(regions / "landmarks.yaml", "anatomy", ["front", "back"])
