"""The one error that reaches a person: what is wrong, where, and what was expected."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a file something stands; line and column count from 1, 0 means unknown."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        parts = [self.file, *(str(n) for n in (self.line, self.column) if n)]
        return ":".join(parts)


class BodymapError(Exception):
    """A fault in what a person or a file gave us, told in one sentence.

    Shown as it is in the window and on the command line (exit status 2); never a traceback.
    """

    def __init__(self, sentence: str, place: Place | Path | str | None = None) -> None:
        self.sentence = sentence
        self.place = place if isinstance(place, Place) or place is None else Place(str(place))
        super().__init__(f"{self.place}: {sentence}" if self.place else sentence)
