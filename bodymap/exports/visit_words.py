"""What a person answered alone on the guided screen, in the words of a clinician. Nothing reads as a no that was none."""

from collections.abc import Iterable

from bodymap.knowledge.library import Library
from bodymap.knowledge.patient_words import open_patient_words
from bodymap.language import listed, tr, tr_later
from bodymap.records.document import UNSURE, Document, answer_in

ALONE = tr_later("Drawn by the patient alone.")
ABOUT = {
    "front": tr_later("pain on the front"),
    "back": tr_later("pain on the back"),
    "foot": tr_later("whether it reaches the foot"),
    "feel": tr_later("what it feels like"),
    "strong": tr_later("how strong it is"),
    "deep": tr_later("how deep it is"),
    "numb": tr_later("whether it is numb or tingles"),
    "numb_where": tr_later("where it is numb or tingles"),
    "meant": tr_later("whether numbness between the legs was meant"),
    "side": tr_later("the side of the drawing"),
}
"""What the pages of the screen ask for."""
SIDES = {
    "yes": tr_later("The patient has confirmed the side."),
    "no": tr_later("The patient says that the side is wrong."),
    "moved": tr_later("The patient has moved the drawing to the other side, and has not confirmed it since."),
    UNSURE: tr_later("The patient is not sure of the side."),
}
NO_SIDE = tr_later("The side was not confirmed.")
FEELING_OPEN = tr_later("What it feels like was not said: what is drawn as an ache may be another pain.")


def visit_lines(document: Document) -> tuple[str, ...]:
    """A line each for the side, for what was denied, not sure of, and passed over; () = nobody was led by questions."""
    return tuple(_lines(document)) if document.visit else ()


def _lines(document: Document) -> Iterable[str]:
    drawn = bool(document.drawing.marks)
    said = {name: document.asked(name) for name in ABOUT}
    yield f"{tr(ALONE)} {tr(SIDES.get(said['side'], NO_SIDE))}" if drawn else tr(ALONE)
    denied = [tr(words) for name, words in ABOUT.items() if said[name] == "no" and name != "side"]
    if denied:
        yield tr("The patient said no to: {what}.", what="; ".join(denied))
    unsure = [tr(words) for name, words in ABOUT.items() if said[name] == UNSURE and name != "side"]
    if unsure:
        yield tr("Not sure: {what}.", what="; ".join(unsure))
    about_marks = ("feel", "strong", "deep") if drawn else ()
    open_ = [tr(ABOUT[name]) for name in ("front", "back", "foot", *about_marks, "numb") if not said[name]]
    if open_:
        yield tr("Passed over: {what}.", what="; ".join(open_))
    if drawn and said["feel"] in ("", UNSURE):
        yield tr(FEELING_OPEN)


def unsure_questions(library: Library, document: Document) -> dict[str, str]:
    """The red-flag facts the person was not sure of, with the words they were asked in."""
    unsure = [fact for fact in library.flags if answer_in(document.visit, fact.name) == UNSURE]
    words = open_patient_words() if unsure else None
    return {fact.name: (words.question(fact.name) if words else "") or fact.question for fact in unsure}


def handed_back(library: Library, document: Document) -> str:
    """What the clinician reads over the drawing that was handed back; "" where nobody was led by questions."""
    lines = visit_lines(document)
    unsure = unsure_questions(library, document)
    questions = listed(f"“{text}”" for text in unsure.values())
    asks = (tr("Not sure of {questions}", questions=questions),) if unsure else ()
    return " ".join((*lines, *asks))
