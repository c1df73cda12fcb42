"""What the records need of the window around them: to ask for files, to save a drawing elsewhere, to remember how long is idle."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TypeAlias

from PySide6.QtWidgets import QDialog, QWidget

from bodymap.ui.settings import Settings

Ask: TypeAlias = Callable[[], Path | None]

IDLE = "records/idle"
IDLE_MINUTES = ("0", "2", "5", "15", "30")
USUAL_IDLE = "5"
"""Minutes without a hand until guarded records are locked; what is stored is one of IDLE_MINUTES. Assumed."""


@dataclass(frozen=True, slots=True)
class Around:
    """run: shows a dialog until it is closed; save_elsewhere: the drawing as a file, False when it was not; choose_folder, key_path:
    None when the person thinks better of it; add_line: puts a line over the body; keep_table: what is on the
    table is kept sealed in this folder from now on; show_records: the sheet of people and visits.
    """

    run: Callable[[QDialog], object]
    save_elsewhere: Callable[[], bool]
    choose_folder: Ask
    key_path: Ask
    add_line: Callable[[QWidget], object]
    keep_table: Callable[[Path], object]
    show_records: Callable[[], object]
    settings: Settings
    now: Callable[[], datetime]

    def idle_minutes(self) -> int:
        """Minutes after which guarded records are locked; 0 = never."""
        return int(self.settings.text(IDLE, USUAL_IDLE, IDLE_MINUTES))
