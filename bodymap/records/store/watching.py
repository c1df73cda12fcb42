"""How far a long piece of work has come, and a way to give it up: told by the work, asked by whoever waits for it."""

from collections.abc import Callable
from typing import TypeAlias

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later

Watch: TypeAlias = Callable[[float], object]
"""Called with the part that is done, 0 to 1. Raises GivenUpError when nobody wants the rest."""
GIVEN_UP = tr_later("it was stopped; nothing was changed")


class GivenUpError(BodymapError):
    """Whoever waited did not want to wait any longer. Nothing half stays."""

    def __init__(self) -> None:
        super().__init__(tr(GIVEN_UP))


def unwatched(_share: float) -> None:
    """Nobody waits."""
