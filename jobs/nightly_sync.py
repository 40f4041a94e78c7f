"""The nightly sync, for cron, systemd or Task Scheduler: `python jobs/nightly_sync.py --config /srv/zi/zi.toml`."""

import sys

from zi_sheets.cli import run

sys.exit(run(["sync", *sys.argv[1:]]))
