"""Mutated region files through reading and cutting: an answer, complaints or one BodymapError, nothing else."""

import random
from pathlib import Path

import pytest

from bodymap.atlas.cutting import MAP_LABELS
from bodymap.atlas.faces import cut, shape_of
from bodymap.atlas.lines import read_map, read_outline, read_zones
from bodymap.data import data_folder
from bodymap.files.problems import BodymapError

REGIONS = data_folder("regions")
DRAWINGS = [path.stem for path in (REGIONS / "figure").glob("*.yaml")]
SOLE = shape_of(read_outline(REGIONS / "figure" / "feet-sole.yaml"))
BITS = [
    "nan",
    "inf",
    "-",
    ",",
    ":",
    "c",
    " ",
    "\n",
    "  ",
    "1e999",
    "999999",
    "0",
    "-0",
    "'",
    "{",
    "[",
    "#",
    "\t",
    "é",
    "&a",
]


def mutated(text: str, dice: random.Random) -> str:
    """One to six small slips: a bit put in, a stretch left out, moved or doubled, a number changed."""
    for _ in range(dice.randint(1, 6)):
        a = dice.randrange(len(text))
        b = min(len(text), a + dice.choice((1, 2, 5, 20, 80)))
        part = text[a:b]
        swap = dice.choice((dice.choice(BITS), "", part * 2, part[::-1], str(dice.randint(-300, 300))))
        text = text[:a] + swap + text[b:] or "x"
    return text


def cut_outline(path: Path) -> None:
    shape_of(read_outline(path))


def cut_zones(path: Path) -> None:
    _, borders = read_zones(path)
    result = cut(SOLE, borders, tuple(label.name for label in borders.labels))
    assert all("\n" not in str(complaint) for complaint in result.complaints)


def cut_map(path: Path) -> None:
    for borders in read_map(path, DRAWINGS).borders.values():
        cut(SOLE, borders, MAP_LABELS)


@pytest.mark.parametrize(
    ("file", "work", "rounds"),
    [
        ("figure/feet-sole.yaml", cut_outline, 500),
        ("figure/perineum.yaml", cut_outline, 500),
        ("zones/feet-sole.yaml", cut_zones, 900),
        ("maps/article.yaml", cut_map, 100),
    ],
)
def test_a_mutated_file_never_gives_more_than_a_sentence(tmp_path: Path, file: str, work, rounds: int):
    text = (REGIONS / file).read_text("utf-8")
    path = tmp_path / "broken.yaml"
    for seed in range(rounds):
        path.write_text(mutated(text, random.Random(seed)), "utf-8")
        sentence = told(work, path)
        assert "\n" not in sentence, seed
        assert not sentence or "broken.yaml" in sentence, seed


def told(work, path: Path) -> str:
    try:
        work(path)
    except BodymapError as error:
        return str(error)
    return ""
