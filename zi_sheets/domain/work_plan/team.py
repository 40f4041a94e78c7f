"""Who is responsible (PIC): the row's own PIC, else the area's coordinator in `Tim`, else nobody yet."""

from collections.abc import Mapping

from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.workbook.headings import HeadingNames, find_heading_row, find_headings

TAB = "Tim"
NOBODY = "Belum ditunjuk"
_HEADINGS = HeadingNames(("Peran", "Area", "Nama"))


def read_coordinators(tab: Tab | None) -> dict[str, str]:
    """Name of the coordinator per area code. Raises Refusal where Peran, Area or Nama is missing or doubled."""
    found: dict[str, str] = {}
    if tab is None or not tab.rows:
        return found
    top = find_heading_row(tab.rows, _HEADINGS, tab=tab.title)
    columns = find_headings(tab.rows[top], _HEADINGS, row_index=top, tab=tab.title)
    for row in range(top + 1, len(tab.rows)):
        role, area, name = (tab.text(row, columns[heading]) for heading in _HEADINGS.required)
        if role.casefold().startswith("koordinator") and area and name:
            found.setdefault(area.upper(), name)
    return found


def responsible(own: str, area: str, coordinators: Mapping[str, str]) -> str:
    return own.strip() or coordinators.get(area, NOBODY)
