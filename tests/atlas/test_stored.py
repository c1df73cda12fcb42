import shutil
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from bodymap.atlas import picture
from bodymap.atlas.atlas import _opened_once, assemble, open_atlas  # pyright: ignore[reportPrivateUsage]
from bodymap.atlas.build import picture_texts
from bodymap.atlas.cutting import cut_regions
from bodymap.atlas.levels import View
from bodymap.atlas.parts import CutAtlas
from bodymap.atlas.stored import (
    fingerprint,
    from_json,
    maps_from_json,
    maps_to_json,
    region_files,
    sources_of,
    to_json,
)
from bodymap.data import data_folder

BUILT = data_folder("assets") / "built"


def stored(cut: CutAtlas) -> CutAtlas:
    """Through both stored texts and back."""
    return from_json(to_json(cut, "x"), partial(maps_from_json, maps_to_json(cut, "x")))


def test_stored_faces_come_back_as_they_were():
    cut = cut_regions(data_folder("regions"))
    back = stored(cut)
    for before, after in zip(cut.drawings, back.drawings, strict=True):
        assert before.zones.keys() == after.zones.keys()
        assert all(before.zones[z].symmetric_difference(after.zones[z]).area < 1e-6 for z in before.zones)
    assert back.maps == cut.maps


def test_stored_levels_come_back_as_they_were():
    cut = cut_regions(data_folder("regions"))
    for before, after in zip(cut.drawings, stored(cut).drawings, strict=True):
        assert list(before.maps) == list(after.maps)
        for map_id, faces in before.maps.items():
            assert list(faces) == list(after.maps[map_id])
            assert all(faces[n].symmetric_difference(after.maps[map_id][n]).area < 1e-6 for n in faces)


@pytest.mark.parametrize("name", ["atlas.json", "maps.jsonl", "cells.jsonl"])
def test_the_committed_atlas_is_up_to_date(name: str):
    regions = data_folder("regions")
    assert sources_of((BUILT / name).read_text("utf-8")) == fingerprint(region_files(regions), regions)


def test_the_committed_atlas_is_what_the_sources_give():
    maps = partial(maps_from_json, (BUILT / "maps.jsonl").read_text("utf-8"))
    built = assemble(from_json((BUILT / "atlas.json").read_text("utf-8"), maps))
    fresh = assemble(cut_regions(data_folder("regions")))
    for view in fresh.views:
        for a, b in zip(built.zones(view), fresh.zones(view), strict=True):
            assert (a.zone, a.side) == (b.zone, b.side)
            assert a.shape.symmetric_difference(b.shape).area < 1.0
        for map_id, body_map in fresh.maps.items():
            for a, b in zip(built.maps[map_id].faces[view], body_map.faces[view], strict=True):
                assert (a.level, a.side) == (b.level, b.side)
                assert a.shape.symmetric_difference(b.shape).area < 1.0


def test_the_committed_pictures_are_up_to_date():
    stamp = '"sources": "'
    for name, text in picture_texts().items():
        built = (BUILT / name).read_text("utf-8")
        line = next(row for row in text.splitlines() if row.startswith(("<!--", stamp)))
        assert line in built.splitlines(), f"{name} is stale: run python -m bodymap.atlas.build"


