"""Every action once: its words, its key, where it stands, what it does. Menus, tool bar and keys read this table.

Its words are in English: whoever shows them says them, but for those that follow the state.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from bodymap.drawing.sensation import SENSATIONS, Sensation
from bodymap.drawing.steady import Steady
from bodymap.language import LANGUAGES, Language, spoken, tr, tr_as, tr_as_later, tr_later
from bodymap.ui.arrangement import NAMES, USUAL, USUAL_ARRANGEMENT
from bodymap.ui.figure_groups import GROUPS, LayoutKind
from bodymap.ui.state import MapsShown, State, ToolName


class Doer(Protocol):
    """What the actions call. `Commands` is the real one."""

    def new(self) -> None: ...
    def open(self) -> None: ...
    def save(self) -> object: ...
    def save_as(self) -> object: ...
    def records(self) -> None: ...
    def lock_records(self) -> None: ...
    def records_safety(self) -> None: ...
    def cohort(self) -> None: ...
    def watch_folder(self) -> None: ...
    def export(self) -> None: ...
    def export_as_shown(self) -> None: ...
    def report(self) -> None: ...
    def explain(self) -> None: ...
    def read_paper(self) -> None: ...
    def blank_sheet(self) -> None: ...
    def copy_note(self) -> None: ...
    def quit(self) -> None: ...
    def undo(self) -> None: ...
    def redo(self) -> None: ...
    def clear(self) -> None: ...
    def delete_mark(self) -> None: ...
    def rest_normal(self) -> None: ...
    def choose_tool(self, tool: ToolName) -> None: ...
    def choose_sensation(self, sensation: Sensation) -> None: ...
    def choose_intensity(self, value: int) -> None: ...
    def widen_brush(self, step: int) -> None: ...
    def steady(self, steady: Steady) -> None: ...
    def heed_pressure(self) -> None: ...
    def show_views(self, kind: LayoutKind) -> None: ...
    def choose_figure(self, figure: str) -> None: ...
    def next_figure(self) -> None: ...
    def zoom_to_view(self) -> None: ...
    def fit(self) -> None: ...
    def zoom(self, factor: float) -> None: ...
    def show_map(self, map_id: str) -> None: ...
    def compare_maps(self) -> None: ...
    def stack_maps(self) -> None: ...
    def show_layer(self, layer: str) -> None: ...
    def choose_skin(self, skin: str) -> None: ...
    def choose_theme(self, theme: str) -> None: ...
    def choose_language(self, code: str) -> None: ...
    def resize_text(self, by: int) -> None: ...
    def choose_mode(self, mode: str) -> None: ...
    def place(self) -> None: ...
    def deselect(self) -> None: ...
    def focus_body(self) -> None: ...
    def focus_page(self, page: str) -> None: ...
    def turn_panel(self, panel: str) -> None: ...
    def restore_panels(self) -> None: ...
    def step_sample(self, step: int) -> None: ...
    def teach(self, what: str) -> None: ...
    def hide_answers(self) -> None: ...
    def guide(self) -> None: ...
    def show_around(self) -> None: ...
    def welcome(self) -> None: ...
    def shortcuts(self) -> None: ...
    def about(self) -> None: ...


def _always(_state: State) -> bool:
    return True


@dataclass(frozen=True, slots=True)
class Action:
    """One row. text may hold "&" for the menu key; keys: Qt's names; icon: a file in assets/icons.

    enabled, shown, checked: from the state; checked None = nothing to tick. label: the text where it follows
    the state ("Undo paint numbness"). bar: the words in the tool bar, "" = not in it; bar_label: where
    they follow the state.
    menu: "" = key only; listed: a row of its own in the sheet of keys; about: longer words for the pointer;
    said: its words are in the language spoken already, as names of maps are.
    """

    id: str
    text: str
    do: Callable[[Doer], object]
    menu: str = ""
    keys: tuple[str, ...] = ()
    icon: str = ""
    bar: str = ""
    enabled: Callable[[State], bool] = _always
    shown: Callable[[State], bool] = _always
    checked: Callable[[State], bool] | None = None
    label: Callable[[State], str] | None = None
    bar_label: Callable[[State], str] | None = None
    group: str = ""
    listed: bool = True
    about: str = ""
    said: bool = False


def said(action: Action, text: str) -> str:
    """One of the words of an action in the language spoken."""
    return text if action.said else tr(text)


MENUS = {
    "file": "&File",
    "edit": "&Edit",
    "tools": "&Tools",
    "view": "&View",
    "panels": "&Panels",
    "text": "Text si&ze",
    "language": "&Language",
    "figure": "Fi&gure",
    "map": "&Map shown",
    "layer": "&Under the skin",
    "class": "C&lass",
    "mode": "M&ode",
    "help": "&Help",
}
"""Menus from left to right. Recent files and samples are put in by the window: they are not known beforehand."""
INSIDE = {"panels": "view", "text": "view", "language": "view"}
"""Menus that stand at the end of another one."""


def _painted(state: State) -> bool:
    return bool(state.drawing.marks)


def _tool(tool: ToolName, text: str, key: str) -> Action:
    return Action(
        f"tool-{tool.value}",
        text,
        lambda doer: doer.choose_tool(tool),
        "tools",
        (key,),
        icon=tool.value,
        checked=lambda state: state.pen.tool is tool,
        group="Tools",
    )


def _steady(steady: Steady, text: str) -> Action:
    return Action(
        f"steady-{steady.value}",
        text,
        lambda doer: doer.steady(steady),
        "tools",
        checked=lambda state: state.hand.steady is steady,
        group="Tools",
    )


def _sensation(number: int, sensation: Sensation) -> Action:
    """Shift and a digit say what it feels like; digits alone say how strong."""
    words = SENSATIONS[sensation].words
    return Action(
        f"feel-{sensation.value}",
        words[:1].upper() + words[1:],
        lambda doer: doer.choose_sensation(sensation),
        keys=(f"Shift+{number}",),
        group="What it feels like",
    )


def _views(kind: LayoutKind) -> Action:
    """A group of views; its key pressed again goes back to the first one."""
    group = GROUPS[kind]
    return Action(
        f"views-{kind.value}",
        f"&{group.words}",
        lambda doer: doer.show_views(kind),
        "view",
        (group.key,),
        checked=lambda state: state.show.views is kind,
        group="Views of the body",
        about=group.about,
    )


def _panel(panel: str) -> Action:
    """A panel of the right side; the tick says that it is open."""
    return Action(
        f"panel-{panel}",
        NAMES[panel],
        lambda doer: doer.turn_panel(panel),
        "panels",
        shown=lambda state: state.mode.shows_reading,
        checked=lambda state: state.arrangement.shows(panel),
        group="View",
        about="Open or close this panel; warnings and safety questions stay in any case",
    )


FIGURES = {"neutral": "&Neutral", "female": "&Female", "male": "&Male"}
SKIN_WORDS = {"paper": "As on &paper", "light": "&Light", "medium": "M&edium", "deep": "&Deep"}
HEADINGS = {"figure-neutral": "Figure", "skin-paper": "Skin"}
"""Words in a menu, above the action."""
THEME_WORDS = {"light": "L&ight window", "dark": "Dar&k window", "contrast": "&High contrast"}


def _figure(figure: str, text: str) -> Action:
    return Action(
        f"figure-{figure}",
        text,
        lambda doer: doer.choose_figure(figure),
        "figure",
        checked=lambda state: state.show.figure == figure,
        group="Figure",
        about="The drawing stays where it is",
    )


def _skin(skin: str, text: str) -> Action:
    return Action(
        f"skin-{skin}",
        text,
        lambda doer: doer.choose_skin(skin),
        "figure",
        checked=lambda state: state.show.skin == skin,
        group="Figure",
    )


def _theme(theme: str, text: str) -> Action:
    return Action(f"theme-{theme}", text, lambda doer: doer.choose_theme(theme), "view", group="View")


def _language(one: Language) -> Action:
    """Its own speakers have to find it, so its name is in itself."""
    return Action(
        f"language-{one.code}",
        one.name,
        lambda doer: doer.choose_language(one.code),
        "language",
        checked=lambda _state: spoken() is one,
        group="View",
        listed=False,
        about="" if one.whole else "The pages for the patient and all warnings; the rest stays English",
    )


def _page(page: str, text: str, key: str) -> Action:
    return Action(
        f"page-{page}",
        text,
        lambda doer: doer.focus_page(page),
        "view",
        (key,),
        shown=lambda state: state.mode.shows_reading,
        group="View",
    )


def _strength(value: int) -> Action:
    """Digits say how strong; 0 stands for ten, as on the keyboard it follows nine; Shift+0 for none."""
    return Action(
        f"strength-{value}",
        f"Strength {value} of 10",
        lambda doer: doer.choose_intensity(value),
        keys=({10: "0", 0: "Shift+0"}.get(value, str(value)),),
        group="Strength",
        listed=False,
    )


def _layer(layer: str, text: str, key: str) -> Action:
    """The same key takes the layer away again."""
    return Action(
        f"layer-{layer or 'none'}",
        text,
        lambda doer: doer.show_layer(layer),
        "layer",
        (key,) if key else (),
        shown=lambda state: state.mode.shows_reading,
        checked=lambda state: state.show.layer == layer,
        group="Under the skin",
    )


def _mode(mode: str, text: str, key: str) -> Action:
    return Action(
        f"mode-{mode}",
        text,
        lambda doer: doer.choose_mode(mode),
        "mode",
        (key,),
        checked=lambda state: state.mode.id == mode,
        group="Modes",
    )


def _class(what: str, text: str, key: str, icon: str = "", bar: str = "", about: str = "") -> Action:
    """Something of the classroom (ui/class_room.py)."""
    return Action(
        what,
        text,
        lambda doer: doer.teach(what),
        "class",
        (key,),
        icon,
        bar,
        shown=lambda state: state.mode.samples_only,
        group="Class",
        about=about,
    )


def _undo_words(state: State) -> str:
    return tr("&Undo {step}", step=_lower(state.paper.undo)).rstrip()


def _redo_words(state: State) -> str:
    return tr("&Redo {step}", step=_lower(state.paper.redo)).rstrip()


def _lower(text: str) -> str:
    """The name of a step inside a sentence; names such as "L5" keep their capitals."""
    return text[:1].lower() + text[1:] if text[1:2].islower() else text


ACTIONS: tuple[Action, ...] = (
    Action(
        "new", "&New drawing", lambda d: d.new(), "file", ("Ctrl+N",), "new", bar="New", group="File",
        bar_label=lambda s: tr("Start again") if s.mode.id == "patient" else tr("New"),
        label=lambda s: tr("&Start my drawing") if s.mode.id == "patient" else tr("&New drawing"),
    ),
    Action(
        "open", "&Open…", lambda d: d.open(), "file", ("Ctrl+O",), "open", bar="Open", group="File",
        shown=lambda s: s.mode.opens_files,
    ),
    Action(
        "watch-folder", "&Watch a folder for drawings…", lambda d: d.watch_folder(), "file", group="File",
        shown=lambda s: s.mode.judges,
        about="A drawing that comes into the folder, from a stick or a share, is offered above the body; once more: no longer",
    ),
    Action(
        "save", "&Save", lambda d: d.save(), "file", ("Ctrl+S",), "save", bar="Save", group="File",
        shown=lambda s: s.mode.stores,
    ),
    Action(
        "save-as", "Save &as…", lambda d: d.save_as(), "file", ("Ctrl+Shift+S",), group="File",
        shown=lambda s: s.mode.stores,
    ),
    Action(
        "records", "People and &visits…", lambda d: d.records(), "file", ("Ctrl+L",), group="File",
        shown=lambda s: s.mode.stores,
        about="Keep drawings of people on this computer, encrypted, if you choose so; open earlier ones",
    ),
    Action(
        "lock-records", "&Lock the records", lambda d: d.lock_records(), "file", ("Ctrl+Shift+L",), group="File",
        shown=lambda s: s.mode.stores,
        about="Close the records and forget their key until the passphrase is given; the drawing on the table stays",
    ),
    Action(
        "records-safety", "Sa&fety of the records…", lambda d: d.records_safety(), "file", group="File",
        shown=lambda s: s.mode.stores,
        about="Passphrase, recovery key, locking by itself, and backups",
    ),
    Action(
        "cohort", "&Many drawings…", lambda d: d.cohort(), "file", ("Ctrl+M",), group="File",
        shown=lambda s: s.mode.opens_files,
        about="Where hundreds of people hurt: folders and tables read at once, maps by group, two groups compared",
    ),
    Action(
        "report", "&Print or save the report…", lambda d: d.report(), "file", ("Ctrl+P",), "print", group="File",
        shown=lambda s: s.mode.stores,
        about="The page that a patient takes home and a clinician files: on paper, or as PDF",
    ),
    Action(
        "export", "&Export picture or PDF…", lambda d: d.export(), "file", ("Ctrl+E",), "picture", group="File",
        shown=lambda s: s.mode.stores,
    ),
    Action(
        "export-shown", "Export as s&hown, with maps and layers…", lambda d: d.export_as_shown(), "file",
        ("Ctrl+Shift+E",), "map", group="File", shown=lambda s: s.mode.stores and s.mode.shows_reading,
        about="Picture or PDF with the views, maps and muscles or nerves on the screen and what is chosen, with sources",
    ),
    Action(
        "read-paper", "Rea&d a paper sheet…", lambda d: d.read_paper(), "file", ("Ctrl+Shift+O",), "open", group="File",
        shown=lambda s: s.mode.opens_files,
        about="A scan or photo of a sheet that was drawn on with felt-tip pens, as a new drawing to be checked",
    ),
    Action(
        "blank-sheet", "Print a &blank sheet…", lambda d: d.blank_sheet(), "file", (), "print", group="File",
        shown=lambda s: s.mode.shows_reading,
        about="A page with the body to draw on with four felt-tip pens, for those who like paper better",
    ),
    Action(
        "copy-note", "&Copy note", lambda d: d.copy_note(), "file", ("Ctrl+Shift+C",), "copy", bar="Copy note",
        shown=lambda s: s.mode.shows_reading, group="File",
    ),
    Action(
        "next-sample", "N&ext sample", lambda d: d.step_sample(1), "file", ("PgDown",), group="Samples",
        shown=lambda s: s.mode.samples_only,
    ),
    Action(
        "previous-sample", "&Previous sample", lambda d: d.step_sample(-1), "file", ("PgUp",), group="Samples",
        shown=lambda s: s.mode.samples_only,
    ),
    Action("quit", "&Quit", lambda d: d.quit(), "file", ("Ctrl+Q",), group="File"),
    Action(
        "undo", "&Undo", lambda d: d.undo(), "edit", ("Ctrl+Z",), "undo", bar="Undo", label=_undo_words,
        enabled=lambda s: bool(s.paper.undo), group="Edit",
    ),
    Action(
        "redo", "&Redo", lambda d: d.redo(), "edit", ("Ctrl+Shift+Z", "Ctrl+Y"), "redo", bar="Redo",
        label=_redo_words, enabled=lambda s: bool(s.paper.redo), group="Edit",
    ),
    Action(
        "delete", "&Delete the chosen place", lambda d: d.delete_mark(), "edit", ("Delete",), "trash",
        enabled=lambda s: s.selection.mark is not None, group="Edit",
    ),
    Action(
        "rest-normal", "&Rest of the short examination normal", lambda d: d.rest_normal(), "edit", ("Ctrl+R",), group="Examination",
        shown=lambda s: s.mode.shows_reading, about="Writes an explicit normal for everything of the short set that was not tested",
    ),
    Action("clear", "&Clear all paint", lambda d: d.clear(), "edit", (), enabled=_painted, group="Edit"),
    Action(
        "deselect", "Choose &nothing", lambda d: d.deselect(), "edit", ("Esc",), group="Edit",
        enabled=lambda s: not s.selection.empty,
    ),
    _tool(ToolName.BRUSH, "&Brush", "B"),
    _tool(ToolName.ERASER, "&Eraser", "E"),
    _tool(ToolName.FILL, "&Fill a part of the body", "F"),
    _tool(ToolName.SELECT, "&Select", "V"),
    Action("narrower", "&Narrower brush", lambda d: d.widen_brush(-1), "tools", ("[",), group="Tools"),
    Action("wider", "&Wider brush", lambda d: d.widen_brush(1), "tools", ("]",), group="Tools"),
    _steady(Steady.OFF, "Shaking hand: n&o help"),
    _steady(Steady.NORMAL, "Shaking hand: &some help"),
    _steady(Steady.STRONG, "Shaking hand: &much help"),
    Action(
        "pen-pressure", "&Pressing harder with a pen paints wider", lambda d: d.heed_pressure(), "tools",
        checked=lambda s: s.hand.pressure, group="Tools",
    ),
    *(_sensation(number, one) for number, one in enumerate(SENSATIONS, start=1)),
    *(_strength(value) for value in range(11)),
    *(_views(kind) for kind in GROUPS),
    Action("fit", "&Fit", lambda d: d.fit(), "view", ("Ctrl+0",), "fit", group="View"),
    Action("zoom-in", "Zoom &in", lambda d: d.zoom(1.25), "view", ("Ctrl++", "Ctrl+="), "zoom-in", group="View"),
    Action("zoom-out", "Zoom &out", lambda d: d.zoom(0.8), "view", ("Ctrl+-",), "zoom-out", group="View"),
    Action("body", "&Body to the keyboard", lambda d: d.focus_body(), "view", ("F6",), group="View"),
    _page("examination", "E&xamination", "F2"),
    _page("conditions", "&Conditions and options", "F3"),
    _page("selection", "What is &selected", "F4"),
    _page("maps", "About the &maps", "F5"),
    _page("why", "&Why, and what if", "F7"),
    Action(
        "explain", "Explain to the &patient…", lambda d: d.explain(), "view", ("F12",), bar="Explain", icon="talk",
        shown=lambda s: s.mode.judges, group="View",
        about="One screen with the body, the spine and plain words; what you set aside is not on it",
    ),
    Action(
        "zoom-view", "Fit &one view", lambda d: d.zoom_to_view(), "view", ("Z",), group="View",
        about="Fit the view under the pointer or the keyboard's cursor; again for all of them",
    ),
    *(_panel(panel) for panel in USUAL),
    Action(
        "restore-panels", "&Restore the usual panels", lambda d: d.restore_panels(), "view", group="View",
        shown=lambda s: s.mode.shows_reading, enabled=lambda s: s.arrangement != USUAL_ARRANGEMENT,
        about="Everything on the right side open and in its usual place",
    ),
    *(_figure(figure, text) for figure, text in FIGURES.items()),
    Action("next-figure", "Ne&xt figure", lambda d: d.next_figure(), "figure", ("X",), group="Figure"),
    *(_skin(skin, text) for skin, text in SKIN_WORDS.items()),
    *(_theme(theme, text) for theme, text in THEME_WORDS.items()),
    Action("text-larger", "&Larger text", lambda d: d.resize_text(1), "text", ("Ctrl+Alt++", "Ctrl+Alt+="), group="View",
        about="All words of the window up to twice as large"),
    Action("text-smaller", "&Smaller text", lambda d: d.resize_text(-1), "text", ("Ctrl+Alt+-",), group="View"),
    Action("text-usual", "&Usual text size", lambda d: d.resize_text(0), "text", ("Ctrl+Alt+0",), group="View"),
    *(_language(one) for one in LANGUAGES.values()),
    _layer("", "&Skin only", ""),
    _layer("muscles", "&Muscles, by root", "M"),
    _layer("nerves", "&Nerves, and where they are caught", "N"),
    _layer("territories", "Skin of the &nerves", "T"),
    Action(
        "hide-answers", "&Hide all answers", lambda d: d.hide_answers(), "class", ("H",), "hidden", bar="Hide answers",
        shown=lambda s: s.mode.samples_only, checked=lambda s: not s.show.answers, group="Class",
        about="Names, maps and lights go from the screen of the class; again, and they are there",
    ),
    _class("quiz", "&Quiz", "Q", "ask", "Quiz", "Questions from the maps and the knowledge; again, back to the class"),
    _class("class-picture", "&Picture of the class", "F8", "map", about="Many drawings as one picture, from a folder or from here; again, back to the class"),
    _class("class-add", "&Add this drawing to the picture", "Shift+F8", about="The drawing counts, and an empty one comes for the next person"),
    _class("worksheets", "&Worksheets…", "Ctrl+Shift+P", "print", about="A blank body, a map to colour, its answers: saved or printed"),
    _class("class-screen", "&Second screen for the class", "F9", "picture",
        about="A window for the class without the answers; again, and it closes"),
    _class("class-full", "Second screen &full", "F11", about="The second screen over the whole screen; Esc there makes it a window"),
    _mode("consultation", "&Consultation", "Ctrl+1"),
    _mode("patient", "&Patient", "Ctrl+2"),
    _mode("classroom", "C&lassroom", "Ctrl+3"),
    Action(
        "patient-home", "A patient draws at &home", lambda d: d.place(), "mode", checked=lambda s: s.at_home,
        about="Warnings on the patient's screen then say where to go; otherwise they say to tell the staff",
    ),
    Action("guide", "&User guide…", lambda d: d.guide(), "help", ("F1",), "info", group="Help",
        about="How everything is done, with pictures; it needs no network"),
    Action("around", "&Show me around", lambda d: d.show_around(), "help", ("Shift+F1",), "body", group="Help",
        about="A few short steps that point at the parts of the window"),
    Action("welcome", "&Who are you? Three ways to begin…", lambda d: d.welcome(), "help", group="Help",
        about="The three cards of the first start"),
    Action("shortcuts", "&Keys", lambda d: d.shortcuts(), "help", ("?",), group="Help"),
    Action("about", "&About, and what it is for", lambda d: d.about(), "help", (), "info", group="Help"),
)  # fmt: skip

BAR: tuple[str, ...] = ("new", "open", "save", "|", "undo", "redo", "|", "copy-note", "quiz", "hide-answers")
"""The tool bar, from left to right."""
WITH_A_PAGE = frozenset(
    (
        "quiz",
        "class-picture",
        "class-add",
        "class-screen",
        "class-full",
        "hide-answers",
        "quit",
        "guide",
        "shortcuts",
        "about",
        *(f"theme-{one}" for one in THEME_WORDS),
        *(f"language-{one}" for one in LANGUAGES),
        "text-larger",
        "text-smaller",
        "text-usual",
        "mode-consultation",
        "mode-patient",
        "mode-classroom",
    )
)
"""What can be done while a page stands in the place of the body: no key of the drawing answers a question."""


EXAMINATION_KEYS = (
    ("In the list: between items and sides", "Arrow keys"),
    ("Normal, negative, no", "N"),
    ("Abnormal, positive, yes", "A"),
    ("Grade: strength 0 to 5, reflex 0 to 4, feeling 0 to 2", "Digit"),
    ("Test positive, negative", "+, -"),
    ("Not tested", "Backspace"),
    ("Rest of the short set normal", "R"),
    ("How it is done and what it tells", "I"),
)
"""The quick keys while the keyboard is in the examination; they are told there too."""
NAME_KEYS = ("Fit one view by its name; again all views", "Enter on it, or double click")
STRENGTH_KEYS = ("Strength 1 to 9, then 10", "1 to 9, then 0")
"""One row for eleven actions in the sheet of keys."""


NO_MAP, TWO_MAPS, ALL_MAPS = tr_later("No map"), tr_later("Compare two maps"), tr_later("All maps stacked")


def map_actions(maps: tuple[tuple[str, str, str], ...]) -> tuple[Action, ...]:
    """One row for each map (id, short name, title), one for none, and the ways to show several."""
    rows = (("", tr(NO_MAP), tr("The body without a map")), *maps)
    one = tuple(
        Action(
            f"map-{map_id or 'none'}",
            name.replace("&", "&&"),
            lambda d, map_id=map_id: d.show_map(map_id),
            "map",
            (f"Alt+{i}",) if i < 10 else (),
            shown=lambda s: s.mode.shows_reading,
            checked=lambda s, map_id=map_id: s.show.maps is MapsShown.ONE and s.show.map == map_id,
            group=tr("Maps"),
            about=title,
            said=True,
        )
        for i, (map_id, name, title) in enumerate(rows)
    )
    return (*one, *_SEVERAL_MAPS) if len(maps) > 1 else one


def _several(
    name: str, text: str, do: Callable[[Doer], object], key: str, way: MapsShown, about: str
) -> Action:
    return Action(
        name,
        text,
        do,
        "map",
        (key,),
        shown=lambda s: s.mode.shows_reading,
        checked=lambda s: s.show.maps is way,
        group="Maps",
        about=about,
    )


_SEVERAL_MAPS = (
    _several(
        "map-two", "&Compare two maps", lambda d: d.compare_maps(), "Alt+C", MapsShown.TWO,
        "Two maps side by side with the same drawing on both",
    ),
    _several(
        "map-all", "&All maps stacked", lambda d: d.stack_maps(), "Alt+A", MapsShown.ALL,
        "The borders of every map over each other, striped where they disagree",
    ),
)  # fmt: skip


KEY_NAMES = frozenset(
    (
        tr_as_later("a key", "Shift"),
        tr_as_later("a key", "Delete"),
        tr_as_later("a key", "Esc"),
        tr_as_later("a key", "PgDown"),
        tr_as_later("a key", "PgUp"),
    )
)
"""Keys that another keyboard has other words on, as Qt writes them in the menus."""


def key_words(keys: str) -> str:
    """`Ctrl+Shift+S` as it stands on the keyboard of the language spoken, and in the menus."""
    return "+".join(tr_as("a key", one) if one in KEY_NAMES else one for one in keys.split("+"))


def plain(text: str) -> str:
    """The text of an action without its menu key."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&").rstrip("…")
