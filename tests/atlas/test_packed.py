"""Areas as text and back."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from bodymap.atlas.packed import packed, unpacked

CORNERS = st.tuples(st.integers(-500_000, 500_000), st.integers(-500_000, 500_000))


@given(st.lists(st.tuples(CORNERS, st.integers(300, 90_000)), min_size=1, max_size=6))
def test_areas_come_back_on_the_grid(squares):
    shapes = [MultiPolygon([box(x / 100, y / 100, (x + w) / 100, (y + w) / 100)]) for (x, y), w in squares]
    assert all(a.equals(b) for a, b in zip(shapes, unpacked(packed(shapes)), strict=True))


def test_holes_and_parts_come_back():
    ring = Polygon(box(0, 0, 30, 30).exterior, [box(10, 10, 20, 20).exterior])
    shape = MultiPolygon([ring, box(50, 0, 60, 10)])
    assert unpacked(packed([shape]))[0].equals(shape)


@pytest.mark.parametrize("texts", [["!", "", "", ""], ["AAAA", "", "", ""], [1, 2, 3, 4]])
def test_anything_else_is_refused(texts):
    with pytest.raises((TypeError, ValueError)):
        unpacked(texts)
