"""How the program looks: light and dark as two rows of one table of colours, a palette and one small style sheet.

The only file with colour numbers of the window. Colours of the body, the sensations and the roots are the same
in every theme and stand in exports/palette.py.
"""

from dataclasses import dataclass, fields

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication, QWidget

from bodymap.data import data_folder
from bodymap.ui.modes import Mode

BASE_TEXT = 14
"""Height of ordinary text in px at text scale 1."""


@dataclass(frozen=True, slots=True)
class ThemeColours:
    """Colours by what they are for, as "#rrggbb".

    window: behind the cards; panel: a card; field: things to press and type in; hover, pressed: the same, touched;
    high_contrast: white and black, no tints; ring: width of the keyboard's ring, px;
    text on all three; muted: lesser text; line: borders; accent: the one colour of what is chosen;
    accent_soft: what is chosen, quietly; focus: the ring of the keyboard;
    each urgency: a strong colour for words and icons, and a soft one behind them.
    """

    name: str
    dark: bool
    high_contrast: bool
    ring: int
    window: str
    panel: str
    canvas: str
    field: str
    hover: str
    pressed: str
    text: str
    muted: str
    line: str
    line_strong: str
    accent: str
    on_accent: str
    accent_soft: str
    on_accent_soft: str
    focus: str
    emergency: str
    emergency_soft: str
    urgent: str
    urgent_soft: str
    ask: str
    ask_soft: str
    track: str


THEMES: dict[str, ThemeColours] = {
    "light": ThemeColours(
        name="light",
        dark=False,
        high_contrast=False,
        ring=2,
        window="#eef1f4",
        panel="#ffffff",
        canvas="#fafbfc",
        field="#f6f8fa",
        hover="#e9eef3",
        pressed="#dce4eb",
        text="#17212b",
        muted="#50606f",
        line="#d8dfe6",
        line_strong="#768594",
        accent="#12647e",
        on_accent="#ffffff",
        accent_soft="#dceef4",
        on_accent_soft="#0c4255",
        focus="#12647e",
        emergency="#a81d18",
        emergency_soft="#fdeceb",
        urgent="#8a4b00",
        urgent_soft="#fff3e0",
        ask="#1d4f8c",
        ask_soft="#eaf2fc",
        track="#e3e9ee",
    ),
    "dark": ThemeColours(
        name="dark",
        dark=True,
        high_contrast=False,
        ring=2,
        window="#10161c",
        panel="#19222a",
        canvas="#141c23",
        field="#222d37",
        hover="#2b3844",
        pressed="#34434f",
        text="#e9eef3",
        muted="#a9b7c4",
        line="#2f3c48",
        line_strong="#71828f",
        accent="#6cc3dc",
        on_accent="#05202a",
        accent_soft="#17404f",
        on_accent_soft="#d5f1fa",
        focus="#8bd5ea",
        emergency="#ff9a92",
        emergency_soft="#3d1e1f",
        urgent="#f3bb6b",
        urgent_soft="#372a16",
        ask="#9cc6f5",
        ask_soft="#1b2c40",
        track="#2b3843",
    ),
    "contrast": ThemeColours(
        name="contrast",
        dark=False,
        high_contrast=True,
        ring=3,
        window="#ffffff",
        panel="#ffffff",
        canvas="#ffffff",
        field="#ffffff",
        hover="#e6e6e6",
        pressed="#d0d0d0",
        text="#000000",
        muted="#2b2b2b",
        line="#000000",
        line_strong="#454545",
        accent="#003a52",
        on_accent="#ffffff",
        accent_soft="#dcdcdc",
        on_accent_soft="#000000",
        focus="#0038c7",
        emergency="#8a0000",
        emergency_soft="#ffffff",
        urgent="#5c3000",
        urgent_soft="#ffffff",
        ask="#00337a",
        ask_soft="#ffffff",
        track="#ffffff",
    ),
}


