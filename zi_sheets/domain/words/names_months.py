"""Months as people write them in names: "Pebruari", "agt", "Nop"."""

from zi_sheets.domain.period import MONTHS

_SHORT = (
    "jan", "feb peb febr pebruari", "mar mrt", "apr", "mei may", "jun", "jul", "agt agu ags agus agst aug", "sep sept",
    "okt oct", "nov nop nopember", "des dec",
)  # fmt: skip
_NUMBERS = {name.lower(): number for number, name in enumerate(MONTHS, start=1)} | {
    short: number for number, names in enumerate(_SHORT, start=1) for short in names.split()
}

#: For a regular expression: every name of a month, the longest first.
MONTH_NAMES = "|".join(sorted(_NUMBERS, key=len, reverse=True))


def month_number(name: str) -> int:
    """1 to 12; `name` is one that `MONTH_NAMES` matches."""
    return _NUMBERS[name]
