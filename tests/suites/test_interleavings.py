"""People at every request boundary of a sync (ARCHITECTURE.md, section 4.6): safety in every script, liveness in 95 %.

Human cells are compared with a workbook in which the same people worked alone, and every request of the tool is
watched for changes outside its own cells.
"""

import random
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from tests.suites.human_edits import FAMILIES, catalogue, together
from tests.suites.school import PEOPLE, STARTS, boundaries
from tests.suites.soak import SEED, SOAK, sample
from tests.suites.stage import Outcome, Step, described, play

Record = Callable[[str, object], None]
PAIRS, KILLED = 6, 6
"""How many scripts `make test` takes of each start."""


def singles(start: str) -> list[Step]:
    """Every deed at every boundary; in the sample half of the deeds, the boundaries taken in turn."""
    places, deeds = boundaries(STARTS[start]()), catalogue(STARTS[start]().snapshot())
    if SOAK:
        return [Step(place, (deed,)) for deed in deeds for place in places]
    half = list(STARTS).index(start)
    return [
        Step(places[index * 7 % len(places)], (deed,)) for index, deed in enumerate(deeds) if index // 2 % 2 == half
    ]


@pytest.mark.parametrize("start", STARTS)
def test_one_edit_at_one_boundary(start: str, record_property: Record) -> None:
    """The same run ends with right machine cells in at least 95 % of the scripts, and tells the rest."""
    outcomes = [(step, _played(start, [step])) for step in singles(start)]
    dead = [(described([step]), outcome) for step, outcome in outcomes if not outcome.live]
    record_property("zi: single-edit scripts", len(outcomes))
    record_property("zi: of them live", len(outcomes) - len(dead))
    record_property("zi: requests", sum(outcome.requests for _, outcome in outcomes))
    assert len(dead) <= 0.05 * len(outcomes), dead
    assert not [words for words, outcome in dead if not outcome.said]


@pytest.mark.parametrize("start", STARTS)
def test_rows_inserted_above_the_headings_cost_no_heading(start: str) -> None:
    """Between the look and the write they bring a heading under our own cells: it is put back in the same run."""
    unit = STARTS[start]()
    (deed,) = [each for each in catalogue(unit.snapshot()) if each.name == "insert rows above the matrix"]
    for place in boundaries(unit):
        outcome = _played(start, [Step(place, (deed,))])
        assert outcome.live, place
        assert not outcome.said, place


@pytest.mark.parametrize("start", STARTS)
def test_two_people_at_once(start: str, record_property: Record) -> None:
    """Two deeds at one boundary, or at two; whoever comes second may find the workbook changed by the first."""
    scripts = list(_drawn(start, PAIRS if not SOAK else 10 * PAIRS))
    record_property("zi: scripts with two people", len(scripts))
    for steps in scripts:
        _played(start, steps)


@pytest.mark.parametrize("start", STARTS)
def test_edits_between_a_kill_and_the_next_run(start: str, record_property: Record) -> None:
    """The power is cut at a request, people work on, the next run makes it as if nothing had happened."""
    draw = random.Random(SEED)
    deeds, places = catalogue(STARTS[start]().snapshot()), boundaries(STARTS[start]())
    grid = [(place, kill) for place in places for kill in ("before", "after")]
    scripts = [(place, kill, draw.choice(deeds)) for place, kill in sample(grid, KILLED)]
    record_property("zi: scripts with a kill", len(scripts))
    for place, kill, deed in scripts:
        _played(start, [Step(place, (), kill), Step(("drive.files.get", 1), (deed,))])


def _drawn(start: str, number: int) -> Iterator[list[Step]]:
    """Two deeds of two people, always the same ones."""
    draw = random.Random(SEED)
    deeds, places = catalogue(STARTS[start]().snapshot()), boundaries(STARTS[start]())
    for _ in range(number):
        marks = sorted(draw.sample(range(len(places)), draw.choice((1, 2))))
        chosen = draw.sample(together(deeds, draw.choice(FAMILIES)), 2)
        chosen = [replace(deed, who=who) for deed, who in zip(chosen, PEOPLE, strict=True)]
        yield [Step(places[mark], tuple(chosen[index :: len(marks)])) for index, mark in enumerate(marks)]


def _played(start: str, steps: list[Step]) -> Outcome:
    try:
        return play(STARTS[start](), steps)
    except AssertionError as broken:
        raise AssertionError(f"{start}: {described(steps)}: {broken}") from broken
