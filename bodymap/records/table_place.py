"""Where what is on the table is kept for the case of a crash; asked at every start, so this loads nothing."""

from pathlib import Path

from bodymap.data import own_folder

LIBRARY, TABLE = "library", "table"
HALF_NAME = "table.half"
"""The half that seals (records/keys/sealed_box); there once records were begun."""


def table_in_use() -> tuple[Path, ...]:
    """The folder of the table of whoever keeps records; none for whoever does not."""
    folder = own_folder() / LIBRARY / TABLE
    return (folder,) if (folder / HALF_NAME).is_file() else ()
