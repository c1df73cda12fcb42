"""1,000 broken region files through geometry: faces and complaints or one sentence, never anything else."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from bodymap.atlas.faces import Cut, Shape, cut, shape_of
from bodymap.atlas.lines import read_known_zones, read_map, read_outline, read_zones
from bodymap.files.problems import BodymapError
from tests.files.mutators import ROOT, check_told, digit_changed, line_swapped, mutated

REGIONS = ROOT / "regions"
DRAWINGS = ("feet-top", "perineum", "inner-left", "front")
VIEWS = tuple(path.stem for path in sorted((REGIONS / "figure").glob("*.yaml")))
KNOWN = read_known_zones(REGIONS / "zones" / "known.yaml")
SHAPES = {name: shape_of(read_outline(REGIONS / "figure" / f"{name}.yaml")) for name in VIEWS}
LEVELS = ("T12", "L1", "L2", "L3", "L4", "L5", "S1", "S2", "S3", "S4-5", "none", "above")


def outline(path: Path) -> Shape:
    return shape_of(read_outline(path))


def zones(path: Path) -> Cut:
    name, borders = read_zones(path)
    return cut(SHAPES.get(name, SHAPES["feet-top"]), borders, KNOWN)


def dermatomes(path: Path) -> list[Cut]:
    borders = read_map(path, VIEWS).borders
    return [cut(SHAPES[name], borders[name], LEVELS) for name in borders if name in DRAWINGS]


def corpus(folder: str, *names: str) -> list[bytes]:
    return [(REGIONS / folder / f"{name}.yaml").read_bytes() for name in names]


def gently(data: bytes, random: Random) -> bytes:
    """Broken numbers and lines only, so that most files still reach the geometry."""
    for _ in range(random.randint(1, 3)):
        data = random.choice((digit_changed, digit_changed, line_swapped))(data, random)
    return data


def run(read: Callable[[Path], object], files: list[bytes], path: Path, seed: int) -> None:
    random = Random(seed)
    sound = 0
    for turn in range(50):
        path.write_bytes(mutated(files, random) if turn % 3 == 0 else gently(random.choice(files), random))
        try:
            read(path)
            sound += 1
        except BodymapError as error:
            check_told(error, str(path))
    assert sound > 0  # geometry was reached


@pytest.mark.parametrize("seed", range(8))
def test_fifty_broken_outlines(seed: int, tmp_path: Path) -> None:
    run(outline, corpus("figure", *DRAWINGS), tmp_path / "fuzz.yaml", seed)


@pytest.mark.parametrize("seed", range(8))
def test_fifty_broken_zone_files(seed: int, tmp_path: Path) -> None:
    run(zones, corpus("zones", *DRAWINGS), tmp_path / "fuzz.yaml", seed)


@pytest.mark.parametrize("seed", range(4))
def test_fifty_broken_map_files(seed: int, tmp_path: Path) -> None:
    run(dermatomes, corpus("maps", "article", "isncsci"), tmp_path / "fuzz.yaml", seed)
