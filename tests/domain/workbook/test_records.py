"""A tab's columns: the machine's by their anchors, people's by their headings."""

import pytest

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.snapshot import Anchor, Tab
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.headings import HeadingNames
from zi_sheets.domain.workbook.records import Records, filled, read_columns

PEOPLE = HeadingNames(("Verifikasi", "Catatan"))
MACHINE = ("Kode", "Status")
Row = tuple[Cell, ...]


def read(*rows: Row, anchors: dict[str, int] | None = None) -> Records:
    columns = {"Kode": 0, "Status": 2} if anchors is None else anchors
    found = {heading: Anchor(100 + column, column) for heading, column in columns.items()}
    return read_columns(Tab("Data Dukung", "Butir", 7, rows, 100, 10, anchors=found), MACHINE, PEOPLE)


HEADINGS: Row = ("Kode", "Verifikasi", "Status", "Catatan")


def test_columns() -> None:
    found = read(HEADINGS, ("a", "Sah", "Ada", None))
    assert found.columns == {"Kode": 0, "Verifikasi": 1, "Status": 2, "Catatan": 3}
    assert (found.heading_row, list(found.body()), found.lost) == (0, [1], {})


def test_title_rows_above_the_headings() -> None:
    found = read(("Judul",), (), HEADINGS, ("a",))
    assert (found.heading_row, list(found.body())) == (2, [3])


@pytest.mark.parametrize("heading", ["KODE", " Kode ", "Ko\nde"])
def test_a_heading_that_only_looks_different(heading: str) -> None:
    assert read((heading, *HEADINGS[1:])).columns["Kode"] == 0


def test_a_column_is_where_its_anchor_is() -> None:
    assert read(("Status", "Verifikasi", "Kode", "Catatan"), anchors={"Kode": 2, "Status": 0}).columns["Kode"] == 2


def test_a_renamed_machine_column_is_lost_and_named() -> None:
    found = read(("Kode", "Verifikasi", "Keadaan", "Catatan"))
    assert found.lost == {"Status": "tab Butir, sel C1"}
    assert "Status" not in found.columns


def test_a_machine_column_without_anchor_is_not_guessed_by_its_heading() -> None:
    assert "Status" not in read(HEADINGS, anchors={"Kode": 0}).columns


@pytest.mark.parametrize(
    ("rows", "anchors", "code"),
    [
        ([("Nomor", *HEADINGS[1:])], None, "key_column_gone"),
        ([], None, "key_column_gone"),
        ([HEADINGS], {"Status": 2}, "key_column_gone"),
        ([("Kode", "Periksa", "Status", "Catatan")], None, "heading_missing"),
        ([("Kode", "Verifikasi", "Status", "Catatan", "catatan")], None, "heading_doubled"),
    ],
    ids=["renamed", "an empty tab", "no anchor", "a people's heading missing", "a people's heading doubled"],
)
def test_refused(rows: list[Row], anchors: dict[str, int] | None, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        read(*rows, anchors=anchors)
    assert refused.value.code == code
    assert "Butir" in refused.value.where


def test_filled_leaves_out_blank_cells_and_missing_columns() -> None:
    found = read(HEADINGS, ("a", " ", "Ada", None))
    assert filled(found, 1, ("Kode", "Verifikasi", "Status", "Lain")) == ("a", "Ada")
