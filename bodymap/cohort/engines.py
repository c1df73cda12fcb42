"""Scores of a stream of drawings: by arrays or exactly, here or with any executor, in bounded memory."""

from collections import deque
from collections.abc import Generator, Iterable, Iterator, Mapping
from concurrent.futures import Executor, ProcessPoolExecutor
from contextlib import contextmanager
from functools import partial
from multiprocessing import get_context

import numpy as np

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.cohort.batch import Batch, Column, Lists
from bodymap.cohort.exact import exactly_read
from bodymap.cohort.places import SIDES
from bodymap.cohort.score_columns import score_columns
from bodymap.cohort.score_table import ROOTS, score_table
from bodymap.cohort.scoring import BEST, BOTH, NONE, Scores, scored
from bodymap.cohort.spread import Redone, spread, unheard
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import open_library
from bodymap.reasoning.reading import Chance, Reading
from bodymap.reasoning.red_flags import CAUDA_EQUINA


@contextmanager
def executor_of(workers: int) -> Generator[Executor | None]:
    """A pool of so many processes; None for one worker, which is this process. Raises BodymapError for fewer."""
    if workers < 1:
        raise BodymapError(f"--workers {workers} is out of range; expected 1 or more")
    if workers == 1:
        yield None
        return
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:  # as on every system
        yield pool


def scores_of(
    library: Library,
    atlas: Atlas,
    batches: Iterable[Batch],
    executor: Executor | None = None,
    exact: bool = False,
    redone: Redone = unheard,
) -> Iterator[tuple[Batch, Mapping[str, Column]]]:
    """Every batch with the columns of its scores (score_columns.py).

    executor: anything with the interface of concurrent.futures; only the painted places are sent, or, for the exact reading, the drawings.
    """
    table, sent = score_table(library, atlas), deque[Batch]()

    def watched() -> Iterator[Batch]:
        for batch in batches:
            sent.append(batch)
            yield batch

    if exact:
        answers = spread(exact_scores, watched(), executor, redone=redone)
    else:
        answers = spread(partial(scored, table), _covered(watched()), executor, redone=redone)
    for scores in answers:
        batch = sent.popleft()
        yield batch, score_columns(atlas, batch, scores, table.others.ids)


def _covered(batches: Iterable[Batch]) -> Iterator[Lists]:
    """Only what scoring by arrays needs."""
    return (batch.covered for batch in batches)


def exact_scores(batch: Batch) -> Scores:
    """The readings of a batch in the shape of Scores; opens knowledge and atlas where it runs."""
    library, atlas = open_library(), open_atlas()
    table = score_table(library, atlas)
    base = scored(table, batch.covered)  # what a reading does not tell: marked sides
    ids = {name: n for n, name in enumerate(table.others.ids)}
    rows = [_row(one.reading, ids) for one in exactly_read(library, atlas, batch)]
    if not rows:
        return base
    root, side, chance, at_all, other, other_side, alarm = (
        np.array(part) for part in zip(*rows, strict=True)
    )
    return Scores(root, side, chance, base.every, at_all, other, other_side, base.sides, alarm)


def _row(reading: Reading, ids: Mapping[str, int]) -> tuple[object, ...]:
    roots, others = reading.roots[:BEST], [one for one in reading.look_alikes if one.id in ids][:BEST]
    return (
        _filled([ROOTS.index(one.root) for one in roots]),
        _filled([SIDES.index(one.side) for one in roots]),
        [*(one.probability for one in roots), *[0.0] * (BEST - len(roots))],
        tuple(Chance).index(reading.root_at_all),
        _filled([ids[one.id] for one in others]),
        _filled([BOTH if one.side is None else SIDES.index(one.side) for one in others]),
        any(flag.id == CAUDA_EQUINA for flag in reading.red_flags),
    )


def _filled(numbers: list[int]) -> list[int]:
    return [*numbers, *[NONE] * (BEST - len(numbers))]
