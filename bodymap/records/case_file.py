"""Reads case files: described people with symptoms and findings, as YAML or JSON, one or many.

A word the program does not know is named with its line and the nearest known word, and is not used; the rest
of the case counts. A file with the wrong build (a list where names belong), with a number that cannot be (grade 7,
400 degrees) or with two answers that contradict each other is refused with its line.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import reduce
from pathlib import Path

from bodymap.atlas.levels import Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.files.bounded import CASE_CAPS, Tree, Value, read_json, read_yaml
from bodymap.files.problems import BodymapError
from bodymap.files.tree import Step
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import VALUES, FindingKind, Word
from bodymap.language import tr
from bodymap.reasoning.case import Case, Truth
from bodymap.reasoning.details import Feeling, grade_value, in_range, measure_of, range_of, range_words
from bodymap.reasoning.examination import OLDEST, Examination, Finding, Patient
from bodymap.reasoning.symptoms import Symptoms, ZoneSign
from bodymap.records.case_words import Entry, entries, words_of

LISTS = ("cases", "vignettes")
READ_KEYS = ("id", "side", "zones", "findings", "history", "red_flag_facts", "patient", "context", "truth")
SHOWN_KEYS = (
    "also_acceptable",
    "type",
    "source",
    "title",
    "confidence",
    "mapping_note",
    "note",
    "notes",
    "meta",
)
CASE_KEYS = (*READ_KEYS, *SHOWN_KEYS)
CONTENT_KEYS = frozenset({"zones", "findings", "history", "red_flag_facts"})
UNSTATED, ANY, MIDLINE = "unstated", "any", "midline"
SIDES: Mapping[str, tuple[Side, ...]] = {
    "L": (Side.LEFT,),
    "R": (Side.RIGHT,),
    "bilateral": (Side.LEFT, Side.RIGHT),
    "B": (Side.LEFT, Side.RIGHT),
    MIDLINE: (Side.RIGHT,),
    UNSTATED: (Side.RIGHT,),
    ANY: (Side.RIGHT,),
}
"""Without a stated side everything stands on one side, and Symptoms says that it was not stated."""
NO_SIDE = frozenset({MIDLINE, UNSTATED, ANY})


@dataclass(frozen=True, slots=True)
class Group:
    """One list of findings: what its words are, and the value of a word that stands alone ("" = it needs one)."""

    path: tuple[str, ...]
    kind: FindingKind
    alone: str


GROUPS = (
    Group(("findings", "weak"), FindingKind.STRENGTH, "weak"),
    Group(("findings", "strength_normal_in"), FindingKind.STRENGTH, "normal"),
    Group(("findings", "reflexes"), FindingKind.REFLEX, ""),
    Group(("findings", "tests"), FindingKind.TEST, "pos"),
    Group(("findings", "sensation"), FindingKind.SENSATION, ""),
    Group(("history",), FindingKind.HISTORY, "yes"),
    Group(("red_flag_facts",), FindingKind.FACT, "yes"),
)
FINDING_KEYS = tuple(group.path[-1] for group in GROUPS if group.path[0] == "findings")
YES_NO = frozenset({FindingKind.HISTORY, FindingKind.FACT})

FULL_STRENGTH = frozenset({"5", "5/5"})

MOST_TOLD = 200
"""Complaints of one file told in full; the words beyond are only named."""

LONGEST_WORD = 60

MEASURED_WORDS: Mapping[str, str] = {"reduced": "pos", "normal": "neg"}
"""Words that may stand for the number of a test that is one, such as the ankle-brachial index."""


def load_cases(path: Path, library: Library) -> tuple[Case, ...]:
    """All cases of a file, in order. JSON when the name ends with .json, otherwise YAML.

    Raises BodymapError with file and line when the file is broken or holds no case.
    """
    tree = (read_json if path.suffix.lower() == ".json" else read_yaml)(path, CASE_CAPS)
    return cases_of(tree, library)


def cases_of(tree: Tree, library: Library) -> tuple[Case, ...]:
    """The cases of a file that has been read. Raises BodymapError."""
    known = _Known.of(library)
    found = tuple(_case_paths(tree))
    room = _Room()
    names = [Path(tree.file).stem] if len(found) == 1 else [f"case-{n + 1}" for n in range(len(found))]
    return tuple(
        _Reader(tree, known, room, path).case(value, name)
        for (path, value), name in zip(found, names, strict=True)
    )


def _case_paths(tree: Tree) -> Iterable[tuple[tuple[Step, ...], Mapping[str, Value]]]:
    """Every case with the way to it."""
    root = tree.value
    listed = next((key for key in LISTS if isinstance(root, dict) and key in root), None)
    if listed is not None and isinstance(root, dict):
        yield from _listed(tree, root[listed], (listed,))
    elif isinstance(root, list):
        yield from _listed(tree, root, ())
    elif isinstance(root, dict) and CONTENT_KEYS & set(root):
        yield (), root
    else:
        sentence = tr(
            "there is no case in the file; expected zones, findings, history or red_flag_facts, or cases: with a list"
        )
        raise BodymapError(sentence, tree.place_of(()))


def _listed(
    tree: Tree, value: Value, path: tuple[Step, ...]
) -> Iterable[tuple[tuple[Step, ...], Mapping[str, Value]]]:
    if not isinstance(value, list) or not value:
        raise BodymapError(
            tr("there is no case in the list; expected lines that begin with - id:"), tree.place_of(path)
        )
    for index, item in enumerate(value):
        if not isinstance(item, dict):
            raise BodymapError(
                tr("this is no case; expected names such as id, side and zones"),
                tree.place_of((*path, index)),
            )
        yield (*path, index), item


@dataclass(frozen=True, slots=True)
class _Known:
    """The words of the library, ready to be looked up."""

    words: Mapping[FindingKind, Mapping[str, Word]]
    zones: frozenset[str]
    conditions: frozenset[str]
    library: Library

    @staticmethod
    def of(library: Library) -> "_Known":
        words = {kind: {w.name: w for w in library.words if w.kind is kind} for kind in FindingKind}
        return _Known(words, frozenset(library.zones), frozenset(library.conditions), library)


@dataclass(slots=True)
class _Room:
    """How many complaints one file still gets in full; looking for the nearest word takes a millisecond."""

    left: int = MOST_TOLD


@dataclass(slots=True)
class _Reader:
    """Reads one case; collects what it does not understand."""

    tree: Tree
    known: _Known
    room: _Room
    at: tuple[Step, ...]
    skipped: list[str] = field(default_factory=list[str])

    def case(self, value: Mapping[str, Value], name: str) -> Case:
        self._report_unknown(value, (), CASE_KEYS)
        side = self._case_side(value.get("side"))
        symptoms = self._symptoms(self._mapping(value, "zones"), side)
        findings = tuple(self._findings(value, side))
        patient = self._patient(self._mapping(value, "patient"))
        return Case(
            id=words_of(value.get("id")) or name,
            symptoms=symptoms,
            examination=Examination(findings, patient),
            context=_lines(value.get("context")),
            truth=self._truth(self._mapping(value, "truth")),
            also_acceptable=self._acceptable(value.get("also_acceptable")),
            kind=words_of(value.get("type")),
            source=_source(value.get("source")),
            skipped=tuple(self.skipped),
        )

    # Symptoms

    def _symptoms(self, zones: Mapping[str, Value], side: str) -> Symptoms:
        self._report_unknown(zones, ("zones",), tuple(Channel))
        signs: list[ZoneSign] = []
        stated: list[bool] = []
        for channel in Channel:
            for entry in entries(self.tree, zones.get(channel.value), (*self.at, "zones", channel.value)):
                where = self._side_of(entry, side)
                if where and self._is_known(entry, self.known.zones, f"zones/{channel.value}"):
                    signs += (ZoneSign(entry.name, s, channel) for s in self._zone_sides(entry.name, where))
                    stated.append(where not in NO_SIDE)
        return Symptoms(tuple(dict.fromkeys(signs)), all(stated) if stated else side not in NO_SIDE)

    def _zone_sides(self, zone: str, side: str) -> tuple[Side, ...]:
        return (
            tuple(Side)
            if side == MIDLINE and zone in self.known.library.rules.painting.midline
            else SIDES[side]
        )

    # Findings

    def _findings(self, value: Mapping[str, Value], side: str) -> Iterable[Finding]:
        findings = self._mapping(value, "findings")
        self._report_unknown(findings, ("findings",), FINDING_KEYS)
        made: dict[tuple[FindingKind, str, Side | None], tuple[Finding, Entry]] = {}
        for group in GROUPS:
            holder = findings if group.path[0] == "findings" else value
            for entry in entries(self.tree, holder.get(group.path[-1]), (*self.at, *group.path)):
                for finding in self._made(entry, group, side):
                    key = (finding.kind, finding.name, finding.side)
                    self._refuse_contradiction(*made.setdefault(key, (finding, entry)), finding, entry)
        return tuple(finding for finding, _ in made.values())

    def _refuse_contradiction(self, first: Finding, there: Entry, second: Finding, here: Entry) -> None:
        """Two answers to one question cannot both be used, and none is chosen: the file is refused with both places."""
        if first.value == second.value:
            return
        line = self.tree.place_of(there.path).line
        side = f", {first.side.word}," if first.side else ""
        raise BodymapError(
            tr(
                "{finding}{side} is {value} here ({way}) and {other} in line {line} ({there}); expected one of the two",
                finding=first.name,
                side=side,
                value=second.value,
                way=_way(here),
                other=first.value,
                line=line,
                there=_way(there),
            ),
            self.tree.place_of(here.path),
        )

    def _made(self, entry: Entry, group: Group, side: str) -> Iterable[Finding]:
        words = self.known.words[group.kind]
        if not self._is_known(entry, words.keys(), "/".join(group.path)):
            return ()
        where = self._side_of(entry, side)
        found = self._value(entry, group)
        if not (where and found):
            return ()
        value, detail = found
        sides: tuple[Side | None, ...] = SIDES[where] if words[entry.name].sided else (None,)
        return (Finding(group.kind, entry.name, value, one, detail, entry.at) for one in sides)

    def _value(self, entry: Entry, group: Group) -> tuple[str, str] | None:
        """Value and detail of a finding; None when it was not tested or not understood (then it is reported)."""
        if entry.touch or entry.pin:
            return self._feeling(entry, group)
        if entry.valued and entry.value is None:
            return None  # `slr:` with nothing behind it: not tested
        measure = measure_of(self.known.library, group.kind, entry.name)
        if measure is not None and measure.positive_to is not None and entry.value is not None:
            return self._number(entry, measure.positive_to, measure.highest)
        word, detail = self._graded(entry, group)
        if word == "weak" and detail in FULL_STRENGTH:
            self._skip(entry, f"{entry.name} {detail}", tr("grade 5 is full strength, not weak"))
            return None
        if word in VALUES[group.kind]:
            return word, detail
        expected = _either(VALUES[group.kind])
        self._skip(
            entry,
            f"{entry.name} {word}".strip(),
            tr("expected {expected}", expected=expected),
            VALUES[group.kind],
            word,
        )
        return None

    def _graded(self, entry: Entry, group: Group) -> tuple[str, str]:
        """Value and detail; a bare grade (`achilles: 1+`) stands for its value. Raises BodymapError out of range."""
        word, detail = _typed(entry, group)
        bare = (
            word not in VALUES[group.kind]
            and group.kind in self.known.library.scales
            and word[:1].isdecimal()
        )
        grade = word if bare else detail
        key = entry.measured or ("grade" if group.kind in self.known.library.scales else "angle")
        if grade:
            self._refuse_out_of_range(entry, group, key, grade)
        return (
            (grade_value(self.known.library, group.kind, word) or (word, detail)) if bare else (word, detail)
        )

    def _refuse_out_of_range(self, entry: Entry, group: Group, key: str, typed: str) -> None:
        lowest, highest, unit = range_of(self.known.library, group.kind, entry.name, key)
        if not in_range(typed, lowest, highest):
            raise BodymapError(
                tr(
                    "{finding}: {key} {typed}; expected {expected}",
                    finding=entry.name,
                    key=key,
                    typed=_short(typed),
                    expected=range_words(lowest, highest, unit),
                ),
                self.tree.place_of(entry.path),
            )

    def _feeling(self, entry: Entry, group: Group) -> tuple[str, str] | None:
        """Light touch and pin told apart: the worse of the two counts."""
        known = VALUES[FindingKind.SENSATION]
        if group.kind is not FindingKind.SENSATION:
            self._skip(entry, f"{entry.name}/touch or pin", tr("only feeling has them"))
            return None
        for name, value in (("touch", entry.touch), ("pin", entry.pin)):
            if value and value not in known:
                self._skip(
                    entry,
                    f"{entry.name} {name} {value}",
                    tr("expected {expected}", expected=_either(known)),
                    known,
                    value,
                )
                return None
        felt = Feeling(entry.touch, entry.pin)
        if entry.value is not None and words_of(entry.value) != felt.value:
            self._skip(
                entry,
                f"{entry.name} {words_of(entry.value)}",
                tr("touch and pin say {felt}", felt=felt.value),
            )
            return None
        return felt.value, felt.detail

    def _number(self, entry: Entry, positive_to: float, highest: float) -> tuple[str, str] | None:
        """A test that is a number: positive up to one, and no answer above another."""
        value = entry.value
        if isinstance(value, (int, float)) and not isinstance(value, bool) and 0 < value <= highest:
            return ("pos" if value <= positive_to else "neg"), words_of(value)
        word = MEASURED_WORDS.get(words_of(value), words_of(value))
        if word in VALUES[FindingKind.TEST]:
            return word, entry.detail
        self._skip(
            entry,
            f"{entry.name} {words_of(value)}",
            tr("expected normal, reduced or a number up to {highest:g}", highest=highest),
        )
        return None

    # The rest

    def _patient(self, patient: Mapping[str, Value]) -> Patient:
        self._report_unknown(patient, ("patient",), ("age", "sex"))
        typed = words_of(patient.get("age"))
        short = typed.isdecimal() and typed.isascii() and len(typed) <= 3
        age = int(typed) if short and int(typed) <= OLDEST else None
        if typed and age is None:
            self._note(typed[:40], ("patient", "age"), tr("expected the age in whole years"))
        return Patient(age, words_of(patient.get("sex"))[:20])

    def _truth(self, truth: Mapping[str, Value]) -> Truth:
        roots: list[Root] = []
        for entry in entries(self.tree, truth.get("roots"), (*self.at, "truth", "roots")):
            root = _root(entry.name)
            if root is None:
                self._skip(entry, entry.name, tr("not a known root"), tuple(Root))
            elif root not in roots:
                roots.append(root)
        condition = words_of(truth.get("condition"))
        if condition and condition not in self.known.conditions:
            self._note(condition, ("truth", "condition"), tr("not a known condition"), self.known.conditions)
        return Truth(tuple(roots), condition, words_of(truth.get("disc_or_cause")))

    def _acceptable(self, value: Value) -> tuple[str, ...]:
        found: list[str] = []
        for entry in entries(self.tree, value, (*self.at, "also_acceptable")):
            root = _root(entry.name)
            if root is None and entry.name not in self.known.conditions:
                self._skip(entry, entry.name, tr("not a known root or condition"), self.known.conditions)
            else:
                found.append(root.value if root else entry.name)
        return tuple(dict.fromkeys(found))

    # Sides and complaints

    def _case_side(self, value: Value) -> str:
        typed = words_of(value) or UNSTATED
        if typed in SIDES:
            return typed
        self._note(typed, ("side",), tr("not a known side, read as {word}", word=UNSTATED), SIDES)
        return UNSTATED

    def _side_of(self, entry: Entry, side: str) -> str:
        """The side word of an entry; "" when it is not known: a side is never guessed."""
        where = entry.side or side
        if where in SIDES:
            return where
        self._skip(
            entry,
            f"{entry.name} {where}",
            tr("{word!r} is not a known side", word=_short(where)),
            SIDES,
            where,
        )
        return ""

    def _is_known(self, entry: Entry, words: Iterable[str], where: str) -> bool:
        for key in entry.unknown:
            self._skip(
                entry, f"{entry.name}/{key}", tr("expected name, side, value, grade, angle, touch or pin")
            )
        names = frozenset(words)
        if entry.name not in names:
            self._skip(entry, entry.name, tr("not a known word of {where}", where=where), names)
        return entry.name in names

    def _mapping(self, value: Mapping[str, Value], name: str) -> Mapping[str, Value]:
        found = value.get(name)
        if found is None:
            return {}
        if not isinstance(found, dict):
            what = tr("a list") if isinstance(found, list) else repr(found)[:40]
            raise BodymapError(
                tr("{name} is {what}; expected name: value lines", name=name, what=what),
                self.tree.place_of((*self.at, name)),
            )
        return found

    def _report_unknown(
        self, value: Mapping[str, Value], path: tuple[str, ...], known: Sequence[str]
    ) -> None:
        for name in value:
            if name not in known:
                self._note(name, (*path, name), tr("not a known name here"), known)

    def _skip(
        self, entry: Entry, word: str, why: str, known: Iterable[str] = (), typed: str | None = None
    ) -> None:
        self._note(word, entry.path[len(self.at) :], why, known, typed)

    def _note(
        self, word: str, path: Sequence[Step], why: str, known: Iterable[str] = (), typed: str | None = None
    ) -> None:
        """Keep a complaint. known: the words allowed here; typed: what was typed instead, when it is not `word`."""
        self.room.left -= 1
        shown = _short(word)
        if self.room.left < 0:
            self.skipped.append(f"{shown}: {why}")
            return
        line = self.tree.place_of((*self.at, *path)).line
        self.skipped.append(
            tr(
                "{shown} (line {line}): {why}{nearest}",
                shown=shown,
                line=line,
                why=why,
                nearest=_nearest(word if typed is None else typed, known),
            )
        )


def _way(entry: Entry) -> str:
    """The way to an entry, as in `findings/weak/0`."""
    return "/".join(str(step) for step in entry.path)


def _short(word: str) -> str:
    text = " ".join(word.split())
    return text if len(text) <= LONGEST_WORD else f"{text[: LONGEST_WORD - 1]}…"


def _typed(entry: Entry, group: Group) -> tuple[str, str]:
    """Value and detail as typed; a bare number is a grade, a word that stands alone has the group's value."""
    value = entry.value
    if group.kind in YES_NO and isinstance(value, bool):
        value = "yes" if value else "no"
    graded = group.kind is FindingKind.STRENGTH and isinstance(value, int | float)
    if graded and not isinstance(value, bool):
        return group.alone, words_of(value)
    return group.alone if value is None else words_of(value), entry.detail


def _root(word: str) -> Root | None:
    """S4 and S5 are examined and shown as one level."""
    name = "S4-5" if word in ("S4", "S5") else word
    return Root(name) if name in set(Root) else None


def _nearest(word: str, known: Iterable[str]) -> str:
    """`; nearest: slr`, or nothing when no word is near."""
    by_small = {name.lower(): str(name) for name in known}
    near = get_close_matches(word.lower()[:LONGEST_WORD], sorted(by_small), n=1, cutoff=0.3)
    return tr("; nearest: {word}", word=by_small[near[0]]) if near else ""


def _either(words: Iterable[str]) -> str:
    """Such as `normal or reduced`."""
    return reduce(lambda some, last: tr("{some} or {last}", some=some, last=last), words)


def _lines(value: Value) -> tuple[str, ...]:
    items = value if isinstance(value, list) else [value]
    return tuple(line for item in items if (line := words_of(item)))


def _source(value: Value) -> str:
    if not isinstance(value, dict):
        return words_of(value)
    cite, where = words_of(value.get("cite")), words_of(value.get("where"))
    return f"{cite} ({where})" if cite and where else cite or where or words_of(value)
