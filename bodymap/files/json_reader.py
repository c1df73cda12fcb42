"""Reads JSON with Python's own fast parser, fenced in; a slow second look finds the line only when it is needed.

Refused beyond broken syntax: deep nesting, names given twice, NaN, Infinity and numbers beyond any measurement,
half characters (lone surrogates) and texts that are too long.
"""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from bodymap.files.numbers import number_of
from bodymap.files.problems import BodymapError, Place
from bodymap.files.text import hidden_in, spot_at
from bodymap.files.tree import Caps, Spot, Step, Tree, Value
from bodymap.language import said_if_ours, tr, tr_later

STRING = r'"(?:[^"\\]+|\\.)*+(?:"|\\?\Z)'
"""A string, or the unfinished rest of the file: never looks twice at a character."""
STRINGS = re.compile(STRING, re.DOTALL)
BRACKETS = re.compile(STRING + r"|[\[\]{}]", re.DOTALL)
TOKENS = re.compile(STRING + r"|[\[\]{},:]|[^\s\[\]{},:\"]+", re.DOTALL)


USUAL = (
    tr_later("expecting value"),
    tr_later("expecting property name enclosed in double quotes"),
    tr_later("expecting ':' delimiter"),
    tr_later("expecting ',' delimiter"),
    tr_later("unterminated string"),
    tr_later("invalid control character"),
    tr_later("invalid \\escape"),
    tr_later("invalid \\uXXXX escape"),
    tr_later("extra data"),
    tr_later("illegal trailing comma before end of object"),
    tr_later("illegal trailing comma before end of array"),
)
"""What Python's parser finds, as `_plain` has it; named here so that they are translated."""
SMALL = 200_000
"""Values of a file whose places are all remembered once one is asked for."""
SHORT = 15
"""A number of so few characters is within every limit; most are."""


class _FaultError(Exception):
    """Something the parser's hooks do not take; where it stands is found by a second look."""


def tree_of_json(text: str, file: str, caps: Caps) -> Tree:
    """Raises BodymapError with line and column at the first fault."""
    _check_depth(text, file, caps)
    if _amount(text) > caps.nodes:
        raise BodymapError(
            tr("the file holds more than {most} values; expected fewer", most=caps.nodes), Place(file, 1)
        )
    try:
        value = _parsed(text)
    except json.JSONDecodeError as error:
        place = Place(file, error.lineno, error.colno)
        raise BodymapError(tr("not readable as JSON: {plain}", plain=_plain(error.msg)), place) from None
    except _FaultError as fault:
        raise _placed(text, file, str(fault)) from None
    except (RecursionError, ValueError) as error:
        raise BodymapError(tr("not readable as JSON; expected plain values"), Place(file)) from error
    _check_strings(text, file, caps)
    return Tree(value, file, _Spots(text, small=_amount(text) <= SMALL))


def _amount(text: str) -> int:
    """About how many values there are, from above."""
    return text.count(",") + text.count("[") + text.count("{") + 1


def _parsed(text: str) -> Value:
    return json.loads(
        text, object_pairs_hook=_mapping, parse_int=_number, parse_float=_number, parse_constant=_constant
    )


