"""The sheet on the safety of the records: passphrase, recovery key, locking and backups, a page each."""

from enum import StrEnum

from PySide6.QtWidgets import QStackedWidget, QWidget

from bodymap.language import tr, tr_later
from bodymap.ui.backups_page import BackupsPage
from bodymap.ui.labels import PlainLabel
from bodymap.ui.larger_sheet import LargerSheet
from bodymap.ui.layouts import column, row
from bodymap.ui.locking_page import LockingPage
from bodymap.ui.passphrase_page import PassphrasePage
from bodymap.ui.record_around import Around
from bodymap.ui.record_keeper import RecordKeeper
from bodymap.ui.recovery_tab import RecoveryTab
from bodymap.ui.segmented import Choice, Segmented
from bodymap.ui.widgets import button
from bodymap.ui.wiring import when

TITLE = tr_later("Safety of the records")


class Page(StrEnum):
    """The pages, from left to right."""

    PASSPHRASE = "passphrase"
    RECOVERY = "recovery"
    LOCKING = "locking"
    BACKUPS = "backups"


WORDS = {
    Page.PASSPHRASE: tr_later("Passphrase"),
    Page.RECOVERY: tr_later("Recovery key"),
    Page.LOCKING: tr_later("Locking"),
    Page.BACKUPS: tr_later("Backups"),
}


class SafetySheet(LargerSheet):
    """Shows one page at a time."""

    def __init__(
        self,
        keeper: RecordKeeper,
        around: Around,
        page: Page = Page.PASSPHRASE,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr(TITLE))
        outer = column(self, spacing=14, margins=20)
        outer.addWidget(PlainLabel(tr(TITLE), "title"))
        self.pages = Segmented([Choice(one.value, tr(WORDS[one])) for one in Page], tr("Page"))
        when(self.pages.chosen, self.turn)
        outer.addWidget(self.pages)
        self.passphrase = PassphrasePage(keeper)
        self.recovery = RecoveryTab(keeper, around)
        self.locking = LockingPage(keeper, around)
        self.backups = BackupsPage(keeper, around)
        self._stack = QStackedWidget()
        for one in (self.passphrase, self.recovery, self.locking, self.backups):
            self._stack.addWidget(one)
        outer.addWidget(self._stack, 1)
        line = row(spacing=8)
        line.addStretch(1)
        line.addWidget(button(tr("Close"), self.accept))
        outer.addLayout(line)
        self.resize(820, 580)
        self.turn(page)

    def turn(self, page: str) -> None:
        """Show a page."""
        self.pages.set_value(page)
        self._stack.setCurrentIndex(list(Page).index(Page(page)))
