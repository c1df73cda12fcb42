"""docs/figure.md tells what the drawing measures. After a change: BODYMAP_WRITE_FIGURE=1 pytest tests/test_figure_page.py."""

import os
import re
from pathlib import Path

import pytest
import shapely

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Side, View
from bodymap.exports.palette import SKINS
from tests.atlas.figure_measures import measures, survey

PAGE = Path(__file__).parent.parent / "docs" / "figure.md"
ATLAS = open_atlas()
SURVEY = survey()
NEUTRAL, FEMALE, MALE = (measures(ATLAS, figure) for figure in ("neutral", "female", "male"))
LENGTHS = {name for name in SURVEY if name.endswith(("height", "length"))}
BREADTHS = {name for name in SURVEY if "breadth" in name}
PLACES = 10


def held(part: str, text: str) -> bool:
    """Whether the page holds this text between its two marks; written there when asked to."""
    page = PAGE.read_text("utf-8")
    found = re.search(rf"(<!-- {part}: [^>]*-->\n)(.*?)(<!-- end of {part} -->)", page, re.DOTALL)
    assert found is not None
    if os.environ.get("BODYMAP_WRITE_FIGURE"):
        PAGE.write_text(page[: found.start(2)] + text + page[found.end(2) :], "utf-8")
        return True
    return found[2] == text


def test_the_measures_on_the_page_are_those_of_the_drawing() -> None:
    head = "| | neutral | survey | | female | survey | | male | survey | |\n" + "|---" * 10 + "|\n"
    rows = (
        f"| {name} | {_cells(NEUTRAL[name], (men + women) / 2)} | {_cells(FEMALE[name], women)} | {_cells(MALE[name], men)} |\n"
        for name, (men, women) in SURVEY.items()
    )
    assert held("measures", head + "".join(rows))


def _cells(drawn: float, surveyed: float) -> str:
    return f"{drawn:.0f} | {surveyed:.0f} | {drawn / surveyed:.2f}"


def test_the_smallest_places_on_the_page_are_those_of_the_zones() -> None:
    best: dict[str, tuple[float, View]] = {}
    for view in ATLAS.views:
        for face in ATLAS.zones(view):
            if face.side is not Side.RIGHT:
                circle = shapely.maximum_inscribed_circle(face.shape).length
                best[face.zone] = max(best.get(face.zone, (0.0, view)), (circle, view))
    smallest = sorted(best.items(), key=lambda item: item[1])[:PLACES]
    rows = "".join(f"| `{zone}` | {view.value} | {radius:.0f} |\n" for zone, (radius, view) in smallest)
    assert held("places", "| zone | best view | mm |\n|---|---|---|\n" + rows)


@pytest.mark.parametrize("name", sorted(SURVEY))
def test_the_neutral_body_is_proportioned_as_people_are(name: str) -> None:
    allowed = 0.05 if name in LENGTHS else 0.12 if name in BREADTHS else 0.16
    assert NEUTRAL[name] == pytest.approx(sum(SURVEY[name]) / 2, rel=allowed)


@pytest.mark.parametrize("name", ["shoulder breadth", "chest breadth", "neck breadth"])
def test_above_the_waist_the_neutral_body_lies_between_female_and_male(name: str) -> None:
    assert FEMALE[name] < NEUTRAL[name] < MALE[name]


@pytest.mark.parametrize("name", ["hip breadth", "thigh circumference", "buttock depth"])
def test_at_the_hip_it_is_the_other_way_round(name: str) -> None:
    assert MALE[name] < NEUTRAL[name] < FEMALE[name]


def test_front_and_back_share_their_sides_from_the_armpit_to_the_ankle() -> None:
    trunk = shapely.box(-240, 450, 240, 1680)
    front, back = (ATLAS.silhouette(view).intersection(trunk) for view in (View.FRONT, View.BACK))
    assert shapely.hausdorff_distance(front, back) < 6


@pytest.mark.parametrize("skin", SKINS)
def test_the_outline_stands_out_from_the_skin_in_grey_too(skin: str) -> None:
    light, outline = _luminance(SKINS[skin].light), _luminance(SKINS[skin].outline)
    assert (max(light, outline) + 0.05) / (min(light, outline) + 0.05) > 4.5


def _luminance(colour: str) -> float:
    """Relative luminance of "#rrggbb" after WCAG 2."""
    parts = [int(colour[k : k + 2], 16) / 255 for k in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_every_picture_of_the_page_is_there() -> None:
    names = re.findall(r"\]\((pictures/[^)]+)\)", PAGE.read_text("utf-8"))
    assert len(names) == 5
    assert all((PAGE.parent / name).is_file() for name in names)
