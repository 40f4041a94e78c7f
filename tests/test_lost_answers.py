"""PITFALLS 27: an answer that was lost is resolved by looking; what a run had done when it broke off is said."""

import pytest

from tests.rehearsal import Act, Unit, before
from tests.suites.school import control, run_at
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.errors import Interrupted
from zi_sheets.workspace.failure import CallRefused, Unreachable

WRITE, CHANGE = "sheets.spreadsheets.values.batchUpdateByDataFilter", "sheets.spreadsheets.batchUpdate"


def broken(unit: Unit, method: str, nth: int, drop: str) -> None:
    control(unit, "POST", "faults", [{"method": method, "nth": nth, "action": {"drop": drop}}])


def log_rows(unit: Unit) -> list[list[Cell]]:
    return [list(row) for row in unit.snapshot().tabs["Log"].rows[1:]]


@pytest.mark.parametrize("drop", ["before", "after"])
@pytest.mark.parametrize(("method", "nth"), [(WRITE, 1), (WRITE, 2), (CHANGE, 1), (CHANGE, 2)])
def test_a_write_whose_answer_was_lost(unit: Unit, method: str, nth: int, drop: str) -> None:
    """It is never sent again blindly: the next look tells what is still to be written, and nothing is there twice.

    A lease that was taken without an answer is known by its owner; one that could not be given back runs out.
    """
    broken(unit, method, nth, drop)
    done = unit.sync()
    assert done.receipt
    assert not run_at(unit, unit.connection(), minute=11, dry_run=True).plan
    assert len(unit.rows("Data Dukung")) == 14
    assert len(unit.snapshot().tabs["Data Dukung"].rows) == 15
    assert len(log_rows(unit)) == 1
    assert control(unit, "GET", "unused")["faults"] == []


def test_a_repair_whose_answer_was_lost_is_not_made_twice(synced: Unit) -> None:
    sheet = synced.person().worksheet("Data Dukung")
    sheet.delete_columns(7)
    broken(synced, CHANGE, 1, "after")
    synced.sync()
    assert synced.person().worksheet("Data Dukung").row_values(1).count("Status") == 1
    assert not synced.sync().plan


def refused(request: Request) -> Reply | None:
    body = b'{"error": {"code": 400, "message": "Tempat penuh"}}'
    beside_people = WRITE.endswith(_call(request)) and b"developerMetadataLookup" in request.body
    return Reply(400, body, {"Content-Type": "application/json"}) if beside_people else None


def _call(request: Request) -> str:
    return request.path.rpartition(":")[2] or "?"


def down_from(nth: int) -> Act:
    """The network is gone from the n-th write on."""
    seen: list[str] = []

    def act(request: Request) -> Reply | None:
        seen.append(_call(request))
        gone = seen.count("batchUpdateByDataFilter") >= nth
        return Reply(503, b"", {"Content-Type": "text/html"}) if gone else None

    return act


def test_a_write_that_is_always_refused_ends_with_googles_reason(synced: Unit) -> None:
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])
    with pytest.raises(CallRefused, match="Tempat penuh"):
        synced.sync(act=refused)


def test_a_run_that_breaks_off_before_any_write_says_only_why(unit: Unit) -> None:
    with pytest.raises(Unreachable, match="Google sedang bermasalah"):
        unit.sync(act=down_from(1))


def test_a_run_that_breaks_off_half_way_says_what_was_done(unit: Unit) -> None:
    """The codes were written, nothing else; the message counts them and says that the next sync goes on."""
    with pytest.raises(Interrupted) as stopped:
        unit.sync(act=down_from(2))
    codes = sum(len(unit.rows(tab.name)) for tab in unit.snapshot().tabs.values() if tab.anchors)
    assert codes > 18
    assert f"Sebelum itu {codes} sel mesin sudah ditulis" in stopped.value.message
    assert "meneruskan" in stopped.value.action
    run_at(unit, unit.connection(), minute=11)
    assert not run_at(unit, unit.connection(), minute=12).plan


def test_the_receipt_counts_cells_as_first_found(synced: Unit) -> None:
    """A cell written in two rounds is one cell, from what it was at first to what it is at last."""
    synced.share("guru")
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])
    sheet = synced.person("guru").worksheet("Data Dukung")
    line = sheet.col_values(1).index("1.1/notulen-rapat") + 1

    def spoil() -> None:
        sheet.update_acell(f"G{line}", "dicoret")

    looks = before(synced.config.spreadsheet_id, spoil, nth=2)
    done = synced.sync(act=looks)
    assert done.receipt
    pairs = [
        (each.was, each.now)
        for each in done.receipt.written
        if (each.kode, each.column) == ("1.1/notulen-rapat", "Status")
    ]
    assert pairs == [("Belum ada", "Ada")]
    assert len(log_rows(synced)) == 2
