"""What stands behind a statement, in words: the publications its source line names, and what the status means."""

from collections.abc import Iterable

from bodymap.knowledge.backing import Backing
from bodymap.knowledge.library import Library, Source
from bodymap.knowledge.vocabulary import Status
from bodymap.language import tr, tr_later

STATUS_WORDS = {
    Status.MEASURED: tr_later("measured: a published figure was read; the size used here is drawn towards no effect"),
    Status.GUIDELINE: tr_later("guideline: a guideline says so"),
    Status.TEXTBOOK: tr_later("textbook: a text states the direction, the size is ours"),
    Status.ASSUMED: tr_later("assumed: no source was found for the size; it is ours"),
    Status.RECALLED: tr_later("recalled: not yet checked against the paper"),
}
NONE = tr_later("No source is named for this: it is our own assumption.")


def source_text(library: Library, behind: Backing) -> str:
    """What stands behind a statement: each publication and where it is found, then what the status means."""
    known = [_told(library.sources[name]) for name in behind.sources if name in library.sources]
    parts = [*(known or [behind.words] if behind.words else []), *_meaning(behind)]
    return "\n\n".join(dict.fromkeys(parts)) or tr(NONE)


def _told(source: Source) -> str:
    """The publication, where it is found, and whether it was read for this program."""
    read = read_on(source)
    return "\n".join(part for part in (source.cite, source.address, f"{read}.") if part)


def read_on(source: Source) -> str:
    """When it was read for this program, without a stop."""
    if not source.checked_on:
        return tr("Not read for this program")
    return tr("Read on {day}", day=source.checked_on)


def _meaning(behind: Backing) -> Iterable[str]:
    return () if behind.status is None else (tr(STATUS_WORDS[behind.status]),)
