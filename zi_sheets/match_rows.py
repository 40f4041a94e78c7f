"""Rows of the two CSV files of `zi-sheets match`, checked, as the domain's values."""

import csv
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from enum import StrEnum
from io import StringIO
from pathlib import Path
from typing import TypeVar

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.requirement import Cadence, Kind, Requirement
from zi_sheets.domain.words.names_codes import code_of
from zi_sheets.os_words import spoken

_ASKED = ("indicator", "requirement", "text", "kind", "cadence")
_FILES = ("file", "path", "name")

Word = TypeVar("Word", bound=StrEnum)
Row = dict[str, str]
Line = Callable[[str, str], Refusal]


def read_requirements(path: Path) -> tuple[Requirement, ...]:
    """Columns indicator, requirement, text, kind, cadence; program, indicator_name, any_of, raw, kegiatan if there."""
    found = []
    for row, refuse in _rows(path, _ASKED, "requirement"):
        found.append(
            Requirement(
                id=row["requirement"],
                indicator=row["indicator"],
                text=row["text"],
                kind=_one_of(Kind, row["kind"], "kind", refuse),
                cadence=_one_of(Cadence, row["cadence"], "cadence", refuse),
                any_of=tuple(part.strip() for part in row.get("any_of", "").split(";") if part.strip()),
                raw=row.get("raw", ""),
                program=row.get("program", ""),
                indicator_name=row.get("indicator_name", ""),
                kegiatan=row.get("kegiatan", ""),
            )
        )
    return tuple(found)


def read_files(path: Path) -> tuple[Evidence, ...]:
    """Columns file, path, name; mime, created, modified, size if there. The folder that all files share is the root."""
    rows = list(_rows(path, _FILES, "file"))
    folders = [tuple(part for part in row["path"].split("/") if part) for row, _ in rows]
    above = _root_depth(folders)
    return tuple(
        Evidence(
            id=row["file"],
            name=row["name"],
            folder=folder[above:],
            mime=row.get("mime", ""),
            size=_size(row.get("size", ""), refuse),
            created=_time(row.get("created", ""), "created", refuse),
            modified=_time(row.get("modified", ""), "modified", refuse),
        )
        for (row, refuse), folder in zip(rows, folders, strict=True)
    )


def _root_depth(folders: list[tuple[str, ...]]) -> int:
    """1 where all files lie under one folder that is no program or indicator: the evidence root says nothing."""
    firsts = {folder[:1] for folder in folders}
    if len(firsts) != 1:
        return 0
    (first,) = firsts
    return 1 if first and code_of(first[0]) is None else 0


def _rows(path: Path, columns: tuple[str, ...], key: str) -> Iterator[tuple[Row, Line]]:
    text = _text(path)
    header = text.partition("\n")[0]
    reader = csv.DictReader(StringIO(text), delimiter=";" if ";" in header and "," not in header else ",", strict=True)
    missing = [column for column in columns if column not in (reader.fieldnames or ())]
    if missing:
        raise _refusal(path, 1, f"Kolom {', '.join(missing)} tidak ada.", f"Tulis judul kolom {', '.join(columns)}.")
    seen: dict[str, int] = {}
    for row in _checked(reader, path):
        line = reader.line_num
        value = (row[key] or "").strip()
        if not value or value in seen:
            problem = f'"{value}" sudah ada di baris {seen[value]}' if value else "kosong"
            raise _refusal(path, line, f"Isi kolom {key} {problem}.", f"Beri setiap baris {key} sendiri.")
        seen[value] = line
        yield {name: (cell or "") for name, cell in row.items() if name}, _at(path, line)


def _checked(reader: "csv.DictReader[str]", path: Path) -> Iterator[dict[str, str | None]]:
    try:
        for row in reader:
            yield {name: cell if isinstance(cell, str) else "" for name, cell in row.items()}
    except csv.Error as error:
        message = f"Baris tidak dapat dibaca sebagai CSV ({error})."
        raise _refusal(path, reader.reader.line_num, message, "Simpan ulang berkas sebagai CSV UTF-8.") from error


def _text(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8-sig")
    except OSError as error:
        action = "Periksa nama berkas dan foldernya."
        raise Refusal(
            "not_readable", f"Berkas tidak dapat dibaca: {spoken(error)}.", where=str(path), action=action
        ) from error
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise _refusal(path, line, "Berkas bukan UTF-8.", "Simpan ulang dari Excel sebagai CSV UTF-8.") from error


def _one_of(words: type[Word], text: str, column: str, refuse: Line) -> Word:
    try:
        return words(text.strip())
    except ValueError:
        known = ", ".join(word.value for word in words)
        raise refuse(f'Isi kolom {column} "{text}" tidak dikenal.', f"Pakai salah satu: {known}.") from None


def _size(text: str, refuse: Line) -> int | None:
    if not text.strip():
        return None
    if not text.strip().isdecimal():
        raise refuse(f'Isi kolom size "{text}" bukan jumlah byte.', "Tulis bilangan bulat, atau kosongkan.")
    return int(text)


def _time(text: str, column: str, refuse: Line) -> datetime | None:
    if not text.strip():
        return None
    try:
        time = datetime.fromisoformat(text.strip())
    except ValueError:
        action = "Tulis seperti 2021-04-30T08:00:00Z, atau kosongkan."
        raise refuse(f'Isi kolom {column} "{text}" bukan waktu.', action) from None
    return time if time.tzinfo else time.replace(tzinfo=UTC)


def _at(path: Path, line: int) -> Line:
    return lambda message, action: _refusal(path, line, message, action)


def _refusal(path: Path, line: int, message: str, action: str) -> Refusal:
    return Refusal("csv_malformed", message, where=f"{path.name}, baris {line}", action=action)
