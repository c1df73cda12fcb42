"""What stands behind a statement, in words: the publications its source line names, and what the status means."""

from collections.abc import Iterable

from bodymap.knowledge.backing import Backing
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


def source_text(library: Library, behind: Backing) -> str:
    """What stands behind a statement: each publication and where it is found, then what the status means."""
    known = [_told(library.sources[name]) for name in behind.sources if name in library.sources]
    parts = [*(known or [behind.words] if behind.words else []), *_meaning(behind)]
    return "\n\n".join(dict.fromkeys(parts)) or NONE


def _told(source: Source) -> str:
    """The publication, where it is found, and whether it was read for this program."""
    read = f"Read on {source.checked_on}" if source.checked_on else "Not read for this program"
    return "\n".join(part for part in (source.cite, source.address, f"{read}.") if part)


def _meaning(behind: Backing) -> Iterable[str]:
    return () if behind.status is None else (STATUS_WORDS[behind.status],)
