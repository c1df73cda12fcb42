"""The sheet of people and visits: who is in the library, what they drew and when, and whose the drawing on the table is."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFormLayout,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QSizePolicy,
    QTreeWidget,
    QTreeWidgetItem,
    QWidget,
)

from bodymap.drawing.pain_drawing import PainDrawing
from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_count, tr_later
from bodymap.records.begun import begun_words
from bodymap.records.day_words import short_day
from bodymap.records.store.locked import LockedStore
from bodymap.records.store.opening import AnyStore, OpenStore
from bodymap.records.store.reads import ReadOnlyStore
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.remedies import UNKNOWN, Offer, remedy_for
from bodymap.records.store.values import NO_VISIT, NOT_SAID, Author, ListedPerson, Person, SheetHead, Visit
from bodymap.ui.flow import Flow
from bodymap.ui.labels import PlainLabel, tip
from bodymap.ui.larger_sheet import LargerSheet
from bodymap.ui.layouts import column, row
from bodymap.ui.record_keeper import RecordKeeper
from bodymap.ui.record_offers import Helpers, OfferRow
from bodymap.ui.safety_lines import SecretLine, WaitLine
from bodymap.ui.wanted import Wanted
from bodymap.ui.widgets import button
from bodymap.ui.wiring import when

OFFER = tr_later(
    "Records are kept on this computer only if you choose so. They are encrypted; the key lies with your system, or in "
    "a file that only you can read. A drawing on the table that is in nobody's record yet is then kept sealed too, until it is "
    "saved or let go, so that a crash loses nothing. Without records the note, the PDF and the file are enough."
)
NOBODY = tr_later("Nobody is in the library yet. A pseudonym is made for each person; a name is never needed.")
BY = {Author.PATIENT: tr_later("The patient's drawing"), Author.CLINICIAN: tr_later("The clinician's drawing")}
COPIES = {
    Author.PATIENT: tr_later("The patient's drawing, begun from another drawing"),
    Author.CLINICIAN: tr_later("The clinician's drawing, begun from another drawing"),
}
ENTRY = Qt.ItemDataRole.UserRole
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Entry:
    """What a line of the list stands for. sheet: "" on the line of a person or a visit; day: of the visit."""

    person: Person
    sheet: str = ""
    day: date = NO_VISIT


def no_words(_sheet: str, _day: date) -> str:
    """Nothing is said of then."""
    return ""


def no_wish(_person: Person) -> Wanted | None:
    """Nobody wants anything."""
    return None


class RecordsSheet(LargerSheet):
    """Shows the library of a keeper; closes itself when a drawing comes onto the table.

    may_leave: asks about changes that would be lost; show_change: shows what changed since an earlier drawing, with the
    day it is of in words; notice: tells what has to be known of what was opened; today: the day of a visit that is kept now;
    then: what an opened drawing says of its reading of then, by sheet and day; over_time: shows a person's drawings over time,
    and answers what somebody wants of one of them; helpers: what can be offered against a fault; safety: shows passphrase,
    locking and backups, None where there is no such sheet.
    """

    def __init__(
        self,
        keeper: RecordKeeper,
        may_leave: Callable[[], bool],
        show_change: Callable[[PainDrawing, str], object],
        notice: Callable[[str], object],
        parent: QWidget | None = None,
        today: Callable[[], date] = date.today,
        then: Callable[[str, date], str] = no_words,
        over_time: Callable[[Person], Wanted | None] = no_wish,
        helpers: Helpers | None = None,
        safety: Callable[[], object] | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._may_leave = may_leave
        self._show_change = show_change
        self._notice = notice
        self._today = today
        self._then = then
        self._show_over_time = over_time
        self.setWindowTitle(tr("People and visits"))
        self.resize(920, 560)
        outer = column(self, spacing=10, margins=20)
        head = row(spacing=8)
        head.addWidget(PlainLabel(tr("People and visits"), "title"), 1)
        self.safety = button(tr("Safety and backups…"), safety or self.reject)
        self._has_safety = safety is not None
        head.addWidget(self.safety)
        outer.addLayout(head)
        self.notice = PlainLabel("", "small", wrap=True)
        outer.addWidget(self.notice)
        self.trouble = PlainLabel("", "urgent", wrap=True)
        outer.addWidget(self.trouble)
        self.offers = OfferRow(
            {**(helpers or {}), Offer.TRY_AGAIN: self._show, Offer.UNLOCK: self._reach_lock}
        )
        outer.addWidget(self.offers)
        self.begin = button(tr("Keep records on this computer"), self._begin, "primary")
        outer.addWidget(self.begin, 0, Qt.AlignmentFlag.AlignLeft)
        self.lock_line, self.secret = self._unlocking()
        outer.addWidget(self.lock_line)
        outer.addWidget(WaitLine(keeper.errands))
        self.search = QLineEdit()
        self.search.setPlaceholderText(tr("Find a pseudonym, a name or a birth year"))
        self.search.setAccessibleName(tr("Find a person"))
        when(self.search.textChanged, lambda _text: self._fill())
        outer.addWidget(self.search)
        self.list = self._tree()
        outer.addWidget(self.list, 1)
        self.form, self.pseudonym, self.name, self.year = self._new_person()
        outer.addWidget(self.form)
        self._room = QWidget()  # what is written stays together at the top while there is no list
        outer.addWidget(self._room, 1)
        outer.addLayout(self._buttons())
        self._show()
        (self.secret.field if not self.lock_line.isHidden() else self.search).setFocus()
        keeper.opened.connect(self._show)
        keeper.locked.connect(self._leave_nothing)
        keeper.remarked.connect(self._remark)

    # -- building

    def _unlocking(self) -> tuple[QWidget, SecretLine]:
        holder = QWidget()
        line = row(holder, spacing=8)
        secret = SecretLine()
        secret.entered.connect(self._unlock)
        line.addWidget(secret, 1)
        line.addWidget(button(tr("Unlock"), self._unlock, "primary"))
        return holder, secret

    def _tree(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setHeaderLabels([tr("Person, visit, drawing"), tr("When")])
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        made.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        made.header().setStretchLastSection(False)
        made.setAccessibleName(tr("People and visits"))
        made.setObjectName("people")
        made.itemSelectionChanged.connect(self._follow_choice)
        made.itemActivated.connect(self._open)
        return made

    def _new_person(self) -> tuple[QWidget, QLineEdit, QLineEdit, QLineEdit]:
        holder = QWidget()
        lines = QFormLayout(holder)
        lines.setContentsMargins(0, 0, 0, 0)
        fields = QLineEdit(), QLineEdit(), QLineEdit()
        hints = (
            (tr("Pseudonym"), tr("made for you when left empty")),
            (tr("Name"), tr("not needed")),
            (tr("Birth year"), tr("not needed")),
        )
        for field, (words, hint) in zip(fields, hints, strict=True):
            field.setPlaceholderText(hint)
            field.setAccessibleName(words)
            lines.addRow(words, field)
        lines.addRow("", button(tr("Add this person"), self._add, "primary"))
        holder.hide()
        return holder, *fields

    def _buttons(self) -> QHBoxLayout:
        """Side by side, on further lines where the words are long; the way out stays at the right."""
        whole, holder = row(spacing=8), QWidget()
        line = Flow(holder, 8)
        self.new = button(tr("New person…"), lambda: self.form.setVisible(self.form.isHidden()))
        self.keep_patient = button(
            tr("Keep as the patient's drawing"), lambda: self._keep(Author.PATIENT), "primary"
        )
        self.keep_clinician = button(tr("Keep as mine"), lambda: self._keep(Author.CLINICIAN))
        self.open_drawing = button(tr("Open the drawing"), self._open)
        self.compare = button(tr("What changed"), self._compare)
        self.copy = button(tr("Copy as a start"), self._copy)
        self.over_time = button(tr("Over time…"), self._over_time)
        for one in (
            self.new,
            self.keep_patient,
            self.keep_clinician,
            self.open_drawing,
            self.compare,
            self.copy,
            self.over_time,
        ):
            line.addWidget(one)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        holder.setSizePolicy(policy)
        whole.addWidget(holder, 1)
        close = button(tr("Close"), self.reject)  # Return in a field must not press it
        whole.addWidget(close, 0, Qt.AlignmentFlag.AlignBottom)
        return whole

    # -- showing

    def _show(self) -> None:
        """What can be done depends on how the library is open."""
        store = self._tried(self._opened)
        there = isinstance(store, RecordStore | ReadOnlyStore)
        self.begin.setVisible(not self._keeper.exists)
        self._show_lock(store)
        self.safety.setVisible(self._has_safety and self._keeper.exists)
        for one in (self.search, self.list):
            one.setVisible(there)
        self._room.setVisible(not there)
        self.new.setVisible(isinstance(store, RecordStore))
        self.notice.say(_notice(store, self._keeper))
        self._fill()
        self._follow_choice()
        if isinstance(store, LockedStore | ReadOnlyStore) and store.why:
            self.offers.offer(remedies(store.why))

    def _remark(self) -> None:
        self.notice.say(_notice(self._keeper.store_now(), self._keeper))

    def _reach_lock(self) -> None:
        self.secret.field.setFocus()

    def _show_lock(self, store: AnyStore | None) -> None:
        """What there is to open it with; without a passphrase only the recovery key helps, where the key itself is lost."""
        locked = isinstance(store, LockedStore)
        self.lock_line.setVisible(locked and (store.asks_passphrase or store.has_recovery_key))
        if locked:
            self.secret.offer(store.asks_passphrase, store.has_recovery_key)

    def _opened(self) -> AnyStore | None:
        return self._keeper.store() if self._keeper.exists else None

    def _fill(self) -> None:
        store = self._tried(self._opened)
        self.list.clear()
        if not isinstance(store, RecordStore | ReadOnlyStore):
            return
        words = self.search.text().strip()
        people = self._tried(lambda: store.search(words) if words else store.people()) or ()
        for listed in people:
            self.list.addTopLevelItem(self._person(store, listed))
        if not people and not words:
            self.notice.say(tr(NOBODY))
        self.list.expandToDepth(0)

    def _person(self, store: OpenStore, listed: ListedPerson) -> QTreeWidgetItem:
        person = listed.person
        said = ", ".join(
            filter(None, (person.name, tr("born {year}", year=person.birth_year) if person.birth_year else ""))
        )
        item = QTreeWidgetItem([f"{person.pseudonym}{f' ({said})' if said else ''}", _count(listed.visits)])
        item.setData(0, ENTRY, Entry(person))
        for visit in reversed(store.each_visit(person.id)):
            item.addChild(_visit_line(store, person, visit))
        return item

    def _follow_choice(self) -> None:
        chosen = self._chosen()
        writable = not self.new.isHidden()
        for one in (self.keep_patient, self.keep_clinician):
            one.setVisible(writable)
            one.setEnabled(chosen is not None)
        for one in (self.open_drawing, self.compare, self.copy):
            one.setVisible(not self.list.isHidden())
            one.setEnabled(chosen is not None and bool(chosen.sheet))
        self.over_time.setVisible(not self.list.isHidden())
        self.over_time.setEnabled(chosen is not None)

    def _chosen(self) -> Entry | None:
        items = self.list.selectedItems()
        return items[0].data(0, ENTRY) if items else None

    # -- doing

    def _begin(self) -> None:
        self._tried(self._keeper.begin)
        self._show()

    def _unlock(self) -> None:
        self.lock_line.setEnabled(False)
        kind = self.secret.kind
        self._keeper.unlock(self.secret.take(), kind, self._unlocked, self._not_unlocked)

    def _unlocked(self) -> None:
        self.lock_line.setEnabled(True)
        self.trouble.say("")
        self._show()
        self.list.setFocus()

    def _not_unlocked(self, problem: BodymapError) -> None:
        self.lock_line.setEnabled(True)
        self._say_trouble(problem.sentence)
        self.secret.field.setFocus()

    def _leave_nothing(self) -> None:
        """The records were locked: no name stays in sight, nor in the list behind it."""
        self.list.clear()
        self.reject()

    def _add(self) -> None:
        store = self._tried(self._keeper.store)
        if not isinstance(store, RecordStore):
            return
        made = self._tried(
            lambda: store.add_person(self.name.text(), _year(self.year.text()), self.pseudonym.text())
        )
        if made is not None:
            for field in (self.pseudonym, self.name, self.year):
                field.clear()
            self.form.hide()
            self.search.clear()
            self._show()
            self._choose(made)

    def _choose(self, person: Person) -> None:
        for number in range(self.list.topLevelItemCount()):
            item = self.list.topLevelItem(number)
            if item is not None and item.data(0, ENTRY).person.id == person.id:
                self.list.setCurrentItem(item)

    def _keep(self, author: Author) -> None:
        chosen, today = self._chosen(), self._today()
        day = self._keeper.day(today)
        if chosen is not None and self._tried(lambda: self._keeper.keep(chosen.person, today, author)):
            self.accept()
            if day != today:
                self._notice(tr("Kept at the visit of {day}, the day it was drawn.", day=_day(day)))

    def _over_time(self) -> None:
        chosen = self._chosen()
        wanted = self._tried(lambda: self._show_over_time(chosen.person)) if chosen is not None else None
        if chosen is not None and wanted is not None:
            entry = Entry(chosen.person, wanted.sheet, wanted.day)
            (self._copy_of if wanted.copy else self._open_of)(entry)

    def _open(self) -> None:
        self._open_of(self._chosen())

    def _open_of(self, chosen: Entry | None) -> None:
        if chosen is None or not chosen.sheet or not self._may_leave():
            return
        if self._tried(lambda: (self._keeper.open(chosen.person, chosen.sheet), True)[1]):
            self.accept()
            words = (age_words(chosen.day, self._today()), self._tried(lambda: self._then(chosen.sheet, chosen.day)))
            if any(words):
                self._notice(" ".join(filter(None, words)))

    def _copy(self) -> None:
        self._copy_of(self._chosen())

    def _copy_of(self, chosen: Entry | None) -> None:
        """The drawing without what belonged to that day: what was found then was not found today."""
        if chosen is None or not chosen.sheet or not self._may_leave():
            return
        if self._tried(lambda: (self._keeper.copy(chosen.sheet, self._today()), True)[1]):
            self.accept()
            self._notice(begun_words(chosen.day))

    def _compare(self) -> None:
        """The chosen drawing, and what is on the table now."""
        chosen = self._chosen()
        before = self._tried(lambda: self._keeper.kept_drawing(chosen.sheet)) if chosen else None
        if chosen is not None and before is not None:
            self._show_change(before, _day(chosen.day))

    def _tried(self, step: Callable[[], T]) -> T | None:
        """Do it, or say in one sentence what is wrong."""
        try:
            done = step()
        except BodymapError as problem:
            self._say_trouble(problem.sentence)
            return None
        self._say_trouble("")
        return done

    def _say_trouble(self, sentence: str) -> None:
        self.trouble.say(sentence)
        self.offers.offer(remedies(sentence))

def _visit_line(store: OpenStore, person: Person, visit: Visit | BodymapError) -> QTreeWidgetItem:
    if isinstance(visit, BodymapError):
        line = QTreeWidgetItem([tr("A damaged visit"), ""])
        line.setToolTip(0, tip(visit.sentence))
    else:
        line = QTreeWidgetItem([tr("Visit"), _day(visit.date)])
        for head in store.each_sheet(visit.id):
            line.addChild(_sheet_line(person, visit.date, head))
    line.setData(0, ENTRY, Entry(person))
    return line


def _sheet_line(person: Person, day: date, head: SheetHead | BodymapError) -> QTreeWidgetItem:
    """A damaged drawing stands in its place and hides no other."""
    if isinstance(head, BodymapError):
        line = QTreeWidgetItem([tr("A damaged drawing"), ""])
        line.setToolTip(0, tip(head.sentence))
        line.setData(0, ENTRY, Entry(person))
        return line
    line = QTreeWidgetItem([tr(COPIES[head.author] if head.copy_of else BY[head.author]), _time(head.saved_at)])
    line.setData(0, ENTRY, Entry(person, head.id, day))
    return line


def _notice(store: AnyStore | None, keeper: RecordKeeper) -> str:
    if store is None:
        return "" if keeper.exists else tr(OFFER)
    if isinstance(store, RecordStore):
        return " ".join(f"{one[:1].upper()}{one[1:].rstrip('.')}." for one in keeper.remarks)
    return store.why or tr("The records are locked.")


def remedies(sentence: str) -> tuple[Offer, ...]:
    """What helps against a fault; nothing where it is one of typing."""
    remedy = remedy_for(sentence)
    return () if remedy is UNKNOWN else remedy.offers


def age_words(drawn: date, today: date) -> str:
    """What an old drawing says of itself, so that it is not taken for one of today; "" for one of today."""
    days = (today - drawn).days
    if days <= 0:
        return ""
    ago = tr("yesterday") if days == 1 else tr("{days} days ago", days=days)
    return tr("Drawn on {day}, {ago}. For the pain of today start a new drawing.", day=_day(drawn), ago=ago)


def _day(day: date) -> str:
    return short_day(day)


def _time(at: str) -> str:
    """The clock of this computer; at: UTC, ISO."""
    return f"{datetime.fromisoformat(at).astimezone():%H:%M}"


def _count(visits: int) -> str:
    return tr_count("{count} visit", "{count} visits", visits) if visits else tr("no visit")


def _year(text: str) -> int:
    """Raises BodymapError."""
    words = text.strip()
    if not words:
        return NOT_SAID
    if not (words.isascii() and words.isdigit() and len(words) == 4):
        raise BodymapError(tr("the birth year is not understood; expected four digits, as 1957"))
    return int(words)
