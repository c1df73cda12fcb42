"""The conditions in view and the words of their options, the same in the window and on paper. Nothing is ranked as a treatment."""

from bodymap.knowledge.library import Library, Option
from bodymap.knowledge.vocabulary import Status
from bodymap.language import tr, tr_later
from bodymap.reasoning.reading import FITS_WELL, RULE_OUT, Chance, Reading
from bodymap.records.day_words import day_words

NOT_CHECKED = tr_later("not yet checked against the paper")
NO_OPTIONS = tr_later("This is an emergency. No treatment options are shown: follow the warning above first.")
GRADES = {
    "A": tr_later("A: strong evidence"),
    "B": tr_later("B: fair evidence"),
    "C": tr_later("C: weak evidence"),
    "D": tr_later("D: very weak evidence or opinion"),
    "X": tr_later("Guidelines advise against it"),
    "-": tr_later("Not a matter of grading"),
}


def conditions_in_view(library: Library, reading: Reading, chosen: str = "") -> tuple[str, ...]:
    """Ids of the conditions worth showing: what was chosen, what an emergency names, then what fits best.

    The root conditions stand before the look-alikes where a root is likely, but behind one for which what was found
    speaks, unless a root is strongly supported. chosen: id of a condition, "" = none.
    """
    found: list[str] = [chosen] if chosen else []
    found += [s.id for s in reading.look_alikes if s.word == RULE_OUT]
    others = [s.id for s in reading.look_alikes]
    roots = [c.id for c in library.conditions.values() if c.kind == "root"] if reading.roots else []
    backed = any(s.word == FITS_WELL for s in reading.look_alikes[:1])
    likely = reading.root_at_all is Chance.STRONG or (reading.root_at_all is Chance.FAIR and not backed)
    found += [*roots, *others] if likely else [*others, *roots]
    return tuple(dict.fromkeys(i for i in found if i in library.conditions))


def provenance(library: Library, option: Option) -> str:
    """Source, day of the last check, and how well it is backed, in words."""
    source = tr("Source: {source}.", source=cite(library, option.source))
    return f"{source} {checked_words(option)}."


def checked_words(option: Option) -> str:
    """Day of the last check, and how well an option is backed."""
    status = tr(NOT_CHECKED) if option.status is Status.RECALLED else option.status.words
    return tr("Checked on {day}; {status}", day=day_words(option.checked_on), status=status)


def grade_words(grade: str) -> str:
    """What a grade means; the grade itself where that is not known."""
    return tr(GRADES[grade]) if grade in GRADES else grade


def cite(library: Library, source: str) -> str:
    """The publication behind an id, or the words themselves."""
    known = library.sources.get(source)
    return known.cite.rstrip(".") if known else source.rstrip(".")
