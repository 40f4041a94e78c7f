"""Which findings one file has, whatever it proves: its sharing, its owner, its name, its place, its state."""

from collections.abc import Iterator

from zi_sheets.domain.assessment import FileResult
from zi_sheets.domain.finding import About, Finding, FindingCode, Wordings, finding
from zi_sheets.domain.matching.result import Cause
from zi_sheets.domain.personal_data import personal_data
from zi_sheets.domain.sharing import Sharing, is_outside

_BY_CAUSE = {
    Cause.OTHER_UNIT: FindingCode.OTHER_UNIT,
    Cause.WRONG_YEAR: FindingCode.WRONG_YEAR,
    Cause.ZERO_BYTES: FindingCode.EMPTY_FILE,
    Cause.NO_CONTENT: FindingCode.EMPTY_DOCUMENT,
    Cause.BLANK_TEMPLATE: FindingCode.BLANK_TEMPLATE,
    Cause.DRAFT: FindingCode.DRAFT,
    Cause.SYSTEM_FILE: FindingCode.SYSTEM_FILE,
    Cause.AMBIGUOUS: FindingCode.UNSURE,
    Cause.UNSURE: FindingCode.UNSURE,
    Cause.NO_MATCH: FindingCode.UNNEEDED,
    Cause.FOREIGN_SUBJECT: FindingCode.UNNEEDED,
}
_BY_SHARING = {Sharing.PUBLIC: FindingCode.PUBLIC, Sharing.UNKNOWN: FindingCode.SHARING_UNKNOWN}


def file_findings(result: FileResult, about: About, unit_domain: str, wordings: Wordings) -> Iterator[Finding]:
    """`unit_domain`: the mail domain of the unit's own accounts, "" where it has none. A typed link is no file,
    and a file that it leads to lies where it lies.
    """
    file = result.evidence
    if kinds := personal_data(file.name):
        yield finding(wordings, FindingCode.PERSONAL_DATA, about, daftar=" dan ".join(kinds))
    if file.is_link and not file.behind:
        return
    if code := _BY_SHARING.get(file.sharing):
        yield finding(wordings, code, about)
    if is_outside(file.owner_domain, unit_domain):
        yield finding(wordings, FindingCode.OUTSIDE_OWNER, about, isi=file.owner_domain)
    if file.behind:
        return
    if result.elsewhere:
        yield finding(wordings, FindingCode.MISPLACED, about, kode=result.elsewhere)
    if code := _of_cause(result):
        yield finding(wordings, code, about, alasan=result.remark)


def _of_cause(result: FileResult) -> FindingCode | None:
    return None if result.cause is None or result.is_settled else _BY_CAUSE.get(result.cause)
