import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.headings import HeadingNames, find_heading_row, find_headings, heading_key, seen_headings

NAMES = HeadingNames(("INDIKATOR", "DATA DUKUNG"), ("PIC",), {"DATA DUKUNG": ("Data Pendukung",)})

SAME = (
    "DATA DUKUNG", "Data Dukung", "data\ndukung", "DATA\u00a0DUKUNG", " DATA  DUKUNG ", "DATADUKUNG", "Data Dukung :",
    "DATA DUKUNG.", "DATA\u200b DUKUNG", "Ｄata Dukung",
)  # fmt: skip


@pytest.mark.parametrize("text", SAME, ids=repr)
def test_headings_that_look_alike_are_alike(text: str) -> None:
    assert heading_key(text) == heading_key("DATA DUKUNG")


def test_columns_are_found_by_name_and_alias_wherever_they_stand() -> None:
    row: tuple[Cell, ...] = (None, "Data\nPendukung", 7, "", "indikator", "Catatan kami")
    assert find_headings(row, NAMES, row_index=0) == {"DATA DUKUNG": 1, "INDIKATOR": 4}
    assert seen_headings(row, NAMES) == {"DATA DUKUNG": 1, "7": 2, "INDIKATOR": 4, "Catatan kami": 5}


def test_two_columns_with_one_meaning_are_refused_with_both_cells() -> None:
    row = ("INDIKATOR", "DATA DUKUNG", "Data Pendukung")
    with pytest.raises(Refusal) as refused:
        find_headings(row, NAMES, row_index=2, tab="Rencana Kerja")
    assert refused.value.code == "heading_doubled"
    assert refused.value.where == "tab Rencana Kerja, sel B3 dan C3"
    assert refused.value.exit_code == 2


def test_a_missing_heading_is_named_with_those_that_are_there() -> None:
    with pytest.raises(Refusal) as refused:
        find_headings(("INDIKATOR", "Dukungan"), NAMES, row_index=3, tab="Rencana Kerja")
    assert refused.value.code == "heading_missing"
    assert "DATA DUKUNG tidak ada" in refused.value.message
    assert "INDIKATOR, Dukungan" in refused.value.message
    assert refused.value.where == "tab Rencana Kerja, baris 4"


def test_peoples_own_columns_may_share_a_heading() -> None:
    row = ("INDIKATOR", "DATA DUKUNG", "Catatan", "Catatan")
    assert seen_headings(row, NAMES)["Catatan"] == 2


def test_the_heading_row_may_stand_below_a_title() -> None:
    rows = (("RENCANA KERJA",), (), ("NO", "INDIKATOR", "DATA DUKUNG"))
    assert find_heading_row(rows, NAMES) == 2


@pytest.mark.parametrize("rows", [(), ((),), (("Judul", "lain"),)], ids=["no rows", "blank", "other words"])
def test_no_heading_row_is_refused(rows: tuple[tuple[str, ...], ...]) -> None:
    with pytest.raises(Refusal) as refused:
        find_heading_row(rows, NAMES, tab="Rencana Kerja")
    assert refused.value.code == "heading_row_missing"
    assert "INDIKATOR, DATA DUKUNG" in refused.value.action


@given(st.lists(st.sampled_from([" ", "\n", "\u00a0", "\u2009", "\t"])), st.sampled_from(["", ".", ":", " :"]))
def test_spaces_and_signs_at_the_end_never_matter(spaces: list[str], sign: str) -> None:
    assert heading_key("Batas" + "".join(spaces) + "Waktu" + sign) == heading_key("Batas Waktu")
