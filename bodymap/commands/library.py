"""The commands `doctor` and `library`: is all well with the records, and a backup put back."""

from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bodymap.commands.say import print_json, say
from bodymap.files.problems import BodymapError

if TYPE_CHECKING:
    from bodymap.records.doctor import Finding
    from bodymap.records.keys.library_key import LibraryKey
    from bodymap.records.store.place import LibraryPlace

library_app = typer.Typer(
    help="The records on this computer (docs/records.md).", rich_markup_mode=None, no_args_is_help=True
)


def add_commands(app: typer.Typer) -> None:
    """Put the commands into the command line."""
    app.command("doctor")(doctor)
    app.add_typer(library_app, name="library")


def doctor(as_json: Annotated[bool, typer.Option("--json", help="print JSON")] = False) -> None:
    """Look at the records, their rights, their backups, the disk and Qt. Names nobody; exit status 1 where something is wrong."""
    from bodymap.records.doctor import examined
    from bodymap.records.store.place import usual_place
    from bodymap.records.versions import versions_in_use

    found = (*examined(usual_place(), versions_in_use(), datetime.now(UTC)), _binding())
    if as_json:
        print_json([asdict(one) for one in found])
    else:
        say(*(f"{'ok   ' if one.well else 'WRONG'}  {one.what}: {one.said}" for one in found))
    if not all(one.well for one in found):
        raise typer.Exit(1)


def _binding() -> "Finding":
    """Whether the window would live: it is looked at here, because Qt stays out of the records."""
    from bodymap.records.doctor import Finding

    try:
        from bodymap.ui.canary import leaves_none_alone
    except ImportError:
        return Finding(
            "qt",
            False,
            "it cannot be loaded here, so no window opens; `python3 start.py` tells what is missing",
        )
    if leaves_none_alone():
        return Finding("qt", True, "its binding leaves Python's None alone")
    return Finding(
        "qt",
        False,
        "its binding loses references to None, and a window dies after a while; use PySide6 below 6.12",
    )


@library_app.command("backups")
def backups() -> None:
    """List the backups, the newest first."""
    from bodymap.records.store.backups import backups_in
    from bodymap.records.store.place import usual_place

    found = backups_in(usual_place().backups)
    say(*(one.path.name for one in found) if found else ("There is no backup.",))


@library_app.command("restore")
def restore(
    name: Annotated[
        str, typer.Argument(help="a name that `bodymap library backups` lists; the newest without")
    ] = "",
) -> None:
    """Put a backup in the place of the library. What it takes the place of stays beside it."""
    from bodymap.records.store.backups import backups_in
    from bodymap.records.store.place import usual_place
    from bodymap.records.store.restoring import restore as put_back

    place = usual_place()
    found = {one.path.name: one.path for one in backups_in(place.backups)}
    if not found:
        raise BodymapError("there is no backup to restore", place.backups)
    chosen = name or next(iter(found))
    if chosen not in found:
        raise BodymapError(
            f"there is no backup {chosen[:60]!r}; `bodymap library backups` lists those there are"
        )
    aside = put_back(place, found[chosen], key_of(place, found[chosen]), datetime.now(UTC))
    say(f"Restored {chosen}.", *([f"What was there before is kept: {aside}"] if aside.exists() else []))


def key_of(place: "LibraryPlace", backup: Path | None = None) -> "LibraryKey":
    """From the key store or the key file; a passphrase is asked for. backup: where a lost key card comes back from."""
    from bodymap.records.keys.keepers import Keeping
    from bodymap.records.store.restoring import card_for, key_for

    if backup is None and not place.card.exists() and not place.library.exists():
        raise BodymapError(
            "no records are kept on this computer yet; File > People and visits makes them", place.folder
        )
    card = place.ring.read() if backup is None else card_for(place, backup)
    asked = card.keeping is Keeping.PASSPHRASE
    secret = typer.prompt("Passphrase of the library", hide_input=True) if asked else ""
    return key_for(place, card, secret)
