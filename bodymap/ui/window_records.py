"""What records need of the window and bring to it, loaded when somebody first asks for them: who keeps none does not wait for it."""

from collections.abc import Callable
from datetime import datetime
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from bodymap.atlas.atlas import Atlas
from bodymap.files.problems import BodymapError
from bodymap.knowledge.library import Library
from bodymap.records.table_place import table_in_use
from bodymap.ui.commands import Commands
from bodymap.ui.session import Session
from bodymap.ui.settings import Settings
from bodymap.ui.status import StatusLine
from bodymap.ui.wiring import when

if TYPE_CHECKING:
    from bodymap.ui.left_behind_line import LeftBehindLine
    from bodymap.ui.record_around import Around
    from bodymap.ui.records_desk import RecordsDesk
    from bodymap.ui.table_keeper import TableKeeper


class WindowRecords:
    """The library at one window, and what was on its table when the program ended without being asked.

    add_line: puts a line over the body. desk, table, left_behind: None until they are needed.
    """

    def __init__(
        self,
        window: QWidget,
        session: Session,
        atlas: Atlas,
        library: Library,
        settings: Settings,
        commands: Commands,
        status: Callable[[], StatusLine],
        add_line: Callable[[QWidget], object],
        notice: Callable[[str], object],
        trouble: Callable[[BodymapError], object],
        now: Callable[[], datetime],
    ) -> None:
        self._window, self._session, self._atlas, self._library = window, session, atlas, library
        self._settings, self._commands, self._status = settings, commands, status
        self._add_line, self._notice, self._trouble, self._now = add_line, notice, trouble, now
        self.desk: RecordsDesk | None = None
        self.table: TableKeeper | None = None
        self.left_behind: LeftBehindLine | None = None

    def opened(self) -> "RecordsDesk":
        """The desk, made now if it was not."""
        if self.desk is None:
            from bodymap.ui.records_desk import RecordsDesk  # encryption takes longer to load than a window

            self.desk = RecordsDesk(
                self._session,
                self._status(),
                self._atlas,
                self._library,
                self._window,
                self._notice,
                around=self.around(),
                now=self._now,
            )
            self._let_table_heed(self.desk)
        return self.desk

    def speak(self, library: Library) -> None:
        """From now on the words are those of this library; what is open or unlocked stays so."""
        self._library = library
        if self.desk is not None:
            self.desk.speak(library)

    def around(self) -> "Around":
        """What the records need of this window."""
        from bodymap.ui.record_around import Around

        does = self._commands
        return Around(
            lambda dialog: does.dialogs.run(dialog),
            does.save_as,
            does.choose_folder,
            does.key_path,
            self._add_line,
            self.keep_table,
            self.show,
            self._settings,
            self._now,
        )

    def show(self) -> None:
        """The sheet of people and visits."""
        run, desk = self._commands.dialogs.run, self.opened()
        desk.show(desk.sheet(self._commands.may_leave, run), run)

    def settle(self) -> None:
        """Wait for the disk a moment, before anybody is asked about what is as good as saved."""
        if self.desk is not None:
            self.desk.keeper.settle()

    def close(self) -> None:
        """The window goes as it should: nothing of its table stays behind."""
        if self.table is not None:
            self.table.close()
            self.table = None
        if self.desk is not None:
            self.desk.keeper.close()

    # -- what is on the table, for the case of a crash

    def look_for_table(self) -> None:
        """At the start: where records are kept, keep the table too. What that needs is loaded beside the window."""
        for folder in table_in_use():
            from bodymap.ui.errands import Errands

            Errands(self._window).run(
                "",
                lambda _watch: (
                    import_module("bodymap.ui.left_behind_line") and import_module("bodymap.ui.table_keeper")
                ),
                lambda _module, folder=folder: self.keep_table(folder),
                self._trouble,
            )

    def keep_table(self, folder: Path) -> None:
        """Keep what is on the table sealed in this folder, and offer what was left behind there. For whoever keeps records."""
        if self.table is not None:
            return
        from bodymap.ui.left_behind_line import LeftBehindLine
        from bodymap.ui.table_keeper import kept_table

        self.table = kept_table(self._session, folder, self._window, self._notice)
        if self.table is None:
            return
        if self.desk is not None:
            self._let_table_heed(self.desk)
        line = self.left_behind = LeftBehindLine(
            self._session, folder, self._open_left_behind, self._commands.may_throw_away, self._window
        )
        self._add_line(line)
        line.look()

    def _let_table_heed(self, desk: "RecordsDesk") -> None:
        """What a record keeps need not be kept twice."""
        if self.table is not None:
            self.table.heed(desk.keeper.following)
            when(desk.keeper.changed, self.table.heed)

    def _open_left_behind(self, path: Path) -> bool:
        """Put it on the table, in nobody's record and asked about before it leaves."""
        if not self._commands.may_leave():
            return False
        try:
            self._session.put(self.opened().draft(path))
        except BodymapError as problem:
            self._trouble(problem)
            return False
        self._session.mark_loose()
        if self.table is not None:
            self.table.adopt(path)
        return True
