"""What one run concludes from a snapshot: the value that every report is made from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.finding import Finding
from zi_sheets.domain.matching.result import DOUBTS, Cause
from zi_sheets.domain.settings import Settings
from zi_sheets.domain.snapshot import EvidenceFolder
from zi_sheets.domain.status import FULFILLED, NOT_ASKED, State, Status
from zi_sheets.domain.verdict import Verdict
from zi_sheets.domain.work_plan.area import Area
from zi_sheets.domain.work_plan.matrix import Indicator
from zi_sheets.domain.work_plan.obligation import Obligation
from zi_sheets.domain.work_plan.team import NOBODY


@dataclass(frozen=True, slots=True)
class Item:
    """One obligation with its state, who answers for it, and what a person said."""

    obligation: Obligation
    state: State
    pic: str
    area: Area
    verdict: Verdict

    @property
    def required(self) -> bool:
        return not self.obligation.requirement.recommended

    @property
    def asked(self) -> bool:
        """Does it count on this day: required, applicable, its period begun?"""
        return self.required and self.state.status not in NOT_ASKED

    @property
    def fulfilled(self) -> bool:
        return self.state.status in FULFILLED

    @property
    def lacking(self) -> bool:
        """Asked for and not there; what is doubtful or could not be read is not lacking."""
        return self.asked and not self.fulfilled and self.state.status not in (Status.DOUBTFUL, Status.UNREADABLE)


@dataclass(frozen=True, slots=True)
class IndicatorItems:
    """An indicator row of the matrix with its area, its folder, its obligations, and who answers for them."""

    indicator: Indicator
    area: Area
    folder: EvidenceFolder | None
    items: tuple[Item, ...]
    pic: str = NOBODY


@dataclass(frozen=True, slots=True)
class FileResult:
    """What one file was taken for: obligation codes with confidence, or a remark and its cause why it proves nothing.

    `elsewhere`: the indicator that a code in its name says, where its folder says another. `opens`: what is wrong with
    a link itself, whatever it proves. `may_prove`: codes of what it is only a doubtful candidate of.
    """

    evidence: Evidence
    proves: tuple[tuple[str, float], ...]
    remark: str
    cause: Cause | None = None
    elsewhere: str = ""
    opens: str = ""
    may_prove: tuple[str, ...] = ()

    @property
    def is_settled(self) -> bool:
        """A person's own word (Tautan Manual, Verifikasi) settles what the matcher could not tell."""
        return bool(self.proves) and self.cause in DOUBTS


@dataclass(frozen=True, slots=True)
class Completeness:
    """`fulfilled` of the `asked` obligations; `doubtful` ones need a look, `unreadable` ones could not be seen."""

    asked: int = 0
    fulfilled: int = 0
    doubtful: int = 0
    unreadable: int = 0

    @property
    def lacking(self) -> int:
        return self.asked - self.fulfilled - self.doubtful - self.unreadable


def completeness(items: Iterable[Item]) -> Completeness:
    asked = [item for item in items if item.asked]
    return Completeness(
        asked=len(asked),
        fulfilled=sum(item.fulfilled for item in asked),
        doubtful=sum(item.state.status is Status.DOUBTFUL for item in asked),
        unreadable=sum(item.state.status is Status.UNREADABLE for item in asked),
    )


@dataclass(frozen=True, slots=True)
class Assessment:
    """`areas` in the matrix's order, Persiapan among them if a program belongs to it; `today` is the day judged.

    `findings`: the gravest first, also those that nobody has to act on.
    """

    today: date
    settings: Settings
    areas: tuple[Area, ...]
    indicators: tuple[IndicatorItems, ...]
    files: tuple[FileResult, ...]
    findings: tuple[Finding, ...]

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(item for indicator in self.indicators for item in indicator.items)

    @property
    def to_act_on(self) -> tuple[Finding, ...]:
        """The findings that need a person."""
        return tuple(each for each in self.findings if each.needs_person)

    def of_area(self, area: Area) -> Sequence[IndicatorItems]:
        return [indicator for indicator in self.indicators if indicator.area == area]
