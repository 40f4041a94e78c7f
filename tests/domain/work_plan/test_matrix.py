from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.work_plan.matrix import Matrix, read_matrix, statuses_of
from zi_sheets.domain.workbook.grid import Cell, Merge
from zi_sheets.materials.plan_data import load_headings, load_plan_2021

NAMES = load_headings()["Rencana Kerja"]
HEADINGS: tuple[Cell, ...] = ("NO", "PROGRAM", "TUJUAN", "INDIKATOR", "TARGET", "KEGIATAN", "DATA DUKUNG")
NUMBERS: tuple[Cell, ...] = (1, 2, 3, 4, 5, 6, 7)
TIM: tuple[Cell, ...] = ("3.", "Perubahan", "Mengubah", "1. Tim", "Tersusun", "1. Rapat\n2. SK", "- Undangan\n- SK Tim")
RENJA: tuple[Cell, ...] = ("", "", "", "2. Renja", "Ada", "1. Menyusun", "- SK Renja")

Rows = tuple[tuple[Cell, ...], ...]


def read(*rows: tuple[Cell, ...], merges: tuple[Merge, ...] = ()) -> Matrix:
    return read_matrix(rows, merges, NAMES, tab="Rencana Kerja")


def codes(matrix: Matrix) -> list[str]:
    return [indicator.code for indicator in matrix.indicators]


def test_an_indicator_row_is_read_cell_by_cell() -> None:
    (tim, renja) = read(HEADINGS, TIM, RENJA).indicators
    assert (tim.row, tim.code, tim.program_number, tim.program, tim.tujuan) == (1, "3.1", 3, "Perubahan", "Mengubah")
    assert (tim.indikator, tim.target) == ("Tim", "Tersusun")
    assert tim.kegiatan == ("Rapat", "SK")
    assert (tim.data_dukung, tim.bullets) == ("- Undangan\n- SK Tim", ("Undangan", "SK Tim"))
    assert (renja.code, renja.program, renja.tujuan) == ("3.2", "Perubahan", "Mengubah")


AREA: tuple[Cell, ...] = ("I. Sosialisasi", "", "", "", "", "", "")
TITLE: tuple[Cell, ...] = ("RENCANA KERJA", None)
SKIPPED: dict[str, Rows] = {
    "title above": (TITLE, (), HEADINGS, TIM, RENJA),
    "numbering row": (HEADINGS, NUMBERS, TIM, RENJA),
    "numbering row as text": (HEADINGS, ("1", "2.", "(3)", "4", "5", "6", "7"), TIM, RENJA),
    "area heading": (HEADINGS, AREA, TIM, RENJA),
    "area heading in PROGRAM": (HEADINGS, ("", "I. Sosialisasi", "", "", "", "", ""), TIM, RENJA),
    "area heading in two cells": (HEADINGS, ("I", "Sosialisasi", "", "", "", "", ""), TIM, RENJA),
    "page header between": (HEADINGS, NUMBERS, TIM, (), HEADINGS, NUMBERS, RENJA),
    "page title between": (HEADINGS, TIM, TITLE, HEADINGS, RENJA),
    "rows of uneven length": (HEADINGS, TIM, (), (None,), RENJA, ("",) * 12),
    "signature below": (
        HEADINGS, TIM, RENJA, (), ("",) * 6 + ("Madiun, 5 April 2021",), ("",) * 6 + ("Kepala SMP Negeri 1",),
        ("",) * 3 + ("[nama]",),
    ),
    "signature right below": (HEADINGS, TIM, RENJA, ("", "", "", "Mengetahui,", "", "", "Madiun, 5 April 2021"), AREA),
}  # fmt: skip


@pytest.mark.parametrize("rows", SKIPPED.values(), ids=SKIPPED.keys())
def test_rows_that_are_no_indicators_are_skipped(rows: Rows) -> None:
    matrix = read(*rows)
    assert codes(matrix) == ["3.1", "3.2"]
    assert [indicator.bullets for indicator in matrix.indicators] == [("Undangan", "SK Tim"), ("SK Renja",)]
    assert {indicator.program for indicator in matrix.indicators} == {"Perubahan"}
    assert matrix.unread == ()


MERGES: dict[str, tuple[Merge, ...]] = {
    "none: left blank": (),
    "merged down": ((1, 3, 0, 1), (1, 3, 1, 2), (1, 3, 2, 3)),
    "beyond the last row": ((1, 90, 0, 1), (1, 90, 1, 2), (1, 90, 2, 3)),
    "beyond the columns": ((1, 3, 1, 2), (0, 1, 6, 40), (50, 60, 0, 9)),
    "from above the range": ((1, 3, 1, 2), (-4, 1, 8, 9)),
}


