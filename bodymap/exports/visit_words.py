"""What a person answered alone on the guided screen, in the words of a clinician. Nothing reads as a no that was none."""

from collections.abc import Iterable

from bodymap.knowledge.library import Library
from bodymap.knowledge.patient_words import open_patient_words
from bodymap.language import listed
from bodymap.records.document import UNSURE, Document, answer_in

ALONE = "Drawn by the patient alone."
ABOUT = {
    "front": "pain on the front",
    "back": "pain on the back",
    "foot": "whether it reaches the foot",
    "feel": "what it feels like",
    "strong": "how strong it is",
    "deep": "how deep it is",
    "numb": "whether it is numb or tingles",
    "numb_where": "where it is numb or tingles",
    "meant": "whether numbness between the legs was meant",
    "side": "the side of the drawing",
}
"""What the pages of the screen ask for."""
SIDES = {
    "yes": "The patient has confirmed the side.",
    "no": "The patient says that the side is wrong.",
    "moved": "The patient has moved the drawing to the other side, and has not confirmed it since.",
    UNSURE: "The patient is not sure of the side.",
}
NO_SIDE = "The side was not confirmed."
FEELING_OPEN = "What it feels like was not said: what is drawn as an ache may be another pain."


def visit_lines(document: Document) -> tuple[str, ...]:
    """A line each for the side, for what was denied, not sure of, and passed over; () = nobody was led by questions."""
    return tuple(_lines(document)) if document.visit else ()


def _lines(document: Document) -> Iterable[str]:
    drawn = bool(document.drawing.marks)
    said = {name: document.asked(name) for name in ABOUT}
    yield f"{ALONE} {SIDES.get(said['side'], NO_SIDE)}" if drawn else ALONE
    denied = [words for name, words in ABOUT.items() if said[name] == "no" and name != "side"]
    if denied:
        yield f"The patient said no to: {'; '.join(denied)}."
    unsure = [words for name, words in ABOUT.items() if said[name] == UNSURE and name != "side"]
    if unsure:
        yield f"Not sure: {'; '.join(unsure)}."
    about_marks = ("feel", "strong", "deep") if drawn else ()
    open_ = [ABOUT[name] for name in ("front", "back", "foot", *about_marks, "numb") if not said[name]]
    if open_:
        yield f"Passed over: {'; '.join(open_)}."
    if drawn and said["feel"] in ("", UNSURE):
        yield FEELING_OPEN


def unsure_questions(library: Library, document: Document) -> dict[str, str]:
    """The red-flag facts the person was not sure of, with the words they were asked in."""
    unsure = [fact for fact in library.flags if answer_in(document.visit, fact.name) == UNSURE]
    words = open_patient_words() if unsure else None
    return {fact.name: (words.question(fact.name) if words else "") or fact.question for fact in unsure}


def handed_back(library: Library, document: Document) -> str:
    """What the clinician reads over the drawing that was handed back; "" where nobody was led by questions."""
    lines = visit_lines(document)
    unsure = unsure_questions(library, document)
    asks = (f"Not sure of {listed(f'“{text}”' for text in unsure.values())}",) if unsure else ()
    return " ".join((*lines, *asks))
