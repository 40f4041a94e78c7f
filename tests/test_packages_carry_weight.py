"""The five packages that the product stands on: who owns each, and that a real run calls into it.

Owners are read from the imports; weight is seen by watching the calls of a sign-in, a night and a report.
"""

import ast
import importlib.util
import sys
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from types import FrameType
from typing import Any
from zoneinfo import ZoneInfo

import pytest

import zi_sheets
from tests.key_files import saved, service_account
from tests.moving_clock import MovingClock
from tests.named_unit import give_name
from tests.rehearsal import Unit
from zi_sheets.cli import run
from zi_sheets.config import Config
from zi_sheets.emulator import InProcess
from zi_sheets.serve import Worker, serve
from zi_sheets.timetable import unit_jobs

OURS = Path(zi_sheets.__file__).parent


@dataclass(frozen=True, slots=True)
class Package:
    """`owners` do its work; only modules under `within` may import it. `calls`: some that the owners must make."""

    imports: tuple[str, ...]
    owners: frozenset[str]
    within: tuple[str, ...]
    calls: frozenset[str]


PACKAGES = {
    "gspread": Package(
        ("gspread",),
        frozenset({"workspace/sheets.py"}),
        ("workspace/",),
        frozenset({"HTTPClient.request", "HTTPClient.spreadsheets_get"}),
    ),
    "google-auth": Package(
        ("google.auth", "google.oauth2"),
        frozenset(
            {"workspace/auth.py", "workspace/auth_exchange.py", "workspace/auth_person.py", "workspace/session.py"}
        ),
        ("workspace/",),
        frozenset({"Credentials.from_service_account_info", "Request.__call__", "AuthorizedSession.request"}),
    ),
    "google-api-python-client": Package(
        ("googleapiclient",),
        frozenset({"workspace/drive.py", "workspace/docs.py"}),
        ("workspace/",),
        frozenset({"build", "HttpRequest.execute"}),
    ),
    "pandas": Package(
        ("pandas",),
        frozenset({"reports/frame.py", "reports/skor_completeness.py", "reports/monev.py", "monthly_report/chart.py"}),
        ("reports/", "monthly_report/chart.py"),
        frozenset({"DataFrame.__init__", "DataFrame.groupby"}),
    ),
    "schedule": Package(
        ("schedule",),
        frozenset({"timetable.py"}),
        ("timetable.py",),
        frozenset({"Scheduler.every", "Job.at", "Job.do"}),
    ),
}
NAMES = pytest.mark.parametrize("name", list(PACKAGES))


@cache
def imported_by(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    plain = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    return plain | {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}


def importers(package: Package) -> set[str]:
    def uses(path: Path) -> bool:
        return any(
            each == name or each.startswith(f"{name}.") for each in imported_by(path) for name in package.imports
        )

    return {path.relative_to(OURS).as_posix() for path in OURS.rglob("*.py") if uses(path)}


@NAMES
def test_each_package_has_its_owners_and_a_border(name: str) -> None:
    package = PACKAGES[name]
    found = importers(package)
    assert package.owners <= found
    assert {module for module in found if not module.startswith(package.within)} == set()


Calls = dict[str, set[tuple[str, str]]]


def watched(action: Callable[[], object]) -> Calls:
    """Per package the calls (our module, function of the package) that go from the one to the other, wrappers aside."""
    homes = {_home(each): name for name, package in PACKAGES.items() for each in package.imports}
    seen: Calls = {name: set() for name in PACKAGES}

    @cache
    def package_of(file: str) -> str | None:
        return next((name for home, name in homes.items() if file.startswith(home)), None)

    def note(frame: FrameType, event: str, _argument: Any) -> None:
        package, caller = package_of(frame.f_code.co_filename), frame.f_back
        if event != "call" or package is None or caller is None:
            return
        if caller.f_back and package_of(caller.f_code.co_filename) == package:
            caller = caller.f_back
        if caller.f_code.co_filename.startswith(str(OURS)):
            module = Path(caller.f_code.co_filename).relative_to(OURS).as_posix()
            seen[package].add((module, frame.f_code.co_qualname))

    sys.setprofile(note)
    try:
        action()
    finally:
        sys.setprofile(None)
    return seen


def _home(name: str) -> str:
    """The folder of a package, the file of a module."""
    spec = importlib.util.find_spec(name)
    assert spec is not None
    assert spec.origin is not None
    return spec.origin.removesuffix("__init__.py")


@pytest.fixture(scope="module")
def calls(small_plan: Unit, tmp_path_factory: pytest.TempPathFactory) -> Calls:
    """A night by the timetable and a report, signed in with a key file, on the Google path."""
    unit, folder = small_plan.copy(), tmp_path_factory.mktemp("unit")
    give_name(unit)
    saved(folder / "kunci.json", service_account())
    ids = {name: getattr(unit.config, name) for name in ("spreadsheet_id", "evidence_folder_id", "reports_folder_id")}
    lines = {"tempat": "google", "kredensial": "kunci.json", "penanda": unit.config.penanda, **ids}
    toml = saved(folder / "zi.toml", "".join(f'{key} = "{value}"\n' for key, value in lines.items()))

    def command(name: str) -> Callable[[date], object]:
        words = [name, "--config", str(toml)]
        return lambda today: statuses.append(run([*words, "--today", str(today)], InProcess(unit.application)))

    def one_night() -> None:
        jobs = unit_jobs(Config(), {"sync": command("sync"), "report": command("report")})
        clock = MovingClock(datetime(2021, 4, 30, 12, tzinfo=UTC))
        worker = Worker(ZoneInfo("Asia/Jakarta"), clock.aware, lambda text: None)
        with clock.under_schedule("UTC"):
            serve(worker, jobs, sleep=clock.sleep, stopped=clock.reaches(datetime(2021, 5, 1, 12, tzinfo=UTC)))

    statuses: list[int] = []
    seen = watched(one_night)
    assert statuses == [0, 0]
    return seen


@NAMES
def test_a_real_night_calls_into_each_package_from_its_owners(calls: Calls, name: str) -> None:
    package = PACKAGES[name]
    from_owners = {function for module, function in calls[name] if module in package.owners}
    assert package.calls <= from_owners, sorted(from_owners)
