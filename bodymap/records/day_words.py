"""A day in words that nobody reads otherwise."""

from datetime import date, datetime

from bodymap.language import tr, tr_as, tr_as_later

_MONTHS = (
    tr_as_later("a month", "January"),
    tr_as_later("a month", "February"),
    tr_as_later("a month", "March"),
    tr_as_later("a month", "April"),
    tr_as_later("a month", "May"),
    tr_as_later("a month", "June"),
    tr_as_later("a month", "July"),
    tr_as_later("a month", "August"),
    tr_as_later("a month", "September"),
    tr_as_later("a month", "October"),
    tr_as_later("a month", "November"),
    tr_as_later("a month", "December"),
)
_SHORT = (
    tr_as_later("a month in three letters", "Jan"),
    tr_as_later("a month in three letters", "Feb"),
    tr_as_later("a month in three letters", "Mar"),
    tr_as_later("a month in three letters", "Apr"),
    tr_as_later("a month in three letters", "May"),
    tr_as_later("a month in three letters", "Jun"),
    tr_as_later("a month in three letters", "Jul"),
    tr_as_later("a month in three letters", "Aug"),
    tr_as_later("a month in three letters", "Sep"),
    tr_as_later("a month in three letters", "Oct"),
    tr_as_later("a month in three letters", "Nov"),
    tr_as_later("a month in three letters", "Dec"),
)


def day_words(day: date) -> str:
    """`21 November 2026`: no order of numbers that another country reads otherwise."""
    month = tr_as("a month", _MONTHS[day.month - 1])
    return tr("{day} {month} {year}", day=day.day, month=month, year=day.year)


def short_day(day: date) -> str:
    """`05 Nov 2026`, for lines with little room."""
    month = tr_as("a month in three letters", _SHORT[day.month - 1])
    return tr("{day:02d} {month} {year}", day=day.day, month=month, year=day.year)


def short_time(at: datetime) -> str:
    """`05 Nov 2026, 09:30`, by the clock of its own zone."""
    return f"{short_day(at)}, {at:%H:%M}"
