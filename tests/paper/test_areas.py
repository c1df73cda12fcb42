import numpy as np
import pytest
import shapely
from shapely import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from bodymap.paper.areas import GAP, separated, whole_area
from bodymap.paper.finding import PER_MM
from bodymap.paper.inks import BLACK, NOTHING, UNKNOWN
from bodymap.paper.mixing import FIRST_PAIR, PAIRS
from bodymap.paper.vision import Mask

SIZE = (400, 480)


def mask(*shapes: BaseGeometry) -> Mask:
    """Shapes (mm) as pixels of a small page."""
    y, x = (np.mgrid[: SIZE[0], : SIZE[1]] + 0.5) / PER_MM
    return np.asarray(shapely.contains_xy(shapely.union_all(shapes), x, y))


RING = Point(25, 25).buffer(10).exterior.buffer(0.6)


def test_a_closed_line_counts_as_filled() -> None:
    assert whole_area(mask(RING)).area == pytest.approx(Point(25, 25).buffer(10.6).area, rel=0.02)


def test_a_line_that_nearly_closes_counts_as_filled() -> None:
    nearly = RING.difference(box(25, 34, 27.5, 37))
    assert whole_area(mask(nearly)).area == pytest.approx(Point(25, 25).buffer(10.6).area, rel=0.03)


def test_an_open_bow_stays_a_line() -> None:
    bow = RING.difference(box(12, 25, 38, 38))
    assert whole_area(mask(bow)).area == pytest.approx(bow.area, rel=0.1)


def test_hatching_becomes_one_area() -> None:
    lines = [LineString([(10, y), (30, y)]).buffer(0.5) for y in (10, 13, 16, 19)]
    found = whole_area(mask(*lines))
    assert len(found.geoms) == 1
    assert found.area == pytest.approx(20 * 10, rel=0.05)


def test_lines_farther_apart_stay_two() -> None:
    lines = [LineString([(10, y), (30, y)]).buffer(0.5) for y in (10, 10 + 2 * GAP)]
    assert len(whole_area(mask(*lines)).geoms) == 2


def test_a_line_keeps_its_width_though_it_wavers() -> None:
    x = np.linspace(5, 50, 120)
    wavering = LineString(np.stack([x, 25 + 0.4 * np.sin(x)], axis=1)).buffer(0.7)
    assert whole_area(mask(wavering)).area == pytest.approx(wavering.area, rel=0.03)


def test_nothing_is_no_area() -> None:
    assert whole_area(mask()).is_empty


ACROSS, DOWN = LineString([(10, 25), (40, 25)]).buffer(1), LineString([(25, 10), (25, 40)]).buffer(1)


@pytest.mark.parametrize("code", [FIRST_PAIR + PAIRS.index((0, 2)), BLACK, UNKNOWN])
def test_where_two_pens_cross_both_were_there(code: int) -> None:
    numbers = np.full(SIZE, NOTHING, np.int8)
    numbers[mask(ACROSS)], numbers[mask(DOWN)] = 0, 2
    numbers[mask(ACROSS) & mask(DOWN)] = code
    found = separated(numbers, numbers)
    assert (found.masks[0] == mask(ACROSS)).all()
    assert (found.masks[2] == mask(DOWN)).all()


def test_a_spot_like_two_inks_belongs_to_the_one_that_goes_on_beside_it_and_is_doubted() -> None:
    numbers = np.full(SIZE, NOTHING, np.int8)
    numbers[mask(ACROSS)] = 0
    numbers[mask(box(20, 24, 30, 26))] = FIRST_PAIR + PAIRS.index((0, 2))
    found = separated(numbers, numbers)
    assert (found.masks[0] == mask(ACROSS)).all()
    assert not found.masks[2].any()
    assert found.doubtful.any()


def test_a_speck_is_taken_away_and_a_dot_stays() -> None:
    numbers = np.full(SIZE, NOTHING, np.int8)
    numbers[mask(Point(10, 10).buffer(0.25))] = 1
    dot = mask(Point(30, 30).buffer(0.6))
    numbers[dot] = 1
    assert (separated(numbers, numbers).masks[1] == dot).all()


def test_a_strange_ink_and_a_black_one_are_kept_apart() -> None:
    numbers = np.full(SIZE, NOTHING, np.int8)
    numbers[mask(ACROSS)], numbers[mask(box(5, 40, 15, 45))] = UNKNOWN, BLACK
    found = separated(numbers, numbers)
    assert (found.unknown.sum(), found.black.sum()) == ((numbers == UNKNOWN).sum(), (numbers == BLACK).sum())
