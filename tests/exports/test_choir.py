import csv
import io

import pytest
from shapely import Point

from bodymap.atlas.areas import multipolygon
from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.atlas.segments import open_segments, segment_areas
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.exports.choir import PaintedSegment, painted_segments
from bodymap.exports.choir_csv import HEAD, choir_csv, choir_list, redcap_keys
from bodymap.records.imports.imported import Filling, filled_drawing


def of_zone(view: View, zone: str, side: Side = Side.LEFT) -> tuple[PaintedSegment, ...]:
    face = next(f for f in open_atlas().zones(view) if (f.zone, f.side) == (zone, side))
    return painted_segments(open_atlas(), filled_drawing([Filling(view, face.shape)]))


def ids(segments: tuple[PaintedSegment, ...]) -> list[int]:
    return [one.segment.id for one in segments if one.painted]


def rows(segments: tuple[PaintedSegment, ...]) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(choir_csv(segments), newline="")))


@pytest.mark.parametrize("view", [View.FRONT, View.BACK])
def test_a_filled_segment_is_painted_and_no_other(view: View) -> None:
    for number, area in segment_areas(open_atlas(), view).items():
        assert ids(painted_segments(open_atlas(), filled_drawing([Filling(view, area)]))) == [number]


@pytest.mark.parametrize(
    ("view", "zone", "left", "right"),
    [
        (View.FRONT, "knee_front", 130, 129),
        (View.FRONT, "hallux", 136, 135),
        (View.BACK, "calf_central", 233, 234),
        (View.BACK, "heel_posterior", 237, 238),
        (View.FEET_SOLE, "sole_central", 237, 238),
        (View.FEET_TOP, "toe_5", 136, 135),
        (View.PERINEUM, "genital", 122, 121),
    ],
)
def test_a_zone_counts_on_its_own_side(view: View, zone: str, left: int, right: int) -> None:
    assert left in ids(of_zone(view, zone, Side.LEFT))
    assert right in ids(of_zone(view, zone, Side.RIGHT))
    assert right not in ids(of_zone(view, zone, Side.LEFT))


def test_a_big_toe_counts_as_the_foot_although_it_is_little_of_it() -> None:
    foot = next(one for one in of_zone(View.FRONT, "hallux") if one.segment.id == 136)
    assert foot.share < open_segments().painted_from
    assert foot.painted


def test_the_outer_thigh_seen_from_the_side_counts_in_front_and_behind() -> None:
    assert ids(of_zone(View.SIDE_LEFT, "thigh_lateral_prox")) == [127, 228]


def test_a_brush_gone_over_a_border_is_not_counted() -> None:
    knee = segment_areas(open_atlas(), View.FRONT)[130]
    found = painted_segments(
        open_atlas(), filled_drawing([Filling(View.FRONT, multipolygon(knee.buffer(3)))])
    )
    assert ids(found) == [130]


def test_paint_on_both_sides_of_a_border_counts_twice() -> None:
    spot = multipolygon(Point(100, 1210).buffer(45))
    found = painted_segments(open_atlas(), filled_drawing([Filling(View.FRONT, spot)]))
    assert ids(found) == [127, 130]


def test_an_empty_drawing_paints_nothing() -> None:
    assert ids(painted_segments(open_atlas(), PainDrawing())) == []


def test_the_table_names_all_segments() -> None:
    table = rows(of_zone(View.FRONT, "knee_front"))
    assert len(table) == 74
    assert {"choir_id": "130", "name": "front of the left knee", "painted": "1"}.items() <= next(
        row for row in table if row["choir_id"] == "130"
    ).items()


def test_every_cell_of_the_table_is_in_quotes() -> None:
    lines = choir_csv(of_zone(View.FRONT, "knee_front")).split("\r\n")
    assert all(line.count('"') == 2 * len(HEAD) for line in lines if line)


def test_no_cell_of_the_table_begins_like_a_formula() -> None:
    cells = [cell for row in rows(of_zone(View.FRONT, "knee_front")) for cell in row.values()]
    assert not any(cell[:1] in ("=", "+", "-", "@", "|", "%") for cell in cells)


def test_ids_and_keys_name_the_same_segments() -> None:
    found = of_zone(View.BACK, "popliteal")
    assert (choir_list(found), redcap_keys(found)) == ("231\n", "b31\n")
