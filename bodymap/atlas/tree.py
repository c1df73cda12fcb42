"""A YAML file as nested names and texts that still know their line numbers."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from pathlib import Path
from typing import cast

import yaml

from bodymap.files.problems import BodymapError, Place

BIGGEST = 2_000_000
DEEPEST = 8

Path_ = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tree:
    """Nested mappings, lists and texts of one file; `places` maps each way to a value to its place."""

    value: Mapping[str, object]
    places: Mapping[Path_, Place]
    file: str

    def place(self, *at: str) -> Place:
        return self.places.get(at, Place(self.file))

    def _find(self, at: Path_) -> object | None:
        here: object = self.value
        for step in at:
            if isinstance(here, list) and step.isdecimal():
                here = cast("list[object]", here)[int(step)]
                continue
            if not isinstance(here, Mapping):
                return None
            here = cast("Mapping[str, object]", here).get(step)
        return here

    def has(self, *at: str) -> bool:
        return self._find(at) is not None

    def keys(self, *at: str) -> tuple[str, ...]:
        """Names below a place, in the order of the file. Raises BodymapError when there are none."""
        found = self._find(at)
        if not isinstance(found, Mapping):
            raise BodymapError(
                f"{_named(at)} is missing or no list of names; expected name: value lines",
                self.place(*at[:-1]),
            )
        return tuple(cast("Mapping[str, object]", found))

    def text(self, *at: str) -> str:
        found = self._find(at)
        if not isinstance(found, str):
            raise BodymapError(
                f"{_named(at)} is missing; expected a text", self.place(*(at if found else at[:-1]))
            )
        return found

    def words(self, *at: str) -> tuple[str, ...]:
        found = self._find(at)
        if not isinstance(found, list) or not all(
            isinstance(item, str) for item in cast("list[object]", found)
        ):
            raise BodymapError(
                f"{_named(at)} is not a list; expected lines that start with -", self.place(*at)
            )
        return tuple(cast("list[str]", found))

    def items(self, *at: str) -> tuple[tuple[str, str, Place], ...]:
        """Name, text and place of a list of `- name: text` lines. Raises BodymapError."""
        found = self._find(at)
        rows = cast("list[object]", found) if isinstance(found, list) else None
        if rows is None:
            raise BodymapError(f"{_named(at)} is missing; expected lines such as - fold: 12,104 -90,80", self.place(*at[:-1]))
        return tuple(item for i, row in enumerate(rows) for item in self._item(row, (*at, str(i))))

    def _item(self, row: object, at: Path_) -> list[tuple[str, str, Place]]:
        if not isinstance(row, Mapping):
            raise BodymapError("expected - name: points", self.place(*at[:-1]))
        named = cast("Mapping[str, object]", row)
        return [(name, self.text(*at, name), self.place(*at, name)) for name in named]

    def word(self, key: str, allowed: AbstractSet[str]) -> str:
        found = self.text(key)
        if found not in allowed:
            raise BodymapError(
                f"{key} {found!r} is unknown; expected {' or '.join(sorted(allowed))}", self.place(key)
            )
        return found

    def only(self, allowed: AbstractSet[str], *at: str) -> None:
        """Raises BodymapError for a key that is not allowed here."""
        for key in self.keys(*at):
            if key not in allowed:
                raise BodymapError(
                    f"unknown key {key!r}; expected one of {', '.join(sorted(allowed))}", self.place(*at, key)
                )


def _named(at: Path_) -> str:
    return " / ".join(at) if at else "the file"


def read_tree(path: Path) -> Tree:
    """Raises BodymapError for a file that cannot be read as bounded YAML."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise BodymapError(f"cannot be read: {error.strerror}", path) from error
    if len(data) > BIGGEST:
        raise BodymapError(f"the file has {len(data) / 1e6:.0f} MB; expected at most 2 MB", path)
    try:
        text = data.decode("utf-8")
        node = yaml.compose(text, Loader=yaml.SafeLoader)
    except UnicodeDecodeError as error:
        raise BodymapError("the file is not text; expected YAML in UTF-8", path) from error
    except RecursionError as error:
        raise BodymapError("the file is nested too deeply", path) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        place = Place(str(path), mark.line + 1, mark.column + 1) if mark else Place(str(path))
        raise BodymapError(f"not readable as YAML: {getattr(error, 'problem', error)}", place) from error
    places: dict[Path_, Place] = {}
    if not isinstance(node, yaml.MappingNode):
        raise BodymapError("the file is empty or no mapping; expected name: value lines", Place(str(path), 1))
    value = _value(node, (), places, str(path))
    return Tree(cast("Mapping[str, object]", value), places, str(path))


def _value(node: yaml.Node, at: Path_, places: dict[Path_, Place], file: str) -> object:
    if isinstance(node, yaml.ScalarNode):
        return node.value
    if len(at) > DEEPEST:
        raise BodymapError("the file is nested too deeply", Place(file, node.start_mark.line + 1))
    if isinstance(node, yaml.SequenceNode):
        return [_value(child, (*at, str(i)), places, file) for i, child in enumerate(node.value)]
    out: dict[str, object] = {}
    for key, child in node.value:
        place = Place(file, key.start_mark.line + 1)
        name = str(key.value)
        if name in out:
            raise BodymapError(f"{name!r} stands here twice", place)
        places[(*at, name)] = place
        out[name] = _value(child, (*at, name), places, file)
    return out
