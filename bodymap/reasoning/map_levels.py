"""What each published map would say of the painted skin, and whether the maps disagree."""

from collections.abc import Mapping
from functools import reduce

from bodymap.atlas.atlas import Atlas, BodyMap
from bodymap.atlas.levels import Side
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import Channel
from bodymap.knowledge.backing import Backing
from bodymap.language import tr
from bodymap.reasoning.coverage import level_areas
from bodymap.reasoning.reading import Reason

UNNAMED = ("none", "above")
SMALLEST_SHARE = 0.2
"""A level named for less than this share of the painted skin is left out of the sentence."""


def map_reasons(atlas: Atlas, drawing: PainDrawing) -> tuple[Reason, ...]:
    """One reason a map and side, numb or tingling skin first where there is any; then whether ours disagree."""
    marks = tuple(m for m in drawing.marks if m.sensation.channel is Channel.SENSORY) or drawing.marks
    areas = level_areas(atlas, marks)
    reasons: list[Reason] = []
    for side in Side:
        answers = {map_id: _levels(by_level, side) for map_id, by_level in areas.items()}
        ours = {i: levels for i, levels in answers.items() if not atlas.maps[i].unverified_by}
        named = {map_id: levels for map_id, levels in ours.items() if levels}
        if any(answers.values()):
            reasons += [_reason(atlas.maps[i], levels, side) for i, levels in answers.items()]
            if len({levels[0] for levels in named.values()}) > 1:
                text = tr("The maps disagree here on the {side}.", side=side.word)
                reasons.append(Reason(text, 0.0, Backing(tr("maps compared"))))
    return tuple(reasons)


def _reason(body_map: BodyMap, levels: tuple[str, ...], side: Side) -> Reason:
    said = reduce(_and, levels) if levels else tr("leaves this skin blank")
    text = tr("{title}, {side}: {text}", title=body_map.full_title, side=side.word, text=said)
    return Reason(text, 0.0, Backing(body_map.source))


def _and(some: str, last: str) -> str:
    return tr("{some} and {last}", some=some, last=last)


def _levels(by_level: Mapping[tuple[Side, str], float], side: Side) -> tuple[str, ...]:
    """Levels of the painted skin of one side in one map, largest share first."""
    areas = {level: area for (where, level), area in by_level.items() if where is side}
    total = sum(areas.values())
    kept = (lv for lv in sorted(areas, key=lambda lv: -areas[lv]) if areas[lv] >= SMALLEST_SHARE * total)
    return tuple(lv for lv in kept if lv not in UNNAMED)
