"""A clock that only `sleep` moves, also under `schedule`, which asks `datetime.now()` and nothing else."""

import datetime as real
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import SimpleNamespace

import pytest
import schedule

STEP = real.timedelta(minutes=15)


class MovingClock:
    """Stands at `start` until somebody sleeps; a sleep is never shorter than `STEP`, so that months pass quickly."""

    def __init__(self, start: real.datetime) -> None:
        self.time = start

    def aware(self) -> real.datetime:
        return self.time

    def sleep(self, seconds: float) -> None:
        self.time += max(STEP, real.timedelta(seconds=seconds))

    def reaches(self, end: real.datetime) -> Callable[[], bool]:
        return lambda: self.time >= end

    @contextmanager
    def under_schedule(self, machine_zone: str) -> Iterator[None]:
        """Lets `schedule` live by this clock, on a computer that stands in `machine_zone`."""
        try:
            with pytest.MonkeyPatch.context() as patch:
                patch.setenv("TZ", machine_zone)
                time.tzset()
                patch.setattr(schedule, "datetime", SimpleNamespace(**{**vars(real), "datetime": self}))
                yield
        finally:
            time.tzset()

    def now(self, zone: real.tzinfo | None = None) -> real.datetime:
        """As `datetime.now`: in `zone`, else the computer's own time without a zone."""
        return self.time.astimezone(zone) if zone else self.time.astimezone().replace(tzinfo=None)
