"""What the plan is read with, from `config/` and `templates/` on disk, as values for the pure rules.

A file that is malformed raises Refusal `config_malformed` with the file and the line.
"""

import csv
from itertools import takewhile
from pathlib import Path
from typing import Any, NoReturn

import yaml

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.words.slug import text_key
from zi_sheets.domain.work_plan.cadence import CadenceRule, cadence_named, cadence_names
from zi_sheets.domain.work_plan.requirements import KnownIds
from zi_sheets.domain.workbook.grid import Grid, Merge
from zi_sheets.domain.workbook.headings import HeadingNames, heading_key
from zi_sheets.packaged import CONFIG, TEMPLATES

_TAB_KEYS = ("wajib", "pilihan", "sebutan lain")
_MERGED_DOWN = 3
"""NO, PROGRAM and TUJUAN are merged over the rows of a program."""

TextRow = tuple[str, ...]


def load_plan_2021(path: Path = TEMPLATES / "rencana_kerja_2021.csv") -> Grid:
    """The 2021 matrix as it stands in a sheet: its heading row first, area headings and programs merged."""
    rows = tuple(row for _, row in _csv_rows(path, columns=7))
    return Grid(rows, tuple(merge for index in range(1, len(rows)) for merge in _merges(rows, index)))


def load_known_ids(path: Path = TEMPLATES / "butir_2021.csv") -> KnownIds:
    """(indicator, `text_key` of the text) to the id that lies beside it."""
    return {(row[0], text_key(row[2])): row[1] for _, row in _csv_rows(path, columns=3)[1:]}


def load_cadences(path: Path = CONFIG / "kadensi.csv") -> tuple[CadenceRule, ...]:
    return tuple(_cadence_rule(path, line, row) for line, row in _csv_rows(path, columns=3)[1:])


def load_headings(path: Path = CONFIG / "kolom.yaml") -> dict[str, HeadingNames]:
    """The heading names of each tab."""
    tabs = _yaml(path)
    if not isinstance(tabs, dict):
        _malformed(path, 1, "isinya bukan daftar tab")
    return {str(tab): _heading_names(path, str(tab), keys) for tab, keys in tabs.items()}


def _merges(rows: tuple[TextRow, ...], index: int) -> list[Merge]:
    row = rows[index]
    if not any(row[1:]):
        return [(index, index + 1, 0, len(row))]
    below = sum(1 for _ in takewhile(lambda other: not any(other[:_MERGED_DOWN]), rows[index + 1 :]))
    end = index + 1 + below
    return [(index, end, column, column + 1) for column in range(_MERGED_DOWN)] if row[1] and below else []


def _csv_rows(path: Path, *, columns: int) -> list[tuple[int, TextRow]]:
    """Rows with the line each ends on; lines that begin with # are comments."""
    reader = csv.reader(_text(path).splitlines(keepends=True), strict=True)
    rows: list[tuple[int, TextRow]] = []
    try:
        rows = [(reader.line_num, tuple(row)) for row in reader if row and not row[0].startswith("#")]
    except csv.Error as error:
        _malformed(path, reader.line_num, "tanda kutipnya tidak berpasangan", error)
    for line, row in rows:
        if len(row) != columns:
            _malformed(path, line, f"ada {len(row)} kolom, seharusnya {columns}")
    return rows


def _cadence_rule(path: Path, line: int, row: TextRow) -> CadenceRule:
    key, word, _ = row
    cadence = cadence_named(word)
    if cadence is None:
        _malformed(path, line, f'kadensi "{word}" tidak dikenal; yang ada: {", ".join(cadence_names())}')
    if not key.strip():
        _malformed(path, line, "butir kosong")
    return CadenceRule(key.strip(), cadence)


def _yaml(path: Path) -> Any:
    try:
        return yaml.safe_load(_text(path))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        _malformed(path, mark.line + 1 if mark else 1, "penulisannya tidak dapat dibaca", error)


def _heading_names(path: Path, tab: str, keys: Any) -> HeadingNames:
    if not isinstance(keys, dict) or not set(keys) <= set(_TAB_KEYS):
        _malformed(path, _line_of(path, tab), f"tab {tab} hanya boleh berisi: {', '.join(_TAB_KEYS)}")
    aliases = keys.get("sebutan lain") or {}
    required, optional = (keys.get(key) or [] for key in ("wajib", "pilihan"))
    lists = [required, optional, [*aliases], *aliases.values()] if isinstance(aliases, dict) else [None]
    if not all(isinstance(words, list) and all(isinstance(word, str) for word in words) for words in lists):
        _malformed(path, _line_of(path, tab), f"tab {tab}: tiap judul harus berupa teks; tulis NO dalam tanda kutip")
    names = HeadingNames(tuple(required), tuple(optional), {name: tuple(words) for name, words in aliases.items()})
    _refuse_ambiguous(path, tab, names)
    return names


def _refuse_ambiguous(path: Path, tab: str, names: HeadingNames) -> None:
    if unknown := set(names.aliases) - set(names.all):
        _malformed(path, _line_of(path, tab), f"tab {tab}: {sorted(unknown)[0]} bukan judul kolom tab itu")
    seen: dict[str, str] = {}
    for name in names.all:
        for word in (name, *names.aliases.get(name, ())):
            if seen.setdefault(heading_key(word), name) != name:
                _malformed(path, _line_of(path, tab), f'tab {tab}: "{word}" dipakai untuk dua judul')


def _line_of(path: Path, tab: str) -> int:
    lines = _text(path).splitlines()
    return next((number for number, line in enumerate(lines, start=1) if line.startswith(f"{tab}:")), 1)


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        _malformed(path, 1, "berkas tidak dapat dibaca", error)


def _malformed(path: Path, line: int, problem: str, cause: Exception | None = None) -> NoReturn:
    raise Refusal(
        "config_malformed",
        f"Isi berkas {path.name} salah: {problem}.",
        where=f"berkas {path}, baris {line}",
        action="Perbaiki baris itu, atau pasang kembali berkas aslinya, lalu ulangi.",
    ) from cause
