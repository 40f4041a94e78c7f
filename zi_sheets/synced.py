"""What a sync leaves behind for whoever asked for it: what it saw, wanted and did."""

from collections.abc import Mapping
from dataclasses import dataclass

from zi_sheets.domain.assessment import Assessment
from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.domain.status import Status
from zi_sheets.plan import CellWrite, Plan


@dataclass(frozen=True, slots=True)
class Receipt:
    """`written`: cells as first found and as they are now. `left`: what could not be written, in words."""

    written: tuple[CellWrite, ...] = ()
    left: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Synced:
    """What a sync saw, wanted and did; `receipt` is None for a dry run, `evaluation` where nobody answers the LKE.

    `notes`: what it leaves to the next night. `opened`: how many documents it asked for, also counted in `requests`.
    """

    assessment: Assessment
    evaluation: Evaluation | None
    plan: Plan
    receipt: Receipt | None
    requests: Mapping[str, int]
    duration_s: float
    notes: tuple[str, ...] = ()
    opened: int = 0

    @property
    def statuses(self) -> dict[str, int]:
        """How many required obligations stand in each status, every status named."""
        found = [item.state.status for item in self.assessment.items if item.required]
        return {status.value: found.count(status) for status in Status}

    @property
    def findings(self) -> int:
        return len(self.assessment.to_act_on) + (len(self.receipt.left) if self.receipt else 0)
