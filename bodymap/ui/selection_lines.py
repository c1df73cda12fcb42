"""What the page about a selection says, line by line: pure, no Qt."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bodymap.atlas.atlas import Atlas, Located
from bodymap.atlas.levels import DiscLevel, Root, Side
from bodymap.drawing.sensation import Channel
from bodymap.exports.beneath import the_layers
from bodymap.exports.words import place_line
from bodymap.knowledge.library import Library, Muscle
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import tr, tr_as, tr_later
from bodymap.ui.layers_shown import muscles_of_reflex, roots_of_reflex
from bodymap.ui.map_names import conflict_words, level_words, rivals
from bodymap.ui.state import Selection
from bodymap.ui.under_words import Link, Told, muscle_told, nerve_told, place_told

HINT = (
    tr_later("Choose the Select tool and click a place on the body: every map answers. "
    "Click a root or a disc of the spine: what belongs to it appears here.")
)
MOST_MUSCLES = 6
TYPICAL = 3
"""Rating from which a zone counts as typical of a root (scale 0-4 of the evidence table)."""
_ROOTS = {root.value: root for root in Root}


@dataclass(frozen=True, slots=True)
class Say:
    """A text in a tone of the style sheet."""

    text: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Rule:
    """A thin line."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A name on the left and what belongs to it on the right."""

    name: str
    value: str


@dataclass(frozen=True, slots=True)
class Answer:
    """What one map says: the place of its line among all, its title, and a root, or the words for none."""

    place: int
    title: str
    root: Root | None
    words: str


@dataclass(frozen=True, slots=True)
class Links:
    """Presses side by side; words, if any, stand before them."""

    links: tuple[Link, ...]
    words: str = ""


@dataclass(frozen=True, slots=True)
class RootTitle:
    """The name of a root in its colour, and words beside it."""

    root: Root
    words: str


@dataclass(frozen=True, slots=True)
class Points:
    """Points of a list; folded away under a heading where there is one."""

    texts: tuple[str, ...]
    heading: str = ""


Line = Say | Rule | Pair | Answer | Links | RootTitle | Points


def selection_lines(selection: Selection, library: Library, atlas: Atlas) -> tuple[Line, ...]:
    """All lines for what was clicked; none for a mark, which has a page of its own."""
    return tuple(_lines(selection, library, atlas))


def _lines(selection: Selection, library: Library, atlas: Atlas) -> Iterator[Line]:
    muscle = library.muscle(selection.muscle or "")
    nerve = library.nerves.get(selection.nerve or "")
    if muscle is not None:
        yield from _under(library, muscle_told(library, muscle, selection.side))
    elif nerve is not None:
        yield from _under(library, nerve_told(library, nerve, selection.side))
    elif selection.point is not None:
        yield from _point(library, atlas, selection.point)
    elif selection.root is not None:
        yield from _root(library, selection.root, selection.side)
    elif selection.disc is not None:
        yield from _disc(library, selection.disc)
    elif selection.reflex is not None:
        yield from _reflex(library, selection.reflex, selection.side)
    elif selection.mark is None:
        yield Say(tr(HINT), "muted")


# -- a place on the body


def _point(library: Library, atlas: Atlas, point: Located) -> Iterator[Line]:
    facts = library.zones.get(point.zone or "")
    yield Say(place_line(library.zones, point) or tr("Off the body"), "title")
    yield from _heading(tr("What each map says here"))
    said = conflict_words(point.maps)
    yield from _said(said, "urgent" if len(rivals(point.maps)) > 1 else "strong")
    for place, (map_id, level) in enumerate(point.maps.items()):
        body_map = atlas.maps.get(map_id)
        yield Answer(
            place, body_map.full_title if body_map else map_id, _ROOTS.get(level), level_words(level)
        )
    yield Rule()
    if facts is not None:
        for channel, words in (
            (Channel.SENSORY, tr("Numbness here is typical of")),
            (Channel.PAIN, tr("Pain here is typical of")),
        ):
            typical = [r.value for r, rating in facts.rating.get(channel, {}).items() if rating >= TYPICAL]
            yield Pair(words, ", ".join(typical) or tr("no root in particular"))
        yield from _said(facts.note, "small")
    yield from _roots_of(point)
    under = place_told(library, the_layers().located(point))
    if under.pairs:
        yield from _heading(under.title)
        yield from _rest(library, under)


