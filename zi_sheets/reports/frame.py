"""The obligations as a pandas table: what `Skor`, `Monev` and the monthly document count from."""

import pandas as pd

from zi_sheets.domain.assessment import Assessment, IndicatorItems, Item
from zi_sheets.domain.status import Status


def items_frame(assessment: Assessment) -> pd.DataFrame:
    """One row per required obligation; the columns from `asked` on hold 0 or 1.

    `due_month` is 1 to 12; a due date outside the plan's year counts in the nearest month of it.
    """
    rows = [
        _row(indicator, item, assessment.settings.year)
        for indicator in assessment.indicators
        for item in indicator.items
        if item.required
    ]
    return pd.DataFrame(rows, columns=list(_COLUMNS))


_COLUMNS = (
    "code", "area", "indicator", "pic", "due_month", "asked", "fulfilled", "doubtful", "unreadable", "lacking",
)  # fmt: skip


def _row(indicator: IndicatorItems, item: Item, year: int) -> dict[str, object]:
    status, asked = item.state.status, item.asked
    fulfilled, doubtful = asked and item.fulfilled, asked and status is Status.DOUBTFUL
    unreadable = asked and status is Status.UNREADABLE
    due = item.obligation.due
    return {
        "code": item.obligation.code,
        "area": indicator.area.code,
        "indicator": indicator.indicator.code,
        "pic": item.pic,
        "due_month": due.month if due.year == year else 1 if due.year < year else 12,
        "asked": int(asked),
        "fulfilled": int(fulfilled),
        "doubtful": int(doubtful),
        "unreadable": int(unreadable),
        "lacking": int(asked and not (fulfilled or doubtful or unreadable)),
    }
