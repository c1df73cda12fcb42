"""The first page: which body, shown as a picture wherever there is room for one."""

from itertools import pairwise

import pytest

from bodymap.atlas.variants import FIGURES
from bodymap.ui.patient.body_tiles import BodyCard
from tests.ui.conftest import MakeWindow
from tests.ui.patient.person import Person


def cards(person: Person) -> list[BodyCard]:
    return [one for one in person.screen.panel.findChildren(BodyCard) if one.isVisible()]


@pytest.mark.parametrize("size", [(768, 1024), (1024, 768), (1280, 800), (1920, 1080)])
def test_every_body_is_a_large_picture(
    make_window: MakeWindow, size: tuple[int, int]
) -> None:
    person = Person(make_window("patient", size=size))
    assert {one.figure for one in cards(person)} == set(FIGURES)
    assert all(one.picture is not None and one.picture.height() / 2 >= 0.28 * size[0] for one in cards(person))


def test_the_pictures_differ(person: Person) -> None:
    shown = [one.picture.toImage() for one in cards(person) if one.picture is not None]
    assert len(shown) == 3
    assert all(a != b for a, b in pairwise(shown))


def test_nothing_more_is_to_be_shown_where_all_bodies_stand_side_by_side(person: Person) -> None:
    assert not person.screen.panel.has_more


def test_a_press_on_a_picture_chooses_that_body(person: Person) -> None:
    person.press("A woman's body")
    assert person.screen.visit.document.asked("figure") == "female"


def test_with_large_letters_in_a_small_window_words_are_enough(make_window: MakeWindow) -> None:
    person = Person(make_window("patient", size=(768, 1024)))
    while person.screen.percent < 200:
        person.press("Text size")
    person.window.resize(500, 600)
    person.look()
    assert [one.picture for one in cards(person) if one.picture is not None] == []
    assert cards(person)
