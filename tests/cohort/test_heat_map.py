"""Frequency maps: what is counted, in which group, and what the page says about it."""

import numpy as np
import pytest
import shapely

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.cohort.batch import Batch, Lists, taken
from bodymap.cohort.colours import HEAT, heat_scale, nice
from bodymap.cohort.frequency import Frequency
from bodymap.cohort.groups import NAMES, ages_of, grouping
from bodymap.cohort.heat_map import ZONES, MapWish, heat_map_svg, map_rows
from bodymap.cohort.places import places_of
from bodymap.cohort.score_table import score_table
from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library
from tests.cohort.rows import drawn, published_or_invented, read, read_text


def table():
    return score_table(open_library(), open_atlas())


def counted(batch: Batch, by: str = "", raster: bool = True) -> Frequency:
    found = Frequency(open_atlas(), grouping(by, table()), table().places, 4.0, raster)
    for start in range(0, len(batch), 5):
        found.add(taken(batch, np.arange(start, min(start + 5, len(batch)))))
    return found


def zone_count(found: Frequency, zone: str, side: int, group: int = 0) -> int:
    return int(found.zones[group, side, places_of(open_atlas()).zones.index(zone)])


LEFT_THIGH = '1,Female,Other,40,"127",1'
RIGHT_THIGH = '2,Male,Other,70,"126",1'


def test_a_segment_of_the_left_is_counted_in_left_zones(tmp_path) -> None:
    found = counted(read_text(tmp_path, LEFT_THIGH)[0])
    zones = [name for name in places_of(open_atlas()).zones if "thigh_ant" in name]
    assert sum(zone_count(found, zone, 0) for zone in zones) > 0
    assert sum(zone_count(found, zone, 1) for zone in zones) == 0


def test_the_left_thigh_in_front_is_on_the_right_of_the_viewer(tmp_path) -> None:
    raster = counted(read_text(tmp_path, LEFT_THIGH)[0]).raster_of(View.FRONT)[0]
    columns = np.nonzero(raster)[1]
    assert (columns >= raster.shape[1] // 2 - 1).all()


def test_the_left_thigh_behind_is_on_the_left_of_the_viewer(tmp_path) -> None:
    raster = counted(read_text(tmp_path, '1,Female,Other,40,"228",1')[0]).raster_of(View.BACK)[0]
    assert (np.nonzero(raster)[1] <= raster.shape[1] // 2 + 1).all()


def test_sexes_are_counted_apart(tmp_path) -> None:
    found = counted(read_text(tmp_path, LEFT_THIGH, RIGHT_THIGH)[0], "sex")
    assert found.n.tolist() == [1, 1, 0]


def test_age_bands_begin_at_their_year(tmp_path) -> None:
    rows = [f'{n},Male,Other,{age},"127",1' for n, age in enumerate(("29", "30", "44", "45", "75", ""))]
    found = counted(read_text(tmp_path, *rows)[0], "age")
    assert found.n.tolist() == [1, 2, 1, 0, 1, 1]


def test_sides_are_those_of_the_paint(tmp_path) -> None:
    both = '3,Male,Other,70,"126,127",1'
    assert counted(read_text(tmp_path, LEFT_THIGH, RIGHT_THIGH, both)[0], "side").n.tolist() == [1, 1, 1]


def test_by_feeling_a_drawing_counts_in_each_of_its_feelings_with_that_paint_alone() -> None:
    batch = drawn()
    found, whole = counted(batch, "sensation"), counted(batch)
    assert found.n.sum() > whole.n.sum()
    for view in whole.cells:
        assert (found.raster_of(view).max(axis=0) <= whole.raster_of(view)[0]).all()


@pytest.mark.parametrize("by", ["", *NAMES])
def test_every_grouping_has_a_label_for_every_count(by: str) -> None:
    found = counted(drawn(3), by)
    assert len(found.n) == len(found.grouping.labels)


def test_all_that_is_painted_is_in_the_raster() -> None:
    batch = drawn()
    found = counted(batch)
    cells = sum(found.raster_of(view).sum() * 16 for view in found.views())
    whole = shapely.area(shapely.from_wkb(batch.outlines["outline"][batch.outlines["outline_whole"]])).sum()
    assert cells == pytest.approx(whole, rel=0.01)


def test_counting_in_pieces_or_at_once_is_the_same(tmp_path) -> None:
    batch, _ = read(published_or_invented(tmp_path))
    some = taken(batch, np.arange(150))
    at_once = Frequency(open_atlas(), grouping("sex", table()), table().places, 4.0)
    at_once.add(some)
    in_pieces = counted(some, "sex")
    assert (at_once.zones == in_pieces.zones).all()
    assert (at_once.segments == in_pieces.segments).all()


def test_the_page_tells_n_scale_smoothing_and_what_it_is_not(tmp_path) -> None:
    found = counted(read_text(tmp_path, LEFT_THIGH, RIGHT_THIGH)[0], "sex")
    page = heat_map_svg(open_library(), found, MapWish(smooth=8))
    for words in (
        "Female: n = 1",
        "Male: n = 1",
        "Gaussian of 8 mm",
        "4 mm",
        "100 %",
        "no drawing: not said",
        "Not a diagnosis",
    ):
        assert words in page


def test_the_table_of_zones_has_shares_with_intervals(tmp_path) -> None:
    found = counted(read_text(tmp_path, LEFT_THIGH, RIGHT_THIGH)[0])
    head, *rows = map_rows(open_library(), found, MapWish(ZONES))
    row = next(r for r in rows if r[5] == 1)
    assert head[5:] == ("count", "percent", "low_90", "high_90")
    assert row[6] == 50.0
    assert float(row[7]) < 50 < float(row[8])


def test_zones_alone_make_no_raster(tmp_path) -> None:
    batch = drawn(2)
    none = Lists(np.zeros(3, np.int64), taken(batch, np.zeros(2, np.bool_)).outlines.columns)
    without = Batch(batch.columns, {**batch.lists, "outlines": none})
    with pytest.raises(BodymapError, match="as zones"):
        heat_map_svg(open_library(), counted(without), MapWish())


def test_the_scale_only_gets_darker() -> None:
    shades = [
        int(colour[1:3], 16) * 0.299 + int(colour[3:5], 16) * 0.587 + int(colour[5:], 16) * 0.114
        for _, colour in HEAT
    ]
    assert shades == sorted(shades, reverse=True)


@pytest.mark.parametrize(("most", "end"), [(0.3, 0.5), (13, 15), (20, 20), (61, 80), (100, 100)])
def test_the_scale_ends_at_a_round_number(most: float, end: float) -> None:
    assert nice(most) == end
    assert heat_scale(most).ticks()[-1] == end


@pytest.mark.parametrize("text", ["", "30,20", "a", "30,30", "0", "200"])
def test_age_bands_that_make_no_sense_are_refused(text: str) -> None:
    with pytest.raises(BodymapError, match="no age bands"):
        ages_of(text)
