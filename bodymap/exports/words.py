"""Places of the body in plain words with the side: "left outer calf, seen from behind"."""

import re
from collections.abc import Iterable, Mapping

from bodymap.atlas.levels import Side, View
from bodymap.knowledge.library import ZoneFacts
from bodymap.reasoning.evidence_words import listed

_LIMB = re.compile(r"\bthe (?=(?:lower leg|thigh|knee|shin|calf|foot|heel|sole|hip|big toe|buttock)\b)")
"""What has a side itself: "back of the knee" becomes "back of the left knee"."""

_MIDDLE = re.compile(
    r"^(?:skin around|skin between anus|genitals|sacrum|tail bone|beside|upper part|lower part)"
)
"""What lies in or next to the middle: "skin around the anus" becomes "skin around the anus, left side"."""


def zone_words(zones: Mapping[str, ZoneFacts], zone: str, side: Side | None) -> str:
    """The zone with its side, in lower case; side None = on the midline, no side is said."""
    facts = zones.get(zone)
    words = facts.words if facts else zone.replace("_", " ")
    if side is None:
        return words
    if _MIDDLE.match(words):
        return f"{words}, {side.word} side"
    in_limb, found = _LIMB.subn(f"the {side.word} ", words, count=1)
    return in_limb if found else f"{side.word} {words}"


def place_words(zones: Mapping[str, ZoneFacts], zone: str | None, side: Side | None, view: View) -> str:
    """Where a point is, for a status line: "left outer calf, seen from behind"; "" off the body."""
    return f"{zone_words(zones, zone, side)}, {view.words}" if zone else ""


def places_words(zones: Mapping[str, ZoneFacts], places: Iterable[tuple[str, Side]]) -> str:
    """Several zones in one line, each zone once and both sides together.

    "left: big toe and inner ankle; both sides: outer calf". Sides in the order they first appear.
    """
    sides: dict[str, list[Side]] = {}
    for zone, side in places:
        known = sides.setdefault(zone, [])
        if side not in known:
            known.append(side)
    groups: dict[str, list[str]] = {}
    for zone, found in sides.items():
        where = "both sides" if len(found) > 1 else found[0].word
        groups.setdefault(where, []).append(zone_words(zones, zone, None))
    return "; ".join(f"{where}: {listed_apart(names)}" for where, names in groups.items())


def listed_apart(names: Iterable[str]) -> str:
    """A list that reads well: "a, b and c", each name once; with semicolons where a name holds a comma."""
    known = list(dict.fromkeys(names))
    if not any("," in name for name in known):
        return listed(known)
    return known[0] if len(known) == 1 else "; ".join(known[:-1]) + "; and " + known[-1]