def _roots_of(point: Located) -> Iterator[Line]:
    """One press to each root a map names here."""
    named = [Root(level) for level in dict.fromkeys(point.maps.values()) if level in set(Root)]
    side = point.side or Side.LEFT
    if named:
        yield Links(tuple(Link(tr("All about {value}", value=root.value), Selection(root=root, side=side)) for root in named))


# -- under the skin


def _under(library: Library, told: Told) -> Iterator[Line]:
    yield Say(told.title, "title")
    yield from _rest(library, told)


def _rest(library: Library, told: Told) -> Iterator[Line]:
    yield from (Pair(name, value) for name, value in told.pairs)
    yield from (Say(doubt, "urgent") for doubt in told.doubts)
    yield from (Links(told.links[i : i + 2]) for i in range(0, len(told.links), 2))
    for note in told.notes:
        yield from _said(note, "small")
    yield from _sources(library, told.sources)


# -- a root


def _root(library: Library, root: Root, side: Side | None) -> Iterator[Line]:
    yield RootTitle(root, tr("root, {word}", word=side.word) if side else "root")
    facts = library.roots.get(root)
    if facts is None:
        yield Say(tr("Nothing is written about this root yet."), "muted")
        return
    yield Pair(tr("Skin"), facts.skin)
    yield Pair(tr("Pain"), facts.pain)
    yield Pair(tr("Key point"), facts.key_point)
    for words, kind, names in (
        (tr("Movements to test"), FindingKind.STRENGTH, facts.movements),
        (tr("Reflex"), FindingKind.REFLEX, facts.reflexes),
        (tr("Tests"), FindingKind.TEST, facts.tests),
    ):
        yield Pair(words, ", ".join(_labels(library, kind, names)) or tr_as("in place of a list", "none"))
    for disc in library.discs.values():
        if root in (disc.paracentral, disc.foraminal):
            how = "paracentral" if disc.paracentral == root else tr("foraminal, far to the side")
            link = Link(tr("{value} disc", value=disc.disc.value), Selection(disc=disc.disc))
            yield Links((link,), tr("Disc that can press it ({how})", how=how))
    yield from _muscles(main_first(library.muscles, root, facts.movements))
    nerves = tuple(nerve for nerve in library.nerves.values() if root in nerve.roots)
    if nerves:
        yield Points(tuple(nerve.name for nerve in nerves), tr("{count} nerves with a part of it", count=len(nerves)))
    for name, label in zip(facts.reflexes, _labels(library, FindingKind.REFLEX, facts.reflexes), strict=True):
        yield Links((Link(tr("All about the {low}", low=_low(label)), Selection(reflex=name, side=side)),))
    yield from _said(facts.note, "small")
    yield from _sources(library, facts.sources)


def _labels(library: Library, kind: FindingKind, names: Iterable[str]) -> list[str]:
    words = ((name, library.word(kind, name)) for name in names)
    return [word.label if word else name.replace("_", " ") for name, word in words]


def _muscles(known: tuple[Muscle, ...]) -> Iterator[Line]:
    if not known:
        return
    texts = tuple(f"{muscle.name} ({muscle.nerve}): {muscle.test}" for muscle in known)
    yield from _heading(tr("Muscles, and the movement to test"))
    yield Points(texts[:MOST_MUSCLES])
    rest = texts[MOST_MUSCLES:]
    if rest:
        yield Points(rest, tr("{count} more", count=len(rest)))


