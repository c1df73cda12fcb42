"""What the program said about a kept drawing, as it is stored with it, and read again however much later.

Stored as JSON: the whole reading as `bodymap assess --json` gives it, and the note. Only what a person is told of it later is
read again; names that a newer program added are left alone.
"""

import json
from dataclasses import dataclass

from pydantic import BaseModel, ConfigDict, Field

from bodymap.atlas.levels import Side
from bodymap.exports.reading_json import reading_data
from bodymap.exports.reading_text import AT_ALL_WORDS, URGENCY_WORDS
from bodymap.files.bounded import read_json
from bodymap.files.checked import parse
from bodymap.files.problems import BodymapError
from bodymap.files.tree import Tree
from bodymap.language import said_if_ours, tr, tr_later
from bodymap.reasoning.leading import leading
from bodymap.reasoning.reading import Chance, Reading, Urgency
from bodymap.records.store.values import StoredReading

FORMAT_NUMBER = 1
NOT_OURS = tr_later("what was read then is not understood here; expected a reading as this program keeps it")
NEWER = tr_later("what was read then was kept by a newer bodymap; it can be shown there")
NO_ROOT = tr_later("no root fits")
MOST = 3
"""Look-alikes that are told."""


class _Said(BaseModel):
    """Names of a newer program are left alone."""

    model_config = ConfigDict(frozen=True, extra="ignore")


class RootSaid(_Said):
    """A root as it was told; probability 0-1, given that one lumbosacral root is the cause."""

    root: str
    side: Side
    rank: int = Field(ge=1)
    probability: float = Field(ge=0, le=1)
    band: str

    @property
    def words(self) -> str:
        """`L5 left (fits)`."""
        return tr("{root} {side} ({band})", root=self.root, side=self.side.word, band=_told(self.band))


class LookAlikeSaid(_Said):
    """Something that looks alike, as it was told."""

    id: str
    name: str
    rank: int = Field(ge=1)
    side: Side | None = None
    band: str = ""

    @property
    def words(self) -> str:
        """`piriformis syndrome, left (possible)`."""
        name, band = _told(self.name), _told(self.band)
        if self.side is None:
            return f"{name} ({band})"
        return tr("{name}, {side} ({band})", name=name, side=self.side.word, band=band)


class FlagSaid(_Said):
    """A warning or a question, as it was told."""

    id: str
    urgency: Urgency
    text: str

    @property
    def words(self) -> str:
        return tr("{name}: {text}", name=tr(URGENCY_WORDS[self.urgency]), text=_told(self.text))


class Said(_Said):
    """A reading as far as it is told again."""

    roots: tuple[RootSaid, ...] = ()
    root_at_all: Chance = Chance.NONE
    look_alikes: tuple[LookAlikeSaid, ...] = ()
    red_flags: tuple[FlagSaid, ...] = ()

    @property
    def leading(self) -> tuple[RootSaid, ...]:
        """Those that are told: at most three, never one alone."""
        return leading(self.roots)

    @property
    def first_look_alikes(self) -> tuple[LookAlikeSaid, ...]:
        return tuple(sorted(self.look_alikes, key=lambda one: one.rank)[:MOST])

    @property
    def at_all_words(self) -> str:
        """`A nerve root is fairly supported`."""
        words = tr(AT_ALL_WORDS[self.root_at_all.value])
        return f"{words[:1].upper()}{words[1:]}"

    @property
    def roots_words(self) -> str:
        """`L5 left (fits), S1 left (also possible)`."""
        return ", ".join(root.words for root in self.leading) or tr(NO_ROOT)


class _Summary(_Said):
    """All that is stored."""

    summary: int
    reading: Said
    note: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeptReading:
    """said: the reading; note: the text note of then, whole."""

    said: Said
    note: str


def _told(text: str) -> str:
    """What was said then in the language spoken; as it was said then where that lacks it."""
    return said_if_ours(text)


def summary_text(reading: Reading, note: str) -> str:
    """What is stored with a kept drawing."""
    made = {"summary": FORMAT_NUMBER, "reading": reading_data(reading), "note": note.splitlines()}
    return json.dumps(made, ensure_ascii=False, separators=(",", ":"))


def kept_reading(stored: StoredReading) -> KeptReading:
    """What was said then. Raises BodymapError: it is of a newer program, or nothing of ours."""
    tree = read_json(stored.summary, name=tr("the reading of then"))
    _check_format(tree)
    made = parse(_Summary, tree)
    return KeptReading(made.reading, "".join(f"{line}\n" for line in made.note))


def said_now(reading: Reading) -> Said:
    """The reading of today in the same shape, to be set beside one of then."""
    return Said.model_validate(reading_data(reading))


def _check_format(tree: Tree) -> None:
    number = tree.value.get("summary") if isinstance(tree.value, dict) else None
    if not isinstance(number, int):
        raise BodymapError(tr(NOT_OURS))
    if number > FORMAT_NUMBER:
        raise BodymapError(tr(NEWER))
