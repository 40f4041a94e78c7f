"""What people deleted is made again: tabs, machine columns, marks; and what is said where that fails."""

import json

import gspread
import pytest

from tests.rehearsal import Unit, before
from zi_sheets.domain.refusal import Refusal
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.init.layout import COLUMN_KEY
from zi_sheets.workspace.failure import CallRefused, Unreachable


def delete_column(unit: Unit, tab: str, heading: str) -> None:
    sheet = unit.person().worksheet(tab)
    sheet.delete_columns(sheet.row_values(1).index(heading) + 1)


def test_a_deleted_column_is_made_again_at_the_right_end(synced: Unit) -> None:
    was = synced.rows("Data Dukung")
    delete_column(synced, "Data Dukung", "Status")
    synced.sync()
    assert synced.rows("Data Dukung") == was
    assert synced.person().worksheet("Data Dukung").row_values(1)[-1] == "Status"
    assert not synced.sync().plan


def test_a_full_grid_gets_one_column_more_and_never_another(synced: Unit) -> None:
    """Columns are inserted before a blank one; that one is there for the next time."""
    sheet = synced.person().worksheet("Data Dukung")
    width = sheet.col_count
    for _ in range(3):
        delete_column(synced, "Data Dukung", "Status")
        synced.sync()
    assert synced.person().worksheet("Data Dukung").col_count == width + 1


def test_a_column_that_people_add_at_the_end_meanwhile_stays_theirs(synced: Unit) -> None:
    synced.share("guru")
    delete_column(synced, "Data Dukung", "Status")
    sheet = synced.person("guru").worksheet("Data Dukung")

    def add() -> None:
        sheet.add_cols(1)
        sheet.update([["Milik guru"], ["isi"]], gspread.utils.rowcol_to_a1(1, sheet.col_count), raw=True)

    synced.sync(act=before(":batchUpdate", add))
    assert {row["Milik guru"] for row in synced.rows("Data Dukung").values()} == {"isi", ""}
    assert {row["Status"] for row in synced.rows("Data Dukung").values()} >= {"Ada", "Belum ada"}


def test_a_tab_keeps_its_id_and_a_deleted_one_is_made_under_another(synced: Unit) -> None:
    """PITFALLS 9: a tab is never removed and made anew, and whoever undoes a deletion gets the old tab back."""
    was = {tab.name: tab.sheet_id for tab in synced.snapshot().tabs.values()}
    synced.person().del_worksheet_by_id(was["Berkas"])
    synced.sync()
    now = {tab.name: tab.sheet_id for tab in synced.snapshot().tabs.values()}
    assert now.pop("Berkas") != was.pop("Berkas")
    assert now == was
    assert len(synced.rows("Berkas")) == 3


def test_a_lost_registry_is_read_from_the_columns(synced: Unit) -> None:
    """Whoever clears the spreadsheet's own metadata costs no tab that people share."""
    shared = {name: tab.sheet_id for name, tab in synced.snapshot().tabs.items() if tab.anchors}
    lookup = {"developerMetadataLookup": {"metadataKey": "zi.tab"}}
    synced.person().batch_update({"requests": [{"deleteDeveloperMetadata": {"dataFilter": lookup}}]})
    synced.sync()
    tabs = synced.snapshot().tabs
    assert {name: tabs[name].sheet_id for name in shared} == shared
    assert len(synced.rows("Data Dukung")) == 14


def anchor_again(unit: Unit, column: int, metadata_id: int) -> None:
    """A second anchor of Status in `Data Dukung`, as copies and undone deletions leave it; `column` from 0."""
    sheet_id = unit.snapshot().tabs["Data Dukung"].sheet_id
    span = {"sheetId": sheet_id, "dimension": "COLUMNS", "startIndex": column, "endIndex": column + 1}
    metadata = {"metadataId": metadata_id, "metadataKey": COLUMN_KEY, "metadataValue": "Data Dukung/Status"}
    metadata |= {"visibility": "DOCUMENT", "location": {"dimensionRange": span}}
    unit.person().batch_update({"requests": [{"createDeveloperMetadata": {"developerMetadata": metadata}}]})


def test_of_two_anchors_the_one_counts_whose_column_says_so(synced: Unit) -> None:
    anchor_again(synced, 11, metadata_id=1)
    synced.person().worksheet("Data Dukung").update_acell("G2", "dicoret")
    done = synced.sync()
    assert done.receipt
    assert done.receipt.left == ()
    assert synced.person().worksheet("Data Dukung").acell("G2").value == "Ada"


def test_of_two_columns_that_both_say_so_the_older_one_is_ours(synced: Unit) -> None:
    sheet = synced.person().worksheet("Data Dukung")
    sheet.add_cols(1)
    sheet.update([["Status"], ["milik orang"]], "Q1", raw=True)
    anchor_again(synced, 16, metadata_id=2**31 - 1)
    sheet.update_acell("G2", "dicoret")
    synced.sync()
    assert (sheet.acell("G2").value, sheet.acell("Q2").value) == ("Ada", "milik orang")


def test_a_tab_of_people_with_our_title_is_not_taken(synced: Unit) -> None:
    synced.person().del_worksheet(synced.person().worksheet("Berkas"))
    synced.person().add_worksheet("Berkas", 5, 5).update([["milik orang"]], "A1", raw=True)
    synced.sync()
    assert synced.person().worksheet("Berkas").acell("A1").value == "milik orang"
    assert len(synced.rows("Berkas (zi)")) == 3


def failing(status: int, message: str) -> Reply:
    error = {"error": {"code": status, "status": "INVALID_ARGUMENT", "message": message}}
    return Reply(status, json.dumps(error).encode(), {"Content-Type": "application/json"})


@pytest.mark.parametrize(
    ("status", "kind", "words"),
    [(400, CallRefused, "more than 10000000 cells"), (503, Unreachable, "Google sedang bermasalah")],
)
def test_a_repair_that_keeps_failing_says_why(synced: Unit, status: int, kind: type[Exception], words: str) -> None:
    def act(request: Request) -> Reply | None:
        return (
            failing(status, "This would make more than 10000000 cells.") if b"insertDimension" in request.body else None
        )

    delete_column(synced, "Data Dukung", "Status")
    with pytest.raises(kind, match=words):
        synced.sync(act=act)


def test_a_column_that_keeps_vanishing_is_named_as_such(synced: Unit) -> None:
    synced.share("guru")
    delete_column(synced, "Data Dukung", "Status")

    def act(request: Request) -> None:
        if "Status" in synced.person().worksheet("Data Dukung").row_values(1):
            delete_column(synced, "Data Dukung", "Status")

    with pytest.raises(Refusal, match="hilang"):
        synced.sync(act=act)
