"""What is new in a folder that is looked at again and again: files that hold still, and files that went. No thread, no clock.

A file counts as there once two looks in a row find it the same, so that none is read while it is being written.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from bodymap.files.watching import State, state_of

MOST = 400
"""Files of a folder that are looked at; of more the first by name."""
_EMPTY: Mapping[Path, State] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Found:
    """One look: states of the files found, those told already, and what is new since the look before.

    fresh: to be read now, the oldest name first; gone: no longer there; more: files beyond MOST.
    """

    seen: Mapping[Path, State] = field(default_factory=lambda: _EMPTY)
    told: Mapping[Path, State] = field(default_factory=lambda: _EMPTY)
    fresh: tuple[Path, ...] = ()
    gone: tuple[Path, ...] = ()
    more: int = 0


def look(folder: Path, ending: str, before: Found) -> Found:
    """Look once. A folder that cannot be read counts as empty: a stick that was pulled out is no error."""
    paths = _paths(folder, ending)
    seen = {path: state for path in paths[:MOST] if (state := state_of(path)) is not None}
    still = {path: state for path, state in seen.items() if before.seen.get(path) == state}
    fresh = tuple(path for path, state in still.items() if before.told.get(path) != state)
    gone = tuple(path for path in before.told if path not in seen)
    told = {path: state for path, state in before.told.items() if path in seen} | still
    return Found(seen, told, fresh, gone, max(0, len(paths) - MOST))


def _paths(folder: Path, ending: str) -> list[Path]:
    """By name; hidden files are somebody else's business."""
    try:
        found = [path for path in folder.iterdir() if path.suffix.lower() == ending]
    except OSError:
        return []
    return sorted(path for path in found if not path.name.startswith("."))
