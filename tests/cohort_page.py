"""Makes the pictures and the numbers of docs/cohort.md: `python -m tests.cohort_page`. Needs the CHOIR sample in the folder BODYMAP_CHOIR.

Every step is a command of the page, with the same words; the numbers it prints are those the page quotes.
"""

import sys
import tempfile
from pathlib import Path

from typer.testing import CliRunner

from bodymap.cli import app
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


def main() -> int:
    if not SAMPLE.exists():
        print(f"the CHOIR sample is not at {SAMPLE}; set BODYMAP_CHOIR to its folder")
        return 1
    with tempfile.TemporaryDirectory() as folder:
        pictures(Path(folder))
    return 0


if __name__ == "__main__":
    sys.exit(main())
