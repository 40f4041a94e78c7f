"""The import directions of ARCHITECTURE.md section 2, kept by reading the imports of every module."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import zi_sheets

PACKAGE = Path(zi_sheets.__file__).parent
CHECKOUT = PACKAGE.parent

GOOGLE = {"gspread", "googleapiclient", "google", "google_auth_oauthlib", "httplib2"}
NETWORK = GOOGLE | {"requests", "urllib3", "http", "socket", "ssl", "asyncio"}
DISK = {"os", "io", "pathlib", "shutil", "tempfile", "glob", "pickle", "sqlite3", "tomllib", "tomli_w", "yaml"}
CLOCK = {"time", "schedule", "random", "secrets", "uuid"}
CLOCK_CALLS = {"today", "now", "utcnow"}
PURE_PACKAGES = ("zi_sheets.domain", "zi_sheets.reports")
PURE = ("zi_sheets.plan",)
LAYERS = ("words", "workbook", "work_plan", "matching", "links", "content", "scoring", "findings")
"""The packages of the domain: each knows those before it. The modules beside them are the values and steps of a day."""

LIBRARY_OF_THE_SUBJECT = {
    "zi_sheets.domain.matching.clues_unit": "rapidfuzz",  # spelling distance of names of schools
    "zi_sheets.domain.words.lexicon_phrases": "rapidfuzz",  # and of words
    "zi_sheets.domain.scoring.next_steps_solver": "highspy",  # an exact optimum is a solver's subject
}
MAY_KNOW_THE_EMULATOR = {
    "zi_sheets.connect": "the one door to every place",
    "zi_sheets.practice": "furnishes and serves a practice place, which nobody can do from outside it",
    "zi_sheets.demo": "opens a practice place of its own and shows it",
}
MAY_KNOW_ALL_STEPS = {
    "zi_sheets.run": "the nightly job is the four steps",
    "zi_sheets.init.init": "set-up is read, plan, apply for a workbook that is not there yet",
    "zi_sheets.undo": "looks at the last run's cells and puts them back",
}


def modules() -> dict[str, Path]:
    paths = [*PACKAGE.rglob("*.py"), *(CHECKOUT / "jobs").rglob("*.py")]
    return {_name(path): path for path in paths}


def _name(path: Path) -> str:
    parts = path.relative_to(CHECKOUT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imported(path: Path, *, at_top: bool = False) -> set[str]:
    """Full names of everything a module imports; `at_top`: only what is loaded together with it."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    nodes = _loaded(tree.body) if at_top else ast.walk(tree)
    names: set[str] = set()
    for node in nodes:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            names |= {str(node.module)} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _loaded(body: list[ast.stmt]) -> Iterator[ast.AST]:
    for node in body:
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.unparse(node.test):
            continue
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node
            yield from _loaded([each for each in ast.iter_child_nodes(node) if isinstance(each, ast.stmt)])


def inside(name: str, package: str) -> bool:
    return name == package or name.startswith(f"{package}.")


MODULES = modules()
IMPORTS = {name: imported(path) for name, path in MODULES.items()}


def importers_of(*packages: str) -> set[str]:
    return {
        name for name, found in IMPORTS.items() if any(inside(each, package) for each in found for package in packages)
    }


def roots(name: str) -> set[str]:
    return {each.partition(".")[0] for each in IMPORTS[name]}


def under(*packages: str) -> list[str]:
    return sorted(name for name in MODULES if any(inside(name, package) for package in packages))


@pytest.mark.parametrize("name", under("zi_sheets.domain"))
def test_domain_imports_only_itself_and_the_standard_library(name: str) -> None:
    foreign = {each for each in IMPORTS[name] if each.partition(".")[0] not in sys.stdlib_module_names}
    outside = {each for each in foreign if not inside(each, "zi_sheets.domain")}
    assert {each.partition(".")[0] for each in outside} <= {LIBRARY_OF_THE_SUBJECT.get(name, "")}


@pytest.mark.parametrize("layer", LAYERS)
def test_a_package_of_the_domain_knows_only_those_before_it(layer: str) -> None:
    later = [f"zi_sheets.domain.{each}" for each in LAYERS[LAYERS.index(layer) + 1 :]]
    assert not importers_of(*later) & set(under(f"zi_sheets.domain.{layer}"))


