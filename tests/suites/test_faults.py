"""Every request of init, sync and report meets every fault, and every request is the last before a power cut.

PITFALLS 27 and 28: what is tried again is harmless or guarded; a permission error is not tried again.
"""

from collections.abc import Callable
from typing import Any

import pytest

from tests.rehearsal import Unit
from tests.suites.commands import COMMANDS, requests_of, started
from tests.suites.school import OWNER, REFUSED, WORLDS, control
from tests.suites.soak import SOAK, sample
from tests.suites.stage import PowerCut, Stage, Step
from zi_sheets.errors import PROBLEMS, Problem

Record = Callable[[str, object], None]
FAULTS: dict[str, dict[str, Any]] = {
    "429": {"status": 429},
    "403 quota": {"status": 403, "reason": "userRateLimitExceeded"},
    "500": {"status": 500},
    "503": {"status": 503},
    "HTML 502": {"status": 502, "html": True},
    "time-out": {"delay_s": 90},
    "reset before": {"drop": "before"},
    "reset after": {"drop": "after"},
    "slow body": {"slow_body_s": 90},
}
PERMISSION = {"status": 403, "reason": "insufficientFilePermissions"}
HARDEST = ("503", "reset after")
FAULTY, FORBIDDEN, KILLED = 7, 3, 4
"""How many of each command `make test` takes."""
FAULTY_ELSEWHERE = 3
"""How many of each world."""


def attempt(name: str, unit: Unit, stage: Stage | None = None, minute: int = 0) -> tuple[Unit, Problem | None]:
    connection = stage.connection() if stage else unit.connection()
    try:
        return COMMANDS[name].run(unit, connection, minute), None
    except PROBLEMS as problem:
        return unit, problem


def fault(unit: Unit, place: tuple[str, int], action: dict[str, Any]) -> None:
    control(unit, "POST", "faults", [{"method": place[0], "nth": place[1], "action": action}])


@pytest.mark.parametrize("name", COMMANDS)
def test_faults(name: str, record_property: Record) -> None:
    """The command converges, or stops with a message and the next run does; nothing is there twice."""
    grid = [(place, kind) for place in requests_of(name) for kind in FAULTS]
    chosen = sample(grid, FAULTY)
    stopped = [_met(name, place, FAULTS[kind]) for place, kind in chosen]
    record_property("zi: faults", len(chosen))
    record_property("zi: faults that stopped the command", sum(stopped))


@pytest.mark.parametrize("world", sorted(WORLDS.keys() - REFUSED))
def test_faults_in_another_world(world: str, record_property: Record) -> None:
    """A request that was not carried out, and one whose answer is lost: other faults differ in how they are told.

    `make test` takes one command of each world.
    """
    names = list(COMMANDS)
    names = names if SOAK else [names[sorted(WORLDS).index(world) % len(names)]]
    grid = [(name, place, kind) for name in names for place in requests_of(name, world) for kind in HARDEST]
    chosen = sample(grid, FAULTY_ELSEWHERE)
    stopped = [_met(name, place, FAULTS[kind], world) for name, place, kind in chosen]
    record_property("zi: faults in other worlds", len(chosen))
    record_property("zi: faults that stopped the command", sum(stopped))


def _met(name: str, place: tuple[str, int], action: dict[str, Any], world: str = "") -> bool:
    unit = started(name, world)
    fault(unit, place, action)
    unit, problem = attempt(name, unit)
    said = f"{world} {name}: {action} at {place}: {problem.message if problem else 'done'}"
    assert control(unit, "GET", "unused")["faults"] == [], said
    if problem:
        assert problem.exit_code in {3, 4}, said
        assert problem.action, said
        unit, problem = attempt(name, unit, minute=11)
        assert problem is None, f"{said}; the next run: {problem}"
        stopped = True
    else:
        stopped = False
    _check(name, unit, said)
    return stopped


def _check(name: str, unit: Unit, said: str) -> None:
    try:
        COMMANDS[name].check(unit)
    except AssertionError as broken:
        raise AssertionError(f"{said}: {broken}") from broken


@pytest.mark.parametrize("name", COMMANDS)
def test_a_permission_error_stops_at_once(name: str, record_property: Record) -> None:
    """No second attempt, only what is still to be cleared away; a lease that cannot be given back runs out."""
    chosen = sample([place for place in requests_of(name) if place[0] != "drive.files.list"], FORBIDDEN)
    record_property("zi: faults", len(chosen))
    for place in chosen:
        unit = COMMANDS[name].start().copy()
        fault(unit, place, PERMISSION)
        unit.forget()
        unit, problem = attempt(name, unit)
        log = [(entry.method, entry.path, entry.bytes_in, entry.status) for entry in unit.application.control.log]
        at = next(index for index, entry in enumerate(log) if entry[-1] == 403)
        assert log[at][:-1] not in [entry[:-1] for entry in log[at + 1 :]], (name, place)
        assert problem is None or problem.code in {"no_access", "interrupted"}, (name, place, problem)


@pytest.mark.parametrize("name", COMMANDS)
def test_kills(name: str, record_property: Record) -> None:
    """The power is cut before or after a request; the next run makes it as if nothing had happened."""
    chosen = sample([(place, kill) for place in requests_of(name) for kill in ("before", "after")], KILLED)
    record_property("zi: kills", len(chosen))
    for place, kill in chosen:
        unit = COMMANDS[name].start().copy()
        stage = Stage(unit, unit.copy(), [Step(place, (), kill)], identity=OWNER)
        with pytest.raises(PowerCut):
            COMMANDS[name].run(unit, stage.connection(), 0)
        unit, problem = attempt(name, unit, minute=11)
        assert problem is None, (name, place, kill, problem)
        _check(name, unit, f"{name}: killed {kill} {place}")
