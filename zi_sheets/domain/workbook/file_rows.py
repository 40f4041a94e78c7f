"""The rows of `Berkas`: one per evidence file, told by the file's id, which its address repeats."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.hidden import Hidden
from zi_sheets.domain.snapshot import Snapshot, Tab, Unreadable
from zi_sheets.domain.words.addresses import drive_id
from zi_sheets.domain.workbook.records import KEY, Records, filled
from zi_sheets.domain.workbook.settle import KeyedRow, settle
from zi_sheets.domain.workbook.slid import with_own_words

TAB = "Berkas"
NAME, ADDRESS, IN_REPORT, FOLDER, PROVES = "Nama", "Tautan", "Foto Laporan", "Folder", "Membuktikan"
PATH_SIGN, CODE_SIGN = " / ", ", "


def settled_files(records: Records, evidence: Sequence[Evidence]) -> Records:
    rows = [
        KeyedRow(line, records.line_text(line, KEY), _target(records.line_text(line, ADDRESS)), _ticked(records, line))
        for line in records.body()
        if filled(records, line, (KEY, ADDRESS))
    ]
    given = [(file.id, _target(file.url)) for file in evidence]
    return records.settled(settle(with_own_words(rows, given), given))


def _target(address: str) -> str:
    """What an address leads to, however it is spelled."""
    return drive_id(address) or address


def _ticked(records: Records, line: int) -> tuple[str, ...]:
    return (IN_REPORT,) if records.cell(line, IN_REPORT) is True else ()


@dataclass(frozen=True, slots=True)
class KnownFiles:
    """Files with a row from an earlier night.

    `names`: all of them, by id. `left`: ids of those that are not where they were seen last, `gone`: not in the tree at
    all, for everything could be read. `hidden`: by name, why a file that lay where reading failed cannot be seen.
    """

    names: Mapping[str, str] = field(default_factory=dict)
    left: frozenset[str] = frozenset()
    gone: frozenset[str] = frozenset()
    hidden: Mapping[str, Hidden] = field(default_factory=dict)


def known_files(snapshot: Snapshot) -> KnownFiles:
    tab = snapshot.tabs.get(TAB)
    if tab is None or not {KEY, NAME, FOLDER} <= tab.anchors.keys():
        return KnownFiles()
    code, name, hiding = tab.anchors[KEY].column, tab.anchors[NAME].column, snapshot.hiding
    names = {tab.text(row, code): tab.text(row, name) for row in range(len(tab.rows)) if tab.text(row, code)}
    shut = _shut_rows(tab, hiding)
    left = frozenset(names.keys() - {file.id for file in snapshot.evidence} - {tab.text(row, code) for row in shut})
    hidden = {tab.text(row, name): found.hidden for row, found in shut.items()}
    return KnownFiles(names, left, frozenset() if hiding else left, hidden)


def _shut_rows(tab: Tab, hiding: Sequence[Unreadable]) -> Mapping[int, Unreadable]:
    """Rows of files that lay where reading failed, with what hides them."""
    folder = tab.anchors[FOLDER].column
    found = {row: hidden_by(tab.text(row, folder), hiding) for row in range(len(tab.rows))} if hiding else {}
    return {row: each for row, each in found.items() if each}


def hidden_by(folder: str, unreadable: Sequence[Unreadable]) -> Unreadable | None:
    """What hides a file that lay in `folder` when it was last seen; None where all of that could be read."""
    for each in unreadable:
        path = PATH_SIGN.join(each.folder.path)
        if not path or folder == path or folder.startswith(f"{path}{PATH_SIGN}"):
            return each
    return None


def hidden_proofs(snapshot: Snapshot) -> Mapping[str, Hidden]:
    """Why the proof of an obligation cannot be seen tonight, by its code: it lay where reading failed."""
    tab = snapshot.tabs.get(TAB)
    if tab is None or not {FOLDER, PROVES} <= tab.anchors.keys():
        return {}
    proves, shut = tab.anchors[PROVES].column, _shut_rows(tab, snapshot.hiding)
    proven = ((tab.text(row, proves), found.hidden) for row, found in shut.items())
    return {code: hidden for codes, hidden in proven if codes for code in codes.split(CODE_SIGN)}
