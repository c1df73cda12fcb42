"""Where each source is used: for the list of references, which is written from the files and not by hand."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import cast

from bodymap.knowledge import _checks as checks
from bodymap.knowledge.library import Source
from bodymap.knowledge.loading import read_files

Uses = Mapping[str, tuple[str, ...]]
"""File -> what of it, in the order of the file: `conditions` -> (`hip_oa`, `gtps`)."""
NAMES = ("id", "name", "root", "disc", "flag", "kind")


def references(folder: Path) -> tuple[tuple[Source, Uses], ...]:
    """Every source with its uses, in the order of sources.yaml. Raises BodymapError when the files are unsound."""
    files = read_files(folder)
    uses: dict[str, dict[str, dict[str, None]]] = {row.id: {} for row in files.sources.sources}
    for one in checks.cited(files):
        for source in one.sources:
            uses[source].setdefault(one.file, {})[_what(files, one)] = None
    return tuple(
        (Source(**dict(row)), {file: tuple(named) for file, named in uses[row.id].items()})
        for row in files.sources.sources
    )


def _what(files: checks.Files, one: checks.Citation) -> str:
    """The first row on the way that has a name, or the names on the way themselves."""
    row: object = getattr(files, one.file)
    for step in one.path:
        row = _inner(row, step)
        name = next(_names(row), "") if isinstance(step, int) else ""
        if name:
            return name
    return " ".join(str(step) for step in one.path[:-1]) or "all of it"


def _inner(row: object, step: str | int) -> object:
    if isinstance(row, tuple | dict):
        return cast("Mapping[str | int, object]", row)[step]
    return getattr(row, str(step))


def _names(row: object) -> Iterator[str]:
    return (str(value) for name in NAMES if (value := getattr(row, name, None)))


def page(listed: Iterable[tuple[Source, Uses]]) -> str:
    """One entry a source, as Markdown: what it is, where it is found, when it was read, and what rests on it."""
    return "".join(f"{_head(source)}{_used(uses)}\n" for source, uses in listed)


def _head(source: Source) -> str:
    link = f" <{source.address}>" if source.address else ""
    read = f"read {source.checked_on}" if source.checked_on else "not read"
    return f"- `{source.id}` **{source.cite}**{link} ({read})\n"


def _used(uses: Uses) -> str:
    return "".join(f"  - {file}: {', '.join(names)}\n" for file, names in uses.items())