def test_every_package_of_the_domain_has_its_layer() -> None:
    assert {path.parent.name for path in (PACKAGE / "domain").glob("*/__init__.py")} == set(LAYERS)


@pytest.mark.parametrize("name", under(*PURE_PACKAGES, *PURE))
def test_pure_modules_have_no_clock_disk_or_network(name: str) -> None:
    assert roots(name) & (NETWORK | DISK | CLOCK) == set()
    tree = ast.parse(MODULES[name].read_text(encoding="utf-8"))
    calls = [node.func for node in ast.walk(tree) if isinstance(node, ast.Call)]
    asked = {f.attr for f in calls if isinstance(f, ast.Attribute)} | {f.id for f in calls if isinstance(f, ast.Name)}
    assert asked & (CLOCK_CALLS | {"open", "print", "input"}) == set()


@pytest.mark.parametrize("name", under("zi_sheets.reports"))
def test_reports_know_values_only(name: str) -> None:
    ours = {each for each in IMPORTS[name] if inside(each, "zi_sheets")}
    allowed = ("zi_sheets.domain", "zi_sheets.reports")
    assert {each for each in ours if not any(inside(each, package) for package in allowed)} <= {"zi_sheets"}


@pytest.mark.parametrize("name", under("zi_sheets.workspace"))
def test_workspace_knows_nothing_of_the_domain(name: str) -> None:
    ours = {each for each in IMPORTS[name] if inside(each, "zi_sheets")}
    assert {each for each in ours if not inside(each, "zi_sheets.workspace")} <= {"zi_sheets"}


def test_only_workspace_imports_the_google_clients() -> None:
    assert {name for name in importers_of(*GOOGLE) if not inside(name, "zi_sheets.workspace")} == set()


def test_read_and_apply_do_not_know_each_other() -> None:
    assert not any(inside(each, "zi_sheets.apply") for each in IMPORTS["zi_sheets.read"])
    assert not any(inside(each, "zi_sheets.read") for each in IMPORTS["zi_sheets.apply"])


def test_only_apply_writes_the_machines_columns() -> None:
    assert importers_of("zi_sheets.own_columns") == {"zi_sheets.apply"}


def test_only_the_nightly_job_and_the_set_up_know_all_steps() -> None:
    both = importers_of("zi_sheets.read") & importers_of("zi_sheets.apply")
    assert both <= set(MAY_KNOW_ALL_STEPS)


def test_only_the_practice_place_knows_the_emulator() -> None:
    knowing = importers_of("zi_sheets.emulator")
    assert knowing <= set(under("zi_sheets.emulator", *MAY_KNOW_THE_EMULATOR))


@pytest.mark.parametrize("name", under("zi_sheets.emulator"))
def test_the_emulator_imports_nothing_else_of_the_product(name: str) -> None:
    ours = {each for each in IMPORTS[name] if inside(each, "zi_sheets")}
    assert {each for each in ours if not inside(each, "zi_sheets.emulator")} <= {"zi_sheets"}


def test_nothing_imports_the_commands_or_the_jobs() -> None:
    entries = {"zi_sheets.__main__", "zi_sheets.cli"}
    outside = {name for name in importers_of("zi_sheets.cli", "jobs") if not inside(name, "jobs")}
    assert outside <= entries


def test_the_rules_see_an_import_inside_a_function_and_one_for_types() -> None:
    """The reader itself: a rule that overlooks an import would hold for anything."""
    connect = MODULES["zi_sheets.connect"]
    assert "zi_sheets.emulator.InProcess" in imported(connect)
    assert not any(inside(each, "zi_sheets.emulator") for each in imported(connect, at_top=True))


HEAVY = ("pandas", "numpy", "gspread", "googleapiclient", "google.auth", "requests", "rapidfuzz", "matplotlib", "yaml")


def test_the_command_line_loads_no_heavy_library() -> None:
    command = [sys.executable, "-X", "importtime", "-c", "import zi_sheets.cli"]
    answer = subprocess.run(command, capture_output=True, text=True, check=True, cwd=CHECKOUT)
    loaded = {line.rpartition("|")[2].strip() for line in answer.stderr.splitlines() if line.startswith("import time")}
    assert "zi_sheets.cli" in loaded
    assert {name for name in loaded if any(inside(name, heavy) for heavy in HEAVY)} == set()
