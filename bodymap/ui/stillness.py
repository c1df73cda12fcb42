"""Nothing on the screen moves by itself: Qt's own effects are off, and the program has none (docs/everyone.md)."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

EFFECTS = (
    Qt.UIEffect.UI_AnimateMenu,
    Qt.UIEffect.UI_FadeMenu,
    Qt.UIEffect.UI_AnimateCombo,
    Qt.UIEffect.UI_AnimateTooltip,
    Qt.UIEffect.UI_FadeTooltip,
    Qt.UIEffect.UI_AnimateToolBox,
)
"""Menus, lists and tips that slide or fade where the system asks for it."""


def be_still(app: QApplication) -> None:
    """Menus, lists and tips are there at once, for everybody, so nobody has to ask for less motion."""
    for effect in EFFECTS:
        app.setEffectEnabled(effect, False)
