"""What has come into a folder since somebody began to look: files that are finished, once each."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bodymap.files.problems import BodymapError
from bodymap.files.watching import State, state_of
from bodymap.files.whole import reason_for

MOST_FILES = 5000
"""Files of a folder that are looked at; in a fuller one the rest is not seen, and that is told."""


@dataclass(frozen=True, slots=True)
class Look:
    """One look at a folder. seen: the state of each file; told: those that have been told as arrived, or were there before."""

    seen: Mapping[Path, State] = field(default_factory=dict[Path, State])
    told: frozenset[Path] = frozenset()


def look_into(folder: Path, endings: Collection[str]) -> Mapping[Path, State]:
    """The state of every file with one of the endings (".bodymap", in small letters). Raises BodymapError."""
    try:
        names = sorted(path for path in folder.iterdir() if path.suffix.lower() in endings)
    except OSError as error:
        raise BodymapError(f"the folder cannot be read: {reason_for(error)}", folder) from error
    return {path: state_of(path) for path in names[:MOST_FILES]}


def first_look(seen: Mapping[Path, State]) -> Look:
    """What is there already has not arrived."""
    return Look(seen, frozenset(seen))


def arrived(before: Look, seen: Mapping[Path, State]) -> tuple[Look, tuple[Path, ...]]:
    """The new look, and the files that came and are finished: two looks in a row agree on them, and they are not empty.

    A file that was told, went away and came again is told again.
    """
    still = before.told & seen.keys()
    new = tuple(
        path
        for path, state in seen.items()
        if path not in still and state is not None and state[1] > 0 and before.seen.get(path) == state
    )
    return Look(seen, still | set(new)), new
