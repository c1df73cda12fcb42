"""What the actions do. Each method decides with the state and the dialogs, then calls the session once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Protocol

from PySide6.QtGui import QGuiApplication

from bodymap.atlas.atlas import Atlas
from bodymap.atlas.variants import FIGURES
from bodymap.drawing.sensation import Sensation
from bodymap.drawing.steady import Steady
from bodymap.drawing.tools import change_mark, clear, delete_mark
from bodymap.exports.note import note
from bodymap.exports.reading_text import page_warnings
from bodymap.exports.source_text import source_text
from bodymap.exports.visit_words import handed_back
from bodymap.files.problems import BodymapError
from bodymap.files.whole import write_whole
from bodymap.knowledge.backing import Backing
from bodymap.knowledge.library import Library
from bodymap.language import said_if_ours, spoken, tr, tr_later
from bodymap.paper.picture_file import ENDINGS as SCANS
from bodymap.reasoning.short_set import REST_LABEL, rest_normal, untested
from bodymap.records.sample_info import SampleInfo
from bodymap.records.shipped import open_shipped
from bodymap.ui.actions import EXAMINATION_KEYS, NAME_KEYS, STRENGTH_KEYS, Action, key_words, plain, said
from bodymap.ui.application import LANGUAGE
from bodymap.ui.arrangement import (
    NAMES,
    USUAL_ARRANGEMENT,
    Arrangement,
    Arrangements,
    read_arrangement,
    turned,
    with_arrangement,
    written,
)
from bodymap.ui.dialogs import Answer, Dialogs
from bodymap.ui.figure_layout import LayoutKind
from bodymap.ui.layers_shown import hand_words, with_layer
from bodymap.ui.maps_shown import with_all, with_left, with_one, with_right, with_two
from bodymap.ui.modes import MODES
from bodymap.ui.picture_file import PICTURES, write_picture
from bodymap.ui.session import NOTHING_STORED, ONLY_SAMPLES, Session
from bodymap.ui.settings import Settings
from bodymap.ui.state import NOTHING_SELECTED, Show, State, ToolName
from bodymap.ui.text_size import KEY, USUAL_SIZE, step_of
from bodymap.ui.tool_panel import NARROWEST, WIDEST

BRUSH_STEP = 5.0
"""mm by which a key widens or narrows the brush."""
CANNOT_OPEN = tr_later("This file could not be opened")
"""How the line about a file that does not open begins."""
PRESSURE_WORDS = {True: "heeded", False: tr_later("not heeded")}
PLACES = {False: "clinic", True: "home"}
"""Where a person draws alone, as it is remembered."""
PANELS = "panels/"
"""Where the settings keep how the right side stands, by mode."""
PANEL_CLOSED = tr_later("{name}: closed. View, Panels opens it again.")
PAINTS = (ToolName.BRUSH, ToolName.FILL)
NOTHING_UNTESTED = tr_later("Everything of the short examination has an answer already.")
REPORT_NAME = tr_later("Pain drawing.pdf")
KEY_NAME = tr_later("Recovery key.pdf")
SHEET_NAME = tr_later("Blank sheet.pdf")
CANNOT_DRAW = tr_later("This sheet could not be drawn")
CANNOT_READ = tr_later("This sheet could not be read")
NOTE_COPIED = tr_later("The note is copied. Paste it where you need it.")


HIDDEN = tr_later("All answers are hidden. H shows them again.")
TABLE = ".csv"


def kept_panels(settings: Settings) -> Arrangements:
    """How the right side was left in each mode."""
    made: Arrangements = ()
    for mode in MODES:
        if words := settings.words(f"{PANELS}{mode}"):
            made = with_arrangement(made, mode, read_arrangement(words))
    return made


class Desk(Protocol):
    """What the commands need of the window."""

    def trouble(self, problem: BodymapError, what: str = "") -> None: ...
    def tell(self, text: str) -> None: ...
    def notice(self, text: str) -> None: ...
    def fit(self) -> None: ...
    def zoom(self, factor: float) -> None: ...
    def zoom_to_view(self) -> None: ...
    def focus_body(self) -> None: ...
    def focus_page(self, page: str) -> None: ...
    def set_theme(self, theme: str) -> None: ...
    @property
    def text_size(self) -> int: ...
    @property
    def text_is_held(self) -> bool: ...
    def set_text_size(self, percent: int) -> None: ...
    def speak(self, code: str) -> None: ...
    def close(self) -> bool: ...
    def show_records(self) -> None: ...
    @property
    def watched_folder(self) -> Path | None: ...
    def watch_folder(self, folder: Path | None) -> None: ...
    def show_explanation(self) -> None: ...
    def lock_records(self) -> None: ...
    def show_safety(self) -> None: ...
    def show_cohort(self) -> None: ...
    def teach(self, what: str) -> None: ...
    def settle_records(self) -> None: ...
    def show_guide(self) -> None: ...
    def show_around(self) -> None: ...
    def show_welcome(self) -> None: ...


class Commands:
    """One method for every action (see `Doer`), and the questions before something could be lost."""

    def __init__(
        self,
        session: Session,
        desk: Desk,
        dialogs: Dialogs,
        settings: Settings,
        library: Library,
        atlas: Atlas,
        samples: tuple[SampleInfo, ...],
        now: Callable[[], datetime] = datetime.now,
    ) -> None:
        self._session = session
        self._desk = desk
        self.dialogs = dialogs
        self._settings = settings
        self._library = library
        self._atlas = atlas
        self._samples = samples
        self._now = now
        self.actions: tuple[Action, ...] = ()

    @property
    def _state(self) -> State:
        return self._session.state

    def speak(self, library: Library) -> None:
        """From now on the words are those of this library."""
        self._library = library

    def choose_language(self, code: str) -> None:
        """Everything in another language, now and at the next start."""
        self._settings.keep(LANGUAGE, code)
        if code != spoken().code:
            self._desk.speak(code)

    # -- files

    def may_leave(self) -> bool:
        """Ask once about changes that were not saved. False: the person wants to stay, or may not leave."""
        if self._state.mode.guided:
            return False
        self._desk.settle_records()
        if not self._state.paper.unsaved:
            return True
        answer = self.dialogs.unsaved(self._state.paper.title, self._state.mode.stores)
        return self.save() if answer is Answer.SAVE else answer is Answer.DISCARD

    def may_throw_away(self) -> bool:
        """Ask before a drawing goes that is kept nowhere else."""
        return self.dialogs.unsaved("", can_save=False) is Answer.DISCARD

    def new(self) -> None:
        if self.may_leave():
            self._session.new()

    def open(self) -> None:
        if self.may_leave() and (path := self.dialogs.open_path(self._folder())) is not None:
            self._open(path)

    def open_path(self, path: Path) -> None:
        """Open a recent file or one that was dropped on the window; a picture is read as a paper sheet."""
        if self._state.mode.opens_files and not self.may_leave():
            return
        if path.suffix.lower() in SCANS:
            self._read_paper(path)
            return
        self._open(path)

    def _open(self, path: Path) -> None:
        if self._tried(lambda: self._session.open(path), tr(CANNOT_OPEN)):
            self._settings.add_recent(path)
            self._tell_notes()

    def watch_folder(self) -> None:
        """Offer what comes into a folder from now on; where one is watched already, no longer."""
        if self._desk.watched_folder is not None:
            self._desk.watch_folder(None)
            self._desk.tell(tr("The folder is watched no longer."))
        elif (folder := self.dialogs.folder_path(tr("Choose a folder to watch"), Path.home())) is not None:
            self._desk.watch_folder(folder)
            self._desk.tell(tr("Drawings that come into {name} are offered here.", name=folder.name))

    def read_paper(self) -> None:
        """A scan or photo of a sheet, as a new drawing to be checked."""
        if self.may_leave() and (path := self.dialogs.scan_path(self._folder())) is not None:
            self._read_paper(path)

    def _read_paper(self, path: Path) -> None:
        from bodymap.ui.paper_command import read_onto

        if not self._state.mode.opens_files:
            self._desk.trouble(BodymapError(tr(ONLY_SAMPLES)))
            return
        notes: list[str] = []
        if self._tried(lambda: notes.extend(read_onto(self._session, path, self.dialogs.run)), tr(CANNOT_READ)) and notes:
            self._desk.notice(" ".join(notes))

    def blank_sheet(self) -> None:
        """A sheet for felt-tip pens, to print or to save."""
        from bodymap.ui.paper_command import blank_sheet

        figure = self._state.show.figure
        self._tried(
            lambda: blank_sheet(self._settings, figure, self._sheet_path, self.dialogs.run), tr(CANNOT_DRAW)
        )

    def _sheet_path(self) -> Path | None:
        return self.dialogs.sheet_path(self._folder() / tr(SHEET_NAME))

    def open_sample(self, sample: SampleInfo) -> None:
        if self.may_leave():
            self.show_sample(sample)

    def show_sample(self, sample: SampleInfo) -> bool:
        """Put a shipped drawing on the table."""
        return self._tried(lambda: self._session.open_sample(open_shipped(sample)))

    def step_sample(self, step: int) -> None:
        """The next sample or the one before, round and round; the first where none is on the table."""
        titles = [sample.title for sample in self._samples]
        if titles:
            paper = self._state.paper
            here = titles.index(paper.title) if paper.sample and paper.title in titles else -max(step, 0)
            self.open_sample(self._samples[(here + step) % len(titles)])

    def _tell_notes(self) -> None:
        """What a reader has to know about the file that was opened."""
        notes = " ".join(self._session.document.notes)
        if notes:
            self._desk.notice(notes)

    def save(self) -> bool:
        path = self._state.paper.path
        return self.save_as() if path is None else self._save(path)

    def save_as(self) -> bool:
        if not self._state.mode.stores:
            self._desk.trouble(BodymapError(tr(NOTHING_STORED)))
            return False
        path = self.dialogs.save_path(self._folder() / f"{_file_name(self._state.paper.title)}.bodymap")
        return path is not None and self._save(path)

    def _save(self, path: Path) -> bool:
        if not self._tried(lambda: self._session.save(path)):
            return False
        self._settings.add_recent(path)
        self._desk.tell(tr("Saved as {name}.", name=path.name))
        return True

    def explain(self) -> None:
        self._desk.show_explanation()

    def records(self) -> None:
        self._desk.show_records()

    def lock_records(self) -> None:
        """Close the records until the passphrase is given."""
        self._desk.lock_records()

    def records_safety(self) -> None:
        """Passphrase, recovery key, locking and backups."""
        self._desk.show_safety()

    def cohort(self) -> None:
        """Many drawings at once."""
        if self._state.mode.opens_files:
            self._desk.show_cohort()

    def cohort_files(self) -> tuple[Path, ...]:
        """Files with drawings of many people."""
        return self.dialogs.cohort_paths(self._folder())

    def cohort_folder(self) -> Path | None:
        return self.dialogs.folder_path(tr("Choose a folder of drawings"), self._folder())

    def cohort_path(self, name: str) -> Path | None:
        """Where a map of many drawings goes, or its numbers."""
        return self.dialogs.map_path(self._folder() / name)

    def choose_folder(self) -> Path | None:
        """Where a second set of backups goes, or where some lie."""
        return self.dialogs.folder_path(tr("Choose a folder for backups"), Path.home())

    def key_path(self) -> Path | None:
        """Where the page with the recovery key goes, under a name that says nothing of a person."""
        return self.dialogs.key_path(Path.home() / tr(KEY_NAME))

    def export(self) -> None:
        """The drawing alone, whatever is shown with it: what leaves the room leads nobody."""
        self._export_with(as_shown=False)

    def export_as_shown(self) -> None:
        """The drawing with the views, the maps and the layer on the screen, and what is chosen in them."""
        self._export_with(as_shown=True)

    def _export_with(self, as_shown: bool) -> None:
        name = _file_name(self._state.paper.title)
        path = self.dialogs.export_path(self._folder() / f"{name}.png")
        if path is not None and self._tried(lambda: self._export(path, as_shown)):
            self._desk.tell(tr("Exported as {name}.", name=path.name))

    def _export(self, path: Path, as_shown: bool) -> None:
        if path.suffix.lower() == TABLE:
            from bodymap.exports.drawing_csv import drawing_csv

            write_whole(path, drawing_csv(self._atlas, self._library.zones, self._state.drawing))
            return
        if path.suffix.lower() not in PICTURES:
            raise BodymapError(
                tr("cannot write this kind of file; expected a name that ends with .png, .svg, .pdf or .csv"),
                path,
            )
        write_picture(self._sheet(as_shown), path)

    def _sheet(self, as_shown: bool) -> str:
        """The page to export. A sample says so; a drawing of a person carries no title, which may be a name."""
        from bodymap.exports.svg import sheet_svg
        from bodymap.ui.shown_page import ShownPage, shown_page

        show = self._state.show
        page = shown_page(self._state, self._atlas, self._library) if as_shown else ShownPage()
        return sheet_svg(
            self._atlas,
            self._state.drawing,
            self._state.paper.sample_words,
            warnings=page_warnings(self._state.reading),
            advice=self._library.safety_net,
            skin=show.skin,
            figure=show.figure,
            maps=page.maps,
            beneath=page.beneath,
            views=page.views,
            whole=page.whole,
        )

    def report(self) -> None:
        """The report in a window of its own, with its choices; the paper that was chosen is remembered."""
        from bodymap.ui.report_command import choice_of, desk_of, remembered

        library, atlas = self._library, self._atlas
        choice = choice_of(self._settings)
        desk = desk_of(library, atlas, self._session, self._now().date(), self._report_path)
        remembered(self._settings, self.dialogs.report(desk, choice))

    def _report_path(self) -> Path | None:
        """Asked with a name that says nothing of a person."""
        return self.dialogs.report_path(self._folder() / tr(REPORT_NAME))

    def _folder(self) -> Path:
        recent = self._settings.recent()
        return recent[0].parent if recent else Path.home()

    def show_source(self, behind: Backing) -> None:
        """What stands behind one statement."""
        self.dialogs.text(tr("Where this comes from"), source_text(self._library, behind))

    def copy_note(self) -> None:
        state = self._state
        now, document = self._now(), self._session.document
        drawn = self._session.drawn_on(now.date())
        text = note(self._library, self._atlas, document, state.reading, now, drawn)
        QGuiApplication.clipboard().setText(text)
        self._desk.tell(tr(NOTE_COPIED))

    def quit(self) -> None:
        self._desk.close()

    def _tried(self, step: Callable[[], object], what: str = "") -> bool:
        """Do it, or say calmly what is wrong; nothing is lost either way. what: the words before the reason."""
        try:
            step()
        except BodymapError as problem:
            self._desk.trouble(problem, what)
            return False
        except OSError as problem:
            words = problem.strerror or tr("the file could not be reached")
            reason = BodymapError(words[:1].lower() + words[1:], str(problem.filename or ""))
            self._desk.trouble(reason, what)
            return False
        return True

    # -- the drawing

    def undo(self) -> None:
        self._session.undo()

    def redo(self) -> None:
        self._session.redo()

    def clear(self) -> None:
        self._session.edit(tr("Clear all"), clear(self._state.drawing))

    def delete_mark(self) -> None:
        chosen = self._state.selection.mark
        mark = self._state.drawing.mark(chosen) if chosen is not None else None
        if mark is not None:
            self._session.edit(tr("Delete {words}", words=mark.sensation.words), delete_mark(self._state.drawing, mark.id))

    def rest_normal(self) -> None:
        """What of the short examination was not tested is normal, as one step."""
        examination = self._state.examination
        left = len(untested(self._library, examination))
        self._session.examine(tr(REST_LABEL), rest_normal(self._library, examination))
        self._desk.tell(tr("{left} answers written as normal.", left=left) if left else tr(NOTHING_UNTESTED))

    def choose_tool(self, tool: ToolName) -> None:
        self._session.choose(replace(self._state.pen, tool=tool))

    def choose_sensation(self, sensation: Sensation) -> None:
        """A feeling for the chosen place; or one to be painted, and an eraser in the hand becomes a brush."""
        pen, chosen = self._state.pen, self._state.selection.mark
        tool = pen.tool if chosen is not None or pen.tool in PAINTS else ToolName.BRUSH
        self._session.choose(replace(pen, sensation=sensation, tool=tool))

    def choose_intensity(self, value: int) -> None:
        """The strength of the chosen place, or else of the next stroke."""
        chosen = self._state.selection.mark
        if chosen is not None:
            changed = change_mark(self._state.drawing, chosen, intensity=value)
            self._session.edit(tr("Change strength to {value} of 10", value=value), changed)
        else:
            self._session.choose(replace(self._state.pen, intensity=value))

    def widen_brush(self, step: int) -> None:
        width = self._state.pen.width + step * BRUSH_STEP
        width = min(WIDEST * 10, max(NARROWEST * 10, width))
        self._session.choose(replace(self._state.pen, width=width))

    def steady(self, steady: Steady) -> None:
        """How much help a shaking hand gets."""
        self._session.hold(replace(self._state.hand, steady=steady))
        self._remember("hand/steady", steady.value)

    def heed_pressure(self) -> None:
        """Whether a pen that is pressed harder paints wider."""
        pressure = not self._state.hand.pressure
        self._session.hold(replace(self._state.hand, pressure=pressure))
        self._remember("hand/pressure", tr(PRESSURE_WORDS[pressure]))

    # -- the classroom

    def teach(self, what: str) -> None:
        self._desk.teach(what)

    def hide_answers(self) -> None:
        """Everything that tells goes from the screen of the class; again, and it is there."""
        show = self._state.show
        self._session.show(replace(show, answers=not show.answers))
        self._desk.tell(tr(HIDDEN) if show.answers else "")

    def ask_path(self, name: str) -> Path | None:
        """Where to save what is proposed under this name; None = nowhere."""
        return self.dialogs.made_path(self._folder() / name)

    def ask_folder(self) -> Path | None:
        return self.dialogs.folder_path(tr("Choose a folder"), self._folder())

    # -- how it is shown

    def show_views(self, kind: LayoutKind) -> None:
        """Another group of views; asked for again, back to the first one."""
        show = self._state.show
        self._session.show(replace(show, views=LayoutKind.LOWER if show.views is kind else kind))

    def choose_figure(self, figure: str) -> None:
        """Another body under the same drawing."""
        self._session.show(replace(self._state.show, figure=figure))
        self._remember("look/figure", figure)

    def next_figure(self) -> None:
        here = FIGURES.index(self._state.show.figure)
        self.choose_figure(FIGURES[(here + 1) % len(FIGURES)])

    def arrange_panels(self, one: Arrangement) -> None:
        """Let the right side stand so in this mode, now and at the next start."""
        state, mode = self._state, self._state.mode.id
        gone = set(one.closed) - set(state.arrangement.closed)
        self._settings.keep(f"{PANELS}{mode}", written(one))
        self._session.show(replace(state.show, panels=with_arrangement(state.show.panels, mode, one)))
        self._desk.tell(tr(PANEL_CLOSED, name=tr(NAMES[min(gone)])) if gone else "")

    def turn_panel(self, panel: str) -> None:
        self.arrange_panels(turned(self._state.arrangement, panel))

    def restore_panels(self) -> None:
        self.arrange_panels(USUAL_ARRANGEMENT)

    def zoom_to_view(self) -> None:
        self._desk.zoom_to_view()

    def fit(self) -> None:
        self._desk.fit()

    def zoom(self, factor: float) -> None:
        self._desk.zoom(factor)

    def show_map(self, map_id: str) -> None:
        """This one alone, or none ("")."""
        self._session.show(with_one(self._state.show, map_id))

    def compare_maps(self) -> None:
        """Two side by side."""
        self._session.show(with_two(self._state.show, tuple(self._atlas.maps)))

    def stack_maps(self) -> None:
        """All over each other."""
        self._session.show(with_all(self._state.show))

    def show_map_left(self, map_id: str) -> None:
        self._session.show(with_left(self._state.show, map_id))

    def show_map_right(self, map_id: str) -> None:
        self._session.show(with_right(self._state.show, map_id))

    def show_layer(self, layer: str) -> None:
        """The layer under the skin; the one that is shown is taken away again."""
        self._show_layer(with_layer(self._state.show, layer))

    def choose_layer(self, layer: str) -> None:
        """This layer and no other; "" = none."""
        self._show_layer(replace(self._state.show, layer=layer))

    def _show_layer(self, show: Show) -> None:
        """A layer takes the pointer into the hand, and says so."""
        before = self._state.pen.tool
        self._session.show(show)
        if words := hand_words(before, self._state.pen.tool, show.layer):
            self._desk.tell(words)

    def choose_skin(self, skin: str) -> None:
        self._session.show(replace(self._state.show, skin=skin))
        self._remember("look/skin", skin)

    def choose_theme(self, theme: str) -> None:
        self._desk.set_theme(theme)
        self._remember("look/theme", theme)

    def resize_text(self, by: int) -> None:
        """Letters one size larger (1) or smaller (-1), 0 = as usual; said, because the ends stay as they are."""
        percent = step_of(self._desk.text_size, by) if by else USUAL_SIZE
        self._desk.set_text_size(percent)
        said = tr("Text size: {percent} %", percent=percent)
        less = tr("as large as this window allows") if self._desk.text_is_held else ""
        self._desk.tell(", ".join(filter(None, (said, less))))
        self._remember(KEY, str(percent))

    def _remember(self, key: str, value: str) -> None:
        if self._state.mode.stores:
            self._settings.keep(key, value)

    def choose_mode(self, mode: str) -> None:
        """A person's drawing never follows into a mode that opens samples only: ask about it, then leave it."""
        if MODES[mode].guided:
            self._hand_over(mode)
            return
        own = not self._state.paper.sample and (self._state.drawing.marks or self._state.examination.findings)
        if MODES[mode].samples_only and own and not self.may_leave():
            self._session.set_mode(self._state.mode.id)
            return
        leaves = MODES[mode].samples_only and not self._state.paper.sample
        self._session.set_mode(mode)
        if leaves and self._samples:
            self.show_sample(self._samples[0])

    def _hand_over(self, mode: str) -> None:
        """To a person who draws alone, and who finds nothing of anybody else: asked about first, then an empty paper."""
        if not self._state.mode.guided and self.may_leave():
            self._session.new()
            self._session.set_mode(mode)
        else:
            self._session.set_mode(self._state.mode.id)

    def hand_back(self) -> None:
        """From that person to the clinician, with the drawing on the table and what was said beside it."""
        self._session.set_mode("consultation")
        if words := handed_back(self._library, self._session.document):
            self._desk.notice(words)

    def begin_as(self, mode: str, at_home: bool | None = None) -> bool:
        """What a card of the first start asks for; at_home None: leave it as it is. True: the mode is there."""
        if at_home is not None and at_home is not self._state.at_home:
            self.place()
        if self._state.mode.id != mode:
            self.choose_mode(mode)
        return self._state.mode.id == mode

    def place(self) -> None:
        """Whether who draws alone is at home, or near the staff: the words of a warning follow."""
        at_home = not self._state.at_home
        self._session.place(at_home)
        self._remember("patient/place", PLACES[at_home])

    def deselect(self) -> None:
        self._session.select(NOTHING_SELECTED)

    def focus_body(self) -> None:
        self._desk.focus_body()

    def focus_page(self, page: str) -> None:
        self._desk.focus_page(page)

    # -- help

    def guide(self) -> None:
        self._desk.show_guide()

    def show_around(self) -> None:
        self._desk.show_around()

    def welcome(self) -> None:
        self._desk.show_welcome()

    def shortcuts(self) -> None:
        groups: dict[str, list[tuple[str, str]]] = {}
        for action in self.actions:
            if action.listed and action.keys and action.shown(self._state):
                groups.setdefault(said(action, action.group), []).append(
                    (plain(said(action, action.text)), key_words(action.keys[0]))
                )
        if self._state.mode.shows_reading:
            rows = ((tr(name), said_if_ours(keys)) for name, keys in EXAMINATION_KEYS)
            groups.setdefault(tr("Examination"), []).extend(rows)
        groups.setdefault(tr("Tools"), []).append((tr(STRENGTH_KEYS[0]), tr(STRENGTH_KEYS[1])))
        groups.setdefault(tr("View"), []).append((tr(NAME_KEYS[0]), tr(NAME_KEYS[1])))
        self.dialogs.table(tr("Keys"), groups)

    def about(self) -> None:
        reviewed = "" if self._library.reviews else tr("The texts have not yet been reviewed by a clinician.\n\n")
        self.dialogs.text(
            tr("About bodymap"), f"{self._library.intended_use}\n\n{reviewed}{self._library.safety_net}\n"
        )


def _file_name(title: str) -> str:
    """A file name made of the title, with nothing in it that a file system dislikes."""
    kept = "".join(c if c.isalnum() or c in " -_" else " " for c in title)
    return " ".join(kept.split())[:60] or "drawing"
