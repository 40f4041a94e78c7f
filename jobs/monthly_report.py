"""The report on last month, for cron, systemd or Task Scheduler: `python jobs/monthly_report.py --config FILE`."""

import sys

from zi_sheets.cli import run

sys.exit(run(["report", *sys.argv[1:]]))
