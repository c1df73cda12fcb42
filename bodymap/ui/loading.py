"""Loads what needs no Qt in a thread of its own, so that the hand is answered meanwhile.

One importer at a time: while this thread loads, the thread of the window loads nothing; modules of Qt are left to it.
"""

import sys
from collections.abc import Sequence
from importlib import import_module
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bodymap.ui.loaded import Loaded

MODULES = (
    "numpy",
    "shapely",
    "bodymap.atlas.picture",
    "bodymap.knowledge.stored",
    "bodymap.reasoning.coverage",
    "bodymap.exports.words",
    "bodymap.exports.note",
    "bodymap.exports.under_maps",
    "bodymap.exports.beneath",
    "bodymap.files.whole",
    "bodymap.drawing.history",
    "bodymap.atlas.borders",
    "bodymap.atlas.agreement",
    "bodymap.ui.loaded",
    "bodymap.ui.actions",
    "bodymap.ui.figure_stops",
    "bodymap.ui.figure_tools",
    "bodymap.ui.figure_panes",
    "bodymap.ui.layers_shown",
    "bodymap.ui.mark_places",
    "bodymap.ui.figure_telling",
    "bodymap.ui.pointers",
    "bodymap.ui.spine_lights",
    "bodymap.ui.under_words",
)
"""What the window will need and what knows nothing of Qt, one after the other."""
TURN = 0.001
"""Seconds after which the thread that loads lets the hand go first (Python's own 0.005 can be felt)."""


class Loading:
    """One piece of work; ask `done` from time to time, then `take` what was loaded."""

    def __init__(self, modules: Sequence[str] = MODULES) -> None:
        self._modules = modules
        self._stopped = False
        self._loaded: Loaded | None = None
        self._problem: BaseException | None = None
        self._turn = sys.getswitchinterval()
        self._thread = Thread(target=self._work, name="loading")

    def start(self) -> None:
        sys.setswitchinterval(TURN)
        self._thread.start()

    @property
    def done(self) -> bool:
        return not self._thread.is_alive()

    def take(self) -> "Loaded":
        """What was loaded. Raises what went wrong: BodymapError for a file, anything else for a fault of ours."""
        self.stop()
        if self._problem is not None:
            raise self._problem
        assert self._loaded is not None
        return self._loaded

    def stop(self) -> None:
        """Load no more than what has been begun, and wait for that."""
        self._stopped = True
        if self._thread.ident is not None:
            self._thread.join()
        sys.setswitchinterval(self._turn)

    def _work(self) -> None:
        try:
            for name in self._modules:
                if self._stopped:
                    return
                import_module(name)
            from bodymap.ui.loaded import load

            self._loaded = load()
        except BaseException as problem:
            self._problem = problem  # told in the thread of the window
