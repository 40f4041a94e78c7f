"""Settings that hold several things in one cell, separated by semicolons or lines."""

import re
from collections.abc import Iterator
from datetime import date

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.work_plan.cadence import CadenceRule, cadence_named, cadence_names
from zi_sheets.domain.workbook.dates import date_of
from zi_sheets.domain.workbook.grid import Cell, cell_text


def codes(value: Cell) -> tuple[str, ...]:
    """Codes of indicators, or a word: "3.1; 3.3", "semua". Nobody separates the parts of a code by a space."""
    return tuple(dict.fromkeys(code.strip(".").casefold() for code in re.findall(r"[^;,\s]+", cell_text(value))))


def cadence_rules(value: Cell, where: str) -> tuple[CadenceRule, ...]:
    """ "3.3/foto = bulanan; notula rapat = triwulan". Raises Refusal naming the cell `where`."""
    return tuple(_cadence_rule(entry, where) for entry in _entries(value))


def days(value: Cell, where: str) -> frozenset[date]:
    """Dates: the cell's own, or as text "13 Mei 2021; 01-06-2021". Raises Refusal naming the cell `where`."""
    if isinstance(value, str):
        return frozenset(_day(entry, where) for entry in _entries(value))
    return frozenset() if value is None else frozenset({_day(value, where)})


def _entries(value: Cell) -> Iterator[str]:
    return (entry.strip() for entry in re.split(r"[;\n]", cell_text(value)) if entry.strip())


def _cadence_rule(entry: str, where: str) -> CadenceRule:
    key, _, word = (part.strip() for part in entry.rpartition("="))
    cadence = cadence_named(word)
    if key and cadence:
        return CadenceRule(key, cadence)
    problem = f"Kadensi '{word}' tidak dikenal" if key else f"'{entry}' bukan jadwal butir"
    words = ", ".join(cadence_names())
    action = f"Tulis misalnya '3.3/foto = bulanan; notula rapat = triwulan'. Kata yang dikenal: {words}."
    raise Refusal("setting", f"{problem}.", where=where, action=action)


def _day(value: Cell, where: str) -> date:
    found = date_of(value)
    if found is None:
        action = "Isi tanggal dengan tahunnya, misalnya 13 Mei 2021; 1 Juni 2021, atau satu tanggal tiap baris."
        raise Refusal("setting", f"'{cell_text(value)}' bukan tanggal.", where=where, action=action)
    return found
