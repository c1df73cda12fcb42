"""What a person is asked, one question at a time, as rows of one table. No Qt."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from bodymap.atlas.levels import View
from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.drawing.sensation import SENSATIONS, Channel, Depth, Sensation
from bodymap.records.document import UNSURE, Document
from bodymap.ui.figure_groups import WAIST, Layout, LayoutKind, OneView


class Kind(StrEnum):
    """What a page looks like."""

    CHOICE = "choice"  # one of a few answers
    WHERE = "where"  # places on the body
    ABOUT = "about"  # one of a few answers about the places that are drawn
    QUESTIONS = "questions"  # the red flags
    SIDE = "side"  # is it the right side of the body
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Option:
    """One answer: what is kept, and the name of its words; "" = the answer itself is the word, as a number is."""

    answer: str
    words: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A part of the body that can be shown: the name of its words, and the layouts, of which the first comes up."""

    words: str
    layouts: tuple[Layout, ...]


def _always(_document: Document) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Step:
    """One page. title, hint: names of words; options: answers; places: what is shown of the body; senses: it is
    numbness that is drawn here; asked: whether the page comes, by what was said so far.
    """

    id: str
    kind: Kind
    title: str
    hint: str = ""
    options: tuple[Option, ...] = ()
    places: tuple[Place, ...] = ()
    senses: bool = False
    asked: Callable[[Document], bool] = _always


NOT_SURE = Option(UNSURE, "not_sure")
FRONT = Place("see_front", (OneView.FRONT_LOWER, OneView.FRONT))
BACK = Place("see_back", (OneView.BACK_LOWER, OneView.BACK))
FEET = Place("see_foot", (LayoutKind.FEET,))
BETWEEN = Place("see_between", (LayoutKind.BETWEEN,))
NUMB_PLACES = (
    Place("see_front", (OneView.FRONT_LOWER,)),
    Place("see_back", (OneView.BACK_LOWER,)),
    FEET,
    BETWEEN,
)
ALL = Place("", (LayoutKind.LOWER,))
"""Wherever something is drawn (`layout_of`)."""
NUMB = (Sensation.NUMBNESS.value, Sensation.PINS.value)
STRENGTHS = tuple(Option(str(value)) for value in range(11))
FEELINGS = tuple(Option(sensation.value, sensation.value) for sensation in SENSATIONS)
DEPTHS = (Option(Depth.SKIN.value, "skin"), Option(Depth.DEEP.value, "deep_inside"))
FIGURES = (Option("female", "female"), Option("male", "male"), Option("neutral", "neutral"))
NUMBNESS = (
    Option(Sensation.NUMBNESS.value, "is_numb"),
    Option(Sensation.PINS.value, "tingles"),
    Option("no", "not_numb"),
)


_ONLY: tuple[tuple[frozenset[View], tuple[Layout, Layout]], ...] = (
    (frozenset({View.FRONT}), (OneView.FRONT_LOWER, OneView.FRONT)),
    (frozenset({View.BACK}), (OneView.BACK_LOWER, OneView.BACK)),
    (frozenset({View.FRONT, View.BACK}), (OneView.BOTH_LOWER, OneView.BOTH)),
    (frozenset({View.FEET_TOP, View.FEET_SOLE}), (LayoutKind.FEET, LayoutKind.FEET)),
    (frozenset({View.PERINEUM}), (LayoutKind.BETWEEN, LayoutKind.BETWEEN)),
    (
        frozenset({View.FRONT, View.BACK, View.FEET_TOP, View.FEET_SOLE}),
        (OneView.WITH_FEET_LOWER, OneView.WITH_FEET),
    ),
    (frozenset(View), (LayoutKind.LOWER, LayoutKind.WHOLE)),
)


def layout_of(drawing: PainDrawing) -> Layout:
    """The largest picture that shows everything that is drawn."""
    views = {mark.view for mark in drawing.marks}
    lower, whole = next(layouts for shown, layouts in _ONLY if views <= shown)
    bodies = (m for m in drawing.marks if m.view in (View.FRONT, View.BACK))
    return whole if any(m.area.bounds[1] < WAIST for m in bodies) else lower


def _drawn(document: Document) -> bool:
    return bool(document.drawing.marks)


def _is_numb(document: Document) -> bool:
    return document.asked("numb") in NUMB


STEPS: tuple[Step, ...] = (
    Step("figure", Kind.CHOICE, "figure", "figure_hint", (*FIGURES, NOT_SURE)),
    Step("front", Kind.WHERE, "front", "where_hint", (Option("no", "not_here"), NOT_SURE), (FRONT,)),
    Step("back", Kind.WHERE, "back_view", "where_hint", (Option("no", "not_here"), NOT_SURE), (BACK,)),
    Step("foot", Kind.WHERE, "foot", "foot_hint", (Option("no", "not_here"), NOT_SURE), (FEET,)),
    Step("feel", Kind.ABOUT, "feel", "place_hint", (*FEELINGS, NOT_SURE), (ALL,), asked=_drawn),
    Step("strong", Kind.ABOUT, "strong", "strong_hint", (*STRENGTHS, NOT_SURE), (ALL,), asked=_drawn),
    Step("deep", Kind.ABOUT, "deep", "place_hint", (*DEPTHS, NOT_SURE), (ALL,), asked=_drawn),
    Step("numb", Kind.CHOICE, "numb", "numb_hint", (*NUMBNESS, NOT_SURE)),
    Step(
        "numb_where", Kind.WHERE, "numb_where", "numb_where_hint", (NOT_SURE,), NUMB_PLACES,
        senses=True, asked=_is_numb,
    ),
    Step("flags", Kind.QUESTIONS, "flags", "flags_hint"),
    Step("side", Kind.SIDE, "side", "side_hint", places=(ALL,), asked=_drawn),
    Step("done", Kind.DONE, "done"),
)  # fmt: skip
"""In the order they are asked."""


def asked_steps(document: Document) -> tuple[Step, ...]:
    """The pages that come for what was said so far."""
    return tuple(step for step in STEPS if step.asked(document))


def beside(document: Document, step: Step, way: int) -> Step:
    """The page before (-1) or after (+1) this one; at an end, the page itself."""
    order = STEPS.index(step)
    found = [one for one in asked_steps(document) if (STEPS.index(one) - order) * way > 0]
    if not found:
        return step
    return found[0] if way > 0 else found[-1]


def step_of(name: str) -> Step:
    """The page of this id. Raises StopIteration for a name that is not there."""
    return next(step for step in STEPS if step.id == name)


def place_of_numbness(document: Document) -> int:
    """Which place numb_where begins with: where the newest pain is drawn, else the front."""
    pains = [m for m in document.drawing.marks if m.sensation.channel is Channel.PAIN]
    newest = pains[-1].view.value if pains else ""
    return 1 if newest == "back" else 2 if newest.startswith("feet") else 0
