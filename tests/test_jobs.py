"""The entry scripts, as cron, systemd and Task Scheduler start them: another folder, no terminal, a full path."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.named_unit import give_name
from tests.rehearsal import Unit
from tests.served import serving
from zi_sheets.config import write_config

JOBS = Path(__file__).parents[1] / "jobs"


@pytest.fixture
def place(unit: Unit) -> Iterator[str]:
    """The unit's workspace behind a socket."""
    with serving(unit.application) as url:
        yield url


def command(script: str, *arguments: str) -> list[str]:
    return [sys.executable, str(JOBS / script), *arguments]


def surroundings(url: str) -> dict[str, str]:
    return {**os.environ, "ZI_WORKSPACE_URL": url, "PYTHONPATH": str(JOBS.parent)}


def started(url: str, folder: Path, *words: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        words, env=surroundings(url), cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("script", "wrote"),
    [
        pytest.param("nightly_sync.py", "sheets.spreadsheets.values.batchUpdateByDataFilter", id="sync"),
        pytest.param("monthly_report.py", "drive.files.create", id="report"),
    ],
)
def test_a_job_does_its_work_from_any_folder(tmp_path: Path, unit: Unit, place: str, script: str, wrote: str) -> None:
    give_name(unit)
    write_config(tmp_path / "zi.toml", unit.config)
    unit.forget()
    arguments = ["--config", str(tmp_path / "zi.toml"), "--today", "2021-04-01", "--json"]
    done = started(place, Path("/"), *command(script, *arguments))
    assert (done.returncode, done.stdout[:1]) == (0, "{"), done.stderr
    assert wrote in unit.methods


@pytest.mark.parametrize("script", ["nightly_sync.py", "monthly_report.py", "serve.py"])
def test_a_job_without_its_configuration_fails_with_the_commands_status(
    tmp_path: Path, place: str, script: str
) -> None:
    done = started(place, tmp_path, *command(script))
    assert (done.returncode, done.stdout) == (2, "")
    assert "zi.toml" in done.stderr


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_timetable_runs_until_it_is_told_to_stop(
    tmp_path: Path, unit: Unit, place: str, number: signal.Signals
) -> None:
    write_config(tmp_path / "zi.toml", unit.config)
    with subprocess.Popen(
        command("serve.py"), env=surroundings(place), cwd=tmp_path, stderr=subprocess.PIPE, text=True
    ) as process:
        assert process.stderr is not None
        said = next(line for line in process.stderr if line.startswith("Jadwal"))
        assert "sync 01:30; report 03:00 tanggal 1" in said
        process.send_signal(number)
        assert process.wait(timeout=20) == 0, process.stderr.read()
