"""A map file by itself: what its author is told, and the maps somebody adds to ours."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.check import check_file
from bodymap.atlas.levels import View
from bodymap.data import OWN_FOLDER, data_folder

MAPS = data_folder("regions") / "maps"
KEEGAN = (MAPS / "keegan-garrett-1948.yaml").read_text("utf-8")
README = (MAPS.parent / "README.md").read_text("utf-8")
TOE = "L5/S1: 38,92  27,118  16,142  12,176  16,222  22,270  26,306"
"""The border of L5 and S1 on the top of the foot."""
TWIN = "L4/L5: 7,-6  6,3  -4,85  -8,100  -14,140  -20,190  -24,250  -28,305  -29,345  -28,388"

BROKEN = [
    pytest.param(
        "26,306  25.9,326  25.9,331   #", "26,306   #", TOE,
        "'L5' at 0,220 and 'S1' at 44,240 are in one face; line 'L5/S1' stops 19.4 mm short of the outline at 26,306",
        id="a line that stops short",
    ),
    pytest.param(
        "L5: 0,220\n", "L5: 0,220  -33,200\n", "L5: 0,220",
        "'L4' at -33,180 and 'L5' at -33,200 are in one face; no line parts them",
        id="two labels in one face",
    ),
    pytest.param(
        "      L5: 0,220\n", "", "L4/L5: 7,-6",
        "a face of 14823 mm2 near -4,187 has no label, between the lines 'L4/L5', 'L5/S1'",
        id="a face without a label",
    ),
    pytest.param(
        "L5: 0,220\n", "L5: 0,220  120,220\n", "L5: 0,220",
        "the label 'L5' at 120,220 is in no face (outside the body, or on a line)",
        id="a label outside",
    ),
    pytest.param(
        TWIN, TWIN + "\n      twin: " + TWIN[7:].replace(",", ".04,").replace("7.04,-6", "7.04,-6"), "L4/L5: 7,-6",
        "a sliver of", id="a sliver",
    ),
    pytest.param(
        "L5: 0,220\n", "L6: 0,220\n", "L6: 0,220",
        "unknown label 'L6'; did you mean ", id="an unknown level",
    ),
]  # fmt: skip


def row_of(text: str, words: str) -> int:
    """Line number of the last row with these words, counted from 1."""
    return max(i for i, row in enumerate(text.splitlines(), start=1) if words in row)


@pytest.mark.parametrize(("old", "new", "row", "told"), BROKEN)
def test_a_broken_copy_of_a_real_map_is_told_with_its_line(
    tmp_path: Path, old: str, new: str, row: str, told: str
):
    head, foot, tail = KEEGAN.partition("  feet-top:")
    assert old in tail
    text = head + foot + tail.replace(old, new, 1)
    path = tmp_path / "copy.yaml"
    path.write_text(text, "utf-8")
    first = check_file(path)[0][0]
    assert (first.place.file, first.place.line) == (str(path), row_of(text, row))
    assert first.sentence.startswith(told)
    assert f":{first.place.line}: {first.sentence}`" in README


def test_a_key_point_in_the_wrong_region_is_told_with_the_line_of_that_region(regions: Path, change):
    labels = "L4: 72,1666\n      L5: 136,1794"
    change("maps/isncsci.yaml", labels, "L4: 136,1794\n      L5: 72,1666")
    first = check_file(regions / "maps/isncsci.yaml")[0][0]
    said = "the key point of L4 at 72,1666 in the view 'front' lies in L5 in the map isncsci, "
    assert first.sentence.startswith(said)
    assert first.sentence.endswith("mm outside its own")
    row = (regions / "maps/isncsci.yaml").read_text("utf-8").splitlines()[first.place.line - 1]
    assert row.strip() == "L5: 72,1666"
    assert f":{first.place.line}: {first.sentence}`" in README


@pytest.mark.parametrize("map_id", open_atlas().maps)
def test_a_shipped_map_is_sound_by_itself(map_id: str):
    assert check_file(MAPS / f"{map_id}.yaml")[0] == ()


def test_a_key_point_in_another_level_of_another_map_is_only_a_note():
    complaints, notes = check_file(MAPS / "article.yaml")
    assert complaints == ()
    assert any("the key point of L1" in note.sentence for note in notes)


def test_another_region_file_is_checked_with_its_folder(regions: Path, change):
    change("zones/front.yaml", "arm: 230,500", "arm: 230,100")
    assert "'arm' at 230,100 is in no face" in check_file(regions / "zones/front.yaml")[0][0].sentence
    assert check_file(regions / "zones/back.yaml") == ((), ())


# -- maps that somebody adds

OWN = """id: mine
title: A map of my own
author: A. Somebody
year: none
source: my own notes
basis: drawn by hand
notes: none
views:
  feet-top:
    lines:
      L4/L5: -2,-8  -6,140  -20,388
    regions:
      L4: -33,180
      L5: 10,220
