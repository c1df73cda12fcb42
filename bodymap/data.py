"""Where the shipped files are: inside an installed wheel, or beside the package in a checkout."""

from functools import cache
from importlib.resources import files
from pathlib import Path


@cache
def data_folder(name: str) -> Path:
    """The folder `assets` or `regions`, wherever this copy of bodymap keeps it.

    A wheel carries both under `bodymap/_data`; an editable install leaves them beside the package.
    """
    packaged = Path(str(files("bodymap"))) / "_data" / name
    return packaged if packaged.is_dir() else Path(str(files("bodymap"))).parent / name
