"""What `bodymap locate` tells a person about a place: names, not ids. Scripts take the JSON."""

from collections.abc import Iterable, Mapping
from math import isfinite

from bodymap.atlas.atlas import Atlas, Located
from bodymap.atlas.levels import View
from bodymap.exports.words import place_words
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library

LONGEST = 40
"""Characters of a word that are said again in a complaint."""
_BLANK = {"none": "blank", "above": "above its levels"}


def located_line(found: Located, atlas: Atlas, library: Library, maps: Mapping[str, str]) -> str:
    """One line. maps: the name of each map by its id."""
    place = f"{found.view.value} {found.x:g} {found.y:g}"
    if found.zone is None:
        return f"{place}: off the body; {range_words(atlas, found.view)}"
    parts = (
        _zone(found, library),
        _levels(found.maps, maps),
        _told("skin of", [library.nerves[i].name for i in found.nerves if i in library.nerves]),
        _told("nerves below:", [library.nerves[i].name for i in found.nerves_below if i in library.nerves]),
        _told(
            "muscles from outside:", [m.name for i in found.muscles if (m := library.muscle(i)) is not None]
        ),
    )
    return f"{place}: {'; '.join(filter(None, parts))}"


def _zone(found: Located, library: Library) -> str:
    words = place_words(library.zones, found.zone, found.side, found.view)
    return words if found.side else f"{words}, on the midline"


def _levels(answers: Mapping[str, str], names: Mapping[str, str]) -> str:
    """Such as "L4 (lay articles), L3 (Foerster 1933; Lee 2008)"; blanks last."""
    found: dict[str, list[str]] = {}
    for map_id, level in answers.items():
        found.setdefault(level, []).append(names.get(map_id, map_id))
    order = sorted(found, key=lambda level: (level in _BLANK, -len(found[level])))
    return ", ".join(f"{_BLANK.get(level, level)} ({'; '.join(found[level])})" for level in order)


def _told(lead: str, names: Iterable[str]) -> str:
    said = ", ".join(name[:1].lower() + name[1:] for name in names)
    return f"{lead} {said}" if said else ""


def range_words(atlas: Atlas, view: View) -> str:
    """How far a view goes, mm: "the front view goes from x -446 to 446 and from y -15 to 1770 mm"."""
    left, top, right, bottom = atlas.boxes[view]
    return (
        f"the view {view.value} goes from x {left:.0f} to {right:.0f} and from y {top:.0f} to {bottom:.0f} mm"
    )


def place_of(atlas: Atlas, view: View, x: str, y: str) -> tuple[float, float]:
    """The numbers (mm) of a place in words. Raises BodymapError for what is none, or lies beside the whole view."""
    left, top, right, bottom = atlas.boxes[view]
    across, down = _number(x), _number(y)
    if across is None or down is None:
        word = f"x {x[:LONGEST]!r}" if across is None else f"y {y[:LONGEST]!r}"
        raise BodymapError(f"{word} is not a number; expected two numbers in mm: {range_words(atlas, view)}")
    if not (left <= across <= right and top <= down <= bottom):
        raise BodymapError(f"{across:g} {down:g} lies outside; {range_words(atlas, view)}")
    return across, down


def _number(text: str) -> float | None:
    """None: it is not a number, or not a finite one."""
    try:
        value = float(text)
    except ValueError:
        return None
    return value if isfinite(value) else None
