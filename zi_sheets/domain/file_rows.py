"""The rows of `Berkas`: one per evidence file, told by the file's id, which its address repeats."""

from collections.abc import Sequence

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.records import KEY, Records, filled
from zi_sheets.domain.settle import KeyedRow, settle
from zi_sheets.domain.slid import with_own_words
from zi_sheets.domain.snapshot import Snapshot

TAB = "Berkas"
ADDRESS, IN_REPORT = "Tautan", "Foto Laporan"


def settled_files(records: Records, evidence: Sequence[Evidence]) -> Records:
    rows = [
        KeyedRow(line, records.line_text(line, KEY), records.line_text(line, ADDRESS), _ticked(records, line))
        for line in records.body()
        if filled(records, line, (KEY, ADDRESS))
    ]
    given = [(file.id, file.url) for file in evidence]
    return records.settled(settle(with_own_words(rows, given), given))


def _ticked(records: Records, line: int) -> tuple[str, ...]:
    return (IN_REPORT,) if records.cell(line, IN_REPORT) is True else ()


def gone_files(snapshot: Snapshot) -> frozenset[str]:
    """Ids of files that have a row from an earlier night and were not seen tonight, though everything could be read."""
    tab = snapshot.tabs.get(TAB)
    if tab is None or KEY not in tab.anchors or snapshot.unreadable:
        return frozenset()
    column = tab.anchors[KEY].column
    known = {tab.text(row, column) for row in range(len(tab.rows))}
    return frozenset(known - {file.id for file in snapshot.evidence} - {""})
