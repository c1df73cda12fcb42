"""The page about backups: the list, a second place for them, and one put back in two presses."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from bodymap.files.problems import BodymapError
from bodymap.language import tr, tr_later
from bodymap.records.keys.keepers import Keeping
from bodymap.records.keys.wrapping import WrapKind
from bodymap.records.store.backup_words import newest_words, restore_words, size_words, when_words
from bodymap.records.store.backups import (
    NO_WAY_BACK,
    SECOND_FOLDER,
    Backup,
    backup_folders,
    backups_in,
    make_backup,
)
from bodymap.records.store.record_store import RecordStore
from bodymap.records.store.restoring import card_for
from bodymap.records.store.watching import Watch
from bodymap.ui.errands import Errands
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row
from bodymap.ui.record_around import Around
from bodymap.ui.record_keeper import RecordKeeper
from bodymap.ui.record_library import BACKING_UP
from bodymap.ui.safety_lines import SecretLine, WaitLine
from bodymap.ui.widgets import button
from bodymap.ui.wiring import when

HERE, SECOND, ELSEWHERE = tr_later("This disk"), tr_later("Second place"), tr_later("The folder you chose")
BACKUP = Qt.ItemDataRole.UserRole
NO_SECOND = tr_later("No second place is set. A stick or a share keeps what this disk may lose.")
SECOND_IS = tr_later("Second place: {folder}")
SECOND_AWAY = tr_later(
    "Second place: {folder}. It is not there at the moment; when it is back, the next backup goes there too."
)
MADE = tr_later("A backup was made and checked.")
PUT_BACK = tr_later("The records are as they were on {when}. What was there before is kept as {name}.")
AS_THEN = tr_later("The records are as they were on {when}.")
UNDONE = tr_later("What was there before is back in its place.")


@dataclass(frozen=True, slots=True)
class Found:
    """The backups of one place, with their sizes in bytes; there: whether the place can be reached."""

    where: str
    backups: tuple[Backup, ...]
    sizes: tuple[int, ...]
    there: bool = True


class BackupsPage(QWidget):
    """Folders are looked at beside the window: a share that does not answer holds up nobody."""

    def __init__(self, keeper: RecordKeeper, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._around = around
        self._looking = Errands(self)
        self._elsewhere: tuple[Path, ...] = ()
        self._chosen: Backup | None = None
        self._aside: Path | None = None
        outer = column(self, spacing=8)
        self.newest = PlainLabel("", wrap=True)
        outer.addWidget(self.newest)
        self.second = PlainLabel("", "muted", wrap=True)
        outer.addWidget(self.second)
        self._second_holder = self._build_second()
        outer.addWidget(self._second_holder)
        self.no_way = PlainLabel(f"{tr(NO_WAY_BACK)}.", "urgent", wrap=True)
        outer.addWidget(self.no_way)
        self.list = self._build_list()
        outer.addWidget(self.list, 1)
        outer.addWidget(self._build_confirm())
        self.wait = WaitLine(keeper.errands)
        outer.addWidget(self.wait)
        self.told = PlainLabel("", "strong", wrap=True)
        self.told.hide()
        outer.addWidget(self.told)
        self._holder = self._build_buttons()
        outer.addWidget(self._holder)
        keeper.opened.connect(self.look)
        keeper.remarked.connect(self.look)
        self.look()

    # -- building

    def _build_second(self) -> QWidget:
        holder = QWidget()
        line = row(holder, spacing=8)
        self.choose = button(tr("Choose a second place\u2026"), self._choose_second)
        self.none = button(tr("Use none"), lambda: self._set_second(""))
        line.addWidget(self.choose)
        line.addWidget(self.none)
        line.addStretch(1)
        return holder

    def _build_list(self) -> QTreeWidget:
        made = QTreeWidget()
        made.setObjectName("backups")
        made.setHeaderLabels([tr("Made"), tr("Where"), tr("Size")])
        made.setRootIsDecorated(False)
        made.setAccessibleName(tr("Backups, the newest first"))
        made.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for narrow in (1, 2):
            made.header().setSectionResizeMode(narrow, QHeaderView.ResizeMode.ResizeToContents)
        made.header().setStretchLastSection(False)
        made.itemSelectionChanged.connect(self._follow)
        when(made.itemActivated, lambda _item: self._ask())
        return made

    def _build_confirm(self) -> QFrame:
        """What is said before the second press."""
        self.confirm = QFrame()
        self.confirm.setObjectName("inset")
        inside = column(self.confirm, spacing=8, margins=12)
        self.what = PlainLabel("", wrap=True)
        inside.addWidget(self.what)
        self.secret = SecretLine()
        self.secret.entered.connect(self._restore)
        inside.addWidget(self.secret)
        line = row(spacing=8)
        self.yes = button(tr("Put this backup back"), self._restore, "primary")
        line.addWidget(self.yes)
        line.addWidget(button(tr("Cancel"), self._leave))
        line.addStretch(1)
        inside.addLayout(line)
        self.confirm.hide()
        return self.confirm

    def _build_buttons(self) -> QWidget:
        holder = QWidget()
        line = row(holder, spacing=8)
        self.restore = button(tr("Restore this one\u2026"), self._ask, "primary")
        self.make = button(tr("Make a backup now"), self._make)
        self.other = button(tr("Look in another folder\u2026"), self._look_elsewhere)
        self.undo = button(tr("Put back what was there before"), self._undo)
        for one in (self.restore, self.make, self.other, self.undo):
            line.addWidget(one)
        line.addStretch(1)
        self.undo.hide()
        return holder

    # -- looking

    def look(self) -> None:
        """Look at the folders again."""
        store = self._keeper.store_now()
        folders: tuple[Path, ...] = (self._keeper.place.backups,)
        if isinstance(store, RecordStore):
            try:
                folders = backup_folders(store)
            except BodymapError as problem:
                self._fail(problem)
        second, elsewhere = folders[1:], self._elsewhere
        self.make.setVisible(isinstance(store, RecordStore))
        self.choose.setVisible(isinstance(store, RecordStore))
        self.none.setVisible(bool(second))
        self.no_way.setVisible(isinstance(store, RecordStore) and not self._keeper.opens_elsewhere)
        self._looking.run(
            tr("The backups are looked for"),
            lambda _watch: (
                _found(HERE, folders[0]),
                *(_found(SECOND, one) for one in second),
                *(_found(ELSEWHERE, one) for one in elsewhere),
            ),
            lambda found: self._show(found, second),
            self._fail,
        )

    def _show(self, found: tuple[Found, ...], second: tuple[Path, ...]) -> None:
        now = self._around.now().astimezone()
        self.newest.setText(newest_words(found[0].backups, now))
        away = any(one.where == SECOND and not one.there for one in found)
        folder = second[0].parent if second else ""
        words = tr(SECOND_AWAY if away else SECOND_IS, folder=folder) if second else tr(NO_SECOND)
        self.second.setText(words)
        self.list.clear()
        every = [
            (one, tr(place.where), size)
            for place in found
            for one, size in zip(place.backups, place.sizes, strict=True)
        ]
        for backup, where, size in sorted(every, key=lambda row: row[0].made, reverse=True):
            item = QTreeWidgetItem([when_words(backup.made, now), where, size_words(size)])
            item.setData(0, BACKUP, backup)
            self.list.addTopLevelItem(item)
        self._follow()

    def _look_elsewhere(self) -> None:
        folder = self._around.choose_folder()
        if folder is not None:
            self._elsewhere = (folder, folder / SECOND_FOLDER)
            self.look()

    def _follow(self) -> None:
        self.restore.setEnabled(bool(self.list.selectedItems()))

    # -- the second place

    def _choose_second(self) -> None:
        folder = self._around.choose_folder()
        if folder is not None:
            self._set_second(str(folder))

    def _set_second(self, folder: str) -> None:
        store = self._keeper.store_now()
        if isinstance(store, RecordStore) and self._tried(lambda: store.set_second_place(folder)):
            self.look()
            if folder:
                self._make()

    def _make(self) -> None:
        store = self._keeper.store_now()
        if not isinstance(store, RecordStore):
            return
        now = self._around.now().astimezone()

        def work(watch: Watch) -> None:
            for folder in backup_folders(store):
                make_backup(store, folder, now, watch)

        self._keeper.errands.run(tr(BACKING_UP), work, lambda _made: self._say(tr(MADE)), self._fail)

    # -- putting one back

    def _ask(self) -> None:
        items = self.list.selectedItems()
        if not items:
            return
        backup: Backup = items[0].data(0, BACKUP)
        self._chosen = backup
        self.told.say("")
        self.undo.hide()
        self.what.setText(restore_words(backup, self._around.now().astimezone()))
        self._ask_secret(backup.path)
        self.confirm.show()
        (self.secret.field if self.secret.isVisibleTo(self.confirm) else self.yes).setFocus()

    def _ask_secret(self, backup: Path) -> None:
        """Only where the library is not open here, and its key is behind a passphrase or lost."""
        try:
            card = card_for(self._keeper.place, backup)
        except BodymapError:
            self.secret.hide()
            return
        recovery = bool(card.wrap(WrapKind.RECOVERY))
        passphrase = card.keeping is Keeping.PASSPHRASE
        self.secret.offer(passphrase, recovery)
        self.secret.setVisible(passphrase and not isinstance(self._keeper.store_now(), RecordStore))

    def _restore(self) -> None:
        chosen = self._chosen
        if chosen is None:
            return
        secret, kind = self.secret.take(), self.secret.kind
        self._leave()
        when = when_words(chosen.made, self._around.now().astimezone())
        self._put_back(
            chosen.path,
            secret,
            kind,
            lambda aside: self._put(
                aside, tr(PUT_BACK, when=when, name=aside.name) if aside.exists() else tr(AS_THEN, when=when)
            ),
        )

    def _undo(self) -> None:
        """The replaced library in its place again; what the backup had made of it is kept in turn."""
        if self._aside is not None:
            self._put_back(self._aside, "", WrapKind.PASSPHRASE, lambda aside: self._put(aside, tr(UNDONE)))

    def _put_back(self, backup: Path, secret: str, kind: WrapKind, done: Callable[[Path], object]) -> None:
        self._rest(True)
        self._keeper.restore(backup, secret, kind, done, self._fail)

    def _put(self, aside: Path, words: str) -> None:
        self._aside = aside if aside.exists() else None
        self._say(words)
        self.undo.setVisible(self._aside is not None)

    def _rest(self, working: bool) -> None:
        """While a backup is put back nothing else can be begun; it can be stopped."""
        for one in (self.list, self._holder, self._second_holder):
            one.setDisabled(working)

    def _leave(self) -> None:
        self._chosen = None
        self.secret.take()
        self.confirm.hide()

    # -- telling

    def _say(self, words: str) -> None:
        self._rest(False)
        self.told.set_tone("strong")
        self.told.say(words)
        self.look()

    def _fail(self, problem: BodymapError) -> None:
        self._rest(False)
        self.told.set_tone("urgent")
        self.told.say(f"{problem.sentence[:1].upper()}{problem.sentence[1:]}.")

    def _tried(self, step: Callable[[], object]) -> bool:
        try:
            step()
        except BodymapError as problem:
            self._fail(problem)
            return False
        return True


def _found(where: str, folder: Path) -> Found:
    backups = backups_in(folder)
    there = folder.exists() or (folder.name == SECOND_FOLDER and folder.parent.is_dir())
    return Found(where, backups, tuple(_size(one.path) for one in backups), there)


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # it went away meanwhile
        return 0
