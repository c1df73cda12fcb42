"""What was said of an old drawing and what would be said of it today: when, with which versions, and what differs."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from bodymap.exports.kept_reading import Said
from bodymap.language import tr, tr_later
from bodymap.records.day_words import day_words
from bodymap.records.store.values import StoredReading
from bodymap.records.versions import Versions

SAME = tr_later("Today's reading of it says the same.")
AS_TODAY = tr_later("the figure, maps and knowledge of today")
NONE_KEPT = tr_later("No reading was kept with it; what stands here is the reading of today.")
EARLIER = tr_later("It was read at an earlier step of the drawing; the last strokes were not read then.")


def read_words(stored: StoredReading, now: Versions) -> str:
    """`Read on 17 October 2026 with bodymap 0.1.0, other knowledge, and the figure and maps of today`. The day is of this computer."""
    day = datetime.fromisoformat(stored.at).astimezone().date()
    return tr("Read on {day} with {what}", day=day_words(day), what=made_from_words(stored.made_from, now))


def made_from_words(then: Versions, now: Versions) -> str:
    """The program by its number, and what of the rest was not what it is today."""
    others = tuple(_others(then, now))
    rest = _listed(others) if others else tr(AS_TODAY)
    return tr("bodymap {number} and {rest}", number=then.program, rest=rest)


def _others(then: Versions, now: Versions) -> Iterator[str]:
    if (then.figure, then.figure_print) != (now.figure, now.figure_print):
        yield tr("another figure")
    before, after = dict(then.maps), dict(now.maps)
    changed = sorted(one for one in before.keys() | after.keys() if before.get(one) != after.get(one))
    if changed:
        yield tr("other maps than today ({maps})", maps=", ".join(changed))
    if then.knowledge != now.knowledge:
        yield tr("other knowledge than today")


def _listed(words: tuple[str, ...]) -> str:
    *first, last = words
    return tr("{some} and {last}", some=", ".join(first), last=last) if first else last


def differences(then: Said, now: Said) -> tuple[str, ...]:
    """A sentence for each thing that is told otherwise today, warnings first; () = the same."""
    return tuple(_differences(then, now))


def _differences(then: Said, now: Said) -> Iterator[str]:
    before, after = ({(f.id, f.urgency): f.words for f in said.red_flags} for said in (then, now))
    yield from (tr("New today: {warning}", warning=words) for key, words in after.items() if key not in before)
    yield from (tr("Said then, not today: {warning}", warning=words) for key, words in before.items() if key not in after)
    if then.root_at_all is not now.root_at_all:
        yield tr("Then: {then}; today: {now}.", then=_small(then.at_all_words), now=_small(now.at_all_words))
    if _names(root.words for root in then.leading) != _names(root.words for root in now.leading):
        yield tr("Roots then: {then}; today: {now}.", then=then.roots_words, now=now.roots_words)
    alike = [_names(one.words for one in said.first_look_alikes) for said in (then, now)]
    if alike[0] != alike[1]:
        one, other = (words or tr("nothing") for words in alike)
        yield tr("Looked alike then: {then}; today: {now}.", then=one, now=other)


def _names(words: Iterable[str]) -> str:
    return ", ".join(words)


def _small(words: str) -> str:
    return f"{words[:1].lower()}{words[1:]}"


def opened_words(
    stored: StoredReading | None, of_this_version: bool, then: Said | None, now: Said, versions: Versions
) -> str:
    """What an opened drawing says of its reading of then, in a line or two.

    stored: the newest reading kept with it; of_this_version: of the drawing as it is now; then: what it said, None where it
    is not understood here.
    """
    if stored is None:
        return tr(NONE_KEPT)
    read = f"{read_words(stored, versions)}."
    step = () if of_this_version else (tr(EARLIER),)
    if then is None:
        return " ".join((read, *step, tr("What was said then cannot be shown by this program.")))
    found = differences(then, now)
    told = " ".join((tr("Today's reading differs."), *found)) if found else tr(SAME)
    return " ".join((read, *step, told))
