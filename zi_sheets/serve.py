"""Running the timetable: jobs one after another, each failure told and left behind, until somebody stops it."""

import signal
import time
import traceback
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from zi_sheets.errors import PROBLEMS, Interrupted, Problem, as_json, as_text
from zi_sheets.timetable import Job, due_by, is_due, timetable
from zi_sheets.unit_clock import Clock

TICK_S = 1.0
Say = Callable[[str], None]
_STOPPING = (signal.SIGINT, signal.SIGTERM)


@dataclass(frozen=True, slots=True)
class Ran:
    """What became of one job; `problem` is None where it did its work."""

    job: str
    problem: Problem | None

    @property
    def exit_code(self) -> int:
        return self.problem.exit_code if self.problem else 0

    def as_json(self) -> dict[str, Any]:
        outcome = {"job": self.job, "outcome": "failed" if self.problem else "done", "exit_code": self.exit_code}
        return {**outcome, **as_json(self.problem)} if self.problem else outcome


@dataclass(frozen=True, slots=True)
class Worker:
    """Runs jobs in the unit's `zone`; `now` gives aware times. `verbose`: an unforeseen failure shows its trace."""

    zone: ZoneInfo
    now: Clock
    say: Say
    verbose: bool = False

    def local(self) -> datetime:
        return self.now().astimezone(self.zone)

    def run(self, job: Job) -> Ran:
        """Does the job, whatever it raises, and says what became of it and what to do."""
        self._note(f"{job.name}: mulai")
        ran = Ran(job.name, self._problem(job))
        if ran.problem:
            self._note(f"{job.name}: GAGAL, tidak diulang sampai waktunya yang berikut")
            self.say(as_text(ran.problem))
        else:
            self._note(f"{job.name}: selesai")
        return ran

    def _problem(self, job: Job) -> Problem | None:
        try:
            job.do(self.local().date())
        except PROBLEMS as problem:
            return problem
        except Exception as problem:  # a fault of ours in one job must not cost the unit the others
            if self.verbose:
                self.say(traceback.format_exc())
            message = f"Kesalahan di program ini: {type(problem).__name__}: {problem}"
            return Interrupted(message, action=f"Jalankan `zi-sheets {job.name} -v` dan laporkan keluarannya.")
        return None

    def _note(self, text: str) -> None:
        self.say(f"{self.local():%Y-%m-%d %H:%M} {text}")


def run_due(worker: Worker, jobs: Sequence[Job]) -> list[Ran]:
    """Runs what came due today up to now, once."""
    return [worker.run(job) for job in due_by(jobs, worker.local())]


def serve_until_stopped(worker: Worker, jobs: Sequence[Job]) -> list[Ran]:
    """Runs the timetable in real time until Ctrl+C or SIGTERM."""
    at = "; ".join(f"{job.name} {job.at:%H:%M}" + (f" tanggal {job.day}" if job.day else "") for job in jobs)
    with stop_on_signal() as stopped:
        worker.say(f"Jadwal ({worker.zone.key}): {at}. Ctrl+C berhenti sesudah pekerjaan yang berjalan selesai.")
        return serve(worker, jobs, sleep=time.sleep, stopped=stopped)


def serve(
    worker: Worker, jobs: Sequence[Job], *, sleep: Callable[[float], None], stopped: Callable[[], bool]
) -> list[Ran]:
    """Runs each job at its time until `stopped`; a job that has begun is finished first. Returns all that ran."""
    ran: list[Ran] = []

    def run(job: Job) -> None:
        if is_due(job, worker.local().date()):
            ran.append(worker.run(job))

    table = timetable(jobs, worker.zone.key, run)
    while not stopped():
        table.run_pending()
        sleep(TICK_S)
    return ran


@contextmanager
def stop_on_signal() -> Iterator[Callable[[], bool]]:
    """Gives `stopped`: true once Ctrl+C or SIGTERM came. The second one of them ends the process at once."""
    before = [(number, signal.getsignal(number)) for number in _STOPPING]
    came: list[int] = []

    def restore() -> None:
        for number, handler in before:
            signal.signal(number, handler)

    def note(number: int, _frame: object) -> None:
        came.append(number)
        restore()

    for number in _STOPPING:
        signal.signal(number, note)
    try:
        yield lambda: bool(came)
    finally:
        restore()


def worst(ran: Sequence[Ran]) -> int:
    """The highest exit status; 0 where nothing ran."""
    return max((each.exit_code for each in ran), default=0)


def served_json(ran: Sequence[Ran]) -> dict[str, Any]:
    """`jobs` in the order they ran; the `error` of the worst of them, as any command has it."""
    problems = [each.problem for each in ran if each.problem]
    error = as_json(max(problems, key=lambda problem: problem.exit_code)) if problems else {}
    return {"jobs": [each.as_json() for each in ran], **error}


def served_text(ran: Sequence[Ran]) -> str:
    if not ran:
        return "Tidak ada pekerjaan yang sudah waktunya."
    return "\n".join(f"{each.job}: {'gagal' if each.problem else 'selesai'}" for each in ran)
