"""The knowledge in the language spoken: the same values with their sentences said, and every name of the files as it is."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from types import MappingProxyType
from typing import Any

from bodymap.knowledge.library import Library, Source

PROSE: dict[str, tuple[str, ...]] = {
    "Word": ("label", "how", "group", "brief"),
    "ZoneFacts": ("words", "note"),
    "RootFacts": ("skin", "pain", "key_point", "note", "patient"),
    "DiscFacts": ("how_common", "note"),
    "FarToTheSide": ("how_common",),
    "Muscle": ("name", "nerve", "test", "dispute"),
    "Nerve": ("name", "short", "skin", "note", "caught"),
    "FindingWeight": ("measured",),
    "Weight": ("measured",),
    "Band": ("word", "pain"),
    "Model": ("highest",),
    "Condition": (
        "name", "supports", "aggravates", "relieves", "associations", "about", "patient", "course", "note", "named_only",
    ),
    "UrgencyRule": ("note",),
    "Option": ("group", "name", "text", "guideline", "cautions", "lay_claim"),
    "FlagFact": ("question", "text"),
    "FlagQuestion": ("text",),
    "FlagRule": ("why",),
    "Asked": ("why",),
    "Library": ("safety_net", "intended_use"),
    "Point": ("text",),
    "Radiculopathy": ("speaks_for", "against"),
    "Telling": ("ratings", "ratios", "apart"),
    "Limit": ("text",),
    "Scale": ("name", "note"),
    "Grade": ("words",),
    "Measure": ("unit",),
}  # fmt: skip
"""By class, the fields that hold sentences or words a person reads. All others hold names, numbers and citations."""


NO_PUBLICATION = ("no_source", "anatomy")
"""Sources that are sentences of ours; what others published is cited as it is."""


def translated(library: Library, say: Callable[[str], str]) -> Library:
    """The library with every prose text said."""
    return _said(library, say)


def prose(library: Library) -> Iterator[tuple[str, str]]:
    """Every prose text with the place it stands at ("Condition.about of sciatica"), in the order of the library."""
    found: list[tuple[str, str]] = []

    def note(owner: Any, name: str) -> Callable[[str], str]:
        of = getattr(owner, "id", None) or getattr(owner, "name", "")

        def say(text: str) -> str:
            found.append((f"{type(owner).__name__}.{name}{f' of {of}' if of else ''}", text))
            return text

        return say

    _walk(library, note)
    yield from found


def _said(value: Any, say: Callable[[str], str]) -> Any:
    return _walk(value, lambda _owner, _name: say)


def _walk(value: Any, sayer: Callable[[Any, str], Callable[[str], str]]) -> Any:
    """The value with its prose said, the same object where nothing in it changed."""
    if is_dataclass(value) and not isinstance(value, type):
        ours = isinstance(value, Source) and value.id in NO_PUBLICATION
        named = ("cite",) if ours else PROSE.get(type(value).__name__, ())
        news: dict[str, Any] = {}
        for one in fields(value):
            if one.init:
                old = getattr(value, one.name)
                new = _texts(old, sayer(value, one.name)) if one.name in named else _walk(old, sayer)
                if new is not old:
                    news[one.name] = new
        return replace(value, **news) if news else value
    return _inside(value, lambda part: _walk(part, sayer))


def _texts(value: Any, say: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        said = say(value) if value else value
        return value if said == value else said
    return _inside(value, lambda part: _texts(part, say))


def _inside(value: Any, do: Callable[[Any], Any]) -> Any:
    """A tuple or mapping with `do` done to what is in it; anything else as it is."""
    if isinstance(value, tuple):
        news = tuple(do(part) for part in value)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        return value if all(a is b for a, b in zip(value, news, strict=True)) else news  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    if isinstance(value, Mapping):
        made = {key: do(part) for key, part in value.items()}  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
        same = all(made[key] is part for key, part in value.items())  # pyright: ignore[reportUnknownVariableType]
        return value if same else MappingProxyType(made)  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]
    return value
