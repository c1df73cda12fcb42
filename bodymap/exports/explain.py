"""What is told to the patient beside the body and the spine: plain words, nothing that the clinician set aside."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Side
from bodymap.drawing.pain_drawing import Mark
from bodymap.exports.reading_text import flag_groups
from bodymap.exports.words import feeling_words, painted_places, zone_words
from bodymap.knowledge.library import Library
from bodymap.language import listed, tr, tr_later
from bodymap.reasoning.judgement import Judgements, Matter, Verdict, of_root, of_verdict, without_set_aside
from bodymap.reasoning.leading import leading
from bodymap.reasoning.reading import Chance, Reading, Urgency
from bodymap.records.document import Document

MOST_OTHERS = 2
"""Other causes that are told; of nerves those of the first screen, so never one alone unless the clinician accepted it."""
MOST_PLACES = 3
"""Names of places of one mark."""
FOOT = tr_later("This page is here to help you talk about it. It is not a diagnosis.")
NO_NERVE = tr_later("What you showed does not point to one nerve of the back.")
OPEN = tr_later("It may be one of these nerves. The drawing alone cannot tell which.")
DECIDED = tr_later("Your clinician thinks of this.")
NOT_PAINTED = tr_later("Nothing is marked yet.")
EARLY = (Urgency.EMERGENCY, Urgency.URGENT)


@dataclass(frozen=True, slots=True)
class Told:
    """A heading, an opening sentence ("" = none) and texts with their names ("" = none); alarm: comes first and stands out."""

    heading: str
    opening: str = ""
    texts: tuple[tuple[str, str], ...] = ()
    alarm: bool = False


def explained(reading: Reading, judgements: Judgements) -> Reading:
    """What the spine shows: the roots that are told on the page, and no other.

    Where the clinician accepted one, what was accepted; else what was not set aside, and none where the words name none.
    """
    left = without_set_aside(reading, judgements)
    accepted = of_verdict(judgements, Verdict.ACCEPTED)
    roots = {one.matter for one in accepted if one.matter.root is not None}
    if not accepted and reading.root_at_all is not Chance.NONE:
        roots = {of_root(root) for root in leading(left.roots)}
    if any(flag.urgency is Urgency.EMERGENCY for flag in reading.red_flags):
        roots = set[Matter]()
    return replace(
        left,
        roots=tuple(r for r in left.roots if of_root(r) in roots),
        discs=tuple(d for d in left.discs if Matter(d.root, d.side) in roots),
    )


def explanation(library: Library, atlas: Atlas, document: Document, reading: Reading) -> tuple[Told, ...]:
    """All parts in the order of the page. In an emergency no cause is told beside what has to be done now."""
    alarms = flag_groups(flag for flag in reading.red_flags if flag.urgency in EARLY)
    emergency = any(urgency is Urgency.EMERGENCY for urgency, _, _ in alarms)
    warning = [Told(tr("Please read this first"), texts=tuple(("", text) for _, text, _ in alarms), alarm=True)]
    causes = () if emergency else _causes(library, document.judgements, reading)
    return (
        *(warning if alarms else ()),
        _shown(library, atlas, document),
        *causes,
        Told(tr("If things change"), texts=(("", library.safety_net),)),
    )


def _shown(library: Library, atlas: Atlas, document: Document) -> Told:
    lines = (line for side in Side for mark in document.drawing.marks for line in _place(library, atlas, mark, side))
    texts = tuple(("", line) for line in dict.fromkeys(lines))
    return Told(tr("What you showed us"), texts=texts or (("", tr(NOT_PAINTED)),))


def _place(library: Library, atlas: Atlas, mark: Mark, side: Side) -> Iterable[str]:
    """`Left: numbness, 6 of 10: big toe, top of the foot and 2 more`; the picture beside it shows all of it."""
    zones = [zone for zone, there in painted_places(atlas, library.rules.painting, mark) if there is side]
    if zones:
        names = listed((zone_words(library.zones, zone, None) for zone in zones), MOST_PLACES)
        where = side.word.capitalize()
        yield tr("{side}: {feeling}: {places}.", side=where, feeling=feeling_words(mark), places=names)


def _causes(library: Library, judgements: Judgements, reading: Reading) -> Iterable[Told]:
    accepted = of_verdict(judgements, Verdict.ACCEPTED)
    nerves = tuple(one.matter for one in accepted if one.matter.root is not None)
    others = tuple(one.matter for one in accepted if one.matter.condition in library.conditions)
    if nerves or others:
        texts = (*_nerve_texts(library, nerves), *_other_texts(library, (m.condition for m in others)))
        return (Told(tr("What could be behind it"), tr(DECIDED), texts),)
    left = without_set_aside(reading, judgements)
    return (*_open_nerves(library, left, reading), *_open_others(library, left))


def _open_nerves(library: Library, left: Reading, reading: Reading) -> Iterable[Told]:
    if reading.empty:
        return
    told = leading(left.roots)
    if reading.root_at_all is Chance.NONE or not told:
        yield Told(tr("The nerves of the back"), tr(NO_NERVE))
        return
    yield Told(tr("Nerves that could be behind it"), tr(OPEN), _nerve_texts(library, map(of_root, told)))


def _open_others(library: Library, left: Reading) -> Iterable[Told]:
    texts = _other_texts(library, (s.id for s in left.look_alikes[:MOST_OTHERS]))
    if texts:
        yield Told(tr("What else it could be"), texts=texts)


def _nerve_texts(library: Library, matters: Iterable[Matter]) -> tuple[tuple[str, str], ...]:
    return tuple(
        (tr("Nerve {root}, {side}", root=m.root.value, side=m.side.word), library.roots[m.root].patient)
        for m in matters
        if m.root is not None and m.side is not None and m.root in library.roots
    )


def _other_texts(library: Library, ids: Iterable[str]) -> tuple[tuple[str, str], ...]:
    known = (library.conditions[i] for i in ids if i in library.conditions)
    return tuple((one.name, one.patient) for one in known)
