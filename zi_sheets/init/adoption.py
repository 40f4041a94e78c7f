"""A workbook that the school already has: its matrix becomes `Rencana Kerja` as it stands. Pure."""

from collections.abc import Mapping
from dataclasses import replace

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.domain.work_plan.work_plan import MATRIX
from zi_sheets.domain.workbook.headings import HeadingNames, find_heading_row, is_heading_row
from zi_sheets.materials.design import TabDesign


def with_matrix(snapshot: Snapshot, names: HeadingNames) -> Snapshot:
    """The snapshot with the one tab that holds a matrix as ours. Raises Refusal where none or several do."""
    found = [tab for tab in snapshot.others if any(is_heading_row(row, names) for row in tab.rows)]
    if len(found) != 1:
        titles = ", ".join(tab.title for tab in (found or snapshot.others))
        message = "Lebih dari satu tab berisi matriks." if found else "Tidak ada tab yang berisi matriks rencana kerja."
        action = f"Pastikan tepat satu tab berjudul kolom {', '.join(names.required)}."
        raise Refusal("matrix_not_found", message, where=f"tab {titles}", action=action)
    return replace(
        snapshot,
        tabs={**snapshot.tabs, MATRIX: replace(found[0], name=MATRIX)},
        others=tuple(tab for tab in snapshot.others if tab is not found[0]),
    )


def placed(design: TabDesign, snapshot: Snapshot, headings: Mapping[str, HeadingNames]) -> TabDesign:
    """The design with its heading row where the tab has it now."""
    tab, names = snapshot.tabs.get(design.name), headings.get(design.name)
    if tab is None or names is None or not names.required or not tab.rows:
        return design
    return replace(design, heading_row=find_heading_row(tab.rows, names, tab=tab.title))
