"""Questions about the skin: where a root lies on one map, and which root a place belongs to on it.

Maps disagree, so no question leaves out which one is asked, and every explanation says what the others answer.
"""

from collections.abc import Mapping

from bodymap.atlas.atlas import BodyMap, Located, MapFace
from bodymap.atlas.levels import Root, View
from bodymap.atlas.naming import roomiest
from bodymap.exports.words import place_line
from bodymap.language import tr, tr_later
from bodymap.teaching.asking import Ground, root_choices, sentence
from bodymap.teaching.chance import Chance
from bodymap.teaching.question import Graded, Lit, Question, Target, Topic

VIEWS = (View.FRONT, View.BACK, View.FEET_TOP, View.FEET_SOLE)
"""Where is asked: the views of the first screen, without the skin between the legs."""
ROOMY = 12.0
"""mm of the radius of a place that is asked about, so that nobody argues about a border (ours, assumed)."""
OFF_BODY = tr_later("That was beside the body: tap the skin.")
_ROOTS: Mapping[str, Root] = {root.value: root for root in Root}
_BLANK = {"none": tr_later("leaves it blank"), "above": tr_later("does not go so high")}


def where_is(ground: Ground, chance: Chance) -> Question:
    """Tap a root on the body. The map is told; every spot that map gives the root is right."""
    body_map = chance.one(ground.maps)
    root = chance.one(_roots_on(body_map))
    facts = ground.library.roots.get(root)
    why = (sentence(tr("{root} in words: {skin}", root=root.value, skin=facts.skin)),) if facts else ()
    return Question(
        f"{Topic.PLACE.value}:{body_map.id}:{root.value}",
        Topic.PLACE,
        tr("Where is {root}? Tap the body.", root=root.value),
        _asked_on(body_map),
        target=Target(body_map.id, root),
        answer=Lit(root=root, map=body_map.id),
        why=(*why, sentence(body_map.says(body_map.history))) if body_map.history else why,
        sources=(body_map.source, *ground.cites(facts.sources if facts else ())),
    )


def which_root(ground: Ground, chance: Chance) -> Question:
    """A place is lit: which root is it on this map?"""
    body_map = chance.one(ground.maps)
    face = chance.one(_roomy_faces(body_map))
    root = Root(face.level)
    part = max(face.shape.geoms, key=lambda one: one.area)
    x, y, _ = roomiest(part)
    at = ground.atlas.locate(face.view, x, y)
    place = place_line(ground.library.zones, at)
    return Question(
        f"{Topic.HERE.value}:{body_map.id}:{face.view.value}:{face.side.value}:{face.level}",
        Topic.HERE,
        tr("Which root does the ringed place belong to? {place}", place=sentence(place)),
        _asked_on(body_map),
        choices=root_choices(root, [one for one in _roots_on(body_map) if one is not root]),
        shown=Lit(point=at),
        answer=Lit(root=root, side=face.side, map=body_map.id),
        why=(
            tr("{map} gives this place to {root}.", map=body_map.full_title, root=root.value),
            others_say(ground, at, body_map.id),
        ),
        sources=(body_map.source,),
    )


def graded_tap(ground: Ground, question: Question, view: View, x: float, y: float) -> Graded | None:
    """What a tap in mm of a view is worth; None = off the body, which is no answer. Raises ValueError: no tap is asked."""
    target = question.target
    if target is None:
        raise ValueError(question.id)
    at = ground.atlas.locate(view, x, y)
    if at.zone is None:
        return None
    level = at.maps.get(target.map, "none")
    right = level == target.root.value
    place = sentence(place_line(ground.library.zones, at)).rstrip(".")
    said = tr(
        "{place}: on this map that is {level}.",
        place=place,
        level=level if level not in _BLANK else tr("left blank"),
    )
    lines = (said, others_say(ground, at, target.map), *question.why)
    return Graded(right, f"{place} ({level})", tuple(filter(None, lines)), question.sources, at)


def others_say(ground: Ground, at: Located, asked: str) -> str:
    """What every other map says of a place, each by its title."""
    parts = [
        f"{one.full_title}: {tr(_BLANK[level]) if level in _BLANK else level}"
        for one in ground.maps
        if one.id != asked and (level := at.maps.get(one.id))
    ]
    return tr("The other maps here: {maps}.", maps="; ".join(parts)) if parts else ""


def _asked_on(body_map: BodyMap) -> str:
    return tr("Asked on: {map}. Other maps may say otherwise.", map=body_map.full_title)


def _roots_on(body_map: BodyMap) -> tuple[Root, ...]:
    """The roots that have a roomy place on the map in the views that are asked."""
    found = {face.level for face in _roomy_faces(body_map)}
    return tuple(root for root in Root if root.value in found)


def _roomy_faces(body_map: BodyMap) -> tuple[MapFace, ...]:
    return tuple(
        face
        for view in VIEWS
        for face in body_map.faces.get(view, ())
        if face.level in _ROOTS and roomiest(max(face.shape.geoms, key=lambda one: one.area))[2] >= ROOMY
    )
