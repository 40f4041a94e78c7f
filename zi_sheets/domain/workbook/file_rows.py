"""The rows of `Berkas`: one per evidence file, told by the file's id, which its address repeats."""

from collections.abc import Iterator, Mapping, Sequence

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.snapshot import Snapshot, Tab, Unreadable
from zi_sheets.domain.workbook.records import KEY, Records, filled
from zi_sheets.domain.workbook.settle import KeyedRow, settle
from zi_sheets.domain.workbook.slid import with_own_words

TAB = "Berkas"
ADDRESS, IN_REPORT, FOLDER, PROVES = "Tautan", "Foto Laporan", "Folder", "Membuktikan"
PATH_SIGN, CODE_SIGN = " / ", ", "


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
    if tab is None or KEY not in tab.anchors or snapshot.hiding:
        return frozenset()
    column = tab.anchors[KEY].column
    known = {tab.text(row, column) for row in range(len(tab.rows))}
    return frozenset(known - {file.id for file in snapshot.evidence} - {""})


def hidden_by(folder: str, unreadable: Sequence[Unreadable]) -> Unreadable | None:
    """What hides a file that lay in `folder` when it was last seen; None where all of that could be read."""
    for each in unreadable:
        path = PATH_SIGN.join(each.folder.path)
        if not path or folder == path or folder.startswith(f"{path}{PATH_SIGN}"):
            return each
    return None


def hidden_proofs(snapshot: Snapshot) -> Mapping[str, str]:
    """Why the proof of an obligation cannot be seen tonight, by its code: it lay where reading failed."""
    tab = snapshot.tabs.get(TAB)
    if tab is None or not snapshot.hiding or not {FOLDER, PROVES} <= tab.anchors.keys():
        return {}
    return dict(_hidden_proofs(tab, snapshot.hiding))


def _hidden_proofs(tab: Tab, unreadable: Sequence[Unreadable]) -> Iterator[tuple[str, str]]:
    folder, proves = tab.anchors[FOLDER].column, tab.anchors[PROVES].column
    for row in range(len(tab.rows)):
        codes = tab.text(row, proves)
        if codes and (found := hidden_by(tab.text(row, folder), unreadable)):
            for code in codes.split(CODE_SIGN):
                yield code, found.told
