"""Starts the window: whether it can open at all, then Qt, and only then what needs Qt."""

import os
from pathlib import Path

from bodymap.ui.display import set_platform, set_unseen
from bodymap.ui.options import Options
from bodymap.ui.own_import import load_qt


def start(options: Options) -> int:
    """Open the window and stay until it is closed; with a screenshot, draw it once, save it and go. Exit status.

    Raises BodymapError when no window can be opened, or a file cannot be read or written.
    """
    _load_qt(seen=options.screenshot is None)
    from bodymap.ui.beginning import begin

    return begin(options)


def built_opening() -> tuple[Path, ...]:
    """Build the first picture of the start; no display needed. Answers the files written. Raises BodymapError."""
    _load_qt(seen=False)
    from bodymap.ui.opening_build import build_opening

    return build_opening()


def _load_qt(seen: bool) -> None:
    if seen:
        set_platform(os.environ)
    else:
        set_unseen(os.environ)
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # numpy would start threads that nothing here uses
    load_qt()