def contrast(one: str, other: str) -> float:
    """Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    bright, dim = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (bright + 0.05) / (dim + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def palette(colours: ThemeColours) -> QPalette:
    """The same colours for everything the style sheet does not name."""
    made = QPalette()
    for role, colour in (
        (QPalette.ColorRole.Window, colours.window),
        (QPalette.ColorRole.WindowText, colours.text),
        (QPalette.ColorRole.Base, colours.panel),
        (QPalette.ColorRole.AlternateBase, colours.field),
        (QPalette.ColorRole.Text, colours.text),
        (QPalette.ColorRole.PlaceholderText, colours.muted),
        (QPalette.ColorRole.Button, colours.field),
        (QPalette.ColorRole.ButtonText, colours.text),
        (QPalette.ColorRole.BrightText, colours.emergency),
        (QPalette.ColorRole.ToolTipBase, colours.panel),
        (QPalette.ColorRole.ToolTipText, colours.text),
        (QPalette.ColorRole.Highlight, colours.accent),
        (QPalette.ColorRole.HighlightedText, colours.on_accent),
        (QPalette.ColorRole.Link, colours.accent),
        (QPalette.ColorRole.Mid, colours.pressed if colours.high_contrast else colours.line),
        (QPalette.ColorRole.Dark, colours.line_strong),
        (QPalette.ColorRole.Light, colours.panel),
        (QPalette.ColorRole.Shadow, colours.line_strong),
        (QPalette.ColorRole.Accent, colours.accent),
    ):
        made.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.line_strong))
    return made


PADDED = (1, 2, 3, 5, 7, 9, 11)
"""Paddings in px of what has a ring of 2 px; a wider ring takes its px from them."""

_SHEET = """
QWidget {{ font-size: {size}px; color: {text}; }}
QMainWindow, QDialog, QMessageBox {{ background: {window}; }}
QToolTip {{ background: {panel}; color: {text}; border: 1px solid {line_strong}; padding: 6px; }}
QMenuBar {{ background: {panel}; border-bottom: 1px solid {line}; padding: 2px 6px; }}
QMenuBar::item {{ padding: 5px 10px; border-radius: 6px; background: transparent; }}
QMenuBar::item:selected {{ background: {hover}; }}
QMenu {{ background: {panel}; border: 1px solid {line_strong}; padding: 6px; }}
QMenu::item {{ padding: {menu}px 26px {menu}px 26px; border-radius: 5px; }}
QMenu::item:selected {{ background: {accent_soft}; color: {on_accent_soft}; }}
QMenu::item:disabled {{ color: {line_strong}; }}
QMenu::separator {{ height: 1px; background: {line}; margin: 5px 8px; }}
QMenu::indicator {{ width: 14px; height: 14px; left: 7px; }}
QToolBar {{ background: {panel}; border: none; border-bottom: 1px solid {line}; padding: 4px 10px; spacing: 4px; }}
QToolBar::separator {{ background: {line}; width: 1px; margin: 6px 6px; }}
QToolBar QToolButton {{ padding: 4px 9px; border: 2px solid transparent; border-radius: 8px; min-height: {bar}px; }}
QToolBar QToolButton:hover {{ background: {hover}; }}
QToolBar QToolButton:pressed, QToolBar QToolButton:checked {{ background: {accent_soft}; color: {on_accent_soft}; }}
QToolBar QToolButton:disabled {{ color: {line_strong}; }}
QToolBar QToolButton:focus {{ border-color: {focus}; }}
QStatusBar {{ background: {panel}; border-top: 1px solid {line}; }}
QStatusBar::item {{ border: none; }}
QStatusBar QLabel {{ padding: 0 8px; }}
QScrollArea, QScrollArea > QWidget > QWidget {{ background: transparent; border: none; }}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar::handle:vertical {{ background: {line_strong}; border-radius: 4px; min-height: 32px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle:horizontal {{ background: {line_strong}; border-radius: 4px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QAbstractScrollArea::corner {{ background: transparent; border: none; }}
QSplitter::handle {{ background: transparent; }}
QFrame#card {{ background: {panel}; border: 1px solid {line}; border-radius: 10px; }}
QFrame#inset {{ background: {field}; border: 1px solid {line}; border-radius: 8px; }}
QFrame#views {{ background: {canvas}; border: none; }}
QFrame#column {{ background: {panel}; border: none; border-right: 1px solid {line}; }}
QFrame#flag[urgency="emergency"] {{ background: {emergency_soft}; border: 2px solid {emergency}; border-radius: 10px; }}
QFrame#flag[urgency="urgent"] {{ background: {urgent_soft}; border: 1px solid {urgent}; border-radius: 10px; }}
QFrame#flag[urgency="soon"] {{ background: {urgent_soft}; border: 1px solid {line}; border-radius: 10px; }}
QFrame#flag[urgency="ask"] {{ background: {ask_soft}; border: 1px solid {ask}; border-radius: 10px; }}
QFrame#banner {{ background: {accent_soft}; border: none; border-bottom: 1px solid {line}; }}
QFrame#banner QLabel {{ color: {on_accent_soft}; }}
QFrame#trouble {{ background: {urgent_soft}; border: none; border-bottom: 2px solid {urgent}; }}
QFrame#mapstrip {{ background: {canvas}; border: none; border-top: 1px solid {line}; }}
QFrame#rule {{ background: {line}; border: none; max-height: 1px; min-height: 1px; }}
QFrame#itemcard {{ background: {panel}; border: 1px solid {line_strong}; border-radius: 10px; }}
QLabel[tone="heading"] {{ font-size: {heading}px; font-weight: 600; }}
QLabel[tone="title"] {{ font-size: {title}px; font-weight: 600; }}
QLabel[tone="question"] {{ font-size: {question}px; font-weight: 600; }}
QLabel[tone="strong"] {{ font-weight: 600; }}
QLabel[tone="muted"] {{ color: {muted}; }}
QLabel[tone="small"] {{ color: {muted}; font-size: {small}px; }}
QLabel[tone="caps"] {{ color: {muted}; font-size: {small}px; font-weight: 600; }}
QLabel[tone="emergency"] {{ color: {emergency}; font-weight: 600; }}
QLabel[tone="urgent"], QLabel[tone="soon"] {{ color: {urgent}; font-weight: 600; }}
QLabel[tone="ask"] {{ color: {ask}; font-weight: 600; }}
QLabel[tone="chip"] {{ background: {accent_soft}; color: {on_accent_soft}; border-radius: 9px; padding: 2px 8px;
    font-size: {small}px; font-weight: 600; }}
QLabel[tone="badge"] {{ background: {field}; border: 1px solid {line_strong}; border-radius: 6px; padding: 1px 6px;
    font-weight: 600; }}
QLabel[tone="badge-against"] {{ background: {urgent_soft}; color: {urgent}; border: 1px solid {urgent}; border-radius: 6px;
    padding: 1px 6px; font-weight: 600; }}
QPushButton, QToolButton#tool {{ background: {field}; border: 1px solid {line}; border-radius: 8px; padding: 4px 12px;
    min-height: {inner}px; }}
QToolButton#tool {{ padding: 4px 2px; min-height: {tool}px; }}
QPushButton:hover, QToolButton#tool:hover {{ background: {hover}; }}
QPushButton:pressed, QToolButton#tool:pressed {{ background: {pressed}; }}
QPushButton:checked, QToolButton#tool:checked {{ background: {accent_soft}; color: {on_accent_soft}; border: 1px solid {accent};
    font-weight: 600; }}
