"""Who is responsible: the row's own PIC, else the area's coordinator, else nobody yet."""

import pytest

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.work_plan.team import NOBODY, read_coordinators, responsible
from zi_sheets.domain.workbook.grid import Cell

Row = tuple[Cell, ...]


def team(*rows: Row) -> Tab:
    return Tab("Tim", "Tim", 6, (("Peran", "Area", "Nama", "Surel", "WA"), *rows), 100, 5)


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ((), {}),
        ((("Koordinator", "MP", "Waka Kurikulum"),), {"MP": "Waka Kurikulum"}),
        ((("koordinator area", "mp", "Waka"),), {"MP": "Waka"}),
        ((("Koordinator", "MP", "Pertama"), ("Koordinator", "MP", "Kedua")), {"MP": "Pertama"}),
        ((("PIC", "MP", "Guru"), ("Koordinator", "", "Waka"), ("Koordinator", "PP", None)), {}),
    ],
    ids=["nobody", "one", "other writing", "the first of two", "no role, area or name"],
)
def test_read_coordinators(rows: tuple[Row, ...], expected: dict[str, str]) -> None:
    assert read_coordinators(team(*rows)) == expected


def test_no_tab_is_no_team() -> None:
    assert read_coordinators(None) == {}


@pytest.mark.parametrize(
    ("own", "expected"), [("Guru BK", "Guru BK"), (" ", "Waka"), ("", "Waka")], ids=["own", "blank", "none"]
)
def test_responsible(own: str, expected: str) -> None:
    assert responsible(own, "MP", {"MP": "Waka"}) == expected


def test_nobody_is_named_so() -> None:
    assert responsible("", "PP", {"MP": "Waka"}) == NOBODY == "Belum ditunjuk"


@pytest.mark.parametrize(
    "headings", [("Peran", "Area"), ("Peran", "Area", "Nama", "Nama"), ("Koordinator", "MP", "Waka")], ids=str
)
def test_headings_missing_or_doubled(headings: Row) -> None:
    with pytest.raises(Refusal) as refused:
        read_coordinators(Tab("Tim", "Tim ZI", 6, (headings, ("Koordinator", "MP", "Waka")), 100, 5))
    assert "Tim ZI" in refused.value.where


def test_columns_are_found_by_their_headings() -> None:
    """People put a column in front; headings identify columns, never their places."""
    moved = Tab("Tim", "Tim", 6, (("No", "Nama", "Peran", "Area"), (1, "Waka", "Koordinator", "MP")), 100, 5)
    assert read_coordinators(moved) == {"MP": "Waka"}
