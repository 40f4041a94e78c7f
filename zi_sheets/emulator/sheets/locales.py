"""How a spreadsheet's locale writes numbers and dates; locales that are not named here write them as en_US does."""

from typing import NamedTuple


class Locale(NamedTuple):
    decimal: str = "."
    thousands: str = ","
    day_first: bool = False
    currency: str = "$"
    date: str = "m/d/yyyy"


_COMMA = Locale(",", ".", True, "€", "dd/mm/yyyy")
_LOCALES = {
    "id_ID": Locale(",", ".", True, "Rp", "dd/mm/yyyy"),
    "en_GB": Locale(day_first=True, currency="£", date="dd/mm/yyyy"),
    "de_DE": _COMMA._replace(date="dd.mm.yyyy"),
    "fr_FR": _COMMA._replace(thousands=" "),
    "pl_PL": _COMMA._replace(thousands=" ", currency="zł", date="d.mm.yyyy"),
}


def locale_of(name: str) -> Locale:
    return _LOCALES.get(name, Locale())
