"""What a unit needs before it can report: a name in `Pengaturan`."""

from tests.rehearsal import Unit


def give_name(unit: Unit) -> None:
    """A person types the unit's name."""
    tab = unit.person().worksheet("Pengaturan")
    cell = tab.find("Nama Unit")
    assert cell is not None
    tab.update_cell(cell.row, cell.col + 1, "SMPN Contoh")
