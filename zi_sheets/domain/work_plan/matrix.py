"""The work plan's matrix (Rencana Kerja): read as the school laid it out, never reshaped."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.words.addresses import without_addresses
from zi_sheets.domain.words.lists import flat_items, main_items, numbered_items
from zi_sheets.domain.work_plan.indicator_codes import indicator_code, own_number
from zi_sheets.domain.work_plan.matrix_rows import Block, Table, kind_of_row, lay_out, table_of
from zi_sheets.domain.work_plan.programs import Program, programs_of
from zi_sheets.domain.workbook.dates import date_of
from zi_sheets.domain.workbook.grid import Cell, Merge, Rows, cell_text, one_line, place
from zi_sheets.domain.workbook.headings import HeadingNames, find_heading_row, find_headings, seen_headings


@dataclass(frozen=True, slots=True)
class Indicator:
    """One indicator row. `row` is its index in the grid; `program_number` and `code` ("3.1") number it.

    `more_rows` go on with it.

    `kegiatan` are the activities without their numbers, `status_kegiatan` one word for each ("" where none is given),
    `bullets` the items of DATA DUKUNG. `batas_waktu` is None where the cell holds no date; its text is kept beside.
    """

    row: int
    code: str
    program_number: int
    program: str
    tujuan: str
    indikator: str
    target: str
    kegiatan: tuple[str, ...]
    data_dukung: str
    bullets: tuple[str, ...]
    pic: str = ""
    batas_waktu: date | None = None
    batas_waktu_text: str = ""
    status_kegiatan: tuple[str, ...] = ()
    more_rows: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Matrix:
    """`columns`: index of every heading cell by name, or by its own words; `unread`: rows with text of no indicator."""

    heading_row: int
    columns: Mapping[str, int]
    indicators: tuple[Indicator, ...]
    unread: tuple[int, ...] = ()


def read_matrix(rows: Rows, merges: Sequence[Merge], names: HeadingNames, *, tab: str = "") -> Matrix:
    """Read the grid of the tab, from its cell A1 on.

    Raises Refusal `heading_row_missing`, `heading_missing`, `heading_doubled`, `matrix_empty`, `code_doubled`.
    """
    heading_row = find_heading_row(rows, names, tab=tab)
    found = find_headings(rows[heading_row], names, row_index=heading_row, tab=tab)
    table = table_of(rows, merges, found)
    layout = lay_out(table, ((row, kind_of_row(table, row, names)) for row in range(heading_row + 1, len(rows))))
    if not layout.blocks:
        raise _empty(place(tab, (heading_row + 1, found["INDIKATOR"])))
    indicators = tuple(
        _indicator(table, program, position)
        for program in programs_of(table, layout)
        for position in range(len(program.blocks))
    )
    _refuse_doubled_codes(indicators, found["INDIKATOR"], tab)
    return Matrix(heading_row, seen_headings(rows[heading_row], names), indicators, layout.unread)


def _indicator(table: Table, program: Program, position: int) -> Indicator:
    block, tujuan = program.blocks[position]
    own, name = own_number(one_line(table.own(block.row, "INDIKATOR")))
    kegiatan = main_items(block.text(table, "KEGIATAN"))
    data_dukung = without_addresses(block.text(table, "DATA DUKUNG"))
    deadline = _first_value(table, block, "Batas Waktu")
    return Indicator(
        row=block.row,
        code=indicator_code(own, program.number, position + 1),
        program_number=program.number,
        program=program.name,
        tujuan=tujuan,
        indikator=name,
        target=one_line(block.text(table, "TARGET")),
        kegiatan=kegiatan,
        data_dukung=data_dukung,
        bullets=flat_items(data_dukung),
        pic=block.text(table, "PIC"),
        batas_waktu=date_of(deadline),
        batas_waktu_text=cell_text(deadline),
        status_kegiatan=statuses_of(block.text(table, "Status Kegiatan"), len(kegiatan)),
        more_rows=tuple(row for row, _ in block.more),
    )


def statuses_of(text: str, count: int) -> tuple[str, ...]:
    """Status Kegiatan for each of `count` activities.

    One word holds for all; numbered lines by their number; lines without numbers only if there is one for each.
    """
    numbered = numbered_items(text)
    if numbered:
        return tuple(numbered.get(number, "") for number in range(1, count + 1))
    words = main_items(text)
    if len(words) == 1:
        return words * count
    return words if len(words) == count else ("",) * count


def _first_value(table: Table, block: Block, name: str) -> Cell:
    values = (table.value(row, name) for row in (block.row, *(row for row, _ in block.more)))
    return next((value for value in values if value is not None), None)


def _empty(where: str) -> Refusal:
    return Refusal(
        "matrix_empty",
        "Matriks belum berisi satu pun indikator.",
        where=where,
        action="Isi kolom INDIKATOR di bawah judulnya, lalu ulangi. Tidak ada yang ditulis.",
    )


def _refuse_doubled_codes(indicators: Sequence[Indicator], column: int, tab: str) -> None:
    first: dict[str, Indicator] = {}
    for indicator in indicators:
        other = first.setdefault(indicator.code, indicator)
        if other is not indicator:
            raise Refusal(
                "code_doubled",
                f'Dua indikator berkode {indicator.code}: "{other.indikator}" dan "{indicator.indikator}".',
                where=place(tab, (other.row, column), (indicator.row, column)),
                action="Perbaiki nomor di kolom NO atau INDIKATOR agar tiap indikator bernomor lain, lalu ulangi.",
            )
