"""What lies under the skin in the window, and what a click on it chooses: pure, no Qt."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from bodymap.atlas.atlas import Atlas, Located
from bodymap.atlas.levels import Root, View
from bodymap.exports.beneath import (
    MUSCLES,
    NERVES,
    NOTHING_BENEATH,
    TERRITORIES,
    Beneath,
    felt_words,
    low,
    nerve_words,
    of_condition,
    of_muscle,
    the_layers,
    with_nerve,
)
from bodymap.exports.layer_look import SCHEMATIC, layer_title, step_of
from bodymap.knowledge.library import Library, Muscle
from bodymap.language import tr, tr_later, with_colon
from bodymap.ui.figure_tools import selected_at
from bodymap.ui.state import Selection, Show, State, ToolName

if TYPE_CHECKING:
    from bodymap.atlas.layers import Layers

NAMES = {"": tr_later("Skin only"), MUSCLES: tr_later("Muscles"), NERVES: tr_later("Nerves"), TERRITORIES: tr_later("Skin of the nerves")}
"""The layers as they stand in menus, with none of them first."""


AGAIN = {
    ToolName.BRUSH: tr_later("Brush is in your hand again."),
    ToolName.ERASER: tr_later("Eraser is in your hand again."),
    ToolName.FILL: tr_later("Fill is in your hand again."),
    ToolName.SELECT: tr_later("Select is in your hand again."),
}
THINGS = {MUSCLES: tr_later("a muscle"), NERVES: tr_later("a nerve"), TERRITORIES: tr_later("the skin of a nerve")}
"""What there is to point at in a layer."""


def beneath(state: State, library: Library) -> tuple[Beneath, Beneath]:
    """The shown layer, and what a choice adds to it; apart, so that a click paints only the second anew.

    Nothing in a mode without a reading, so that a drawing is not led.
    """
    if not state.mode.shows_reading:
        return NOTHING_BENEATH, NOTHING_BENEATH
    chosen, layer = state.selection, state.show.layer
    if not state.show.answers:
        return (Beneath(layer, quiet=True) if layer else NOTHING_BENEATH), NOTHING_BENEATH
    if layer and chosen.root is not None:
        return Beneath(layer, chosen.root, chosen.side), NOTHING_BENEATH
    if chosen.nerve is not None:
        return with_nerve(library, layer, chosen.nerve, chosen.side)
    ground = Beneath(layer) if layer else NOTHING_BENEATH
    if chosen.muscle is not None:
        return ground, of_muscle(library, chosen.muscle, chosen.side, layer)
    if chosen.reflex is not None:
        jerked = frozenset(m.id for m in muscles_of_reflex(library, chosen.reflex))
        return ground, NOTHING_BENEATH if layer == MUSCLES else Beneath(muscles=jerked, side=chosen.side)
    if chosen.condition is None:
        return ground, NOTHING_BENEATH
    side = next((s.side for s in state.reading.look_alikes if s.id == chosen.condition), None)
    return ground, of_condition(library, chosen.condition, side)


def chosen_at(atlas: Atlas, state: State, view: View, x: float, y: float) -> Selection:
    """What a click means: what the shown layer has there, else the mark painted there, else the place itself (mm).

    What is chosen already steps back for what lies under it, and after the last of a layer for the mark.
    """
    under = chosen_under(the_layers(), state, atlas.locate(view, x, y)) if layer_shown(state) else None
    return under or selected_at(atlas, state.drawing, view, x, y)


def layer_shown(state: State) -> str:
    """The layer over the body; "" in a mode without a reading."""
    return state.show.layer if state.mode.shows_reading else ""


def tool_for(
    tool: ToolName, aside: ToolName | None, before: str, now: str
) -> tuple[ToolName, ToolName | None]:
    """The tool in hand and the one laid aside when another layer ("" = none) is shown than before.

    A layer is there to be pointed at, so it comes with the pointer; it gives the brush back when it goes, unless
    another tool was taken meanwhile.
    """
    if bool(before) == bool(now):
        return tool, aside
    if now:
        return ToolName.SELECT, None if tool is ToolName.SELECT else tool
    return (aside or tool) if tool is ToolName.SELECT else tool, None


def hand_words(before: ToolName, now: ToolName, layer: str) -> str:
    """What is said when a layer ("" = none) has changed the tool in hand."""
    if layer and now is ToolName.SELECT:
        return tr("Select is in your hand: click {things} to read about it. B paints again.", things=tr(THINGS[layer]))
    return "" if before is now else tr(AGAIN[now])


def chosen_under(layers: "Layers", state: State, at: Located) -> Selection | None:
    """What a click on a layer means: the outermost muscle, at the next click the one below it; a nerve that is not
    chosen already; None = neither.
    """
    layer, chosen = state.show.layer, state.selection
    if not state.mode.shows_reading or at.zone is None:
        return None
    here = (at.view, at.x, at.y)
    if layer == MUSCLES:
        found = layers.muscles_at(*here)
        again = found.index(chosen.muscle) + 1 if chosen.muscle in found and chosen.side is at.side else 0
        return Selection(muscle=found[again], side=at.side) if again < len(found) else None
    found = (
        layers.nerves_at(*here) if layer == NERVES else layers.skin_at(*here) if layer == TERRITORIES else ()
    )
    nerve = Selection(nerve=next(iter(found), None), side=at.side)
    return None if nerve.nerve is None or nerve == chosen else nerve


def words_under(layers: "Layers", library: Library, layer: str, at: Located) -> str:
    """What the pointer is over in a layer: "large buttock muscle (S1 L5 S2), over the piriformis"; "" = nothing."""
    here = (at.view, at.x, at.y)
    if layer == MUSCLES:
        known = [m for m in map(library.muscle, layers.muscles_at(*here)) if m is not None]
        below = tr(", over {items}", items=', '.join(low(m.name) for m in known[1:])) if len(known) > 1 else ""
        return tr("Muscle: {name} ({roots_in_words}){below}", name=low(known[0].name), roots_in_words=roots_in_words(known[0]), below=below) if known else ""
    ids = (
        layers.nerves_at(*here) if layer == NERVES else layers.skin_at(*here) if layer == TERRITORIES else ()
    )
    names = [low(library.nerves[i].name) for i in ids if i in library.nerves]
    lead = tr("Nerve") if layer == NERVES else tr("Skin of")
    return with_colon(lead, ', '.join(names)) if names else ""


def name_under(layers: "Layers", library: Library, layer: str, at: Located) -> str:
    """The name of what the pointer is over in a layer, for a tag beside it; "" = nothing."""
    here = (at.view, at.x, at.y)
    if layer == MUSCLES:
        muscle = next((m for m in map(library.muscle, layers.muscles_at(*here)) if m is not None), None)
        return f"{muscle.name}, {roots_in_words(muscle)}" if muscle else ""
    ids = layers.nerves_at(*here) if layer == NERVES else layers.skin_at(*here) if layer else ()
    return next((library.nerves[i].name for i in ids if i in library.nerves), "")


def roots_in_words(muscle: Muscle) -> str:
    """Its roots, the main one first: "S1 L5 S2"."""
    return " ".join(root.value for root in by_share(muscle.roots))


def by_share(roots: Mapping[Root, float]) -> tuple[Root, ...]:
    return tuple(sorted(roots, key=lambda root: -roots[root]))


def legend_of(state: State, library: Library) -> str:
    """The line below the body that says what is drawn under the skin; "" = nothing is."""
    ground, added = beneath(state, library)
    if ground.nothing and added.nothing:
        return ""
    title = layer_title(ground.layer, ground.root)
    condition, nerve = library.conditions.get(added.condition), library.nerves.get(added.nerve)
    if condition is not None:
        felt = felt_words(condition)
        drawn = title or (f"{tr(SCHEMATIC)}." if felt or added.muscles or added.nerves else "")
        return " ".join(filter(None, (felt, drawn)))
    if nerve is not None and not title:
        return f"{nerve_words(nerve)} {tr(SCHEMATIC)}."
    return title or f"{tr(SCHEMATIC)}."


def root_rings(state: State, library: Library) -> dict[Root, int]:
    """Rings of each root on the spine for a chosen muscle (three for a main root, one for a little) or nerve (one)."""
    muscle = library.muscle(state.selection.muscle or "")
    nerve = library.nerves.get(state.selection.nerve or "")
    if not state.mode.shows_reading:
        return {}
    if muscle is not None:
        return {root: step_of(share).sign.count("+") for root, share in muscle.roots.items()}
    if state.selection.reflex is not None:
        return dict.fromkeys(roots_of_reflex(library, state.selection.reflex), 1)
    return dict.fromkeys(nerve.roots, 1) if nerve is not None else {}


def muscles_of_reflex(library: Library, reflex: str) -> tuple[Muscle, ...]:
    """The muscles whose jerk it is."""
    return tuple(muscle for muscle in library.muscles if muscle.reflex == reflex)


def roots_of_reflex(library: Library, reflex: str) -> tuple[Root, ...]:
    """The roots it goes with, those first for which it is the most telling reflex."""
    found = [facts for facts in library.roots.values() if reflex in facts.reflexes]
    return tuple(facts.root for facts in sorted(found, key=lambda one: one.reflexes.index(reflex)))


def with_layer(show: Show, layer: str) -> Show:
    """The layer, or none where it is shown already."""
    return replace(show, layer="" if show.layer == layer else layer)
