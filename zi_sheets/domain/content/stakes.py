"""Which documents have to be opened: those on whose content a status hangs, most wanted first."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from zi_sheets.domain.content.content import Content, Inside
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matched import Matched
from zi_sheets.domain.matching.attribution import attribute
from zi_sheets.domain.reach import Reach
from zi_sheets.domain.status import Bearing, Support
from zi_sheets.domain.work_plan.work_plan import WorkPlan

GOOGLE_KINDS = frozenset({"application/vnd.google-apps.document", "application/vnd.google-apps.spreadsheet"})
OFFICE_KINDS = frozenset(
    {
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
)
LARGEST = 2 * 2**20  # bytes; a blank form is small, and what is larger holds scans or photos


@dataclass(frozen=True, slots=True)
class Stake:
    """An obligation's evidence, strongest first: what would prove it, and what might."""

    proofs: tuple[Evidence, ...]
    doubts: tuple[Evidence, ...]


def is_openable(file: Evidence) -> bool:
    """A Google document or sheet, whatever its size (it says little), or a small office file; of the tree."""
    if file.reach is not Reach.LISTED:
        return False
    return file.mime in GOOGLE_KINDS or (file.mime in OFFICE_KINDS and 0 < (file.size or 0) <= LARGEST)


def stakes(seen: Matched, work_plan: WorkPlan) -> tuple[Stake, ...]:
    """Required obligations first, then by due date; none of those on which a person has spoken, by verdict or link."""
    order = sorted(work_plan.duties, key=lambda duty: (duty.requirement.recommended, duty.due, duty.code))
    supports = attribute(seen.evidence, seen.judgements, work_plan.duties)
    open_ones = (duty.code for duty in order if duty.code in supports and duty.code not in seen.manual)
    found = [supports[code] for code in open_ones if not work_plan.duty_rows.text(code, "Verifikasi")]
    return tuple(Stake(_of(Bearing.PROOF, each), _of(Bearing.DOUBTFUL, each)) for each in found)


def _of(bearing: Bearing, supports: Sequence[Support]) -> tuple[Evidence, ...]:
    return tuple(support.evidence for support in supports if support.bearing is bearing)


def to_open(staked: Iterable[Stake], seen: Mapping[str, Content | None]) -> tuple[Evidence, ...]:
    """The next file of each obligation that hangs on one. `seen`: by file id, None for one that stays unopened today.

    Asked again after those are opened, until nothing is left: the second file of an obligation matters only where the
    first was blank.
    """
    wanted = (_next(stake, seen) for stake in staked)
    return tuple({file.id: file for file in wanted if file}.values())


def _next(stake: Stake, seen: Mapping[str, Content | None]) -> Evidence | None:
    for files in (stake.proofs, stake.doubts):
        left = [file for file in files if not _is_blank(seen.get(file.id))]
        if left:
            return None if any(file.id in seen or not is_openable(file) for file in left) else left[0]
    return None


def _is_blank(content: Content | None) -> bool:
    return content is not None and content.inside in {Inside.NOTHING, Inside.UNFILLED}
