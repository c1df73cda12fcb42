"""The user guide inside the program: our own files, offline; a place on the web is told, never opened."""

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut, QTextCursor, QTextDocument
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QTextBrowser,
    QWidget,
)

from bodymap.data import data_folder
from bodymap.language import tr, tr_as
from bodymap.ui.guide_pages import CONTENTS, Kind, headings_in, picture_of, shown_text, slug, target_of
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row
from bodymap.ui.widgets import button
from bodymap.ui.wiring import when

PAGE, HEADING = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
LARGEST, SMALLEST = 8, -2
"""Steps that the text can be made larger and smaller."""
STEP = 1.1


def guide_folder() -> Path:
    """Where the pages are, in a wheel or a checkout."""
    return data_folder("docs") / "guide"


class Pages(QTextBrowser):
    """Shows Markdown, and loads nothing but pictures that lie beside it."""

    def __init__(self, root: Path) -> None:
        super().__init__()
        self.root, self.page = root, root
        self.setOpenLinks(False)
        self.setAccessibleName(tr("Page of the guide"))

    def show_page(self, page: Path) -> None:
        self.page = page
        self.setMarkdown(shown_text(page, self.root))

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        wanted = name.toString() if isinstance(name, QUrl) else name
        found = picture_of(wanted, self.page, self.root)
        if kind != QTextDocument.ResourceType.ImageResource.value or found is None:
            return QByteArray()
        return QByteArray(found.read_bytes())

    def go_to(self, heading: str) -> None:
        """Scroll to a heading by its slug; "" = the top."""
        block = self.document().begin()
        while block.isValid():
            if heading and block.blockFormat().headingLevel() and slug(block.text()) == heading:
                self.setTextCursor(QTextCursor(block))
                top = self.document().documentLayout().blockBoundingRect(block).top()
                self.verticalScrollBar().setValue(round(top))
                return
            block = block.next()
        self.moveCursor(QTextCursor.MoveOperation.Start)

LEAST_FIELD = 200
"""px of the field to search with."""


class GuideReader(QDialog):
    """Contents on the left, the page on the right; search, back, forward, larger text."""

    def __init__(self, folder: Path, parent: QWidget | None = None, first: str = CONTENTS[0]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("User guide"))
        self._folder, self._zoom = folder, 0
        self._past: list[tuple[Path, str]] = []
        self._next: list[tuple[Path, str]] = []
        self._now = (folder / first, "")
        self.pages = Pages(folder.parent)
        self.contents = QListWidget()
        self.contents.setAccessibleName(tr("Contents"))
        self.contents.setFixedWidth(250)
        self.contents.setWordWrap(True)
        self._fill_contents()
        outer = column(self, spacing=8, margins=12)
        outer.addLayout(self._build_bar())
        middle = row(spacing=10)
        middle.addWidget(self.contents)
        middle.addWidget(self.pages, 1)
        outer.addLayout(middle, 1)
        self.said = PlainLabel("", wrap=True)
        self.said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.said.hide()
        outer.addWidget(self.said)
        when(self.pages.anchorClicked, self.follow)
        when(self.contents.itemClicked, self._choose)
        when(self.contents.itemActivated, self._choose)
        self._keys()
        for one in (self, self.wanted):
            one.ensurePolished()
        words = self.wanted.fontMetrics().horizontalAdvance(self.wanted.placeholderText())
        self.wanted.setMinimumWidth(max(LEAST_FIELD, words + 32))
        self._usual = self.pages.fontInfo().pixelSize()
        self.resize(1000, 720)
        self._show()
        self.pages.setFocus()

    def _build_bar(self) -> QHBoxLayout:
        bar = row(spacing=8)
        self.back = button(tr_as("the way", "Back"), self.go_back)
        self.forward = button(tr("Forward"), self.go_forward)
        self.smaller = button("A−", lambda: self.zoom(-1), name=tr("Smaller text"))
        self.larger = button("A+", lambda: self.zoom(1), name=tr("Larger text"))
        self.wanted = QLineEdit()
        self.wanted.setPlaceholderText(tr("Search in this page"))
        self.wanted.setAccessibleName(tr("Search in this page"))
        self.wanted.returnPressed.connect(self.search)
        for one in (self.back, self.forward, self.smaller, self.larger):
            bar.addWidget(one)
        bar.addStretch(1)
        bar.addWidget(self.wanted)
        bar.addWidget(button(tr("Find next"), self.search))
        bar.addWidget(button(tr("Close"), self.accept, "primary"))
        return bar

    def _fill_contents(self) -> None:
        for name in CONTENTS:
            for level, words in headings_in((self._folder / name).read_text("utf-8")):
                if level > 2:
                    continue
                item = QListWidgetItem(words if level == 1 else f"    {words}")
                item.setData(PAGE, name)
                item.setData(HEADING, "" if level == 1 else slug(words))
                font = item.font()
                font.setBold(level == 1)
                item.setFont(font)
                self.contents.addItem(item)

    def _keys(self) -> None:
        for key, do in (
            ("Alt+Left", self.go_back), ("Alt+Right", self.go_forward), ("Ctrl+F", lambda: self.wanted.setFocus()),
            ("F3", self.search), ("Ctrl++", lambda: self.zoom(1)), ("Ctrl+=", lambda: self.zoom(1)),
            ("Ctrl+-", lambda: self.zoom(-1)),
        ):  # fmt: skip
            QShortcut(QKeySequence(key), self).activated.connect(do)

    # -- going

    def follow(self, link: QUrl) -> None:
        """Go where a link leads; the web is told and never opened."""
        target = target_of(link.toString(), self._now[0], self._folder.parent)
        if target.kind is Kind.PAGE and target.page is not None:
            self._go((target.page, target.heading))
        elif target.kind is Kind.WEB:
            self._say(tr("This is on the web, and bodymap opens nothing there: {link}", link=link.toString()))
        else:
            self._say(tr("This page is not in the guide: {link}", link=link.toString()))

    def _choose(self, item: QListWidgetItem) -> None:
        self._go((self._folder / str(item.data(PAGE)), str(item.data(HEADING))))

    def _go(self, to: tuple[Path, str]) -> None:
        if to != self._now:
            self._past.append(self._now)
            self._next.clear()
            self._now = to
        self._show()

    def go_back(self) -> None:
        if self._past:
            self._next.append(self._now)
            self._now = self._past.pop()
            self._show()

    def go_forward(self) -> None:
        if self._next:
            self._past.append(self._now)
            self._now = self._next.pop()
            self._show()

    def _show(self) -> None:
        page, heading = self._now
        if page != self.pages.page:
            self.pages.show_page(page)
        self.pages.go_to(heading)
        self._say("")
        self.back.setEnabled(bool(self._past))
        self.forward.setEnabled(bool(self._next))

    def search(self) -> None:
        """The next place with these words; after the last one the first again."""
        words = self.wanted.text()
        if not words or self.pages.find(words):
            self._say("")
            return
        self.pages.moveCursor(QTextCursor.MoveOperation.Start)
        found = self.pages.find(words)
        self._say("" if found else tr("“{words}” is not on this page.", words=words))

    def zoom(self, by: int) -> None:
        to = min(LARGEST, max(SMALLEST, self._zoom + by))
        self._zoom = to
        self.pages.setStyleSheet(
            f"font-size: {round(self._usual * STEP**to)}px"
        )  # the window's sheet beats zoomIn

    def _say(self, text: str) -> None:
        self.said.say(text)
