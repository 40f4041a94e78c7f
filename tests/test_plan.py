"""`plan`: the smallest list of writes, from hand-made tabs and tables."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from zi_sheets.decide import decide
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.fingerprint import fingerprint
from zi_sheets.domain.snapshot import Anchor, EvidenceFolder, Snapshot, Tab
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.records import Records
from zi_sheets.materials.materials import load_materials
from zi_sheets.plan import CELL_LIMIT, CellWrite, Dropdown, Plan, diary_writes, fitted, plan, same
from zi_sheets.reports.table import Diary, Page, Table

Rows = Sequence[Sequence[Cell]]


def tab(rows: Rows, name: str = "Berkas", anchors: Mapping[str, Anchor] | None = None) -> Tab:
    return Tab(name, name, 7, tuple(tuple(row) for row in rows), 1000, 10, anchors=anchors or {})


def records(rows: Rows) -> Records:
    """The rows below the heading row, by the first column."""
    sheet = tab(rows)
    lines = {sheet.text(row, 0): row for row in range(1, len(rows)) if sheet.text(row, 0)}
    columns = {str(heading): column for column, heading in enumerate(rows[0])}
    return Records(sheet, 0, ("Kode", "Nama", "Temuan"), columns, lines=lines)


def planned(there: Records, *tables: Table) -> Plan:
    return plan({"Berkas": there}, {"Berkas": there.tab}, tables, [], [])


HEADINGS = ("Kode", "Nama", "Temuan", "Foto Laporan")


@pytest.mark.parametrize(
    ("there", "wanted", "keys", "cells"),
    [
        pytest.param(
            [("a", "A.pdf", None, None)], {"a": {"Nama": "A.pdf", "Temuan": None}}, [], [], id="nothing to do"
        ),
        pytest.param(
            [("a", "A.pdf", "lama", "ya")],
            {"a": {"Nama": "A.pdf", "Temuan": "baru"}},
            [],
            [("a", "Temuan", "lama", "baru")],
            id="only the cell that differs",
        ),
        pytest.param(
            [("a", "A.pdf", "lama", None)],
            {"a": {"Temuan": None}},
            [],
            [("a", "Temuan", "lama", None)],
            id="made blank",
        ),
        pytest.param(
            [],
            {"a": {"Nama": "A.pdf", "Temuan": None}},
            [("a", 1)],
            [("a", "Nama", None, "A.pdf")],
            id="a new row gets its key and no blank cells",
        ),
        pytest.param(
            [("a", "A.pdf", None, None), (None, None, None, False), (None, None, None, False)],
            {"a": {}, "b": {}, "c": {}},
            [("b", 2), ("c", 3)],
            [],
            id="an unticked checkbox fills no row",
        ),
        pytest.param([(None, None, None, True)], {"b": {}}, [("b", 2)], [], id="a ticked one does"),
        pytest.param([(None, None, None, 0)], {"b": {}}, [("b", 2)], [], id="zero does"),
        pytest.param([(None, "", None, None)], {"b": {}}, [("b", 1)], [], id="an empty text does not"),
        pytest.param([("a", None, None, None)], {}, [], [], id="a row nobody asks for stays"),
    ],
)
def test_table(
    there: Rows,
    wanted: Mapping[str, Mapping[str, Cell]],
    keys: list[tuple[str, int]],
    cells: list[tuple[str, str, Cell, Cell]],
) -> None:
    found = planned(records([HEADINGS, *there]), Table("Berkas", wanted))
    assert found.keys == tuple(CellWrite("Berkas", code, "Kode", None, code, (row, 0)) for code, row in keys)
    assert found.cells == tuple(CellWrite("Berkas", *cell) for cell in cells)


def test_a_settled_row_gets_the_code_it_lost() -> None:
    """The row was found by its words; its Kode cell is blank or holds another code."""
    there = records([HEADINGS, ("x", "A.pdf", None, None), (None, "B.pdf", None, None)])
    found = planned(replace(there, lines={"a": 1, "b": 2}), Table("Berkas", {"a": {}, "b": {}}))
    assert found.keys == (
        CellWrite("Berkas", "a", "Kode", "x", "a", (1, 0)),
        CellWrite("Berkas", "b", "Kode", None, "b", (2, 0)),
    )


def test_a_copied_row_is_emptied_of_machine_cells_only() -> None:
    there = records([HEADINGS, ("a", "A.pdf", None, True), ("a", "A.pdf", None, True)])
    found = planned(replace(there, lines={"a": 1}, spare=(2,)), Table("Berkas", {"a": {}}))
    assert [(key.column, key.was, key.now, key.at) for key in found.keys] == [
        ("Kode", "a", None, (2, 0)),
        ("Nama", "A.pdf", None, (2, 1)),
    ]


def test_a_doubt_is_left_and_names_both_rows() -> None:
    there = records([HEADINGS, ("a", "A.pdf", None, True), ("a", "A.pdf", None, False)])
    found = planned(replace(there, lines={}, doubts={"a": (1, 2)}), Table("Berkas", {"a": {"Nama": "B"}}))
    assert not found
    assert len(found.left) == 1
    assert "sel A2 dan A3" in found.left[0]


def test_a_lost_column_is_left_and_named() -> None:
    there = records([("Kode", "Temuan"), ("a", "x")])
    found = planned(
        replace(there, lost={"Nama": "tab Berkas, sel C1"}), Table("Berkas", {"a": {"Nama": "A", "Temuan": "y"}})
    )
    assert [write.column for write in found.cells] == ["Temuan"]
    assert "sel C1" in found.left[0]
    assert "'Nama'" in found.left[0]


WORDS = ("Ya", "Tidak")


def test_only_a_row_that_comes_gets_a_dropdown() -> None:
    """What stands in a row that is there, dropdown and all, is people's own."""
    there = records([HEADINGS, ("a", "A.pdf", None, None), (None, "C.pdf", None, None)])
    table = Table("Berkas", {"a": {}, "b": {}, "c": {}}, {each: {"Foto Laporan": WORDS} for each in "abc"})
    found = planned(replace(there, lines={"a": 1, "c": 2}), table)
    assert found.dropdowns == (Dropdown("Berkas", "b", (3, 3), WORDS),)


