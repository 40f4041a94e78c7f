"""The rows of `Berkas`: one per evidence file, told by the file's id, which its address repeats."""

from collections.abc import Sequence

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.records import KEY, Records, filled
from zi_sheets.domain.settle import KeyedRow, settle
from zi_sheets.domain.slid import with_own_words

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
