"""What somebody wants of a kept drawing: told by the sheet that shows it to the one that can do it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody wants of a kept drawing after the sheet is closed; copy: as the start of another, else to open it."""

    sheet: str
    day: date
    copy: bool = False
