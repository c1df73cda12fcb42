"""Many drawings at once: id lists and free-hand drawings to frequency maps, scores, a stream from disk. `python -m benchmarks.cohort [--most 1000000]`.

All inputs are distinct and made up: a scheduler or a memory of equal ones would fake speed. Free-hand drawings are made cheaply (a walk of a brush in front or
behind, one to three strokes), not by `cohort simulate`, which takes its time. Times are of the process, because the machine is shared; the wall
clock stands beside them. Prints Markdown for README.md.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from time import perf_counter, process_time

import numpy as np
import shapely

from benchmarks.timing import load
from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.levels import View
from bodymap.cohort.batch import EMPTY, LISTS, Batch, Lists, batch_of, column, no_lists, part_of, starts_of
from bodymap.cohort.checked import Picked, agreement
from bodymap.cohort.engines import executor_of
from bodymap.cohort.frequency import Frequency
from bodymap.cohort.groups import grouping
from bodymap.cohort.heat_map import MapWish, percent_rasters
from bodymap.cohort.places import VIEWS, places_of
from bodymap.cohort.score_table import score_table
from bodymap.cohort.scoring import scored
from bodymap.cohort.segments import segment_table
from bodymap.cohort.sources import Reading, batches_of
from bodymap.cohort.spread import spread
from bodymap.cohort.table import ParquetTable, count_in
from bodymap.cohort.tally import Tally
from bodymap.knowledge.stored import open_library

PIECE = 4096
FRESH = 16
"""Pieces of free-hand drawings that are made; further ones are these, moved."""


def id_lists(path: Path, count: int) -> None:
    """A table with so many lists, each with one to eight segments."""
    random, ids = np.random.default_rng(1), segment_table(open_atlas()).ids
    with path.open("w", encoding="utf-8") as file:
        file.write("id,gender,age,bodymap_regions_csv\n")
        for n in range(count):
            chosen = random.permutation(ids)[: random.integers(1, 9)]
            file.write(f'{n},Female,{18 + n % 70},"{",".join(map(str, chosen.tolist()))}"\n')


def free_hand(count: int, seed: int = 1) -> Batch:
    """Drawings of one to three strokes of a brush of 24 mm, each in one view; median about 90 corners. Zones are not measured."""
    random = np.random.default_rng(seed)
    strokes = random.integers(1, 4, count)
    many = int(strokes.sum())
    start = random.uniform((-180, 350), (180, 1550), (many, 1, 2))
    steps = random.normal((0, 6), (9, 16), (many, 12, 2))
    lines = shapely.linestrings(start + np.cumsum(steps, axis=1))
    areas = shapely.simplify(shapely.buffer(lines, 12, quad_segs=4), 0.3)
    ends = np.cumsum(strokes)
    whole = [shapely.union_all(areas[a:b]) for a, b in zip(ends - strokes, ends, strict=True)]
    view = [VIEWS.index(View.FRONT), VIEWS.index(View.BACK)]
    batch = batch_of([{**EMPTY, "id": f"{seed}-{n}", "kind": "made"} for n in range(count)])
    outlines = {
        "outline_view": random.choice(view, count),
        "outline_feels": np.ones(count),
        "outline_whole": np.ones(count),
        "outline": column(shapely.to_wkb(np.array(whole, np.object_)).tolist(), LISTS["outlines"]["outline"]),
    }
    typed = {name: outlines[name].astype(kind) for name, kind in LISTS["outlines"].items()}
    return Batch(batch.columns, {**batch.lists, "outlines": Lists(starts_of([1] * count), typed)})


def covered(count: int, seed: int = 1) -> Batch:
    """Drawings by their painted places alone: a leg's worth of 4 to 24 places with shares by lot."""
    random, places = np.random.default_rng(seed), places_of(open_atlas())
    legs = np.flatnonzero(
        [name.split("/")[0] in ("front", "back", "side-left", "side-right") for name in places.names]
    )
    lengths = random.integers(4, 25, count)
    many = int(lengths.sum())
    share = random.beta(0.6, 1.2, many)
    place = random.choice(legs, many)
    made = {
        "place": place,
        "share": share,
        "of_a_mark": share * 0.6,
        "area_mm2": share * places.sizes[place // 2],
        "feels": random.integers(1, 4, many),
    }
    typed = {name: made[name].astype(kind) for name, kind in LISTS["covered"].items()}
    batch = batch_of([{**EMPTY, "id": f"{seed}-{n}", "kind": "made"} for n in range(count)])
    return Batch(
        batch.columns,
        {
            "covered": Lists(starts_of(lengths), typed),
            "segments": batch.segments,
            "outlines": no_lists("outlines", count),
        },
    )


def timed(work: Callable[[], object]) -> tuple[float, float]:
    """Seconds of the process and by the clock."""
    began, own = perf_counter(), process_time()
    work()
    return process_time() - own, perf_counter() - began


def _frequency(atlas: Atlas, batches: Iterator[Batch]) -> None:
    table = score_table(open_library(), atlas)
    found = Frequency(atlas, grouping("", table), table.places)
    for batch in batches:
        found.add(batch)
    percent_rasters(found, MapWish())


def map_of_lists(atlas: Atlas, folder: Path, count: int) -> tuple[float, float]:
    """From the table on disk, every row checked, to the percent of every cell of front and back."""
    path = folder / f"lists-{count}.csv"
    id_lists(path, count)
    reading = Reading(measured=False)
    return timed(lambda: _frequency(atlas, batches_of(atlas, [path], reading, Tally())))


def map_of_drawings(atlas: Atlas, count: int) -> tuple[float, float]:
    """From outlines at hand (as a table gives them) to the percent of every cell."""
    used = wall = 0.0
    table = score_table(open_library(), atlas)
    found = Frequency(atlas, grouping("", table), table.places)
    for batch in _drawings(count):
        more, clock = timed(partial(found.add, batch))
        used, wall = used + more, wall + clock
    more, clock = timed(lambda: percent_rasters(found, MapWish()))
    return used + more, wall + clock


def _drawings(count: int) -> Iterator[Batch]:
    """Free-hand drawings in pieces. To make them takes longer than to map them: beyond FRESH pieces they are earlier ones, moved by some mm."""
    made: list[Batch] = []
    for number, size in _sizes(count):
        if number < FRESH:
            batch = free_hand(size, number)
            made.append(batch)
            yield batch
        else:
            yield _moved(made[number % FRESH], size, 0.37 * (number // FRESH))


def _moved(batch: Batch, count: int, mm: float) -> Batch:
    """The first of these drawings, each moved to the right and down by so many mm."""
    lists = {name: part_of(values, 0, count) for name, values in batch.lists.items()}
    outlines = lists["outlines"]
    shapes = shapely.from_wkb(outlines.columns["outline"])
    wkb = shapely.to_wkb(shapely.transform(shapes, lambda place: place + mm)).tolist()
    moved = Lists(outlines.starts, {**outlines.columns, "outline": column(wkb, LISTS["outlines"]["outline"])})
    return Batch(
        {name: values[:count] for name, values in batch.columns.items()}, {**lists, "outlines": moved}
    )


def scores(atlas: Atlas, count: int) -> tuple[float, float]:
    """From painted places at hand to scores, on one core."""
    table, used, wall = score_table(open_library(), atlas), 0.0, 0.0
    for seed, size in _sizes(count):
        batch = covered(size, seed)
        more, clock = timed(partial(scored, table, batch.covered))
        used, wall = used + more, wall + clock
    return used, wall


def _sizes(count: int) -> Iterator[tuple[int, int]]:
    return ((n, min(PIECE, count - n * PIECE)) for n in range(-(-count // PIECE)))


def streamed(folder: Path, count: int) -> str:
    """So many drawings scored from a table on disk by the command; the most memory that process ever had."""
    path, atlas = folder / "many.parquet", open_atlas()
    with ParquetTable(atlas, path) as table:
        for seed, size in _sizes(count):
            table.add(covered(size, seed))
    assert count_in(path) == count
    began = perf_counter()
    command = [
        sys.executable,
        "-m",
        "bodymap",
        "cohort",
        "score",
        str(path),
        "-o",
        str(folder / "scores.parquet"),
    ]
    done = subprocess.run(command, check=True, capture_output=True, text=True, env=os.environ | ONE_THREAD)
    wall = perf_counter() - began
    most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024**2
    told = next(line for line in done.stdout.splitlines() if "Against" in line)
    return f"{count:,} drawings from a table of {path.stat().st_size / 1e6:.0f} MB to a table of scores: {wall:.0f} s by the clock, at most {most:.2f} GiB. {told}"


ONE_THREAD = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}


def against_the_reading(atlas: Atlas) -> str:
    """Speed and error of scoring by arrays beside the reading itself, on the same drawings in the same run."""
    batch, library = covered(400, 77), open_library()
    table, picked = score_table(library, atlas), Picked(100)
    picked.add(batch)
    some = picked.batch()
    exact, _ = timed(lambda: agreement(library, atlas, some))
    fast, _ = timed(lambda: [scored(table, batch.covered) for _ in range(1)])
    return f"exact reading {1e6 * exact / 100:,.0f} us a drawing, by arrays {1e6 * fast / 400:,.0f} us: {exact / 100 / (fast / 400):,.0f} times. {agreement(library, atlas, some).words()}"


def workers(atlas: Atlas, count: int) -> str:
    """The same scores with two processes."""
    table = score_table(open_library(), atlas)
    pieces = [covered(size, seed).covered for seed, size in _sizes(count)]
    alone = timed(lambda: list(spread(partial(scored, table), pieces)))[1]
    with executor_of(2) as pool:
        list(spread(partial(scored, table), pieces[:2], pool))  # the workers are there now
        both = timed(lambda: list(spread(partial(scored, table), pieces, pool)))[1]
    return f"{count:,} drawings: one process {alone:.1f} s by the clock, two {both:.1f} s: {alone / both:.2f} times"


def main() -> None:
    words = argparse.ArgumentParser(prog="python -m benchmarks.cohort", description=__doc__)
    words.add_argument("--most", type=int, default=1_000_000)
    words.add_argument("--no-stream", action="store_true")
    asked, atlas = words.parse_args(), open_atlas()
    sizes = [n for n in (1_000, 10_000, 100_000, 1_000_000) if n <= asked.most]
    print(f"load {load():.1f} on {os.cpu_count()} cores, {sys.version.split()[0]}\n")
    print("| drawings | id lists to a map | free-hand to a map | scored from zones |\n|---|---|---|---|")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        map_of_lists(atlas, folder, 1_000)  # what is made once
        for count in sizes:
            made = (
                map_of_lists(atlas, folder, count),
                map_of_drawings(atlas, count),
                scores(atlas, count),
            )
            cells = [f"{used:.2f} s ({1e6 * used / count:.1f} us; clock {wall:.2f} s)" for used, wall in made]
            print(f"| {count:,} | {' | '.join(cells)} |", flush=True)
        print(against_the_reading(atlas), workers(atlas, 50_000), sep="\n", flush=True)
        if not asked.no_stream:
            print(streamed(folder, asked.most))
    print(f"load {load():.1f} at the end")


if __name__ == "__main__":
    main()
