import json
from collections.abc import Sequence
from typing import Any

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.drawing.sensation import Sensation
from bodymap.files.problems import BodymapError
from bodymap.records.imports.imported import NO_WISH, Imported, Wish
from bodymap.records.imports.read import imported

W, H = 450, 955
"""A template of the proportions of our front view: 2 mm a pixel."""
LEFT_THIGH, RIGHT_THIGH, NOWHERE = [274, 560], [176, 560], [5, 5]


def stroke(*points: Sequence[float], **more: Any) -> dict[str, Any]:
    """A stroke as the module writes it."""
    common = {"strokeId": 1, "drawInputType": "touch", "tool": "spray", "color": "#fc3d03", "lineWidth": 5}
    return {
        **common,
        "sprayDensity": 20,
        "sprayRadius": 10,
        "alpha": 0.1,
        "dpr": 3,
        "p": [list(point) for point in points],
        **more,
    }


def written(*strokes: dict[str, Any], **more: Any) -> str:
    head = {
        "v": "paindraw_v0.3",
        "id": "x",
        "w": W,
        "h": H,
        "units": "px",
        "tpl": "body.png",
        "tpl_md5": "0" * 32,
    }
    return json.dumps(
        {**head, "view": "front", "app": "PainDraw EM", "ts": "", "crc": None, "s": list(strokes), **more}
    )


def read(text: str, wish: Wish = NO_WISH) -> Imported:
    return imported(text, "fuzz", wish)


def place(found: Imported) -> tuple[View, str, Side]:
    (mark,) = found.document.drawing.marks
    face = open_atlas().zone_at(mark.view, mark.area.centroid.x, mark.area.centroid.y)
    assert face is not None
    return face.view, face.zone, face.side


def refused(text: str, wish: Wish = NO_WISH) -> str:
    with pytest.raises(BodymapError) as told:
        read(text, wish)
    return str(told.value)


@pytest.mark.parametrize(
    ("view", "point", "side"),
    [
        ("front", LEFT_THIGH, Side.LEFT),
        ("front", RIGHT_THIGH, Side.RIGHT),
        ("back", LEFT_THIGH, Side.RIGHT),
        ("back", RIGHT_THIGH, Side.LEFT),
    ],
)
def test_a_stroke_lies_on_the_patients_side(view: str, point: Sequence[float], side: Side) -> None:
    found = place(read(written(stroke(point), view=view)))
    assert (found[0].value, found[2]) == (view, side)


def test_the_template_is_stretched_over_the_view() -> None:
    (mark,) = read(written(stroke(LEFT_THIGH))).document.drawing.marks
    assert (mark.area.centroid.x, mark.area.centroid.y) == pytest.approx((98, 1095), abs=0.1)


def test_a_spray_is_as_wide_as_its_disc() -> None:
    (mark,) = read(written(stroke(LEFT_THIGH))).document.drawing.marks
    left, _, right, _ = mark.area.bounds
    assert right - left == pytest.approx(40, abs=0.2)


def test_another_tool_is_as_wide_as_its_line() -> None:
    (mark,) = read(written(stroke(LEFT_THIGH, tool="pen"))).document.drawing.marks
    left, _, right, _ = mark.area.bounds
    assert right - left == pytest.approx(10, abs=0.2)


def test_an_eraser_takes_away() -> None:
    gone = stroke(LEFT_THIGH, tool="eraser", lineWidth=40)
    drawing = read(written(stroke(LEFT_THIGH), stroke(RIGHT_THIGH), gone)).document.drawing
    assert [mark.area.centroid.x < 0 for mark in drawing.marks] == [True]


def test_a_person_may_name_the_view() -> None:
    found = read(written(stroke(LEFT_THIGH), view=None), Wish(views=(("", View.BACK),)))
    assert place(found)[0] is View.BACK


def test_a_view_named_for_a_template_goes_before_the_others() -> None:
    wish = Wish(views=(("", View.BACK), ("body.png", View.FRONT)))
    assert place(read(written(stroke(LEFT_THIGH), view=None), wish))[0] is View.FRONT


def test_a_view_nobody_names_is_asked_for() -> None:
    assert "does not say which side of the body its template 'body.png' shows" in refused(
        written(stroke(LEFT_THIGH), view=None)
    )


def test_strokes_beside_the_body_are_told() -> None:
    notes = read(written(stroke(LEFT_THIGH), stroke(NOWHERE))).notes
    assert "1 of 2 strokes lie beside our body and were left out." in notes


def test_a_drawing_that_is_nowhere_on_the_body_is_refused() -> None:
    assert "no stroke lies on our body" in refused(written(stroke(NOWHERE)))


def test_a_stretched_template_is_told() -> None:
    found = read(written(stroke(LEFT_THIGH), w=900))
    assert any("2.0 times more one way" in note for note in found.notes)


def test_that_the_template_is_another_body_is_told() -> None:
    assert "'body.png' is another body than ours" in read(written(stroke(LEFT_THIGH))).notes[0]


def test_the_feeling_is_what_a_person_said() -> None:
    (mark,) = read(written(stroke(LEFT_THIGH)), Wish(Sensation.PINS)).document.drawing.marks
    assert mark.sensation is Sensation.PINS


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"v": "paindraw_v0.9"}, "v is 'paindraw_v0.9'; expected 'paindraw_v0.3'"),
        ({"w": 0}, "w is 0; expected at least 1"),
        ({"units": "mm"}, "units is 'mm'; expected 'px'"),
        ({"s": [{"tool": "spray", "p": [[1, 2, 3]]}]}, "s/1/p/1 has 3 items; expected at most 2"),
        ({"s": [{"tool": "spray", "p": [["1", 2]]}]}, "expected a number"),
        ({"s": []}, "no stroke lies on our body"),
    ],
)
def test_a_faulty_file_is_refused_in_one_sentence(change: dict[str, Any], told: str) -> None:
    assert told in refused(written(stroke(LEFT_THIGH), **change))


def test_more_points_than_a_hand_paints_are_refused() -> None:
    long = [stroke(*[LEFT_THIGH] * 5000) for _ in range(13)]
    assert "more than 60000 points" in refused(written(*long))


def test_a_path_that_no_hand_paints_is_refused() -> None:
    to_and_fro = stroke(*[LEFT_THIGH, [274, 60]] * 2000)
    assert "longer than 500 times the template" in refused(written(to_and_fro))
