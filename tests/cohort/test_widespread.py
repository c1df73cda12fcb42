"""How many of five regions a drawing holds."""

from collections import Counter

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.cohort.batch import EMPTY, batch_of
from bodymap.cohort.widespread import NO_REGION, REGIONS, region_of_segments, regions_painted


@pytest.mark.parametrize(
    ("segment", "region"),
    [
        (127, "left lower"), (126, "right lower"), (223, "left lower"), (117, None), (110, "left upper"), (111, "right upper"),
        (219, "axial"), (205, "axial"), (208, "axial"), (103, None), (122, None), (214, "right upper"), (237, "left lower"),
        (213, "axial"), (128, "left upper"), (201, None), (120, "right lower"), (108, None), (116, None),
    ],
)  # fmt: skip
def test_a_segment_belongs_to_its_region(segment: int, region: str | None) -> None:
    assert region_of_segments()[segment] == (NO_REGION if region is None else REGIONS.index(region))


def test_left_and_right_have_the_same_segments() -> None:
    found = Counter(region_of_segments().values())
    assert found[0] == found[1]
    assert found[2] == found[3]
    assert sum(found.values()) == 74


def test_regions_are_counted_once_however_much_of_them_is_painted() -> None:
    rows = [{**EMPTY, "segment": ids} for ids in ((127, 130, 132), (127, 219, 110), ())]
    assert regions_painted(open_atlas(), batch_of(rows).segments).tolist() == [1, 3, 0]