QPushButton:disabled {{ color: {line_strong}; }}
QPushButton[kind="primary"] {{ background: {accent}; color: {on_accent}; border-color: {accent}; font-weight: 600; }}
QPushButton[kind="primary"]:disabled {{ background: {field}; color: {line_strong}; border-color: {line}; }}
QPushButton[kind="link"] {{ background: transparent; border: 1px solid transparent; color: {accent}; padding: 2px 6px;
    min-height: {link}px; text-align: left; }}
QPushButton[kind="link"]:hover {{ background: {hover}; }}
QPushButton[kind="sign"] {{ background: transparent; border: 1px solid transparent; color: {muted}; padding: 0;
    min-height: {sign}px; min-width: {sign}px; max-width: {sign}px; font-weight: 600; }}
QPushButton[kind="sign"]:hover {{ background: {hover}; color: {text}; }}
QPushButton[kind="ask"] {{ background: {ask_soft}; border: 1px solid {ask}; color: {ask}; padding: 3px 10px;
    min-height: {link}px; text-align: left; font-weight: 600; }}
QPushButton[kind="ask"]:hover {{ background: {hover}; }}
QPushButton#note {{ background: {canvas}; color: {accent}; border: 1px solid transparent; border-radius: 6px; padding: 0 6px;
    min-height: 22px; }}
