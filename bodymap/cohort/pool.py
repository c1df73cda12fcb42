"""Drawings that were read once and are looked at in many ways: kept in memory while they fit, else read again each time.

Nothing of them is written anywhere.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.levels import Root
from bodymap.cohort.batch import TEXT, UNKNOWN_AGE, Batch
from bodymap.cohort.simulate import pieces, simulated
from bodymap.cohort.sources import Reading, batches_of, gathered
from bodymap.cohort.tally import Tally
from bodymap.cohort.work import some_at_least
from bodymap.language import grouped, tr

MOST_KEPT = 400_000_000
"""Bytes of drawings that are kept (assumed): about a million lists, or some 200,000 drawn by hand."""
TOLD = 1000
"""Faults that are told one by one: a list in a window can be long."""
OF_A_TEXT = 60
"""Bytes of a short text in memory, about."""
Heard = Callable[[str, float], object]
"""Told how far it is, in words and 0-1; raises GivenUpError when nobody wants the rest."""


@dataclass(frozen=True, slots=True)
class MadeUp:
    """Drawings to be made up: so many of each root; the same seed makes the same ones."""

    roots: tuple[Root, ...]
    count: int = 40
    seed: int = 1


@dataclass(frozen=True, slots=True)
class Wanted:
    """Where drawings come from: files and folders, or made up."""

    places: tuple[Path, ...] = ()
    reading: Reading = field(default_factory=Reading)
    made_up: MadeUp | None = None


@dataclass(frozen=True, slots=True)
class Pool:
    """What was read. kept: the drawings, None = too many to keep; says: groupings for which at least one drawing says something;
    outlined: a raster can be made of at least one.
    """

    wanted: Wanted
    tally: Tally
    kept: tuple[Batch, ...] | None
    says: frozenset[str]
    outlined: bool

    def batches(self, atlas: Atlas, heard: Heard) -> Iterator[Batch]:
        """All drawings, from memory or from their sources. Raises BodymapError."""
        if self.kept is None:
            yield from _read(atlas, self.wanted, Tally(), heard)
            return
        words = tr("Counting")
        for number, batch in enumerate(self.kept):
            heard(words, number / len(self.kept))
            yield batch


def read_pool(atlas: Atlas, wanted: Wanted, tally: Tally, heard: Heard, most: int = MOST_KEPT) -> Pool:
    """Read everything once. tally: grows meanwhile, also where it ends badly. Raises BodymapError when there is not one drawing."""
    kept: list[Batch] | None = []
    says: set[str] = set()
    size, outlined = 0, False
    for batch in some_at_least(_read(atlas, wanted, tally, heard), tally, lambda _lines: None):
        says |= _says(batch)
        outlined = outlined or bool(batch.drawn.any() or len(batch.segments["segment"]))
        size += _bytes(batch)
        if size > most:
            kept = None
        if kept is not None:
            kept.append(batch)
    return Pool(wanted, tally, None if kept is None else tuple(kept), frozenset(says), outlined)


def _read(atlas: Atlas, wanted: Wanted, tally: Tally, heard: Heard) -> Iterator[Batch]:
    if wanted.made_up is not None:
        yield from gathered(_make_up(wanted.made_up, tally, heard))
    else:
        yield from gathered(batches_of(atlas, wanted.places, wanted.reading, tally, _told(heard)))


def _told(heard: Heard) -> Callable[[str, float], None]:
    def tell(words: str, share: float) -> None:
        heard(words, share)

    return tell


def _make_up(wish: MadeUp, tally: Tally, heard: Heard) -> Iterator[Batch]:
    every = len(wish.roots) * wish.count
    for root in wish.roots:
        for piece in pieces(root, wish.count, wish.seed, size=PIECE):
            batch = simulated(piece)
            tally.read += len(batch)
            yield batch
            words = tr("{done} of {count} drawings made up", done=grouped(tally.read), count=grouped(every))
            heard(words, tally.read / every)


PIECE = 4
"""Made up between two looks at whether anybody still waits."""


def _says(batch: Batch) -> frozenset[str]:
    found = {"side", "root", "sensation"}
    if (batch["sex"] != "").any():
        found.add("sex")
    if (batch["age"] != UNKNOWN_AGE).any():
        found.add("age")
    if (batch["simulated_root"] != "").any():
        found.add("simulated_root")
    return frozenset(found)


def _bytes(batch: Batch) -> int:
    columns = [*batch.columns.values(), *(one for lists in batch.lists.values() for one in lists.columns.values())]
    plain = sum(one.nbytes for one in columns if one.dtype != TEXT)
    texts = sum(OF_A_TEXT * len(one) for one in columns if one.dtype == TEXT)
    return plain + texts + sum(map(len, batch.outlines["outline"].tolist()))
