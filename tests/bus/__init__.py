"""The program on a real accessibility bus (AT-SPI), as a screen reader meets it: `python -m tests.bus -o FOLDER`.

Needs Linux with Xvfb, dbus-run-session, at-spi2-core and the system's Python with Atspi (Debian: xvfb dbus at-spi2-core
python3-gi gir1.2-atspi-2.0). Where one is missing the command says which, and its tests are skipped. It has a display,
a bus and settings of its own: nothing of whoever runs it is touched.
"""
