"""The machine columns of `Berkas`: one row per evidence file."""

from collections.abc import Iterator, Sequence

from zi_sheets.domain.assessment import Assessment, FileResult
from zi_sheets.domain.finding import Finding, by_subject
from zi_sheets.domain.snapshot import Unreadable
from zi_sheets.domain.workbook.file_rows import CODE_SIGN, PATH_SIGN, hidden_by
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.records import Records
from zi_sheets.reports.table import Table
from zi_sheets.reports.words import gone_since

TAB = "Berkas"


def table(assessment: Assessment, records: Records, unreadable: Sequence[Unreadable]) -> Table:
    """One row per file, by its id. A file no longer seen is marked gone, unless its folder could not be read."""
    found = by_subject(assessment.findings)
    rows = {result.evidence.id: _row(result, found.get(result.evidence.id, ())) for result in assessment.files}
    for code in records.lines.keys() - rows.keys() - {each.folder.id for each in unreadable}:
        if not hidden_by(records.text(code, "Folder"), unreadable):
            mark = gone_since(assessment.today, records.text(code, "Temuan"))
            rows[code] = {"Membuktikan": None, "Keyakinan": None, "Temuan": mark}
    return Table(TAB, rows)


def _row(result: FileResult, findings: Sequence[Finding]) -> dict[str, Cell]:
    evidence = result.evidence
    return {
        "Nama": evidence.name,
        "Tautan": evidence.url,
        "Folder": PATH_SIGN.join(evidence.folder),
        "Membuktikan": CODE_SIGN.join(code for code, _ in result.proves) or None,
        "Keyakinan": max((confidence for _, confidence in result.proves), default=None),
        "Temuan": " ".join(_temuan(result, findings)) or None,
    }


def _temuan(result: FileResult, findings: Sequence[Finding]) -> Iterator[str]:
    """The gravest finding first; what the matcher remarks comes last, unless a finding says it."""
    for each in findings:
        yield each.told
    for remark in ("" if result.is_settled else result.remark, result.opens):
        if remark and not any(remark in each.sentence for each in findings):
            yield remark
