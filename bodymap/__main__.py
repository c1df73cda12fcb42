"""`python -m bodymap` and the `bodymap` command: both hand over to the command line."""

import sys

from bodymap.cli import main

if __name__ == "__main__":
    sys.argv[0] = "bodymap"  # otherwise window managers would call the program "__main__.py"
    main()
