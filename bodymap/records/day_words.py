"""A day in words that nobody reads otherwise."""

from datetime import date


def day_words(day: date) -> str:
    """`21 November 2026`: no order of numbers that another country reads otherwise."""
    return f"{day.day} {day:%B %Y}"
