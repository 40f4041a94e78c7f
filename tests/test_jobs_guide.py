"""What docs/jadwal.md and docs/masuk-google.md tell operators to type must be true."""

import json
import re
import tomllib
from pathlib import Path

import pytest

from tests.test_jobs import JOBS
from zi_sheets.config import Config
from zi_sheets.timetable import REPORT_AT, REPORT_DAY, SYNC_AT, unit_jobs
from zi_sheets.workspace.auth_file import GUIDE
from zi_sheets.workspace.auth_scopes import SCOPES

CHECKOUT = JOBS.parent
TIMES = (CHECKOUT / "docs" / "jadwal.md").read_text(encoding="utf-8")
SIGN_IN = (CHECKOUT / GUIDE).read_text(encoding="utf-8")


def blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, flags=re.DOTALL)


def test_every_script_is_shown_and_every_shown_script_exists() -> None:
    shown = set(re.findall(r"jobs[/\\](\w+\.py)", TIMES))
    assert shown == {path.name for path in JOBS.glob("*.py")}


@pytest.mark.parametrize(("language", "lines"), [("cron", 2), ("sh", 1), ("bat", 2), ("ini", 1)])
def test_each_scheduler_has_its_lines(language: str, lines: int) -> None:
    """A full path to the interpreter, the script and the configuration: schedulers start in other folders."""
    found = [line for block in blocks(TIMES, language) for line in block.splitlines() if "jobs" in line]
    assert len(found) == lines
    for line in found:
        assert re.search(r"[\\/]python(\.exe)? \S+[\\/]jobs[\\/]\w+\.py --config \S+zi\.toml", line), line


def test_the_default_times_are_the_ones_that_the_guide_names() -> None:
    named = tomllib.loads(blocks(TIMES, "toml")[0])
    assert named == {"jam_sinkron": SYNC_AT, "tanggal_laporan": REPORT_DAY, "jam_laporan": REPORT_AT}
    assert [job.name for job in unit_jobs(Config(**named), {"sync": print, "report": print})] == ["sync", "report"]


def test_the_answer_of_once_is_json() -> None:
    assert set(json.loads(blocks(TIMES, "json")[0])) == {"jobs", "error"}


def test_every_scope_is_justified() -> None:
    assert set(re.findall(r"`(https://www\.googleapis\.com/auth/\w+)`", SIGN_IN)) == set(SCOPES)


def test_the_configuration_that_the_guide_shows_is_known() -> None:
    assert Config(**tomllib.loads(blocks(SIGN_IN, "toml")[0])).key_file == Path("kunci.json")