QPushButton#below {{ background: {panel}; color: {accent}; border: 1px solid {line}; border-radius: 6px; padding: 1px 8px;
    min-height: 22px; text-align: left; }}
QPushButton#below:hover {{ background: {hover}; }}
QPushButton#note:hover {{ background: {hover}; }}
QPushButton[kind="menu"] {{ min-height: {choice}px; padding: 2px 8px; }}
QPushButton::menu-indicator {{ image: none; width: 0; }}
QPushButton[kind="row"] {{ background: transparent; border: 1px solid transparent; text-align: left; padding: 4px 8px; }}
QPushButton[kind="row"]:hover {{ background: {hover}; }}
QPushButton[kind="row"]:checked {{ background: {accent_soft}; border-color: {accent}; }}
QPushButton[kind="choice"] {{ text-align: left; padding: 3px 8px; }}
QPushButton[kind="segment"] {{ padding: 2px {segment}px; border-radius: 0; margin-left: -1px; min-height: {choice}px;
    border-color: {line_strong}; }}
QPushButton[kind="segment"][tight="true"] {{ padding: 2px {tight}px; }}
QPushButton[kind="segment"][place="first"] {{ border-top-left-radius: 7px; border-bottom-left-radius: 7px; margin-left: 0; }}
QPushButton[kind="segment"][place="last"] {{ border-top-right-radius: 7px; border-bottom-right-radius: 7px; }}
QPushButton[kind="segment"][place="only"] {{ border-radius: 7px; margin-left: 0; }}
QPushButton[kind="segment"]:checked {{ background: {accent}; color: {on_accent}; border-color: {accent}; }}
QPushButton[kind="segment"][quiet="true"]:checked {{ background: {pressed}; color: {text}; border-color: {line_strong};
    font-weight: 400; }}
QPushButton[kind="segment"][calm="true"]:checked {{ background: {accent_soft}; color: {on_accent_soft}; font-weight: 400; }}
QPushButton[kind="answer"] {{ text-align: left; padding: 4px 12px; min-height: {answer}px; border-color: {line_strong}; }}
QPushButton[kind="answer"]:disabled {{ color: {muted}; }}
QPushButton[kind="answer"][right="true"]:disabled {{ color: {on_accent_soft}; background: {accent_soft}; border: 2px solid {accent};
    font-weight: 600; }}
