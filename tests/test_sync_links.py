"""Links that people typed into cells, end to end (PITFALLS 5)."""

from typing import Any

import pytest

from tests.rehearsal import Unit
from zi_sheets.domain.words.addresses import link_code

NOTES, SCREENSHOT, MONTHLY = "1.1/notulen-rapat", "1.1/screenshot-website", "1.2/laporan-monev-bulanan@2021-01"
SK, PAGE = "1.1/sk-tim-zi", "https://sekolah.test/berita/17"
DATA_DUKUNG, KEGIATAN, PROGRAM, PIC = 6, 5, 1, 7
WORDS = "Screenshot website sekolah"


def put(unit: Unit, column: int, **cell: Any) -> None:
    """A person changes the cell of indicator 1.1 in the matrix."""
    place(unit, "Rencana Kerja", 4, column, **cell)


def place(unit: Unit, tab: str, row: int, column: int, **cell: Any) -> None:
    sheet = unit.person().worksheet(tab)
    at = {"sheetId": sheet.id, "rowIndex": row, "columnIndex": column}
    update = {"rows": [{"values": [cell]}], "fields": ",".join(cell), "start": at}
    unit.person().batch_update({"requests": [{"updateCells": update}]})


def text(words: str) -> dict[str, Any]:
    return {"stringValue": words}


LINKS: dict[str, dict[str, Any]] = {
    "plain": {"userEnteredValue": text(f"{WORDS}: {PAGE}")},
    "rich text": {
        "userEnteredValue": text(f"Rapat, {WORDS}"),
        "textFormatRuns": [{}, {"startIndex": 7, "format": {"link": {"uri": PAGE}}}],
    },
    "smart chip": {
        "userEnteredValue": text(WORDS),
        "chipRuns": [{"chip": {"richLinkProperties": {"uri": PAGE}}}],
    },
    "formula": {"userEnteredValue": {"formulaValue": f'=HYPERLINK("{PAGE}", "{WORDS}")'}},
    "note": {"userEnteredValue": text("1. Rapat"), "note": f"{WORDS} {PAGE}"},
}


@pytest.mark.parametrize("cell", LINKS.values(), ids=LINKS.keys())
def test_a_link_in_a_row_of_the_matrix_is_evidence(unit: Unit, cell: dict[str, Any]) -> None:
    """Wherever it hides, it has one row in Berkas and is judged with the folder of its indicator."""
    put(unit, DATA_DUKUNG, userEnteredValue=text("1. SK Tim ZI\n2. Notulen rapat\n3. Screenshot website"))
    put(unit, KEGIATAN, **cell)
    unit.sync()
    row = unit.rows("Berkas")[link_code(PAGE)]
    assert (row["Nama"], row["Tautan"]) == (WORDS, PAGE)
    assert str(row["Folder"]).endswith("1.1 Tim Kerja ZI")
    assert row["Membuktikan"] == SCREENSHOT
    assert unit.rows("Data Dukung")[SCREENSHOT]["Status"] == "Ada"
    assert len(unit.rows("Berkas")) == 4
    assert not unit.sync().plan


def test_a_number_in_an_address_is_nobodys(synced: Unit) -> None:
    """Facebook counts its photos in 16 digits, as many as a NIK has."""
    address = "https://www.facebook.com/photo?fbid=3512345678901234"
    put(synced, KEGIATAN, userEnteredValue=text(address))
    synced.sync()
    row = synced.rows("Berkas")[link_code(address)]
    assert (row["Nama"], "NIK" in str(row["Temuan"])) == (address, False)


def test_an_address_typed_into_data_dukung_is_no_document(synced: Unit) -> None:
    put(synced, DATA_DUKUNG, userEnteredValue=text(f"1. Notulen rapat\n2. Screenshot website: {PAGE}\n{PAGE}/2"))
    synced.sync()
    assert {code for code in synced.rows("Data Dukung") if code.startswith("1.1/")} == {SK, NOTES, SCREENSHOT}
    assert synced.rows("Data Dukung")[SCREENSHOT]["Bukti"] == f"Screenshot website\n{PAGE}"
    assert {link_code(PAGE), link_code(f"{PAGE}/2")} < set(synced.rows("Berkas"))


@pytest.mark.parametrize(
    ("cells", "folders"),
    [
        ([(4, PIC)], ["1.1 Tim Kerja ZI"]),
        ([(5, KEGIATAN)], ["1.2 Monev"]),
        ([(5, KEGIATAN), (4, KEGIATAN)], ["1.1 Tim Kerja ZI"]),
        ([(6, KEGIATAN)], ["1.2 Monev"]),
        ([(4, PROGRAM)], []),
        ([(3, PIC)], []),
    ],
    ids=[
        "another column of people's",
        "another row",
        "in two rows: the first",
        "a row that goes on with the one above",
        "a program's cell is no single indicator's",
        "above the rows",
    ],
)
def test_whose_a_link_is(unit: Unit, cells: list[tuple[int, int]], folders: list[str]) -> None:
    for row, column in cells:
        place(unit, "Rencana Kerja", row, column, note=PAGE)
        if row == 6:
            place(unit, "Rencana Kerja", row, column, userEnteredValue=text("2. Rapat lagi"))
    unit.sync()
    found = [str(row["Folder"]) for code, row in unit.rows("Berkas").items() if code == link_code(PAGE)]
    assert [folder.rpartition(" / ")[2] for folder in found] == folders


