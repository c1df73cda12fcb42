"""The clinician's pages of the report: the reading with its limits, what was examined, why, what disagrees, options and sources."""

from collections.abc import Iterable, Mapping
from itertools import groupby

from bodymap.exports.blocks import Block, Blocks, Heading, Points, Tone, Words, points
from bodymap.exports.judgement_text import ALL_ASIDE, TITLE, judgement_lines
from bodymap.exports.note import NOT_REVIEWED, examination_lines
from bodymap.exports.options_text import NO_OPTIONS, checked_words, cite, conditions_in_view, grade_words
from bodymap.exports.reading_text import AT_ALL, AT_ALL_WORDS, IF_ROOT, named
from bodymap.exports.source_text import STATUS_WORDS, read_on
from bodymap.exports.under_maps import under_map_lines
from bodymap.knowledge.backing import Backing
from bodymap.knowledge.library import Condition, Library, Option
from bodymap.knowledge.vocabulary import Status
from bodymap.language import tr, tr_count, tr_later
from bodymap.reasoning.judgement import without_set_aside
from bodymap.reasoning.reading import Reading, Reason, RootEvidence, Urgency
from bodymap.reasoning.under_maps import UnderMap
from bodymap.records.document import Document

MOST, MOST_REASONS = 3, 6
"""Roots and look-alikes that are told with their reasons, and reasons of each; what is left out is counted."""
NOTHING_READ = tr_later(
    "Nothing is marked and nothing that was examined points anywhere. That is not an all-clear."
)
LIMITS = tr_later(
    "The words for a root (fits, possible, fits little) hold if one lumbosacral root is the cause. "
    "Look-alikes are scored apart; their order is no probability."
)

Numbers = Mapping[str, int]
"""The number of each source on the page, by its id."""


def clinician_blocks(
    library: Library, document: Document, reading: Reading, unders: tuple[UnderMap, ...]
) -> Blocks:
    """All of it, in the order in which it is read; what the clinician set aside stands with the judgement alone."""
    whole, reading = reading, without_set_aside(reading, document.judgements)
    nothing = tr(ALL_ASIDE) if reading.empty and not whole.empty else tr(NOTHING_READ)
    shown = conditions_in_view(library, reading)
    first = tuple(library.conditions[i] for i in shown[:1])
    emergency = any(flag.urgency is Urgency.EMERGENCY for flag in reading.red_flags)
    options = () if emergency else tuple(o for c in first for o in library.options_for(c.id))
    numbers = _numbered(library, reading, first, options)
    return (
        Heading(tr("For the clinician"), 1),
        *((Words(tr(NOT_REVIEWED), Tone.STRONG),) if not library.reviews else ()),
        *judgement_blocks(library, document),
        *_reading(reading, numbers, nothing),
        Heading(tr("Examination")),
        points(tuple(examination_lines(library, document.examination))),
        *_reasons(reading, numbers),
        *_look_alikes(reading, numbers),
        *_maps(reading, unders),
        *_limits(reading, numbers),
        *_options(library, first, shown[1:], options, emergency, numbers),
        *_sources(library, numbers),
    )


# -- which source has which number


def _numbered(
    library: Library, reading: Reading, conditions: Iterable[Condition], options: Iterable[Option]
) -> Numbers:
    """Every source that is named on the pages, in the order in which it is met."""
    named: list[str] = [name for reason in _told(reading) for name in reason.backing.sources]
    named += [name for condition in conditions for name in condition.sources]
    named += [name for option in options for name in option.sources]
    known = dict.fromkeys(name for name in named if name in library.sources)
    return {name: number for number, name in enumerate(known, start=1)}


def _told(reading: Reading) -> Iterable[Reason]:
    """The reasons whose sources are numbered."""
    yield Reason(reading.root_at_all_why, backing=reading.root_at_all_backing)
    yield from (Reason(note.text, backing=note.backing) for note in (*reading.patterns, *reading.discs))
    for found in (*reading.roots[:MOST], *reading.look_alikes[:MOST]):
        yield from tuple(found.reasons)[:MOST_REASONS]
    yield from reading.evidence


def _behind(backing: Backing, numbers: Numbers) -> str:
    """` [1-3, 7; measured]`; what rests on nothing says that it is assumed."""
    found = sorted(numbers[name] for name in backing.sources if name in numbers)
    status = backing.status.words if backing.status else ""
    said = "; ".join(part for part in (ranges(found), status) if part)
    return f" [{said or Status.ASSUMED.words}]"


def ranges(numbers: list[int]) -> str:
    """`1-3, 7`."""
    runs = [[n for _, n in run] for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0])]
    return ", ".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else str(run[0]) for run in runs)


def _backed(text: str, backing: Backing, numbers: Numbers) -> Words:
    return Words(f"{text.rstrip('.')}.{_behind(backing, numbers)}")


# -- the parts


def judgement_blocks(library: Library, document: Document) -> Iterable[Block]:
    """What the clinician judged, under its heading; nothing where nothing was."""
    lines = judgement_lines(library, document.judgements)
    if lines:
        yield Heading(tr(TITLE))
        yield points(lines)


