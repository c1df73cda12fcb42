"""Whether what is drawn under the skin agrees with what is known: every id named once and drawn, skin of a nerve where its
zones are, pictures of look-alikes in the zones of their condition.

Limits: a nerve that covers half of a zone in a view must list it, a fifth must be listed at least as sometimes, and a
listed zone must be covered to a fifth somewhere (assumed).
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

import shapely
from shapely import MultiPolygon

from bodymap.atlas.atlas import Atlas, open_atlas
from bodymap.atlas.layer_check import share_of
from bodymap.atlas.layer_parts import ABOVE
from bodymap.atlas.layers import Layers, ReferralBlob, open_layers
from bodymap.atlas.levels import Side, View
from bodymap.atlas.parts import Complaint
from bodymap.data import data_folder
from bodymap.files.problems import BodymapError, Place
from bodymap.knowledge.library import Library
from bodymap.knowledge.stored import open_library
from bodymap.knowledge.vocabulary import ANY, FindingKind

MOST, SOME = 0.5, 0.2
IN_ITS_ZONES = 0.6
"""Share of a picture that must lie in the zones of its condition."""
NOT_OF_THE_LEG = ("all", "anal_tone_or_squeeze")
"""Strength words without a muscle of the leg."""


def layer_complaints(folder: Path | None = None) -> tuple[Complaint, ...]:
    """The disagreements of a `regions` folder (default: the shipped one) with the shipped library.

    Empty where the folder holds no layers, or nothing that can be drawn; the check of the atlas tells that.
    """
    regions = folder or data_folder("regions")
    if not (regions / "muscles").is_dir():
        return ()
    try:
        return layer_faults(open_layers(regions), open_atlas(regions), open_library(), regions)
    except BodymapError:
        return ()


def layer_faults(layers: Layers, atlas: Atlas, library: Library, folder: Path) -> tuple[Complaint, ...]:
    """Every disagreement between the drawn layers and the library; folder: the `regions` they were drawn from."""
    found = (
        *_names(layers, library, folder),
        *_movements(library),
        *_zones(layers, atlas, library, folder),
        *_pictures(layers, atlas, library, folder),
    )
    return tuple(dict.fromkeys(found))


def _file(folder: Path, kind: str, view: View | None = None) -> Place:
    name = kind if view is None else f"{kind}/{_DRAWING.get(view, view.value)}.yaml"
    return Place(str(folder / name))


_DRAWING = {View.SIDE_LEFT: "side-right", View.INNER_RIGHT: "inner-left"}
"""Views that are drawn as the mirror image of another."""


def _names(layers: Layers, library: Library, folder: Path) -> Iterator[Complaint]:
    muscles, nerves = {m.id for m in library.muscles}, set(library.nerves)
    drawn_muscles = [(m.muscle, view) for view, found in layers.muscles.items() for m in found]
    drawn_nerves = [(n.nerve, view) for view, found in layers.nerves.items() for n in found]
    skins = [(t.nerve, view) for view, found in layers.territories.items() for t in found if t.nerve != ABOVE]
    for kind, drawn, known in (
        ("muscles", drawn_muscles, muscles),
        ("nerves", drawn_nerves, nerves),
        ("territories", skins, nerves),
    ):
        for name, view in drawn:
            if name not in known:
                yield Complaint(f"nothing is known about {name!r}", _file(folder, kind, view))
    for name in sorted(muscles - {name for name, _ in drawn_muscles}):
        yield Complaint(f"the muscle {name!r} is drawn in no view", _file(folder, "muscles"))
    for name in sorted(nerves - {name for name, _ in (*drawn_nerves, *skins)}):
        yield Complaint(f"the nerve {name!r} is drawn in no view", _file(folder, "nerves"))
    yield from _caught(layers, library, folder)


def _caught(layers: Layers, library: Library, folder: Path) -> Iterator[Complaint]:
    drawn = {(p.nerve, p.name) for found in layers.places.values() for p in found}
    known = {(n.id, place) for n in library.nerves.values() for place in n.caught}
    for nerve, place in sorted(drawn ^ known):
        words = "drawn in no view" if (nerve, place) in known else "not among the facts"
        yield Complaint(f"the place {place!r} of {nerve!r} is {words}", _file(folder, "nerves"))


def _movements(library: Library) -> Iterator[Complaint]:
    moved = {movement for muscle in library.muscles for movement in muscle.movements}
    for word in library.words:
        if word.kind is FindingKind.STRENGTH and word.name not in (*moved, *NOT_OF_THE_LEG):
            yield Complaint(f"no muscle makes the movement {word.name!r}", Place("muscles.yaml"))


def zone_shares(layers: Layers, atlas: Atlas) -> dict[tuple[str, str], float]:
    """(zone, nerve) -> largest share of the zone, over the views, that lies in the skin of the nerve.

    ABOVE stands for trunk and arms, which belong to no nerve of the leg.
    """
    shares: dict[tuple[str, str], float] = {}
    for view in atlas.views:
        skins = layers.territories.get(view, ())
        for zone in (z for z in atlas.zones(view) if z.side is Side.RIGHT):
            for skin in (t for t in skins if t.side is Side.RIGHT):
                share = share_of(skin.shape, zone.shape)
                if share > 0:
                    key = (zone.zone, skin.nerve)
                    shares[key] = max(shares.get(key, 0.0), share)
    return shares


def _zones(layers: Layers, atlas: Atlas, library: Library, folder: Path) -> Iterator[Complaint]:
    shares = zone_shares(layers, atlas)
    file = _file(folder, "territories")
    for (zone, name), share in sorted(shares.items()):
        nerve = library.nerves.get(name)
        if nerve is None or zone in nerve.zones:
            continue
        if share >= MOST:
            yield Complaint(f"{name!r} covers {share:.0%} of {zone!r} in a view but does not list it", file)
        elif share >= SOME and zone not in nerve.sometimes:
            yield Complaint(f"{name!r} covers {share:.0%} of {zone!r} and lists it nowhere", file)
    for nerve in library.nerves.values():
        for zone in nerve.zones:
            share = shares.get((zone, nerve.id), 0.0)
            if share < SOME:
                yield Complaint(f"{nerve.id!r} lists {zone!r} but covers only {share:.0%} of it", file)
    owned = {zone for nerve in library.nerves.values() for zone in nerve.zones}
    owned |= {zone for (zone, name), share in shares.items() if name == ABOVE and share >= MOST}
    for zone in sorted(set(library.zones) - owned):
        yield Complaint(f"the zone {zone!r} belongs to no nerve", file)


def _pictures(layers: Layers, atlas: Atlas, library: Library, folder: Path) -> Iterator[Complaint]:
    file = _file(folder, "referral.yaml")
    for name, blobs in layers.blobs.items():
        condition = library.conditions.get(name)
        if condition is None:
            yield Complaint(f"nothing is known about the condition {name!r}", file)
            continue
        own = {*condition.core_zones, *condition.possible_zones}
        if own <= {ANY}:
            continue
        for blob in blobs:
            share = _share_in(blob, [z.shape for z in atlas.zones(blob.view) if z.zone in own])
            if share < IN_ITS_ZONES:
                words = f"only {share:.0%} of {blob.what!r} of {name!r} lies in the zones of the condition"
                yield Complaint(f"{words} (view {blob.view.value})", file)


def _share_in(blob: ReferralBlob, zones: Iterable[MultiPolygon]) -> float:
    return share_of(shapely.union_all(list(zones)), blob.shape)
