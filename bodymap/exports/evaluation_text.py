"""An evaluation as tables to read: in a terminal, and in docs/accuracy.md."""

from collections.abc import Iterable

from bodymap.exports.tables import Table
from bodymap.knowledge.rules import DrawnTwice
from bodymap.reasoning.evaluation.calibration import BandCheck
from bodymap.reasoning.evaluation.evaluation import Evaluation, Measures, RootMeasure
from bodymap.reasoning.evaluation.misses import Miss
from bodymap.reasoning.evaluation.rivals import Rival
from bodymap.reasoning.evaluation.shares import Average, Share
from bodymap.reasoning.evaluation.steadiness import ALL, Kept, Noise, Steadiness

HONESTY = (
    "Measured on the cases given, which are no sample of any clinic: not a promise about a person. "
    "In brackets: 90 % intervals."
)
ROOT_HEAD = ("n", "first", "first two", "first three", "averaged first", "averaged first two", "answered")
FLAG_HEAD = ("n", "said to be one", "n without", "false alarms", "of them without a yes")
GROUP_HEAD = ("n", "n roots", "first", "first two", "n others", "in three", "false alarms")
BAND_HEAD = ("n", "said, mean", "came true")
RIVAL_HEAD = (
    "n", "first", "first two", "averaged first", "averaged first two", "answered", "n others", "in three",
)  # fmt: skip
KEPT_HEAD = ("drawings", "drawn again", "stays first", "least steady")


def evaluation_lines(evaluation: Evaluation) -> tuple[str, ...]:
    """All tables and misses for a terminal."""
    tables = (*main_tables(evaluation), *group_tables(evaluation), band_table(evaluation.calibration))
    return (
        f"{evaluation.all.n} case{'' if evaluation.all.n == 1 else 's'} with a known truth. {HONESTY}",
        *(line for table in tables for line in ("", *table.text())),
        "",
        *miss_lines(evaluation.misses),
    )


def main_tables(evaluation: Evaluation) -> tuple[Table, ...]:
    """Roots, look-alikes and emergencies over all cases."""
    whole = evaluation.all
    looks, flags = whole.look_alikes, whole.red_flags
    shares = (flags.flagged, flags.false_alarms, flags.unprompted)
    flagged, alarms, unprompted = map(shown, shares)
    return (
        Table(
            "", "", ROOT_HEAD, {"roots": _root_row(whole.roots), "lenient": _root_row(whole.roots_lenient)}
        ),
        Table(
            "",
            "",
            ("n", "first", "first three"),
            {"look-alikes": (str(looks.n), shown(looks.first), shown(looks.first_three))},
        ),
        Table(
            "",
            "",
            FLAG_HEAD,
            {"emergencies": (str(flags.n), flagged, str(flags.n_without), alarms, unprompted)},
        ),
    )


def _root_row(of: RootMeasure) -> tuple[str, ...]:
    shares = (of.first, of.first_two, of.first_three, of.averaged_first, of.averaged_first_two)
    return (str(of.n), *map(shown, shares), percent(of.answered.share))


def group_tables(evaluation: Evaluation) -> tuple[Table, ...]:
    """By truth, case type and input."""
    return tuple(
        Table("", f"by {kind}", GROUP_HEAD, {name: _group_row(of) for name, of in groups.items()})
        for kind, groups in evaluation.groups.items()
    )


def _group_row(of: Measures) -> tuple[str, ...]:
    roots, looks = of.roots, of.look_alikes
    return (
        str(of.n),
        str(roots.n),
        shown(roots.first),
        shown(roots.first_two),
        str(looks.n),
        shown(looks.first_three),
        shown(of.red_flags.false_alarms),
    )


def band_table(rows: Iterable[BandCheck]) -> Table:
    """How often what was said of a root came true, by the band of its probability."""
    cells = {
        f"{row.band.word} ({100 * row.band.start:.0f}-{100 * row.band.end:.0f} %)": (
            str(row.observed.n),
            percent(row.stated),
            shown(row.observed),
        )
        for row in rows
    }
    return Table("", "statements about a root", BAND_HEAD, cells)


def miss_lines(found: Iterable[Miss]) -> Iterable[str]:
    """One line a miss, and its reasons under it."""
    for one in found:
        yield f"{one.id} ({one.measure}): {_what_was_said(one)}"
        yield from (f"    {reason}" for reason in one.reasons)


def _what_was_said(one: Miss) -> str:
    if one.measure == "red_flags":
        return f"{one.truth} is an emergency; said is {one.said}"
    if one.measure == "false_alarms":
        return f"{one.truth}; an emergency is said to be {one.said}"
    where = f"stands at {one.rank}" if one.rank else "is not named"
    return f"{one.truth} {where}, first is {one.said}"


def rival_table(found: Iterable[tuple[Rival, Measures]]) -> Table:
    """One row a rival."""
    rows = {rival.title: _rival_row(rival, of) for rival, of in found}
    return Table("Against simpler readers, on the same cases:", "", RIVAL_HEAD, rows)


def _rival_row(rival: Rival, of: Measures) -> tuple[str, ...]:
    roots, looks = of.roots, of.look_alikes
    of_roots = (roots.first, roots.first_two, roots.averaged_first, roots.averaged_first_two)
    others = ("", "") if rival.only_roots else (str(looks.n), shown(looks.first_three))
    return (str(roots.n), *map(shown, of_roots), percent(roots.answered.share), *others)


def steadiness_table(found: Steadiness) -> Table:
    """One row a source and root."""
    rows = {
        f"{source}{'' if root == ALL else f', {root} first'}": _kept_row(one)
        for source, of_source in found.clear.items()
        for root, one in of_source.items()
    }
    title = "Drawn a second time, the first root stays first, in drawings that are clearly radicular:"
    return Table(title, "", KEPT_HEAD, {**rows, "all other drawings": _kept_row(found.unclear)})


def _kept_row(of: Kept) -> tuple[str, ...]:
    return str(of.drawings), str(of.runs), shown(of), percent(of.least)


def noise_line(noise: Noise | None, people: DrawnTwice) -> str:
    """What the simulated drawings were like, beside what was measured on people."""
    if noise is None:
        return "Nothing was drawn again."
    return (
        f"The second drawings: Jaccard index {noise.jaccard_mean:.2f} +- {noise.jaccard_sd:.2f} "
        f"(people: {people.overlap:.2f} +- {people.overlap_sd:.2f}), ICC of the areas {noise.area_icc:.2f} (people: {people.icc:.2f})."
    )


def shown(one: Share | Average | Kept) -> str:
    """`71 % (58-82)`, "-" without a case."""
    ends = one.interval
    if one.share is None or ends is None:
        return "-"
    return f"{percent(one.share)} ({100 * ends[0]:.0f}-{100 * ends[1]:.0f})"


def percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.0f} %"
