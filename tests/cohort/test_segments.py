"""Lists of segments become the same columns as the segments filled on the figure."""

import numpy as np
import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import View
from bodymap.atlas.segments import open_segments
from bodymap.cohort.batch import batch_of
from bodymap.cohort.choir_rows import rows_of_ids
from bodymap.cohort.drawn_row import drawn_row
from bodymap.cohort.places import places_of
from bodymap.cohort.segments import segment_batch, segment_table
from bodymap.drawing.sensation import Sensation
from bodymap.records.imports.choir import choir_document

LISTS = ("127", "127,130,223,228", "136,134,132,130,235", "101,102,111,119,125,219,218", "233,235,237,134")


def by_list(ids: str):
    rows = [rows_of_ids(open_atlas(), [int(one) for one in ids.split(",")])]
    columns = {name: np.array([""], object) for name in ("id", "person", "sex", "kind", "simulated_root")}
    return segment_batch(open_atlas(), {**columns, "age": np.array([-1], np.int16)}, rows, Sensation.ACHE)


def by_filling(ids: str):
    return batch_of([drawn_row(open_atlas(), choir_document(ids, "list").document.drawing)])


def dense(batch, name: str) -> np.ndarray:
    found = np.zeros(len(places_of(open_atlas()).names))
    found[batch.covered["place"]] = batch.covered[name]
    return found


@pytest.mark.parametrize("ids", LISTS)
def test_zones_are_covered_as_by_filling_the_segments(ids: str) -> None:
    one, other = by_list(ids), by_filling(ids)
    assert dense(one, "share") == pytest.approx(dense(other, "share"), abs=0.04)  # where outlines overlap
    assert dense(one, "of_a_mark") == pytest.approx(dense(other, "of_a_mark"), abs=0.01)


@pytest.mark.parametrize("ids", LISTS)
def test_the_number_of_areas_and_their_extent_are_those_of_the_drawing(ids: str) -> None:
    one, other = by_list(ids), by_filling(ids)
    assert one["areas"][0] == other["areas"][0]
    assert one["extent_percent"][0] == pytest.approx(other["extent_percent"][0], rel=0.005)


@pytest.mark.parametrize("number", sorted(open_segments().segments))
def test_a_segment_lies_on_its_own_side_and_in_its_own_view(number: int) -> None:
    table, places = segment_table(open_atlas()), places_of(open_atlas())
    segment, on_faces = open_segments().segments[number], table.on_faces[table.row_of(number)]
    of_side = sum(on_faces[n] for n, face in enumerate(places.faces) if face.side is segment.side)
    assert all(places.faces[n].view is segment.view for n in np.flatnonzero(on_faces))
    assert of_side > 0.93 * on_faces.sum()  # a border of a neighbour may reach over the midline by a few mm


@pytest.mark.parametrize("number", sorted(open_segments().segments))
def test_the_name_of_a_segment_says_its_side(number: int) -> None:
    segment = open_segments().segments[number]
    assert segment.side.word in segment.words
    assert segment.side.other.word not in segment.words
    assert (segment.view is View.FRONT) == (number < 200)
