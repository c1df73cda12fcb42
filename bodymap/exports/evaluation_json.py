"""An evaluation as plain data for scripts: the stable JSON of `bodymap evaluate --json` (DESIGN section 8)."""

from collections.abc import Iterable, Mapping
from typing import Any

from bodymap.reasoning.evaluation.calibration import BandCheck
from bodymap.reasoning.evaluation.evaluation import (
    Evaluation,
    FlagMeasure,
    LookAlikeMeasure,
    Measures,
    RootMeasure,
)
from bodymap.reasoning.evaluation.misses import Miss
from bodymap.reasoning.evaluation.rivals import Rival
from bodymap.reasoning.evaluation.shares import Average, Share
from bodymap.reasoning.evaluation.steadiness import Kept, Steadiness

OF_ROOTS = ("n", "roots", "roots_lenient")
"""What is said of a rival that names roots only."""


def evaluation_data(evaluation: Evaluation) -> dict[str, Any]:
    """Keys and meaning stay stable; new keys may be added.

    `n` and what begins with it counts cases; every other number is a share 0-1, rounded to 4 places, null without a
    case. `intervals` beside the shares holds [low, high] of each, at 90 %.
    """
    return {
        **_measures(evaluation.all),
        "groups": {
            kind: {name: _measures(one) for name, one in groups.items()}
            for kind, groups in evaluation.groups.items()
        },
        "calibration": [_band(row) for row in evaluation.calibration],
        "misses": [_miss(one) for one in evaluation.misses],
    }


def _measures(of: Measures) -> dict[str, Any]:
    return {
        "n": of.n,
        "roots": _shares({"n": of.roots.n}, _root_shares(of.roots)),
        "roots_lenient": _shares({"n": of.roots_lenient.n}, _root_shares(of.roots_lenient)),
        "look_alikes": _shares({"n": of.look_alikes.n}, _look_alike_shares(of.look_alikes)),
        "red_flags": _shares(
            {"n": of.red_flags.n, "n_without": of.red_flags.n_without}, _flag_shares(of.red_flags)
        ),
    }


def _root_shares(of: RootMeasure) -> Mapping[str, Share | Average]:
    return {
        "first": of.first,
        "first_two": of.first_two,
        "first_three": of.first_three,
        "averaged_first": of.averaged_first,
        "averaged_first_two": of.averaged_first_two,
        "answered": of.answered,
    }


def _look_alike_shares(of: LookAlikeMeasure) -> Mapping[str, Share | Average]:
    return {"first": of.first, "first_three": of.first_three}


def _flag_shares(of: FlagMeasure) -> Mapping[str, Share | Average]:
    return {"flagged": of.flagged, "false_alarms": of.false_alarms, "unprompted": of.unprompted}


def _shares(counts: Mapping[str, int], shares: Mapping[str, Share | Average]) -> dict[str, Any]:
    return {
        **counts,
        **{name: _rounded(one.share) for name, one in shares.items()},
        "intervals": {name: _ends(one) for name, one in shares.items()},
    }


def _ends(one: Share | Average) -> list[float] | None:
    ends = one.interval
    return None if ends is None else [round(end, 4) for end in ends]


def _rounded(share: float | None) -> float | None:
    return None if share is None else round(share, 4)


def _band(row: BandCheck) -> dict[str, Any]:
    return {
        "band": row.band.word,
        "from": row.band.start,
        "to": row.band.end,
        "n": row.observed.n,
        "stated": _rounded(row.stated),
        "observed": _rounded(row.observed.share),
        "interval": _ends(row.observed),
    }


def _miss(one: Miss) -> dict[str, Any]:
    return {
        "id": one.id,
        "measure": one.measure,
        "truth": one.truth,
        "said": one.said,
        "rank": one.rank,
        "reasons": list(one.reasons),
    }


def rivals_data(found: Iterable[tuple[Rival, Measures]]) -> list[dict[str, Any]]:
    """One object a rival, our reading first; what a rival says nothing of is left out."""
    return [
        {
            "id": rival.id,
            "title": rival.title,
            **{k: v for k, v in _measures(of).items() if k in OF_ROOTS or not rival.only_roots},
        }
        for rival, of in found
    ]


def steadiness_data(found: Steadiness) -> dict[str, Any]:
    """Clear drawings by source and root, the others together, and what the simulated drawings were like."""
    noise = found.noise
    return {
        "clear": {
            source: {root: _kept(one) for root, one in of_source.items()}
            for source, of_source in found.clear.items()
        },
        "unclear": _kept(found.unclear),
        "noise": {
            "jaccard_mean": round(noise.jaccard_mean, 3),
            "jaccard_sd": round(noise.jaccard_sd, 3),
            "area_icc": round(noise.area_icc, 3),
        }
        if noise
        else None,
    }


def _kept(of: Kept) -> dict[str, Any]:
    return {
        "drawings": of.drawings,
        "runs": of.runs,
        "kept": _rounded(of.share),
        "interval": [round(end, 4) for end in of.interval] if of.interval else None,
        "least": _rounded(of.least),
    }
