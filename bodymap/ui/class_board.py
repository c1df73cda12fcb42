"""What stands on the screen of the class: pure, no Qt.

While answers are hidden, a choice, a reading or a map of the presenter never gets here; what is hidden is decided once, in
`board_of`, and not by what is painted.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from bodymap.atlas.atlas import Atlas, BodyMap
from bodymap.knowledge.library import Library
from bodymap.language import listed, tr, tr_count, tr_later, with_colon
from bodymap.teaching.case_questions import alarms
from bodymap.teaching.class_picture import ClassPicture
from bodymap.teaching.question import Question
from bodymap.teaching.quiz_now import QuizNow
from bodymap.ui.figure_groups import LayoutKind
from bodymap.ui.map_names import short_name
from bodymap.ui.maps_shown import maps_over
from bodymap.ui.modes import MODES, Mode
from bodymap.ui.quiz_show import answer_line, quiz_state, verdict, where_asked
from bodymap.ui.selection_lines import Answer, Pair, RootTitle, Say, selection_lines
from bodymap.ui.state import State
from bodymap.ui.veil import unveiled, veiled

ROOM = replace(MODES["classroom"], text_scale=0.9)
"""Captions as small as names, so that all words of the picture grow by the same factor (class_figure.py)."""
FOOT = tr_later(
    "For education, not diagnosis. Maps differ; none is the truth. LEFT and RIGHT are the patient's."
)
LAYERS = {
    "muscles": tr_later("Muscles, without names."),
    "nerves": tr_later("Nerves, without names."),
    "territories": tr_later("Territories, without names."),
}
FREE = tr_later("What do you see?")
"""Above a body without answers."""
MOST = 7
"""Lines about a choice: more is not read from the back row."""


@dataclass(frozen=True, slots=True)
class Board:
    """The body as a state, a heading, lines beside it, and whether the first line is the one that counts."""

    state: State
    heading: str
    lines: tuple[str, ...] = ()
    strong: bool = False
    picture: ClassPicture | None = None  # of the class, in the place of the body

    @property
    def words(self) -> str:
        """Everything that is written, for a screen reader and for tests."""
        return "\n".join((self.heading, *self.lines))


def board_of_picture(state: State, picture: ClassPicture) -> Board:
    """The picture of the class; bad files are told to the presenter alone, because names of files can be names."""
    many = tr_count("{count} drawing of this class", "{count} drawings of this class", picture.count)
    return Board(_in(ROOM, veiled(state)), many, picture=picture)


def board_of(state: State, now: QuizNow | None, library: Library, atlas: Atlas) -> Board:
    """state: of the session; now: the quiz where it is open, None = the class looks at what is on the table."""
    if now is not None:
        return _of_quiz(state, now)
    if not state.show.answers:
        return Board(_in(ROOM, veiled(state)), tr(FREE), _painted(state))
    heading, lines = _told(state, library, atlas)
    flags = alarms(state.reading)
    return Board(_in(ROOM, unveiled(state)), heading, (*flags, *lines[:MOST]), strong=bool(flags))


def _in(mode: Mode, state: State) -> State:
    """With the views that the back row can see; other groups than the usual one stay as they are chosen."""
    views = LayoutKind.BOARD if state.show.views is LayoutKind.LOWER else state.show.views
    return replace(state, mode=mode, show=replace(state.show, views=views))


# -- a quiz


def _of_quiz(state: State, now: QuizNow) -> Board:
    """The explanation comes to the class only once it is answered and answers are shown."""
    question = now.question
    if question is None:
        answered = len(now.progress.firsts)
        right = sum(one.right for one in now.progress.firsts)
        seed = now.progress.quiz.seed
        return Board(
            _in(ROOM, quiz_state(now, state.show)),
            tr("{right} of {answered} right. Seed {seed}.", right=right, answered=answered, seed=seed),
        )
    told = now if state.show.answers else replace(now, graded=None, chosen=None)
    shown = _in(ROOM, quiz_state(told, state.show))
    if told.graded is None:
        return Board(shown, question.text, tuple(_asked(told, question)))
    return Board(shown, question.text, (verdict(told), *told.graded.lines[:MOST]), strong=True)


def _asked(now: QuizNow, question: Question) -> Iterator[str]:
    yield from (answer_line(choice.words, i, now) for i, choice in enumerate(question.choices))
    yield from question.facts
    if question.note:
        yield question.note
    yield tr("{question}. Seed {seed}.", question=where_asked(now), seed=now.progress.quiz.seed)


# -- what is on the table


def _painted(state: State) -> tuple[str, ...]:
    if state.show.layer:
        return (tr(LAYERS[state.show.layer]),)
    return (tr("The drawing of a sample."),) if state.drawing.marks and state.paper.sample else ()


def _told(state: State, library: Library, atlas: Atlas) -> tuple[str, tuple[str, ...]]:
    """The choice first, else the maps that are shown, else the sample."""
    told = tuple(_choice(state, library, atlas))
    if told:
        return told[0], told[1:]
    over = maps_over(state)
    shown = [m for one in (over.two or (over.one,)) if (m := atlas.maps.get(one)) is not None]
    if over.stacked:
        every = tuple(one for one in atlas.maps.values() if not one.unverified_by)
        return tr("All maps: tinted where they agree, striped where not"), tuple(map(_history, every))
    if over.two:  # two bodies take the whole picture
        return listed(short_name(one) for one in shown), ()
    if shown:
        return shown[0].full_title, (_history(shown[0]),)
    if state.paper.sample:
        return tr(state.paper.title), (tr(state.paper.sample),)
    return state.paper.title, ()


def _history(body_map: BodyMap) -> str:
    """How the map came about, with its source; only the name where the file tells nothing."""
    name = short_name(body_map)
    return with_colon(name, body_map.says(body_map.history)) if body_map.history else name


def _choice(state: State, library: Library, atlas: Atlas) -> Iterator[str]:
    """The heading and the pairs of the page about the choice."""
    for line in selection_lines(state.selection, library, atlas) if not state.selection.empty else ():
        if isinstance(line, RootTitle):
            yield f"{line.root.value} {line.words}"
        elif isinstance(line, Say) and line.tone in ("title", "urgent", "strong"):
            yield line.text
        elif isinstance(line, Pair) and line.value:
            yield with_colon(line.name, line.value)
        elif isinstance(line, Answer):
            yield with_colon(line.title, line.words)
