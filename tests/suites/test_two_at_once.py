"""Two syncs at once, as processes on one served workspace: with the lease, and with the lease switched off."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from tests.rehearsal import FULL_MATERIALS
from tests.served import serving
from tests.suites.school import STARTS
from tests.suites.soak import SOAK
from tests.suites.stage import is_right, twice
from zi_sheets.config import write_config
from zi_sheets.place import URL_VARIABLE

Record = Callable[[str, object], None]
ROOT = Path(__file__).parents[2]
PAIRS = 50 if SOAK else 5


@pytest.mark.parametrize("lease", [[], ["without"]], ids=["with the lease", "without the lease"])
def test_two_syncs_at_once(lease: list[str], tmp_path: Path, record_property: Record) -> None:
    """Both end by themselves; what is there then is right, once, and the next run finds nothing to do."""
    pairs = range(PAIRS // 2 + (not lease and PAIRS % 2))
    record_property("zi: pairs of processes", len(pairs))
    for number in pairs:
        _pair(list(STARTS)[number % 2], lease, tmp_path)


def _pair(start: str, lease: list[str], folder: Path) -> None:
    unit = replace(STARTS[start]().copy(), materials=FULL_MATERIALS)
    write_config(folder / "zi.toml", replace(unit.config, file=folder / "zi.toml"))
    with serving(unit.application) as url:
        command = [sys.executable, "-m", "tests.suites.sync_process", str(folder / "zi.toml"), *lease]
        environment = {**os.environ, URL_VARIABLE: url, "PYTHONPATH": str(ROOT)}
        both = [
            subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(2)
        ]
        ends = [(*process.communicate(timeout=300), process.returncode) for process in both]
    for said, complaint, code in ends:
        assert code in {0, 4}, (said, complaint)
        assert json.loads(said), complaint
    assert 0 in {code for *_, code in ends}, ends
    assert is_right(unit) == (True, ())
    twice(unit)
