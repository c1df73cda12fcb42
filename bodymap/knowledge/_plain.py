"""Stands in for bodymap/files/bounded.py and checked.py until they exist."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from bodymap.files.problems import BodymapError, Place


@dataclass(frozen=True, slots=True)
class Tree:
    value: Any
    file: str

    def place_of(self, path: tuple[str | int, ...]) -> Place:
        return Place(self.file + " at " + "/".join(map(str, path)))


def read_yaml(path: Path) -> Tree:
    text = path.read_text(encoding="utf-8") if path.exists() else "{}"
    return Tree(yaml.load(text, Loader=yaml.CSafeLoader), str(path.name))


M = TypeVar("M", bound=BaseModel)


def parse(model: type[M], tree: Tree) -> M:
    try:
        return model.model_validate(tree.value)
    except ValidationError as error:
        first = error.errors()[0]
        raise BodymapError(first["msg"], tree.place_of(first["loc"])) from error
