"""The charts of `Skor`: there once, made again where people deleted them, drawn from cells that hold what they say."""

import io
from typing import Any

import pytest
from openpyxl import load_workbook

from tests.rehearsal import Act, Unit
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.init.charts import AREA_CHART, HISTORY_CHART
from zi_sheets.workspace.drive import XLSX

BOTH = [AREA_CHART, HISTORY_CHART]


def charts(unit: Unit) -> list[dict[str, Any]]:
    """Every chart of the workbook, as the API tells."""
    sheets = unit.person().fetch_sheet_metadata({"fields": "sheets(charts)"})["sheets"]
    return [chart for sheet in sheets for chart in sheet.get("charts", [])]


def ids(unit: Unit) -> list[int]:
    return sorted(chart["chartId"] for chart in charts(unit))


def delete(unit: Unit, *chart_ids: int) -> None:
    requests = [{"deleteEmbeddedObject": {"objectId": chart_id}} for chart_id in chart_ids]
    unit.person().batch_update({"requests": requests})


def sources(chart: dict[str, Any]) -> list[tuple[int, int, int]]:
    """Column, first row and end of the domain and of every series."""
    basic = chart["spec"]["basicChart"]
    data = [*(each["domain"] for each in basic["domains"]), *(each["series"] for each in basic["series"])]
    ranges = [each["sourceRange"]["sources"][0] for each in data]
    return [(each.get("startColumnIndex", 0), each["startRowIndex"], each["endRowIndex"]) for each in ranges]


def test_they_are_born_with_the_tab_and_stay_two(unit: Unit) -> None:
    assert ids(unit) == BOTH
    assert "charts" not in unit.person().fetch_sheet_metadata({"fields": "sheets(merges)"})["sheets"][0]
    for _ in range(2):
        unit.sync()
        assert ids(unit) == BOTH
    assert not unit.sync().plan


def test_they_draw_from_the_headings_of_the_page(unit: Unit) -> None:
    unit.sync()
    skor = unit.snapshot().tabs["Skor"]
    area, history = sorted(charts(unit), key=lambda chart: int(chart["chartId"]))
    assert [skor.text(row, column) for column, row, _ in sources(area)] == [
        "Kode", "Mandiri %", "Terbukti rendah %", "Ambang WBK %",
    ]  # fmt: skip
    assert {end - row for _, row, end in sources(area)} == {7}
    assert [skor.text(row, column) for column, row, _ in sources(history)] == [
        "Tanggal", "Mandiri", "Terbukti rendah", "Terbukti tinggi",
    ]  # fmt: skip
    assert [each["type"] for each in area["spec"]["basicChart"]["series"]] == ["COLUMN", "COLUMN", "LINE"]


@pytest.mark.parametrize("gone", [[AREA_CHART], [HISTORY_CHART], BOTH], ids=["areas", "history", "both"])
def test_what_people_deleted_comes_back_once(synced: Unit, gone: list[int]) -> None:
    delete(synced, *gone)
    synced.sync()
    assert ids(synced) == BOTH


def test_a_chart_that_people_moved_stays_where_it_is(synced: Unit) -> None:
    area, _ = charts(synced)
    moved = area["position"]["overlayPosition"] | {"widthPixels": 333}
    delete(synced, area["chartId"])
    synced.person().batch_update(
        {"requests": [{"addChart": {"chart": {**area, "position": {"overlayPosition": moved}}}}]}
    )
    synced.sync()
    widths = {each["chartId"]: each["position"]["overlayPosition"]["widthPixels"] for each in charts(synced)}
    assert widths[area["chartId"]] == 333


def test_a_missing_chart_hinders_no_dry_run(synced: Unit) -> None:
    delete(synced, *BOTH)
    synced.forget()
    synced.sync(dry_run=True)
    assert not synced.written
    assert ids(synced) == []


@pytest.mark.parametrize("delivered", [False, True], ids=["before", "after"])
def test_killed_at_the_charts_and_repeated(synced: Unit, delivered: bool) -> None:
    delete(synced, *BOTH)
    with pytest.raises(PowerCut):
        synced.sync(act=cut(synced, delivered=delivered))
    assert ids(synced) == (BOTH if delivered else [])
    synced.sync()
    assert ids(synced) == BOTH


def test_a_chart_that_is_refused_stops_nothing(synced: Unit) -> None:
    delete(synced, *BOTH)
    refusal = b'{"error": {"code": 400, "message": "No charts today.", "status": "INVALID_ARGUMENT"}}'
    headers = {"Content-Type": "application/json"}
    assert synced.sync(act=lambda request: Reply(400, refusal, headers) if adds_chart(request) else None).receipt


def test_a_tab_of_an_earlier_version_is_widened_before_they_draw_from_it(synced: Unit) -> None:
    tab = synced.snapshot().tabs["Skor"]
    narrow = {"sheetId": tab.sheet_id, "dimension": "COLUMNS", "startIndex": 9, "endIndex": tab.column_count}
    delete(synced, *BOTH)
    synced.person().batch_update({"requests": [{"deleteDimension": {"range": narrow}}]})
    synced.sync()
    assert synced.snapshot().tabs["Skor"].column_count == 16
    assert ids(synced) == BOTH


class PowerCut(BaseException):
    """The process ends here."""


def adds_chart(request: Request) -> bool:
    return b'"addChart"' in request.body


def cut(unit: Unit, *, delivered: bool) -> Act:
    def act(request: Request) -> Reply | None:
        if not adds_chart(request):
            return None
        if delivered:
            unit.application.handle(request)
        raise PowerCut

    return act


def test_the_downloaded_workbook_has_them(synced: Unit) -> None:
    skor = synced.person().worksheet("Skor")
    skor.update([["MP", "", "", "", "", "", "", 90, 40, 60]], "A6", raw=True)
    skor.update([[44286, 50, 20, 30], [44316, 60, 30, 40]], "M6", raw=True)
    drive = synced.connection().drive
    page: Any = load_workbook(io.BytesIO(drive.export(synced.config.spreadsheet_id, XLSX, "buku")))["Skor"]
    area, history = sorted(page._charts, key=lambda chart: str(chart.tagname))
    assert [each.tagname for each in area._charts] == ["barChart", "lineChart"]
    assert [each.val.numRef.f for part in area._charts for each in part.series] == [
        "'Skor'!$H$6", "'Skor'!$I$6", "'Skor'!$J$6",
    ]  # fmt: skip
    assert [each.val.numRef.f for each in history.series] == [f"'Skor'!${name}$6:${name}$7" for name in "NOP"]
    assert not history.visible_cells_only
    assert (history.legend.position, history.y_axis.scaling.min, history.y_axis.scaling.max) == ("b", 0, 100)
    assert history.x_axis.baseTimeUnit == "days"
