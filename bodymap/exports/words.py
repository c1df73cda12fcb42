"""What is painted and where, in plain words: "back of the left knee, seen from behind", "numbness, 7 of 10"."""

import re
from collections.abc import Iterable, Mapping

from bodymap.atlas.atlas import Atlas, Located
from bodymap.atlas.levels import Side, View
from bodymap.drawing.pain_drawing import Mark, PainDrawing
from bodymap.knowledge.library import ZoneFacts
from bodymap.knowledge.rules import Painting
from bodymap.language import ENGLISH, listed, spoken, tr
from bodymap.reasoning.coverage import coverage

_LIMB = re.compile(r"\bthe (?=(?:lower leg|thigh|knee|shin|calf|foot|heel|sole|hip|big toe|buttock)\b)")
"""What has a side itself: "back of the knee" becomes "back of the left knee"."""

_MIDDLE = re.compile(
    r"^(?:skin around|skin between anus|genitals|sacrum|tail bone|beside|upper part|lower part)"
)
"""What lies in or next to the middle: "skin around the anus" becomes "skin around the anus, left side"."""


def zone_words(zones: Mapping[str, ZoneFacts], zone: str, side: Side | None) -> str:
    """The zone with its side, in lower case; side None = on the midline, no side is said.

    Only English puts the side into the name; every other language adds it.
    """
    facts = zones.get(zone)
    words = facts.words if facts else zone.replace("_", " ")
    if side is None:
        return words
    if spoken() is not ENGLISH or _MIDDLE.match(words):
        left = side is Side.LEFT
        return tr("{place}, left side", place=words) if left else tr("{place}, right side", place=words)
    in_limb, found = _LIMB.subn(f"the {side.english} ", words, count=1)
    return in_limb if found else f"{side.english} {words}"


def place_words(zones: Mapping[str, ZoneFacts], zone: str | None, side: Side | None, view: View) -> str:
    """Where a point is, for a status line: "left outer calf, seen from behind"; "" off the body."""
    return tr("{place}, {seen}", place=zone_words(zones, zone, side), seen=view.words) if zone else ""


def place_line(zones: Mapping[str, ZoneFacts], located: Located) -> str:
    """The same of a point, to stand alone: "Left outer calf, seen from behind"; "" off the body."""
    words = place_words(zones, located.zone, located.side, located.view)
    return words[:1].upper() + words[1:]


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
        where = tr("both sides") if len(found) > 1 else found[0].word
        groups.setdefault(where, []).append(zone_words(zones, zone, None))
    return "; ".join(tr("{name}: {text}", name=where, text=listed(names)) for where, names in groups.items())


def painted_places(atlas: Atlas, painting: Painting, mark: Mark) -> tuple[tuple[str, Side], ...]:
    """The zones a mark lies on with their sides, the largest part first.

    A zone the brush only ran over is left out, but never the largest: a small dot lies somewhere too.
    """
    covered = sorted(coverage(atlas, PainDrawing((mark,))), key=lambda c: -c.area)
    kept = (c for c in covered if c.share >= painting.overshoot or c is covered[0])
    return tuple((c.zone, c.side) for c in kept)


def feeling_words(mark: Mark) -> str:
    """Such as "numbness, 7 of 10, on the skin"."""
    strength = "" if mark.intensity is None else tr("{strength} of 10", strength=mark.intensity)
    return ", ".join(w for w in (mark.sensation.words, strength, mark.depth.words) if w)


def zone_told(name: str, marks: Iterable[Mark]) -> str:
    """A zone and what is painted there: "left outer calf: numbness, 6 of 10"; name: as zone_words says it."""
    feelings = "; ".join(dict.fromkeys(map(feeling_words, marks)))
    return tr("{place}: {feelings}", place=name, feelings=feelings) if feelings else tr("{place}: nothing painted", place=name)
