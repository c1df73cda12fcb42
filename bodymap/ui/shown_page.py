"""What the window shows, as a page: the same maps, layer, choice and views. Pure, no Qt; loaded when a page is made."""

from dataclasses import dataclass

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Root, View
from bodymap.exports.beneath import the_layers
from bodymap.exports.beneath_svg import BeneathPage
from bodymap.exports.map_svg import MapPage, OneMap
from bodymap.exports.stacked_svg import AllMaps
from bodymap.knowledge.library import Library
from bodymap.ui.figure_groups import page_views
from bodymap.ui.layers_shown import beneath, layer_shown
from bodymap.ui.maps_shown import maps_over
from bodymap.ui.state import State


@dataclass(frozen=True, slots=True)
class ShownPage:
    """What a page holds besides the drawing; views: () = those of every page."""

    maps: tuple[MapPage, ...] = ()
    beneath: BeneathPage | None = None
    views: tuple[View, ...] = ()
    whole: bool = False


def shown_page(state: State, atlas: Atlas, library: Library) -> ShownPage:
    """The maps and the layer on the screen with what is chosen in them; nothing in a mode without a reading."""
    views, whole = page_views(state.show.views)
    whats = tuple(what for what in beneath(state, library) if not what.nothing)
    page = BeneathPage(atlas, the_layers(), library, whats) if whats else None
    return ShownPage(_maps(state, atlas, library), page, views, whole)


def _maps(state: State, atlas: Atlas, library: Library) -> tuple[MapPage, ...]:
    over, side, behind = maps_over(state), state.selection.side, bool(layer_shown(state))
    root = _root(state, library)
    if over.stacked:
        return (AllMaps(atlas, root, side, behind),)
    ids = over.two or (over.one,)
    return tuple(OneMap(atlas.maps[one], root, side, behind) for one in ids if one in atlas.maps)


def _root(state: State, library: Library) -> Root | None:
    """The chosen root, or the one that the chosen disc usually presses."""
    disc = library.discs.get(state.selection.disc) if state.selection.disc is not None else None
    return disc.paracentral if disc is not None else state.selection.root
