"""Every screen there is as a row of a table: the mode it stands in, and how one comes there. Tests walk through all of them."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from html import unescape

from PySide6.QtWidgets import QMenu, QWidget

from bodymap.atlas.levels import DiscLevel, Root, Side, View
from bodymap.exports.blocks_html import Style, blocks_html
from bodymap.exports.report_layout import with_more
from bodymap.paper.code import SheetKind
from bodymap.ui.arrangement import USUAL
from bodymap.ui.coach import Coach
from bodymap.ui.dialogs import unsaved_box
from bodymap.ui.modes import MODES
from bodymap.ui.paper_dialog import PaperDialog
from bodymap.ui.paper_reading import PaperReading
from bodymap.ui.report_dialog import ReportDialog
from bodymap.ui.report_pages import Pages
from bodymap.ui.state import Selection
from tests.ui.stage import EMERGENCY, Look, Stage, Walk, settled
from tests.ui.walks_class import class_picture, hidden_answers, quiz, second_screen, worksheets
from tests.ui.walks_records import CALF, changes, locked, no_records, people, recovery, safety, timeline


def the_window(stage: Stage, look: Look) -> None:
    look(stage.window)


def an_emergency(stage: Stage, look: Look) -> None:
    stage.sample(EMERGENCY)
    look(stage.window)


def a_page(page: str, stage: Stage, look: Look) -> None:
    stage.window.focus_page(page)
    look(stage.window)


def selections(stage: Stage, look: Look) -> None:
    state = stage.window.session.state
    for selection in (
        Selection(root=Root.L5, side=Side.LEFT),
        Selection(disc=DiscLevel.L4_5),
        Selection(mark=state.drawing.marks[0].id),
        Selection(condition=state.reading.look_alikes[0].id),
        Selection(muscle="tibialis_anterior", side=Side.LEFT),
        Selection(nerve="common_peroneal", side=Side.LEFT),
        Selection(reflex="achilles", side=Side.LEFT),
        Selection(point=stage.window._atlas.locate(View.FRONT, *CALF[:2])),
    ):
        stage.window.session.select(selection)
        look(stage.window)


def map_pages(stage: Stage, look: Look) -> None:
    stage.window.commands.show_map("isncsci")
    look(stage.window)
    stage.window.commands.compare_maps()
    look(stage.window)
    stage.window.commands.stack_maps()
    look(stage.window)


def layers(stage: Stage, look: Look) -> None:
    for layer in ("muscles", "nerves", "territories"):
        stage.window.commands.choose_layer(layer)
        look(stage.window)
    stage.window.commands.choose_layer("")


def every_view(stage: Stage, look: Look) -> None:
    for action in [one for name, one in stage.window.actions_by_id.items() if name.startswith("views-")]:
        action.trigger()
        look(stage.window)
    stage.window.actions_by_id["views-lower"].trigger()


def an_empty_paper(stage: Stage, look: Look) -> None:
    stage.window.session.new()
    look(stage.window)


def a_notice(stage: Stage, look: Look) -> None:
    stage.window.actions_by_id["records-safety"].trigger()
    look(stage.window)


def closed_panels(stage: Stage, look: Look) -> None:
    for panel in USUAL:
        stage.window.commands.turn_panel(panel)
    look(stage.window)


def menus(stage: Stage, look: Look) -> None:
    """All menus of the bar opened, and the menu of each panel."""
    stage.window.recent_menu.aboutToShow.emit()
    bar = stage.window.menuBar()
    for menu in bar.findChildren(QMenu):
        look(menu)
    if stage.mode == "consultation":
        for panel in USUAL:
            look(stage.window.side.menu_of(panel))


# -- sheets


def an_action(name: str, stage: Stage, look: Look) -> None:
    stage.window.actions_by_id[name].trigger()
    look(stage.taken())


def an_emergency_explained(stage: Stage, look: Look) -> None:
    stage.sample(EMERGENCY)
    an_action("explain", stage, look)


def unsaved(stage: Stage, look: Look) -> None:
    """The question before something is lost, and what is told where nothing can be saved."""
    for can_save in (True, False):
        look(stage.keep(unsaved_box("", can_save, stage.window)[0]))


def report(stage: Stage, look: Look) -> None:
    stage.window.actions_by_id["report"].trigger()
    sheet = stage.taken()
    assert isinstance(sheet, ReportDialog)
    look(sheet)
    sheet.for_whom.segment("yes").click()
    look(sheet)


def the_coach(stage: Stage, look: Look) -> None:
    stage.window.show_around()
    while (coach := stage.window.helping.coach) is not None:
        assert isinstance(coach, Coach)
        look(coach)
        coach.go(1)


def paper(stage: Stage, look: Look) -> None:
    look(stage.keep(PaperDialog(SheetKind("a4", "neutral"), lambda: None, stage.window)))
    (stage.folder / "scan.png").write_bytes(b"nothing")
    look(stage.keep(PaperReading(stage.folder / "scan.png", stage.window)))


PAGES = {f"page {name}": partial(a_page, name) for name in ("examination", "conditions", "maps", "why")}
BOTH: dict[str, Walk] = {
    "window": the_window,
    "emergency": an_emergency,
    **PAGES,
    "selections": selections,
    "maps": map_pages,
    "layers": layers,
    "views": every_view,
    "panels closed": closed_panels,
    "menus": menus,
    "cards": partial(an_action, "welcome"),
    "coach": the_coach,
    "guide": partial(an_action, "guide"),
    "keys": partial(an_action, "shortcuts"),
    "about": partial(an_action, "about"),
}
WALKS: dict[str, dict[str, Walk]] = {
    "consultation": {
        **BOTH,
        "empty": an_empty_paper,
        "explain": partial(an_action, "explain"),
        "emergency explained": an_emergency_explained,
        "report": report,
        "paper": paper,
        "unsaved": unsaved,
        "no records": no_records,
        "people": people,
        "timeline": timeline,
        "changes": changes,
        "safety": safety,
        "recovery": recovery,
        "locked": locked,
    },
    "classroom": {
        **BOTH,
        "quiz": quiz,
        "worksheets": worksheets,
        "class picture": class_picture,
        "hidden answers": hidden_answers,
        "second screen": second_screen,
    },
}
assert set(WALKS) == {name for name, mode in MODES.items() if not mode.guided}


def walked(stage: Stage, found: Callable[[QWidget], Iterator[str]], only: str = "") -> list[str]:
    """What is found on every screen of the mode, with the walk it was found on; each fault once."""
    faults: dict[str, str] = {}

    def look(name: str, widget: QWidget) -> None:
        settled()
        for fault in found(widget):
            faults.setdefault(fault, name)

    for name, walk in WALKS[stage.mode].items():
        if only in ("", name):
            stage.begin()
            walk(stage, partial(look, name))
    stage.begin()
    return [f"{name}: {fault}" for fault, name in faults.items()]


def page_texts(pages: Pages) -> Iterator[str]:
    """Every text of the pages of a report, its picture with it."""
    style = Style("Inter")
    for blocks in (pages.first.top, pages.first.bottom, with_more(pages.first, pages._report)):
        yield from map(unescape, re.split(r"</(?:p|td|th|li|h\d)>", blocks_html(blocks, style)))
    yield from re.findall(r"<text[^>]*>(.*?)</text>", pages.picture.svg, re.S)
