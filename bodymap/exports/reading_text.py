"""A reading in words: what stands in the note, on the command line and in the printed picture's caption."""

from collections.abc import Iterable

from bodymap.language import tr, tr_later
from bodymap.reasoning.reading import Reading, RedFlag, RootEvidence, Suggestion, Urgency

AT_ALL_WORDS = {
    "none": tr_later("little here points to one nerve root"),
    "weak": tr_later("a nerve root is weakly supported"),
    "fair": tr_later("a nerve root is fairly supported"),
    "strong": tr_later("a nerve root is strongly supported"),
}
URGENCY_WORDS = {
    Urgency.EMERGENCY: tr_later("EMERGENCY"),
    Urgency.URGENT: tr_later("URGENT, same day"),
    Urgency.SOON: tr_later("Soon"),
    Urgency.ASK: tr_later("To be asked"),
}
NOT_A_DIAGNOSIS = tr_later("For education and documentation. Not a diagnosis, and not an all-clear.")
NOTHING_MARKED = tr_later(
    "Nothing is marked yet, and nothing that was examined points anywhere. That is not an all-clear."
)
AT_ALL = tr_later("Whether a root at all:")
IF_ROOT = tr_later("If one lumbosacral root is the cause:")


def reading_lines(reading: Reading, most: int = 3) -> tuple[str, ...]:
    """The reading as lines of text: flags first, then roots, look-alikes, next steps, limits."""
    if reading.empty and not reading.red_flags:
        return (tr(NOTHING_MARKED),)
    return (
        *flag_lines(reading.red_flags),
        *_root_lines(reading, most),
        *_look_alike_lines(reading.look_alikes[:most]),
        *(tr("Worth testing next: {step}.", step=step.text) for step in reading.next_steps[:most]),
        *(tr("Map: {text}", text=reason.text) for reason in reading.maps),
        *(tr("Limit: {text} ({source})", text=reason.text, source=reason.source) for reason in reading.evidence),
    )


def flag_groups(flags: Iterable[RedFlag]) -> tuple[tuple[Urgency, str, str], ...]:
    """How soon, what the person reads, and all reasons for it: flags that say the same stand together."""
    reasons: dict[tuple[Urgency, str], list[str]] = {}
    for flag in flags:
        reasons.setdefault((flag.urgency, flag.text), []).append(flag.why)
    return tuple((urgency, text, " ".join(w for w in why if w)) for (urgency, text), why in reasons.items())


def flag_lines(flags: Iterable[RedFlag]) -> tuple[str, ...]:
    """One line a message, with its reasons."""
    return tuple(
        tr("{how_soon}: {text} ({why})", how_soon=tr(URGENCY_WORDS[urgency]), text=text, why=why)
        for urgency, text, why in flag_groups(flags)
    )


def page_warnings(reading: Reading) -> tuple[str, ...]:
    """The flags that stand at the head of an exported page: all but those that can wait."""
    return flag_lines(flag for flag in reading.red_flags if flag.urgency is not Urgency.SOON)


def _root_lines(reading: Reading, most: int) -> Iterable[str]:
    if not reading.roots:
        return
    yield f"{tr(AT_ALL)} {tr(AT_ALL_WORDS[reading.root_at_all.value])}. {reading.root_at_all_why}"
    yield from (note.text for note in reading.patterns)
    yield tr(IF_ROOT)
    for evidence in reading.roots[:most]:
        yield f"  {evidence.rank}. {root_line(evidence)}"
    yield from (note.text for note in reading.discs)


def root_line(evidence: RootEvidence) -> str:
    """`L5 left: fits. Numb or tingling in the signature area of L5: big toe`."""
    why = f" {evidence.why.text}." if evidence.why.text else ""
    root, side = evidence.root.value, evidence.side.word
    return tr("{root} {side}: {band}.", root=root, side=side, band=evidence.band) + why


def _look_alike_lines(suggestions: tuple[Suggestion, ...]) -> Iterable[str]:
    if suggestions:
        yield tr("Looks alike:")
    for number, suggestion in enumerate(suggestions, start=1):
        why = f" {suggestion.reasons[0].text}." if suggestion.reasons else ""
        said = tr("{name}: {text}.", name=named(suggestion), text=suggestion.said)
        yield f"  {number}. {said}{why}"


def named(suggestion: Suggestion) -> str:
    """`Sciatic nerve lesion, left`."""
    if suggestion.side is None:
        return suggestion.name
    return tr("{name}, {side}", name=suggestion.name, side=suggestion.side.word)
