"""The clinician's page, one sheet: what was judged, read and examined, the strongest reasons, where the maps disagree, options, sources.

It leaves out, and says what: every further reason, look-alike, option and address stands in the full pages (report_clinician.py).
"""

from collections.abc import Iterable

from bodymap.exports.blocks import Block, Blocks, Heading, Points, Tone, Words, points
from bodymap.exports.judgement_text import ALL_ASIDE
from bodymap.exports.note import NOT_REVIEWED, examination_lines
from bodymap.exports.options_text import NO_OPTIONS, cite, conditions_in_view, grade_words
from bodymap.exports.reading_text import AT_ALL, AT_ALL_WORDS, IF_ROOT, named
from bodymap.exports.report_clinician import LIMITS, NOTHING_READ, Numbers, judgement_blocks, ranges
from bodymap.knowledge.library import Condition, Library, Option
from bodymap.knowledge.vocabulary import Status
from bodymap.language import tr, tr_later
from bodymap.reasoning.judgement import without_set_aside
from bodymap.reasoning.reading import Reading, Reason, RootEvidence, Urgency
from bodymap.reasoning.under_maps import UnderMap
from bodymap.records.document import Document

MOST_ROOTS, MOST_OTHERS, MOST_OPTIONS, MOST_STEPS = 3, 3, 6, 3
REST = tr_later("All reasons, further options and the addresses of the sources stand in the full pages.")


def summary_blocks(
    library: Library, document: Document, reading: Reading, unders: tuple[UnderMap, ...]
) -> Blocks:
    """All of it, in the order in which it is read; what the clinician set aside stands with the judgement alone."""
    left = without_set_aside(reading, document.judgements)
    emergency = any(flag.urgency is Urgency.EMERGENCY for flag in reading.red_flags)
    first = [library.conditions[i] for i in conditions_in_view(library, left)[:1]]
    options = () if emergency else tuple(o for c in first for o in library.options_for(c.id))[:MOST_OPTIONS]
    numbers = _numbered(library, left, options)
    nothing = tr(ALL_ASIDE) if left.empty and not reading.empty else tr(NOTHING_READ)
    return (
        Heading(tr("For the clinician"), 1),
        *((Words(tr(NOT_REVIEWED), Tone.STRONG),) if not library.reviews else ()),
        *judgement_blocks(library, document),
        *(_reading(left, numbers) if not left.empty else (Heading(tr("Reading")), Words(nothing))),
        Heading(tr("Examination")),
        points(tuple(examination_lines(library, document.examination))),
        *_maps(unders),
        *_options(first, options, emergency, numbers),
        *_sources(library, numbers),
        Words(tr(REST), Tone.QUIET),
    )


def _numbered(library: Library, reading: Reading, options: Iterable[Option]) -> Numbers:
    told = (*reading.roots[:MOST_ROOTS], *reading.look_alikes[:MOST_OTHERS])
    named = [name for one in told for name in one.why.backing.sources]
    named += reading.root_at_all_backing.sources
    named += [name for option in options for name in option.sources]
    known = dict.fromkeys(name for name in named if name in library.sources)
    return {name: number for number, name in enumerate(known, start=1)}


def _reading(reading: Reading, numbers: Numbers) -> Iterable[Block]:
    yield Heading(tr("Reading"))
    at_all = Reason(
        f"{tr(AT_ALL_WORDS[reading.root_at_all.value])}. {reading.root_at_all_why}",
        backing=reading.root_at_all_backing,
    )
    yield Words(_backed(at_all, numbers), lead=tr(AT_ALL))
    notes = (*reading.patterns, *reading.discs)
    yield points(tuple(note.text for note in notes))
    if reading.roots:
        yield Words("", lead=tr(IF_ROOT))
        yield Points(
            tuple(
                Words(_backed(one.why, numbers), lead=_root(one))
                for one in reading.roots[:MOST_ROOTS]
            )
        )
    if reading.look_alikes:
        yield Words("", lead=tr("What else looks alike:"))
        yield Points(
            tuple(
                Words(_backed(one.why, numbers), lead=tr("{name}: {text}.", name=named(one), text=one.said))
                for one in reading.look_alikes[:MOST_OTHERS]
            )
        )
    yield Words(tr(LIMITS), Tone.QUIET)
    if reading.next_steps:
        steps = "; ".join(step.text for step in reading.next_steps[:MOST_STEPS])
        yield Words(f"{steps}.", lead=tr("Worth testing next:"))


def _root(one: RootEvidence) -> str:
    """`L5 left: fits.`"""
    return tr("{root} {side}: {band}.", root=one.root.value, side=one.side.word, band=one.band)


def _backed(reason: Reason, numbers: Numbers) -> str:
    """The reason with the numbers of its sources and how they back it."""
    found = sorted(numbers[name] for name in reason.backing.sources if name in numbers)
    status = reason.backing.status.words if reason.backing.status else ""
    said = "; ".join(part for part in (ranges(found), status) if part)
    return f"{reason.text.rstrip('.')}. [{said or Status.ASSUMED.words}]" if reason.text else ""


def _maps(unders: tuple[UnderMap, ...]) -> Iterable[Block]:
    if unders:
        yield Heading(tr("How the maps disagree"))
        yield points(tuple(one.sentence for one in unders))


def _options(
    first: Iterable[Condition], options: tuple[Option, ...], emergency: bool, numbers: Numbers
) -> Iterable[Block]:
    """Of the condition that comes first; the caution is never left out. In an emergency none."""
    for condition in first:
        yield Heading(tr("Options: {condition}", condition=condition.name))
        if emergency:
            yield Words(tr(NO_OPTIONS), Tone.STRONG)
            return
        yield Points(tuple(_option(option, numbers) for option in options))
        yield Words(tr("In a fixed order; nothing is ranked, and nothing here is a dose."), Tone.QUIET)


def _option(option: Option, numbers: Numbers) -> Words:
    behind = sorted(numbers[name] for name in option.sources if name in numbers)
    where = f" [{ranges(behind)}]" if behind else ""
    caution = tr("Caution: {text}", text=option.cautions.rstrip("."))
    return Words(f"{caution}.{where}", lead=f"{option.name} ({grade_words(option.grade)}).")


def _sources(library: Library, numbers: Numbers) -> Iterable[Block]:
    if numbers:
        told = "; ".join(f"{number} {cite(library, name)}" for name, number in numbers.items())
        yield Words(f"{told}.", Tone.QUIET, lead=tr("Sources:"))
