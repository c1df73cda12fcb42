"""A trial: findings flipped to see the ranking move. Nothing is written down until it is kept, as one step."""

from collections.abc import Sequence

from PySide6.QtWidgets import QGridLayout

from bodymap.atlas.levels import Side
from bodymap.knowledge.library import Library
from bodymap.knowledge.vocabulary import FindingKind, Word
from bodymap.language import tr, tr_later
from bodymap.reasoning.examination import NOT_EXAMINED, Examination
from bodymap.reasoning.read import read
from bodymap.reasoning.reading import EMPTY_READING, Reading, Reason
from bodymap.reasoning.symptoms import NO_SYMPTOMS, Symptoms
from bodymap.reasoning.what_if import LookAlikeMove, RootMove, look_alike_moves, root_moves, tried
from bodymap.ui.examination_rows import NOT_TESTED, value_choices
from bodymap.ui.flags_panel import Examine
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import empty, row
from bodymap.ui.segmented import Choice, Segmented
from bodymap.ui.widgets import Card, button
from bodymap.ui.wiring import when

HINT = tr_later("Try a finding: nothing is written down until you keep it.")
MOST_ROOTS, MOST_LOOK_ALIKES = 4, 3
NOTHING_MOVES = tr_later("The order stays as it is.")


class TrialCard(Card):
    """One row an item, and under them how roots and look-alikes would stand."""

    def __init__(self, library: Library, examine: Examine) -> None:
        super().__init__(tr("What if"), name="inset")
        self._library, self._examine = library, examine
        self._symptoms: Symptoms = NO_SYMPTOMS
        self._maps: Sequence[Reason] = ()
        self._examination, self._reading, self._side = NOT_EXAMINED, EMPTY_READING, Side.LEFT
        self.changes: dict[tuple[FindingKind, str], str] = {}
        self.items: dict[str, Segmented] = {}
        self._hint = PlainLabel(tr(HINT), "small", wrap=True)
        self.body.addWidget(self._hint)
        self._grid = QGridLayout()
        self._grid.setSpacing(4)
        self._grid.setColumnStretch(0, 1)
        self.body.addLayout(self._grid)
        self.moves = PlainLabel("", wrap=True)
        self.body.addWidget(self.moves)
        line = row(spacing=8)
        self.keep = button(tr("Keep these findings"), self._keep)
        self.reset = button(tr("Reset"), self._reset)
        line.addWidget(self.keep)
        line.addWidget(self.reset)
        line.addStretch(1)
        self.body.addLayout(line)

    def show_picture(
        self,
        symptoms: Symptoms,
        maps: Sequence[Reason],
        examination: Examination,
        reading: Reading,
        side: Side,
        items: Sequence[Word],
    ) -> None:
        """What is tried on from now: a trial that was going on ends."""
        self._symptoms, self._maps, self._side = symptoms, maps, side
        self._examination, self._reading, self.changes = examination, reading, {}
        empty(self._grid)
        self.items = {}
        for at, word in enumerate(items):
            self.items[word.name] = self._row(at, word)
        self._show()

    def _row(self, at: int, word: Word) -> Segmented:
        choices = (Choice("", "–", tr(NOT_TESTED)), *value_choices(word))
        made = Segmented(choices, tr("Try: {label}, {word}", label=word.label, word=self._side.word), quiet="")
        when(made.chosen, lambda value: self._try(word, value))
        name = PlainLabel(word.label, wrap=True)
        self._grid.addWidget(name, at, 0)
        self._grid.addWidget(made.tighten(), at, 1)
        name.keep_words()
        made.set_value(self._found(word))
        return made

    def _found(self, word: Word) -> str:
        return self._examination.value(word.kind, word.name, self._side if word.sided else None)

    def _try(self, word: Word, value: str) -> None:
        key = (word.kind, word.name)
        self.changes.pop(key, None)
        if value != self._found(word):
            self.changes[key] = value
        self._show()

    def trial(self) -> Examination:
        return tried(self._examination, self.changes, self._side, self._library)

    def _show(self) -> None:
        self.keep.setEnabled(bool(self.changes))
        self.reset.setEnabled(bool(self.changes))
        self.moves.setVisible(bool(self.changes))
        if self.changes:
            after = read(self._library, self._symptoms, self.trial(), self._maps)
            self.moves.setText("\n".join(move_lines(self._reading, after)))

    def _keep(self) -> None:
        self._examine(tr("Keep what was tried"), self.trial())

    def _reset(self) -> None:
        self.changes = {}
        for name, made in self.items.items():
            word = next(w for w in self._library.words if w.name == name)
            made.set_value(self._found(word))
        self._show()


def move_lines(before: Reading, after: Reading) -> tuple[str, ...]:
    """How the order would change: roots first, then look-alikes; one line where it stays."""
    roots = [_root_line(move, after) for move in root_moves(before, after)[:MOST_ROOTS]]
    others = look_alike_moves(before, after)
    listed = [_look_alike_line(m) for m in others if m.rank is None or m.rank <= MOST_LOOK_ALIKES]
    new_flags = {f.id: f for f in after.red_flags}.keys() - {f.id for f in before.red_flags}
    flags = [tr("Warning: {text_}", text_=f.text) for f in after.red_flags if f.id in new_flags]
    moved = any(m.rank != m.rank_before for m in root_moves(before, after)[:MOST_ROOTS])
    moved = moved or any(
        m.rank != m.rank_before for m in others if m.rank is None or m.rank <= MOST_LOOK_ALIKES
    )
    return (*flags, *roots, *listed[: MOST_LOOK_ALIKES + 1], *(() if moved or flags else (tr(NOTHING_MOVES),)))


def _root_line(move: RootMove, after: Reading) -> str:
    """`▲ 1. S1 left: fits well (was 2.)`; the arrow is said in words as well."""
    word = next(r.band for r in after.roots if (r.root, r.side) == (move.root, move.side))
    return f"{_arrow(move.rank, move.rank_before)} {move.rank}. {move.root.value} {move.side.word}: {word}{_was(move.rank, move.rank_before)}"


def _look_alike_line(move: LookAlikeMove) -> str:
    if move.rank is None:
        return tr("▼ {name}: no longer listed (was {rank_before}.)", name=move.name, rank_before=move.rank_before)
    return (
        f"{_arrow(move.rank, move.rank_before)} {move.rank}. {move.name}{_was(move.rank, move.rank_before)}"
    )


def _arrow(now: int, before: int | None) -> str:
    return "▲" if before is None or now < before else "▼" if now > before else "="


def _was(now: int, before: int | None) -> str:
    return tr(" (new)") if before is None else "" if now == before else tr(" (was {before}.)", before=before)
