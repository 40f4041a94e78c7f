"""Findings about folders and shortcuts of the evidence tree: what cannot be read, what leads nowhere or back."""

from collections.abc import Callable, Iterator

from zi_sheets.domain.finding import About, Finding, FindingCode, Wordings, finding
from zi_sheets.domain.personal_data import personal_data
from zi_sheets.domain.snapshot import EvidenceFolder, Snapshot, Unreadable


def tree_findings(
    snapshot: Snapshot, about: Callable[[EvidenceFolder], About], wordings: Wordings
) -> Iterator[Finding]:
    for each in snapshot.unreadable:
        yield finding(wordings, _code(each), about(each.folder), alasan=each.reason, tindakan=each.action)
    for folder in snapshot.circular:
        yield finding(wordings, FindingCode.CIRCULAR_SHORTCUT, about(folder))
    for folder in snapshot.folders:
        if kinds := personal_data("".join(folder.path[-1:])):
            yield finding(wordings, FindingCode.PERSONAL_DATA, about(folder), daftar=" dan ".join(kinds))


def _code(unreadable: Unreadable) -> FindingCode:
    if not unreadable.is_shortcut:
        return FindingCode.UNREADABLE_FOLDER
    return FindingCode.UNREADABLE_SHORTCUT if unreadable.hides else FindingCode.DEAD_SHORTCUT
