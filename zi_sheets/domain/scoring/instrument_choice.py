"""Which evaluation sheet applies: the one that the unit names in `Pengaturan`, else the one in force as the year began.

PermenPANRB 90/2021 is in force from 31 December 2021 (Pasal 7, p. 6), so it is the sheet of plans from 2022 on.
"""

import re
from collections.abc import Sequence
from datetime import date

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.scoring.instrument import Instrument
from zi_sheets.domain.settings import Settings


def chosen_instrument(instruments: Sequence[Instrument], settings: Settings) -> Instrument:
    """Raises Refusal naming the cell and what may be written there."""
    if settings.instrument:
        return _named(instruments, settings)
    by_age = sorted(instruments, key=lambda each: each.since)
    in_force = [each for each in by_age if each.since <= date(settings.year, 1, 1)]
    return (in_force or by_age[:1])[-1]


def _named(instruments: Sequence[Instrument], settings: Settings) -> Instrument:
    """By id, or by number and year in whatever words: "52/2014", "PermenPANRB Nomor 90 Tahun 2021"."""
    for instrument in instruments:
        if settings.instrument == instrument.id or _numbers(settings.instrument) == _numbers(instrument.id):
            return instrument
    known = ", ".join(f"{'/'.join(_numbers(each.id))} ({each.id})" for each in instruments)
    message = f"Instrumen '{settings.instrument}' tidak dikenal."
    raise Refusal(
        "setting", message, where=settings.instrument_cell, action=f"Isi salah satu, atau kosongkan: {known}."
    )


def _numbers(text: str) -> list[str]:
    return re.findall(r"\d+", text)
