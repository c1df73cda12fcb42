"""An evaluation as tables to read: in a terminal, and in docs/accuracy.md."""

from collections.abc import Iterable

from bodymap.exports.tables import Table
from bodymap.knowledge.rules import DrawnTwice
from bodymap.language import decimal, tr, tr_later
from bodymap.reasoning.evaluation.calibration import BandCheck
from bodymap.reasoning.evaluation.evaluation import Evaluation, Measures, RootMeasure
from bodymap.reasoning.evaluation.misses import Miss
from bodymap.reasoning.evaluation.rivals import Rival
from bodymap.reasoning.evaluation.shares import Average, Share
from bodymap.reasoning.evaluation.steadiness import ALL, Kept, Noise, Steadiness

HONESTY = (
    tr_later("Measured on the cases given, which are no sample of any clinic: not a promise about a person. "
    "In brackets: 90 % intervals.")
)
ROOT_HEAD = ("n", "first", tr_later("first two"), tr_later("first three"), tr_later("averaged first"), tr_later("averaged first two"), "answered")
FLAG_HEAD = ("n", tr_later("said to be one"), tr_later("n without"), tr_later("false alarms"), tr_later("of them without a yes"))
GROUP_HEAD = ("n", tr_later("n roots"), "first", tr_later("first two"), tr_later("n others"), tr_later("in three"), tr_later("false alarms"))
BAND_HEAD = ("n", tr_later("said, mean"), tr_later("came true"))
RIVAL_HEAD = (
    "n", "first", tr_later("first two"), tr_later("averaged first"), tr_later("averaged first two"), "answered", tr_later("n others"), tr_later("in three"),
)  # fmt: skip
KEPT_HEAD = ("drawings", tr_later("drawn again"), tr_later("stays first"), tr_later("least steady"))


def evaluation_lines(evaluation: Evaluation) -> tuple[str, ...]:
    """All tables and misses for a terminal."""
    tables = (*main_tables(evaluation), *group_tables(evaluation), band_table(evaluation.calibration))
    return (
        tr("{n} case{part} with a known truth. {honesty}", n=evaluation.all.n, part='' if evaluation.all.n == 1 else 's', honesty=HONESTY),
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
            ("n", "first", tr("first three")),
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
        Table("", tr("by {kind}", kind=kind), GROUP_HEAD, {name: _group_row(of) for name, of in groups.items()})
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
    return Table("", tr("statements about a root"), BAND_HEAD, cells)


def miss_lines(found: Iterable[Miss]) -> Iterable[str]:
    """One line a miss, and its reasons under it."""
    for one in found:
        yield f"{one.id} ({one.measure}): {_what_was_said(one)}"
        yield from (f"    {reason}" for reason in one.reasons)


def _what_was_said(one: Miss) -> str:
    if one.measure == "red_flags":
        return tr("{truth} is an emergency; said is {said}", truth=one.truth, said=one.said)
    if one.measure == "false_alarms":
        return tr("{truth}; an emergency is said to be {said}", truth=one.truth, said=one.said)
    where = tr("stands at {rank}", rank=one.rank) if one.rank else tr("is not named")
    return tr("{truth} {where}, first is {said}", truth=one.truth, where=where, said=one.said)


def rival_table(found: Iterable[tuple[Rival, Measures]]) -> Table:
    """One row a rival."""
    rows = {rival.title: _rival_row(rival, of) for rival, of in found}
    return Table(tr("Against simpler readers, on the same cases:"), "", RIVAL_HEAD, rows)


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
    title = tr("Drawn a second time, the first root stays first, in drawings that are clearly radicular:")
    return Table(title, "", KEPT_HEAD, {**rows, "all other drawings": _kept_row(found.unclear)})


def _kept_row(of: Kept) -> tuple[str, ...]:
    return str(of.drawings), str(of.runs), shown(of), percent(of.least)


def noise_line(noise: Noise | None, people: DrawnTwice) -> str:
    """What the simulated drawings were like, beside what was measured on people."""
    if noise is None:
        return tr("Nothing was drawn again.")
    return (
        tr("The second drawings: Jaccard index {jaccard_mean} +- {jaccard_sd} (people: {overlap} +- {overlap_sd}), ICC of the areas {area_icc} (people: {icc}).", jaccard_mean=decimal(noise.jaccard_mean, 2), jaccard_sd=decimal(noise.jaccard_sd, 2), overlap=decimal(people.overlap, 2), overlap_sd=decimal(people.overlap_sd, 2), area_icc=decimal(noise.area_icc, 2), icc=decimal(people.icc, 2))
    )


def shown(one: Share | Average | Kept) -> str:
    """`71 % (58-82)`, "-" without a case."""
    ends = one.interval
    if one.share is None or ends is None:
        return "-"
    return f"{percent(one.share)} ({100 * ends[0]:.0f}-{100 * ends[1]:.0f})"


def percent(share: float | None) -> str:
    return "-" if share is None else f"{100 * share:.0f} %"
