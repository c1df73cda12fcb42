"""How much the reading would change if the skin were as one map draws it: asked for, never while painting.

For each map the roots are ranked again, with the chances of the evidence table replaced by the map's own skin: the
chance that a person with a root marks a zone rises in a straight line from the lowest to the highest chance of the
model, with the part of the zone's named skin that the map gives to that root. Skin the map leaves blank is no
evidence: a zone that is half blank counts half, one that is nearly blank not at all. Findings, caps and priors stay as they are. The straight line is
assumed; the lowest and highest chances are those of knowledge/model.yaml.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from math import log

from bodymap.atlas.atlas import Atlas, BodyMap
from bodymap.atlas.levels import Root, Side
from bodymap.atlas.zone_levels import ZoneLevels
from bodymap.drawing.pain_drawing import Mark
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.library import Library
from bodymap.language import tr, tr_later
from bodymap.reasoning.examination import Examination
from bodymap.reasoning.painted_levels import Painted, painted_levels
from bodymap.reasoning.root_model import Marking, SideFit, fit_sides
from bodymap.reasoning.symptoms import Symptoms

ASSUMED = tr_later(
    "Assumed: under a map, a zone speaks for the roots whose skin it is there, in proportion; blank skin speaks "
    "for none; what was examined counts as before."
)
SAME = 0.05
"""A first root whose probability moves by less than this keeps "about the same" (assumed)."""


@dataclass(frozen=True, slots=True)
class UnderMap:
    """One map and side. painted: share 0-1 of the painted skin by level, largest first, "none" among them; empty
    when no drawing is known. roots: probability 0-1 of every root, most likely first; empty when the map says
    nothing of what is marked. before: the same without the map.
    """

    map_id: str
    title: str
    side: Side
    painted: tuple[tuple[str, float], ...]
    roots: tuple[tuple[Root, float], ...]
    before: tuple[tuple[Root, float], ...]

    @property
    def sentence(self) -> str:
        """`Under our schematic after Foerster 1933, left: S1 first instead of L5 (L5 62 % -> 31 %, S1 48 %).`"""
        return tr(
            "Under {map}, {side}: {change}.",
            map=_small(self.title),
            side=self.side.word,
            change=self._change(),
        )

    def _change(self) -> str:
        if not self.roots:
            return tr("it leaves the marked skin blank, or nearly so, and says nothing of the roots")
        (first, now), (was, then) = self.roots[0], self.before[0]
        if first is was:
            moved = abs(now - then) >= SAME
            about = f"{_percent(then)} -> {_percent(now)}" if moved else tr("about the same")
            return tr("{root} stays first ({how})", root=first.value, how=about)
        left, came = dict(self.roots)[was], dict(self.before)[first]
        figures = (
            f"{was.value} {_percent(then)} -> {_percent(left)}, {first.value} {_percent(came)} -> {_percent(now)}"
        )
        return tr(
            "{first} first instead of {other} ({figures})",
            first=first.value,
            other=was.value,
            figures=figures,
        )


def _small(title: str) -> str:
    """A title inside a sentence."""
    return title[:1].lower() + title[1:]


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def under_maps(
    library: Library,
    atlas: Atlas,
    symptoms: Symptoms,
    examination: Examination,
    marks: tuple[Mark, ...] = (),
) -> tuple[UnderMap, ...]:
    """Every map and side in play, in the order of the maps; empty when nothing is marked.

    marks: the drawing, where there is one; of it the numb or tingling skin where there is any, else all.
    """
    before = {fit.side: fit for fit in fit_sides(library, symptoms, examination) if fit.amount > 0}
    if not before:
        return ()
    chosen = tuple(m for m in marks if m.sensation.channel is Channel.SENSORY) or marks
    painted = painted_levels(atlas, chosen)
    return tuple(
        one
        for body_map in atlas.maps.values()
        for one in _of_map(library, atlas, body_map, symptoms, examination, before, painted[body_map.id])
    )


def _of_map(
    library: Library,
    atlas: Atlas,
    body_map: BodyMap,
    symptoms: Symptoms,
    examination: Examination,
    before: Mapping[Side, SideFit],
    painted: Painted,
) -> Iterable[UnderMap]:
    rules = library.rules.telling.under_maps
    zones = {z: lv for z, lv in atlas.zone_levels(body_map.id).items() if named(lv) >= rules.least_named}
    spoken = _spoken_of(symptoms, zones)
    fits = {
        f.side: f for f in fit_sides(library, spoken, examination, marking(library, zones)) if f.amount > 0
    }
    for side, was in before.items():
        now, shares = fits.get(side), _shares(painted, side)
        blank = shares and named(dict(shares)) < rules.nearly_blank
        roots = _ranked(now) if now and not blank else ()
        yield UnderMap(body_map.id, body_map.full_title, side, shares, roots, _ranked(was))


def named(levels: Mapping[str, float]) -> float:
    """The share of some skin that a map gives to roots; the rest is blank or belongs to a level above."""
    return sum(levels.get(root.value, 0.0) for root in Root)


def marking(library: Library, zones: ZoneLevels) -> Marking:
    """Chances by the map's skin instead of the ratings of the evidence table; the same for all roots where blank."""
    ends = {c: (min(by.values()), max(by.values())) for c, by in library.model.marking.items()}

    def marked(channel: Channel, zone: str) -> Mapping[Root, float]:
        levels = zones.get(zone, {})
        whole = named(levels)
        low, high = ends[channel]
        shares = {root: levels.get(root.value, 0.0) / whole if whole else 0.0 for root in Root}
        return {root: log(low + (high - low) * share) for root, share in shares.items()}

    return marked


def _spoken_of(symptoms: Symptoms, zones: ZoneLevels) -> Symptoms:
    """The signs in zones of which the map says something, each with the weight of its named part."""
    weighed = (replace(s, weight=s.weight * named(zones.get(s.zone, {}))) for s in symptoms.signs)
    return replace(symptoms, signs=tuple(sign for sign in weighed if sign.weight > 0))


def _shares(painted: Painted, side: Side) -> tuple[tuple[str, float], ...]:
    areas = {level: area for (where, level), area in painted.items() if where is side and area > 0}
    total = sum(areas.values())
    return tuple((level, areas[level] / total) for level in sorted(areas, key=lambda lv: -areas[lv]))


def _ranked(fit: SideFit) -> tuple[tuple[Root, float], ...]:
    return tuple(sorted(fit.probability.items(), key=lambda pair: -pair[1]))
