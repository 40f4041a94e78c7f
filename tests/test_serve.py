"""The timetable at work: failures are told and left behind, signals end it cleanly, `--once` runs what is due."""

import os
import signal
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

import pytest

from tests.moving_clock import MovingClock
from zi_sheets.domain.refusal import Refusal
from zi_sheets.errors import Interrupted
from zi_sheets.serve import Worker, run_due, serve, served_json, served_text, stop_on_signal, worst
from zi_sheets.timetable import Job
from zi_sheets.workspace.failure import Unreachable

WIB = ZoneInfo("Asia/Jakarta")


class Diary:
    """Jobs that note the unit's date they ran on, or fail; and what was said meanwhile."""

    def __init__(self, start: datetime) -> None:
        self.clock = MovingClock(start)
        self.ran: list[tuple[str, date]] = []
        self.said: list[str] = []
        self.worker = Worker(WIB, self.clock.aware, self.said.append)

    def job(self, name: str, at: str, day: int = 0, failing: Exception | None = None) -> Job:
        def do(today: date) -> None:
            self.ran.append((name, today))
            if failing:
                raise failing

        return Job(name, time.fromisoformat(at), do, day)

    def until(self, end: datetime, *jobs: Job) -> list[tuple[str, date]]:
        with self.clock.under_schedule("UTC"):
            serve(self.worker, jobs, sleep=self.clock.sleep, stopped=self.clock.reaches(end))
        return self.ran


NOON = datetime(2021, 4, 28, 12, tzinfo=WIB)


def test_nights_and_months() -> None:
    at_work = Diary(NOON)
    ran = at_work.until(
        datetime(2021, 6, 1, 12, tzinfo=WIB), at_work.job("report", "03:00", 1), at_work.job("sync", "01:30")
    )
    assert [day for name, day in ran if name == "report"] == [date(2021, 5, 1), date(2021, 6, 1)]
    assert len([day for name, day in ran if name == "sync"]) == 34
    assert ran[2:4] == [("sync", date(2021, 5, 1)), ("report", date(2021, 5, 1))]


PROBLEMS = [
    pytest.param(Refusal("layout", "Judul hilang.", action="Pulihkan."), 2, "Pulihkan.", id="refusal"),
    pytest.param(Unreachable("unreachable", "Putus.", action="Tunggu."), 3, "Tunggu.", id="Google is away"),
    pytest.param(Interrupted("Setengah.", action="Ulangi."), 4, "Ulangi.", id="half-way"),
    pytest.param(KeyError("x"), 4, "zi-sheets sync -v", id="a fault of ours"),
]


@pytest.mark.parametrize(("problem", "exit_code", "action"), PROBLEMS)
def test_a_failing_job_waits_for_its_next_time_and_blocks_nobody(
    problem: Exception, exit_code: int, action: str
) -> None:
    at_work = Diary(NOON)
    failing, other = at_work.job("sync", "01:30", failing=problem), at_work.job("report", "01:30")
    ran = at_work.until(datetime(2021, 4, 30, 12, tzinfo=WIB), failing, other)
    assert sorted(ran) == [
        ("report", date(2021, 4, 29)),
        ("report", date(2021, 4, 30)),
        ("sync", date(2021, 4, 29)),
        ("sync", date(2021, 4, 30)),
    ]
    told = "\n".join(at_work.said)
    assert told.count("Gagal: ") == told.count("sync: GAGAL") == 2
    assert action in told


@pytest.mark.parametrize(("problem", "exit_code", "action"), PROBLEMS)
def test_once_runs_what_is_due_and_answers_with_the_worst(problem: Exception, exit_code: int, action: str) -> None:
    at_work = Diary(NOON)
    jobs = [
        at_work.job("sync", "01:30", failing=problem),
        at_work.job("report", "03:00", 28),
        at_work.job("later", "13:00"),
        at_work.job("other day", "03:00", 27),
    ]
    ran = run_due(at_work.worker, jobs)
    assert (worst(ran), served_text(ran)) == (exit_code, "sync: gagal\nreport: selesai")
    told = served_json(ran)
    assert [(each["job"], each["outcome"], each["exit_code"]) for each in told["jobs"]] == [
        ("sync", "failed", exit_code),
        ("report", "done", 0),
    ]
    assert action in told["error"]["action"]
    assert told["error"] == told["jobs"][0]["error"]


def test_nothing_due_is_said() -> None:
    at_work = Diary(datetime(2021, 4, 28, 0, 10, tzinfo=WIB))
    ran = run_due(at_work.worker, [at_work.job("sync", "01:30")])
    assert (worst(ran), served_json(ran)) == (0, {"jobs": []})
    assert "Tidak ada pekerjaan" in served_text(ran)


def test_a_fault_shows_its_trace_only_on_request() -> None:
    at_work = Diary(NOON)
    jobs = [at_work.job("sync", "01:30", failing=KeyError("x"))]
    run_due(at_work.worker, jobs)
    assert "Traceback" not in "\n".join(at_work.said)
    run_due(Worker(WIB, at_work.clock.aware, at_work.said.append, verbose=True), jobs)
    assert "Traceback" in "\n".join(at_work.said)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_lets_the_running_job_finish(number: signal.Signals) -> None:
    at_work, finished = Diary(NOON), list[date]()
    before = signal.getsignal(number)

    def do(today: date) -> None:
        os.kill(os.getpid(), number)
        finished.append(today)

    with stop_on_signal() as stopped, at_work.clock.under_schedule("UTC"):
        serve(at_work.worker, [Job("sync", time(1, 30), do)], sleep=at_work.clock.sleep, stopped=stopped)
        assert signal.getsignal(number) is before, "a second signal must end the process"
    assert finished == [date(2021, 4, 29)]


def test_signals_are_given_back() -> None:
    before = [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)]
    with stop_on_signal() as stopped:
        assert not stopped()
    assert [signal.getsignal(number) for number in (signal.SIGINT, signal.SIGTERM)] == before


def test_the_clock_is_the_units() -> None:
    """At 20:00 in London on 28 April it is already the 29th in Madiun."""
    at_work = Diary(NOON)
    at_work.clock.time = datetime(2021, 4, 28, 19, tzinfo=UTC)
    run_due(at_work.worker, [at_work.job("sync", "01:30")])
    assert at_work.ran == [("sync", date(2021, 4, 29))]
    assert at_work.said[0] == "2021-04-29 02:00 sync: mulai"
