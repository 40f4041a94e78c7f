"""Findings that no file shows alone: the same content for different requirements, many uploads in the last days."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, date, datetime, timedelta

from zi_sheets.domain.assessment import FileResult
from zi_sheets.domain.finding import About, Finding, FindingCode, Wordings, finding
from zi_sheets.domain.period import spoken
from zi_sheets.domain.personal_data import masked

LAST_DAYS = 7
MANY, MANY_SHARE = 10, 0.25
"""So many proving files, and such a share of all, in the last days: an evaluator asks when the work was done."""
_LATE = datetime.max.replace(tzinfo=UTC)


def same_content(
    results: Sequence[FileResult], about: Callable[[FileResult], About], wordings: Wordings
) -> Iterator[Finding]:
    """A file whose checksum an older one has already, used for a requirement that the older one does not serve.

    Copies that serve the same requirement are only copies; the oldest file is nobody's copy. A doubtful candidate
    serves what it may prove, so it is a mere copy where the two may be for the same.
    """
    for group in _alike(results).values():
        first, *later = sorted(group.values(), key=_age)
        standing = "sudah menjadi" if first.proves else "mungkin"
        for each in later:
            if _is_borrowed(each, first):
                other = f"'{masked(first.evidence.name)}' di folder {masked(' / '.join(first.evidence.folder))}"
                yield finding(wordings, FindingCode.SAME_CONTENT, about(each), lain=other, isi=standing)


def late_uploads(
    results: Sequence[FileResult], assessment: date | None, about: About, wordings: Wordings
) -> Iterator[Finding]:
    """`assessment`: Tanggal Penilaian. Counts by the day a file came to Drive, in the unit's time zone."""
    if assessment is None:
        return
    came = [result.evidence.created.date() for result in results if result.proves and result.evidence.created]
    late = sum(timedelta(0) <= assessment - day < timedelta(LAST_DAYS) for day in came)
    if late >= MANY and late >= MANY_SHARE * len(came):
        counts = {"jumlah": f"{late} dari {len(came)}", "hari": str(LAST_DAYS)}
        yield finding(wordings, FindingCode.LATE_UPLOADS, about, tenggat=spoken(assessment), **counts)


def _alike(results: Sequence[FileResult]) -> Mapping[str, dict[str, FileResult]]:
    """By checksum, then by file id: shortcuts and links show the same file in several places."""
    found: dict[str, dict[str, FileResult]] = defaultdict(dict)
    for result in results:
        if result.evidence.checksum and (result.proves or result.may_prove):
            found[result.evidence.checksum][result.evidence.file.id] = result
    return found


def _is_borrowed(later: FileResult, first: FileResult) -> bool:
    served, already = _requirements(later), _requirements(first)
    return not served <= already if later.proves else served.isdisjoint(already)


def _requirements(result: FileResult) -> set[str]:
    """What it proves; where it proves nothing, what it may prove."""
    codes = [code for code, _ in result.proves] or result.may_prove
    return {code.partition("@")[0] for code in codes}


def _age(result: FileResult) -> tuple[datetime, str]:
    return result.evidence.created or _LATE, result.evidence.id
