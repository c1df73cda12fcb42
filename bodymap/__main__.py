"""`python -m bodymap` and the `bodymap` command: a plain window at once, everything else by the command line."""

import gc
import sys

from bodymap.ui.options import plain_options
from bodymap.ui.told import told


def main() -> None:
    """Run the program; exit 2 with one sentence on bad input."""
    told(_run)


def _run() -> None:
    options = plain_options(sys.argv[1:])
    if options is None:
        from bodymap.cli import run

        run()
        return
    gc.disable()  # nothing that a start makes is garbage; the window switches it on again
    from bodymap.ui.start import start

    sys.exit(start(options))


if __name__ == "__main__":
    sys.argv[0] = "bodymap"  # otherwise window managers would call the program "__main__.py"
    main()
