"""What stands behind a statement: the publications it rests on, and how well they carry it."""

from collections.abc import Iterable
from dataclasses import dataclass

from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import Status
from bodymap.language import tr


@dataclass(frozen=True, slots=True)
class Backing:
    """Ids of sources, how well they carry the statement (None = not said), and both in words as a line shows them.

    words without ids: something that is no publication of ours, like the map somebody else drew.
    """

    words: str = ""
    sources: tuple[str, ...] = ()
    status: Status | None = None


NO_BACKING = Backing()


def assumed() -> Backing:
    """Behind a size or a word of ours."""
    return Backing(Status.ASSUMED.words, ("no_source",), Status.ASSUMED)


def backing(library: Library, sources: Iterable[str], status: Status | None = None) -> Backing:
    """`Suri and others 2011 (measured)`: the sources by their ids, and the status where one is given."""
    ids = tuple(name for name in dict.fromkeys(sources) if name in library.sources)
    cites = _joined(library.sources[name].cite for name in ids)
    if status is None:
        return Backing(cites, ids)
    return Backing(f"{cites} ({status.words})" if cites else status.words, ids, status)


def together(backings: Iterable[Backing]) -> Backing:
    """What stands behind several statements that are said as one."""
    known = tuple(dict.fromkeys(backings))
    statuses = {one.status for one in known}
    return Backing(
        _joined(dict.fromkeys(one.words for one in known if one.words)),
        tuple(dict.fromkeys(name for one in known for name in one.sources)),
        statuses.pop() if len(statuses) == 1 else None,
    )


def _joined(words: Iterable[str]) -> str:
    """`a; and b; and c`."""
    first, *others = (*words,) or ("",)
    for other in others:
        first = tr("{some}; and {last}", some=first, last=other)
    return first
