"""Runs the program so that bad input ends with one sentence and exit status 2. No Qt."""

import io
import sys
from collections.abc import Callable

from bodymap.files.problems import BodymapError
from bodymap.language import tr

BAD_INPUT = 2


def told(run: Callable[[], object]) -> None:
    """Run it; what is wrong with the input is told on stderr, never with a traceback."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # a letter the terminal does not know is spelled, no error
            stream.reconfigure(errors="backslashreplace")
    try:
        run()
    except BodymapError as problem:
        _end(str(problem))
    except ImportError as problem:  # Qt's wheels leave some libraries to the system
        if "shared object file" not in str(problem):
            raise
        from bodymap.ui.display import qt_cannot_load

        _end(qt_cannot_load(str(problem).partition(":")[0]))


def _end(sentence: str) -> None:
    sys.stderr.write(tr("bodymap: {sentence}\n", sentence=sentence))
    sys.exit(BAD_INPUT)
