"""The unit's own time: its zone from the tab `Pengaturan`, and the real time, or that time on a day somebody named."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

from zi_sheets.domain.settings import TAB, read_settings
from zi_sheets.read import read_workbook
from zi_sheets.workspace.sheets import Sheets

Clock = Callable[[], datetime]


def real_time() -> datetime:
    return datetime.now(UTC)


def unit_zone(sheets: Sheets, spreadsheet_id: str) -> ZoneInfo:
    """Zona Waktu of the workbook, read in one call. Raises Refusal where it is none, GoogleFailure."""
    tab = read_workbook(sheets, spreadsheet_id).tabs.get(TAB)
    return ZoneInfo(read_settings(tab).zone)


def clock_from(today: date | None, zone: ZoneInfo, now: Clock = real_time) -> Clock:
    """A clock that goes on from `today` at the present time of day; the real one without `today`."""
    if today is None:
        return now
    shift = today - now().astimezone(zone).date()
    return lambda: now() + shift