def _reading(reading: Reading, numbers: Numbers, nothing: str) -> Iterable[Block]:
    yield Heading(tr("Reading"))
    if reading.empty:
        yield Words(nothing)
        return
    at_all = f"{tr(AT_ALL_WORDS[reading.root_at_all.value])}. {reading.root_at_all_why}"
    told = _backed(at_all, reading.root_at_all_backing, numbers)
    yield Words(told.text, lead=tr(AT_ALL))
    yield Points(tuple(_backed(note.text, note.backing, numbers) for note in reading.patterns))
    if reading.roots:
        yield Words("", lead=tr(IF_ROOT))
        yield Points(
            tuple(
                Words(f"{root.band}.", lead=f"{root.rank}. " + tr("{name}:", name=_root(root)))
                for root in reading.roots[:MOST]
            )
        )
    yield Points(tuple(_backed(disc.text, disc.backing, numbers) for disc in reading.discs))
    yield Words(tr(LIMITS), Tone.QUIET)
    if reading.next_steps:
        yield Words("", lead=tr("Worth testing next:"))
        yield points(tuple(f"{step.text}." for step in reading.next_steps[:MOST]))


def _root(evidence: RootEvidence) -> str:
    return tr("{root} {side}", root=evidence.root.value, side=evidence.side.word)


def _reasons(reading: Reading, numbers: Numbers) -> Iterable[Block]:
    if reading.roots:
        yield Heading(tr("Reasons, root by root"))
    for evidence in reading.roots[:MOST]:
        yield Heading(tr("{name}: {text}", name=_root(evidence), text=evidence.band), 3)
        yield _list_of(evidence.reasons, numbers)


def _look_alikes(reading: Reading, numbers: Numbers) -> Iterable[Block]:
    yield Heading(tr("What else looks alike"))
    if not reading.look_alikes:
        yield Words(tr("Nothing that was marked or examined names another condition. That excludes none."))
    for suggestion in reading.look_alikes[:MOST]:
        yield Heading(tr("{name}: {text}", name=named(suggestion), text=suggestion.said), 3)
        yield _list_of(suggestion.reasons, numbers)


def _list_of(reasons: Iterable[Reason], numbers: Numbers) -> Points:
    found = tuple(reason for reason in reasons if reason.text)
    told = tuple(_backed(reason.text, reason.backing, numbers) for reason in found[:MOST_REASONS])
    more = len(found) - len(told)
    rest = tr_count("and {count} more in the program.", "and {count} more in the program.", more)
    return Points((*told, Words(rest, Tone.QUIET)) if more > 0 else told)


def _maps(reading: Reading, unders: tuple[UnderMap, ...]) -> Iterable[Block]:
    lines = (*(f"{reason.text.rstrip('.')}." for reason in reading.maps), *under_map_lines(unders))
    if lines:
        yield Heading(tr("How the maps disagree"))
        yield Words(tr("Published maps differ, and none is the truth. What each says of the marked skin:"))
        yield points(lines)


def _limits(reading: Reading, numbers: Numbers) -> Iterable[Block]:
    if reading.evidence or reading.skipped:
        yield Heading(tr("Limits"))
        yield Points(tuple(_backed(reason.text, reason.backing, numbers) for reason in reading.evidence))
        yield points(tuple(tr("Not understood and left out: {word}.", word=word) for word in reading.skipped))


def _options(
    library: Library,
    first: tuple[Condition, ...],
    others: tuple[str, ...],
    options: tuple[Option, ...],
    emergency: bool,
    numbers: Numbers,
) -> Iterable[Block]:
    """Of the condition that comes first; the others are named. In an emergency none."""
    if not first:
        return
    yield Heading(tr("Options, with their evidence"))
    if emergency:
        yield Words(tr(NO_OPTIONS), Tone.STRONG)
        return
    for condition in first:
        behind = ranges(sorted(numbers[s] for s in condition.sources if s in numbers))
        yield Words(f"{condition.about} {condition.course} [{behind}]", lead=f"{condition.name}.")
    yield Words(tr("In a fixed order; nothing is ranked, and nothing here is a dose."), Tone.QUIET)
    yield Points(tuple(_option(option, numbers) for option in options))
    if others:
        names = ", ".join(library.conditions[i].name for i in others)
        yield Words(tr("The program lists options for these as well: {names}.", names=names), Tone.QUIET)


def _option(option: Option, numbers: Numbers) -> Words:
    """All that the window says of it; the caution is never left out."""
    behind = sorted(numbers[name] for name in option.sources if name in numbers)
    where = f"[{ranges(behind)}]" if behind else tr("Source: {source}.", source=option.source.rstrip("."))
    said = (
        option.text,
        tr("Guidelines: {text}", text=option.guideline),
        tr("Caution: {text}", text=option.cautions),
        tr("The lay articles say: {text}", text=option.lay_claim) if option.lay_claim else "",
        f"{checked_words(option)}. {where}",
    )
    lead = tr(
        "{group}: {name} ({grade}).",
        group=option.group,
        name=option.name,
        grade=grade_words(option.grade),
    )
    return Words("\n".join(part for part in said if part), lead=lead)


def _sources(library: Library, numbers: Numbers) -> Iterable[Block]:
    if not numbers:
        return
    yield Heading(tr("Sources"))
    told = (_source(library, name, number) for name, number in numbers.items())
    yield Points(tuple(Words(text, Tone.QUIET) for text in told))
    meant = "; ".join(map(tr, STATUS_WORDS.values()))
    told_by = tr(
        "In brackets: the number of the source, and how it backs the statement ({meanings}).", meanings=meant
    )
    yield Words(told_by, Tone.QUIET)


def _source(library: Library, name: str, number: int) -> str:
    source = library.sources[name]
    read = read_on(source)
    return f"{number}. {cite(library, name)}. {f'{source.address} ' if source.address else ''}({read}.)"
