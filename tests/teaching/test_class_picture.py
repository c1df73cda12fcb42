import re
from itertools import pairwise

import pytest

from bodymap.atlas.levels import Side
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.records.shipped import open_shipped
from bodymap.teaching.asking import Ground
from bodymap.teaching.class_picture import RAMP, ClassPicture, Place, places_of, step_of, steps
from bodymap.teaching.picture_svg import Room, cut, picture_svg

KNEE: Place = ("patella_knee_front", Side.LEFT)
ROOM = Room(1200, 760, 24)


def pooled(*drawings: frozenset[Place]) -> ClassPicture:
    picture = ClassPicture()
    for number, places in enumerate(drawings):
        picture = picture.added(str(number), places)
    return picture


def a_place(ground: Ground) -> Place:
    return cut(ground.atlas, whole=False)[0].parts[0].place


def test_a_place_is_counted_once_for_a_drawing() -> None:
    assert pooled(frozenset({KNEE}), frozenset({KNEE}), frozenset()).counts == {KNEE: 2}


def test_a_changed_file_takes_its_own_place() -> None:
    assert pooled(frozenset({KNEE})).added("0", frozenset()).counts == {}


def test_a_file_that_turned_bad_is_no_longer_counted() -> None:
    picture = pooled(frozenset({KNEE})).faulty("0", "cut short")
    assert (picture.count, picture.bad) == (0, {"0": "cut short"})


def test_a_file_that_was_mended_is_no_longer_bad() -> None:
    assert pooled().faulty("0", "cut short").added("0", frozenset({KNEE})).bad == {}


def test_a_file_that_went_is_gone_from_both() -> None:
    assert pooled(frozenset({KNEE})).faulty("1", "bad").without(["0", "1"]) == ClassPicture()


def test_the_places_of_a_sample_are_what_is_painted(ground: Ground) -> None:
    drawing = open_shipped(next(s for s in ground.samples if s.id == "meralgia-cook")).drawing
    sides = {side for _, side in places_of(ground.atlas, ground.library.rules.painting, drawing)}
    assert sides == {Side.RIGHT}


def test_an_empty_drawing_has_no_place(ground: Ground) -> None:
    assert places_of(ground.atlas, ground.library.rules.painting, PainDrawing()) == frozenset()


@pytest.mark.parametrize("most", [1, 2, 3, 5, 7, 60])
def test_the_scale_covers_every_count_once(most: int) -> None:
    scale = steps(most)
    assert [sum(s.least <= n <= s.most for s in scale) for n in range(1, most + 1)] == [1] * most


def test_nobody_has_no_step() -> None:
    assert step_of(steps(5), 0) is None


def lightness(colour: str) -> float:
    """Of "#rrggbb" as a grey print shows it, 0-255 (Rec. 601)."""
    r, g, b = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return 0.299 * r + 0.587 * g + 0.114 * b


def test_more_is_clearly_darker_without_colours() -> None:
    tones = [lightness(colour) for colour in RAMP]
    assert all(one - other > 25 for one, other in pairwise(tones))


def test_the_picture_tells_its_count_and_its_scale(ground: Ground) -> None:
    place = a_place(ground)
    svg = picture_svg(ground.atlas, pooled(frozenset({place}), frozenset({place}), frozenset()), ROOM)
    assert "Painted by, of 3:" in svg
    assert {step.words for step in steps(2)} <= set(re.findall(r">([^<>]+)</text>", svg))


def test_an_empty_picture_says_so(ground: Ground) -> None:
    assert "No drawing yet." in picture_svg(ground.atlas, ClassPicture(), ROOM)


def test_left_and_right_stand_on_the_patients_side(ground: Ground) -> None:
    """Filled on the left alone, the fill of the front lies right of the middle, as the word LEFT does."""
    svg = picture_svg(ground.atlas, ClassPicture(), ROOM)
    words = re.findall(r'<text x="([\d.]+)"[^>]*>(LEFT|RIGHT|Front|Back)</text>', svg)
    front = next(float(x) for x, word in words if word == "Front")
    assert max(x for x, word in ((float(x), w) for x, w in words[:3]) if word == "LEFT") > front


def test_the_whole_body_comes_when_something_lies_above_the_waist(ground: Ground) -> None:
    below = {part.place for view in cut(ground.atlas, whole=False) for part in view.parts}
    above = {part.place for view in cut(ground.atlas, whole=True) for part in view.parts} - below
    tall = picture_svg(ground.atlas, pooled(frozenset({min(above)})), ROOM)
    assert "Painted by, of 1:" in tall
    assert tall != picture_svg(ground.atlas, pooled(frozenset()), ROOM)


@pytest.mark.parametrize(
    "room", [Room(1024, 560, 20), Room(1280, 600, 21), Room(1920, 860, 28), Room(600, 400, 18)]
)
def test_every_letter_has_the_height_that_is_asked_for(ground: Ground, room: Room) -> None:
    place = a_place(ground)
    svg = picture_svg(ground.atlas, pooled(frozenset({place})), room)
    outside = re.sub(r"<g .*?</g>", "", svg, flags=re.DOTALL)
    assert {float(size) for size in re.findall(r'font-size="([\d.]+)"', outside)} == {room.letters}
