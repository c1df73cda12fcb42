"""Reads YAML in one pass from the parser's events, and stops at the first thing that is not plain data.

No anchors, aliases, tags, merge keys or second documents: each of them has hung or crashed a YAML loader. Words
that readers disagree about are refused or kept as typed, never converted. Names are always text.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NoReturn, cast

import yaml
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from bodymap.files.numbers import number_of
from bodymap.files.problems import BodymapError, Place
from bodymap.files.text import hidden_in
from bodymap.files.tree import Caps, Spot, Step, Tree, Value
from bodymap.language import tr, tr_later

NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?", re.ASCII)
PLAIN_WORDS: dict[str, bool | None] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip
"""The YAML 1.2 core words, on which readers agree."""
DOUBTFUL: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"yes|no|on|off", re.IGNORECASE), tr_later("true or false")),
    (re.compile(r"[-+]?\.(?:inf|nan)", re.IGNORECASE), tr_later("no number at all")),
    (
        re.compile(r"[-+]?0[\d_]+|[-+]?0[ox][\da-f_]+|[-+]?0b[01_]+", re.IGNORECASE | re.ASCII),
        tr_later("a number to another base"),
    ),
    (re.compile(r"[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?", re.ASCII), tr_later("a number to the base 60")),
    (re.compile(r"[-+]?\d[\d_]*_[\d_]*(?:\.\d*)?", re.ASCII), tr_later("a number")),
)
"""Plain words one reader takes for text and another for what stands beside them."""
PLAIN_PROBLEMS: tuple[tuple[str, str], ...] = (
    (
        "did not find expected ',' or",
        tr_later("a bracket is not closed; expected a comma or the closing bracket"),
    ),
    ("expected ',' or", tr_later("a bracket is not closed; expected a comma or the closing bracket")),
    (
        "did not find expected node content",
        tr_later("a value is missing or a bracket is not closed; expected a value"),
    ),
    (
        "expected the node content",
        tr_later("a value is missing or a bracket is not closed; expected a value"),
    ),
    (
        "did not find expected key",
        tr_later("a line is indented wrongly, or text follows a closed quote; expected name: value"),
    ),
    ("did not find expected '-'", tr_later("a line is indented wrongly; expected one that begins with -")),
    (
        "expected <block end>",
        tr_later("a line is indented wrongly, or text follows a closed quote; expected name: value"),
    ),
    (
        "expected <document start>",
        tr_later("a line does not belong to what stands above it; expected the same indentation"),
    ),
    ("could not find expected ':'", tr_later("a colon is missing; expected name: value")),
    (
        "mapping values are not allowed",
        tr_later("a second colon or a wrong indentation; expected one name: value a line"),
    ),
    (
        "sequence entries are not allowed",
        tr_later("a - stands in the wrong place; expected it at the start of a line"),
    ),
    (
        "cannot start any token",
        tr_later("a value begins with a sign that means something else; expected quotes around it"),
    ),
    ("found unexpected end of stream", tr_later("a quote is not closed; expected the closing quote")),
    ("found a tab character", tr_later("a line is indented with a tab; expected spaces")),
    (
        "unknown escape character",
        tr_later("a backslash stands before a letter it does not belong to; expected two"),
    ),
)
"""The parsers' words (libyaml's and PyYAML's), and ours."""
LONGEST_DOUBT = 40
"""Longer texts are no slip over a word or number (and the patterns would take long over them)."""
MERGE = "<<"


def tree_of_yaml(text: str, file: str, caps: Caps) -> Tree:
    """Raises BodymapError with line and column at the first fault."""
    builder = _Builder(file, caps)
    for event in _events(text, file):
        handle = HANDLERS.get(type(event))
        if handle:
            handle(builder, event)
    if builder.root is None:
        raise BodymapError(tr("the file is empty; expected its content"), Place(file, 1))
    return Tree(builder.root, file, _Spots(builder.spots))


