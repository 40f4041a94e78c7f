"""Random scripts of many nights (hypothesis, stateful): people, faults and power cuts at any request, in any order.

Safety after every run; after a quiet sync all is right, or people are told what they must settle. A script that fails
is made as short as it can be.
"""

import time
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from hypothesis import HealthCheck, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from tests.suites.human_edits import FAMILIES, Deed, catalogue, together
from tests.suites.school import OWNER, PEOPLE, STARTS
from tests.suites.soak import MINUTES, SEED, SOAK
from tests.suites.stage import ANY, PowerCut, Stage, Step, is_right, quietly, same_codes, same_people, synced, twice
from tests.suites.test_faults import FAULTS
from zi_sheets.errors import PROBLEMS
from zi_sheets.undo import journal_of, keep_journal, undo

Record = Callable[[str, object], None]
EXAMPLES, RULES = 30, 6
"""How many scripts `make test` takes, and how long they are."""
REQUESTS = 14
"""A sync without disturbance makes eleven requests; whatever is meant for a later one is done after the run."""
PAUSE = 11
"""Minutes from one run to the next: a lease that a power cut left behind has run out."""
WHEN, NUMBER, WHO = st.integers(1, REQUESTS), st.integers(0, 10_000), st.sampled_from(PEOPLE)
WORKS = st.lists(st.tuples(WHEN, NUMBER, WHO), min_size=1, max_size=4)
TROUBLES = st.lists(st.tuples(WHEN, st.sampled_from([*sorted(FAULTS), "before", "after"])), max_size=2)
DONE: Counter[str] = Counter()


class Nights(RuleBasedStateMachine):
    """One workbook beside its twin in which people are alone, through any number of nights."""

    @initialize(name=st.sampled_from(sorted(STARTS)), left_out=st.sampled_from(FAMILIES))
    def begin(self, name: str, left_out: str) -> None:
        DONE["random scripts"] += 1
        self.folder = TemporaryDirectory()
        self.start = STARTS[name]()
        config = replace(self.start.config, file=Path(self.folder.name) / "zi.toml")
        unit = replace(self.start.copy(), config=config)
        self.stage, self.minute = Stage(unit, self.start.copy()), 0
        self.deeds = together(catalogue(self.start.snapshot()), left_out)

    @rule(works=st.lists(st.tuples(NUMBER, WHO), min_size=1, max_size=3))
    def people_work_between(self, works: list[tuple[int, str]]) -> None:
        self.stage.people_do([self._deed(number, who) for number, who in works])

    @rule(works=WORKS, troubles=TROUBLES)
    def night(self, works: list[tuple[int, int, str]], troubles: list[tuple[int, str]]) -> None:
        """A sync among people, faults and power cuts."""
        self._gather(works, troubles)
        problem, done = synced(self.stage, minute=self.minute, keep=self._keep)
        assert problem is None or problem.action, problem
        self._come_to_rest()
        live, _ = is_right(self.stage.unit, minute=self.minute + PAUSE)
        if live and problem is None:
            twice(self.stage.unit, "; ".join(done.receipt.left) if done and done.receipt else "")

    @rule()
    def quiet_night(self) -> None:
        self._gather([], [])
        quietly(self.stage, self.start, self.minute)

    @precondition(lambda self: journal_of(self.stage.unit.config.file).exists())
    @rule(works=WORKS, troubles=TROUBLES)
    def undo(self, works: list[tuple[int, int, str]], troubles: list[tuple[int, str]]) -> None:
        """The operator takes the last run back, among people, faults and power cuts."""
        self._gather(works, troubles)
        try:
            undo(self.stage.connection(), self.stage.unit.config)
        except (*PROBLEMS, PowerCut):
            DONE["runs of undo that stopped"] += 1
        self._come_to_rest()

    def _gather(self, works: list[tuple[int, int, str]], troubles: list[tuple[int, str]]) -> None:
        """What the next run will meet."""
        DONE["runs in random scripts"] += 1
        self.minute += PAUSE
        self.stage.requests.clear()
        self.stage.steps = [Step((ANY, when), (self._deed(number, who),)) for when, number, who in works]
        self.stage.steps += [
            Step((ANY, when), fault=FAULTS[what]) if what in FAULTS else Step((ANY, when), kill=what)
            for when, what in troubles
        ]
        DONE["faults and power cuts in random scripts"] += len(troubles)

    def _deed(self, number: int, who: str) -> Deed:
        """One of the deeds; what its person did ahead of it is done at once."""
        DONE["deeds in random scripts"] += 1
        found = self.deeds[number % len(self.deeds)]
        found = found if found.who == OWNER else replace(found, who=who)
        self.stage.people_do([replace(found, calls=found.ahead, ahead=())] if found.ahead else [])
        return found

    def _keep(self, writes: Any) -> None:
        keep_journal(self.stage.unit.config, writes)

    def _come_to_rest(self) -> None:
        """Deeds that the run ended before are done after it; then people's cells are as without the tool."""
        late = self.stage.people_go_on()
        DONE["faults and power cuts in random scripts"] -= sum(bool(step.fault or step.kill) for step in late)
        same_people(self.stage.unit, self.stage.alone, self.start)
        same_codes(self.stage.unit, self.stage.alone, self.start, None)

    def teardown(self) -> None:
        if hasattr(self, "stage"):
            self.quiet_night()
            self.folder.cleanup()


def test_random_scripts(record_property: Record) -> None:
    """Always the same ones; when soaking, new ones until SOAK_MINUTES are used up."""
    DONE.clear()
    until, number = time.monotonic() + 60 * MINUTES, SEED
    _play(number)
    while SOAK and time.monotonic() < until:
        number += 1
        _play(number)
    for name, value in DONE.items():
        record_property(f"zi: {name}", value)


def _play(number: int) -> None:
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much]
    how = settings(max_examples=EXAMPLES, stateful_step_count=RULES, database=None, suppress_health_check=slow)
    run_state_machine_as_test(seed(number)(Nights), settings=how)
