"""The commands whose every request is disturbed: init in a new place, init for a typed plan, sync, report."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Any

from tests.rehearsal import DAY, MATERIALS, Unit, new_unit, short_tabs
from tests.suites.school import ROWS, WORLDS, control, first, nightly, numbered, run_at
from tests.suites.stage import is_right, twice
from zi_sheets.connect import Connection
from zi_sheets.monthly_report.report import report
from zi_sheets.workspace.drive import FOLDER

Run = Callable[[Unit, Connection, int], Unit]


@dataclass(frozen=True, slots=True)
class Command:
    """`run` at a minute after nine; gives the unit with its ids. `check` raises AssertionError unless all is right."""

    start: Callable[[], Unit]
    run: Run
    check: Callable[[Unit], None]


def _init(unit: Unit, connection: Connection, minute: int) -> Unit:
    with short_tabs():
        return replace(unit, config=unit.init_through(connection).config)


def _sync(unit: Unit, connection: Connection, minute: int) -> Unit:
    run_at(unit, connection, minute=minute)
    return unit


def _report(unit: Unit, connection: Connection, minute: int) -> Unit:
    now = datetime.combine(DAY, time(2), UTC) + timedelta(minutes=minute)
    report(connection, unit.config, MATERIALS, now=now, progress=lambda text: None)
    return unit


def _is_made(unit: Unit) -> None:
    assert unit.init().made == ()
    once(unit)


def _is_synced(unit: Unit) -> None:
    assert is_right(unit) == (True, ())
    twice(unit)


def _is_reported(unit: Unit) -> None:
    files = unit.application.store.all("file").values()
    months = [file for file in files if file.get("properties", {}).get("zi_bulan") and not file.get("trashed")]
    assert len(months) == 1, [file["name"] for file in months]
    once(unit)


def once(unit: Unit) -> None:
    """Raises AssertionError where a folder or document was made twice."""
    made: Counter[Any] = Counter()
    for file in unit.application.store.all("file").values():
        marks = {**file.get("properties", {})}
        if not file.get("trashed") and (marks or file["mimeType"] == FOLDER):
            made[file["name"], tuple(file.get("parents", ())), marks.get("zi"), marks.get("zi_kode")] += 1
    assert set(made.values()) <= {1}, made


@cache
def typed() -> Unit:
    """Laid out, the plan typed in, its folders not made yet."""
    unit = new_unit()
    unit = _init(unit, unit.connection(), 0)
    unit.person().worksheet("Rencana Kerja").update(ROWS, "A5", raw=True)
    return unit


@cache
def reported_from() -> Unit:
    unit = nightly().copy()
    unit.person().worksheet("Pengaturan").update([["SMPN Contoh"]], "B2", raw=True)
    run_at(unit, unit.connection())
    return unit


COMMANDS = {
    "init": Command(new_unit, _init, _is_made),
    "init of a typed plan": Command(typed, _init, _is_made),
    "first sync": Command(first, _sync, _is_synced),
    "sync": Command(nightly, _sync, _is_synced),
    "report": Command(reported_from, _report, _is_reported),
}


@cache
def requests_of(name: str, world: str = "") -> tuple[tuple[str, int], ...]:
    """Every request of the command without disturbance."""
    unit = started(name, world)
    COMMANDS[name].run(unit, unit.connection(), 0)
    return tuple(numbered(unit.methods))


def started(name: str, world: str = "") -> Unit:
    """A unit in which the command can run, in a world in which it was set up."""
    unit = COMMANDS[name].start().copy()
    if world:
        control(unit, "POST", "behaviour", WORLDS[world])
    return unit
