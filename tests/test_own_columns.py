"""`Look`: which rows and columns may be written, from what was seen last. PITFALLS 7: positions read earlier lie."""

from collections.abc import Mapping, Sequence

import pytest

from tests.rehearsal import Unit
from zi_sheets.apply import apply
from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.own_columns import Look
from zi_sheets.plan import CellWrite, Plan


def seen(columns: Mapping[str, list[Cell]]) -> Look:
    return Look({"Berkas": dict(columns)})


@pytest.mark.parametrize(
    ("codes", "line"),
    [
        pytest.param(["Kode", "a", "b"], 2, id="there"),
        pytest.param(["Kode", "a"], None, id="gone"),
        pytest.param(["b", "Kode", "b"], None, id="twice: either could be meant"),
        pytest.param([], None, id="the column is gone"),
    ],
)
def test_line(codes: list[Cell], line: int | None) -> None:
    assert seen({"Kode": codes}).line(CellWrite("Berkas", "b", "Nama", None, "B.pdf")) == line


@pytest.mark.parametrize(
    ("cells", "expected"),
    [(["Nama", "x"], True), ([None, " NAMA "], True), (["Milik saya", "x"], False), ([], False)],
    ids=["there", "lower and spelt otherwise", "renamed", "cut away"],
)
def test_headed(cells: list[Cell], expected: bool) -> None:
    assert seen({"Nama": cells}).headed("Berkas", "Nama") is expected


def test_a_column_that_was_not_answered_is_not_headed() -> None:
    """A lookup that matches nothing may be left out of the answer: nothing is written there."""
    assert not seen({"Kode": ["Kode"]}).headed("Berkas", "Nama")


TAB = Tab("Berkas", "Berkas", 1, (("Kode", "Nama"), ("a", None, "x")), 10, 3)


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param([["Kode"], ["a", "", "x"]], True, id="blank is blank"),
        pytest.param([["Kode"], ["a", "", "y"]], False, id="another person's word"),
        pytest.param([["Kode"], ["a", "", "x", "z"]], False, id="a cell beyond the grid that was read"),
        pytest.param([["Kode"]], False, id="the row is gone"),
    ],
)
def test_as_read(now: list[list[Cell]], expected: bool) -> None:
    look = Look(rows={"Berkas": now})
    assert look.as_read(TAB, 1) is expected


@pytest.mark.parametrize(
    ("was", "now", "stands"),
    [
        pytest.param(["Kode", "a"], ["Kode", "a", "b"], True, id="where it was meant"),
        pytest.param(["Kode", "a", None, ""], ["Kode", "a", "b"], True, id="blank is blank"),
        pytest.param(["Kode", "a"], ["Kode", None, "b"], False, id="a row was inserted: it lies on another's"),
        pytest.param(["Kode", "a"], ["Kode", "x", "b"], False, id="another code was changed"),
        pytest.param(["Kode", "a"], ["Kode", "a", "b", "c"], False, id="a row more"),
    ],
)
def test_codes_are_taken_where_they_stand_as_meant(was: Sequence[Cell], now: list[Cell], stands: bool) -> None:
    look = seen({"Kode": list(was)})
    look.take_codes("Berkas", now, {2: "b"})
    assert look.columns["Berkas"]["Kode"] == (now if stands else [])


def test_only_what_was_sent_is_told(synced: Unit) -> None:
    """A code that nobody finds any more is not written, and not counted as written either."""
    told: list[CellWrite] = []
    there, gone = (CellWrite("Data Dukung", code, "PIC", None, "x") for code in ("1.1/sk-tim-zi", "9.9/hilang"))
    apply(synced.connection().sheets, synced.snapshot(), Plan(cells=(there, gone)), told.extend)
    assert told == [there]
