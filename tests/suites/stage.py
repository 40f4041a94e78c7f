"""One script: the tool at work, people at work between its requests, and the same people alone."""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from tests.rehearsal import MATERIALS, Unit, is_write
from tests.suites.human_edits import Deed
from tests.suites.people import coded, people
from tests.suites.school import TOOL, Json, control, run_at
from tests.suites.watch import Watch, our_tabs
from zi_sheets.connect import Connection, connect_in_process
from zi_sheets.domain.refusal import Refusal
from zi_sheets.emulator import Application
from zi_sheets.emulator.application import EditRefused
from zi_sheets.emulator.discovery import route
from zi_sheets.emulator.sheets.workbook import Workbook
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.errors import PROBLEMS, Problem
from zi_sheets.run import Keep
from zi_sheets.synced import Synced
from zi_sheets.workspace.retry import Retry

Boundary = tuple[str, int]
ANY = "*"
"""In a boundary: whatever the method, the n-th request of all."""
READS = {"sheets.spreadsheets.get", "sheets.spreadsheets.values.batchGetByDataFilter"}
BETWEEN = "sheets.spreadsheets.values.get"
"""A method that the tool never uses: a person's look at one cell, before which that person's deeds are done."""


class PowerCut(BaseException):
    """The process ends here: nothing in the product may catch it."""


@dataclass(frozen=True, slots=True)
class Step:
    """Before the n-th request of `method` the deeds are done; `kill` cuts the power "before" or "after" it.

    `fault`: what the request meets, as the control interface calls it.
    """

    boundary: Boundary
    deeds: tuple[Deed, ...] = ()
    kill: str = ""
    fault: Mapping[str, Any] | None = None


@dataclass
class Stage:
    """The workspace as `connect_in_process` takes it, watched, with steps at its boundaries.

    Each deed is done on the twin as well, in which people are `alone`; what cannot be done there is done nowhere.
    """

    unit: Unit
    alone: Unit
    steps: list[Step] = field(default_factory=list)
    watch: Watch = field(default_factory=Watch)
    requests: Counter[str] = field(default_factory=Counter)
    identity: str = TOOL

    @property
    def application(self) -> Application:
        return self.unit.application

    @property
    def store(self) -> Any:
        return self.unit.application.store

    def connection(self) -> Connection:
        return connect_in_process(cast(Application, self), self.identity, Retry(sleep=lambda seconds: None))

    def handle(self, request: Request) -> Reply:
        found = route(request.verb, request.path)
        method = found[0].id if found else request.path
        self.requests[method] += 1
        boundaries = (method, self.requests[method]), (ANY, self.requests.total())
        steps = [step for step in self.steps if step.boundary in boundaries]
        for step in steps:
            self.steps.remove(step)
            self.people_do(step.deeds)
            if step.fault:
                control(self.unit, "POST", "faults", [{"method": method, "nth": 1, "action": dict(step.fault)}])
        if "before" in {step.kill for step in steps}:
            raise PowerCut
        reply = self._answer(request, method)
        if "after" in {step.kill for step in steps}:
            raise PowerCut
        return reply

    def people_do(self, deeds: Sequence[Deed]) -> None:
        for deed in deeds:
            if _can_be_done(self.alone, deed):
                do(self.unit, deed)

    def people_go_on(self) -> list[Step]:
        """A run that ended before a later step does not stop the people; gives the steps that it did not come to."""
        late, self.steps = self.steps, []
        for step in late:
            self.people_do(step.deeds)
        return late

    def _answer(self, request: Request, method: str) -> Reply:
        before = book_of(self.unit)
        reply = self.application.handle(request)
        if method in READS and before is not None:
            self.watch.read(book_of(self.unit))
        elif before is not None and before is not book_of(self.unit):
            self.watch.written(before, book_of(self.unit))
        return reply

    @property
    def writes(self) -> int:
        return sum(count for method, count in self.requests.items() if is_write(method))


def do(unit: Unit, deed: Deed, calls: Sequence[Any] | None = None) -> None:
    """A person's deed, all of it between two requests. Raises EditRefused where the workspace refuses it."""
    chosen = deed.calls if calls is None else calls
    rules = [{"before": {"method": BETWEEN, "nth": 1}, "as": deed.who, "call": call} for call in chosen]
    control(unit, "POST", "edits", rules)
    path = f"/v4/spreadsheets/{unit.config.spreadsheet_id}/values/A1"
    headers = {"authorization": f"Bearer {deed.who}"}
    assert unit.application.handle(Request.of("GET", path, headers, b"")).status in (200, 400)
    assert control(unit, "GET", "unused")["edits"] == []


def book_of(unit: Unit) -> Workbook:
    """The unit's workbook as the workspace keeps it; None as long as the unit has none."""
    book: Workbook = unit.application.store.get("workbook", unit.config.spreadsheet_id)
    return book