def test_the_fingerprint_does_not_depend_on_line_ends(tmp_path: Path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, end in ((one, b"\n"), (two, b"\r\n")):
        folder.mkdir()
        (folder / "a.yaml").write_bytes(b"view: front" + end)
    assert fingerprint([one / "a.yaml"], one) == fingerprint([two / "a.yaml"], two)


def test_a_changed_source_changes_the_fingerprint(regions: Path, change):
    before = fingerprint(region_files(regions), regions)
    change("zones/front.yaml", "head_neck: 0.5,150", "head_neck: 0.5,151")
    assert fingerprint(region_files(regions), regions) != before


def test_the_shipped_atlas_opens_without_cutting(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bodymap.atlas.cutting.cut_regions", lambda folder: pytest.fail("cut anew"))
    _opened_once.cache_clear()
    assert len(open_atlas().views) == 9


def test_opening_the_atlas_reads_no_map(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("bodymap.atlas.atlas.maps_from_json", lambda *_: pytest.fail("a map was read"))
    monkeypatch.setattr("bodymap.atlas.cells.cells_of_row", lambda *_: pytest.fail("cells were read"))
    _opened_once.cache_clear()
    atlas = open_atlas()
    assert len(atlas.maps) == 5
    assert atlas.zone_at(View.FRONT, 60, 1250) is not None
    _opened_once.cache_clear()


@pytest.fixture
def built(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of the built files that a test may damage; the atlas and pictures are read anew."""
    folder = Path(shutil.copytree(data_folder("assets"), tmp_path / "assets")) / "built"
    picture._art_fingerprint()  # pyright: ignore[reportPrivateUsage]  of the sources where they are
    fresh = (_opened_once, picture._figure, picture._spine)  # pyright: ignore[reportPrivateUsage]
    picture._art_fingerprint()  # pyright: ignore[reportPrivateUsage]  # of the sources, which stay in their place
    for module in ("atlas", "picture"):
        real = getattr(sys.modules[f"bodymap.atlas.{module}"], "data_folder")  # noqa: B009
        there = partial(_moved, real, folder.parent)
        monkeypatch.setattr(f"bodymap.atlas.{module}.data_folder", there)
    for remembered in fresh:
        remembered.cache_clear()
    yield folder
    for remembered in fresh:
        remembered.cache_clear()


def _moved(real: Callable[[str], Path], assets: Path, name: str) -> Path:
    return assets if name == "assets" else real(name)


def halved(path: Path) -> None:
    """The first half of a file, as a program leaves it that was ended while writing."""
    text = path.read_text("utf-8")
    path.write_text(text[: len(text) // 2], "utf-8")


def test_a_built_atlas_that_was_cut_short_is_cut_anew(built: Path):
    halved(built / "atlas.json")
    assert len(open_atlas().views) == 9


def test_built_maps_that_were_cut_short_are_cut_anew(built: Path):
    halved(built / "maps.jsonl")
    assert open_atlas().locate(View.SIDE_RIGHT, -78, 1716).maps["isncsci"] == "S1"


def test_built_cells_that_were_cut_short_are_cut_anew(built: Path):
    halved(built / "cells.jsonl")
    whole = open_atlas().cells(View.PERINEUM)
    (built / "cells.jsonl").write_text("", "utf-8")
    _opened_once.cache_clear()
    assert open_atlas().cells(View.PERINEUM).patches == whole.patches


def test_built_maps_of_other_sources_are_not_used(built: Path):
    text = (built / "maps.jsonl").read_text("utf-8")
    (built / "maps.jsonl").write_text(text.replace('"sources":"', '"sources":"0', 1), "utf-8")
    assert open_atlas().locate(View.SIDE_RIGHT, -78, 1716).maps["isncsci"] == "S1"


def test_a_built_figure_that_was_cut_short_is_drawn_anew(built: Path):
    halved(built / "figure-front.svg")
    roles = ["dark", "light", "shadow", "outline", "ink", "nail", "nipple", "cloth", "cloth_light"]
    colours = dict.fromkeys(roles, "#808080")
    assert picture.figure_svg(View.FRONT, colours).endswith("</svg>\n")


def test_a_built_spine_that_was_cut_short_is_drawn_anew(built: Path):
    halved(built / "spine.json")
    assert len(picture.spine_picture({}).discs) == 5


def test_changed_regions_are_cut_anew(regions: Path, change):
    change("maps/article.yaml", "title: What two", "title: Changed, what two")
    assert open_atlas(regions).maps["article"].title.startswith("Changed")


@pytest.mark.parametrize("text", ["", "{}", '{"format":1}', '"sources"'])
def test_a_text_without_a_fingerprint_has_none(text: str):
    assert sources_of(text) is None


def test_built_files_are_compact():
    assert (BUILT / "atlas.json").stat().st_size < 250_000
    assert (BUILT / "maps.jsonl").stat().st_size < 700_000
    assert (BUILT / "cells.jsonl").stat().st_size < 600_000
