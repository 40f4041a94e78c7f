"""Loads config/tab.yaml and config/area.yaml: the workbook's layout and the areas of change."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.work_plan.area import Area
from zi_sheets.materials.design import Column, PagePart, TabDesign
from zi_sheets.packaged import CONFIG


def load_tabs(path: Path = CONFIG / "tab.yaml") -> tuple[TabDesign, ...]:
    return tuple(_tab(entry, path) for entry in _entries(path))


def load_areas(path: Path = CONFIG / "area.yaml") -> tuple[Area, ...]:
    return tuple(_area(entry, path) for entry in _entries(path))


def _tab(entry: Mapping[str, Any], path: Path) -> TabDesign:
    try:
        return TabDesign(
            name=entry["nama"],
            columns=tuple(_column(column) for column in entry.get("kolom", ())),
            machine=entry.get("mesin") == "seluruhnya",
            widths=tuple(entry.get("lebar", ())),
            heads=tuple(entry.get("kepala", ())),
            bold=tuple(entry.get("tebal", ())),
            coloured=tuple(entry.get("warna", {}).items()),
            parts=tuple(_part(part) for part in entry.get("bagian", ())),
            heading_row=entry.get("judul_di_baris", 1) - 1,
            frozen=entry.get("beku", 1),
        )
    except (KeyError, TypeError, ValueError, AttributeError) as problem:
        raise _malformed(path, f"tab {entry.get('nama', '?')}: {problem}") from problem


def _part(entry: Mapping[str, Any]) -> PagePart:
    """Rows and columns are counted from 1 and inclusive in the file; no last row means the end of the tab."""
    (top, bottom), (left, right) = entry["baris"], entry["kolom"]
    return PagePart(
        rows=(top - 1, bottom),
        columns=(left - 1, right),
        form=entry.get("bentuk", ""),
        height=entry.get("tinggi", 0),
        left=bool(entry.get("kiri")),
        one_line=bool(entry.get("satu_baris")),
        hidden=bool(entry.get("sembunyi")),
    )


def _column(entry: Mapping[str, Any]) -> Column:
    return Column(
        heading=entry["judul"],
        width=entry["lebar"],
        machine=bool(entry.get("mesin")),
        form=entry.get("bentuk", ""),
        choices=tuple(entry.get("pilihan", ())),
        coloured=bool(entry.get("warna")),
    )


def _area(entry: Mapping[str, Any], path: Path) -> Area:
    try:
        words = tuple(word.casefold() for word in entry["kata"])
        return Area(entry["kode"], entry["nama"], Decimal(entry["bobot"]), words)
    except (KeyError, TypeError, ArithmeticError) as problem:
        raise _malformed(path, f"area {entry.get('kode', '?')}: {problem}") from problem


def _entries(path: Path) -> list[Mapping[str, Any]]:
    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as problem:
        raise _malformed(path, str(problem)) from problem
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        raise _malformed(path, "isinya bukan daftar")
    return entries


def _malformed(path: Path, problem: str) -> Refusal:
    message = f"Berkas konfigurasi tidak terbaca: {problem}"
    return Refusal("config_malformed", message, where=str(path), action="Perbaiki baris itu atau pulihkan aslinya.")
