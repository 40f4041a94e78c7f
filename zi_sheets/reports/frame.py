"""The obligations as a pandas table: what `Skor`, `Monev` and the monthly document count from."""

import pandas as pd

from zi_sheets.domain.assessment import Assessment, IndicatorItems, Item
from zi_sheets.domain.requirement import Cadence
from zi_sheets.domain.status import Status
from zi_sheets.domain.work_plan.obligation import Obligation


def items_frame(assessment: Assessment) -> pd.DataFrame:
    """One row per required obligation that applies; the columns from `asked` on hold 0 or 1.

    `due_month` is 1 to 12: a repeated one counts in its period's last month, though its due date may have moved off a
    day off into the next; the others by their due date, one outside the plan's year in the nearest month of it.
    """
    rows = [
        _row(indicator, item, assessment.settings.year)
        for indicator in assessment.indicators
        for item in indicator.items
        if item.required and item.state.status is not Status.NOT_APPLICABLE
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS))


_COLUMNS = (
    "code", "area", "indicator", "pic", "due_month", "asked", "fulfilled", "doubtful", "unreadable", "lacking",
)  # fmt: skip


def _row(indicator: IndicatorItems, item: Item, year: int) -> dict[str, object]:
    status, asked = item.state.status, item.asked
    fulfilled, doubtful = asked and item.fulfilled, asked and status is Status.DOUBTFUL
    unreadable = asked and status is Status.UNREADABLE
    return {
        "code": item.obligation.code,
        "area": indicator.area.code,
        "indicator": indicator.indicator.code,
        "pic": item.pic,
        "due_month": _due_month(item.obligation, year),
        "asked": int(asked),
        "fulfilled": int(fulfilled),
        "doubtful": int(doubtful),
        "unreadable": int(unreadable),
        "lacking": int(asked and not (fulfilled or doubtful or unreadable)),
    }


def _due_month(obligation: Obligation, year: int) -> int:
    if obligation.requirement.cadence is not Cadence.ONCE:
        return obligation.period.last
    due = obligation.due
    return due.month if due.year == year else 1 if due.year < year else 12
