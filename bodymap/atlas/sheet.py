"""A region file as names and texts that know their line: a thin view on the bounded reader's tree."""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path

from bodymap.files.bounded import REGION_CAPS, Step, Tree, Value, read_yaml
from bodymap.files.problems import BodymapError, Place


@dataclass(frozen=True, slots=True)
class Sheet:
    """Nested names, lists and texts of one file. Every question takes the way from the top to the value."""

    tree: Tree

    def place(self, *at: Step) -> Place:
        """Line of a value, or of what should have held it."""
        return Place(self.tree.file, self.tree.spot_of(at)[0])

    def _find(self, at: Sequence[Step]) -> Value:
        here = self.tree.value
        for step in at:
            if isinstance(here, dict):
                here = here.get(str(step))
            elif isinstance(here, list) and isinstance(step, int):
                here = here[step]
            else:
                return None
        return here

    def has(self, *at: Step) -> bool:
        return self._find(at) is not None

    def keys(self, *at: Step) -> tuple[str, ...]:
        """Names below a value, in the order of the file. Raises BodymapError when there are none."""
        found = self._find(at)
        if not isinstance(found, dict) or not found:
            raise BodymapError(
                f"{_named(at)} is missing or empty; expected name: value lines", self.place(*at)
            )
        return tuple(found)

    def text(self, *at: Step) -> str:
        """Raises BodymapError when there is no text (or number)."""
        found = self._find(at)
        if isinstance(found, bool) or not isinstance(found, str | int | float):
            raise BodymapError(f"{_named(at)} is missing; expected a text", self.place(*at))
        return str(found)

    def words(self, *at: Step) -> tuple[str, ...]:
        """The texts of a list. Raises BodymapError."""
        found = self._find(at)
        if not isinstance(found, list):
            raise BodymapError(f"{_named(at)} is missing; expected lines that start with -", self.place(*at))
        return tuple(self.text(*at, i) for i in range(len(found)))

    def items(self, *at: Step) -> tuple[tuple[str, str, Place], ...]:
        """Name, text and place of a list of `- name: text` lines. Raises BodymapError."""
        found = self._find(at)
        if not isinstance(found, list):
            sentence = f"{_named(at)} is missing; expected lines such as - fold: 12,104 -90,80"
            raise BodymapError(sentence, self.place(*at))
        ways = [(*at, i, name) for i in range(len(found)) for name in self.keys(*at, i)]
        return tuple((str(way[-1]), self.text(*way), self.place(*way)) for way in ways)

    def count(self, *at: Step) -> int:
        """How many entries a list has. Raises BodymapError when there are none."""
        found = self._find(at)
        if not isinstance(found, list) or not found:
            raise BodymapError(f"{_named(at)} is missing; expected lines that start with -", self.place(*at))
        return len(found)

    def flag(self, *at: Step) -> bool:
        """True or false; false where nothing is said. Raises BodymapError for anything else."""
        found = self._find(at)
        if found is not None and not isinstance(found, bool):
            raise BodymapError(f"{_named(at)} is unknown; expected true or false", self.place(*at))
        return bool(found)

    def word(self, key: str, allowed: AbstractSet[str]) -> str:
        """Raises BodymapError for a word that is not allowed here."""
        found = self.text(key)
        if found not in allowed:
            expected = " or ".join(sorted(allowed))
            raise BodymapError(f"{key} {found!r} is unknown; expected {expected}", self.place(key))
        return found

    def only(self, allowed: AbstractSet[str], *at: Step) -> None:
        """Raises BodymapError for a name that is not allowed here."""
        for key in self.keys(*at):
            if key not in allowed:
                expected = ", ".join(sorted(allowed))
                raise BodymapError(f"unknown key {key!r}; expected one of {expected}", self.place(*at, key))


def _named(at: Sequence[Step]) -> str:
    return " / ".join(map(str, at)) if at else "the file"


def read_sheet(path: Path) -> Sheet:
    """Raises BodymapError for a file that is no plain, bounded YAML."""
    return Sheet(read_yaml(path, REGION_CAPS))
