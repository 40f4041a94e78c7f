"""When the jobs run, in the unit's own time zone: every night, or one day of every month. The one user of `schedule`.

`schedule` lives in one process and forgets with it: what came due while nothing ran is not made up for here.
"""

import calendar
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

import schedule

from zi_sheets.config import Config
from zi_sheets.domain.refusal import Refusal

SYNC_AT, REPORT_DAY, REPORT_AT = "01:30", "1", "03:00"
"""Where zi.toml says nothing: at night, and the report when the last day of its month has just been synced."""
Do = Callable[[date], object]


@dataclass(frozen=True, slots=True)
class Job:
    """`name` is the command's; `at` the unit's time of day; `day` the day of the month, 0 for every day.

    `do` gets the unit's date of that day and raises what the command would raise.
    """

    name: str
    at: time
    do: Do
    day: int = 0


def unit_jobs(config: Config, do: Mapping[str, Do]) -> list[Job]:
    """The unit's jobs at the times of its zi.toml; `do` by the names "sync" and "report".

    Raises Refusal where a time in zi.toml is none.
    """
    sync_at = _time("jam_sinkron", config.jam_sinkron or SYNC_AT)
    report_at = _time("jam_laporan", config.jam_laporan or REPORT_AT)
    report_day = _day("tanggal_laporan", config.tanggal_laporan or REPORT_DAY)
    times = {"sync": (sync_at, 0), "report": (report_at, report_day)}
    return [Job(name, at, do[name], day) for name, (at, day) in times.items() if name in do]


def is_due(job: Job, today: date) -> bool:
    """Whether the job has its day; a day that a month lacks is that month's last."""
    last = calendar.monthrange(today.year, today.month)[1]
    return job.day == 0 or today.day == min(job.day, last)


def due_by(jobs: Iterable[Job], now: datetime) -> list[Job]:
    """The jobs whose time has come between midnight and `now`, a time in the unit's zone; the earliest first."""
    return sorted((job for job in jobs if is_due(job, now.date()) and job.at <= now.time()), key=lambda job: job.at)


def timetable(jobs: Iterable[Job], zone: str, run: Callable[[Job], None]) -> schedule.Scheduler:
    """`run_pending()` it every now and then: each job that came due since is given to `run`, the earliest first.

    `run` must not raise: `schedule` would then leave out the jobs after it, and run the failed one at every tick.
    """
    table = schedule.Scheduler()
    for job in jobs:
        table.every().day.at(f"{job.at:%H:%M}", zone).do(run, job)
    return table


def _time(key: str, text: str) -> time:
    """Raises Refusal where `text`, the value of `key` in zi.toml, is not a time of day such as 01:30."""
    try:
        return datetime.strptime(text, "%H:%M").time()  # noqa: DTZ007 # a time of day in the unit's zone has no offset
    except ValueError:
        raise _malformed(key, f'"{text}" bukan jam', 'tulis misalnya "01:30"') from None


def _day(key: str, text: str) -> int:
    """Raises Refusal where `text`, the value of `key` in zi.toml, is not a day of the month."""
    if text.isdecimal() and 1 <= int(text) <= 31:
        return int(text)
    raise _malformed(key, f'"{text}" bukan tanggal dalam bulan', 'tulis "1" sampai "31"')


def _malformed(key: str, problem: str, right: str) -> Refusal:
    message, action = f"Berkas konfigurasi salah: {key} = {problem}.", f"Perbaiki {key}: {right}."
    return Refusal("config_malformed", message, where=f"zi.toml, {key}", action=action)
