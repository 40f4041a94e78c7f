"""One sync as a process of its own: `python -m tests.suites.sync_process ZI_TOML [without the lease]`."""

import sys
from typing import Any

from zi_sheets import cli, run
from zi_sheets.lease import Lease


def main() -> int:
    setattr(run, "WAIT_S", 4.0)  # noqa: B010 # twenty seconds would be most of the test
    if len(sys.argv) > 2:
        setattr(run, "take", _no_lease)  # noqa: B010 # the one seam that switches the lease off
        setattr(run, "release", lambda *_: None)  # noqa: B010 # as above
    return cli.run(["sync", "--config", sys.argv[1], "--today", "2021-03-30", "--json"])


def _no_lease(*_: Any) -> Lease:
    return Lease("", "")


if __name__ == "__main__":
    sys.exit(main())
