"""Assessments made by hand, as small as a test needs them."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal

from zi_sheets.domain.assessment import Assessment, IndicatorItems, Item
from zi_sheets.domain.period import Period
from zi_sheets.domain.requirement import Cadence, Kind, Requirement
from zi_sheets.domain.settings import Settings
from zi_sheets.domain.status import State, Status
from zi_sheets.domain.verdict import Verdict
from zi_sheets.domain.work_plan.area import PREPARATION, Area
from zi_sheets.domain.work_plan.matrix import Indicator
from zi_sheets.domain.work_plan.obligation import Obligation

DAY = date(2021, 4, 30)
CHANGE = Area("MP", "Manajemen Perubahan", Decimal(5))
SERVICE = Area("PP", "Pelayanan Publik", Decimal(10))
SCHOOL = Settings(("SMPN Contoh",), 2021)


def item(
    indicator: str, text: str, status: Status, *, month: int = 0, area: Area = CHANGE, pic: str = "Ketua tim"
) -> Item:
    """A required document of the year, or of one `month`; due at the end of it."""
    cadence = Cadence.MONTHLY if month else Cadence.ONCE
    requirement = Requirement(f"{indicator}/{text.lower()}", indicator, text, Kind.DOKUMEN, cadence)
    period = Period(2021, month or 1, month or 12, cadence)
    return Item(Obligation(requirement, period, period.end), State(status, "Alasan."), pic, area, Verdict())


def assessment(*items: Item, settings: Settings = SCHOOL, today: date = DAY) -> Assessment:
    """The items under their indicators, in the order given."""
    by_indicator: dict[str, list[Item]] = {}
    for each in items:
        by_indicator.setdefault(each.obligation.requirement.indicator, []).append(each)
    indicators = tuple(_indicator(code, found) for code, found in by_indicator.items())
    areas = tuple(dict.fromkeys(each.area for each in indicators))
    return Assessment(today, settings, areas, indicators, (), ())


def _indicator(code: str, items: Sequence[Item]) -> IndicatorItems:
    row = Indicator(0, code, 1, "Program", "Tujuan", f"Indikator {code}", "Target", (), "", ())
    return IndicatorItems(row, items[0].area, None, tuple(items))


PRESENT, MISSING, DOUBTFUL = Status.PRESENT, Status.MISSING, Status.DOUBTFUL
SAMPLE = (
    item("1.1", "Banner", PRESENT, area=PREPARATION),
    item("3.1", "SK Tim", PRESENT),
    item("3.1", "Undangan", DOUBTFUL),
    item("3.3", "Notula", MISSING, month=2),
    item("3.3", "Notula", MISSING, month=4),
    item("3.3", "Notula", Status.NOT_YET, month=5),
    item("8.1", "Maklumat", Status.UNREADABLE, area=SERVICE, pic="Belum ditunjuk"),
    item("8.1", "Banner alur", MISSING, area=SERVICE, pic="Belum ditunjuk"),
)
