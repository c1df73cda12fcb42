"""Writes assets/built from the editable sources: `python -m bodymap.atlas.build`.

The built files hold cut faces and drawn pictures, so that starting the program costs a few milliseconds. Each
carries the fingerprint of its sources; the program builds anew by itself when they do not fit.
"""

from pathlib import Path

from bodymap.atlas.cutting import cut_regions
from bodymap.atlas.stored import fingerprint, region_files, to_json
from bodymap.data import data_folder
from bodymap.files.problems import BodymapError


def build() -> tuple[Path, ...]:
    """Build everything and return the files written. Raises BodymapError when a source is unsound."""
    folder = data_folder("assets") / "built"
    folder.mkdir(exist_ok=True)
    texts = {"atlas.json": atlas_text()}
    for name, text in texts.items():
        (folder / name).write_text(text, "utf-8", newline="\n")
    return tuple(folder / name for name in texts)


def atlas_text() -> str:
    """The cut atlas of the shipped regions as JSON."""
    regions = data_folder("regions")
    cut = cut_regions(regions)
    if cut.complaints:
        first = cut.complaints[0]
        raise BodymapError(first.sentence, first.place)
    return to_json(cut, fingerprint(region_files(regions), regions))


if __name__ == "__main__":
    build()
