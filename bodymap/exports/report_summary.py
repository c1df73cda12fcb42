"""The clinician's page, one sheet: what was judged, read and examined, the strongest reasons, where the maps disagree, options, sources.

It leaves out, and says what: every further reason, look-alike, option and address stands in the full pages (report_clinician.py).
"""

from collections.abc import Iterable

from bodymap.exports.blocks import Block, Blocks, Heading, Points, Tone, Words, points
from bodymap.exports.judgement_text import ALL_ASIDE
from bodymap.exports.note import NOT_REVIEWED, examination_lines
from bodymap.exports.options_text import GRADES, NO_OPTIONS, cite, conditions_in_view
from bodymap.exports.reading_text import AT_ALL_WORDS
from bodymap.exports.report_clinician import LIMITS, NOTHING_READ, Numbers, judgement_blocks, named, ranges
from bodymap.knowledge.library import Condition, Library, Option
from bodymap.reasoning.judgement import without_set_aside
from bodymap.reasoning.reading import Reading, Reason, Urgency
from bodymap.reasoning.under_maps import UnderMap
from bodymap.records.document import Document

MOST_ROOTS, MOST_OTHERS, MOST_OPTIONS, MOST_STEPS = 3, 3, 6, 3
REST = "All reasons, further options and the addresses of the sources stand in the full pages."


def summary_blocks(
    library: Library, document: Document, reading: Reading, unders: tuple[UnderMap, ...]
) -> Blocks:
    """All of it, in the order in which it is read; what the clinician set aside stands with the judgement alone."""
    left = without_set_aside(reading, document.judgements)
    emergency = any(flag.urgency is Urgency.EMERGENCY for flag in reading.red_flags)
    first = [library.conditions[i] for i in conditions_in_view(library, left)[:1]]
    options = () if emergency else tuple(o for c in first for o in library.options_for(c.id))[:MOST_OPTIONS]
    numbers = _numbered(library, left, options)
    nothing = ALL_ASIDE if left.empty and not reading.empty else NOTHING_READ
    return (
        Heading("For the clinician", 1),
        *((Words(NOT_REVIEWED, Tone.STRONG),) if not library.reviews else ()),
        *judgement_blocks(library, document),
        *(_reading(left, numbers) if not left.empty else (Heading("Reading"), Words(nothing))),
        Heading("Examination"),
        points(tuple(examination_lines(library, document.examination))),
        *_maps(unders),
        *_options(first, options, emergency, numbers),
        *_sources(library, numbers),
        Words(REST, Tone.QUIET),
    )


def _numbered(library: Library, reading: Reading, options: Iterable[Option]) -> Numbers:
    told = (*reading.roots[:MOST_ROOTS], *reading.look_alikes[:MOST_OTHERS])
    named = [name for one in told for name in one.why.backing.sources]
    named += reading.root_at_all_backing.sources
    named += [name for option in options for name in option.sources]
    known = dict.fromkeys(name for name in named if name in library.sources)
    return {name: number for number, name in enumerate(known, start=1)}


def _reading(reading: Reading, numbers: Numbers) -> Iterable[Block]:
    yield Heading("Reading")
    at_all = Reason(
        f"{AT_ALL_WORDS[reading.root_at_all.value]}. {reading.root_at_all_why}",
        backing=reading.root_at_all_backing,
    )
    yield Words(_backed(at_all, numbers), lead="Whether a root at all:")
    notes = (*reading.patterns, *reading.discs)
    yield points(tuple(note.text for note in notes))
    if reading.roots:
        yield Words("", lead="If one lumbosacral root is the cause:")
        yield Points(
            tuple(
                Words(_backed(one.why, numbers), lead=f"{one.root.value} {one.side.word}: {one.band}.")
                for one in reading.roots[:MOST_ROOTS]
            )
        )
    if reading.look_alikes:
        yield Words("", lead="What else looks alike:")
        yield Points(
            tuple(
                Words(_backed(one.why, numbers), lead=f"{named(one)}: {one.word}.")
                for one in reading.look_alikes[:MOST_OTHERS]
            )
        )
    yield Words(LIMITS, Tone.QUIET)
    if reading.next_steps:
        steps = "; ".join(step.text for step in reading.next_steps[:MOST_STEPS])
        yield Words(f"{steps}.", lead="Worth testing next:")


def _backed(reason: Reason, numbers: Numbers) -> str:
    """The reason with the numbers of its sources and how they back it."""
    found = sorted(numbers[name] for name in reason.backing.sources if name in numbers)
    status = reason.backing.status.value if reason.backing.status else ""
    said = "; ".join(part for part in (ranges(found), status) if part)
    return f"{reason.text.rstrip('.')}. [{said or 'assumed'}]" if reason.text else ""


def _maps(unders: tuple[UnderMap, ...]) -> Iterable[Block]:
    if unders:
        yield Heading("How the maps disagree")
        yield points(tuple(one.sentence for one in unders))


def _options(
    first: Iterable[Condition], options: tuple[Option, ...], emergency: bool, numbers: Numbers
) -> Iterable[Block]:
    """Of the condition that comes first; the caution is never left out. In an emergency none."""
    for condition in first:
        yield Heading(f"Options: {condition.name}")
        if emergency:
            yield Words(NO_OPTIONS, Tone.STRONG)
            return
        yield Points(tuple(_option(option, numbers) for option in options))
        yield Words("In a fixed order; nothing is ranked, and nothing here is a dose.", Tone.QUIET)


def _option(option: Option, numbers: Numbers) -> Words:
    behind = sorted(numbers[name] for name in option.sources if name in numbers)
    where = f" [{ranges(behind)}]" if behind else ""
    grade = GRADES.get(option.grade, option.grade)
    return Words(f"Caution: {option.cautions.rstrip('.')}.{where}", lead=f"{option.name} ({grade}).")


def _sources(library: Library, numbers: Numbers) -> Iterable[Block]:
    if numbers:
        told = "; ".join(f"{number} {cite(library, name)}" for name, number in numbers.items())
        yield Words(f"{told}.", Tone.QUIET, lead="Sources:")
