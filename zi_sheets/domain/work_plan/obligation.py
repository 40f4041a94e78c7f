"""Obligations (kewajiban): a requirement in one period, with a due date."""

from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from zi_sheets.domain.period import Period, periods
from zi_sheets.domain.requirement import Cadence, Requirement
from zi_sheets.domain.work_plan.working_day import moved_off_holiday


@dataclass(frozen=True, slots=True)
class Obligation:
    """`code` is the requirement's id, then "@" and the period for a repeated one: "3.3/foto@2021-04"."""

    requirement: Requirement
    period: Period
    due: date

    @property
    def code(self) -> str:
        return obligation_code(self.requirement.id, self.period.code)


def obligation_code(requirement: str, period: str) -> str:
    """Of a requirement's id and a period's code, "" for once."""
    return f"{requirement}@{period}" if period else requirement


def obligations(
    requirements: Iterable[Requirement],
    year: int,
    deadlines: Mapping[str, date],
    plan_end: date,
    holidays: Container[date] = frozenset(),
) -> tuple[Obligation, ...]:
    """Every requirement in every period of the plan's year, in the order given.

    Due (Tenggat): for `once` the indicator's own deadline (Batas Waktu, by code), else `plan_end`; otherwise the
    period's last day, or that of the month the requirement is made in. A day off moves to the next working day.
    """
    return tuple(
        Obligation(requirement, period, moved_off_holiday(_due(requirement, period, deadlines, plan_end), holidays))
        for requirement in requirements
        for period in periods(requirement.cadence, year)
    )


def _due(requirement: Requirement, period: Period, deadlines: Mapping[str, date], plan_end: date) -> date:
    if requirement.cadence is Cadence.ONCE:
        return deadlines.get(requirement.indicator, plan_end)
    return period.end_after(requirement.due_months)
