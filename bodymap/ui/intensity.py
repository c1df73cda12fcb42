"""How strong a feeling is, 0 to 10, with "not said" as an answer of its own."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QWidget

from bodymap.language import tr, tr_later
from bodymap.ui.calm import CalmSlider
from bodymap.ui.labels import PlainLabel
from bodymap.ui.layouts import column, row
from bodymap.ui.widgets import button
from bodymap.ui.wiring import when

NOT_SAID = tr_later("not said")


class IntensityPicker(QWidget):
    """A slider 0-10 and a button that takes the answer back. `chosen` sends an int, or None for not said.

    ends: say under the slider what 0 and 10 mean.
    """

    chosen = Signal(object)

    def __init__(
        self, name: str = "", ends: bool = True, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        name = name or tr("How strong, 0 to 10")
        self._value: int | None = None
        outer = column(self, spacing=2)
        top = row(spacing=6)
        self._words = PlainLabel(tr(NOT_SAID), "strong")
        self._clear = button(tr("clear"), lambda: self.chosen.emit(None), "link", f"{name}: {tr(NOT_SAID)}")
        keeps = self._clear.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._clear.setSizePolicy(keeps)
        top.addWidget(self._words)
        top.addStretch(1)
        top.addWidget(self._clear)
        outer.addLayout(top)
        self.slider = CalmSlider(Qt.Orientation.Horizontal)
        self.slider.setRange(0, 10)
        self.slider.setPageStep(1)
        self.slider.setAccessibleName(name)
        when(self.slider.valueChanged, self._moved)
        self.slider.sliderReleased.connect(lambda: self.chosen.emit(self.slider.value()))
        outer.addWidget(self.slider)
        if ends:
            words = row()
            words.addWidget(PlainLabel(tr("0  none"), "small"))
            words.addStretch(1)
            words.addWidget(PlainLabel(tr("worst  10"), "small"))
            outer.addLayout(words)
        self.set_value(None)

    def _moved(self, value: int) -> None:
        """While the knob is dragged only the words follow; letting go is the answer."""
        self._words.setText(tr("{value} of 10", value=value))
        if not self.slider.isSliderDown():
            self.chosen.emit(value)

    def value(self) -> int | None:
        return self._value

    def set_value(self, value: int | None) -> None:
        """Show a value without telling anybody."""
        self._value = value
        with QSignalBlocker(self.slider):
            self.slider.setValue(value or 0)
        self._words.setText(tr(NOT_SAID) if value is None else tr("{value} of 10", value=value))
        self._clear.setVisible(value is not None)
        if self.slider.property("unset") != (value is None):
            self.slider.setProperty("unset", value is None)
            self.slider.style().unpolish(self.slider)
            self.slider.style().polish(self.slider)
