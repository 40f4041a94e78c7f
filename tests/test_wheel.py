"""The wheel: what a unit edits and what the product reads lie inside the package, and nothing lies beside it."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).parent.parent
DATA = ("config", "templates")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, check=True, cwd=CHECKOUT, capture_output=True)
    (path,) = folder.glob("*.whl")
    return zipfile.ZipFile(path)


def names(wheel: zipfile.ZipFile) -> set[str]:
    return {name for name in wheel.namelist() if not name.endswith("/")}


def test_the_only_top_level_module_is_zi_sheets(wheel: zipfile.ZipFile) -> None:
    tops = {name.partition("/")[0] for name in names(wheel)}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"zi_sheets"}


@pytest.mark.parametrize("folder", DATA)
def test_data_lies_inside_the_package(wheel: zipfile.ZipFile, folder: str) -> None:
    there = {name.removeprefix("zi_sheets/") for name in names(wheel) if name.startswith(f"zi_sheets/{folder}/")}
    committed = subprocess.run(["git", "ls-files", folder], cwd=CHECKOUT, capture_output=True, text=True, check=False)
    wanted = set(committed.stdout.split()) or {f"{folder}/{path.name}" for path in (CHECKOUT / folder).iterdir()}
    assert wanted <= there


def test_every_module_is_in_it_and_no_test(wheel: zipfile.ZipFile) -> None:
    modules = {path.relative_to(CHECKOUT).as_posix() for path in (CHECKOUT / "zi_sheets").rglob("*.py")}
    assert modules <= names(wheel)
    assert not [name for name in names(wheel) if "test" in Path(name).name and name.endswith(".py")]


def test_the_command_is_installed(wheel: zipfile.ZipFile) -> None:
    (entries,) = [name for name in names(wheel) if name.endswith(".dist-info/entry_points.txt")]
    assert "zi-sheets = zi_sheets.cli:main" in wheel.read(entries).decode()


def test_it_runs_from_an_empty_folder(wheel: zipfile.ZipFile, tmp_path: Path) -> None:
    """Unpacked elsewhere, config and templates are found beside the code, not in the checkout."""
    wheel.extractall(tmp_path)
    code = "from zi_sheets.materials.materials import load_materials; from zi_sheets.packaged import CONFIG\n"
    code += "print(CONFIG); load_materials()"
    environment = {"PYTHONPATH": str(tmp_path), "PATH": ""}
    run = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=environment, capture_output=True, text=True, check=True
    )
    assert Path(run.stdout.strip()) == tmp_path / "zi_sheets" / "config"