def test_a_link_that_is_gone_says_since_when(synced: Unit) -> None:
    put(synced, KEGIATAN, userEnteredValue=text(PAGE))
    synced.sync()
    put(synced, KEGIATAN, userEnteredValue=text("1. Rapat"))
    synced.sync()
    assert synced.rows("Berkas")[link_code(PAGE)]["Temuan"] == "Tidak ada lagi sejak 30 Maret 2021"


def test_a_link_to_a_file_of_the_tree_is_that_file(synced: Unit) -> None:
    files = synced.rows("Berkas")
    for address in (
        next(str(row["Tautan"]) for row in files.values()),
        *(f"https://drive.google.com/open?id={code}" for code in files),
        f"https://drive.google.com/drive/folders/{synced.folders()['1.1']}",
    ):
        put(synced, KEGIATAN, userEnteredValue=text(f"Notulen rapat {address}"))
        synced.sync()
        assert synced.rows("Berkas") == files, address


def test_the_machines_own_columns_hold_no_evidence(synced: Unit) -> None:
    """Folder Bukti is an address too."""
    assert synced.rows("Rencana Kerja")["1.1"]["Folder Bukti"]
    assert all(not code.startswith("tautan-") for code in synced.rows("Berkas"))


def beside(unit: Unit, code: str, **cell: Any) -> None:
    """A person fills Tautan Manual."""
    sheet = unit.person().worksheet("Data Dukung")
    row, column = sheet.col_values(1).index(code), sheet.row_values(1).index("Tautan Manual")
    place(unit, "Data Dukung", row, column, **cell)


@pytest.mark.parametrize("cell", [LINKS["formula"], LINKS["smart chip"], {"userEnteredValue": text(PAGE)}])
def test_a_link_beside_an_obligation_proves_it_whatever_it_says(synced: Unit, cell: dict[str, Any]) -> None:
    beside(synced, MONTHLY.replace("01", "02"), **cell)
    synced.sync()
    row = synced.rows("Data Dukung")[MONTHLY.replace("01", "02")]
    assert (row["Status"], row["Keyakinan"]) == ("Ada", 1)
    assert PAGE in str(row["Bukti"])
    assert MONTHLY.replace("01", "02") in str(synced.rows("Berkas")[link_code(PAGE)]["Membuktikan"])
    assert not synced.sync().plan


def test_a_file_of_the_tree_beside_an_obligation_proves_it_as_that_file(synced: Unit) -> None:
    file, row = next((code, row) for code, row in synced.rows("Berkas").items() if row["Nama"] == "catatan lain.pdf")
    beside(synced, NOTES, userEnteredValue=text(str(row["Tautan"])))
    synced.sync()
    assert str(synced.rows("Data Dukung")[NOTES]["Bukti"]).startswith("catatan lain.pdf")
    assert synced.rows("Berkas")[file]["Membuktikan"] == NOTES
    assert len(synced.rows("Berkas")) == 3


OWN_NETWORK = "http://localhost/profil"
IN_THE_MATRIX = f"1. SK Tim ZI\n2. Notulen rapat\n3. Screenshot website: {OWN_NETWORK}"


@pytest.mark.parametrize(
    ("code", "action"),
    [
        (SCREENSHOT, "Perbaiki atau ganti tautannya di tab Rencana Kerja."),
        (NOTES, "Perbaiki atau ganti tautannya di kolom Tautan Manual."),
    ],
    ids=["in the matrix", "in Tautan Manual"],
)
def test_a_link_that_nobody_can_open_is_to_mend_where_it_stands(synced: Unit, code: str, action: str) -> None:
    """It is told once, and nobody is asked to judge it."""
    if code == SCREENSHOT:
        put(synced, DATA_DUKUNG, userEnteredValue=text(IN_THE_MATRIX))
    else:
        beside(synced, NOTES, userEnteredValue=text(OWN_NETWORK))
    done = synced.sync()
    row = synced.rows("Data Dukung")[code]
    assert row["Status"] == "Perlu dicek"
    assert str(row["Alasan"]).endswith(action)
    (finding,) = [each for each in done.assessment.to_act_on if "jaringan sendiri" in each.sentence]
    assert finding.about.subject == code


def test_a_photo_beside_a_link_that_nobody_can_open_is_judged_by_itself(synced: Unit) -> None:
    """What has to be mended is told of the link, what has to be judged of the photo."""
    put(synced, DATA_DUKUNG, userEnteredValue=text(f"{IN_THE_MATRIX}\n4. Foto rapat"))
    synced.upload([("1.1", "IMG_0012.jpg")])
    done = synced.sync()
    row = synced.rows("Data Dukung")[SCREENSHOT]
    assert str(row["Bukti"]).splitlines()[0] == "IMG_0012.jpg"
    assert "jaringan sendiri" not in str(row["Alasan"])
    (finding,) = [each for each in done.assessment.to_act_on if "jaringan sendiri" in each.sentence]
    assert finding.action == "Perbaiki atau ganti tautannya di sel tempat tautan itu diketik."
