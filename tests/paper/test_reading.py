import math

import cv2
import numpy as np
import pytest
from shapely import MultiPolygon, Point

from benchmarks.paper_scans import PER_MM, Camera, page_light, photo
from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import StrokeKind
from bodymap.drawing.sensation import Sensation
from bodymap.files.problems import BodymapError
from bodymap.paper import finding
from bodymap.paper.code import SheetKind
from bodymap.paper.finding import MIRRORED, NO_MARKS, OTHER_SHEET, TWICE
from bodymap.paper.reading import (
    CHECK,
    EMPTY,
    GREY,
    RED,
    PaperRead,
    read_sheet,
)
from bodymap.paper.vision import Pixels
from tests.paper.papers import (
    BLACK,
    BLUE,
    GREEN,
    ORANGE,
    VIOLET,
    blank,
    drawn_on,
    jpeg,
    layout,
    line,
    on_thigh,
    pixels,
    read,
    ring,
    scanned,
)  # fmt: skip
from tests.paper.papers import (
    RED as RED_INK,
)

LEFT_THIGH, RIGHT_CALF_BEHIND = on_thigh(View.FRONT, 90, 950), on_thigh(View.BACK, 90, 1350)


@pytest.fixture(scope="module")
def drawn() -> PaperRead:
    """A blue ring on the left thigh in front, a green line on the right calf behind."""
    x, y = RIGHT_CALF_BEHIND
    return read((ring(*LEFT_THIGH), BLUE), (line(x, y - 8, x, y + 8), GREEN))


def test_a_closed_line_is_a_filled_place_of_the_feeling_of_its_colour(drawn: PaperRead) -> None:
    mark = next(m for m in drawn.document.drawing.marks if m.view is View.FRONT)
    factor = next(p.panel.factor for p in layout().panels if p.panel.view is View.FRONT)
    meant = Point(90, 950).buffer(7.6 / factor)
    assert mark.sensation is Sensation.PINS
    assert mark.area.intersection(meant).area / mark.area.union(meant).area > 0.95


def test_left_is_the_patients_left_in_front_and_right_behind(drawn: PaperRead) -> None:
    places = {(m.view, m.sensation): m.area.centroid.x for m in drawn.document.drawing.marks}
    assert set(places) == {(View.FRONT, Sensation.PINS), (View.BACK, Sensation.NUMBNESS)}
    assert min(places.values()) > 60


def test_every_place_says_that_it_comes_from_paper(drawn: PaperRead) -> None:
    strokes = [stroke for mark in drawn.document.drawing.marks for stroke in mark.strokes]
    assert {stroke.kind for stroke in strokes} == {StrokeKind.PAPER}
    assert drawn.notes == (CHECK,)


@pytest.mark.parametrize("turn", [90, 180, 217])
def test_the_same_comes_out_however_the_sheet_lies(drawn: PaperRead, turn: int) -> None:
    again = read((ring(*LEFT_THIGH), BLUE), camera=Camera(pixels=1900, turn=turn))
    (mark,) = again.document.drawing.marks
    same = next(m for m in drawn.document.drawing.marks if m.view is View.FRONT)
    assert mark.area.intersection(same.area).area / mark.area.union(same.area).area > 0.93


def test_a_place_on_another_figure_is_kept_where_it_is_on_the_neutral_one() -> None:
    kind = SheetKind("letter", "female", "whole")
    from bodymap.paper.layout import layout_of

    placed = next(p for p in layout_of(kind).panels if p.panel.view is View.FRONT)
    assert placed.panel.warp is not None
    seen = placed.on_paper(np.array([placed.panel.warp.to_seen(90, 900)]))
    (mark,) = read((ring(*seen.tolist()[0], size=3), BLUE), kind=kind).document.drawing.marks
    assert math.dist(mark.area.centroid.coords[0], (90, 900)) < 3


def test_an_empty_sheet_says_that_nothing_was_found() -> None:
    found = read_sheet(jpeg(blank()), "scan")
    assert (found.document.drawing.marks, found.notes) == ((), (CHECK, EMPTY))


def test_pencil_black_and_strange_colours_are_told_and_never_guessed() -> None:
    x, y = LEFT_THIGH
    found = read((line(x - 5, y, x + 5, y), BLACK), (line(x - 5, y + 12, x + 5, y + 12), ORANGE))
    assert found.document.drawing.marks == ()
    assert "1 mark was of another colour not understood and left out." in found.notes
    assert "1 mark was in pencil or black not read: only the four colours are." in found.notes


def test_a_coloured_mark_beside_the_bodies_is_told() -> None:
    placed = layout().panels[0]
    x, y = placed.x + placed.panel.width / 2, placed.room[3] - 22  # between the shins
    found = read((line(x, y, x, y + 6), VIOLET))
    assert "1 coloured mark was beside the bodies left out." in found.notes


