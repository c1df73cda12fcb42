"""How often Python looks for garbage: seldom enough that no movement of the hand waits for it."""

import gc

NEW_OBJECTS = 5000
"""New objects before the youngest are looked through: once in a thousand movements of the brush, about 0.6 ms each
time; with the 700 of Python every hundredth movement waited 0.25 ms (measured).
"""


def seldom() -> None:
    """Once everything is made: what is there now stays and is never looked through again."""
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, 10, 10)
    gc.enable()