class Behaviour(dict[str, Any]):
    """The switches of a place; notes which of them anything was asked of."""

    def __init__(self, switches: Json, asked: set[str]) -> None:
        super().__init__(switches)
        self.asked = asked

    def __getitem__(self, name: str) -> Any:
        self.asked.add(name)
        return super().__getitem__(name)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one script ended. `live`: the same run left nothing to do; `said`: what it told about the rest.

    `asked`: the switches that anybody's call depended on.
    """

    live: bool
    said: str
    wanted: tuple[Json, ...]
    quiet: str
    requests: int
    asked: frozenset[str]


def play(start: Unit, steps: Sequence[Step], behaviour: Json | None = None) -> Outcome:
    """Run the script beside people and, on a twin, the people alone. Raises AssertionError where safety is broken."""
    unit, alone = start.copy(), start.copy()
    deeds = [deed for step in steps for deed in step.deeds]
    asked: set[str] = set()
    for each in (unit, alone):
        each.application.control.behaviour = Behaviour(each.application.control.behaviour | (behaviour or {}), asked)
        for deed in deeds:
            if deed.ahead:
                do(each, deed, deed.ahead)
    stage = Stage(unit, alone, list(steps))
    problem, done = synced(stage)
    killed = any(step.kill for step in steps)
    if killed:
        stage.requests.clear()
        problem, done = synced(stage, minute=11)
    if problem or len(steps) > 1:
        stage.people_go_on()
    assert not stage.steps, f"not used: {stage.steps}"
    same_people(unit, alone, start)
    same_codes(unit, alone, start, problem)
    live, wanted = is_right(unit)
    told = "; ".join(done.receipt.left) if done and done.receipt else ""
    if live:
        twice(unit, told)
    done_right, requests = live and not problem and stage.writes > 0, stage.requests.total()
    quiet = "" if live and not problem else quietly(stage, start)
    said = problem.message if problem else told
    return Outcome(done_right, said, wanted, quiet, requests, frozenset(asked))


def _can_be_done(alone: Unit, deed: Deed) -> bool:
    """A deed may rest on what an earlier one took away: then no person could do it, with the tool or without."""
    try:
        do(alone, deed)
    except EditRefused:
        return False
    return True


def synced(stage: Stage, *, minute: int = 0, keep: Keep = lambda _: None) -> tuple[Problem | None, Synced | None]:
    try:
        return None, run_at(stage.unit, stage.connection(), minute=minute, keep=keep)
    except PROBLEMS as problem:
        return problem, None
    except PowerCut:
        return None, None


def same_people(unit: Unit, alone: Unit, start: Unit) -> None:
    """A tab that people deleted may have been made again; everything else of theirs is as without the tool."""
    ours, theirs = (people(book_of(each), book_of(start)) for each in (unit, alone))
    for sheet_id, what in theirs.items():
        there = ours.get(sheet_id, {})
        differs = {key: (there.get(key), what.get(key)) for key in there.keys() | what.keys()}
        wrong = {key: pair for key, pair in differs.items() if pair[0] != pair[1]}
        assert not wrong, (what["title"], wrong)
    added = ours.keys() - theirs.keys() - our_tabs(book_of(unit))
    assert not added, added


def same_codes(unit: Unit, alone: Unit, start: Unit, problem: Problem | None) -> None:
    """A code that people left with its words stays in its row: what they wrote there was said about it.

    Not where a place turned out to clear what a write leaves alone: there the sync stops with the codes put back where
    it had seen them, and the first sync of a better place settles them by their words.
    """
    if isinstance(problem, Refusal) and problem.code == "unproven_place":
        return
    left, now = set(coded(book_of(start)).values()), coded(book_of(unit))
    moved = {
        place: (text, now.get(place))
        for place, text in coded(book_of(alone)).items()
        if text in left and now.get(place, text)[0] != text[0]
    }
    assert not moved, moved


def is_right(unit: Unit, minute: int = 20) -> tuple[bool, tuple[Json, ...]]:
    """Would a fresh run on the workbook as it is now write nothing?"""
    try:
        wanted = run_at(unit, unit.connection(TOOL), minute=minute, dry_run=True).plan
    except PROBLEMS as problem:
        return False, ({"refused": problem.message, "where": problem.where},)
    return not wanted, tuple(wanted.listed())


def quietly(stage: Stage, start: Unit, minute: int = 30) -> str:
    """One sync without disturbance: everything is right after it, or it names what people must settle."""
    problem, done = synced(stage, minute=minute)
    same_people(stage.unit, stage.alone, start)
    same_codes(stage.unit, stage.alone, start, problem)
    if problem:
        assert problem.where, problem.message
        assert problem.action, problem.message
        return problem.message
    live, wanted = is_right(stage.unit, minute=minute + 1)
    assert live, wanted
    assert done
    assert done.receipt
    told = "; ".join(done.receipt.left)
    twice(stage.unit, told)
    return told


def twice(unit: Unit, told: str = "") -> None:
    """Raises AssertionError where a row, a folder or a day is there twice, and it was not told that people must say
    which of two rows they mean.
    """
    snapshot = unit.snapshot()
    for design in MATERIALS.shared:
        tab = snapshot.tabs[design.name]
        codes = Counter(tab.text(row, tab.anchors["Kode"].column) for row in range(len(tab.rows)))
        assert not [code for code, count in codes.items() if code and count > 1 and code not in told], design.name
    history = snapshot.tabs["Riwayat"]
    days = Counter((history.text(row, 0), history.text(row, 1)) for row in range(1, len(history.rows)))
    assert set(days.values()) <= {1}, days
    runs = Counter(snapshot.tabs["Log"].text(row, 0) for row in range(1, len(snapshot.tabs["Log"].rows)))
    assert set(runs.values()) <= {1}, runs
    folders = Counter(folder.code for folder in snapshot.folders if folder.code)
    assert set(folders.values()) <= {1}, folders


def described(steps: Sequence[Step]) -> str:
    return " + ".join(
        json.dumps([*step.boundary, *(deed.name for deed in step.deeds), step.kill, step.fault], ensure_ascii=False)
        for step in steps
    )
