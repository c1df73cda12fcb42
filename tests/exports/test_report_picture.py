"""The drawing on paper: every view with a mark, the patient's sides beside each, letters, patterns and scale."""

import re
from xml.etree import ElementTree

import pytest
from shapely import MultiPolygon, Point

from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.drawing.sensation import Depth, Sensation
from bodymap.exports.palette import Pattern, mark_pattern
from bodymap.exports.report_picture import ALWAYS, UNIT, report_picture
from bodymap.exports.svg_text import TEXT
from bodymap.language import speak
from tests.drawing.squares import squares
from tests.exports.looking import looks_as_before
from tests.exports.reports import ATLAS, full_drawing, sample

EMPTY = PainDrawing()
SKIER = sample("l5-skier").drawing


def words(svg: str) -> list[str]:
    return [node.text or "" for node in ElementTree.fromstring(svg).iter() if node.tag.endswith("text")]


def spot(
    view: View, x: float, y: float, sensation: Sensation = Sensation.ACHE, strength: int | None = None
) -> Mark:
    return Mark(1, view, sensation, MultiPolygon([Point(x, y).buffer(20)]), strength)


def test_front_and_back_are_always_there() -> None:
    assert report_picture(ATLAS, EMPTY, 182, 100).views == ALWAYS


@pytest.mark.parametrize("view", View)
def test_every_view_with_a_mark_is_drawn(view: View) -> None:
    x, y = ATLAS.silhouette(view).representative_point().coords[0]
    assert view in report_picture(ATLAS, PainDrawing((spot(view, x, y),)), 182, 120).views


def test_the_words_right_and_left_stand_as_the_patient_has_them() -> None:
    """From the front the patient's right is at the viewer's left; from behind it is the other way round."""
    said = [word for word in words(report_picture(ATLAS, EMPTY, 182, 100).svg) if word in ("LEFT", "RIGHT")]
    assert said == ["RIGHT", "LEFT", "LEFT", "RIGHT"]


def test_a_letter_on_the_drawing_stands_in_the_legend() -> None:
    said = words(report_picture(ATLAS, SKIER, 182, 100).svg)
    on_legend = [
        said[i] for i, word in enumerate(said) if i + 1 < len(said) and said[i + 1] == "pins and needles"
    ]
    assert on_legend == ["C"]
    assert said.count("C") >= 3  # its light edge, its ink, and the legend


def test_nothing_painted_is_told() -> None:
    assert "Nothing is painted." in words(report_picture(ATLAS, EMPTY, 182, 100).svg)


def test_a_strength_stands_in_the_legend() -> None:
    drawing = PainDrawing((spot(View.BACK, -40, 1010, strength=7),))
    assert "7 of 10" in words(report_picture(ATLAS, drawing, 182, 100).svg)


@pytest.mark.parametrize("size", [(182, 100), (188, 70), (182, 240)], ids=str)
@pytest.mark.parametrize("drawing", [EMPTY, SKIER, full_drawing()], ids=["empty", "skier", "full"])
def test_no_word_and_no_body_stands_over_the_edge_of_the_picture(
    drawing: PainDrawing, size: tuple[int, int]
) -> None:
    svg = report_picture(ATLAS, drawing, *size).svg
    for node in ElementTree.fromstring(svg).iter():
        if node.tag.endswith("text"):
            assert 0 <= float(node.get("x", "")) <= size[0] / UNIT
            assert 10 <= float(node.get("y", "")) <= size[1] / UNIT


def test_the_scale_is_that_of_the_bar_under_the_body() -> None:
    made = report_picture(ATLAS, EMPTY, 182, 100)
    bar = re.search(r'v9h([\d.]+)v-9"', made.svg)
    assert float(bar[1]) * UNIT == pytest.approx(made.scale * 100, rel=0.01)  # type: ignore[index]


def test_a_larger_room_makes_a_larger_body() -> None:
    assert report_picture(ATLAS, SKIER, 182, 60).scale < report_picture(ATLAS, SKIER, 182, 120).scale


def test_where_nothing_could_be_seen_of_nine_views_front_and_back_are_drawn() -> None:
    assert report_picture(ATLAS, full_drawing(), 182, 40).views == ALWAYS


# -- black and white


@pytest.mark.parametrize("drawing", [EMPTY, SKIER, full_drawing()], ids=["empty", "skier", "full"])
def test_black_and_white_is_black_and_white_alone(drawing: PainDrawing) -> None:
    svg = report_picture(ATLAS, drawing, 182, 120, colour=False).svg
    assert set(re.findall(r"#[0-9a-fA-F]{6}", svg)) == {"#000000", "#ffffff"}


def test_without_colour_every_feeling_has_a_pattern_of_its_own() -> None:
    patterns = [mark_pattern(sensation, "print") for sensation in Sensation]
    assert len(set(patterns)) == len(Sensation)
    assert Pattern.SOLID not in patterns


def test_a_black_and_white_picture_looks_as_before() -> None:
    marks = tuple(
        Mark(n, View.FRONT, sensation, MultiPolygon([Point(-60 + 24 * n, 60).buffer(11)]), n + 2, Depth.DEEP)
        for n, sensation in enumerate(Sensation)
    )
    looks_as_before("report-black", report_picture(squares(), PainDrawing(marks), 120, 60, colour=False).svg)


@pytest.mark.parametrize("code", ["en", "fr"])
def test_the_words_of_two_sides_never_run_together(code: str) -> None:
    speak(code)
    try:
        svg = report_picture(ATLAS, SKIER, 120, 60).svg
        sides = {side.word.upper() for side in (Side.LEFT, Side.RIGHT)}
    finally:
        speak("en")
    nodes = [node for node in ElementTree.fromstring(svg).iter() if node.text in sides]
    for first, last in zip(nodes[::2], nodes[1::2], strict=True):
        room = float(last.get("x", "0")) - float(first.get("x", "0"))
        assert room > TEXT * 0.7 * len(f"{first.text}{last.text}") + 20
