"""What a page is asked to show in words: found by id or name, or one clear complaint."""

import pytest

from bodymap.atlas.atlas import open_atlas
from bodymap.exports.page_choice import PageChoice, beneath_page, check_choice, map_pages
from bodymap.exports.stacked_svg import AllMaps
from bodymap.files.problems import BodymapError
from bodymap.knowledge.stored import open_library

ATLAS, LIBRARY = open_atlas(), open_library()


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (PageChoice(layer="bones"), "--layer 'bones' is not known; expected muscles, nerves or territories"),
        (PageChoice(root="L9", layer="nerves"), "--root 'L9' is not known; expected T12, "),
        (PageChoice(root="L5"), "give --layer or --map too"),
        (PageChoice(muscle="soleus", nerve="sural"), "expected only one of --muscle, --nerve"),
        (PageChoice(side="left", nerve="sural"), "--side 'left' is not known; expected L or R"),
        (PageChoice(side="L"), "give --root, --muscle, --nerve or --look-alike too"),
        (PageChoice(maps=("all", "isncsci")), "--map all stands alone"),
    ],
)
def test_what_does_not_go_together_is_told_with_what_is_expected(choice: PageChoice, said: str) -> None:
    with pytest.raises(BodymapError, match=said):
        check_choice(choice)


@pytest.mark.parametrize("word", ["soleus", "Soleus", "gastrocnemius-medial", "Inner head of the calf"])
def test_a_muscle_is_found_by_its_id_or_its_name(word: str) -> None:
    page = beneath_page(ATLAS, LIBRARY, PageChoice(muscle=word))
    assert page is not None
    assert page.whats[0].muscle


@pytest.mark.parametrize(
    ("choice", "said"),
    [
        (PageChoice(muscle="soleous"), "--muscle 'soleous' is not known; expected soleus"),
        (PageChoice(nerve="surral"), "--nerve 'surral' is not known; expected sural"),
        (
            PageChoice(look_alike="piriformis"),
            "--look-alike 'piriformis' is not known; expected .*piriformis_syndrome",
        ),
    ],
)
def test_an_unknown_name_is_told_with_the_nearest(choice: PageChoice, said: str) -> None:
    with pytest.raises(BodymapError, match=said):
        beneath_page(ATLAS, LIBRARY, choice)


def test_an_unknown_map_is_told_with_all_there_are() -> None:
    with pytest.raises(BodymapError, match=r"expected article, .* or all"):
        map_pages(ATLAS, PageChoice(maps=("atlas",)))


def test_all_maps_are_one_page() -> None:
    (page,) = map_pages(ATLAS, PageChoice(maps=("all",), layer="muscles"))
    assert isinstance(page, AllMaps)
    assert page.behind


def test_nothing_asked_for_draws_nothing_under_the_skin() -> None:
    assert beneath_page(ATLAS, LIBRARY, PageChoice()) is None
    assert map_pages(ATLAS, PageChoice()) == ()
