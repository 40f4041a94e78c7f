"""Which job has its time when: pure rules first, then `schedule` itself on a clock that the test moves."""

from datetime import UTC, date, datetime, time, timedelta

import pytest

from tests.moving_clock import MovingClock
from zi_sheets.config import Config
from zi_sheets.domain.refusal import Refusal
from zi_sheets.timetable import Job, due_by, is_due, timetable, unit_jobs


def job(name: str, at: str, day: int = 0) -> Job:
    return Job(name, time.fromisoformat(at), lambda today: None, day)


@pytest.mark.parametrize(
    ("day", "today", "due"),
    [
        pytest.param(0, "2021-04-17", True, id="every day"),
        pytest.param(1, "2021-05-01", True, id="the first"),
        pytest.param(1, "2021-05-02", False, id="the day after"),
        pytest.param(31, "2021-04-30", True, id="a month of 30 days"),
        pytest.param(31, "2021-05-30", False, id="a month of 31 days"),
        pytest.param(29, "2021-02-28", True, id="February"),
        pytest.param(29, "2024-02-28", False, id="February of a leap year"),
        pytest.param(29, "2024-02-29", True, id="leap day"),
    ],
)
def test_the_day_of_a_job(day: int, today: str, due: bool) -> None:
    assert is_due(job("report", "03:00", day), date.fromisoformat(today)) is due


@pytest.mark.parametrize(
    ("now", "names"),
    [
        pytest.param("2021-05-01T01:29:59", [], id="not yet"),
        pytest.param("2021-05-01T01:30", ["sync"], id="on the minute"),
        pytest.param("2021-05-01T03:00", ["sync", "report"], id="both, the earliest first"),
        pytest.param("2021-05-02T23:59", ["sync"], id="not the report's day"),
        pytest.param("2021-05-02T00:10", [], id="yesterday's report is not made up for"),
    ],
)
def test_what_came_due_today(now: str, names: list[str]) -> None:
    jobs = [job("report", "03:00", 1), job("sync", "01:30")]
    assert [each.name for each in due_by(jobs, datetime.fromisoformat(now))] == names


def named(config: Config) -> list[tuple[str, str, int]]:
    both = {"sync": lambda today: None, "report": lambda today: None}
    return [(each.name, f"{each.at:%H:%M}", each.day) for each in unit_jobs(config, both)]


def test_times_come_from_the_configuration() -> None:
    assert named(Config()) == [("sync", "01:30", 0), ("report", "03:00", 1)]
    config = Config(jam_sinkron="22:05", tanggal_laporan="5", jam_laporan="6:30")
    assert named(config) == [("sync", "22:05", 0), ("report", "06:30", 5)]


@pytest.mark.parametrize(
    ("config", "key"),
    [
        pytest.param(Config(jam_sinkron="25:00"), "jam_sinkron", id="no such hour"),
        pytest.param(Config(jam_sinkron="1.30"), "jam_sinkron", id="a point"),
        pytest.param(Config(jam_laporan="pagi"), "jam_laporan", id="a word"),
        pytest.param(Config(tanggal_laporan="0"), "tanggal_laporan", id="day 0"),
        pytest.param(Config(tanggal_laporan="32"), "tanggal_laporan", id="day 32"),
        pytest.param(Config(tanggal_laporan="²"), "tanggal_laporan", id="a digit that is no number"),
    ],
)
def test_a_time_that_is_none_is_named(config: Config, key: str) -> None:
    with pytest.raises(Refusal, match=key) as refused:
        named(config)
    assert (refused.value.exit_code, refused.value.where) == (2, f"zi.toml, {key}")


@pytest.mark.parametrize("machine", ["UTC", "Asia/Jakarta", "America/New_York"])
@pytest.mark.parametrize(
    ("zone", "utc_hour"),
    [
        pytest.param("Asia/Jakarta", 18, id="WIB"),
        pytest.param("Asia/Makassar", 17, id="WITA"),
        pytest.param("Asia/Jayapura", 16, id="WIT"),
    ],
)
def test_half_past_one_is_the_units_whatever_the_computers_zone(machine: str, zone: str, utc_hour: int) -> None:
    """Three nights across the change to summer time in New York, which the unit knows nothing of."""
    clock, seen = MovingClock(datetime(2021, 3, 12, 12, tzinfo=UTC)), list[datetime]()
    with clock.under_schedule(machine):
        table = timetable([job("sync", "01:30")], zone, lambda each: seen.append(clock.aware()))
        while clock.aware() < datetime(2021, 3, 15, 12, tzinfo=UTC):
            table.run_pending()
            clock.sleep(1)
    assert seen == [datetime(2021, 3, 12, utc_hour, 30, tzinfo=UTC) + timedelta(days=night) for night in range(3)]


def test_a_computer_that_slept_runs_what_came_due_once_and_in_order() -> None:
    clock, seen = MovingClock(datetime(2021, 4, 1, 12, tzinfo=UTC)), list[str]()
    jobs = [job("report", "03:00"), job("sync", "01:30")]
    with clock.under_schedule("UTC"):
        table = timetable(jobs, "Asia/Jakarta", lambda each: seen.append(each.name))
        clock.sleep(timedelta(days=3).total_seconds())
        table.run_pending()
        table.run_pending()
    assert seen == ["sync", "report"]