@pytest.mark.parametrize(
    ("there", "wanted", "cells"),
    [
        pytest.param([("A", 1.0)], (("A", 1),), [], id="nothing to do"),
        pytest.param([], (("A",), (None, 2)), [("1", "A", None, "A", (0, 0)), ("2", "B", None, 2, (1, 1))], id="new"),
        pytest.param(
            [("A", 1), ("B", 2), ("C", 3)],
            (("A", 1),),
            [
                ("2", "A", "B", None, (1, 0)),
                ("2", "B", 2, None, (1, 1)),
                ("3", "A", "C", None, (2, 0)),
                ("3", "B", 3, None, (2, 1)),
            ],
            id="a shorter page blanks what lies below",
        ),
        pytest.param(
            [("A", 1, "x")], (("A",),), [("1", "B", 1, None, (0, 1)), ("1", "C", "x", None, (0, 2))], id="narrower"
        ),
        pytest.param([("",)], ((None,),), [], id="blank is blank"),
    ],
)
def test_page(
    there: Rows, wanted: tuple[tuple[Cell, ...], ...], cells: list[tuple[str, str, Cell, Cell, tuple[int, int]]]
) -> None:
    found = plan({}, {"Skor": tab(there, "Skor")}, [], [Page("Skor", wanted)], [])
    assert found == Plan(cells=tuple(CellWrite("Skor", *cell) for cell in cells))


DAYS = ("Tanggal", "Area", "Ada")


@pytest.mark.parametrize(
    ("there", "wanted", "cells"),
    [
        pytest.param(
            [],
            [{"Tanggal": 44285, "Area": "MP", "Ada": 0}],
            [("Tanggal", None, 44285, (1, 0)), ("Area", None, "MP", (1, 1)), ("Ada", None, 0, (1, 2))],
            id="a first row, zero written",
        ),
        pytest.param([(44285, "MP", 3)], [{"Tanggal": 44285, "Area": "MP", "Ada": 3}], [], id="the same day again"),
        pytest.param(
            [(44285, "MP", 3)], [{"Tanggal": 44285, "Area": "MP", "Ada": 4}], [("Ada", 3, 4, (1, 2))], id="corrected"
        ),
        pytest.param(
            [(44284, "MP", 3), (44284, "TT", 1)],
            [{"Tanggal": 44285, "Area": "MP", "Ada": 3}],
            [("Tanggal", None, 44285, (3, 0)), ("Area", None, "MP", (3, 1)), ("Ada", None, 3, (3, 2))],
            id="a new day below the last row",
        ),
        pytest.param(
            [(44284.0, "MP", 3), (), (44285, "TT", 1)],
            [{"Tanggal": 44284, "Area": "MP", "Ada": None}],
            [("Ada", 3, None, (1, 2))],
            id="found by its key, made blank",
        ),
    ],
)
def test_diary(
    there: Rows, wanted: list[Mapping[str, Cell]], cells: list[tuple[str, Cell, Cell, tuple[int, int]]]
) -> None:
    found = list(diary_writes(Diary("Riwayat", ("Tanggal", "Area"), tuple(wanted)), tab([DAYS, *there], "Riwayat")))
    key = f"{wanted[0]['Tanggal']} {wanted[0]['Area']}"
    assert found == [CellWrite("Riwayat", key, *cell) for cell in cells]


