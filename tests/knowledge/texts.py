"""Every sentence of the library that can reach a screen, with where it stands."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum

Found = tuple[str, str]

NOT_SHOWN = {"id", "source", "sources", "kind", "group_id"}


def texts_of(value: object, where: str = "library") -> Iterator[Found]:
    """All texts inside a value, with a path for the message of a failing test."""
    if isinstance(value, str) and not isinstance(value, Enum):
        yield where, value
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in NOT_SHOWN:
                yield from texts_of(getattr(value, field.name), f"{where}.{field.name}")
    elif isinstance(value, Mapping):
        for key, inner in value.items():
            yield from texts_of(inner, f"{where}[{key}]")
    elif isinstance(value, tuple):
        for n, inner in enumerate(value):
            yield from texts_of(inner, f"{where}[{n}]")
