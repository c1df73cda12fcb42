"""Writes assets/built from the editable sources: `python -m bodymap.atlas.build`.

The built files hold cut faces and drawn pictures, so that starting the program costs a few milliseconds. Each
carries the fingerprint of its sources; the program builds anew by itself when they do not fit.
"""

from pathlib import Path

from bodymap.atlas.cells import cells_row, overlay
from bodymap.atlas.cutting import cut_regions
from bodymap.atlas.layer_cutting import cut_layers
from bodymap.atlas.layer_stored import layer_files, layers_to_json
from bodymap.atlas.levels import View
from bodymap.atlas.spine import draw_spine
from bodymap.atlas.spine_stored import spine_to_json
from bodymap.atlas.stored import (
    art_files,
    figure_file,
    fingerprint,
    head_row,
    maps_to_json,
    region_files,
    to_json,
)
from bodymap.atlas.strokes import figure_text
from bodymap.atlas.variants import FIGURES, NEUTRAL, warp_of
from bodymap.data import data_folder
from bodymap.files.problems import BodymapError


def build() -> tuple[Path, ...]:
    """Build everything and return the files written.

    Raises BodymapError when a source is unsound or the folder cannot be written.
    """
    folder = data_folder("assets") / "built"
    texts = {**atlas_texts(), "layers.json": layers_text(), **picture_texts()}
    try:
        folder.mkdir(exist_ok=True)
        for name, text in texts.items():
            (folder / name).write_text(text, "utf-8", newline="\n")
    except OSError as error:
        raise BodymapError(f"the built files could not be written: {error.strerror}", folder) from error
    return tuple(folder / name for name in texts)


def picture_texts() -> dict[str, str]:
    """The drawn figure of every view and the spine, by file name."""
    regions, assets = data_folder("regions"), data_folder("assets")
    sources = fingerprint(art_files(regions, assets), regions.parent)
    figures = {
        figure_file(view, figure): figure_text(view, regions, assets, figure)
        for view in View
        for figure in FIGURES
        if figure == NEUTRAL or warp_of(view, figure) is not None
    }
    stamped = {name: text.replace(">\n", f">\n<!-- {sources} -->\n", 1) for name, text in figures.items()}
    return {**stamped, "spine.json": spine_to_json(draw_spine(assets / "spine.yaml"), sources)}


def atlas_texts() -> dict[str, str]:
    """The cut atlas of the shipped regions, by file name."""
    regions = data_folder("regions")
    cut = cut_regions(regions)
    if cut.complaints:
        first = cut.complaints[0]
        raise BodymapError(first.sentence, first.place)
    sources = fingerprint(region_files(regions), regions)
    cells = "".join(cells_row(d.name, overlay(d)) + "\n" for d in cut.drawings)
    return {
        "atlas.json": to_json(cut, sources),
        "maps.jsonl": maps_to_json(cut, sources),
        "cells.jsonl": head_row(sources) + cells,
    }


def layers_text() -> str:
    """Muscles, nerves, territories and look-alikes of the shipped regions as JSON."""
    regions = data_folder("regions")
    cut = cut_layers(regions)
    if cut.complaints:
        first = cut.complaints[0]
        raise BodymapError(first.sentence, first.place)
    return layers_to_json(cut, fingerprint(layer_files(regions), regions))


if __name__ == "__main__":
    build()
