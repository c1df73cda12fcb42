"""What a page is asked to show in words, as on the command line: checked, and made ready to be drawn."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Root, Side
from bodymap.exports.beneath import (
    MUSCLES,
    NERVES,
    TERRITORIES,
    Beneath,
    of_condition,
    of_muscle,
    the_layers,
    with_nerve,
)
from bodymap.exports.beneath_svg import BeneathPage
from bodymap.exports.map_svg import MapPage, OneMap
from bodymap.exports.stacked_svg import AllMaps
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library

LAYERS = (MUSCLES, NERVES, TERRITORIES)
ALL = "all"
"""Asks for all maps stacked."""
LONGEST = 40
"""Characters of a word that are said again in a complaint."""


@dataclass(frozen=True, slots=True)
class PageChoice:
    """The words; "" = not asked for. maps: ids, or "all"; side: L or R, for what is chosen."""

    maps: tuple[str, ...] = ()
    layer: str = ""
    root: str = ""
    muscle: str = ""
    nerve: str = ""
    look_alike: str = ""
    side: str = ""

    @property
    def chosen(self) -> tuple[str, ...]:
        """The options that choose something to be lit."""
        words = {
            "--root": self.root,
            "--muscle": self.muscle,
            "--nerve": self.nerve,
            "--look-alike": self.look_alike,
        }
        return tuple(name for name, word in words.items() if word)


def check_choice(choice: PageChoice) -> None:
    """What can be said without reading anything. Raises BodymapError."""
    if choice.layer not in ("", *LAYERS):
        raise unknown("--layer", choice.layer, LAYERS)
    if choice.root and choice.root not in set(Root):
        raise unknown("--root", choice.root, Root)
    if choice.root and not (choice.layer or choice.maps):
        raise BodymapError("--root is lit on something; give --layer or --map too")
    if len(choice.chosen) > 1:
        raise BodymapError(f"one thing at a time is lit; expected only one of {', '.join(choice.chosen)}")
    if choice.side not in ("", *Side):
        raise unknown("--side", choice.side, Side)
    if choice.side and not choice.chosen:
        raise BodymapError("--side says of what is lit; give --root, --muscle, --nerve or --look-alike too")
    if ALL in choice.maps and len(choice.maps) > 1:
        raise BodymapError("--map all stands alone; it shows every map")


def map_pages(atlas: Atlas, choice: PageChoice) -> tuple[MapPage, ...]:
    """The maps that are asked for. Raises BodymapError for one that is not known."""
    behind = bool(choice.layer)
    root, side = _root(choice)
    if choice.maps == (ALL,):
        return (AllMaps(atlas, root, side, behind),)
    for name in choice.maps:
        if name not in atlas.maps:
            raise unknown("--map", name, (*atlas.maps, ALL))
    return tuple(OneMap(atlas.maps[name], root, side, behind) for name in choice.maps)


def beneath_page(atlas: Atlas, library: Library, choice: PageChoice) -> BeneathPage | None:
    """What is drawn under the skin; None = nothing is. Raises BodymapError for a name that is not known."""
    whats = tuple(what for what in _whats(library, choice) if not what.nothing)
    return BeneathPage(atlas, the_layers(), library, whats) if whats else None


def _whats(library: Library, choice: PageChoice) -> tuple[Beneath, ...]:
    root, side = _root(choice)
    ground = Beneath(choice.layer)
    if root is not None:
        return (Beneath(choice.layer, root, side),) if choice.layer else ()
    if choice.muscle:
        muscles = {one.id: one.name for one in library.muscles}
        return ground, of_muscle(library, _known("--muscle", choice.muscle, muscles), side, choice.layer)
    if choice.nerve:
        nerves = {one.id: one.name for one in library.nerves.values()}
        return with_nerve(library, choice.layer, _known("--nerve", choice.nerve, nerves), side)
    if choice.look_alike:
        pictured = {i: library.conditions[i].name for i in the_layers().blobs if i in library.conditions}
        return ground, of_condition(library, _known("--look-alike", choice.look_alike, pictured), side)
    return (ground,)


def _root(choice: PageChoice) -> tuple[Root | None, Side | None]:
    side = Side(choice.side) if choice.side else None
    return (Root(choice.root) if choice.root else None), side


def _known(option: str, word: str, known: Mapping[str, str]) -> str:
    """The id of a thing by its id or its name, however it is spelt."""
    spelt = {_plain(text): name for name, full in known.items() for text in (name, full)}
    if _plain(word) in spelt:
        return spelt[_plain(word)]
    near = get_close_matches(_plain(word[:LONGEST]), spelt, n=3, cutoff=0.5)
    raise unknown(option, word, dict.fromkeys(spelt[one] for one in near) if near else known)


def _plain(word: str) -> str:
    return "_".join(word.lower().replace("-", " ").replace("_", " ").split())


def unknown(option: str, word: str, expected: Iterable[str]) -> BodymapError:
    """The complaint about a word that is not known, with those that are."""
    return BodymapError(f"{option} {word[:LONGEST]!r} is not known; expected {listed(expected)}")


def listed(words: Iterable[str]) -> str:
    """Such as "a, b or c"."""
    *first, last = words
    return f"{', '.join(first)} or {last}" if first else last
