"""All kinds of actions, how often each comes, and lists of them made of a seed."""

from collections.abc import Callable
from random import Random

from benchmarks.random_actions import at_records, at_window, hands
from benchmarks.random_actions.table import Four, Step, Table

ACTIONS: dict[str, tuple[int, Callable[[Table, Four], None]]] = {
    "stroke": (20, hands.stroke), "press": (20, hands.press), "move": (90, hands.move),
    "lift": (24, hands.lift), "wheel": (20, hands.wheel), "pen": (90, hands.pen),
    "pen gone": (6, hands.pen_gone), "touch": (90, hands.touch), "key": (16, hands.key),
    "key held": (6, hands.key_held), "action": (12, at_window.action), "button": (10, at_window.button),
    "slide": (8, at_window.slide), "choose": (4, at_window.choose), "file": (2, at_window.file),
    "resize": (1, at_window.resize), "focus": (8, at_window.focus), "hide": (2, at_window.hide),
    "close": (1, at_window.close), "wait": (20, at_window.wait), "undo": (10, at_window.undo),
    "hand back": (2, at_window.hand_back), "rest": (10, hands.rest), "back to start": (1, at_window.back_to_start),
    "records": (14, at_records.records), "records sheet": (3, at_records.records_sheet),
}  # fmt: skip
"""Each with how often it comes."""


def steps_of(seed: int, count: int) -> list[Step]:
    """The same for the same seed, on every machine."""
    chance = Random(seed)
    kinds, weights = list(ACTIONS), [weight for weight, _ in ACTIONS.values()]
    return [
        Step(kind, (chance.random(), chance.random(), chance.random(), chance.random()))
        for kind in chance.choices(kinds, weights, k=count)
    ]
