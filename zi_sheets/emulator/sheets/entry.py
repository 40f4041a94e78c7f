"""USER_ENTERED: what a typed text becomes, as if a person had typed it into the cell."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from zi_sheets.emulator.sheets.number_format import EPOCH, Locale

_TIME = re.compile(r"(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\s*([ap])m)?", re.IGNORECASE)
_DATE = re.compile(r"(\d{1,4})([-/.])(\d{1,2})\2(\d{1,4})")


class Typed(NamedTuple):
    """The value, and the number format that the way of writing brings along ({} for none)."""

    value: bool | float | str
    style: Mapping[str, str] = {}


def typed(text: str, locale: Locale) -> Typed:
    """A boolean, number, date, time or, failing that, the text itself; a leading ' makes it text."""
    if text.startswith("'"):
        return Typed(text[1:])
    stripped = text.strip()
    if stripped.upper() in ("TRUE", "FALSE"):
        return Typed(stripped.upper() == "TRUE")
    return _number(stripped, locale) or _moment(stripped, locale) or Typed(text)


def _number(text: str, locale: Locale) -> Typed | None:
    decimal, thousands = re.escape(locale.decimal), re.escape(locale.thousands)
    whole = rf"(?:\d+|\d{{1,3}}(?:{thousands}\d{{3}})+)"
    money = re.escape(locale.currency)
    found = re.fullmatch(rf"([-+]?)\s*({money})?\s*({whole}?)({decimal}\d*)?([eE][-+]?\d+)?\s*(%)?", text)
    if not found or not any(char.isdigit() for char in (found[3] or "") + (found[4] or "")):
        return None
    sign, currency, digits, part, exponent, percent = (group or "" for group in found.groups())
    plain = digits.replace(locale.thousands, "") + part.replace(locale.decimal, ".") + exponent
    number = float(sign + plain)
    places = "." + "0" * 2 if len(part) > 1 else ""
    grouped = "#,##0" if locale.thousands in digits else "0"
    if percent:
        return Typed(number / 100, {"type": "PERCENT", "pattern": grouped + places + "%"})
    if currency:
        return Typed(number, {"type": "CURRENCY", "pattern": f'"{locale.currency}"#,##0{places}'})
    if exponent:
        return Typed(number, {"type": "SCIENTIFIC", "pattern": "0.00E+00"})
    return Typed(number, {"type": "NUMBER", "pattern": grouped + places} if grouped != "0" else {})


def _moment(text: str, locale: Locale) -> Typed | None:
    """A date, a time, or both with a blank between."""
    if clock := _TIME.fullmatch(text):
        seconds = _seconds(clock)
        pattern = "h:mm" + (":ss" if clock[3] else "") + (" am/pm" if clock[4] else "")
        return Typed(seconds / 86_400, {"type": "TIME", "pattern": pattern}) if seconds is not None else None
    day, _, rest = text.partition(" ")
    date = _date(day, locale)
    if date is None or not rest:
        return date
    clock = _TIME.fullmatch(rest)
    seconds = _seconds(clock) if clock else None
    if seconds is None:
        return None
    pattern = f"{date.style['pattern']} h:mm:ss"
    return Typed(float(date.value) + seconds / 86_400, {"type": "DATE_TIME", "pattern": pattern})


def _seconds(clock: re.Match[str]) -> int | None:
    hour, minute, second = (int(group or 0) for group in clock.groups()[:3])
    if clock[4]:
        hour = hour % 12 + (12 if clock[4].lower() == "p" else 0)
    return (hour * 60 + minute) * 60 + second if minute < 60 and second < 60 else None


def _date(text: str, locale: Locale) -> Typed | None:
    found = _DATE.fullmatch(text)
    if not found:
        return None
    first, mark, second, third = found.groups()
    if len(first) == 4:
        year, month, day, pattern = first, second, third, f"yyyy{mark}mm{mark}dd"
    else:
        day, month = (first, second) if locale.day_first else (second, first)
        year, pattern = third if len(third) == 4 else f"20{third.zfill(2)}", locale.date
    try:
        moment = datetime(int(year), int(month), int(day))  # noqa: DTZ001  # a day in a cell has no zone
    except ValueError:
        return None
    return Typed(int((moment - EPOCH) / timedelta(days=1)), {"type": "DATE", "pattern": pattern})
