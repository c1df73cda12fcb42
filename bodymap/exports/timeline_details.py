"""What stands beside a chosen drawing of the record: what was read then, and how alike patient and clinician are."""

from collections.abc import Iterator
from dataclasses import dataclass

from bodymap.exports.agreement_text import agreement_lines
from bodymap.exports.kept_reading import Said
from bodymap.exports.loaded_sheet import LoadedSheet
from bodymap.exports.then_and_now import EARLIER, read_words
from bodymap.exports.timeline import Agreement
from bodymap.knowledge.rules import DrawnTwice
from bodymap.language import tr, tr_later
from bodymap.records.versions import Versions

NO_FLAG = tr_later("No warning was given then. That was no all-clear, and is none today.")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, a line each."""

    heading: str
    lines: tuple[str, ...]


def details(
    one: LoadedSheet, alike: Agreement | None, rules: DrawnTwice, now: Versions
) -> tuple[Section, ...]:
    """alike: of the visit of this drawing, None where only one of the two drew; now: the versions in use."""
    return tuple(_details(one, alike, rules, now))


def _details(
    one: LoadedSheet, alike: Agreement | None, rules: DrawnTwice, now: Versions
) -> Iterator[Section]:
    if one.fault:
        yield Section("", (one.fault,))
    if one.kept.head is not None:
        yield Section(tr("As it was read then"), tuple(_then(one, now)))
    if alike is not None:
        yield Section(tr("Patient and clinician"), agreement_lines(alike.found, rules, alike.begun))


def _then(one: LoadedSheet, now: Versions) -> Iterator[str]:
    if one.stored is not None:
        yield f"{read_words(one.stored, now)}."
    if one.read_earlier:
        yield tr(EARLIER)
    if one.then is None:
        yield one.unread
        return
    yield from _said(one.then.said)


def _said(said: Said) -> Iterator[str]:
    """Warnings first; the words of then."""
    yield from dict.fromkeys(flag.words for flag in said.red_flags) or (tr(NO_FLAG),)
    if_root = tr("If one root is the cause: {roots}.", roots=said.roots_words)
    yield f"{said.at_all_words}. {if_root}"
    alike = ", ".join(one.words for one in said.first_look_alikes)
    none = tr("nothing that was marked or examined named another condition")
    yield tr("Looks alike: {names}.", names=alike or none)