def test_two_new_rows_of_one_diary_do_not_share_a_line() -> None:
    rows: tuple[Mapping[str, Cell], ...] = ({"Tanggal": 1, "Area": "MP"}, {"Tanggal": 1, "Area": "TT"})
    found = list(diary_writes(Diary("Riwayat", ("Tanggal", "Area"), rows), tab([DAYS], "Riwayat")))
    assert [write.at for write in found] == [(1, 0), (1, 1), (2, 0), (2, 1)]


def test_columns_of_a_diary_are_found_by_their_headings() -> None:
    moved = tab([("Catatan orang", "Ada", "Area", "Tanggal")], "Riwayat")
    found = list(diary_writes(Diary("Riwayat", ("Tanggal",), ({"Tanggal": 1, "Ada": 2},)), moved))
    assert [write.at for write in found] == [(1, 3), (1, 1)]


@pytest.mark.parametrize(
    ("was", "now", "expected"),
    [
        (None, None, True),
        (None, "", True),
        ("", None, True),
        (None, 0, False),
        (None, False, False),
        ("", False, False),
        (1, 1.0, True),
        (1, True, False),
        (0, False, False),
        (False, False, True),
        ("1", 1, False),
        ("Ada", "ada", False),
        ("Ada ", "Ada", False),
    ],
)
def test_same(was: Cell, now: Cell, expected: bool) -> None:
    assert same(was, now) is expected


@pytest.mark.parametrize("cell", [None, True, 0, 1.5, "", "x" * CELL_LIMIT])
def test_what_fits_stays(cell: Cell) -> None:
    assert fitted(cell) == cell


@pytest.mark.parametrize("length", [CELL_LIMIT + 1, 2 * CELL_LIMIT, 10_000_000])
def test_what_does_not_fit_is_cut_and_counted(length: int) -> None:
    cut = str(fitted("x" * length))
    kept = cut.count("x")
    assert cut == f"{'x' * kept}... ({length - kept} lagi)"
    assert CELL_LIMIT - 50 < len(cut) <= CELL_LIMIT
    assert fitted(cut) == cut


def test_a_text_that_is_cut_is_written_once() -> None:
    long = "x" * (CELL_LIMIT + 1)
    there = records([HEADINGS, ("a", fitted(long), None, None)])
    assert not planned(there, Table("Berkas", {"a": {"Nama": long}}))


def test_the_list_of_a_plan_is_its_dry_run() -> None:
    found = Plan((CellWrite("Berkas", "a", "Kode", None, "a", (1, 0)),), (CellWrite("Berkas", "a", "Nama", "x", None),))
    assert found.listed() == [
        {"tab": "Berkas", "kode": "a", "column": "Kode", "was": None, "now": "a"},
        {"tab": "Berkas", "kode": "a", "column": "Nama", "was": "x", "now": None},
    ]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Plan(), False),
        (Plan(cells=(CellWrite("Skor", "1", "A", None, 1, (0, 0)),)), False),
        (Plan(cells=(CellWrite("Berkas", "a", "Nama", None, "A"),)), True),
        (Plan(keys=(CellWrite("Berkas", "a", "Kode", None, "a", (1, 0)),)), True),
    ],
    ids=["empty", "own tabs only", "a cell beside people's", "a new code"],
)
def test_touches_shared_tabs(found: Plan, expected: bool) -> None:
    assert found.touches_shared_tabs is expected


# The whole decision: a snapshot of two indicators and three files, and every cell that follows from it.

MATERIALS = load_materials()
PLAN_HEADINGS = ("NO", "PROGRAM", "TUJUAN", "INDIKATOR", "TARGET", "KEGIATAN", "DATA DUKUNG", "PIC")
PLAN_ROWS: Rows = (
    ("1", "Manajemen Perubahan", "", "Tim Kerja", "", "1. Rapat", "SK Tim ZI", "Ketua Tim"),
    (None, None, None, "Media", "", "1. Publikasi", "Format monev", None),
)
HOME, OTHER = ("1. Manajemen Perubahan", "1.1 Tim Kerja"), ("1. Manajemen Perubahan", "1.2 Media")


def _anchored(name: str, people: Sequence[Cell], machine: Sequence[str], rows: Rows = ()) -> Tab:
    start = len(people)
    anchors = {heading: Anchor(100 + column, column) for column, heading in enumerate(machine, start)}
    return tab([(*people, *machine), *rows], name, anchors)


