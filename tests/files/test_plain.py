import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

import pytest

from bodymap.files.plain import plain, reader


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Inner:
    number: float
    colour: Colour | None = None


@dataclass(frozen=True)
class Outer:
    name: str
    pair: tuple[int, Colour]
    many: tuple[Inner, ...]
    on: date
    by: Mapping[tuple[Colour, str], Inner] = field(default_factory=lambda: MappingProxyType({}))


class Odd:
    pass


VALUE = Outer(
    "ä",
    (3, Colour.RED),
    (Inner(1.5), Inner(-2.0, Colour.RED)),
    date(2026, 11, 25),
    MappingProxyType({(Colour.RED, "x"): Inner(0.1)}),
)


def test_a_value_comes_back_equal_through_json() -> None:
    read = reader(Outer)
    assert read is not None
    assert read(json.loads(json.dumps(plain(VALUE)))) == VALUE


def test_a_row_of_another_length_is_refused() -> None:
    read = reader(Inner)
    assert read is not None
    with pytest.raises(ValueError, match="expected 2"):
        read([1.5])


def test_an_unknown_word_is_refused() -> None:
    read = reader(Inner)
    assert read is not None
    with pytest.raises(KeyError):
        read([1.5, "blue"])


def test_what_has_no_plain_form_is_refused() -> None:
    with pytest.raises(TypeError, match="Odd"):
        plain(Odd())
