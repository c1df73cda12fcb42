"""Scores as the columns of a table: a row a drawing, words a stranger can read."""

from collections.abc import Mapping

import numpy as np

from bodymap.atlas.atlas import Atlas
from bodymap.cohort.batch import COLUMNS, Batch, Column, column
from bodymap.cohort.score_table import ROOTS
from bodymap.cohort.scoring import BEST, NONE, Scores
from bodymap.cohort.widespread import GENERALIZED, regions_painted
from bodymap.reasoning.reading import Chance

SIDE_WORDS = ("left", "right", "both", "")
"""By number; NONE is the last."""
CHANCES = tuple(Chance)


def score_columns(
    atlas: Atlas, batch: Batch, scores: Scores, others: tuple[str, ...]
) -> Mapping[str, Column]:
    """others: the ids of look-alikes that the scores count."""
    regions = regions_painted(atlas, batch.segments)
    lengths = np.diff(batch.segments.starts)
    found: dict[str, Column] = {
        **{name: batch[name] for name in COLUMNS},
        "sides": _words(SIDE_WORDS, scores.sides),
        "segment_count": lengths.astype(np.int32),
        "segments": _segment_lists(batch),
        "regions_of_5": regions,
        "generalized": regions >= GENERALIZED,
        "numb_between_legs": scores.alarm,
        "root_at_all": _words(CHANCES, scores.at_all),
    }
    for n in range(BEST):
        found[f"root_{n + 1}"] = _words((*ROOTS, ""), scores.root[:, n])
        found[f"root_{n + 1}_side"] = _words(SIDE_WORDS, scores.side[:, n])
        found[f"root_{n + 1}_chance"] = scores.chance[:, n].astype(np.float32)
    for n in range(BEST):
        found[f"look_alike_{n + 1}"] = _words((*others, ""), scores.other[:, n])
        found[f"look_alike_{n + 1}_side"] = _words(SIDE_WORDS, scores.other_side[:, n])
    return found


def _words(known: tuple[str, ...], numbers: Column) -> Column:
    """Words by number; NONE, the number before the first, is the last word."""
    assert NONE == -1
    return column([str(one) for one in known], np.dtype(object))[numbers]


def _segment_lists(batch: Batch) -> Column:
    """`127,223`: the conversion to CHOIR, as CHOIR writes it."""
    texts, starts = batch.segments["segment"].astype(str).tolist(), batch.segments.starts.tolist()
    lists = [",".join(texts[starts[n] : starts[n + 1]]) for n in range(len(batch))]
    return column(lists, np.dtype(object))
