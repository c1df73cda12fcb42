"""How muscles, nerves and nerve territories look, shared by screen and page: colours, steps and words. No Qt.

Colour is never alone: a muscle carries the letters of its root, a step its plus signs, a territory its name and a hatch.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bodymap.atlas.levels import Root
from bodymap.atlas.tones import mixed
from bodymap.exports.palette import ROOT_COLOUR
from bodymap.knowledge.library import Muscle, Nerve
from bodymap.language import tr, tr_as, tr_as_later, tr_later

SCHEMATIC = tr_later("Our own schematic, not checked by an anatomist")
"""Stands wherever one of these layers is shown."""
TENDON, TENDON_INK = "#f6efe2", "#a8947a"
IDLE, IDLE_INK = "#e9dfd9", "#a2938b"
"""A muscle or nerve that does not belong to what was chosen."""
NERVE, NERVE_DEEP, NERVE_INK = "#edc92e", "#f3e3a0", "#7a5d00"
CAUGHT = "#a3241c"
"""A place where a nerve is known to be caught."""
CORE_PICTURE, POSSIBLE_PICTURE = "#d9442f", "#e88a2c"
"""Where a look-alike is usually felt, and where it may be."""
OVERLAP = tr_later("neighbours overlap by centimetres in life")


@dataclass(frozen=True, slots=True)
class Step:
    """How much a muscle depends on a root: from which share on, in signs, in words, and how full its colour is (0-1)."""

    share: float
    sign: str
    words: str
    fill: float


STEPS = (
    Step(0.95, "+++", tr_as_later("share of a root", "main root"), 0.85),
    Step(0.65, "++", tr_as_later("share of a root", "much"), 0.58),
    Step(0.35, "+", tr_as_later("share of a root", "some"), 0.34),
    Step(0.0, "(+)", tr_as_later("share of a root", "little"), 0.16),
)
"""The four steps of a share (0-1; our grading), from the main root down."""


def step_of(share: float) -> Step:
    return next(step for step in STEPS if share >= step.share)


@dataclass(frozen=True, slots=True)
class Tint:
    """Fill and line colour "#rrggbb" of a muscle or a nerve, and the letters on it ("" = none)."""

    fill: str
    ink: str
    letters: str = ""


IDLE_TINT = Tint(IDLE, IDLE_INK)
REST = 0.42
"""How full the colour of the main root is while no root is chosen: calm under the paint."""


def muscle_tint(muscle: Muscle, chosen: Root | None) -> Tint:
    """By the main root while none is chosen; else by how much the muscle depends on the chosen one."""
    if chosen is None:
        root = main_root(muscle)
        return Tint(
            mixed("#ffffff", ROOT_COLOUR[root], REST), mixed(ROOT_COLOUR[root], "#2a2320", 0.35), root.value
        )
    share = muscle.roots.get(chosen, 0.0)
    if share <= 0:
        return IDLE_TINT
    step, colour = step_of(share), ROOT_COLOUR[chosen]
    return Tint(
        mixed("#ffffff", colour, step.fill), mixed(colour, "#2a2320", 0.45), f"{chosen.value}{step.sign}"
    )


def main_root(muscle: Muscle) -> Root:
    """The root with the largest share; among equals the first that is written."""
    return max(muscle.roots, key=lambda root: muscle.roots[root])


def nerve_tint(nerve: Nerve, deep: bool, chosen: frozenset[str] | None) -> Tint:
    """chosen: ids of the nerves that belong to what was chosen; None = nothing was."""
    if chosen is not None and nerve.id not in chosen:
        return Tint("#efe7d2", "#bdb197")
    return Tint(NERVE_DEEP if deep else NERVE, NERVE_INK)


_SKIN = ("#e9a39b", "#e3d27c", "#9fd0b4", "#b9d98f", "#9cc6e0", "#c5b0e0", "#e6b88a")
_SKIN_OF: Mapping[str, int] = {
    "posterior_femoral_cutaneous": 0,
    "femoral": 1,
    "iliohypogastric": 2,
    "saphenous": 3,
    "common_peroneal": 4,
    "lateral_femoral_cutaneous": 5,
    "sural": 6,
    "genitofemoral": 0,
    "ilioinguinal": 3,
    "middle_cluneal": 1,
    "pudendal": 2,
    "obturator": 4,
    "subcostal": 6,
    "superficial_peroneal": 5,
    "superior_cluneal": 3,
    "tibial": 0,
    "anococcygeal": 4,
    "dorsal_rami": 5,
    "lateral_plantar": 1,
    "medial_plantar": 2,
    "deep_peroneal": 6,
}
"""Neighbours differ in every view (a test looks)."""


def skin_colour(nerve: str) -> str:
    """The colour of a nerve's skin; neighbours differ."""
    return _SKIN[_SKIN_OF.get(nerve, 0)]


def branches_of(nerves: Mapping[str, Nerve], name: str) -> frozenset[str]:
    """A nerve with all that comes from it, to the last branch."""
    found, open_ = {name}, [name]
    while open_:
        nerve = nerves.get(open_.pop())
        new = [b for b in nerve.branches if b not in found] if nerve else []
        found.update(new)
        open_ += new
    return frozenset(found)


def of_root(nerves: Iterable[Nerve], root: Root) -> frozenset[str]:
    """The nerves that a root has a part in."""
    return frozenset(nerve.id for nerve in nerves if root in nerve.roots)


TITLES = {
    "muscles": tr_later("Muscles, by main root"),
    "nerves": tr_later("Nerves, dashed where they run deep; red: where they can be caught"),
    "territories": tr_later("Skin of the nerves; neighbours overlap by centimetres in life"),
}
"""What is written below each layer."""


def layer_title(layer: str, root: Root | None = None) -> str:
    """What a layer shows, in one line, with the note that it is ours."""
    title = tr(TITLES.get(layer, ""))
    if layer == "muscles" and root is not None:
        steps = ", ".join(" ".join((step.sign, tr_as("share of a root", step.words))) for step in STEPS)
        title = tr("Muscles that depend on {root}: {steps}", root=root.value, steps=steps)
    if layer != "muscles" and root is not None and title:
        title = tr("{title}; those of {root} are full", title=title, root=root.value)
    return f"{title}. {tr(SCHEMATIC)}." if title else ""
