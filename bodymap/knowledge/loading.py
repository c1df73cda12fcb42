"""Reads the knowledge files beside it into one `Library`; a fault names the file, the line and what was expected."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import chain
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

from bodymap.atlas.levels import Root
from bodymap.drawing.sensation import Channel
from bodymap.files.bounded import Tree, read_yaml
from bodymap.files.checked import parse
from bodymap.files.problems import BodymapError
from bodymap.knowledge import _checks as checks
from bodymap.knowledge import _schema as schema
from bodymap.knowledge._row import Based
from bodymap.knowledge._rules_schema import key_of, rules_of
from bodymap.knowledge.library import (
    Band,
    Basis,
    Cluster,
    Condition,
    DiscFacts,
    FarToTheSide,
    FindingKey,
    FindingWeight,
    FlagFact,
    Grade,
    Library,
    Measure,
    Model,
    Muscle,
    Nerve,
    NextStepRules,
    Option,
    PairWeight,
    PatternRules,
    Review,
    RootFacts,
    Scale,
    Source,
    Status,
    UrgencyRule,
    Weight,
    ZoneFacts,
)
from bodymap.knowledge.vocabulary import FindingKind, Word

K = TypeVar("K")
V = TypeVar("V")

FOLDER = Path(__file__).parent
SIDED = {FindingKind.STRENGTH, FindingKind.REFLEX, FindingKind.TEST, FindingKind.SENSATION}


def read_library(folder: Path) -> Library:
    """Everything in the knowledge files of a folder.

    Raises BodymapError with file and line for the first file that cannot be read, the first row that is
    incomplete, or the first name that no other file knows.
    """
    return _library(read_files(folder))


def read_files(folder: Path) -> checks.Files:
    """The same as rows of the files, checked. Raises as `read_library` does."""
    trees: dict[str, Tree] = {name: read_yaml(folder / f"{name}.yaml") for name in schema.FILES}
    files = checks.Files(**{name: parse(model, trees[name]) for name, model in schema.FILES.items()})  # pyright: ignore[reportArgumentType]
    for fault in checks.faults(files):
        raise BodymapError(fault.sentence, trees[fault.file].place_of(fault.path))
    return files


def _frozen(pairs: Mapping[K, V]) -> Mapping[K, V]:
    return MappingProxyType(dict(pairs))


def _library(files: checks.Files) -> Library:
    flags = tuple(_flag(row) for row in files.flags.flags)
    far = files.roots.far_to_the_side
    questions = {flag.name: flag.question for flag in flags}
    return Library(
        words=tuple(_words(files.words, questions)),
        zones=_frozen({row.id: _zone(row) for row in files.zones.zones}),
        roots=_frozen({row.root: RootFacts(**dict(row)) for row in files.roots.roots}),
        zone_basis=Basis(files.zones.basis.status, files.zones.basis.sources),
        far_to_the_side=FarToTheSide(far.how_common, (far.source,)),
        discs=_frozen({row.disc: DiscFacts(**dict(row)) for row in files.roots.discs}),
        muscles=tuple(_muscle(row) for row in files.muscles.muscles),
        nerves=_frozen({row.id: _nerve(row) for row in files.nerves.nerves}),
        findings=_frozen(dict(_root_weights(files.findings))),
        model=_model(files.model, files.zones),
        conditions=_frozen(
            {row.id: _condition(row, files.model.signs) for row in files.conditions.conditions}
        ),
        options=tuple(Option(**dict(row)) for row in files.options.options),
        flags=flags,
        sources=_frozen({row.id: Source(**dict(row)) for row in files.sources.sources}),
        reviews=tuple(Review(**dict(row)) for row in files.reviews.reviews),
        safety_net=files.flags.safety_net,
        intended_use=files.flags.intended_use,
        rules=rules_of(
            files.painting,
            files.look_alike_model,
            files.root_at_all,
            files.flags.rules,
            files.telling,
            {row.id: row.region for row in files.zones.zones},
        ),
        patterns=_frozen({row.name: _flag(row) for row in files.flags.patterns}),
        scales=_frozen({row.kind: _scale(row) for row in files.scales.scales}),
        measures=_frozen({(row.kind, row.name): _measure(row) for row in files.scales.measures}),
        clusters=tuple(_cluster(row) for row in files.scales.clusters),
        angle=Measure("degrees", files.scales.angle.lowest, files.scales.angle.highest),
    )


def _words(words: schema.WordsFile, questions: Mapping[str, str]) -> Iterator[Word]:
    """The words in the order of the files; a red-flag fact is asked with the question of flags.yaml."""
    for kind in FindingKind:
        rows: tuple[schema.WordRow, ...] = getattr(words, kind.value)
        for row in rows:
            how = questions.get(row.name, "") if kind is FindingKind.FACT else row.how
            sided = kind in SIDED if row.sided is None else row.sided
            yield Word(kind, row.name, row.label, how, sided, row.short, row.group, row.brief)


def _scale(row: schema.ScaleRow) -> Scale:
    grades = tuple(Grade(**dict(one)) for one in row.grades)
    return Scale(row.kind, row.name, grades, row.note, row.status, row.source)


def _cluster(row: schema.ClusterRow) -> Cluster:
    return Cluster(row.kind, row.name, row.of, row.positive_from, row.status, row.source)


def _measure(row: schema.MeasureRow) -> Measure:
    return Measure(row.unit, row.lowest, row.highest, row.positive_to, row.status, row.source)


def _zone(row: schema.ZoneRow) -> ZoneFacts:
    rating = {Channel.PAIN: _frozen(row.pain), Channel.SENSORY: _frozen(row.sensory)}
    return ZoneFacts(row.id, row.words, row.region, _frozen(rating), row.note)


def _muscle(row: schema.MuscleRow) -> Muscle:
    return replace(Muscle(**dict(row)), roots=_frozen(row.roots))


def _nerve(row: schema.NerveRow) -> Nerve:
    return replace(Nerve(**dict(row)), caught=_frozen({one.place: one.words for one in row.caught}))


def _root_weights(findings: schema.FindingsFile) -> Iterator[tuple[FindingKey, FindingWeight]]:
    for kind_name, rows in findings:
        kind = FindingKind(kind_name)
        for name, by_value in rows.items():
            for joined, row in by_value.items():
                weight = FindingWeight(_frozen(row.roots), row.other, row.status, row.source, row.measured)
                for value in checks.values_of(kind, joined):
                    yield (kind, name, value), weight


def _model(file: schema.ModelFile, zones: schema.ZonesFile) -> Model:
    marking = {Channel.PAIN: file.marking.pain, Channel.SENSORY: file.marking.numb_or_tingling}
    return Model(
        marking=_frozen({channel: _frozen(row) for channel, row in marking.items()}),
        prior=_frozen(_mixed(file.prior)),
        pain_only_best_to_second=file.caps.pain_only_best_to_second,
        pain_only_max=file.caps.pain_only_max,
        any_max=file.caps.any_max,
        l5_s1_pain_only_max_ratio=file.caps.l5_s1_pain_only_max_ratio,
        cap_basis=Basis(file.caps.status, file.caps.sources),
        zone_share=_frozen(_zone_shares(zones, file.together.zones)),
        finding_share=_frozen(_finding_shares(file.together)),
        finding_group=_frozen(_finding_groups(file.together)),
        patterns=PatternRules(**_said(file.patterns)),
        next_steps=_next_steps(file.next_steps),
        bands=tuple(Band(row.start, row.end, row.word, row.pain) for row in file.bands),
        highest=_frozen({str(chance): word for chance, word in file.highest.items()}),
        status=file.status,
        sources=file.sources,
    )


def _share(members: int, correlation: float) -> float:
    """What each of so many correlated items counts of one independent item, 0-1 (Kish 1965)."""
    return 1 / (1 + (members - 1) * correlation)


def _zone_shares(zones: schema.ZonesFile, correlation: float) -> dict[str, float]:
    groups = {row.id: row.together or row.region for row in zones.zones}
    sizes = Counter(groups.values())
    return {zone: _share(sizes[group], correlation) for zone, group in groups.items()}


def _finding_shares(together: schema.TogetherRow) -> dict[tuple[FindingKind, str], float]:
    groups = _finding_groups(together)
    return {word: _share(len(together.groups[group]), together.findings) for word, group in groups.items()}


def _finding_groups(together: schema.TogetherRow) -> dict[tuple[FindingKind, str], int]:
    words = ((word.split(), n) for n, group in enumerate(together.groups) for word in group)
    return {(FindingKind(kind), name): n for (kind, name), n in words}


def _next_steps(row: schema.NextStepsRow) -> NextStepRules:
    chances = {str(chance): share for chance, share in row.root_at_all.items()}
    said: dict[str, Any] = _said(row) | {"root_at_all": _frozen(chances)}
    return NextStepRules(**said)


def _said(row: Based) -> dict[str, Any]:
    """What a row says, without what stands behind it."""
    return {name: value for name, value in row if name not in Based.model_fields}


def _mixed(prior: schema.PriorRow) -> dict[Root, float]:
    """The series, scaled to 1 and mixed with an equal chance for every root."""
    total = sum(prior.series.values())
    share = prior.uniform_share
    return {root: (1 - share) * prior.series.get(root, 0.0) / total + share / len(Root) for root in Root}


def _flag(row: schema.FlagRow) -> FlagFact:
    return FlagFact(
        row.name,
        row.question,
        row.level,
        row.text,
        row.status,
        row.source,
        row.saddle,
        row.emergency_with,
        row.same_day_with,
    )


def _condition(row: schema.ConditionRow, sizes: schema.SignSizes) -> Condition:
    weights = dict(chain(_sign_weights(row.signs, sizes), _own_weights(row.weights)))
    both = row.bilateral
    return Condition(
        id=row.id,
        name=row.name,
        kind=row.kind,
        core_zones=row.core,
        possible_zones=row.possible,
        against_zones=row.against,
        supports=row.supports,
        aggravates=row.aggravates,
        relieves=row.relieves,
        associations=row.associations,
        weights=_frozen(weights),
        bilateral_weight=(both.both, both.one) if both else (1.0, 1.0),
        urgency=_urgency(row.urgency) if row.urgency else None,
        about=row.about,
        patient=row.patient,
        course=row.course,
        sources=row.sources,
        icd10=row.icd10,
        explains_numbness=row.numbs_skin,
        commonness=row.commonness,
        of_the_middle=row.of_the_middle,
        of_the_roots=row.of_the_roots,
        named_only=row.named_only,
        defined_by=key_of(row.defined_by) if row.defined_by else None,
        confirmed_by=key_of(row.confirmed_by) if row.confirmed_by else None,
        pairs=tuple(_pair(pair) for pair in row.pairs),
        bilateral_basis=Weight(both.both, both.status, both.source, both.measured) if both else None,
        course_status=row.course_status,
        note=row.note,
    )


def _urgency(row: schema.UrgencyRow) -> UrgencyRule:
    raised = {"emergency": row.emergency_if, "urgent_same_day": row.urgent_same_day_if}
    return UrgencyRule(row.level, _frozen({k: v for k, v in raised.items() if v}), row.note, row.source)


def _pair(row: schema.PairRow) -> PairWeight:
    return PairWeight(
        tuple(map(key_of, row.all_of)),
        Weight(row.ratio, row.status, row.source, row.measured),
        row.replaces,
    )


def _own_weights(weights: schema.WeightRows) -> Iterator[tuple[FindingKey, Weight]]:
    for kind_name, rows in weights:
        kind = FindingKind(kind_name)
        for name, row in rows.items():
            for joined, ratio in checks.ratios(row):
                for value in checks.values_of(kind, joined):
                    yield (kind, name, value), Weight(ratio, row.status, row.source, row.measured)


def _sign_weights(signs: schema.SignRows, sizes: schema.SignSizes) -> Iterator[tuple[FindingKey, Weight]]:
    """The signs that are only named, with the common sizes; a weight of their own replaces them later."""

    def weight(ratio: float, status: Status = sizes.status) -> Weight:
        return Weight(ratio, status, sizes.source)

    for part, kind in checks.SIGN_KINDS.items():
        expected = part.startswith("expected")
        for name in getattr(signs, part):
            for value in _CHANGED[kind]:
                yield (kind, name, value), weight(sizes.expected if expected else sizes.against)
            if expected:
                yield (kind, name, "normal"), weight(sizes.expected_but_absent)
    if signs.expected_weak:
        several = len(signs.expected_weak) > 1
        ratio = sizes.all_normal_of_several if several else sizes.all_normal_of_one
        yield (FindingKind.STRENGTH, "all", "normal"), weight(ratio, Status.ASSUMED)


_CHANGED = {
    FindingKind.STRENGTH: ("weak",),
    FindingKind.REFLEX: checks.JOINED["lost"],
    FindingKind.SENSATION: checks.JOINED["changed"],
}