def small_snapshot() -> Snapshot:
    designs = {design.name: design for design in MATERIALS.designs}
    shared = {
        design.name: _anchored(
            design.name,
            PLAN_HEADINGS if design.name == "Rencana Kerja" else design.people_headings,
            design.machine_headings,
            PLAN_ROWS if design.name == "Rencana Kerja" else (),
        )
        for design in MATERIALS.shared
    }
    others = {name: tab([[column.heading for column in design.columns]], name) for name, design in designs.items()}
    settings = {"Pengaturan": tab([("Nama", "Isi"), ("Tahun", 2021)], "Pengaturan")}
    folders = tuple(
        EvidenceFolder(path[-1], path, path[-1].split(" ")[0].rstrip("."), f"https://drive/{path[-1][:3]}")
        for path in (HOME[:1], HOME, OTHER)
    )
    evidence = (
        Evidence("f1", "SK Tim ZI 2021.pdf", HOME, "application/pdf", 10, "c1", url="https://drive/f1"),
        Evidence("f2", "=IMPORTXML(1).pdf", HOME, "application/pdf", 10, "c2", url="https://drive/f2"),
        Evidence("f3", "Format monev Januari 2021.pdf", OTHER, "application/pdf", 10, "c3", url="https://drive/f3"),
    )
    tabs = {**others, **shared, **settings}
    return Snapshot("book", "https://sheet", tabs, folders=folders, evidence=evidence)


CODES = ["1.1/sk-tim-zi", *(f"1.2/format-monev@2021-{month:02}" for month in range(1, 13))]
FEBRUARY = date(2021, 2, 15)
SHEET = MATERIALS.sheets["lke_permenpan_52_2014"].instrument


def cells_of(tab_name: str, code: str) -> dict[str, Cell]:
    """What the plan writes into one row."""
    found = decide(small_snapshot(), MATERIALS, FEBRUARY).plan
    assert {write.was for write in found.cells} == {None}
    return {write.column: write.now for write in found.cells if (write.tab, write.kode) == (tab_name, code)}


def test_new_codes_of_a_small_snapshot() -> None:
    found = decide(small_snapshot(), MATERIALS, FEBRUARY).plan
    assert [(key.tab, key.kode, key.at) for key in found.keys] == [
        ("Rencana Kerja", "1.1", (1, 8)),
        ("Rencana Kerja", "1.2", (2, 8)),
        *(("Data Dukung", code, (row, 3)) for row, code in enumerate(CODES, 1)),
        *(("Berkas", file, (row, 7)) for row, file in enumerate(("f1", "f2", "f3"), 1)),
        *(("LKE", question, (row, 16)) for row, question in enumerate(SHEET.questions, 1)),
    ]


def test_cells_of_an_indicator() -> None:
    assert cells_of("Rencana Kerja", "1.1") == {
        "Status Bukti": "Lengkap",
        "Kelengkapan": "1 dari 1",
        "Folder Bukti": "https://drive/1.1",
    }
    assert cells_of("Rencana Kerja", "1.2") == {
        "Status Bukti": "Belum lengkap",
        "Kelengkapan": "1 dari 2",
        "Kekurangan": "Belum ada: Format monev (Februari 2021).",
        "Folder Bukti": "https://drive/1.2",
    }


def test_cells_of_an_obligation() -> None:
    assessment = decide(small_snapshot(), MATERIALS, FEBRUARY).assessment
    proof = next(item.state for item in assessment.items if item.obligation.code == CODES[0])
    assert cells_of("Data Dukung", CODES[0]) == {
        "Indikator": "1.1 Tim Kerja",
        "Butir": "SK Tim ZI",
        "Periode": "2021",
        "Tenggat": 44561,
        "PIC": "Ketua Tim",
        "Status": "Ada",
        "Bukti": "SK Tim ZI 2021.pdf\nhttps://drive/f1",
        "Alasan": proof.reason,
        "Sifat": "Wajib",
        "Jenis": "sk",
        "Keyakinan": proof.confidence,
        "Sidik": fingerprint([small_snapshot().evidence[0]]),
    }


def test_statuses_of_a_monthly_document() -> None:
    statuses = [cells_of("Data Dukung", code)["Status"] for code in CODES[1:4]]
    assert statuses == ["Ada", "Belum ada", "Belum waktunya"]


def test_cells_of_files() -> None:
    assert cells_of("Berkas", "f1")["Membuktikan"] == CODES[0]
    assert cells_of("Berkas", "f2")["Nama"] == "=IMPORTXML(1).pdf"


def test_history_of_a_day() -> None:
    assert cells_of("Riwayat", "44242 MP") == {"Tanggal": 44242, "Area": "MP", "Wajib": 3, "Ada": 2}


def test_the_same_snapshot_gives_the_same_plan() -> None:
    assert decide(small_snapshot(), MATERIALS, date(2021, 2, 15)) == decide(
        small_snapshot(), MATERIALS, date(2021, 2, 15)
    )
