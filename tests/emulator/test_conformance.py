"""How true the emulator is to recorded real answers: the figures, and the thresholds they must not fall below.

`pytest -s -n 0 tests/emulator/test_conformance.py` prints what the replay says, and the table of README.md: they must
agree.
"""

import re
import subprocess
import sys
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from zi_sheets.emulator import Application, open_store, serve

CHECKOUT = Path(__file__).parents[2]
SHARED = CHECKOUT.parent / "shared" / "conformance"


def replayed() -> str:
    """What the replay of all recordings prints."""
    server = serve(Application(open_store(None)), 0)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        command = [sys.executable, str(SHARED / "replay.py"), server.url]
        return subprocess.run(command, capture_output=True, text=True, check=True, timeout=300).stdout
    finally:
        server.shutdown()
        server.server_close()


def readme_table(rows: Mapping[str, Sequence[int]]) -> str:
    lines = ["| recorded requests | status right | shape right | exact | endpoint |", "|---:|---:|---:|---:|---|"]
    for name, counts in rows.items():
        shown = "**all**" if name == "all" else f"`{name}`"
        lines.append(f"| {' | '.join(map(str, counts))} | {shown} |")
    return "\n".join(lines)


@pytest.mark.skipif(not SHARED.is_dir(), reason="no recorded answers beside the checkout (../shared/conformance)")
def test_the_emulator_answers_like_the_recordings() -> None:
    said = replayed()
    rows = {
        name: [int(n) for n in counts]
        for *counts, name in re.findall(r"(?m)^ *(\d+) +(\d+) +(\d+) +(\d+)  (.+)$", said)
    }
    table = readme_table(rows)
    print(said, table, sep="\n")
    whole, status, _, exact = rows.pop("all")
    assert status == whole
    assert exact / whole >= 0.97
    often = {name: counts for name, counts in rows.items() if counts[0] >= 20}
    assert often
    assert {name for name, (n, _, _, same) in often.items() if same / n < 0.95} == set()
    assert table in (CHECKOUT / "README.md").read_text(encoding="utf-8"), "README.md, Fidelity: paste the printed table"
