"""PITFALLS 12: a protected range answers 400: found out before writing, and named with who protects it."""

from collections.abc import Sequence
from dataclasses import replace

import pytest

from tests.rehearsal import Unit
from tests.suites.human_edits import catalogue
from tests.suites.school import STARTS, TOOL, run_at
from tests.suites.stage import do
from zi_sheets.domain.snapshot import Anchor, Protected, Tab
from zi_sheets.domain.workbook.records import Records
from zi_sheets.plan import CellWrite, Dropdown, Plan
from zi_sheets.protected import allowed

SHARED = Tab(
    "Berkas",
    "Berkas",
    7,
    (("Kode", "Nama"), ("a",), ("b",), ("c",)),
    10,
    2,
    anchors={"Kode": Anchor(1, 0), "Nama": Anchor(2, 1)},
)
OWN = Tab("Skor", "Skor", 8, (), 10, 3)
LINES = {"a": 1, "b": 2, "c": 3}
NAMES = tuple(CellWrite("Berkas", code, "Nama", None, "x") for code in ("a", "b", "c"))
SCORES = tuple(CellWrite("Skor", str(row), "A", None, row, (row, 0)) for row in range(3))
NEW = CellWrite("Berkas", "d", "Kode", None, "d", (4, 0)), CellWrite("Berkas", "d", "Nama", None, "D")


def left_of(wanted: Plan, *areas: tuple[int, int, int, int]) -> Plan:
    """What is allowed where `areas` of both tabs are the kepala's."""
    kept = tuple(Protected(area, "punya kepala") for area in areas)
    tabs = {tab.name: replace(tab, protected=kept) for tab in (SHARED, OWN)}
    records = {"Berkas": Records(tabs["Berkas"], 0, ("Kode", "Nama"), {"Kode": 0, "Nama": 1}, lines=LINES)}
    return allowed(wanted, records, tabs)


@pytest.mark.parametrize(
    ("area", "codes"),
    [
        pytest.param((2, 3, 0, 2), ["a"], id="a row: those below it are in the same write of the column"),
        pytest.param((0, 10, 1, 2), [], id="the column"),
        pytest.param((0, 1, 0, 2), [], id="the heading"),
        pytest.param((0, 10, 0, 1), ["a", "b", "c"], id="another column"),
        pytest.param((5, 9, 0, 2), ["a", "b", "c"], id="below"),
    ],
)
def test_cells_beside_peoples(area: tuple[int, int, int, int], codes: Sequence[str]) -> None:
    found = left_of(Plan(cells=NAMES), area)
    assert [write.kode for write in found.cells] == codes
    assert [words for words in found.left if "punya kepala" in words] == list(found.left)
    assert bool(found.left) == (len(codes) < 3)


def test_a_protected_cell_of_peoples_gets_no_dropdown() -> None:
    offered = tuple(Dropdown("Berkas", code, (row, 5), ("Ya",)) for row, code in enumerate("de", 4))
    assert left_of(Plan(keys=NEW[:1], dropdowns=offered), (4, 5, 5, 6)).dropdowns == offered[1:]


def test_cells_of_an_own_tab_are_written_one_by_one() -> None:
    assert left_of(Plan(cells=SCORES), (1, 2, 0, 1)).cells == (SCORES[0], SCORES[2])


def test_a_row_whose_code_may_not_be_written_is_left_whole() -> None:
    found = left_of(Plan(keys=NEW[:1], cells=(*NEW[1:], NAMES[0])), (4, 5, 0, 1))
    assert found.keys == ()
    assert found.cells == (NAMES[0],)


def test_a_place_of_a_new_row_is_known_before_it_is_there() -> None:
    found = left_of(Plan(keys=NEW[:1], cells=NEW[1:]), (4, 5, 1, 2))
    assert found.keys == NEW[:1]
    assert found.cells == ()


@pytest.mark.parametrize("name", ["Status of Data Dukung", "Kode of Rencana Kerja", "rows of Berkas", "Skor", "Log"])
def test_a_sync_beside_a_protected_range(name: str) -> None:
    """Everything else is written, the range and its editor are named, and a second run has nothing to do."""
    unit: Unit = STARTS["first"]().copy()
    (deed,) = [each for each in catalogue(unit.snapshot()) if each.name == f"protect {name}"]
    do(unit, deed)
    done = run_at(unit, unit.connection(TOOL))
    assert done.receipt
    assert [words for words in done.receipt.left if f"milik kepala: {name}" in words and "operator@" in words]
    assert done.receipt.written
    assert not run_at(unit, unit.connection(TOOL), minute=1).plan


def test_a_range_that_only_warns_is_written() -> None:
    unit: Unit = STARTS["first"]().copy()
    area = {"sheetId": unit.snapshot().tabs["Data Dukung"].sheet_id}
    unit.person().batch_update(
        {"requests": [{"addProtectedRange": {"protectedRange": {"range": area, "warningOnly": True}}}]}
    )
    done = run_at(unit, unit.connection(TOOL))
    assert done.receipt
    assert done.receipt.left == ()
    assert unit.rows("Data Dukung")
