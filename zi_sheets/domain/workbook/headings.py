"""Headings of a tab: columns are found by what their heading says, never by letter or position."""

import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.workbook.grid import Row, Rows, cell_text, in_tab, one_line, place

_ENOUGH = 3
"""So many known headings in one row make it a heading row; a title or a sentence above it holds fewer."""


@dataclass(frozen=True, slots=True)
class HeadingNames:
    """The headings of one tab: those it must have, those it may have, and other words people write for each."""

    required: tuple[str, ...]
    optional: tuple[str, ...] = ()
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def all(self) -> tuple[str, ...]:
        return self.required + self.optional


def heading_key(text: str) -> str:
    """Equal for headings that differ only in case, spaces, line breaks, NBSP, or signs at the end."""
    plain = unicodedata.normalize("NFKC", cell_text(text)).casefold()
    return "".join(plain.split()).rstrip(".:;,*-_")


def find_headings(row: Row, names: HeadingNames, *, row_index: int, tab: str = "") -> dict[str, int]:
    """Column of each heading of `names` in this row.

    Raises Refusal `heading_doubled` (two columns with one meaning) or `heading_missing`.
    """
    found: dict[str, int] = {}
    for column, name in _known(row, names):
        if name in found:
            raise _doubled(name, place(tab, (row_index, found[name]), (row_index, column)))
        found[name] = column
    missing = [name for name in names.required if name not in found]
    if missing:
        raise _missing(missing, row, row_index, tab)
    return found


def seen_headings(row: Row, names: HeadingNames) -> dict[str, int]:
    """Column of every heading cell: by name where it is one of `names`, else by its own words; the first of equals."""
    known = dict(_known(row, names))
    seen: dict[str, int] = {}
    for column, cell in enumerate(row):
        name = known.get(column) or one_line(cell_text(cell))
        if name:
            seen.setdefault(name, column)
    return seen


def find_heading_row(rows: Rows, names: HeadingNames, *, tab: str = "") -> int:
    """Index of the first row that looks like the heading row; raises Refusal `heading_row_missing`."""
    for index, row in enumerate(rows):
        if is_heading_row(row, names):
            return index
    raise Refusal(
        "heading_row_missing",
        f"Baris judul kolom tidak ditemukan{f' di tab {tab}' if tab else ''}.",
        where=in_tab(tab, "sel A1"),
        action=f"Tulis judul kolom ini dalam satu baris: {', '.join(names.required)}.",
    )


def is_heading_row(row: Row, names: HeadingNames) -> bool:
    return len({name for _, name in _known(row, names)}) >= min(_ENOUGH, len(names.required))


def _known(row: Row, names: HeadingNames) -> Iterator[tuple[int, str]]:
    by_key = {heading_key(word): name for name in names.all for word in (name, *names.aliases.get(name, ()))}
    for column, cell in enumerate(row):
        name = by_key.get(heading_key(cell)) if isinstance(cell, str) else None
        if name:
            yield column, name


def _doubled(name: str, where: str) -> Refusal:
    return Refusal(
        "heading_doubled",
        f"Dua kolom berarti sama: {name}.",
        where=where,
        action="Ganti judul salah satu kolom itu, lalu ulangi. Tidak ada yang ditulis.",
    )


def _missing(missing: list[str], row: Row, row_index: int, tab: str) -> Refusal:
    there = ", ".join(filter(None, (one_line(cell_text(cell)) for cell in row)))
    return Refusal(
        "heading_missing",
        f"Judul kolom {', '.join(missing)} tidak ada. Judul yang terbaca: {there}.",
        where=in_tab(tab, f"baris {row_index + 1}"),
        action=f"Tulis judul {', '.join(missing)} di baris {row_index + 1}, lalu ulangi. Tidak ada yang ditulis.",
    )
