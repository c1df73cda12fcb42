"""Which names stand on a view of the body, and where they may: of what lies under the skin, of what is lit, of maps.

Pure, no Qt; places in mm of the view. Who comes first chooses its place first.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from math import inf
from typing import TYPE_CHECKING

import shapely
from shapely import LineString

from bodymap.atlas.layer_parts import ABOVE
from bodymap.atlas.levels import View
from bodymap.atlas.naming import Named, Spot, apart, roomiest
from bodymap.exports.beneath import MUSCLES, NERVES, TERRITORIES, Beneath, full_nerves, has_path, the_layers
from bodymap.exports.layer_look import muscle_tint
from bodymap.knowledge.library import Library

if TYPE_CHECKING:
    from bodymap.atlas.layers import Territory

INK, CHOSEN_INK, QUIET_INK = "#17212b", "#0d5468", "#5d6975"
"""Of a name, of what was chosen, and of a map that steps back behind a layer."""
ELSEWHERE = (45.0, -45.0, 90.0, -90.0)
"""mm above and below its best place where a name may stand when that is taken."""
ALONG = (0.5, 0.62, 0.38, 0.74, 0.26, 0.86, 0.14)
"""Shares of the length of a nerve at which its name may stand, the best first."""


class Role(Enum):
    """What a name says, and so what it asks of its place."""

    LEVEL = "level"  # a level of a map, or how many maps give one: lies in a strip of skin
    MUSCLE = "muscle"  # the main root of a muscle: lies on it
    SHARE = "share"  # how much a muscle depends on the chosen root: stands there in any case
    NERVE = "nerve"  # stands across its nerve or beside it


ROOM = {Role.LEVEL: (0.32, 0.5), Role.MUSCLE: (0.27, 0.42)}
"""Radius that a name needs, as shares of the width and the height of its letters."""


@dataclass(frozen=True, slots=True)
class Name:
    """A name and its possible places (mm, with the radius of free room), the best first; rank 0 chooses first."""

    text: str
    spots: tuple[Spot, ...]
    role: Role
    ink: str = INK
    rank: int = 1

    @property
    def twin(self) -> str:
        """What two names of one level at the same place of the left and the right half have in common; "" = of no level."""
        if self.role is not Role.LEVEL or not self.spots:
            return ""
        x, y, _ = self.spots[0]
        return f"{self.text} {abs(x):.0f} {y:.0f}"

    def need(self, wide: float, high: float) -> float:
        """Radius that letters of this width and height need: they may reach a little over the edge of a strip."""
        across, down = ROOM.get(self.role, (0.0, 0.0))
        return max(across * wide, down * high)


class NamesUnder:
    """The names of what lies under the skin; keeps the places that are slow to find."""

    def __init__(self, library: Library) -> None:
        self._library = library
        self._skins: dict[tuple[View, str], tuple[Spot, ...]] = {}

    def names(self, whats: Iterable[Beneath], view: View) -> tuple[Name, ...]:
        """Those of a shown layer and of what a choice adds to it, each name once."""
        found: dict[str, Name] = {}
        letters: list[Name] = []
        for what in (one for one in whats if not one.quiet):
            if what.layer == MUSCLES:
                letters += self._letters(what, view)
            for name in self._of(what, view):
                known = found.get(name.text)
                if known is None or name.rank < known.rank:
                    found[name.text] = name
        return (*found.values(), *letters)

    def _of(self, what: Beneath, view: View) -> Iterable[Name]:
        if what.layer == NERVES or what.nerves:
            yield from self._paths(what, view)
        if what.layer == TERRITORIES:
            yield from self._territories(what, view)

    def _letters(self, what: Beneath, view: View) -> Iterable[Name]:
        """The roots on the muscles, the roomiest first; all of them where one root is chosen."""
        seen = [m for m in the_layers().muscles.get(view, ()) if m.spot[2] > 0]
        for one in sorted(seen, key=lambda m: -m.spot[2]):
            muscle = self._library.muscle(one.muscle)
            lit = what.root is None or what.side in (None, one.side)
            letters = muscle_tint(muscle, what.root).letters if muscle and lit else ""
            if letters:
                role = Role.MUSCLE if what.root is None else Role.SHARE
                yield Name(letters, (one.spot,), role, rank=2)

    def _paths(self, what: Beneath, view: View) -> Iterable[Name]:
        full = full_nerves(what, self._library)
        paths = [n for n in the_layers().nerves.get(view, ()) if has_path(n, what)]
        for nerve in dict.fromkeys(n.nerve for n in paths):
            if full is None or nerve in full:
                lines = [n.line for n in paths if n.nerve == nerve]
                yield self._name(nerve, _along(lines), what)

    def _territories(self, what: Beneath, view: View) -> Iterable[Name]:
        full = full_nerves(what, self._library)
        skins = [t for t in the_layers().territories.get(view, ()) if t.nerve != ABOVE]
        names = dict.fromkeys(t.nerve for t in skins if full is None or t.nerve in full)
        spots = {name: self._skin_spots(view, name, skins) for name in names}
        for nerve in sorted(names, key=lambda name: -spots[name][0][2]):
            yield self._name(nerve, spots[nerve], what)

    def _name(self, nerve: str, spots: tuple[Spot, ...], what: Beneath) -> Name:
        """A chosen nerve comes first; what a choice adds comes before the layer it is added to."""
        facts = self._library.nerves.get(nerve)
        chosen = nerve == what.nerve
        rank = 0 if chosen or not what.layer else 1
        ink = CHOSEN_INK if chosen else INK
        return Name(facts.short if facts else nerve, spots, Role.NERVE, ink, rank)

    def _skin_spots(self, view: View, nerve: str, skins: Sequence["Territory"]) -> tuple[Spot, ...]:
        """Where the name of a nerve may stand in its skin, the roomiest place first."""
        if (view, nerve) not in self._skins:
            parts = [part for t in skins if t.nerve == nerve for part in t.shape.geoms]
            spots = sorted(map(roomiest, parts), key=lambda spot: -spot[2])
            shape = shapely.union_all(parts)
            beside = [(x, y + step, r) for x, y, r in spots for step in ELSEWHERE]
            free = [spot for spot in beside if shapely.intersects_xy(shape, spot[0], spot[1])]
            self._skins[view, nerve] = (*spots, *free)
        return self._skins[view, nerve]


def _along(lines: Sequence[LineString]) -> tuple[Spot, ...]:
    """Places for a name along a nerve, first all of the longest line."""
    found = [
        line.interpolate(share, normalized=True)
        for line in sorted(lines, key=lambda line: -line.length)
        for share in ALONG
    ]
    return tuple((spot.x, spot.y, inf) for spot in found)


def level_names(levels: Iterable[Named], letter: float, quiet: bool = False) -> tuple[Name, ...]:
    """The names of levels, the roomiest parts first; letter: mm that one takes; quiet: of a map that steps back."""
    parts = [(spot, one.name) for one in levels for spot in apart(one, letter * (len(one.name) + 0.5))]
    ink, rank = (QUIET_INK, 4) if quiet else (INK, 3)
    ordered = sorted(parts, key=lambda one: -one[0][2])
    return tuple(Name(name, (spot,), Role.LEVEL, ink, rank) for spot, name in ordered)