"""

Put = Callable[..., Path]


@pytest.fixture
def put(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Put:
    """put(text, name): a map in the folder of whoever uses the program."""
    monkeypatch.setenv(OWN_FOLDER, str(tmp_path))
    (tmp_path / "maps").mkdir()

    def written(text: str | bytes = OWN, name: str = "mine.yaml") -> Path:
        path = tmp_path / "maps" / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return path

    return written


def own_of(atlas: Atlas) -> list[str]:
    return [m.id for m in atlas.maps.values() if m.unverified_by]


def test_a_map_of_your_own_is_opened_as_unverified(put: Put):
    put()
    mine = open_atlas().maps["mine"]
    assert mine.unverified_by == "A. Somebody"
    assert mine.full_title == "A map of my own: unverified map by A. Somebody"


def test_a_map_of_your_own_answers_where_it_is_drawn_and_nowhere_else(put: Put):
    put()
    atlas = open_atlas()
    assert atlas.locate(View.FEET_TOP, 78 - 33, 180).maps["mine"] == "L4"
    assert "mine" not in atlas.locate(View.FRONT, 60, 1250).maps
    assert atlas.zone_levels("mine")["toe_5"] == {"L5": 1.0}


def test_our_maps_stay_as_they_are_beside_it(put: Put):
    before = open_atlas()
    put()
    after = open_atlas()
    assert list(after.maps) == [*before.maps, "mine"]
    assert after.locate(View.BACK, 60, 1250).maps == before.locate(View.BACK, 60, 1250).maps


UNSOUND = [
    pytest.param(OWN.replace("L5: 10,220", "L5: -30,220"), "are in one face", id="two labels"),
    pytest.param(OWN.replace("author: A. Somebody\n", ""), "it has no author", id="no author"),
    pytest.param(OWN.replace("id: mine", "id: other"), "stands in a file of another name", id="name"),
    pytest.param(OWN.replace("A. Somebody", "x" * 100), "its author is too long", id="author"),
    pytest.param(
        OWN.replace("A map of", '"A\\nmap of').replace("own\na", 'own"\na'), "its title is", id="title"
    ),
    pytest.param(OWN.replace("feet-top", "feet-tip"), "unknown view 'feet-tip'", id="view"),
    pytest.param(b"\x00\xff", "", id="no text"),
    pytest.param(b"[" * 100_000, "", id="deep"),
    pytest.param(b"# " + b"x" * 9_000_000, "", id="huge"),
]


@pytest.mark.parametrize(("text", "told"), UNSOUND)
def test_an_unsound_map_is_told_in_one_line_and_left_out(put: Put, text, told: str):
    path = put(text)
    atlas = open_atlas()
    assert own_of(atlas) == []
    (complaint,) = atlas.complaints
    assert told in complaint.sentence
    assert complaint.place.file == str(path)
    assert "\n" not in str(complaint)


def test_a_map_can_never_take_the_place_of_one_of_ours(put: Put):
    put(OWN.replace("id: mine", "id: isncsci"), "isncsci.yaml")
    atlas = open_atlas()
    assert atlas.maps["isncsci"].unverified_by == ""
    assert "is that of another map" in atlas.complaints[0].sentence


def test_more_maps_than_can_be_opened_are_told(put: Put):
    for number in range(22):
        put(OWN.replace("id: mine", f"id: mine-{number:02}"), f"mine-{number:02}.yaml")
    atlas = open_atlas()
    assert len(own_of(atlas)) == 20
    assert "2 more maps of your own are left out" in atlas.complaints[0].sentence


def test_a_map_that_changes_is_read_again_and_one_that_does_not_is_not(put: Put):
    put()
    first = open_atlas()
    assert open_atlas() is first
    put(OWN.replace("A map of my own", "A better map of my own"))
    assert open_atlas().maps["mine"].title.startswith("A better map")


def test_without_maps_of_your_own_nothing_is_read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    monkeypatch.setenv(OWN_FOLDER, str(tmp_path))
    monkeypatch.setattr("bodymap.atlas.map_files.with_own_maps", lambda *_: pytest.fail("maps were read"))
    assert own_of(open_atlas()) == []


def test_the_example_of_the_page_is_a_sound_map(put: Put):
    page = (data_folder("regions").parent / "docs" / "maps.md").read_text("utf-8")
    put(page.split("```yaml\n")[1].split("```")[0], "my-foot.yaml")
    atlas = open_atlas()
    assert (own_of(atlas), atlas.complaints) == (["my-foot"], ())
    assert atlas.locate(View.FEET_TOP, 78 + 44, 240).maps["my-foot"] == "S1"