def _mapping(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        raise _FaultError(tr("a name is given twice; expected once"))
    return made


def _number(text: str) -> int | float:
    if len(text) <= SHORT and "e" not in text and "E" not in text:
        return float(text) if "." in text else int(text)
    number = number_of(text)
    if isinstance(number, str):
        raise _FaultError(number)
    return number


def _constant(text: str) -> float:
    raise _FaultError(tr("{text} is not a number; expected digits, or null", text=text))


def _plain(message: str) -> str:
    """The parser's words as the middle of a sentence, without its trailing "at"; said where it is one of its usual ones."""
    return said_if_ours(message[:1].lower() + message[1:].removesuffix(" at").removesuffix(" starting").rstrip(": "))


def _check_depth(text: str, file: str, caps: Caps) -> None:
    depth = 0
    for found in BRACKETS.finditer(text):
        mark = found[0]
        if mark in "[{":
            depth += 1
            if depth > caps.depth:
                sentence = tr("nested deeper than {depth}; expected a flatter file", depth=caps.depth)
                raise BodymapError(sentence, Place(file, *spot_at(text, found.start())))
        elif mark in "]}":
            depth -= 1


def _check_strings(text: str, file: str, caps: Caps) -> None:
    """Length of every text, and what escapes turn into. For text that has been parsed already."""
    for found in STRINGS.finditer(text):
        token = found[0]
        wrong = ""
        if len(token) - 2 > caps.scalar:
            wrong = tr(
                "a text has {count} characters; expected at most {most}",
                count=len(token) - 2,
                most=caps.scalar,
            )
        elif "\\" in token:
            wrong = hidden_in(json.loads(token))
        if wrong:
            raise BodymapError(wrong, Place(file, *spot_at(text, found.start())))


@dataclass(slots=True)
class _Frame:
    """A list or object the second look stands in; `step` is where in it."""

    is_object: bool
    step: Step
    seen: dict[str, int]
    awaits_name: bool


@dataclass(frozen=True, slots=True)
class _Seen:
    """One value or name on the way through the text: the open containers, where it begins, its text."""

    frames: list[_Frame]
    start: int
    token: str
    is_name: bool
    first: int = -1  # where the same name stood before


def _always(_frames: list[_Frame]) -> bool:
    return True


def _walk(text: str, enter: Callable[[list[_Frame]], bool] = _always) -> Iterator[_Seen]:
    """Every name and value in order. Text that is no JSON is walked as well as it goes.

    enter: whether to look into a list or object, told by what is open around it.
    """
    frames: list[_Frame] = []
    at = 0
    while found := TOKENS.search(text, at):
        token, start, at = found[0], found.start(), found.end()
        frame = frames[-1] if frames else None
        if token == ":":
            continue
        if token == ",":
            _next(frame)
        elif token in "]}":
            if frames:
                frames.pop()
        elif frame is not None and frame.awaits_name and token.startswith('"'):
            yield _named(frames, frame, token, start)
        else:
            yield _Seen(frames, start, token, is_name=False)
            if token in "[{" and enter(frames):
                frames.append(_Frame(token == "{", "" if token == "{" else 0, {}, awaits_name=token == "{"))
            elif token in "[{":
                at = _end_of(text, start)


def _end_of(text: str, start: int) -> int:
    """Where the list or object that begins here has ended."""
    depth = 0
    for found in BRACKETS.finditer(text, start):
        depth += {"[": 1, "{": 1, "]": -1, "}": -1}.get(found[0], 0)
        if depth == 0:
            return found.end()
    return len(text)


def _next(frame: _Frame | None) -> None:
    if frame is None:
        return
    if frame.is_object:
        frame.awaits_name = True
    elif isinstance(frame.step, int):
        frame.step += 1


def _named(frames: list[_Frame], frame: _Frame, token: str, start: int) -> _Seen:
    try:
        name = str(json.loads(token))
    except ValueError:
        name = token
    frame.step = name
    frame.awaits_name = False
    return _Seen(frames, start, token, is_name=True, first=frame.seen.setdefault(name, start))


def _placed(text: str, file: str, otherwise: str) -> BodymapError:
    """The first fault of the kinds the hooks refuse, with its place."""
    for seen in _walk(text):
        wrong = _wrong(text, seen)
        if wrong:
            return BodymapError(wrong, Place(file, *spot_at(text, seen.start)))
    return BodymapError(otherwise, Place(file))


def _wrong(text: str, seen: _Seen) -> str:
    if seen.is_name:
        if seen.first == seen.start:
            return ""
        line, _ = spot_at(text, seen.first)
        return tr(
            "{name} is given twice (first in line {line}); expected once", name=seen.token[:40], line=line
        )
    check: Callable[[str], object] | None = None
    if seen.token in ("NaN", "Infinity", "-Infinity"):
        check = _constant
    elif seen.token[0] in "-0123456789":
        check = _number
    try:
        if check:
            check(seen.token)
    except _FaultError as fault:
        return str(fault)
    except ValueError:
        return tr("this is not a number; expected digits")
    return ""


@dataclass(slots=True)
class _Spots:
    """Line and column along a path; a member's place is that of its name.

    A small file is looked through once and remembered, a large one is searched along the path every time.
    """

    text: str
    small: bool
    starts: dict[tuple[Step, ...], int] = field(default_factory=dict[tuple[Step, ...], int])

    def __call__(self, path: Sequence[Step]) -> Spot:
        if not self.small:
            return spot_at(self.text, _start_along(self.text, path))
        if not self.starts:
            for seen in _walk(self.text):
                self.starts.setdefault(tuple(frame.step for frame in seen.frames), seen.start)
        ways = (tuple(path[:length]) for length in range(len(path), -1, -1))
        return spot_at(self.text, next((self.starts[way] for way in ways if way in self.starts), 0))


def _start_along(text: str, path: Sequence[Step]) -> int:
    """Where the deepest value along a path begins; what lies beside the way is jumped over."""

    def on_the_way(frames: list[_Frame]) -> bool:
        return all(frame.step == step for frame, step in zip(frames, path, strict=False))

    best, best_depth = 0, -1
    for seen in _walk(text, enter=on_the_way):
        depth = len(seen.frames)
        if depth <= best_depth and not on_the_way(seen.frames):
            break  # the way has been left
        if best_depth < depth <= len(path) and on_the_way(seen.frames):
            best, best_depth = seen.start, depth
        if best_depth == len(path):
            break
    return best
