"""One reader for decimal numbers as people write them, with a comma or with a point (id_ID and en_US)."""

import math
import re
from decimal import Decimal

from zi_sheets.domain.workbook.grid import Cell, cell_text

_DIGITS = r"-?(?:0|[1-9]\d*)"
_LONE_SIGN = re.compile(rf"{_DIGITS}(?:[.,]\d+)?", re.ASCII)
_GROUPED = re.compile(r"-?[1-9]\d{0,2}(?:(?:\.\d{3})+(?:,\d+)?|(?:,\d{3})+(?:\.\d+)?)", re.ASCII)
_MOST_DIGITS = 15
"""More are an identity number (a NIP has 18), which must stay text."""


def decimal_of(cell: Cell) -> Decimal | None:
    """The number in a cell or text, else None: "82,5" and "82.5" are 82.5, "1.234,56" and "1,234.56" are 1234.56.

    A single sign is always the decimal sign ("1.234" is 1.234: survey values look so); thousands need both signs or a
    sign twice. Text: a leading zero ("0351..."), more than 15 digits (a NIP), "85%", "1E2", "nan", "".
    """
    if isinstance(cell, bool):
        return None
    if isinstance(cell, float) and not math.isfinite(cell):
        return None
    if not isinstance(cell, str):
        return None if cell is None else Decimal(str(cell))
    return _parsed(cell_text(cell))


def fraction_of_percent(text: str) -> Decimal | None:
    """ "85%" or "82,5 %" as a fraction (0.85); None where no percent sign stands at the end."""
    plain = cell_text(text)
    number = decimal_of(plain[:-1]) if plain.endswith("%") else None
    return None if number is None else number / 100


def _parsed(text: str) -> Decimal | None:
    if sum(sign.isdigit() for sign in text) > _MOST_DIGITS:
        return None
    if _LONE_SIGN.fullmatch(text):
        return Decimal(text.replace(",", "."))
    if not _GROUPED.fullmatch(text) or len(re.findall("[.,]", text)) < 2:
        return None
    return Decimal(_ungrouped(text))


def _ungrouped(text: str) -> str:
    """The first sign groups thousands; another sign, if there is one, is the decimal sign."""
    grouping = next(sign for sign in text if sign in ".,")
    return text.replace(grouping, "").replace(",", ".")
