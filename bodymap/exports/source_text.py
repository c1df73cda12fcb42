"""What stands behind a statement, in words: the publications its source line names, and what the status means."""

from collections.abc import Iterable

from bodymap.knowledge.library import Library, Source
from bodymap.knowledge.vocabulary import Status

STATUS_WORDS = {
    Status.MEASURED: "measured: a published figure was read; the size used here is drawn towards no effect",
    Status.GUIDELINE: "guideline: a guideline says so",
    Status.TEXTBOOK: "textbook: a text states the direction, the size is ours",
    Status.ASSUMED: "assumed: no source was found for the size; it is ours",
    Status.RECALLED: "recalled: not yet checked against the paper",
}
NONE = "No source is named for this: it is our own assumption."


def source_text(library: Library, source: str) -> str:
    """The whole of a source line: as it stands, then each publication it names, then what the status in it means."""
    if not source:
        return NONE
    parts = [source, *(_told(one) for one in named(library, source)), *_statuses(source)]
    return "\n\n".join(dict.fromkeys(parts))


def named(library: Library, source: str) -> tuple[Source, ...]:
    """The publications that a source line names, by their words or by their ids, in the order of the list."""
    ids = {part.strip() for part in source.split(";")}
    return tuple(one for one in library.sources.values() if one.cite in source or one.id in ids)


def _told(source: Source) -> str:
    return f"{source.cite}" + (f"\nYear: {source.year}" if source.year else "")


def _statuses(source: str) -> Iterable[str]:
    return (words for status, words in STATUS_WORDS.items() if f"({status.value})" in source)
