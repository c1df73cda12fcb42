"""Finds case files: what a person names is a file, or a folder of them."""

from collections.abc import Iterable
from pathlib import Path

from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.language import tr
from bodymap.reasoning.case import Case
from bodymap.records.case_file import load_cases

ENDINGS = (".yaml", ".yml", ".json")


def cases_in(places: Iterable[Path], library: Library) -> tuple[Case, ...]:
    """All cases of the files and folders, each file once. Raises BodymapError, for a folder without a case file too."""
    files = {file.resolve(): file for place in places for file in _files(place)}
    return tuple(case for file in files.values() for case in load_cases(file, library))


def _files(place: Path) -> tuple[Path, ...]:
    if not place.is_dir():
        return (place,)
    found = tuple(sorted(p for p in place.iterdir() if p.suffix.lower() in ENDINGS and p.is_file()))
    if not found:
        raise BodymapError(
            tr("there is no case file in the folder; expected names that end with .yaml or .json"), place
        )
    return found
