"""Findings about folders and shortcuts of the evidence tree: what cannot be read, what leads nowhere or back."""

from collections.abc import Callable, Iterator

from zi_sheets.domain.findings import About, Finding, FindingCode, Wordings, finding
from zi_sheets.domain.personal_data import personal_data
from zi_sheets.domain.snapshot import EvidenceFolder, Snapshot


def tree_findings(
    snapshot: Snapshot, about: Callable[[EvidenceFolder], About], wordings: Wordings
) -> Iterator[Finding]:
    for each in snapshot.unreadable:
        code = FindingCode.DEAD_SHORTCUT if each.is_shortcut else FindingCode.UNREADABLE_FOLDER
        yield finding(wordings, code, about(each.folder), alasan=each.reason)
    for folder in snapshot.circular:
        yield finding(wordings, FindingCode.CIRCULAR_SHORTCUT, about(folder))
    for folder in snapshot.folders:
        if kinds := personal_data("".join(folder.path[-1:])):
            yield finding(wordings, FindingCode.PERSONAL_DATA, about(folder), daftar=" dan ".join(kinds))
