"""The machine columns of `Data Dukung`: one row per obligation."""

from collections.abc import Iterator, Sequence
from datetime import date

from zi_sheets.domain.assessment import Assessment, IndicatorItems, Item
from zi_sheets.domain.finding import Finding, by_subject
from zi_sheets.domain.fingerprint import SHOWN, fingerprint
from zi_sheets.domain.status import Status, Support
from zi_sheets.domain.verdict import SAID, read_verdict
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.records import Records
from zi_sheets.reports.table import Table
from zi_sheets.reports.words import gone_since, serial

TAB = "Data Dukung"
SHOWN_EVIDENCE = ("Bukti", "Sidik")


def table(assessment: Assessment, records: Records) -> Table:
    """One row per obligation, by its code; a code that is no longer asked for keeps its row and says so."""
    found = by_subject(assessment.findings)
    rows = {
        item.obligation.code: _row(indicator, item, records, found.get(item.obligation.code, ()))
        for indicator in assessment.indicators
        for item in indicator.items
    }
    for code in records.lines.keys() - rows.keys():
        rows[code] = {"Status": Status.NOT_APPLICABLE.value, "Alasan": _ended(code, records, assessment.today)}
    return Table(TAB, rows)


def _ended(code: str, records: Records, today: date) -> str:
    """Since when it is not asked for; a verdict on it keeps its day, should it be asked for again."""
    mark = gone_since(today, records.text(code, "Alasan").partition(".")[0])
    verdict = read_verdict(records, code, today)
    return f"{mark}. {verdict.in_words}; selama itu tidak dihitung." if verdict.word in SAID else mark


def _row(indicator: IndicatorItems, item: Item, records: Records, findings: Sequence[Finding]) -> dict[str, Cell]:
    obligation, requirement = item.obligation, item.obligation.requirement
    return {
        "Sifat": "Wajib" if item.required else "Dianjurkan",
        "Indikator": f"{indicator.indicator.code} {indicator.indicator.indikator}",
        "Butir": requirement.text,
        "Jenis": requirement.kind.value.replace("_", " "),
        "Periode": obligation.period.label,
        "Tenggat": serial(obligation.due),
        "PIC": item.pic,
        "Status": item.state.status.value,
        "Keyakinan": item.state.confidence,
        "Alasan": " ".join(_reasons(item, findings)),
        **_evidence_cells(item, records),
    }


def _reasons(item: Item, findings: Sequence[Finding]) -> Iterator[str]:
    """The state's reason first, in a finding's sentence where it is one."""
    if not any(item.state.reason in each.sentence for each in findings):
        yield item.state.told
    for each in findings:
        yield each.told


def _evidence_cells(item: Item, records: Records) -> dict[str, Cell]:
    """Bukti and Sidik always change together, and stay as they were judged while a verdict stands."""
    code, overwritten = item.obligation.code, item.verdict.overwritten
    if item.verdict.word:
        return {heading: overwritten.get(heading, records.value(code, heading)) for heading in SHOWN_EVIDENCE}
    shown = item.state.shown
    return {
        "Bukti": shown_evidence(shown) or None,
        "Sidik": fingerprint([support.evidence for support in shown]) or None,
    }


def shown_evidence(shown: Sequence[Support]) -> str:
    """At most three names, how many more there are, and one address: the file's, or its folder's for several."""
    if not shown:
        return ""
    names = [support.evidence.name for support in shown[:SHOWN]]
    more = [f"+{len(shown) - SHOWN} lagi"] if len(shown) > SHOWN else []
    first = shown[0].evidence
    address = first.url if len(shown) == 1 else first.parent_url or first.url
    return "\n".join([*names, *more, *([] if address in names else [address])])