_LOADER: object = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml; the pure Python parser (30 times slower) only where libyaml is missing."""
_parse = cast("Callable[..., Iterator[Event]]", yaml.parse)  # pyright: ignore[reportUnknownMemberType]


def _events(text: str, file: str) -> Iterator[Event]:
    try:
        yield from _parse(text, Loader=_LOADER)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
        raise BodymapError(tr("not readable as YAML: {plain}", plain=_plain(error)), place) from None
    except (yaml.YAMLError, ValueError, OverflowError) as error:
        raise BodymapError(
            tr("not readable as YAML; expected plain name: value lines"), Place(file)
        ) from error


def _plain(error: yaml.MarkedYAMLError) -> str:
    """The fault in plain words, and where what is not finished began."""
    problem = str(error.problem or error.context)
    words = next(
        (tr(plain) for part, plain in PLAIN_PROBLEMS if part in problem),
        tr("{problem}; expected plain data", problem=problem),
    )
    begun, met = error.context_mark, error.problem_mark
    return (
        tr("{words} (begun in line {line})", words=words, line=begun.line + 1)
        if begun and met and begun.line < met.line
        else words
    )


@dataclass(slots=True)
class _Frame:
    """A list or mapping that is still open."""

    into: list[Value] | dict[str, Value]
    path: tuple[Step, ...]
    key: str | None = None
    lines: dict[str, int] = field(default_factory=dict[str, int])


@dataclass(frozen=True, slots=True)
class _Spots:
    spots: Mapping[tuple[Step, ...], Spot]

    def __call__(self, path: Sequence[Step]) -> Spot:
        ways = (tuple(path[:length]) for length in range(len(path), -1, -1))
        return next((self.spots[way] for way in ways if way in self.spots), (1, 1))


class _Builder:
    """Puts events together to values; keeps the place of each."""

    def __init__(self, file: str, caps: Caps) -> None:
        self.file = file
        self.caps = caps
        self.root: Value = None
        self.spots: dict[tuple[Step, ...], Spot] = {}
        self.documents = 0
        self._open: list[_Frame] = []
        self._nodes = 0

    def document(self, event: Event) -> None:
        self.documents += 1
        if self.documents > 1:
            self._refuse(tr("a second document begins here; expected one"), event)

    def alias(self, event: Event) -> None:
        self._refuse(tr("references (*name) are not allowed; expected the value written out"), event)

    def scalar(self, event: ScalarEvent) -> None:
        self._count(event)
        text = event.value if event.value.isascii() else unicodedata.normalize("NFC", event.value)
        if len(text) > self.caps.scalar:
            self._refuse(
                tr(
                    "a text has {count} characters; expected at most {most}",
                    count=len(text),
                    most=self.caps.scalar,
                ),
                event,
            )
        hidden = hidden_in(text)
        if hidden:
            self._refuse(hidden, event)
        frame = self._open[-1] if self._open else None
        if frame is not None and isinstance(frame.into, dict) and frame.key is None:
            self._name(frame, text, event)
        else:
            self._add(self._meant(text, event) if event.implicit[0] else text, event)

    def open_list(self, event: Event) -> None:
        self._open_frame([], event)

    def open_mapping(self, event: Event) -> None:
        self._open_frame({}, event)

    def close(self, event: Event) -> None:
        self._open.pop()

    def _open_frame(self, into: list[Value] | dict[str, Value], event: Event) -> None:
        self._count(event)
        if len(self._open) >= self.caps.depth:
            self._refuse(
                tr("nested deeper than {depth}; expected a flatter file", depth=self.caps.depth), event
            )
        parent = self._open[-1] if self._open else None
        if parent is not None and isinstance(parent.into, dict) and parent.key is None:
            self._refuse(tr("a list or mapping stands where a name belongs; expected a text"), event)
        path = self._add(into, event)
        self._open.append(_Frame(into, path))

    def _name(self, frame: _Frame, text: str, event: ScalarEvent) -> None:
        if text == MERGE and event.implicit[0]:
            self._refuse(tr("merge keys (<<) are not allowed; expected the values written out"), event)
        if not text:
            self._refuse(tr("a name is empty; expected a text before the colon"), event)
        if text in frame.lines:
            self._refuse(
                tr(
                    "{name} is given twice (first in line {line}); expected once",
                    name=_short(text),
                    line=frame.lines[text],
                ),
                event,
            )
        frame.lines[text] = _line(event)
        frame.key = text
        self.spots[(*frame.path, text)] = _spot(event)

    def _add(self, value: Value, event: Event) -> tuple[Step, ...]:
        """Put a value where it belongs and answer its path."""
        if not self._open:
            self.root = value
            self.spots[()] = _spot(event)
            return ()
        frame = self._open[-1]
        if isinstance(frame.into, list):
            path = (*frame.path, len(frame.into))
            self.spots[path] = _spot(event)
            frame.into.append(value)
            return path
        key = frame.key or ""
        frame.into[key] = value
        frame.key = None
        return (*frame.path, key)

    def _meant(self, text: str, event: ScalarEvent) -> Value:
        """The value of a plain word: a number, a truth value, nothing, or the text itself."""
        if text in PLAIN_WORDS:
            return PLAIN_WORDS[text]
        if NUMBER.fullmatch(text):
            number = number_of(text)
            return self._refuse(number, event) if isinstance(number, str) else number
        if self.caps.doubtful_as_text or len(text) > LONGEST_DOUBT:
            return text
        for pattern, other in DOUBTFUL:
            if pattern.fullmatch(text):
                self._refuse(
                    tr(
                        '{text!r} can be read as text or as {other}; expected "{text}" in quotes, or another word',
                        text=text,
                        other=tr(other),
                    ),
                    event,
                )
        return text

    def _count(self, event: NodeEvent | Event) -> None:
        self._nodes += 1
        if self._nodes > self.caps.nodes:
            self._refuse(
                tr("the file holds more than {most} values; expected fewer", most=self.caps.nodes), event
            )
        if getattr(event, "anchor", None) is not None:
            self._refuse(tr("anchors (&name) are not allowed; expected plain values"), event)
        if getattr(event, "tag", None) is not None:
            self._refuse(tr("tags (!name) are not allowed; expected plain values"), event)

    def _refuse(self, sentence: str, event: Event) -> NoReturn:
        raise BodymapError(sentence, Place(self.file, *_spot(event)))


HANDLERS: dict[type[Event], Callable[[_Builder, Event], None]] = {
    DocumentStartEvent: _Builder.document,
    AliasEvent: _Builder.alias,
    ScalarEvent: lambda builder, event: builder.scalar(event) if isinstance(event, ScalarEvent) else None,
    SequenceStartEvent: _Builder.open_list,
    MappingStartEvent: _Builder.open_mapping,
    SequenceEndEvent: _Builder.close,
    MappingEndEvent: _Builder.close,
}


def _line(event: Event) -> int:
    return event.start_mark.line + 1


def _spot(event: Event) -> Spot:
    return _line(event), event.start_mark.column + 1


def _short(text: str) -> str:
    return repr(text if len(text) <= LONGEST_DOUBT else text[: LONGEST_DOUBT - 1] + "…")
