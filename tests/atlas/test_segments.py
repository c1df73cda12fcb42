import pytest
import shapely

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.atlas.segments import Segment, open_segments, segment_areas, segments_of
from bodymap.files.bounded import read_yaml
from bodymap.files.problems import BodymapError

SEGMENTS = open_segments().segments
VIEWS = (View.FRONT, View.BACK)


def largest_zone(segment: Segment):
    area = segment_areas(open_atlas(), segment.view)[segment.id]
    return max(open_atlas().zones(segment.view), key=lambda face: face.shape.intersection(area).area)


def test_all_74_segments_are_there_with_the_ids_of_choir():
    assert sorted(SEGMENTS) == [*range(101, 137), *range(201, 239)]


@pytest.mark.parametrize("segment", SEGMENTS.values(), ids=lambda s: str(s.id))
def test_the_largest_zone_of_a_segment_is_on_its_side(segment: Segment):
    assert largest_zone(segment).side is segment.side


@pytest.mark.parametrize("segment", SEGMENTS.values(), ids=lambda s: str(s.id))
def test_the_largest_zone_of_a_segment_is_the_first_the_table_names(segment: Segment):
    assert largest_zone(segment).zone == segment.parts[0].zone


@pytest.mark.parametrize("segment", SEGMENTS.values(), ids=lambda s: str(s.id))
def test_the_patients_left_is_on_the_viewers_right_in_front_only(segment: Segment):
    shown_right = segment.outline.centroid.x > 0
    assert shown_right == ((segment.view is View.FRONT) == (segment.side is Side.LEFT))


@pytest.mark.parametrize("segment", SEGMENTS.values(), ids=lambda s: str(s.id))
def test_the_words_of_a_segment_say_its_side(segment: Segment):
    assert segment.side.word in segment.words
    assert segment.side.other.word not in segment.words


def test_no_two_segments_have_the_same_words():
    assert len({segment.words for segment in SEGMENTS.values()}) == len(SEGMENTS)


@pytest.mark.parametrize("view", VIEWS)
def test_the_segments_cover_the_body_of_their_view_once(view: View):
    areas = list(segment_areas(open_atlas(), view).values())
    body, union = open_atlas().silhouette(view).area, shapely.union_all(areas).area
    assert union / body > 0.98
    assert sum(area.area for area in areas) / union < 1.002


@pytest.mark.parametrize("view", VIEWS)
def test_the_shares_of_the_table_are_those_of_the_outlines(view: View):
    faces = {(face.zone, face.side): face.shape for face in open_atlas().zones(view)}
    for number, area in segment_areas(open_atlas(), view).items():
        for part in SEGMENTS[number].parts:
            there = faces[part.zone, SEGMENTS[number].side].intersection(area).area
            assert there / area.area == pytest.approx(part.of_segment, abs=0.002)


def test_a_view_that_choir_does_not_have_has_no_segment():
    assert segment_areas(open_atlas(), View.SIDE_LEFT) == {}


@pytest.mark.parametrize(("number", "key"), [(101, "f01"), (136, "f36"), (201, "b01"), (238, "b38")])
def test_the_key_of_redcap_counts_within_the_view(number: int, key: str):
    assert SEGMENTS[number].key == key


def test_the_six_ids_of_the_female_map_mean_six_others():
    female = open_segments().female
    assert sorted(female) == sorted(female.values()) == [112, 113, 114, 115, 116, 117]
    assert SEGMENTS[female[112]].words == "right side of the belly"


def test_an_id_given_twice_is_refused_with_its_line():
    pair = '- {left: 101, right: 101, view: front, words: "{side} arm", outline: "1,1 2,2 1,2", zones: [{zone: arm, of_segment: 1, of_zone: 1}]}'
    head = "painted_from: 0.1\nmeant_from: 0.4\nstatus: assumed\nfemale_ids: []\nwhole_views: []\nelsewhere: []\n"
    text = f"{head}segments:\n{pair}\n"
    with pytest.raises(BodymapError, match="text:7:1: a segment is given twice"):
        segments_of(read_yaml(text))
