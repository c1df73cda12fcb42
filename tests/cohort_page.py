"""Makes the pictures and the numbers of docs/cohort.md: `python -m tests.cohort_page`. Needs the CHOIR sample in the folder BODYMAP_CHOIR.

Every step is a command of the page, with the same words; the numbers it prints are those the page quotes. `--window`: the picture of the window alone (offscreen).
"""

import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from typer.testing import CliRunner

from bodymap.atlas.atlas import open_atlas
from bodymap.atlas.levels import Root
from bodymap.cli import app
from bodymap.cohort.pool import MadeUp
from bodymap.cohort.study import Choice
from bodymap.knowledge.stored import open_library
from bodymap.ui.printing import svg_to_png
from tests.cohort.rows import SAMPLE

PICTURES = Path(__file__).parent.parent / "docs" / "pictures"
WIDTH = 1400
"""px: sharp on a page, and small in the repository."""
MANY = 400
"""Simulated drawings of each root."""


def done(*words: object) -> str:
    """What a command prints. Raises AssertionError when it ends badly."""
    found = CliRunner().invoke(app, ["cohort", *map(str, words)])
    assert found.exit_code == 0, (words, found.output, found.exception)
    return found.output


def pictures(folder: Path) -> None:
    choir, l5, s1, again = (folder / f"{name}.parquet" for name in ("choir", "l5", "s1", "again"))
    print(done("import", SAMPLE, "--female-ids", "-o", choir))
    print(done("score", choir, "-o", folder / "scores.csv"))
    for root, path in (("L5", l5), ("S1", s1)):
        print(done("simulate", "--root", root, "-n", MANY, "--seed", 1, "-o", path))
    done("simulate", "--root", "L5", "-n", MANY, "--seed", 1, "--again", "-o", again)
    wanted = {
        "cohort-choir": ("heatmap", choir, "--title", "The published CHOIR sample (records permuted)"),
        "cohort-sex": ("heatmap", choir, "--by", "sex", "--as", "zones", "--title", "The published CHOIR sample, by sex"),
        "cohort-roots": (
            "heatmap", l5, s1, "--by", "simulated_root", "--smooth", 6, "--title", "Simulated drawings, by root",
        ),
        "cohort-difference": (
            "compare", l5, s1, "--by", "simulated_root", "--between", "simulated L5,simulated S1",
        ),
    }  # fmt: skip
    for name, words in wanted.items():
        svg = folder / f"{name}.svg"
        print(done(*words, "-o", svg))
        svg_to_png(svg.read_text("utf-8"), PICTURES / f"{name}.png", WIDTH)
    print(done("compare", choir, "--by", "sex", "--between", "female,male"))
    print(done("compare", l5, again))


def sheet_picture(folder: Path) -> None:
    """The sheet of the window with two made-up groups compared, as a person sees it."""
    from PySide6.QtWidgets import QApplication

    from bodymap.ui.cohort.desk import CohortDesk
    from bodymap.ui.cohort.sheet import CohortSheet
    from bodymap.ui.cohort.sources import Asks
    from tests.guide_pictures import Shots

    shots = Shots(folder, "en")
    window = shots.window()
    desk = CohortDesk(open_library(), open_atlas(), window)
    desk.choice = Choice(compare=True)
    desk.make_up(MadeUp((Root.L5, Root.S1), MANY_IN_WINDOW))
    sheet = CohortSheet(desk, Asks(lambda: (), lambda: None, lambda _name: None), window)
    sheet.show()
    while desk.errands.busy or sheet.map.busy:
        QApplication.processEvents()
        time.sleep(0.02)  # the work goes on beside it
    sheet.grab().toImage().save(str(folder / "cohort-window.png"))  # in all its colours: they are what it shows
    sheet.reject()
    desk.close()
    shots.done(window)


MANY_IN_WINDOW = 60


def main(words: Sequence[str]) -> int:
    if "--window" in words:
        sheet_picture(PICTURES)
        return 0
    if not SAMPLE.exists():
        print(f"the CHOIR sample is not at {SAMPLE}; set BODYMAP_CHOIR to its folder")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        pictures(Path(folder))
    sheet_picture(PICTURES)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