QPushButton:focus {{ border: {ring}px solid {focus}; padding: {pad3}px {pad11}px; }}
QToolButton#tool:focus {{ border: {ring}px solid {focus}; padding: {pad3}px {pad1}px; }}
QPushButton[kind="row"]:focus {{ border: {ring}px solid {focus}; padding: {pad3}px {pad7}px; }}
QPushButton[kind="sign"]:focus {{ border: {ring}px solid {focus}; padding: 0; min-height: {sign_focused}px; min-width: {sign_focused}px; max-width: {sign_focused}px; }}
QPushButton[kind="ask"]:focus {{ border: {ring}px solid {focus}; padding: {pad2}px {pad9}px; }}
QPushButton[kind="link"]:focus {{ border: {ring}px solid {focus}; padding: {pad1}px {pad5}px; }}
QPushButton#note:focus {{ border: {ring}px solid {focus}; padding: 0 5px; min-height: 20px; }}
QPushButton#below:focus {{ border: {ring}px solid {focus}; padding: 0 7px; }}
QPushButton[kind="menu"]:focus {{ padding: {pad1}px {pad7}px; }}
QPushButton[kind="choice"]:focus {{ padding: {pad2}px {pad7}px; }}
QPushButton[kind="segment"]:focus {{ border: {ring}px solid {focus}; padding: {pad1}px {segment_focused}px; }}
QPushButton[kind="segment"][tight="true"]:focus {{ padding: {pad1}px {tight_focused}px; }}
QPushButton[kind="segment"]:checked:focus {{ border: {ring}px solid {text}; }}
QFrame#focusable:focus, QFrame#card:focus {{ border: {ring}px solid {focus}; }}
QComboBox, QSpinBox, QLineEdit, QPlainTextEdit {{ background: {field}; border: 1px solid {line_strong}; border-radius: 7px;
    padding: 3px 8px; min-height: {link}px; selection-background-color: {accent}; selection-color: {on_accent};
    placeholder-text-color: {muted}; }}
QComboBox:focus, QSpinBox:focus, QLineEdit:focus, QPlainTextEdit:focus {{ border: {ring}px solid {focus}; padding: {pad2}px {pad7}px; }}
QComboBox::drop-down {{ border: none; width: 22px; }}
QComboBox::down-arrow {{ image: url("{chevron}"); width: 12px; height: 12px; }}
QTreeWidget#people, QTreeWidget#backups, QTreeWidget#numbers, QListWidget#numbers {{ background: {panel}; border: 1px solid {line_strong}; border-radius: 7px; }}
QTreeWidget#people:focus, QTreeWidget#backups:focus, QTreeWidget#numbers:focus, QListWidget#numbers:focus {{ border: {ring}px solid {focus}; }}
QTreeWidget#people::item, QTreeWidget#backups::item, QTreeWidget#numbers::item, QListWidget#numbers::item {{ padding: 5px 7px; }}
QTableWidget#timeline {{ outline: 0; background: {panel}; border: 1px solid {line_strong}; border-radius: 7px; alternate-background-color: {field};
    selection-background-color: {accent_soft}; selection-color: {on_accent_soft}; }}
QTableWidget#timeline:focus {{ border: {ring}px solid {focus}; }}
QTableWidget#timeline::item {{ padding: 4px 7px; border: none; }}
QTableWidget#timeline::item:focus {{ border: {ring}px solid {focus}; }}
QTableWidget#timeline::item:selected {{ background: {accent_soft}; color: {on_accent_soft}; }}
QTableWidget#timeline QHeaderView::section, QTreeWidget#people QHeaderView::section, QTreeWidget#backups QHeaderView::section, QTreeWidget#numbers QHeaderView::section {{ background: {panel}; color: {muted};
    border: none; padding: 5px 7px; }}
QComboBox QAbstractItemView {{ background: {panel}; border: 1px solid {line_strong}; }}
QSpinBox::up-button, QSpinBox::down-button {{ width: 0; border: none; }}
QSpinBox QLineEdit {{ border: none; padding: 0; min-height: 0; background: transparent; }}
QSlider {{ min-height: {link}px; border: 2px solid transparent; border-radius: 6px; }}
QSlider:focus {{ border: {ring}px solid {focus}; }}
QSlider::groove:horizontal {{ height: 6px; background: {track}; border: 1px solid {line_strong}; border-radius: 4px; }}
QSlider::sub-page:horizontal {{ background: {accent}; border-radius: 4px; }}
QSlider::handle:horizontal {{ background: {panel}; border: 2px solid {accent}; width: {knob}px; height: {knob}px;
    margin: -{overhang}px 0; border-radius: {round}px; }}
