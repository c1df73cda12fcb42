"""What is drawn under the skin for a layer and for what is chosen: the same on screen and page. Pure values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from bodymap.atlas.levels import Root, Side
from bodymap.exports.layer_look import (
    IDLE_TINT,
    SCHEMATIC,
    Tint,
    branches_of,
    layer_title,
    muscle_tint,
    of_root,
    step_of,
)
from bodymap.knowledge.library import Condition, Library, Nerve
from bodymap.language import tr

if TYPE_CHECKING:
    from bodymap.atlas.layers import Layers, MuscleShape, NervePath, NervePlace

MUSCLES, NERVES, TERRITORIES = "muscles", "nerves", "territories"
DEEP_ALONE, DEEP_FILL, DEEP_IDLE = 0.9, 0.55, 0.22


@dataclass(frozen=True, slots=True)
class Beneath:
    """What is drawn under the skin: a layer ("" = none), what it is lit for, and the picture of a condition.

    root, side: the chosen root; nerve: the chosen nerve, or those of the chosen muscle; muscles, nerves: those drawn
    although no layer shows them; condition: whose picture fades in, on that side (None = both); muscle: the chosen one;
    quiet: shapes alone, without names and without the colours of roots.
    """

    layer: str = ""
    root: Root | None = None
    side: Side | None = None
    nerve: str = ""
    muscles: frozenset[str] = frozenset()
    nerves: frozenset[str] = frozenset()
    condition: str = ""
    muscle: str = ""
    quiet: bool = False

    @property
    def nothing(self) -> bool:
        return not (self.layer or self.nerve or self.muscles or self.nerves or self.condition or self.muscle)


NOTHING_BENEATH = Beneath()


@cache
def the_layers() -> "Layers":
    """Muscles, nerves and the rest, read when somebody first asks for them: no start pays for them."""
    from bodymap.atlas.layers import open_layers

    return open_layers()


def of_muscle(library: Library, muscle: str, side: Side | None, layer: str) -> Beneath:
    """A chosen muscle with its nerve; the muscle itself is drawn already where the layer of muscles is shown."""
    moved_by = frozenset(n.id for n in library.nerves_of(muscle))
    shown = frozenset[str]() if layer == MUSCLES else frozenset({muscle})
    return Beneath(side=side, muscles=shown, nerves=moved_by, muscle=muscle)


def of_nerve(library: Library, nerve: str, side: Side | None, layer: str = "") -> Beneath:
    """A chosen nerve with its branches."""
    return Beneath(layer, None, side, nerve, nerves=branches_of(library.nerves, nerve))


def of_condition(library: Library, condition: str, side: Side | None) -> Beneath:
    """The muscles, the nerves and the picture of a condition."""
    muscles = frozenset(m.id for m in library.muscles if condition in m.conditions)
    nerves = frozenset(n.id for n in library.nerves.values() if condition in n.conditions)
    return Beneath("", None, side, "", muscles, nerves, condition)


def with_nerve(library: Library, layer: str, nerve: str, side: Side | None) -> tuple[Beneath, Beneath]:
    """The layer and a chosen nerve; in a layer of nerves that is one, with the others at rest."""
    if layer in (NERVES, TERRITORIES):
        return of_nerve(library, nerve, side, layer), NOTHING_BENEATH
    return Beneath(layer), of_nerve(library, nerve, side)


def full_nerves(what: Beneath, library: Library) -> frozenset[str] | None:
    """The nerves in full colour; None = all of them, because nothing is chosen among them."""
    if what.root is not None:
        return of_root(library.nerves.values(), what.root)
    if what.nerve:
        return branches_of(library.nerves, what.nerve)
    return what.nerves or None


def has_path(nerve: "NervePath", what: Beneath) -> bool:
    """Whether the path of a nerve is drawn."""
    if what.layer == NERVES:
        return True
    return nerve.nerve in what.nerves and what.side in (None, nerve.side)


def has_place(place: "NervePlace", what: Beneath, full: frozenset[str] | None) -> bool:
    """Whether a place where a nerve is caught is marked."""
    drawn = what.layer == NERVES or place.nerve in what.nerves
    return drawn and place.nerve in (full or {place.nerve}) and what.side in (None, place.side)


def has_muscle(muscle: "MuscleShape", what: Beneath) -> bool:
    """Whether a muscle is drawn."""
    if what.layer == MUSCLES:
        return True
    if what.layer == NERVES and not what.condition and muscle.muscle == "piriformis":
        return muscle.deep  # the sciatic nerve comes out from under it
    return muscle.muscle in what.muscles and what.side in (None, muscle.side)


def tint_on(muscle: "MuscleShape", what: Beneath, library: Library) -> Tint:
    """The colours of a muscle; at rest on the other side than the chosen root's."""
    facts = library.muscle(muscle.muscle)
    if facts is None or what.quiet or (what.root is not None and what.side not in (None, muscle.side)):
        return IDLE_TINT
    return muscle_tint(facts, what.root)


def deep_share(what: Beneath, tint: Tint) -> float:
    """How opaque a deep muscle is: alone, over the others, and over the others when it does not belong to the root."""
    if what.layer != MUSCLES:
        return DEEP_ALONE
    return DEEP_FILL if what.root is None or tint is not IDLE_TINT else DEEP_IDLE


def page_words(whats: Sequence[Beneath], library: Library) -> str:
    """What is drawn and chosen, for the foot of a page: that it is ours, and not scored; "" = nothing is."""
    if all(what.nothing for what in whats):
        return ""
    title = next((layer_title(what.layer, what.root) for what in whats if what.layer), "")
    chosen = next(filter(None, (_chosen_words(what, library, title) for what in whats)), "")
    return f"{chosen} {title or f'{tr(SCHEMATIC)}.'}" if chosen else title or f"{tr(SCHEMATIC)}."


def _chosen_words(what: Beneath, library: Library, title: str) -> str:
    condition, nerve = library.conditions.get(what.condition), library.nerves.get(what.nerve)
    muscle = library.muscle(what.muscle)
    if condition is not None:
        return felt_words(condition)
    if muscle is not None:
        return tr(
            "Outlined: {muscle} ({roots}), with its nerve.",
            muscle=low(muscle.name),
            roots=shares_in_words(muscle.roots),
        )
    if nerve is not None and not title:
        return nerve_words(nerve)
    if nerve is not None:
        return tr("Full: {nerve} with its branches.", nerve=low(nerve.name))
    return ""


def felt_words(condition: Condition) -> str:
    """What is drawn of a look-alike: a soft picture, else the outlines of its zones; "" = it has neither."""
    name = low(condition.name)
    if the_layers().blobs.get(condition.id):
        return tr(
            "Soft red: where {condition} is often felt, orange: where it may be; a teaching picture, never scored.",
            condition=name,
        )
    if not condition.core and not condition.possible:
        return ""
    return tr("Full outline: where {condition} is often felt, dashed: where it may be.", condition=name)


def nerve_words(nerve: Nerve) -> str:
    """What is drawn of a nerve that no layer shows."""
    return tr("{nerve} with its branches and their skin; red: where they can be caught.", nerve=nerve.name)


def shares_in_words(roots: Mapping[Root, float]) -> str:
    """The roots by their share with the sign of their step: "S1 +++, L5 ++, S2 +"."""
    ordered = sorted(roots, key=lambda root: -roots[root])
    return ", ".join(f"{root.value} {step_of(roots[root]).sign}" for root in ordered)


def low(text: str) -> str:
    """A name within a sentence: "Soleus" to "soleus", "SI joint" as it is."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text
