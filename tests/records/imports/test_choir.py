import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.atlas.segments import open_segments
from bodymap.drawing.sensation import Sensation
from bodymap.exports.choir import painted_segments
from bodymap.exports.choir_csv import choir_csv, choir_list, redcap_keys
from bodymap.files.problems import BodymapError
from bodymap.records.imports.imported import NO_WISH, Wish
from bodymap.records.imports.read import imported

LISTS = {
    "ids": "127,223",
    "quoted": '"127,223"\n',
    "spaced": " 127 , 223 ",
    "lines": "127\n223\n",
    "semicolons": "127;223",
    "keys": "f27,b23",
    "loud keys": "F27, B23",
    "table of ids": "id\n127\n223\n",
    "table with names": "segment_id,name\n127,thigh\n223,buttock\n",
    "table of choices": "choir_id,painted\n126,0\n127,1\n223,1\n",
    "semicolon table": "id;painted\n127;1\n223;yes\n126;no\n",
    "list of one patient": 'id,gender,bodymap_regions_csv\n1,Female,"127,223"\n',
    "checkboxes": "record_id,map___f26,map___f27,map___b23\n7,0,1,1\n",
    "windows lines": "id\r\n127\r\n223\r\n",
    "given twice": "127,127,223",
}
WRONG = {
    "139": "fuzz:1: '139' is no segment of the CHOIR body map",
    "127\n299": "fuzz:2: '299' is no segment",
    "f37": "'f37' is no segment",
    "12,13": "'12' is no segment",
    "99999999999,101": "'999999' is no segment",
    "id\nleft knee\n": "fuzz:2: 'left knee' is no segment",
    "id,painted\n127,maybe\n": "fuzz:2: painted is 'maybe'; expected 1 or 0",
    "id,painted\n127\n": "fuzz:2: the row has 1 cells; expected 2",
    "id,id\n127,128\n": "fuzz:1: a column is given twice",
    "id,painted\n127,0\n": "fuzz:1: no segment is chosen",
    "id\n": "no segment is chosen",
    'x,"1,2,segments\n1,2\n3"\n1,2\n': "fuzz:1: the table has no column with segments; expected one of choir_id",
    'id\n"127\n': "fuzz:2: not readable as a table",
    "id,segments\n1,127\n2,128\n": "fuzz:1: the table has 2 rows with segments of their own",
    "id\n" + "127\n" * 2001: "the table has more than 2000 rows",
    "the left knee": "fuzz:1: this is no drawing that can be imported",
}


def ids(text: str, wish: Wish = NO_WISH) -> str:
    return choir_list(painted_segments(open_atlas(), imported(text, "fuzz", wish).document.drawing)).strip()


@pytest.mark.parametrize("name", LISTS)
def test_two_segments_are_read_however_they_are_written(name: str) -> None:
    assert ids(LISTS[name]) == "127,223"


@pytest.mark.parametrize("text", WRONG)
def test_what_is_not_known_is_told_with_its_line(text: str) -> None:
    with pytest.raises(BodymapError) as told:
        imported(text, "fuzz")
    assert WRONG[text] in str(told.value)


@pytest.mark.parametrize("number", open_segments().segments)
def test_every_segment_comes_back_as_itself(number: int) -> None:
    assert ids(str(number)) == str(number)


@pytest.mark.parametrize("number", open_segments().segments)
def test_every_segment_lands_on_its_side_and_view(number: int) -> None:
    segment = open_segments().segments[number]
    marks = imported(str(number), "fuzz").document.drawing.marks
    faces = [f for m in marks for f in open_atlas().zones(m.view) if f.shape.intersection(m.area).area > 1]
    assert {(face.view, face.side) for face in faces} == {(segment.view, segment.side)}


def test_our_own_table_comes_back() -> None:
    drawing = imported("127,136,223", "fuzz").document.drawing
    assert ids(choir_csv(painted_segments(open_atlas(), drawing))) == "127,136,223"


def test_our_own_keys_come_back() -> None:
    drawing = imported("127,136,223", "fuzz").document.drawing
    assert ids(redcap_keys(painted_segments(open_atlas(), drawing))) == "127,136,223"


def test_the_female_numbering_is_read_when_it_is_asked_for() -> None:
    assert ids("112,114", Wish(female_ids=True)) == "112,116"


def test_keys_of_redcap_have_one_numbering() -> None:
    assert ids("f12", Wish(female_ids=True)) == "112"


@pytest.mark.parametrize(("text", "told"), [("112", True), ("127", False), ("f12", False)])
def test_the_two_numberings_are_told_where_they_differ(text: str, told: bool) -> None:
    assert any("female map" in note for note in imported(text, "fuzz").notes) == told


def test_what_it_feels_like_is_what_a_person_said() -> None:
    drawing = imported("127", "fuzz", Wish(Sensation.BURNING)).document.drawing
    assert [mark.sensation for mark in drawing.marks] == [Sensation.BURNING]


def test_that_the_feeling_is_not_in_the_file_is_told() -> None:
    assert "not what it feels like" in imported("127", "fuzz").notes[0]


def test_neighbours_become_one_mark() -> None:
    assert len(imported("127,130", "fuzz").document.drawing.marks) == 1


def test_the_left_leg_of_choir_is_the_left_leg_of_our_front() -> None:
    (mark,) = imported("127", "fuzz").document.drawing.marks
    zone = open_atlas().zone_at(View.FRONT, mark.area.centroid.x, mark.area.centroid.y)
    assert zone is not None
    assert (mark.view, zone.side, zone.zone) == (View.FRONT, Side.LEFT, "thigh_ant_prox_central")
