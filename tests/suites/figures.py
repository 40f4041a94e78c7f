"""The figures that the suites print after the tests: scripts, worlds, faults and kills, the liveness, the time."""

from collections import Counter
from typing import Any

HERE = "tests/suites/"


def pytest_terminal_summary(terminalreporter: Any) -> None:
    """Adds up what the tests recorded as properties `zi: NAME`; it comes from every worker."""
    found: Counter[str] = Counter()
    seconds = 0.0
    for reports in terminalreporter.stats.values():
        for report in reports:
            seconds += getattr(report, "duration", 0) if HERE in getattr(report, "nodeid", "") else 0
            for name, value in getattr(report, "user_properties", ()) if getattr(report, "when", "") == "call" else ():
                if name.startswith("zi: "):
                    found[name.removeprefix("zi: ")] += value
    if not found:
        return
    terminalreporter.section("writing beside people at work")
    for name, value in sorted(found.items()):
        terminalreporter.write_line(f"{value:6} {name}")
    if scripts := found["single-edit scripts"]:
        terminalreporter.write_line(f"{100 * found['of them live'] / scripts:6.1f} % liveness")
    terminalreporter.write_line(f"{seconds:6.0f} s of all workers together")
