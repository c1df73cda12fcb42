"""Contrast, and telling colours apart: computed from the tables, measured on the real window, written to docs/contrast.md.

`python -m tests.contrast` writes the page.
"""