QSlider[unset="true"]::sub-page:horizontal {{ background: {track}; }}
QSlider[unset="true"]::handle:horizontal {{ border-color: {line_strong}; }}
QPushButton[kind="tab"] {{ background: {panel}; border: 1px solid {line}; padding: 4px 10px; color: {muted}; }}
QPushButton[kind="tab"]:hover {{ background: {hover}; }}
QPushButton[kind="tab"]:checked {{ background: {accent_soft}; color: {on_accent_soft}; border-color: {accent}; font-weight: 600; }}
QPushButton[kind="tab"]:focus {{ border: {ring}px solid {focus}; padding: {pad3}px {pad9}px; }}
"""


def style_sheet(colours: ThemeColours, mode: Mode) -> str:
    """The sheet for one theme and one mode. Heights follow the smallest thing a finger or hand has to hit.

    The ring of the keyboard is one px wider than a border and takes that px from the padding: nothing moves.
    """
    size = round(BASE_TEXT * mode.text_scale)
    inner = mode.target - 10
    knob = max(16, mode.target // 2)
    numbers = {
        "size": size,
        "small": round(size * 0.88),
        "heading": round(size * 1.07),
        "title": round(size * 1.3),
        "question": round(size * 1.65),
        "answer": mode.target + 2,
        "inner": inner,
        "tool": round(44 * mode.text_scale),
        "bar": mode.target - 10,
        "menu": max(6, mode.target - 36),
        "link": max(22, mode.target - 16),
        "choice": max(22, mode.target - 16),
        "segment": round(7 * mode.text_scale),
        "tight": round(4 * mode.text_scale),
        "tight_focused": round(4 * mode.text_scale) + 1 - colours.ring,
        "segment_focused": round(7 * mode.text_scale) + 1 - colours.ring,
        "knob": knob,
        "sign": max(24, round(1.3 * size)),
        "sign_focused": max(24, round(1.3 * size)) - 2,
        "overhang": (knob - 2) // 2,
        "round": knob // 2 + 2,
    }
    thicker = colours.ring - 2  # what a wider ring takes of the padding, so that nothing moves
    pads = {f"pad{px}": max(px - thicker, 0) for px in PADDED}
    chevron = (data_folder("assets") / "icons" / "chevron.svg").as_posix()
    return _SHEET.format(**_named(colours), **numbers, **pads, chevron=chevron)


def _named(colours: ThemeColours) -> dict[str, str]:
    return {
        f.name: str(getattr(colours, f.name))
        for f in fields(colours)
        if f.name not in ("name", "dark", "high_contrast")
    }


def load_fonts() -> str:
    """Load the bundled font and answer its family, or "" where there is none (the system's own is used)."""
    families: list[str] = []
    for path in sorted((data_folder("assets") / "fonts").glob("*.[ot]tf")):
        families += QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
    return families[0] if families else ""


def apply_font(app: QApplication, family: str) -> None:
    """Give the whole program one font, in px so that 1280x800 looks the same everywhere."""
    font = QFont(app.font())
    if family:
        font.setFamilies([family, *(one for one in font.families()[1:] if one != family)])
    font.setPixelSize(BASE_TEXT)
    app.setFont(font)


def apply_theme(app: QApplication, window: QWidget, colours: ThemeColours, mode: Mode) -> None:
    """Fusion with our palette, and the sheet on the one window."""
    if app.style().objectName().lower() != "fusion":
        app.setStyle("Fusion")
    look, sheet = palette(colours), style_sheet(colours, mode)
    if app.palette() != look:
        app.setPalette(look)
    if window.styleSheet() != sheet:  # the same sheet again would style everything again
        window.setStyleSheet(sheet)
