import pytest
import shapely
from shapely import Polygon, box

from bodymap.atlas.curve import Knot
from bodymap.atlas.faces import Cut, Shape, cut, shape_of
from bodymap.atlas.levels import Side, View
from bodymap.atlas.lines import Borders, Label, Line, Outline, Placing
from bodymap.files.problems import BodymapError, Place

SQUARE = Shape(box(0, 0, 100, 100), shapely.get_coordinates(box(0, 0, 100, 100)))


def line(number: int, name: str, *points: tuple[float, float]) -> Line:
    return Line(name, tuple(Knot(x, y) for x, y in points), Place("test.yaml", number))


def label(number: int, name: str, x: float, y: float) -> Label:
    return Label(name, x, y, Place("test.yaml", number))


def cut_square(lines: tuple[Line, ...], labels: tuple[Label, ...]) -> Cut:
    return cut(SQUARE, Borders(lines, labels, Place("test.yaml", 1)), ("L4", "L5", "S1"))


L4, L5 = label(8, "L4", 50, 20), label(9, "L5", 50, 80)


def test_a_line_that_runs_past_the_edge_parts_two_faces():
    faces = cut_square((line(3, "shin", (-10, 50), (110, 50)),), (L4, L5)).faces
    assert {name: face.area for name, face in faces.items()} == {"L4": 5000, "L5": 5000}


def test_a_loose_end_is_no_fault():
    lines = (line(3, "shin", (-10, 50), (110, 50)), line(4, "tail", (50, 60), (50, 40), (52, 30)))
    assert cut_square(lines, (L4, L5)).complaints == ()


def test_two_labels_in_one_face_name_the_line_that_stops_short_and_its_gap():
    complaint = cut_square((line(3, "shin", (-10, 50), (96, 50)),), (L4, L5)).complaints[0]
    assert str(complaint) == (
        "test.yaml:3: 'L4' at 50,20 and 'L5' at 50,80 are in one face; "
        "line 'shin' stops 4.0 mm short of the outline at 96,50"
    )


def test_the_longest_loose_tail_is_blamed_not_the_smallest_gap():
    lines = (line(3, "shin", (-10, 50), (90, 50)), line(4, "stub", (-5, 70), (2, 70)))
    assert "line 'shin' stops 10.0 mm short" in cut_square(lines, (L4, L5)).complaints[0].sentence


def test_two_labels_without_a_line_are_told():
    complaint = cut_square((), (L4, L5)).complaints[0]
    assert complaint.sentence.endswith("no line parts them")
    assert complaint.place.line == 9


def test_a_face_without_a_label_is_told_with_its_lines():
    complaint = cut_square((line(3, "shin", (-10, 50), (110, 50)),), (L4,)).complaints[0]
    assert complaint.sentence == "a face of 5000 mm2 near 50,75 has no label, between the lines 'shin'"


def test_a_label_outside_the_body_is_told():
    complaints = cut_square((), (L4, label(9, "L5", 150, 80))).complaints
    assert [str(c) for c in complaints] == [
        "test.yaml:9: the label 'L5' at 150,80 is in no face (outside the body, or on a line)"
    ]


def test_an_unknown_label_is_told():
    assert (
        cut_square((), (L4, label(9, "L6", 50, 80)))
        .complaints[0]
        .sentence.startswith("unknown label 'L6'; did you mean L5")
    )


def test_a_sliver_is_told():
    lines = (line(3, "a", (-10, 50), (110, 50)), line(4, "b", (-10, 50.1), (110, 50.1)))
    complaints = cut_square(lines, (L4, L5, label(10, "S1", 50, 50.05))).complaints
    assert [c.sentence for c in complaints] == ["the face of 'S1' at 50,50.05 is a sliver of 10.0 mm2"]


def test_an_island_makes_a_hole_in_the_face_around_it():
    ring = line(3, "island", (40, 40), (60, 40), (60, 60), (40, 60), (40, 40.001), (45, 38))
    faces = cut_square((ring,), (label(8, "L4", 50, 50), label(9, "L5", 10, 10))).faces
    assert faces["L4"].area + faces["L5"].area == pytest.approx(10000)
    assert isinstance(faces["L5"].geoms[0], Polygon)
    assert len(faces["L5"].geoms[0].interiors) == 1


def outline(*points: tuple[float, float]) -> Outline:
    placing = Placing(Side.LEFT, View.FRONT, 1, 0)
    stretch = Line("skin", tuple(Knot(x, y, True) for x, y in points), Place("front.yaml", 12))
    return Outline("front", (stretch,), (), False, (0, 0, 1, 1), (placing,), Place("front.yaml", 1))


def test_an_outline_that_crosses_itself_is_named_with_its_place():
    with pytest.raises(BodymapError, match=r"front\.yaml:12: the outline crosses itself near 5,5"):
        shape_of(outline((0, 0), (10, 10), (10, 0), (0, 10)))


def test_an_outline_of_two_points_encloses_nothing():
    with pytest.raises(BodymapError, match="too few points"):
        shape_of(outline((0, 0), (10, 10)))


def test_a_tangle_of_lines_is_refused_before_it_costs_time():
    zigzag = line(3, "tangle", *((100.0 * (i % 2), 0.25 * i) for i in range(450)))
    assert cut_square((zigzag,), (L4,)).complaints[0].sentence.startswith("the lines are 4")
