"""How true the emulator is to recorded real answers: the figures, and the thresholds they must not fall below.

Run `pytest -s tests/emulator/test_conformance.py` to see the table.
"""

import re
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from zi_sheets.emulator import Application, open_store, serve

SHARED = Path(__file__).parents[3] / "shared" / "conformance"


@pytest.mark.skipif(not SHARED.is_dir(), reason="no recorded answers beside the checkout (../shared/conformance)")
def test_the_emulator_answers_like_the_recordings() -> None:
    server = serve(Application(open_store(None)), 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        command = [sys.executable, str(SHARED / "replay.py"), server.url]
        table = subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    finally:
        server.shutdown()
        server.server_close()
    print(table)
    rows = {
        name: [int(n) for n in counts]
        for *counts, name in re.findall(r"(?m)^ *(\d+) +(\d+) +(\d+) +(\d+)  (.+)$", table)
    }
    whole, status, _, exact = rows.pop("all")
    assert status == whole
    assert exact / whole >= 0.97
    often = {name: counts for name, counts in rows.items() if counts[0] >= 20}
    assert often
    assert {name for name, (n, _, _, same) in often.items() if same / n < 0.95} == set()
