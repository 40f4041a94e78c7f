"""An indicator's code is given once and stays with the words it was given for."""

import pytest

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.work_plan.codes import given_codes, settled_matrix
from zi_sheets.domain.work_plan.matrix import Indicator, Matrix
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.records import Records

Line = tuple[str, str]
"""The Kode cell and the words of INDIKATOR of one row."""
GIVEN = [("3.1", "3 sop tim"), ("3.2", "3 media"), ("3.3", "3 monev")]


def settled(rows: list[Line], given: list[Line]) -> list[Line]:
    """Code and words of every row, after settling."""
    grid: tuple[tuple[Cell, ...], ...] = (("Kode", "INDIKATOR"), *((code or None, words) for code, words in rows))
    records = Records(Tab("Rencana Kerja", "Matriks", 1, grid, 100, 2), 0, ("Kode",), {"Kode": 0, "INDIKATOR": 1})
    indicators = tuple(
        Indicator(number, f"3.{number}", 3, "Program", "", words, "", (), "", ())
        for number, (_, words) in enumerate(rows, 1)
    )
    matrix, found = settled_matrix(Matrix(0, {}, indicators), records, given)
    assert {code: line for line, code in enumerate((each.code for each in matrix.indicators), 1)} == found.lines
    return [(each.code, each.indikator) for each in matrix.indicators]


THREE = ["SOP tim", "Media", "Monev"]


@pytest.mark.parametrize(
    ("rows", "given", "codes"),
    [
        ([("", words) for words in THREE], [], ["3.1", "3.2", "3.3"]),
        (list(zip(["3.1", "3.2", "3.3"], THREE, strict=True)), GIVEN, ["3.1", "3.2", "3.3"]),
        ([("3.1", "SOP tim"), ("", "Baru"), ("3.2", "Media"), ("3.3", "Monev")], GIVEN, ["3.1", "3.4", "3.2", "3.3"]),
        ([("3.3", "Monev"), ("3.1", "SOP tim"), ("3.2", "Media")], GIVEN, ["3.3", "3.1", "3.2"]),
        ([("3.1", "Monev"), ("3.2", "SOP tim"), ("3.3", "Media")], GIVEN, ["3.3", "3.1", "3.2"]),
        ([("", "SOP tim"), ("3.2", "Media"), ("", "Monev")], GIVEN, ["3.1", "3.2", "3.3"]),
        ([("3.1", "SOP tim"), ("3.1", "Media"), ("3.3", "Monev")], GIVEN, ["3.1", "3.2", "3.3"]),
        ([("3.1", "SOP tim yang baru"), ("3.2", "Media")], GIVEN, ["3.1", "3.2"]),
        ([("3.1", "SOP tim"), ("", "Baru")], GIVEN, ["3.1", "3.4"]),
    ],
    ids=[
        "all new",
        "unchanged",
        "one inserted",
        "rows sorted with their codes",
        "rows sorted without their codes",
        "codes cleared",
        "a code overwritten",
        "words changed",
        "a code that was given is not given again",
    ],
)
def test_settled_matrix(rows: list[Line], given: list[Line], codes: list[str]) -> None:
    assert settled(rows, given) == list(zip(codes, [words for _, words in rows], strict=True))


def test_two_rows_with_equal_words_and_no_code_are_named() -> None:
    with pytest.raises(Refusal) as refused:
        settled([("", "Media"), ("", "Media")], [("3.1", "3 media"), ("3.2", "3 media")])
    assert refused.value.code == "rows_alike"
    assert refused.value.where == "tab Matriks, sel A2 dan A3"


def test_given_codes_are_kept_in_data_dukung() -> None:
    grid: tuple[tuple[Cell, ...], ...] = (
        ("Kode", "Indikator"),
        ("a", "3.1 SOP Tim"),
        ("b", "3.1 SOP Tim"),
        ("c", None),
        ("d", "3.2 Media"),
    )
    records = Records(Tab("Data Dukung", "x", 1, grid, 100, 2), 0, ("Kode", "Indikator"), {"Kode": 0, "Indikator": 1})
    assert given_codes(records) == [("3.1", "3 sop tim"), ("3.2", "3 media")]
