"""Drive's times on the unit's own clock: a file that came at 03:00 on 1 April is of April, though UTC said March."""

from dataclasses import replace
from zoneinfo import ZoneInfo

from zi_sheets.domain.evidence import Evidence


def in_zone(file: Evidence, zone: ZoneInfo) -> Evidence:
    """The same file, the same moments."""
    created, modified = (time.astimezone(zone) if time else None for time in (file.created, file.modified))
    return replace(file, created=created, modified=modified)
