"""Checks what a file holds against a pydantic model; every fault becomes one sentence with file and line."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, TypeVar

from bodymap.files.problems import BodymapError, Place
from bodymap.files.tree import Tree
from bodymap.language import tr, tr_later

if TYPE_CHECKING:  # pydantic is loaded only by those who already have a model
    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

M = TypeVar("M", bound="BaseModel")

PHRASES: Mapping[str, str] = {
    "missing": tr_later("is missing"),
    "extra_forbidden": tr_later("is not a known name here"),
    "string_type": tr_later("is {input}; expected a text"),
    "int_type": tr_later("is {input}; expected a whole number"),
    "int_parsing": tr_later("is {input}; expected a whole number"),
    "int_from_float": tr_later("is {input}; expected a whole number"),
    "float_type": tr_later("is {input}; expected a number"),
    "float_parsing": tr_later("is {input}; expected a number"),
    "bool_type": tr_later("is {input}; expected true or false"),
    "bool_parsing": tr_later("is {input}; expected true or false"),
    "finite_number": tr_later("is {input}; expected a finite number"),
    "list_type": tr_later("is {input}; expected a list"),
    "tuple_type": tr_later("is {input}; expected a list"),
    "dict_type": tr_later("is {input}; expected name: value lines"),
    "model_type": tr_later("is {input}; expected name: value lines"),
    "model_attributes_type": tr_later("is {input}; expected name: value lines"),
    "enum": tr_later("is {input}; expected {expected}"),
    "literal_error": tr_later("is {input}; expected {expected}"),
    "too_long": tr_later("has {actual_length} items; expected at most {max_length}"),
    "too_short": tr_later("has {actual_length} items; expected at least {min_length}"),
    "string_too_long": tr_later("is too long; expected at most {max_length} characters"),
    "string_too_short": tr_later("is too short; expected at least {min_length} characters"),
    "string_pattern_mismatch": tr_later("is {input}; expected the form {pattern}"),
    "greater_than": tr_later("is {input}; expected more than {gt}"),
    "greater_than_equal": tr_later("is {input}; expected at least {ge}"),
    "less_than": tr_later("is {input}; expected less than {lt}"),
    "less_than_equal": tr_later("is {input}; expected at most {le}"),
}
"""Our words for pydantic's fault types; a type without a row is told in pydantic's own words."""
MOST_PLACED = 5
"""Faults looked at for the earliest in the file; the rest is counted."""


def parse(model: type[M], tree: Tree) -> M:
    """The checked content of a file.

    Raises BodymapError: the first fault in full at its line, and how many more there are.
    """
    from pydantic import ValidationError

    try:
        return model.model_validate(tree.value)
    except ValidationError as error:
        faults = error.errors(include_url=False)
        raise _joined(faults, error.error_count(), tree, model) from None


def _joined(faults: list["ErrorDetails"], count: int, tree: Tree, model: "type[BaseModel]") -> BodymapError:
    placed = [(tree.place_of(fault["loc"]), fault) for fault in faults[:MOST_PLACED]]
    place, first = min(placed, key=lambda item: (item[0].line, item[0].column))
    return BodymapError(
        _sentence(first, model) + _more(count - 1, [p for p, _ in placed if p is not place]), place
    )


def _sentence(fault: "ErrorDetails", model: "type[BaseModel]") -> str:
    where = "/".join(_step(step) for step in fault["loc"]) or tr("the file")
    context: dict[str, Any] = {**fault.get("ctx", {}), "input": _shown(fault["input"])}
    phrase = PHRASES.get(fault["type"])
    try:
        words = tr(phrase, **context) if phrase else _own_words(fault)
    except (KeyError, IndexError):
        words = _own_words(fault)
    if fault["type"] == "extra_forbidden" and len(fault["loc"]) == 1:
        words += tr("; expected one of {names}", names=", ".join(_names(model)))
    return f"{where} {words}"


def _step(step: int | str) -> str:
    """Items are counted from 1; a name comes from the file and may be anything."""
    return str(step + 1) if isinstance(step, int) else _clipped(" ".join(step.split()), 40)


def _own_words(fault: "ErrorDetails") -> str:
    message = fault["msg"].removeprefix("Value error, ").removeprefix("Input should be ")
    return tr(
        "is {input}; expected {expected}",
        input=_shown(fault["input"]),
        expected=message[:1].lower() + message[1:],
    )


def _names(model: "type[BaseModel]") -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _shown(value: object) -> str:
    """A short text for what was found, never a whole list."""
    if value is None:
        return tr("empty")
    if isinstance(value, list):
        return tr("a list")
    if isinstance(value, dict):
        return tr("a mapping")
    return _clipped(repr(value), 50)


def _clipped(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _more(count: int, places: list[Place]) -> str:
    if count == 0:
        return ""
    lines = sorted({place.line for place in places if place.line})[:3]
    if not lines:
        return tr(", and {count} more", count=count)
    if len(lines) == 1:
        return tr(", and {count} more (line {line})", count=count, line=lines[0])
    return tr(", and {count} more (lines {lines})", count=count, lines=", ".join(map(str, lines)))
