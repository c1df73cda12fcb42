"""What is told about a muscle, a nerve, and what lies under a clicked place: pure, no Qt."""

from collections.abc import Iterable
from dataclasses import dataclass

from bodymap.atlas.atlas import Located
from bodymap.atlas.levels import Root, Side
from bodymap.exports.beneath import MUSCLES, shares_in_words
from bodymap.exports.layer_look import OVERLAP, SCHEMATIC
from bodymap.knowledge.library import Library, Muscle, Nerve
from bodymap.knowledge.vocabulary import FindingKind
from bodymap.language import tr, tr_as, tr_later
from bodymap.ui.layers_shown import by_share
from bodymap.ui.state import NOTHING_SELECTED, Selection

NO_ROOT_TEST = tr_later("none: it tells nothing about a root")


@dataclass(frozen=True, slots=True)
class Link:
    """A press that leads on."""

    words: str
    to: Selection


@dataclass(frozen=True, slots=True)
class Told:
    """A heading, pairs of name and value, doubts, notes, presses that lead on, and ids of sources."""

    title: str
    pairs: tuple[tuple[str, str], ...]
    doubts: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    links: tuple[Link, ...] = ()
    sources: tuple[str, ...] = ()


def muscle_told(library: Library, muscle: Muscle, side: Side | None) -> Told:
    """Roots with their share, nerve, movement to test and how, reflex, what sources disagree about."""
    recalled = [root.value for root in by_share(muscle.roots) if root not in muscle.read]
    read = ", ".join(root.value for root in by_share(muscle.roots) if root in muscle.read)
    reflex = library.word(FindingKind.REFLEX, muscle.reflex) if muscle.reflex else None
    movements = _labels(library, muscle.movements)
    return Told(
        f"{muscle.name}{_on(side)}",
        (
            (tr("In Latin"), muscle.latin),
            (tr("Roots"), shares_in_words(muscle.roots)),
            (tr("Nerve"), muscle.nerve),
            (tr("Movement to test"), ", ".join(movements) or tr(NO_ROOT_TEST)),
            (tr("How"), muscle.test),
            (tr("Reflex"), reflex.label if reflex else tr_as("in place of a list", "none")),
        ),
        (tr("Sources disagree. {dispute}", dispute=muscle.dispute),) if muscle.dispute else (),
        (
            _read_words(read, recalled),
            tr("Shares are our grading: +++ main root, ++ much, + some, (+) little. {schematic}.", schematic=tr(SCHEMATIC)),
        ),
        (*_root_links(by_share(muscle.roots), side), *_nerve_links(library.nerves_of(muscle.id), side)),
        muscle.sources,
    )


def nerve_told(library: Library, nerve: Nerve, side: Side | None) -> Told:
    """Roots, where it comes from and goes to, muscles, skin, where it is caught."""
    nerves, parent = library.nerves, nerve.parent or ""
    muscles = [muscle.name for name in nerve.motor if (muscle := library.muscle(name)) is not None]
    pairs = (
        (tr("In Latin"), nerve.latin),
        (tr("Roots"), " ".join(root.value for root in nerve.roots)),
        (tr("Comes from"), _low(nerves[parent].name) if parent in nerves else ""),
        (tr("Branches"), ", ".join(_low(nerves[b].name) for b in nerve.branches if b in nerves)),
        (tr("Moves"), ", ".join(map(_low, muscles)) or tr("nothing: it is for feeling only")),
        (tr("Its skin"), _zones(library, nerve.zones) or tr("none of its own: its branches have it")),
        (tr("Sometimes also"), _zones(library, nerve.sometimes)),
        (tr("Named there"), nerve.skin),
        (tr("Can be caught at"), "; ".join(nerve.caught.values())),
    )
    kin = [nerves[name] for name in (parent, *nerve.branches) if name in nerves]
    troubles = (library.conditions[c] for c in nerve.conditions if c in library.conditions)
    return Told(
        f"{nerve.name}{_on(side)}",
        tuple(pair for pair in pairs if pair[1]),
        (),
        (nerve.note, tr("Skin: {overlap}. {schematic}.", overlap=tr(OVERLAP), schematic=tr(SCHEMATIC))),
        (
            *_root_links(nerve.roots, side),
            *_nerve_links(kin, side),
            *(Link(condition.name, Selection(condition=condition.id)) for condition in troubles),
        ),
        nerve.sources,
    )


def place_told(library: Library, found: Located) -> Told:
    """What lies under a clicked place; found: as the layers answered it."""
    nerves = [library.nerves[n] for n in found.nerves if n in library.nerves]
    below = [library.nerves[n] for n in found.nerves_below if n in library.nerves]
    muscles = [muscle for m in found.muscles if (muscle := library.muscle(m)) is not None]
    pairs = (
        (tr("Nerve of the skin"), ", ".join(nerve.skin or _low(nerve.name) for nerve in nerves)),
        (tr("Nerves below"), ", ".join(_low(nerve.name) for nerve in below)),
        (tr("Muscles, from outside"), ", ".join(_low(muscle.name) for muscle in muscles)),
    )
    shown = tuple(pair for pair in pairs if pair[1])
    links = (
        *_nerve_links({nerve.id: nerve for nerve in (*nerves[:1], *below[:1])}.values(), found.side),
        *(Link(muscle.name, Selection(muscle=muscle.id, side=found.side)) for muscle in muscles[:2]),
    )
    return Told(tr("Under the skin"), shown, (), (f"{tr(SCHEMATIC)}.",) if shown else (), links)


def under_choices(library: Library, layer: str) -> tuple[tuple[str, Selection], ...]:
    """What can be chosen by name in a layer, with an invitation first; empty without a layer."""
    if not layer:
        return ()
    if layer == MUSCLES:
        found = [(muscle.name, Selection(muscle=muscle.id)) for muscle in library.muscles]
        return ((tr("Choose a muscle"), NOTHING_SELECTED), *sorted(found, key=lambda one: one[0]))
    found = [(nerve.name, Selection(nerve=nerve.id)) for nerve in library.nerves.values()]
    return ((tr("Choose a nerve"), NOTHING_SELECTED), *sorted(found, key=lambda one: one[0]))


def _read_words(read: str, recalled: Iterable[str]) -> str:
    from_memory = ", ".join(recalled)
    said = [
        tr("Stated in a source that was read: {read}", read=read) if read else "",
        tr("recalled anatomy: {from_memory}", from_memory=from_memory) if from_memory else "",
    ]
    line = "; ".join(filter(None, said))
    return f"{line[:1].upper()}{line[1:]}."


def _labels(library: Library, names: Iterable[str]) -> list[str]:
    words = ((name, library.word(FindingKind.STRENGTH, name)) for name in names)
    return [word.label if word else name.replace("_", " ") for name, word in words]


def _zones(library: Library, names: Iterable[str]) -> str:
    return ", ".join(library.zones[name].words for name in names if name in library.zones)


def _root_links(roots: Iterable[Root], side: Side | None) -> Iterable[Link]:
    return (Link(tr("All about {value}", value=root.value), Selection(root=root, side=side)) for root in list(roots)[:3])


def _nerve_links(nerves: Iterable[Nerve], side: Side | None) -> Iterable[Link]:
    return (Link(nerve.name, Selection(nerve=nerve.id, side=side)) for nerve in nerves)


def _on(side: Side | None) -> str:
    return f", {side.word}" if side else ""


def _low(text: str) -> str:
    return text[:1].lower() + text[1:]