@pytest.mark.parametrize("merges", MERGES.values(), ids=MERGES.keys())
def test_merged_cells_hold_downwards(merges: tuple[Merge, ...]) -> None:
    assert read(HEADINGS, TIM, RENJA, merges=merges).indicators == read(HEADINGS, TIM, RENJA).indicators


def test_a_pic_holds_for_the_rows_it_is_merged_over_and_for_no_others() -> None:
    headings = (*HEADINGS, "PIC")
    rows: Rows = (headings, (*TIM, "Bu A"), (*RENJA, ""), ("", "", "", "3. Monev", "", "", "- Foto", ""))
    pics = [indicator.pic for indicator in read(*rows, merges=((1, 3, 7, 8),)).indicators]
    assert pics == ["Bu A", "Bu A", ""]


NO: tuple[Cell, ...] = ("",) * 3
CODES: dict[str, tuple[Rows, list[str]]] = {
    "typed numbers": (((3.0, "P", "", "1. A"), (*NO, "2. B"), (4.0, "Q", "", "1. C")), ["3.1", "3.2", "4.1"]),
    "no number in INDIKATOR": ((("3", "P", "", "A"), (*NO, "B")), ["3.1", "3.2"]),
    "no number anywhere": ((("", "P", "", "A"), (*NO, "B"), ("", "Q", "", "C")), ["1.1", "1.2", "2.1"]),
    "number in PROGRAM": ((("", "3. P", "", "A"), ("", "5. Q", "", "B")), ["3.1", "5.1"]),
    "roman": ((("III", "P", "", "1) A"), ("IV.", "Q", "", "(1) B")), ["3.1", "4.1"]),
    "letters": ((("3", "P", "", "a. A"), (*NO, "b) B")), ["3.1", "3.2"]),
    "full code in INDIKATOR": ((("", "P", "", "3.1 A"), (*NO, "3.2. B")), ["3.1", "3.2"]),
    "NO counts rows": (((1, "P", "", "A"), (2, "", "", "B"), (3, "Q", "", "C")), ["1.1", "1.2", "2.1"]),
    "PROGRAM repeated in each row": ((("3", "P", "", "1. A"), ("3", " p ", "", "2. B")), ["3.1", "3.2"]),
    "program in a row of its own": ((("3", "P", "T"), (*NO, "1. A"), ("4", "Q"), (*NO, "1. B")), ["3.1", "4.1"]),
    "a gap in the numbers": ((("3", "P", "", "1. A"), (*NO, "4. B")), ["3.1", "3.4"]),
    "a year is no number": ((("3", "P", "", "2021 ditetapkan"),), ["3.1"]),
}


@pytest.mark.parametrize(("rows", "expected"), CODES.values(), ids=CODES.keys())
def test_codes(rows: Rows, expected: list[str]) -> None:
    assert codes(read(HEADINGS, *rows)) == expected


SPLIT: dict[str, tuple[tuple[Cell, ...], tuple[str, ...]]] = {
    "a sentence cut by the page": (
        ("", "", "", "", "", "", "yang lulus\n- Foto"),
        ("Undangan", "SK Tim yang lulus", "Foto"),
    ),
    "an item on the next page": (("", "", "", "", "", "", "- Foto"), ("Undangan", "SK Tim", "Foto")),
}


@pytest.mark.parametrize(("row", "bullets"), SPLIT.values(), ids=SPLIT.keys())
def test_a_cell_that_a_page_break_splits_is_joined(row: tuple[Cell, ...], bullets: tuple[str, ...]) -> None:
    matrix = read(HEADINGS, TIM, (), HEADINGS, NUMBERS, row, RENJA)
    assert matrix.indicators[0].bullets == bullets
    assert codes(matrix) == ["3.1", "3.2"]


def test_one_document_a_row_under_a_merged_indicator() -> None:
    rows: Rows = (HEADINGS, ("3", "P", "T", "1. A", "", "Rapat", "Undangan"), (), (*NO, "", "", "SK", "Notula"))
    (indicator,) = read(*rows, merges=((1, 4, 3, 4),)).indicators
    assert indicator.bullets == ("Undangan", "Notula")
    assert indicator.kegiatan == ("Rapat", "SK")


UNREAD: dict[str, tuple[tuple[Cell, ...], ...]] = {
    "after a blank row": ((), (*NO, "", "", "", "Catatan: dilengkapi nanti")),
    "a program whose INDIKATOR is forgotten": (("4", "Q", "", "", "", "1. Rapat", "- Foto"),),
}


@pytest.mark.parametrize("rows", UNREAD.values(), ids=UNREAD.keys())
def test_text_that_belongs_to_no_indicator_is_named_and_not_guessed(rows: Rows) -> None:
    matrix = read(HEADINGS, TIM, *rows)
    assert matrix.unread == (len(rows) + 1,)
    assert matrix.indicators == read(HEADINGS, TIM).indicators


