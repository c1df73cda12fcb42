from dataclasses import replace

import pytest

from bodymap.atlas.levels import Root, View
from bodymap.atlas.naming import roomiest
from bodymap.teaching.asking import Ground
from bodymap.teaching.chance import Chance
from bodymap.teaching.question import Question, Target
from bodymap.teaching.skin_questions import VIEWS, graded_tap, where_is, which_root

SEEDS = [str(seed) for seed in range(25)]


def asked(ground: Ground, map_id: str, root: Root) -> Question:
    """The question about this root on this map."""
    return replace(where_is(ground, Chance("1")), target=Target(map_id, root))


def place_of(ground: Ground, map_id: str, root: Root) -> tuple[View, float, float]:
    """Somewhere in the skin that a map gives to a root."""
    faces = ground.atlas.maps[map_id].faces
    shown = [(view, f) for view in VIEWS for f in faces.get(view, ()) if f.level == root.value]
    view, face = max(shown, key=lambda one: one[1].shape.area)
    x, y, _ = roomiest(max(face.shape.geoms, key=lambda part: part.area))
    return view, x, y


@pytest.mark.parametrize("map_id", ["article", "isncsci", "keegan-garrett-1948", "foerster-1933", "lee-2008"])
def test_a_tap_on_the_skin_a_map_gives_to_the_root_is_right(ground: Ground, map_id: str) -> None:
    graded = graded_tap(ground, asked(ground, map_id, Root.L5), *place_of(ground, map_id, Root.L5))
    assert graded is not None
    assert graded.right


def test_a_tap_on_the_skin_of_another_root_is_wrong(ground: Ground) -> None:
    graded = graded_tap(ground, asked(ground, "isncsci", Root.L5), *place_of(ground, "isncsci", Root.L2))
    assert graded is not None
    assert not graded.right
    assert graded.given.endswith("(L2)")


def test_a_tap_beside_the_body_is_no_answer(ground: Ground) -> None:
    assert graded_tap(ground, asked(ground, "isncsci", Root.L5), View.FRONT, -2000, 0) is None


def test_the_same_tap_is_graded_by_the_map_that_is_asked(ground: Ground) -> None:
    """Maps disagree somewhere on L5: there one says right and the other wrong."""
    view, x, y = next(
        (face.view, *roomiest(face.shape.geoms[0])[:2])
        for face in ground.atlas.maps["keegan-garrett-1948"].faces[View.BACK]
        if face.level == "L5"
        and ground.atlas.locate(face.view, *roomiest(face.shape.geoms[0])[:2]).maps["lee-2008"] != "L5"
    )
    keegan = graded_tap(ground, asked(ground, "keegan-garrett-1948", Root.L5), view, x, y)
    lee = graded_tap(ground, asked(ground, "lee-2008", Root.L5), view, x, y)
    assert keegan is not None
    assert lee is not None
    assert (keegan.right, lee.right) == (True, False)


def test_the_explanation_of_a_tap_names_every_other_map(ground: Ground) -> None:
    graded = graded_tap(ground, asked(ground, "isncsci", Root.L5), *place_of(ground, "isncsci", Root.L5))
    titles = [one.full_title for one in ground.maps if one.id != "isncsci"]
    assert graded is not None
    assert [t for t in titles if f"{t}: " not in " ".join(graded.lines)] == []


@pytest.mark.parametrize("seed", SEEDS)
def test_every_question_about_skin_says_which_map_is_asked(ground: Ground, seed: str) -> None:
    for maker in (where_is, which_root):
        made = maker(ground, Chance(seed))
        assert ground.atlas.maps[made.answer.map].full_title in made.note


@pytest.mark.parametrize("seed", SEEDS)
def test_the_right_choice_is_what_the_map_gives_to_the_place(ground: Ground, seed: str) -> None:
    made = which_root(ground, Chance(seed))
    assert made.shown.point is not None
    assert made.shown.point.maps[made.answer.map] == made.right


@pytest.mark.parametrize("seed", SEEDS)
def test_one_choice_is_right(ground: Ground, seed: str) -> None:
    assert [choice.right for choice in which_root(ground, Chance(seed)).choices].count(True) == 1
