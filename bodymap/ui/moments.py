"""Tells a benchmark when the start came how far; does nothing unless the environment names a file for it."""

import json
import time
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

TIMES = "BODYMAP_TIMES"
"""Names the file: one JSON line a moment, with the seconds of the clock (at) and of the
processor (cpu), and the picture of the window then."""


class Moments:
    """The moments of one start, written once the last is reached: writing takes time of its own."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        named = environment.get(TIMES, "")
        self._file = Path(named) if named else None
        self._reached: list[tuple[str, float, float, QImage]] = []

    def reach(self, name: str, window: QWidget) -> None:
        """Note that this moment is now, and how the window looks."""
        if self._file is not None:
            at, cpu = time.time(), time.process_time()
            self._reached.append((name, at, cpu, window.grab().toImage()))

    def write(self) -> None:
        """Write all moments; their pictures stand beside the file."""
        if self._file is None:
            return
        lines: list[str] = []
        for name, at, cpu, image in self._reached:
            picture = self._file.with_name(f"{self._file.name}.{name}.png")
            image.save(str(picture))
            lines.append(json.dumps({"moment": name, "at": at, "cpu": cpu, "picture": str(picture)}))
        beside = self._file.with_name(f"{self._file.name}.part")
        beside.write_text("\n".join(lines) + "\n", "utf-8")
        beside.replace(self._file)
