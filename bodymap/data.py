"""Where files are: the shipped ones in a wheel or a checkout, and the folder of whoever uses the program."""

import os
import sys
from functools import cache
from importlib.resources import files
from pathlib import Path

OWN_FOLDER = "BODYMAP_DATA_DIR"
"""The environment variable that names another folder for a person's own files."""


@cache
def data_folder(name: str) -> Path:
    """The folder `assets` or `regions`, wherever this copy of bodymap keeps it.

    A wheel carries both under `bodymap/_data`; an editable install leaves them beside the package.
    """
    packaged = Path(str(files("bodymap"))) / "_data" / name
    return packaged if packaged.is_dir() else Path(str(files("bodymap"))).parent / name


def own_folder() -> Path:
    """The folder for a person's own files (maps/*.yaml); it need not exist.

    The same that platformdirs gives, without the time it takes to load; BODYMAP_DATA_DIR names another.
    """
    chosen = os.environ.get(OWN_FOLDER, "").strip()
    return Path(chosen) if chosen else _usual_folder() / "bodymap"


def _usual_folder() -> Path:
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or Path.home() / "AppData" / "Local")
    if sys.platform == "darwin":
        return Path.home() / "Library" / "Application Support"
    named = os.environ.get("XDG_DATA_HOME", "").strip()
    return Path(named) if named else Path.home() / ".local" / "share"
