"""The tools on the left: what to paint with, what it feels like, how strong, how deep, how wide."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QGridLayout,
    QPushButton,
    QToolButton,
    QWidget,
)

from bodymap.drawing.sensation import SENSATIONS, Depth, Sensation
from bodymap.drawing.steady import Steady
from bodymap.language import tr, tr_later
from bodymap.ui.calm import CalmArrows, CalmSlider
from bodymap.ui.icons import icon
from bodymap.ui.intensity import IntensityPicker
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row, scrolled
from bodymap.ui.modes import Mode
from bodymap.ui.segmented import Choice, Segmented, said
from bodymap.ui.state import Pen, State, ToolName
from bodymap.ui.swatches import HEIGHT, WIDTH, swatch_icon
from bodymap.ui.theme import ThemeColours
from bodymap.ui.wiring import when

LONGER = 1.3
"""How much wider the panel may become where the words of a language ask for it."""
TOOLS: tuple[tuple[ToolName, str, str], ...] = (
    (ToolName.BRUSH, tr_later("Brush"), tr_later("Paint where you feel it (B)")),
    (ToolName.ERASER, tr_later("Eraser"), tr_later("Wipe paint away (E)")),
    (ToolName.FILL, tr_later("Fill"), tr_later("Paint a whole part of the body with one click (F)")),
    (ToolName.SELECT, tr_later("Select"), tr_later("Click a place to ask about it, or a painted place to change it (V)")),
)
DEPTHS = (
    Choice(Depth.UNSTATED.value, tr_later("not said")),
    Choice(Depth.SKIN.value, tr_later("skin"), tr_later("on the skin")),
    Choice(Depth.DEEP.value, tr_later("deep"), tr_later("deep inside")),
)
HELPS = (
    Choice(Steady.OFF.value, tr_later("none"), tr_later("no help")),
    Choice(Steady.NORMAL.value, tr_later("some"), tr_later("some help: small tremors are taken out of what you paint")),
    Choice(Steady.STRONG.value, tr_later("much"), tr_later("much help: the brush follows a little later, and a tap may tremble")),
)
NARROWEST, WIDEST = 0.5, 10.0
"""Brush width in cm: a toe is about 1.5 cm wide, a thigh about 16 cm."""
WIDTH_STEPS = 2
"""Steps of the slider per cm."""


class ToolPanel(QFrame):
    """Shows the pen and hands a new one to `choose`; `steady` hears how much help a shaking hand wants."""

    def __init__(
        self, choose: Callable[[Pen], None], steady: Callable[[Steady], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("column")
        self._choose = choose
        self._pen = Pen()
        self._changes_mark = False
        self._inside = QWidget()
        self._body = column(self._inside, spacing=4, margins=(12, 4, 10, 6))
        self._least_width = 0
        self._area = scrolled(self._inside)
        self._inside.installEventFilter(self)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.verticalScrollBar().rangeChanged.connect(self._make_room)
        column(self).addWidget(self._area)
        self.tools: dict[ToolName, QToolButton] = {}
        self.sensations: dict[Sensation, QPushButton] = {}
        tools = self._section(tr("Tool"))
        self._build_tools()
        _fill(tools, list(self.tools.values()), 2)
        sensations = self._section(tr("What it feels like"))
        self._build_sensations()
        _fill(sensations, list(self.sensations.values()), 1)
        self._heading(tr("How strong is it?"))
        self.intensity = IntensityPicker()
        when(self.intensity.chosen, lambda value: self._change(intensity=value))
        self._body.addWidget(self.intensity)
        self._heading(tr("How deep is it?"))
        self.depth_choice = Segmented(said(DEPTHS), tr("How deep"), quiet=Depth.UNSTATED.value).stretch()
        when(self.depth_choice.chosen, lambda value: self._change(depth=Depth(value)))
        self._body.addWidget(self.depth_choice)
        self._build_width()
        self._build_help(steady)
        self._body.addStretch(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Letters of another size, or longer words: what stands inside asks for another width."""
        if watched is self._inside and event.type() is QEvent.Type.LayoutRequest:
            self._make_room()
        return super().eventFilter(watched, event)

    def _heading(self, text: str) -> None:
        self._body.addSpacing(4)
        self._body.addWidget(PlainLabel(text, "caps"))

    def _section(self, text: str) -> QGridLayout:
        self._heading(text)
        grid = QGridLayout()
        grid.setSpacing(4)
        self._body.addLayout(grid)
        return grid

    def _build_tools(self) -> None:
        group, arrows = QButtonGroup(self), CalmArrows(self)
        for tool, words, tip in ((tool, tr(words), tr(tip)) for tool, words, tip in TOOLS):
            made = QToolButton(self._inside)
            made.setObjectName("tool")
            made.setText(words)
            made.setToolTip(tip)
            made.setAccessibleName(words)
            made.setCheckable(True)
            made.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            made.setSizePolicy(made.sizePolicy().Policy.Expanding, made.sizePolicy().Policy.Fixed)
            made.clicked.connect(lambda _on=False, tool=tool: self._change(tool=tool))
            group.addButton(made)
            arrows.add(made)
            self.tools[tool] = made

    def _build_help(self, steady: Callable[[Steady], None]) -> None:
        """Whoever knows the hand chooses how much help it gets."""
        offer = QWidget(self._inside)
        lines = column(offer, spacing=4, margins=(0, 8, 0, 0))
        lines.addWidget(PlainLabel(tr("Help for a shaking hand"), "caps"))
        self.steady_choice = Segmented(said(HELPS), tr("Help for a shaking hand")).stretch()
        when(self.steady_choice.chosen, lambda value: steady(Steady(value)))
        lines.addWidget(self.steady_choice)
        self._body.addWidget(offer)

    def _build_sensations(self) -> None:
        group, arrows = QButtonGroup(self), CalmArrows(self)
        for sensation in SENSATIONS:
            words = sensation.words[:1].upper() + sensation.words[1:]
            made = QPushButton(swatch_icon(sensation), words, self._inside)
            made.setIconSize(QSize(WIDTH, HEIGHT))
            made.setProperty("kind", "choice")
            made.setCheckable(True)
            made.setAutoDefault(False)
            made.setAccessibleName(words)
            made.clicked.connect(lambda _on=False, sensation=sensation: self._feel(sensation))
            group.addButton(made)
            arrows.add(made)
            self.sensations[sensation] = made

    def _build_width(self) -> None:
        self._body.addSpacing(4)
        line = row()
        line.addWidget(PlainLabel(tr("Brush width"), "caps"))
        line.addStretch(1)
        self._width_words = PlainLabel("", "strong")
        line.addWidget(self._width_words)
        self._body.addLayout(line)
        self.width_slider = CalmSlider(Qt.Orientation.Horizontal)
        self.width_slider.setRange(round(NARROWEST * WIDTH_STEPS), round(WIDEST * WIDTH_STEPS))
        self.width_slider.setAccessibleName(tr("Brush width in cm"))
        self.width_slider.setToolTip(tr("Brush width: [ narrower, ] wider"))
        when(self.width_slider.valueChanged, lambda value: self._change(width=value * 10 / WIDTH_STEPS))
        self._body.addWidget(self.width_slider)

    def _feel(self, sensation: Sensation) -> None:
        """A feeling for the chosen mark; or one to be painted, and an eraser in the hand becomes a brush."""
        stays = self._changes_mark or self._pen.tool in (ToolName.BRUSH, ToolName.FILL)
        self._change(sensation=sensation, tool=self._pen.tool if stays else ToolName.BRUSH)

    def _change(self, **changes: object) -> None:
        self._choose(replace(self._pen, **changes))  # type: ignore[arg-type]

    def set_look(self, colours: ThemeColours, mode: Mode) -> None:
        """Icons in the colours of the theme, sizes of the mode."""
        size = round(20 * mode.text_scale)
        for tool, made in self.tools.items():
            made.setIcon(icon(tool.value, colours, size))
            made.setIconSize(QSize(size, size))
        self._least_width = round(224 * mode.text_scale)
        self._make_room()

    def _make_room(self) -> None:
        """A window too low for all tools needs a scroll bar, and the bar gets its own room; so do longer words, up to a point."""
        bar = self._area.verticalScrollBar()
        words = min(self._inside.minimumSizeHint().width(), round(LONGER * self._least_width))
        wide = max(self._least_width, words)
        self.setFixedWidth(wide + (bar.sizeHint().width() if bar.maximum() > 0 else 0))

    def show_state(self, state: State) -> None:
        self._changes_mark = state.selection.mark is not None
        pen = self._pen = state.pen
        self.tools[pen.tool].setChecked(True)
        self.sensations[pen.sensation].setChecked(True)
        self.intensity.set_value(pen.intensity)
        self.depth_choice.set_value(pen.depth.value)
        self.steady_choice.set_value(state.hand.steady.value)
        self._width_words.setText(tr("{width:g} cm", width=pen.width / 10))
        with QSignalBlocker(self.width_slider):
            self.width_slider.setValue(round(pen.width / 10 * WIDTH_STEPS))


def _fill(grid: QGridLayout, widgets: list[QToolButton] | list[QPushButton], columns: int) -> None:
    """Put the widgets into the grid, row by row."""
    for i, widget in enumerate(widgets):
        grid.addWidget(widget, i // columns, i % columns)
