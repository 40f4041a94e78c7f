"""Who is responsible (PIC): the row's own PIC, else the area's coordinator in `Tim`, else nobody yet."""

from collections.abc import Mapping

from zi_sheets.domain.snapshot import Tab

TAB = "Tim"
NOBODY = "Belum ditunjuk"


def read_coordinators(tab: Tab | None) -> dict[str, str]:
    """Name of the coordinator per area code. Columns: Peran, Area, Nama."""
    found: dict[str, str] = {}
    for row in range(1, len(tab.rows)) if tab else ():
        role, area, name = (tab.text(row, column) for column in range(3)) if tab else ("", "", "")
        if role.casefold().startswith("koordinator") and area and name:
            found.setdefault(area.upper(), name)
    return found


def responsible(own: str, area: str, coordinators: Mapping[str, str]) -> str:
    return own.strip() or coordinators.get(area, NOBODY)
