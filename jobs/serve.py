"""The timetable of both jobs until stopped, for systemd, or `--once`: `python jobs/serve.py --config FILE`."""

import sys

from zi_sheets.cli import run

sys.exit(run(["serve", *sys.argv[1:]]))
