"""The last resort for a file's period is the time it came, on the unit's own clock."""

from datetime import UTC, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.local_time import in_zone
from zi_sheets.domain.matching.evidence_period import evidence_periods
from zi_sheets.domain.requirement import Cadence


@pytest.mark.parametrize(
    ("created", "zone", "period"),
    [
        (datetime(2021, 3, 31, 16, 30, tzinfo=UTC), "Asia/Jakarta", "2021-03"),
        (datetime(2021, 3, 31, 16, 30, tzinfo=UTC), "Asia/Jayapura", "2021-04"),
        (datetime(2021, 3, 31, 20, 0, tzinfo=UTC), "Asia/Jakarta", "2021-04"),
        (datetime(2021, 4, 1, 1, 30, tzinfo=timezone(timedelta(hours=9))), "Asia/Jakarta", "2021-03"),
        (datetime(2020, 12, 31, 18, 0, tzinfo=UTC), "Asia/Jakarta", "2021-01"),
    ],
    ids=["23:30 WIB", "the same moment in WIT", "03:00 WIB", "01:30 WIT seen from WIB", "New Year's night"],
)
def test_period(created: datetime, zone: str, period: str) -> None:
    file = in_zone(Evidence("1", "monev.pdf", created=created), ZoneInfo(zone))
    assert file.created == created
    assert [each.code for each in evidence_periods(file, Cadence.MONTHLY, 2021).periods] == [period]


def test_a_link_has_no_times() -> None:
    assert in_zone(Evidence("1", "a"), ZoneInfo("Asia/Jakarta")) == Evidence("1", "a")
