"""The passphrase of the records: set, changed, removed; its strength told while it is typed."""

from PySide6.QtWidgets import QLineEdit, QWidget

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.keys.key_card import KeyCard
from bodymap.records.keys.library_key import LibraryKey
from bodymap.records.keys.strength import strength_of
from bodymap.records.keys.wrapping import WrapKind
from bodymap.records.store.record_store import RecordStore
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row
from bodymap.ui.record_keeper import RecordKeeper
from bodymap.ui.safety_lines import secret_field
from bodymap.ui.widgets import button
from bodymap.ui.wiring import when

NONE_SET = tr_later(
    "No passphrase is set. Your account on this computer opens the records: whoever can use it can read them. With a "
    "passphrase they can be locked, and are when nobody has touched the computer for a while."
)
IS_SET = tr_later(
    "A passphrase is set. Without it, or the recovery key, nobody can open the records: neither you nor anybody else."
)
NOT_OPEN = tr_later(
    "The records are not open to be written here. Unlock them first, or close the other window."
)
DIFFERENT = tr_later("The two are not the same yet.")
SET, CHANGED, REMOVED = (
    tr_later("The passphrase is set."),
    tr_later(
        "The passphrase is changed; the old one opens nothing any more, but backups on a stick that is not here now do until the next backup goes there."
    ),
    tr_later("The passphrase is removed; your account on this computer opens the records again."),
)


class PassphrasePage(QWidget):
    """What is set, and one form for what is to be done about it."""

    def __init__(self, keeper: RecordKeeper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        outer = column(self, spacing=10)
        self.state = PlainLabel("", wrap=True)
        outer.addWidget(self.state)
        line = row(spacing=8)
        self.set = button(tr("Set a passphrase\u2026"), lambda: self._ask(old=False, new=True), "primary")
        self.change = button(tr("Change it\u2026"), lambda: self._ask(old=True, new=True))
        self.remove = button(tr("Remove it\u2026"), lambda: self._ask(old=True, new=False))
        for one in (self.set, self.change, self.remove):
            line.addWidget(one)
        line.addStretch(1)
        outer.addLayout(line)
        outer.addWidget(self._build_form())
        self.told = PlainLabel("", "strong", wrap=True)
        self.told.hide()
        outer.addWidget(self.told)
        outer.addStretch(1)
        keeper.opened.connect(self.show_state)
        self.show_state()

    def _build_form(self) -> QWidget:
        self.form = QWidget()
        inside = column(self.form, spacing=8)
        self.old = secret_field(tr("Passphrase of now"))
        self.new = secret_field(tr("New passphrase"))
        self.again = secret_field(tr("The same once more"))
        self.strength = PlainLabel("", "muted", wrap=True)
        self.shown = button(tr("Show what I type"), lambda: None)
        self.shown.setCheckable(True)
        for one in (self.old, self.new, self.again, self.strength):
            inside.addWidget(one)
        line = row(spacing=8)
        self.do = button("", self._do, "primary")
        line.addWidget(self.do)
        line.addWidget(button(tr("Cancel"), self._close))
        line.addWidget(self.shown)
        line.addStretch(1)
        inside.addLayout(line)
        for field in (self.old, self.new, self.again):
            field.returnPressed.connect(self._do)
            when(field.textChanged, lambda _text: self._judge())
        when(self.shown.toggled, self._echo)
        self.form.hide()
        return self.form

    def show_state(self) -> None:
        """What is set now."""
        store = self._keeper.store_now()
        writable, guarded = isinstance(store, RecordStore), self._keeper.guarded
        self.state.setText((tr(IS_SET) if guarded else tr(NONE_SET)) if writable else tr(NOT_OPEN))
        self.set.setVisible(writable and not guarded)
        self.change.setVisible(writable and guarded)
        self.remove.setVisible(writable and guarded)
        if not writable:
            self._close()

    def _ask(self, old: bool, new: bool) -> None:
        self._clear()
        self.told.say("")
        self.old.setVisible(old)
        for one in (self.new, self.again, self.strength):
            one.setVisible(new)
        self.do.setText(
            tr("Remove the passphrase")
            if not new
            else tr("Change the passphrase")
            if old
            else tr("Set the passphrase")
        )
        self.form.show()
        self._judge()
        (self.old if old else self.new).setFocus()

    def _judge(self) -> None:
        """Whether it can be done with what was typed; hidden fields ask for nothing."""
        new = self.new.isVisibleTo(self.form)
        words = self.new.text()
        strength = strength_of(words)
        same = words == self.again.text()
        self.strength.setText(
            f"{strength.sentence} {tr(DIFFERENT) if self.again.text() and not same else ''}".strip()
            if words
            else ""
        )
        old_typed = bool(self.old.text()) or not self.old.isVisibleTo(self.form)
        self.do.setEnabled(old_typed and (not new or (bool(strength.word) and same)))

    def _echo(self, shown: bool) -> None:
        mode = QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password
        for field in (self.old, self.new, self.again):
            field.setEchoMode(mode)

    def _do(self) -> None:
        store = self._keeper.store_now()
        if not self.do.isEnabled() or not isinstance(store, RecordStore):
            return
        old = self.old.text() if self.old.isVisibleTo(self.form) else ""
        new = self.new.text() if self.new.isVisibleTo(self.form) else ""
        ring, key = self._keeper.place.ring, LibraryKey(store.key.raw())
        said = tr(REMOVED if not new else CHANGED if old else SET)

        def work(_watch: object) -> KeyCard:
            if old:
                ring.open_with(ring.read(), WrapKind.PASSPHRASE, old)
            return ring.set_passphrase(key, new) if new else ring.remove_passphrase(key)

        self.form.setEnabled(False)
        self._keeper.errands.run(
            tr("The passphrase is being changed"), work, lambda card: self._done(card, said), self._failed
        )

    def _done(self, card: KeyCard, said: str) -> None:
        self.form.setEnabled(True)
        self._close()
        self._keeper.know(card)
        self.told.set_tone("strong")
        self.told.say(said)

    def _failed(self, problem: BodymapError) -> None:
        self.form.setEnabled(True)
        self.told.set_tone("urgent")
        self.told.say(f"{problem.sentence[:1].upper()}{problem.sentence[1:]}.")
        self.old.setFocus()

    def _close(self) -> None:
        self._clear()
        self.form.hide()

    def _clear(self) -> None:
        self.shown.setChecked(False)
        for field in (self.old, self.new, self.again):
            field.clear()
