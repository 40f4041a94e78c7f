"""Numbers, dates and times as text, by Google's format patterns and the spreadsheet's locale."""

import calendar
import re
import secrets
from collections.abc import Container
from datetime import datetime, timedelta
from typing import NamedTuple

from zi_sheets.emulator.wire import Json


class Locale(NamedTuple):
    decimal: str = "."
    thousands: str = ","
    day_first: bool = False
    currency: str = "$"
    date: str = "m/d/yyyy"


_LOCALES = {
    "id_ID": Locale(",", ".", True, "Rp", "dd/mm/yyyy"),
    "en_GB": Locale(".", ",", True, "£", "dd/mm/yyyy"),
    "de_DE": Locale(",", ".", True, "€", "dd.mm.yyyy"),
    "fr_FR": Locale(",", " ", True, "€", "dd/mm/yyyy"),
    "pl_PL": Locale(",", " ", True, "zł", "d.mm.yyyy"),
}


def locale_of(name: str) -> Locale:
    return _LOCALES.get(name, Locale())


EPOCH = datetime(1899, 12, 30)  # noqa: DTZ001  # day 0 of serial numbers; they have no zone
_LAST_DAY = 650_000  # in the year 3679; a number beyond is no date
TIME_TYPES = {"DATE", "TIME", "DATE_TIME"}
_PATTERNS = {
    "NUMBER": "#,##0.00", "PERCENT": "0.00%", "SCIENTIFIC": "0.00E+00", "TIME": "h:mm:ss am/pm",
    "CURRENCY": '"¤"#,##0.00', "DATE": "¤", "DATE_TIME": "¤ h:mm:ss"
}  # fmt: skip
_TIME_TOKEN = re.compile(r"yyyy|yy|m+|d{1,4}|h+|s+|\.0+|am/pm|a/p|\"[^\"]*\"|\\.|.", re.IGNORECASE)
_NUMBER = re.compile(r"[#0?][#0?,]*(?:\.[#0?]*)?(?:[eE]\+0+)?")


def formatted(value: float, style: Json, locale: Locale) -> str:
    """A number under Google's NumberFormat ({} for automatic)."""
    kind = style.get("type", "")
    pattern = style.get("pattern") or _PATTERNS.get(kind, "").replace(
        "¤", locale.date if kind in TIME_TYPES else locale.currency
    )
    if not pattern or kind == "TEXT" or (kind in TIME_TYPES and not -_LAST_DAY < value < _LAST_DAY):
        return general(value).replace(".", locale.decimal)
    return _as_time(value, pattern) if kind in TIME_TYPES else _as_number(value, pattern, locale)


def _as_time(value: float, pattern: str) -> str:
    moment = EPOCH + timedelta(milliseconds=round(value * 86_400_000))
    tokens = _TIME_TOKEN.findall(pattern)
    half = any(token.lower() in ("am/pm", "a/p") for token in tokens)
    units = [token[0].lower() if token[0].lower() in "hmsdy" else "" for token in tokens]
    text = ""
    for i, token in enumerate(tokens):
        before = next(filter(None, reversed(units[:i])), "")
        after = next(filter(None, units[i + 1 :]), "")
        minutes = units[i] == "m" and len(token) < 3 and (before == "h" or after == "s")
        text += f"{moment.minute:0{len(token)}d}" if minutes else _time_part(moment, token, half)
    return text


def _time_part(moment: datetime, token: str, half: bool) -> str:
    unit, size = token[0].lower(), len(token)
    names = {"d": calendar.day_name[moment.weekday()], "m": calendar.month_name[moment.month]}
    hour = (moment.hour % 12 or 12) if half else moment.hour
    numbers = {"d": moment.day, "m": moment.month, "h": hour, "s": moment.second}
    if unit == "y":
        return f"{moment.year % 100:02}" if size == 2 else f"{moment.year:04}"
    if unit in names and size > 2:
        return names[unit] if size > 3 else names[unit][:3]
    if unit in numbers:
        return f"{numbers[unit]:0{size}d}"
    if token.lower() in ("am/pm", "a/p"):
        return moment.strftime("%p")
    return f".{moment.microsecond:06}"[:size] if re.fullmatch(r"\.0+", token) else _literal(token)


def _as_number(value: float, pattern: str, locale: Locale) -> str:
    sections = pattern.split(";")
    section = sections[0]
    if value < 0 and len(sections) > 1:
        section, value = sections[1], -value
    elif value == 0 and len(sections) > 2:
        section = sections[2]
    found = _NUMBER.search(re.sub(r'"[^"]*"', lambda quoted: "\0" * len(quoted[0]), section))
    if not found:
        return _literal(section)
    before, digits, after = section[: found.start()], found[0], section[found.end() :]
    shown = value * 100 if "%" in before + after else value
    sign = "-" if shown < 0 else ""
    return sign + _literal(before) + _digits(abs(shown), digits, locale) + _literal(after)


def _digits(value: float, pattern: str, locale: Locale) -> str:
    whole, _, part = re.split(r"[eE]", pattern)[0].partition(".")
    places, needed = len(part), part.count("0")
    if "e" in pattern.lower():
        mantissa, _, exponent = f"{value:.{places}e}".partition("e")
        return f"{mantissa.replace('.', locale.decimal)}E{int(exponent):+03d}"
    text = f"{round(value + 1e-12 * value, places):.{places}f}"
    left, _, right = text.partition(".")
    right = right[:needed] + right[needed:].rstrip("0")
    left = left.lstrip("0").rjust(whole.count("0"), "0")
    if "," in whole:
        left = re.sub(r"(?<=\d)(?=(\d{3})+$)", locale.thousands, left)
    return left + (locale.decimal + right if right else "")


def _literal(text: str) -> str:
    return re.sub(r"\[[^\]]*\]|_.|\*.", "", re.sub(r'"([^"]*)"|\\(.)', lambda m: m[1] or m[2] or "", text))


def new_number(taken: Container[int] = ()) -> int:
    """A random positive 32-bit number that is not taken."""
    return next(number for _ in iter(int, 1) if (number := secrets.randbelow(2**31 - 1) + 1) not in taken)


def plain_number(value: float) -> float:
    """A whole number without ".0", as in Google's JSON."""
    return int(value) if isinstance(value, float) and value.is_integer() and abs(value) < 1e21 else value


def general(value: float) -> str:
    """The automatic format: whole numbers in full, others with ten significant digits."""
    if float(value).is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = f"{value:.10g}"
    mantissa, e, exponent = text.partition("e")
    return f"{mantissa}E{int(exponent):+03d}" if e else text
