"""The shapes a list of words may have in a case file, brought to one: entries with name, side, value and place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bodymap.files.problems import BodymapError
from bodymap.files.tree import Step, Tree, Value
from bodymap.language import tr

DETAILS = ("grade", "angle")
FEELINGS = ("touch", "pin")
KNOWN = ("name", "side", "value", *DETAILS, *FEELINGS, "at")
SIDE_NAMES = frozenset({"L", "R", "B", "bilateral"})


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of a list, as typed. value None: none was given; side and the rest "": not said.

    detail: a grade or an angle; measured: which of the two; touch, pin: the two ways of testing feeling.
    """

    name: str
    path: tuple[Step, ...]
    value: Value = None
    side: str = ""
    detail: str = ""
    measured: str = ""
    touch: str = ""
    pin: str = ""
    at: str = ""
    unknown: tuple[str, ...] = ()  # keys beside the name that are not known
    valued: bool = False  # a value was given, be it an empty one


def entries(tree: Tree, value: Value, path: Sequence[Step]) -> Iterable[Entry]:
    """The words of a list.

    Understood: `[slr, {name: slr, side: L, value: pos, angle: 40}]`, `{slr: pos}`, `{slr: {value: pos, side: L}}`,
    `{slr: {L: pos, R: neg}}`, a single word, nothing. Raises BodymapError for numbers and truth values.
    """
    at = tuple(path)
    if value is None:
        return
    if isinstance(value, str):
        yield Entry(value, at)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            yield from _item(tree, item, (*at, index))
    elif isinstance(value, dict):
        for name, content in value.items():
            yield from _named(name, content, (*at, name))
    else:
        raise BodymapError(
            tr("{at} is {value!r}; expected a list of words", at=at[-1], value=value), tree.place_of(at)
        )


def _item(tree: Tree, item: Value, path: tuple[Step, ...]) -> Iterable[Entry]:
    if isinstance(item, str):
        yield Entry(item, path)
    elif isinstance(item, dict) and "name" in item:
        name = item["name"]
        if not isinstance(name, str):
            raise BodymapError(
                tr("the name {name!r} is no word; expected a text", name=words_of(name)[:40]),
                tree.place_of((*path, "name")),
            )
        yield _described(name, item, path)
    elif isinstance(item, dict):
        for name, content in item.items():
            yield from _named(name, content, (*path, name))
    elif item is not None:
        raise BodymapError(
            tr("{item!r} stands where a word belongs; expected a text or {{name: ...}}", item=item),
            tree.place_of(path),
        )


def _named(name: str, content: Value, path: tuple[Step, ...]) -> Iterable[Entry]:
    """A word with what was found: a value, several descriptions, or a value for each side."""
    if isinstance(content, list):
        for item in content:
            yield from _named(name, item, path)
    elif isinstance(content, dict) and content and SIDE_NAMES.issuperset(content):
        for side, value in content.items():
            yield from (replace(entry, side=side) for entry in _named(name, value, path))
    elif isinstance(content, dict):
        yield _described(name, content, path)
    else:
        yield Entry(name, path, content, valued=True)


def _described(name: str, content: dict[str, Value], path: tuple[Step, ...]) -> Entry:
    measured = next((key for key in DETAILS if content.get(key) is not None), "")
    return Entry(
        name,
        path,
        value=content.get("value"),
        side=words_of(content.get("side")),
        detail=words_of(content[measured]) if measured else "",
        measured=measured,
        touch=words_of(content.get("touch")),
        pin=words_of(content.get("pin")),
        at=words_of(content.get("at")),
        unknown=tuple(key for key in content if key not in KNOWN),
        valued="value" in content,
    )


def words_of(value: Value) -> str:
    """Any value as one line of text; nothing is "". For words that are shown, never read."""
    if value is None:
        return ""
    if isinstance(value, dict):
        return ", ".join(f"{name}: {words_of(inner)}" for name, inner in value.items())
    if isinstance(value, list):
        return ", ".join(words_of(inner) for inner in value)
    return f"{value:g}" if isinstance(value, float) else " ".join(str(value).split())
