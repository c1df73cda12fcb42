"""Whether the knowledge files agree with each other: every zone, word, root and source that is named exists once."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import get_close_matches
from typing import cast

from bodymap.atlas.levels import DiscLevel, Root
from bodymap.knowledge import _rules_schema as rules
from bodymap.knowledge import _schema as schema
from bodymap.knowledge.vocabulary import ANY, BOTH_LEGS, MUSCLE_WEAK, VALUES, FindingKind, Status

PAINTED = "cauda_equina"
"""The one warning that needs no answer: its text is the advice of every emergency of the base of the spine."""
JOINED = {"lost": ("absent", "reduced"), "changed": ("absent", "altered")}
"""Values written once in the files and standing for two."""

NO_SOURCE = "no_source"
BACKED = (Status.MEASURED, Status.GUIDELINE, Status.TEXTBOOK)
"""What says that somebody else is behind it."""
WIDEST_BAND = 0.25
"""A word for a probability that covers more says too little."""

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Files:
    """All files, parsed."""

    words: schema.WordsFile
    zones: schema.ZonesFile
    roots: schema.RootsFile
    muscles: schema.MusclesFile
    nerves: schema.NervesFile
    findings: schema.FindingsFile
    conditions: schema.ConditionsFile
    flags: schema.FlagsFile
    sources: schema.SourcesFile
    model: schema.ModelFile
    options: schema.OptionsFile
    reviews: schema.ReviewsFile
    scales: schema.ScalesFile
    painting: rules.PaintingFile
    look_alike_model: rules.LookAlikeFile
    root_at_all: rules.RootAtAllFile
    telling: rules.TellingFile

    def word_names(self, kind: FindingKind) -> tuple[str, ...]:
        rows: tuple[schema.WordRow, ...] = getattr(self.words, kind.value)
        return tuple(row.name for row in rows)


@dataclass(frozen=True, slots=True)
class Fault:
    """One disagreement: in which file, where in it, and what was expected."""

    file: str
    path: Path
    sentence: str


def values_of(kind: FindingKind, value: str) -> tuple[str, ...]:
    """The values of the vocabulary that a value of the files stands for; empty when there is none."""
    values = JOINED.get(value, (value,))
    return values if set(values) <= set(VALUES[kind]) else ()


def faults(files: Files) -> Iterator[Fault]:
    """Every disagreement, file by file."""
    yield from _repeats(files)
    yield from _findings(files)
    yield from _numbers(files)
    yield from _together(files)
    yield from _bands(files.model.bands)
    yield from _roots(files)
    yield from _muscles(files)
    yield from _nerves(files)
    yield from _conditions(files)
    yield from _flags(files)
    yield from _flag_rules(files)
    yield from _rules(files)
    yield from _options(files)
    yield from _scales(files)
    yield from _sources(files)


def _together(files: Files) -> Iterator[Fault]:
    """Groups of findings: words that exist, each in one group."""
    here: Path = ("together", "groups")
    told = Counter(word for group in files.model.together.groups for word in group)
    for word, times in told.items():
        kind, name = word.split()
        if kind not in set(FindingKind):
            yield Fault("model", here, f"'{kind}' is no kind of finding")
            continue
        yield from _unknown("model", here, "word", (name,), files.word_names(FindingKind(kind)))
        if times > 1:
            yield Fault("model", here, f"'{word}' stands in more than one group")


def _scales(files: Files) -> Iterator[Fault]:
    """Grades that stand for values there are, and measures of words there are."""
    for n, scale in enumerate(files.scales.scales):
        for grade in scale.grades:
            for value in (grade.value, *grade.also):
                if value not in VALUES[scale.kind]:
                    yield _bad_value("scales", ("scales", n), scale.kind, value)
    for n, row in enumerate(files.scales.measures):
        yield from _unknown("scales", ("measures", n), "word", (row.name,), files.word_names(row.kind))
    for n, row in enumerate(files.scales.clusters):
        names = (row.name, *row.of)
        yield from _unknown("scales", ("clusters", n), "word", names, files.word_names(row.kind))
    places = Counter(
        row.short for kind in FindingKind for row in getattr(files.words, kind.value) if row.short
    )
    for place, times in places.items():
        if times > 1:
            yield Fault("words", (), f"place {place} of the short examination is given {times} times")


def _bands(bands: tuple[schema.BandRow, ...]) -> Iterator[Fault]:
    """From 0 to 1 without a gap, none wider than 25 points."""
    ends = (0.0, *(band.end for band in bands))
    for n, band in enumerate(bands):
        if band.start != ends[n]:
            yield Fault(
                "model", ("bands", n), f"the band starts at {band.start}, the one before ends at {ends[n]}"
            )
        if not 0 < band.end - band.start <= WIDEST_BAND + 1e-9:
            yield Fault("model", ("bands", n), f"a band is at most {WIDEST_BAND} wide, and wider than 0")
    if ends[-1] != 1:
        yield Fault("model", ("bands",), f"the last band ends at {ends[-1]}, expected 1")


def _unknown(file: str, path: Path, what: str, names: Iterable[str], known: Iterable[str]) -> Iterator[Fault]:
    known = tuple(known)
    for name in names:
        if name not in known:
            near = get_close_matches(name, known, n=1)
            hint = f"; did you mean {near[0]}?" if near else ""
            yield Fault(file, path, f"the {what} '{name}' is not known{hint}")


def _repeats(files: Files) -> Iterator[Fault]:
    lists: tuple[tuple[str, str, list[str]], ...] = (
        ("zones", "zones", [z.id for z in files.zones.zones]),
        ("conditions", "conditions", [c.id for c in files.conditions.conditions]),
        ("sources", "sources", [s.id for s in files.sources.sources]),
        ("flags", "flags", [f.name for f in files.flags.flags]),
        ("options", "options", [o.id for o in files.options.options]),
        ("muscles", "muscles", [m.id for m in files.muscles.muscles]),
        ("nerves", "nerves", [n.id for n in files.nerves.nerves]),
        *(("words", kind.value, list(files.word_names(kind))) for kind in FindingKind),
    )
    for file, path, names in lists:
        for name, count in Counter(names).items():
            if count > 1:
                yield Fault(file, (path,), f"'{name}' is listed {count} times, expected once")


def _findings(files: Files) -> Iterator[Fault]:
    for kind in (
        FindingKind.STRENGTH,
        FindingKind.REFLEX,
        FindingKind.TEST,
        FindingKind.SENSATION,
    ):
        rows: schema.RootWeights = getattr(files.findings, kind.value)
        yield from _unknown("findings", (kind.value,), "word", rows, files.word_names(kind))
        for name, by_value in rows.items():
            for value in by_value:
                if not values_of(kind, value):
                    yield _bad_value("findings", (kind.value, name, value), kind, value)


def _numbers(files: Files) -> Iterator[Fault]:
    """Every word has a number somewhere, for a root or a condition, or says that none is known."""
    told = {(kind, name) for kind, rows in files.findings for name in rows}
    for row in files.conditions.conditions:
        told |= {(kind, name) for kind, rows in row.weights for name in rows}
        told |= {(kind.value, name) for part, kind in SIGN_KINDS.items() for name in getattr(row.signs, part)}
        told |= {(text.split()[0], text.split()[1]) for pair in row.pairs for text in pair.all_of}
    for kind, words in files.words:
        for n, word in enumerate(words):
            if ((kind, word.name) in told) == (word.assumed is not None):
                expected = "a number, or `assumed: 1`" if word.assumed is None else "one of the two"
                yield Fault("words", (kind, n), f"'{word.name}' has {_of_numbers(word)}; expected {expected}")


def _of_numbers(word: schema.WordRow) -> str:
    return "no number anywhere" if word.assumed is None else "a number and `assumed: 1`"


def _bad_value(file: str, path: Path, kind: FindingKind, value: str) -> Fault:
    known = ", ".join(VALUES[kind])
    return Fault(file, path, f"'{value}' is no value of {kind.value}; expected one of {known}")


def _roots(files: Files) -> Iterator[Fault]:
    roots = Counter(row.root for row in files.roots.roots)
    discs = Counter(row.disc for row in files.roots.discs)
    for level, count in ((level, roots[level]) for level in Root):
        if count != 1:
            yield Fault("roots", ("roots",), f"{level} is described {count} times, expected once")
    for level, count in ((level, discs[level]) for level in DiscLevel):
        if count != 1:
            yield Fault("roots", ("discs",), f"{level} is described {count} times, expected once")
    strength = files.word_names(FindingKind.STRENGTH)
    for n, row in enumerate(files.roots.roots):
        here: Path = ("roots", n)
        yield from _unknown("roots", (*here, "movements"), "movement", row.movements, strength)
        yield from _unknown(
            "roots", (*here, "reflexes"), "reflex", row.reflexes, files.word_names(FindingKind.REFLEX)
        )
        yield from _unknown("roots", (*here, "tests"), "test", row.tests, files.word_names(FindingKind.TEST))


def _muscles(files: Files) -> Iterator[Fault]:
    strength, reflexes = files.word_names(FindingKind.STRENGTH), files.word_names(FindingKind.REFLEX)
    for n, row in enumerate(files.muscles.muscles):
        here: Path = ("muscles", n)
        yield from _unknown("muscles", (*here, "movements"), "movement", row.movements, strength)
        yield from _unknown("muscles", (*here, "reflex"), "reflex", filter(None, [row.reflex]), reflexes)
        yield from _unknown("muscles", (*here, "read"), "root of this muscle", row.read, row.roots)
        conditions = (one.id for one in files.conditions.conditions)
        yield from _unknown("muscles", (*here, "conditions"), "condition", row.conditions, conditions)


def _nerves(files: Files) -> Iterator[Fault]:
    nerves = [row.id for row in files.nerves.nerves]
    muscles = [row.id for row in files.muscles.muscles]
    zones = [row.id for row in files.zones.zones]
    conditions = [row.id for row in files.conditions.conditions]
    for n, row in enumerate(files.nerves.nerves):
        here: Path = ("nerves", n)
        yield from _unknown("nerves", (*here, "from"), "nerve", filter(None, [row.parent]), nerves)
        for part, what, known in (
            ("branches", "nerve", nerves),
            ("motor", "muscle", muscles),
            ("zones", "zone", zones),
            ("sometimes", "zone", zones),
            ("conditions", "condition", conditions),
        ):
            yield from _unknown("nerves", (*here, part), what, getattr(row, part), known)


def _conditions(files: Files) -> Iterator[Fault]:
    zones = (ANY, *(z.id for z in files.zones.zones))
    facts = (*files.word_names(FindingKind.FACT), *files.word_names(FindingKind.HISTORY))
    for n, row in enumerate(files.conditions.conditions):
        here: Path = ("conditions", n)
        for part in ("core", "possible", "against"):
            yield from _unknown("conditions", (*here, part), "zone", getattr(row, part), zones)
        yield from _weights(files, here, row.weights)
        yield from _signs(files, here, row.signs)
        yield from _pairs(files, here, row.pairs)
        for field in ("defined_by", "confirmed_by"):
            if text := getattr(row, field):
                yield from _key(files, "conditions", (*here, field), text)
        if row.urgency:
            raised = (*row.urgency.emergency_if, *row.urgency.urgent_same_day_if)
            yield from _unknown("conditions", (*here, "urgency"), "word", raised, facts)


def _weights(files: Files, here: Path, weights: schema.WeightRows) -> Iterator[Fault]:
    for kind in FindingKind:
        rows: dict[str, schema.WeightRow] = getattr(weights, kind.value)
        path = (*here, "weights", kind.value)
        yield from _unknown("conditions", path, "word", rows, files.word_names(kind))
        for name, row in rows.items():
            given = [value for value, _ in ratios(row)]
            if not given:
                yield Fault("conditions", (*path, name), "no ratio is given, expected at least one")
            for value in given:
                if not values_of(kind, value):
                    yield _bad_value("conditions", (*path, name), kind, value)


def ratios(row: schema.WeightRow) -> list[tuple[str, float]]:
    """The ratios that are given in a row, as (value of the file, ratio)."""
    pairs = ((value, getattr(row, value)) for value in WEIGHT_VALUES)
    return [(value, ratio) for value, ratio in pairs if ratio is not None]


WEIGHT_VALUES = ("pos", "neg", "yes", "no", "weak", "normal", "lost", "changed")


def _signs(files: Files, here: Path, signs: schema.SignRows) -> Iterator[Fault]:
    for part, kind in SIGN_KINDS.items():
        path = (*here, "signs", part)
        yield from _unknown("conditions", path, "word", getattr(signs, part), files.word_names(kind))


SIGN_KINDS = {
    "expected_weak": FindingKind.STRENGTH,
    "against_weak": FindingKind.STRENGTH,
    "expected_reflex": FindingKind.REFLEX,
    "against_reflex": FindingKind.REFLEX,
    "expected_sensation": FindingKind.SENSATION,
    "against_sensation": FindingKind.SENSATION,
}


def _pairs(files: Files, here: Path, pairs: tuple[schema.PairRow, ...]) -> Iterator[Fault]:
    for n, pair in enumerate(pairs):
        for text in pair.all_of:
            yield from _key(files, "conditions", (*here, "pairs", n, "all_of"), text)


def _key(files: Files, file: str, path: Path, text: str) -> Iterator[Fault]:
    """A finding written `kind name value`; the name may be * for any."""
    kind, name, value = text.split()
    if kind not in set(FindingKind):
        yield Fault(file, path, f"'{kind}' is no kind of finding")
        return
    if name != "*":
        yield from _unknown(file, path, "word", (name,), files.word_names(FindingKind(kind)))
    if value not in VALUES[FindingKind(kind)]:
        yield _bad_value(file, path, FindingKind(kind), value)


def _flags(files: Files) -> Iterator[Fault]:
    facts = files.word_names(FindingKind.FACT)
    named = [flag.name for flag in files.flags.flags]
    yield from _unknown("flags", ("flags",), "fact", named, facts)
    for name in facts:
        if name not in named:
            yield Fault("flags", ("flags",), f"the fact '{name}' has no question and no text")
    if PAINTED not in [pattern.name for pattern in files.flags.patterns]:
        yield Fault("flags", ("patterns",), f"the warning '{PAINTED}' has no text")


def _flag_rules(files: Files) -> Iterator[Fault]:
    """Company, questions and rules of flags that exist, with words and zones that exist."""
    facts = files.word_names(FindingKind.FACT)
    history = files.word_names(FindingKind.HISTORY)
    flags = [flag.name for part in (files.flags.flags, files.flags.patterns) for flag in part]
    zones = [row.id for row in files.zones.zones]
    for n, flag in enumerate(files.flags.flags):
        company = (*flag.emergency_with, *flag.same_day_with)
        yield from _unknown(
            "flags", ("flags", n), "fact", company, (*history, *facts, BOTH_LEGS, MUSCLE_WEAK)
        )
    for n, question in enumerate(files.flags.rules.questions):
        named = (question.fact, *question.answered_by)
        yield from _unknown("flags", ("rules", "questions", n), "fact", named, facts)
    first = [question.fact for question in files.flags.rules.questions]
    for n, asked in enumerate(files.flags.rules.asked):
        yield from _unknown("flags", ("rules", "asked", n), "question", asked.only, first)
    for n, rule in enumerate(files.flags.rules.found):
        here: Path = ("rules", "found", n)
        yield from _unknown("flags", (*here, "flag"), "flag", (rule.flag,), flags)
        yield from _unknown("flags", (*here, "marked"), "zone", rule.marked, zones)
        for part in ("any_of", "all_of", "unless"):
            for text in getattr(rule, part):
                yield from _key(files, "flags", (*here, part), text)


def _rules(files: Files) -> Iterator[Fault]:
    """Parts of the body that exist, and tables that have a row for everything."""
    places = {name for row in files.zones.zones for name in (row.id, row.region)}
    for part in rules.PARTS:
        yield from _unknown("painting", (part,), "zone", getattr(files.painting, part), places)
    history = (*files.word_names(FindingKind.HISTORY), *files.word_names(FindingKind.FACT))
    look_alikes = files.look_alike_model
    for path, names in ((("age",), look_alikes.age), (("older", "word"), (look_alikes.older.word,))):
        yield from _unknown("look_alike_model", path, "word", names, history)
    for file, table, names in rules.TABLES:
        missing = [name for name in names if name not in getattr(getattr(files, file), table)]
        if missing:
            yield Fault(file, (table,), f"{table} has no row for {', '.join(map(str, missing))}")
    telling = files.telling
    for name, number, rows in (("ratios", "ratio", telling.ratios), ("apart", "odds", telling.apart)):
        limits = [row.least for row in rows]
        if limits != sorted(limits, reverse=True) or limits[-1]:
            yield Fault("telling", (name,), f"expected the words from the largest {number} down to 0")


def _options(files: Files) -> Iterator[Fault]:
    facts = (*files.word_names(FindingKind.FACT), *files.word_names(FindingKind.HISTORY))
    conditions = [row.id for row in files.conditions.conditions]
    for n, row in enumerate(files.options.options):
        here: Path = ("options", n)
        yield from _unknown("options", (*here, "condition"), "condition", (row.condition,), conditions)
        yield from _unknown("options", (*here, "blocked_by"), "word", row.blocked_by, facts)


def _sources(files: Files) -> Iterator[Fault]:
    """Every source that is named exists and every one is used; a measured number rests on one that was read."""
    known = [source.id for source in files.sources.sources]
    read = {source.id for source in files.sources.sources if source.checked_on}
    used: set[str] = set()
    for one in cited(files):
        used |= set(one.sources)
        yield from _unknown(one.file, one.path, "source", one.sources, known)
        if one.status is Status.MEASURED and not read & set(one.sources):
            names = ", ".join(one.sources)
            yield Fault(one.file, one.path, f"called measured, but {names} was not read (no checked_on)")
        if one.status in BACKED and set(one.sources) <= {NO_SOURCE}:
            yield Fault(one.file, one.path, f"called {one.status}, but no source is named")
    for n, source in enumerate(known):
        if source not in used:
            yield Fault("sources", ("sources", n), f"the source '{source}' is used nowhere")


@dataclass(frozen=True, slots=True)
class Citation:
    """One place of the files that names sources; status: what is said there of how well it is backed."""

    file: str
    path: Path
    sources: tuple[str, ...]
    status: Status | None = None


def cited(files: Files) -> Iterator[Citation]:
    """Every place that names sources, file by file."""
    for file in schema.FILES:
        yield from _cited_in(file, (), getattr(files, file))


def _cited_in(file: str, path: Path, value: object) -> Iterator[Citation]:
    """What a row and everything in it cites: any field `source` that is an id, and any field `sources`."""
    if isinstance(value, schema.Row):
        status: Status | None = getattr(value, "status", None)
        for name, inner in value:
            named = _named(value, name, inner)
            if named:
                yield Citation(file, (*path, name), named, status)
            else:
                yield from _cited_in(file, (*path, name), inner)
    elif isinstance(value, dict):
        for name, inner in cast("dict[str, object]", value).items():
            yield from _cited_in(file, (*path, name), inner)
    elif isinstance(value, tuple):
        for n, inner in enumerate(cast("tuple[object, ...]", value)):
            yield from _cited_in(file, (*path, n), inner)


def _named(row: schema.Row, name: str, value: object) -> tuple[str, ...]:
    """The ids a field names; an option tells its source in words, and its ids beside them."""
    if name == "source" and not isinstance(row, schema.OptionRow):
        return (cast("str", value),)
    return () if name != "sources" or isinstance(row, schema.SourcesFile) else cast("tuple[str, ...]", value)
