"""An evaluation as plain data for scripts (DESIGN section 8) and as tables in text."""

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
from bodymap.reasoning.evaluation.redraw import AREA_ICC, JACCARD_MEAN, JACCARD_SD
from bodymap.reasoning.evaluation.rivals import Rival
from bodymap.reasoning.evaluation.shares import Average, Share
from bodymap.reasoning.evaluation.steadiness import ALL, Kept, Noise, Steadiness

HONESTY = (
    "Measured on the cases given, which are no sample of any clinic: not a promise about a person. "
    "In brackets: 90 % intervals."
)
NAME = 34
CELL = 20
ROOT_HEAD = (
    "n",
    "first",
    "in the first two",
    "in the first three",
    "averaged first",
    "averaged two",
    "answered",
)
RIVAL_HEAD = (
    "n", "first", "in the first two", "averaged first", "averaged two", "answered", "n others", "look-alike in three",
)  # fmt: skip
KEPT_HEAD = ("n drawings", "n runs", "stays first", "least steady drawing")
OF_ROOTS = ("n", "roots", "roots_lenient")


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


def rival_lines(found: Iterable[tuple[Rival, Measures]]) -> tuple[str, ...]:
    """One row a rival."""
    rows = {rival.title: _rival_row(rival, of) for rival, of in found}
    return ("Against simpler readers, on the same cases:", *table("", RIVAL_HEAD, rows))


def _rival_row(rival: Rival, of: Measures) -> tuple[str, ...]:
    roots, looks = of.roots, of.look_alikes
    of_roots = (roots.first, roots.first_two, roots.averaged_first, roots.averaged_first_two)
    others = "" if rival.only_roots else shown(looks.first_three)
    return (str(roots.n), *map(shown, of_roots), percent(roots.answered.share), str(looks.n), others)


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


def steadiness_lines(found: Steadiness) -> tuple[str, ...]:
    """One row a source and root."""
    rows = {
        f"{source}{'' if root == ALL else f': {root} first'}": _kept_row(one)
        for source, of_source in found.clear.items()
        for root, one in of_source.items()
    }
    return (
        "Drawn a second time, the first root stays first. Clearly radicular drawings:",
        *table("", KEPT_HEAD, rows),
        *table("", KEPT_HEAD, {"all other drawings": _kept_row(found.unclear)})[1:],
        *([_noise_line(found.noise)] if found.noise else []),
    )


def _kept_row(of: Kept) -> tuple[str, ...]:
    return str(of.drawings), str(of.runs), shown(of), percent(of.least)


def _noise_line(noise: Noise) -> str:
    return (
        f"The second drawings: Jaccard index {noise.jaccard_mean:.2f} +- {noise.jaccard_sd:.2f} "
        f"(people: {JACCARD_MEAN:.2f} +- {JACCARD_SD:.2f}), ICC of the areas {noise.area_icc:.2f} (people: {AREA_ICC:.2f})."
    )


def evaluation_lines(evaluation: Evaluation) -> tuple[str, ...]:
    """The same as tables to read."""
    whole = evaluation.all
    return (
        f"{whole.n} cases with a known truth. {HONESTY}",
        "",
        *root_table({"roots": whole.roots, "roots, lenient": whole.roots_lenient}),
        "",
        *_other_table(whole),
        "",
        *(line for kind, groups in evaluation.groups.items() for line in _group_table(kind, groups)),
        *_band_table(evaluation.calibration),
        "",
        *_miss_lines(evaluation.misses),
    )


def root_table(rows: Mapping[str, RootMeasure]) -> tuple[str, ...]:
    """One row a measure of roots, with intervals."""
    cells = {
        name: (str(of.n), *(shown(one) for one in _root_shares(of).values())) for name, of in rows.items()
    }
    return table("", ROOT_HEAD, cells)


def _other_table(of: Measures) -> tuple[str, ...]:
    looks, flags = of.look_alikes, of.red_flags
    return (
        *table(
            "",
            ("n", "first", "in the first three"),
            {"look-alikes": (str(looks.n), shown(looks.first), shown(looks.first_three))},
        ),
        "",
        *table(
            "",
            ("n", "said to be one", "n without", "false alarms", "without a yes"),
            {
                "emergencies": (
                    str(flags.n),
                    shown(flags.flagged),
                    str(flags.n_without),
                    shown(flags.false_alarms),
                    shown(flags.unprompted),
                )
            },
        ),
    )


def _group_table(kind: str, groups: Mapping[str, Measures]) -> tuple[str, ...]:
    head = ("n", "roots", "first", "first two", "look-alikes", "first three", "false alarms")
    cells = {
        name: (
            str(of.n),
            str(of.roots.n),
            shown(of.roots.first),
            shown(of.roots.first_two),
            str(of.look_alikes.n),
            shown(of.look_alikes.first_three),
            shown(of.red_flags.false_alarms),
        )
        for name, of in groups.items()
    }
    return (*table(f"by {kind}", head, cells), "")


def _band_table(rows: Iterable[BandCheck]) -> tuple[str, ...]:
    cells = {
        f"{row.band.word} ({100 * row.band.start:.0f}-{100 * row.band.end:.0f} %)": (
            str(row.observed.n),
            percent(row.stated),
            shown(row.observed),
        )
        for row in rows
    }
    return table("statements about a root", ("n", "said, mean", "came true"), cells)


def _miss_lines(found: Iterable[Miss]) -> Iterable[str]:
    for one in found:
        where = f"at {one.rank}" if one.rank else "nowhere"
        yield f"{one.id} ({one.measure}): {one.truth} stands {where}, first is {one.said}"
        yield from (f"    {reason}" for reason in one.reasons)


def table(name: str, head: Iterable[str], cells: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Columns of one width under a head; counts stand in narrow ones."""
    heads = tuple(head)
    narrow = [title == "n" or title.startswith("n ") or title in ("roots", "look-alikes") for title in heads]
    widths = [max(6, len(title) + 2) if small else CELL for title, small in zip(heads, narrow, strict=True)]

    def row(first: str, rest: Iterable[str]) -> str:
        return first.ljust(NAME) + "".join(c.rjust(w) for c, w in zip(rest, widths, strict=True))

    return (row(name, heads), *(row(first, rest) for first, rest in cells.items()))


def shown(one: Share | Average | Kept) -> str:
    """`71 % (58-82)`, "-" without a case."""
    ends = one.interval
    if one.share is None or ends is None:
        return "-"
    return f"{percent(one.share)} ({100 * ends[0]:.0f}-{100 * ends[1]:.0f})"


def percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.0f} %"
