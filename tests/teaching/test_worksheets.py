import re

import pytest

from bodymap.files.problems import BodymapError
from bodymap.teaching.asking import Ground
from bodymap.teaching.worksheets import Worksheet, roots_of, worksheet_svg

MAPS = ["article", "isncsci", "keegan-garrett-1948", "foerster-1933", "lee-2008"]


def words(svg: str) -> list[str]:
    return re.findall(r">([^<>]+)</text>", svg)


def test_a_blank_body_has_no_root_on_it(ground: Ground) -> None:
    told = words(worksheet_svg(ground.atlas, Worksheet.BLANK))
    assert [word for word in told if re.fullmatch(r"[TLS]\d+(-\d)?", word)] == []


@pytest.mark.parametrize("map_id", MAPS)
def test_a_map_to_colour_names_each_root_in_its_key_alone(ground: Ground, map_id: str) -> None:
    told = words(worksheet_svg(ground.atlas, Worksheet.MAP, map_id))
    roots = [root.value for root in roots_of(ground.atlas.maps[map_id])]
    assert [word for word in told if word in roots] == roots


@pytest.mark.parametrize("map_id", MAPS)
def test_the_answers_name_the_roots_on_the_body(ground: Ground, map_id: str) -> None:
    told = words(worksheet_svg(ground.atlas, Worksheet.ANSWERS, map_id))
    assert {"L4", "L5", "S1"} <= set(told)
    assert told.count("L5") > 1


@pytest.mark.parametrize("kind", [Worksheet.MAP, Worksheet.ANSWERS])
def test_a_map_is_named_with_its_source(ground: Ground, kind: Worksheet) -> None:
    told = " ".join(words(worksheet_svg(ground.atlas, kind, "lee-2008")))
    assert ground.atlas.maps["lee-2008"].full_title in told
    assert "Maps differ; none is the truth." in told


@pytest.mark.parametrize("kind", list(Worksheet))
def test_left_and_right_stand_on_every_page(ground: Ground, kind: Worksheet) -> None:
    told = words(worksheet_svg(ground.atlas, kind))
    assert {"LEFT", "RIGHT"} <= set(told)


def test_a_map_to_colour_has_no_colour_yet(ground: Ground) -> None:
    inks = set(re.findall(r'"(#[0-9a-f]{6})"', worksheet_svg(ground.atlas, Worksheet.MAP)))
    assert all(max(_rgb(ink)) - min(_rgb(ink)) < 40 for ink in inks)


def _rgb(ink: str) -> list[int]:
    return [int(ink[i : i + 2], 16) for i in (1, 3, 5)]


def test_an_unknown_map_is_told_with_the_known_ones(ground: Ground) -> None:
    with pytest.raises(BodymapError, match="did you mean foerster-1933"):
        worksheet_svg(ground.atlas, Worksheet.MAP, "foerster")
