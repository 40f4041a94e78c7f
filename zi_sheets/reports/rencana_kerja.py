"""The machine columns of `Rencana Kerja`: one line of evidence status beside each indicator."""

from collections.abc import Sequence

from zi_sheets.domain.assessment import Assessment, IndicatorItems, Item, completeness
from zi_sheets.domain.status import Status
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.records import Records
from zi_sheets.reports.table import Table
from zi_sheets.reports.words import gone_since, listed_items, out_of

TAB = "Rencana Kerja"
HEADINGS = ("Status Bukti", "Kelengkapan", "Kekurangan", "Folder Bukti")
NOTHING_ASKED = "DATA DUKUNG kosong: tidak ada dokumen yang diminta."
_LACKING = (Status.MISSING, Status.OUTDATED, Status.EMPTY, Status.REJECTED, Status.DOUBTFUL, Status.UNREADABLE)


def table(assessment: Assessment, records: Records) -> Table:
    """One row per indicator, by its code; a code whose indicator is gone keeps its row and says so."""
    rows: dict[str, dict[str, Cell]] = {each.indicator.code: _row(each) for each in assessment.indicators}
    for code in records.lines.keys() - rows.keys():
        mark = gone_since(assessment.today, records.text(code, "Kekurangan"))
        rows[code] = {**dict.fromkeys(HEADINGS), "Kekurangan": mark}
    return Table(TAB, rows)


def _row(indicator: IndicatorItems) -> dict[str, Cell]:
    if not indicator.items:
        return {**dict.fromkeys(HEADINGS), "Status Bukti": "Perlu dicek", "Kekurangan": NOTHING_ASKED}
    return {
        "Status Bukti": evidence_status(indicator.items),
        "Kelengkapan": out_of(completeness(indicator.items)),
        "Kekurangan": lacking(indicator.items) or None,
        "Folder Bukti": indicator.folder.url if indicator.folder else None,
    }


def evidence_status(items: Sequence[Item]) -> str:
    """Lengkap only if everything asked by now is there; what could not be read is neither missing nor present."""
    count = completeness(items)
    if count.asked == 0:
        return "Belum waktunya"
    if count.lacking:
        return "Belum lengkap"
    if count.unreadable:
        return "Tidak terbaca"
    return "Perlu dicek" if count.doubtful else "Lengkap"


def lacking(items: Sequence[Item]) -> str:
    """ "Belum ada: Notulen. Perlu dicek: Undangan." for what is asked by now."""
    asked = [item for item in items if item.asked]
    groups = ((status, [item for item in asked if item.state.status is status]) for status in _LACKING)
    return " ".join(f"{status}: {listed_items(group)}." for status, group in groups if group)