def test_what_follows_a_forgotten_indicator_stays_in_its_program() -> None:
    matrix = read(HEADINGS, TIM, ("4", "Q", "", "", "", "1. Rapat", "- Foto"), (*NO, "2. B"))
    assert codes(matrix) == ["3.1", "4.2"]


DEADLINES: dict[str, tuple[Cell, date | None, str]] = {
    "serial": (44291, date(2021, 4, 5), "44291"),
    "text": ("5 April 2021", date(2021, 4, 5), "5 April 2021"),
    "blank": ("", None, ""),
    "none": (None, None, ""),
    "words": ("segera", None, "segera"),
}


@pytest.mark.parametrize(("cell", "day", "text"), DEADLINES.values(), ids=DEADLINES.keys())
def test_batas_waktu(cell: Cell, day: date | None, text: str) -> None:
    (indicator,) = read((*HEADINGS, "Batas Waktu"), (*TIM, cell)).indicators
    assert (indicator.batas_waktu, indicator.batas_waktu_text) == (day, text)


STATUSES: dict[str, tuple[str, tuple[str, ...]]] = {
    "blank": ("", ("", "", "")),
    "one word for all": ("Selesai", ("Selesai",) * 3),
    "numbered lines": ("1. Selesai\n2. Berjalan\n3. Belum", ("Selesai", "Berjalan", "Belum")),
    "numbered in one line": ("1. Selesai 2. Berjalan", ("Selesai", "Berjalan", "")),
    "a number left out": ("1. Selesai\n3. Belum", ("Selesai", "", "Belum")),
    "only one numbered": ("2. Berjalan", ("", "Berjalan", "")),
    "a line each": ("Selesai\nBerjalan\nBelum", ("Selesai", "Berjalan", "Belum")),
    "too few lines": ("Selesai\nBerjalan", ("", "", "")),
}


@pytest.mark.parametrize(("text", "expected"), STATUSES.values(), ids=STATUSES.keys())
def test_status_kegiatan_of_each_activity(text: str, expected: tuple[str, ...]) -> None:
    assert statuses_of(text, 3) == expected


REFUSED: dict[str, tuple[Rows, str, str]] = {
    "no heading row": ((("a", "b"), TIM), "heading_row_missing", "tab Rencana Kerja, sel A1"),
    "missing heading": ((HEADINGS[:6], TIM), "heading_missing", "tab Rencana Kerja, baris 1"),
    "doubled heading": (((*HEADINGS, "Data dukung "), TIM), "heading_doubled", "tab Rencana Kerja, sel G1 dan H1"),
    "no indicator": ((HEADINGS, NUMBERS, ()), "matrix_empty", "tab Rencana Kerja, sel D2"),
    "one code twice": (
        (HEADINGS, TIM, (*NO, "1. Lain"), RENJA), "code_doubled", "tab Rencana Kerja, sel D2 dan D3",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("rows", "code", "where"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_safely_is_refused(rows: Rows, code: str, where: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(*rows)
    assert (refused.value.code, refused.value.where) == (code, where)
    assert refused.value.action


def test_every_heading_cell_is_told_for_other_readers() -> None:
    matrix = read((*HEADINGS, "Penanggung\nJawab", "Kode", None, "Catatan kami"), TIM)
    assert matrix.columns["PIC"] == 7
    assert matrix.columns["Kode"] == 8
    assert matrix.columns["Catatan kami"] == 10


PLAN = tuple(tuple(row) for row in load_plan_2021().rows)
NOISE: tuple[tuple[Cell, ...], ...] = ((), ("", None, " \u00a0"), HEADINGS, NUMBERS, ("NO.", "Program", "tujuan\u00a0"))
SPACES = st.sampled_from(["\u00a0", "  ", "\u200b "])


def facts(matrix: Matrix) -> list[tuple[object, ...]]:
    return [
        (one.code, one.program, one.tujuan, one.indikator, one.target, one.kegiatan, one.bullets)
        for one in matrix.indicators
    ]


@settings(max_examples=40)
@given(st.lists(st.tuples(st.integers(2, len(PLAN)), st.sampled_from(NOISE)), max_size=6), SPACES)
def test_blank_rows_page_headers_and_nbsp_never_change_the_matrix(
    inserted: list[tuple[int, tuple[Cell, ...]]], space: str
) -> None:
    rows: list[tuple[Cell, ...]] = [tuple(str(cell).replace(" ", space) for cell in row) for row in PLAN]
    for position, noise in sorted(inserted, key=lambda pair: pair[0], reverse=True):
        rows.insert(position, noise)
    assert facts(read(*rows)) == facts(read(*PLAN))


@settings(max_examples=20)
@given(st.permutations(range(7)))
def test_the_order_of_the_columns_does_not_matter(order: list[int]) -> None:
    rows = [tuple(row[column] for column in order) for row in PLAN]
    assert facts(read(*rows)) == facts(read(*PLAN))