def main_first(muscles: Iterable[Muscle], root: Root, movements: tuple[str, ...]) -> tuple[Muscle, ...]:
    """The muscles of a root by its share in them; among equals those of its main movements come first."""

    def place(muscle: Muscle) -> tuple[float, int]:
        known = (movements.index(m) for m in muscle.movements if m in movements)
        return -muscle.roots[root], min(known, default=len(movements))

    return tuple(sorted((m for m in muscles if root in m.roots), key=place))


# -- a disc


def _disc(library: Library, disc: DiscLevel) -> Iterator[Line]:
    yield Say(tr("Disc {value}", value=disc.value), "title")
    facts = library.discs.get(disc)
    if facts is None:
        yield Say(tr("Nothing is written about this disc yet."), "muted")
        return
    yield Pair(tr("Usually presses (paracentral)"), tr("the {value} root", value=facts.paracentral.value))
    yield Pair(tr("Far to the side (foraminal)"), tr("the {value} root", value=facts.foraminal.value))
    roots = (facts.paracentral, facts.foraminal)
    yield Links(tuple(Link(tr("All about {value}", value=root.value), Selection(root=root)) for root in roots))
    usual = library.roots.get(facts.paracentral)
    if usual is not None:
        yield Pair(tr("Skin of {value}", value=usual.root.value), usual.skin)
        for words, kind, names in (
            (tr("Movements to test"), FindingKind.STRENGTH, usual.movements),
            (tr("Reflex"), FindingKind.REFLEX, usual.reflexes),
        ):
            yield Pair(words, ", ".join(_labels(library, kind, names)) or tr_as("in place of a list", "none"))
    yield from _said(facts.how_common, "small")
    yield from _said(facts.note, "small")
    yield from _sources(library, facts.sources)


# -- a reflex


def _reflex(library: Library, name: str, side: Side | None) -> Iterator[Line]:
    word = library.word(FindingKind.REFLEX, name)
    yield Say(word.label if word else name.replace("_", " "), "title")
    roots = roots_of_reflex(library, name)
    jerked = muscles_of_reflex(library, name)
    yield Pair(tr("Roots"), ", ".join(root.value for root in roots) or tr("none known"))
    yield Pair(
        tr("Muscles that jerk"), ", ".join(_low(one.name) for one in jerked) or tr("none of those that are drawn")
    )
    discs = [one.disc.value for one in library.discs.values() if one.paracentral in roots[:1]]
    if discs:
        yield Pair(tr("Disc that usually presses {value}", value=roots[0].value), ", ".join(discs))
    if word is not None:
        yield from _said(word.how, "")
    for weight, value in (
        (library.findings.get((FindingKind.REFLEX, name, v)), v) for v in ("absent", "normal")
    ):
        if weight is not None and weight.measured:
            yield Pair(tr("Likelihood ratio measured ({value})", value=value), weight.measured)
    yield Links(tuple(Link(tr("All about {value}", value=root.value), Selection(root=root, side=side)) for root in roots[:3]))
    for muscle in jerked[:2]:
        yield Links((Link(muscle.name, Selection(muscle=muscle.id, side=side)),))
    used = (library.findings.get((FindingKind.REFLEX, name, "absent")),)
    told = [one for root in roots[:1] for one in library.roots[root].sources]
    yield from _sources(library, dict.fromkeys((*(one.source for one in used if one), *told)))


# -- small parts


def _low(text: str) -> str:
    """A name inside a sentence."""
    return text[:1].lower() + text[1:]


def _said(text: str, tone: str) -> Iterator[Line]:
    if text:
        yield Say(text, tone)


def _heading(text: str) -> Iterator[Line]:
    yield Rule()
    yield Say(text, "caps")


def _sources(library: Library, ids: Iterable[str]) -> Iterator[Line]:
    cites = [library.sources[i].cite if i in library.sources else i for i in ids]
    if cites:
        yield Say(tr("Sources: {items}", items='; '.join(cites)), "small")
