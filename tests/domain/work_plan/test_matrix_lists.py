import pytest

from zi_sheets.domain.words.lists import flat_items, main_items, numbered_items
from zi_sheets.domain.workbook.grid import Cell, cell_name, cell_text, place

LISTS = {
    "bullets": ("- Undangan\n- SK Tim", ("Undangan", "SK Tim")),
    "bullets of other sorts": ("• Undangan\n✓ SK\n* Foto\n– DH", ("Undangan", "SK", "Foto", "DH")),
    "round letters": ("o Undangan\no Foto", ("Undangan", "Foto")),
    "numbers": ("1. A\n2) B\n(3) C\n4.D", ("A", "B", "C", "D")),
    "letters": ("a. A\nb) B", ("A", "B")),
    "no marks": ("Undangan\nFoto", ("Undangan", "Foto")),
    "one sentence": ("Undangan", ("Undangan",)),
    "bullets in one line": ("- Undangan, foto - SK Tim - e-rapor", ("Undangan, foto", "SK Tim", "e-rapor")),
    "numbers in one line": ("1. Rapat 2. SK 58 Tahun 2020 3. Foto", ("Rapat", "SK 58 Tahun 2020", "Foto")),
    "numbers in the first of two lines": ("1. Rapat 2. SK\n3. Foto", ("Rapat", "SK", "Foto")),
    "a number inside a sentence": ("1. Semester 1 dan 2. Lalu\n2. Foto", ("Semester 1 dan 2. Lalu", "Foto")),
    "a line goes on": (
        "- Daftar pegawai yang\n  mengikuti diklat\n- Foto",
        ("Daftar pegawai yang mengikuti diklat", "Foto"),
    ),
    "an unfinished line goes on": ("Undangan, notula,\nfoto\nSK (tim\nZI)", ("Undangan, notula, foto", "SK (tim ZI)")),
    "a list in an item": ("1. Rapat:\n a. undangan\n b. foto\n2. SK", ("Rapat: undangan", "Rapat: foto", "SK")),
    "a list under a title": ("Rapat:\n- undangan\n- foto", ("Rapat: undangan", "Rapat: foto")),
    "words that look like marks": ("e-rapor\n58 dokumen\nSK. UPG", ("e-rapor", "58 dokumen", "SK. UPG")),
    "marks alone": ("-\n• \n", ()),
    "blank": ("", ()),
}


@pytest.mark.parametrize(("cell", "items"), LISTS.values(), ids=LISTS.keys())
def test_items_of_a_cell(cell: str, items: tuple[str, ...]) -> None:
    assert flat_items(cell) == items


def test_main_items_keep_what_stands_below_them() -> None:
    assert main_items("1. Rapat:\n a. undangan\n b. foto\n2. SK") == ("Rapat: undangan; foto", "SK")


NUMBERED = {
    "1. Selesai 2. Berjalan": {1: "Selesai", 2: "Berjalan"},
    "3. Selesai\nkemarin\n1. Belum": {3: "Selesai kemarin", 1: "Belum"},
    "Selesai": {},
    "1. Selesai\n- Belum": {},
    "1. Selesai\n1. Belum": {},
}


@pytest.mark.parametrize(("cell", "items"), NUMBERED.items(), ids=NUMBERED.keys())
def test_items_by_their_number(cell: str, items: dict[int, str]) -> None:
    assert numbered_items(cell) == items


CELLS: dict[str, tuple[Cell, str]] = {
    "blank": (None, ""),
    "whole number": (3.0, "3"),
    "fraction": (82.5, "82.5"),
    "checkbox": (True, "TRUE"),
    "NBSP and zero width": ("\u00a0DATA\u200b \u00a0DUKUNG\n\n ", "DATA DUKUNG"),
    "line breaks": ("a\r\n\nb\x0bc", "a\nb\nc"),
}


@pytest.mark.parametrize(("cell", "text"), CELLS.values(), ids=CELLS.keys())
def test_text_of_a_cell(cell: Cell, text: str) -> None:
    assert cell_text(cell) == text


@pytest.mark.parametrize(
    ("at", "name"), [((2, 6), "G3"), ((0, 0), "A1"), ((9, 25), "Z10"), ((0, 26), "AA1"), ((0, 701), "ZZ1")]
)
def test_cells_are_named_as_people_do(at: tuple[int, int], name: str) -> None:
    assert cell_name(*at) == name


def test_places_name_the_tab_only_if_it_is_known() -> None:
    assert place("Rencana Kerja", (2, 6), (2, 7)) == "tab Rencana Kerja, sel G3 dan H3"
    assert place("", (2, 6)) == "sel G3"
