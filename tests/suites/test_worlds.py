"""Worlds: what nobody could verify about Google, each possible answer turned on alone (ARCHITECTURE.md, section 4.7).

In every world no human cell is lost, and a sync is right or refuses with its reason. A world in which writing would
lose people's cells is refused by `init` before its first write to people's tabs.
"""

from collections.abc import Callable, Sequence
from functools import cache
from itertools import product

import pytest

from tests.rehearsal import new_unit
from tests.suites.human_edits import catalogue
from tests.suites.school import REFUSED, STARTS, WORLDS, boundaries, control, run_at
from tests.suites.soak import SOAK, sample
from tests.suites.stage import Outcome, Stage, Step, described, is_right, play, synced
from zi_sheets.domain.refusal import Refusal
from zi_sheets.emulator.control import BEHAVIOURS
from zi_sheets.init.first_contact import ask

Record = Callable[[str, object], None]
FIRST_WRITE = 8
"""How many requests a sync makes up to its first write of cells."""
SAMPLE = 4
"""How many scripts of each world `make test` takes; the boundaries and deeds change from world to world."""


@pytest.mark.parametrize("world", sorted(WORLDS.keys() - REFUSED))
def test_people_at_work_in_another_world(world: str, record_property: Record) -> None:
    """When soaking, a script in which the switch was never asked for is not played again: it would be the same one."""
    chosen = _scripts(sorted(WORLDS).index(world))
    differing = [script for script in chosen if not SOAK or WORLDS[world].keys() & _asked(script)]
    record_property("zi: worlds", 1)
    record_property("zi: scripts in other worlds", len(differing))
    record_property("zi: scripts that do not ask what the world is like", len(chosen) - len(differing))
    for script in differing:
        outcome = _played(*_grid()[script], world)
        assert outcome.live or outcome.said or outcome.quiet == "", _grid()[script]


def _played(start: str, step: Step, world: str = "") -> Outcome:
    try:
        return play(STARTS[start](), [step], WORLDS.get(world))
    except AssertionError as broken:
        raise AssertionError(f"{world}, {start}: {described([step])}: {broken}") from broken


@cache
def _asked(script: int) -> frozenset[str]:
    """The switches that the script asks for in the default world."""
    return _played(*_grid()[script]).asked


@pytest.mark.parametrize("world", sorted(REFUSED))
def test_a_world_in_which_writing_is_not_safe_is_refused(world: str, record_property: Record) -> None:
    record_property("zi: worlds", 1)
    unit = new_unit()
    control(unit, "POST", "behaviour", WORLDS[world])
    with pytest.raises(Refusal, match="belum terbukti aman") as refused:
        unit.init()
    assert refused.value.action
    (book,) = unit.application.store.all("workbook").values()
    assert [
        cell for sheet in book.sheets for cells in sheet.cells.values() for cell in cells.values() if cell.value
    ] == []


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("world", sorted(REFUSED))
def test_people_at_work_where_such_a_world_began_after_first_contact(
    world: str, start: str, record_property: Record
) -> None:
    """The echo of the first write tells: what it emptied is put back, and the sync stops."""
    places, deeds = boundaries(STARTS[start]())[:FIRST_WRITE], catalogue(STARTS[start]().snapshot())
    scripts = [Step(place, (deed,)) for place, deed in sample([*product(places, deeds)], SAMPLE)]
    record_property("zi: scripts in other worlds", len(scripts))
    for step in scripts:
        outcome = _played(start, step, world)
        assert not outcome.live, described([step])
        assert outcome.said, described([step])


@pytest.mark.parametrize("world", sorted(REFUSED))
def test_codes_put_back_beside_rows_that_moved_are_settled_by_a_better_place(world: str) -> None:
    """People insert rows above the headings just before codes are sent, and the sync puts back what that cleared."""
    unit = STARTS["first"]().copy()
    (deed,) = (each for each in catalogue(unit.snapshot()) if each.name == "insert rows above the matrix")
    control(unit, "POST", "behaviour", WORLDS[world])
    stage = Stage(unit, unit.copy(), [Step(("sheets.spreadsheets.batchUpdate", 2), (deed,))])
    problem, _ = synced(stage)
    assert isinstance(problem, Refusal)
    control(unit, "POST", "behaviour", {name: BEHAVIOURS[name][0] for name in WORLDS[world]})
    run_at(unit, unit.connection(), minute=11)
    assert is_right(unit)[0]


@pytest.mark.parametrize("start", STARTS)
@pytest.mark.parametrize("world", sorted(REFUSED))
def test_nothing_is_lost_by_such_a_world(world: str, start: str) -> None:
    """Back in the proven world the next sync ends with the very cells of a sync that never saw the other one."""
    unit, undisturbed = STARTS[start]().copy(), STARTS[start]().copy()
    control(unit, "POST", "behaviour", WORLDS[world])
    with pytest.raises(Refusal, match="dikembalikan") as refused:
        run_at(unit, unit.connection())
    assert "doctor --probe" in refused.value.action
    control(unit, "POST", "behaviour", {name: BEHAVIOURS[name][0] for name in WORLDS[world]})
    run_at(unit, unit.connection(), minute=11)
    run_at(undisturbed, undisturbed.connection(), minute=11)
    for tab in ("Rencana Kerja", "Data Dukung", "Berkas"):
        assert unit.rows(tab) == undisturbed.rows(tab)


@pytest.mark.parametrize("world", sorted(REFUSED))
def test_a_sync_is_refused_once_the_probe_has_told(world: str) -> None:
    unit = STARTS["nightly"]().copy()
    control(unit, "POST", "behaviour", WORLDS[world])
    with pytest.raises(Refusal, match="belum terbukti aman"):
        ask(unit.connection(), unit.snapshot(), unit.config.reports_folder_id)
    unit.forget()
    with pytest.raises(Refusal, match="belum terbukti aman"):
        run_at(unit, unit.connection())
    assert not unit.written


def _scripts(number: int) -> Sequence[int]:
    """Places in the grid."""
    size = len(_grid())
    return range(size) if SOAK else [(number * 101 + index * 383) % size for index in range(SAMPLE)]


@cache
def _grid() -> list[tuple[str, Step]]:
    grid: list[tuple[str, Step]] = []
    for start, unit in STARTS.items():
        places, deeds = boundaries(unit()), catalogue(unit().snapshot())
        grid += [(start, Step(place, (deed,))) for place in places for deed in deeds]
    return grid
