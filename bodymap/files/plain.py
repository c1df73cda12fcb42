"""Our own frozen values as plain JSON and back: what was checked once when it was built is not checked again.

A dataclass becomes the list of the fields it is made from, a mapping the list of its pairs, an enum its value, a date its text.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum
from functools import cache
from hashlib import sha256
from pathlib import Path
from types import MappingProxyType, NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

Reader = Callable[[Any], Any]


def plain(value: Any) -> Any:
    """The value as lists, texts, numbers, true, false and null. Raises TypeError for anything else."""
    if isinstance(value, Enum):
        return value.value
    if value is None or isinstance(value, str | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return [[plain(key), plain(one)] for key, one in cast("Mapping[Any, Any]", value).items()]
    if isinstance(value, tuple):
        return [plain(one) for one in cast("tuple[Any, ...]", value)]
    if is_dataclass(value):
        return [plain(getattr(value, field.name)) for field in fields(value) if field.init]
    raise TypeError(f"{type(value).__name__} has no plain form")


@cache
def reader(kind: Any) -> Reader | None:
    """What makes a value of this type from its plain form; None = it is that already.

    The made function raises KeyError, TypeError or ValueError for what is no plain form of the type.
    """
    origin, inner = get_origin(kind), get_args(kind)
    if origin in (Union, UnionType):
        return _optional(next(one for one in inner if one is not NoneType))
    if origin is tuple:
        return _items(inner[0]) if inner[-1] is Ellipsis else _row(tuple, inner)
    if origin is not None and issubclass(origin, Mapping):
        return _pairs(*inner)
    if is_dataclass(kind):
        hints, make = get_type_hints(kind), cast("Callable[..., Any]", kind)
        return _row(
            lambda made: make(*made), tuple(hints[field.name] for field in fields(kind) if field.init)
        )
    if isinstance(kind, type) and issubclass(kind, Enum):
        known = {member.value: member for member in kind}
        return known.__getitem__
    return date.fromisoformat if kind is date else None


def _optional(kind: Any) -> Reader | None:
    read = reader(kind)
    return None if read is None else lambda value: None if value is None else read(value)


def _items(kind: Any) -> Reader:
    read = reader(kind)
    return tuple if read is None else lambda values: tuple([read(value) for value in values])


def _pairs(key: Any, value: Any) -> Reader:
    of_key, of_value = reader(key) or _same, reader(value) or _same
    return lambda pairs: MappingProxyType({of_key(_hashable(k)): of_value(v) for k, v in pairs})


def _row(made: Callable[[list[Any]], Any], kinds: tuple[Any, ...]) -> Reader:
    reads = [(at, read) for at, kind in enumerate(kinds) if (read := reader(kind)) is not None]

    def row(values: list[Any]) -> Any:
        if len(values) != len(kinds):
            raise ValueError(f"{len(values)} values; expected {len(kinds)}")
        filled = list(values)
        for at, read in reads:
            filled[at] = read(filled[at])
        return made(filled)

    return row


def _same(value: Any) -> Any:
    return value


def _hashable(value: Any) -> Any:
    return tuple(cast("list[Any]", value)) if isinstance(value, list) else value


def print_of(paths: Iterable[Path], root: Path, what: str) -> str:
    """sha256 over names and contents; line ends do not count, so a checkout with CRLF has the same one.

    what: the kind and number of the form, so that files of an older form are not used.
    """
    digest = sha256(what.encode())
    for path in sorted(paths):
        data = path.read_bytes().replace(b"\r\n", b"\n")
        digest.update(f"{path.relative_to(root).as_posix()} {len(data)}\n".encode())
        digest.update(data)
    return digest.hexdigest()
