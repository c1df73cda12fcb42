"""Builds values without Qt: SVG text, text notes, palettes."""
