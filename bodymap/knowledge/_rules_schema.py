"""What the files of rules may hold, and how their rows become the values of rules.py."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Annotated, Any, Literal, TypeVar, cast, get_args

from pydantic import Field

from bodymap.knowledge import rules
from bodymap.knowledge._row import Based, Chance, Name, Names, Rating, Ratio, Row, Share, Text
from bodymap.knowledge.vocabulary import FindingKind, Status

K = TypeVar("K")
V = TypeVar("V")

Positive = Annotated[float, Field(gt=0)]
Key = Annotated[str, Field(pattern=r"^\w+ (\*|[\w-]+) \w+$")]
"""`kind name value` of a finding; * for any name."""
Place = Literal["core", "possible", "other", "against"]
Told = Place | Literal["numb"]
Commonness = Literal["common", "uncommon", "rare"]


class PaintingFile(Row):
    basis: Based
    overshoot: Share
    clearly: Share
    meant: Share
    filled: Share
    marked: Share
    clear: Share
    axial: Names
    saddle: Names
    midline: Names
    back: Names
    leg: Names
    below_knee: Names


class FittingRow(Row):
    chance: Chance
    covered: Share = 0.0


class OlderRow(Row):
    word: Name
    above: Annotated[int, Field(gt=0)]


class LookAlikeFile(Row):
    basis: Based
    marking: dict[Place, Chance]
    numb_unexplained: Chance
    furthest: Positive
    core_missing: Chance
    without_core: Share
    commonness: dict[Commonness, Chance]
    limits: dict[FindingKind, tuple[Ratio, Ratio]]
    deficits_most: Ratio
    supported: Ratio
    anywhere: Ratio
    age: Names
    older: OlderRow
    shown: FittingRow
    least: FittingRow
    numb_core: FittingRow
    fits: FittingRow
    rivals: FittingRow
    whole_core: FittingRow
    with_support: FittingRow
    same_side: Positive
    raised: Positive
    told: dict[Told, float]


class PointRow(Based):
    points: float
    text: Text


class RadiculopathyRow(Based):
    least: Positive
    times: Positive
    most: Positive
    speaks_for: Annotated[Text, Field(alias="for")]
    against: Text


LimitName = Literal["pain_alone", "outside", "where", "numb", "single"]
PointName = Literal[
    "below_knee", "saddle", "numb_typical", "numb_untypical", "back_and_leg", "pain_typical", "no_leg", "whole_leg",
    "both_legs", "weakness", "reflex", "feeling", "same_signs", "rival",
]  # fmt: skip


class RootAtAllFile(Row):
    basis: Based
    start: float
    weak: float
    fair: float
    strong: float
    typical_rating: Rating
    signature_rating: Rating
    mostly_typical: Share
    hardly_typical: Share
    whole_leg: Share
    explained: Ratio
    better_explained: Ratio
    radiculopathy: RadiculopathyRow
    rivals: Annotated[int, Field(ge=0)]
    points: dict[PointName, PointRow]


class RatioWordsRow(Row):
    least: Annotated[float, Field(ge=0)]
    words: Text


class UnderMapsRow(Row):
    least_named: Share
    nearly_blank: Share


class LimitRow(Row):
    text: Text
    status: Status
    sources: Annotated[tuple[Name, ...], Field(min_length=1)]


class OverlapRow(Row):
    mean: Share
    sd: Share


class ExtentRow(Row):
    less: Annotated[float, Field(gt=-1, lt=0)]
    more: Annotated[float, Field(gt=0, lt=10)]
    spread: Share
    icc: Share


class SameWithinRow(Row):
    sd: Annotated[float, Field(gt=0, lt=5)]
    status: Status
    source: Name


class DrawnTwiceRow(LimitRow):
    overlap: OverlapRow
    extent: ExtentRow
    same_within: SameWithinRow


class TellingFile(Row):
    basis: Based
    ratings: dict[Rating, Text]
    shared_rating: Rating
    ratios: Annotated[tuple[RatioWordsRow, ...], Field(min_length=2)]
    apart: Annotated[tuple[RatioWordsRow, ...], Field(min_length=2)]
    limits: dict[LimitName, LimitRow]
    under_maps: UnderMapsRow
    drawn_twice: DrawnTwiceRow


class QuestionRow(Row):
    fact: Name
    text: Text
    answered_by: Names = ()


class AskedRow(Row):
    when: Literal["saddle_marked", "both_legs_marked", "muscle_weak"]
    why: Text
    only: Names = ()


class FlagRuleRow(Based):
    flag: Name
    why: Text
    any_of: tuple[Key, ...]
    all_of: tuple[Key, ...] = ()
    unless: tuple[Key, ...] = ()
    marked: Names = ()
    both_sides: bool = False
    at_most: float | None = None


class FlagRulesRow(Based):
    smallest_area: Positive
    meant_numb: Share
    points_from: Ratio
    questions: tuple[QuestionRow, ...]
    asked: tuple[AskedRow, ...]
    found: tuple[FlagRuleRow, ...]


FILES: Mapping[str, type[Row]] = {
    "painting": PaintingFile,
    "look_alike_model": LookAlikeFile,
    "root_at_all": RootAtAllFile,
    "telling": TellingFile,
}
PARTS = ("axial", "saddle", "midline", "back", "leg", "below_knee")
"""The parts of the body that painting.yaml names, as zones or regions."""
TABLES: tuple[tuple[str, str, tuple[object, ...]], ...] = (
    ("look_alike_model", "marking", get_args(Place)),
    ("look_alike_model", "told", (*get_args(Place), "numb")),
    ("look_alike_model", "commonness", get_args(Commonness)),
    ("look_alike_model", "limits", tuple(FindingKind)),
    ("root_at_all", "points", get_args(PointName)),
    ("telling", "ratings", tuple(range(5))),
    ("telling", "limits", get_args(LimitName)),
)
"""File, table and the rows it has to have, all of them."""


def rules_of(
    painting: PaintingFile,
    look_alikes: LookAlikeFile,
    root_at_all: RootAtAllFile,
    flags: FlagRulesRow,
    telling: TellingFile,
    regions: Mapping[str, str],
) -> rules.Rules:
    """All rules; regions: the region of each zone id."""
    return rules.Rules(
        _painting(painting, regions),
        _look_alikes(look_alikes),
        _root_at_all(root_at_all),
        _flags(flags),
        _telling(telling),
    )


def _frozen(pairs: Mapping[K, V]) -> Mapping[K, V]:
    return MappingProxyType(dict(pairs))


def _without(row: Row, *left_out: str) -> dict[str, Any]:
    return {name: value for name, value in row if name not in left_out}


def _painting(row: PaintingFile, regions: Mapping[str, str]) -> rules.Painting:
    made = _without(row, "basis")
    made |= {part: tuple(_zones(getattr(row, part), regions)) for part in PARTS}
    return rules.Painting(**made)


def _zones(names: Iterable[str], regions: Mapping[str, str]) -> Iterable[str]:
    """The zones of a list that may name regions as well, in the order of zones.yaml."""
    wanted = set(names)
    return (zone for zone, region in regions.items() if wanted & {zone, region})


def _look_alikes(row: LookAlikeFile) -> rules.LookAlikeRules:
    return rules.LookAlikeRules(**{name: _value(value) for name, value in _without(row, "basis").items()})


def _value(value: Any) -> Any:
    if isinstance(value, FittingRow):
        return rules.Fitting(value.chance, value.covered)
    if isinstance(value, OlderRow):
        return rules.Older(value.word, value.above)
    return _frozen(cast("dict[Any, Any]", value)) if isinstance(value, dict) else value


def _root_at_all(row: RootAtAllFile) -> rules.RootAtAllRules:
    points = {str(n): rules.Point(p.points, p.text, p.status, p.source) for n, p in row.points.items()}
    root = row.radiculopathy
    return rules.RootAtAllRules(
        **_without(row, "basis", "points", "radiculopathy"),
        points=_frozen(points),
        radiculopathy=rules.Radiculopathy(root.least, root.times, root.most, root.speaks_for, root.against),
    )


def _flags(row: FlagRulesRow) -> rules.FlagRules:
    questions = tuple(rules.FlagQuestion(q.fact, q.text, q.answered_by) for q in row.questions)
    asked = tuple(rules.Asked(one.when, one.why, one.only) for one in row.asked)
    found = tuple(map(_found, row.found))
    return rules.FlagRules(row.smallest_area, row.meant_numb, row.points_from, questions, asked, found)


def _found(row: FlagRuleRow) -> rules.FlagRule:
    return rules.FlagRule(
        row.flag,
        row.why,
        tuple(map(key_of, row.any_of)),
        tuple(map(key_of, row.all_of)),
        tuple(map(key_of, row.unless)),
        row.marked,
        row.both_sides,
        row.at_most,
    )


def _telling(row: TellingFile) -> rules.Telling:
    ratios, apart = (tuple((one.least, one.words) for one in rows) for rows in (row.ratios, row.apart))
    maps = rules.UnderMapRules(**dict(row.under_maps))
    limits = {name: rules.Limit(one.text, one.status, one.sources) for name, one in row.limits.items()}
    twice = _drawn_twice(row.drawn_twice)
    return rules.Telling(_frozen(row.ratings), row.shared_rating, ratios, apart, _frozen(limits), maps, twice)


def _drawn_twice(row: DrawnTwiceRow) -> rules.DrawnTwice:
    least = max(row.overlap.mean - row.same_within.sd * row.overlap.sd, 0.0)
    overlap, extent = row.overlap, row.extent
    return rules.DrawnTwice(
        least,
        extent.less,
        extent.more,
        rules.Limit(row.text, row.status, row.sources),
        overlap.mean,
        overlap.sd,
        extent.spread,
        extent.icc,
    )


def key_of(text: str) -> tuple[FindingKind, str, str]:
    """`sensation S3 absent` as kind, name, value. Raises ValueError for no kind of finding."""
    kind, name, value = text.split()
    return FindingKind(kind), name, value