def test_the_box_that_is_crossed_is_the_strength_of_its_colour() -> None:
    left, top, right, bottom = layout().legend[2].steps[7]
    found = read((ring(*LEFT_THIGH), BLUE), (line(left + 1, top + 1, right - 1, bottom - 1), BLUE))
    assert [mark.intensity for mark in found.document.drawing.marks] == [7]


def test_two_crossed_boxes_are_no_strength_and_are_told() -> None:
    boxes = [layout().legend[2].steps[i] for i in (3, 7)]
    crosses = [(line(a + 1, b + 1, c - 1, d - 1), BLUE) for a, b, c, d in boxes]
    found = read((ring(*LEFT_THIGH), BLUE), *crosses)
    assert [mark.intensity for mark in found.document.drawing.marks] == [None]
    assert "The strength marked for pins and needles was not understood and left out." in found.notes


def test_a_pen_tried_in_the_wrong_box_is_told() -> None:
    left, top, right, bottom = layout().legend[3].trial
    tried = line(left + 2, (top + bottom) / 2, right - 2, (top + bottom) / 2, 2.5)
    found = read((ring(*LEFT_THIGH), RED_INK), (tried, RED_INK))
    assert "The pen tried for numbness is not green: check which colour was used for what." in found.notes
    assert RED in found.notes


# -- what is refused


def refused(picture: Pixels) -> str:
    with pytest.raises(BodymapError) as problem:
        read_sheet(jpeg(picture), "scan.jpg")
    assert problem.value.place is not None
    assert problem.value.place.file == "scan.jpg"
    return problem.value.sentence


def test_a_mirrored_picture_is_refused_whichever_way_it_is_turned() -> None:
    mirrored = np.ascontiguousarray(blank()[:, ::-1])
    assert {refused(np.ascontiguousarray(np.rot90(mirrored, turn))) for turn in range(4)} == {MIRRORED}


def test_half_a_sheet_is_refused_with_the_corners_that_are_missing() -> None:
    assert refused(blank()[: blank().shape[0] // 2]).startswith("the corner marks at the lower left, lower right were not found")


def test_a_picture_without_marks_is_refused() -> None:
    rough = np.random.default_rng(1).integers(0, 255, (600, 500, 3))
    assert refused(cv2.GaussianBlur(rough.astype(np.uint8), (0, 0), 3).astype(np.uint8)) == NO_MARKS


def test_another_programs_sheet_with_the_same_marks_is_refused() -> None:
    page = page_light(SheetKind()).copy()
    (left, top), (right, bottom) = (layout().code_middles()[i] * PER_MM for i in (0, -1))
    page[round(top) - 20 : round(bottom) + 20, round(left) - 20 : round(right) + 20] = 1.0
    assert refused(pixels(photo(np.random.default_rng(1), page, Camera(pixels=1200)))) == OTHER_SHEET


def test_two_sheets_in_one_picture_are_refused() -> None:
    small = cv2.resize(blank(), None, fx=0.7, fy=0.7, interpolation=cv2.INTER_AREA).astype(np.uint8)
    assert refused(np.hstack([small, small])) == TWICE


def test_a_picture_in_grey_is_refused() -> None:
    grey = cv2.cvtColor(blank(), cv2.COLOR_BGR2GRAY)
    assert refused(np.repeat(grey[..., None], 3, axis=2).astype(np.uint8)) == GREY


def test_a_crumpled_sheet_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(finding, "BENT", 0.0)
    assert refused(blank()) == finding.NOT_FLAT


def test_reading_can_be_stopped_at_every_step() -> None:
    class EnoughError(Exception):
        pass

    seen: list[float] = []

    def step(share: float) -> None:
        seen.append(share)
        if len(seen) == 3:
            raise EnoughError

    with pytest.raises(EnoughError):
        read_sheet(jpeg(blank()), "scan", step)
    assert seen == sorted(seen)


def test_the_areas_lie_on_the_body_and_nowhere_else(drawn: PaperRead) -> None:
    bodies = {placed.panel.view: placed.body() for placed in layout().panels}
    assert all(isinstance(area.on_paper, MultiPolygon) for area in drawn.areas)
    assert max(area.on_paper.difference(bodies[area.view]).area for area in drawn.areas) < 0.01


def test_a_scan_is_the_same_picture_every_time() -> None:
    once, again = (photo(np.random.default_rng(1), drawn_on(page_light(SheetKind()).copy()), Camera(pixels=900)) for _ in (1, 2))
    assert once == again
    assert pixels(once).shape[0] == 900
    assert scanned() == scanned()
