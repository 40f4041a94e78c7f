"""The evidence tree: which folders `init` makes, and what lies in them from night to night."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest

from tests.handiwork import edit_file, move_file, type_matrix
from tests.rehearsal import DAY, MATERIALS, Unit, refusing
from tests.suites.school import control
from zi_sheets.decide import work_plan_of
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.settings import Choice
from zi_sheets.domain.work_plan.work_plan import WorkPlan
from zi_sheets.init.folders import WantedFolder, wanted_folders
from zi_sheets.init.init import Wishes, preview
from zi_sheets.workspace.drive import FOLDER

MONTHLY = "1.2/laporan-monev-bulanan"
SK = "1.1/sk-tim-zi"


@pytest.fixture(scope="module")
def plan_2021(practice_plan: Unit) -> WorkPlan:
    return work_plan_of(practice_plan.snapshot(), MATERIALS)


def wanted(work_plan: WorkPlan, butir: Sequence[str] = (), bulan: Sequence[str] = ()) -> list[WantedFolder]:
    chosen = replace(
        work_plan.settings,
        requirement_folders=Choice(tuple(butir), "Pengaturan!B12"),
        month_folders=Choice(tuple(bulan), "Pengaturan!B13"),
    )
    return list(wanted_folders(replace(work_plan, settings=chosen)))


@pytest.mark.parametrize(
    ("butir", "bulan", "requirements", "months"),
    [
        ((), (), 29, 0),
        (("tidak",), (), 0, 0),
        (("semua",), (), 109, 0),
        (("5.3",), (), 9, 0),
        (("5.3/foto", "3.3/foto"), (), 2, 0),
        (("tidak",), ("semua",), 0, 4 * 12),
        (("semua",), ("semua",), 109, 8 * 12),
        (("semua",), ("6.1",), 109, 4 * 12),
        ((), ("3.3/foto", "3.1"), 29, 12),
    ],
)
def test_how_many_folders_the_2021_plan_gets(
    plan_2021: WorkPlan, butir: Sequence[str], bulan: Sequence[str], requirements: int, months: int
) -> None:
    codes = [each.code for each in wanted(plan_2021, butir, bulan)]
    assert sum("/" in code and "@" not in code for code in codes) == requirements
    assert sum("@" in code for code in codes) == months
    assert len(codes) == len(set(codes)) == 8 + 25 + requirements + months


def test_parents_come_first_and_no_two_neighbours_share_a_name(plan_2021: WorkPlan) -> None:
    folders = wanted(plan_2021, ("semua",), ("semua",))
    seen = {""}
    for each in folders:
        assert each.parent in seen
        seen.add(each.code)
    assert set(Counter((each.parent, each.name) for each in folders).values()) == {1}
    assert not [each.name for each in folders if set(each.name) & set('\\/:*?"<>|\n') or len(each.name) > 100]


def test_by_default_only_pictures_that_could_be_taken_for_each_other(plan_2021: WorkPlan) -> None:
    codes = {each.code for each in wanted(plan_2021) if "/" in each.code}
    assert {"3.2/medsos", "3.2/web", "4.1/foto-alur", "4.1/foto-layanan"} <= codes
    assert not {"1.1/foto", "3.1/sk-tim-zi", "5.1/foto"} & codes


@pytest.mark.parametrize("word", ["9.9", "ya", "5.3/tidak-ada"])
@pytest.mark.parametrize("setting", ["butir", "bulan"])
def test_a_setting_that_names_nothing_of_the_plan_is_refused(plan_2021: WorkPlan, setting: str, word: str) -> None:
    with pytest.raises(Refusal, match=f"'{word}'") as refused:
        wanted(plan_2021, **{setting: (word,)})
    assert refused.value.where == ("Pengaturan!B12" if setting == "butir" else "Pengaturan!B13")


# Through the real clients.


def choose(unit: Unit, **settings: str) -> None:
    """A person fills in Folder Butir and Folder Bulan."""
    sheet = unit.person().worksheet("Pengaturan")
    for name, value in settings.items():
        row = sheet.col_values(1).index(f"Folder {name.title()}") + 1
        sheet.update_cell(row, 2, value)


@pytest.fixture
def grown(unit: Unit) -> Unit:
    """With a folder per requirement, and per month for the monthly report."""
    choose(unit, butir="semua", bulan="semua")
    unit.init()
    return unit


def names(unit: Unit) -> dict[str, str]:
    drive = unit.connection().drive
    return {code: drive.get(folder, "x")["name"] for code, folder in unit.folders(drive).items()}


def test_the_folders_of_a_small_plan(grown: Unit) -> None:
    found = names(grown)
    assert found[SK] == "SK Tim ZI"
    assert found["1.1/notulen-rapat"] == "Notulen rapat"
    assert found[f"{MONTHLY}@2021-04"] == "2021-04 April"
    assert len(found) == 1 + 1 + 2 + 3 + 12


def test_a_repeat_makes_none_again(grown: Unit) -> None:
    grown.forget()
    assert grown.init().made == ()
    assert not grown.written


def test_a_dry_run_names_each(unit: Unit) -> None:
    choose(unit, butir="1.1")
    unit.forget()
    made = preview(unit.connection(), unit.config, MATERIALS, Wishes(DAY)).made
    assert made == ("folder bukti 1.1 / SK Tim ZI", "folder bukti 1.1 / Notulen rapat")
    assert not unit.written


@pytest.mark.parametrize("nth", [1, 2, 9])
def test_a_lost_answer_makes_no_folder_twice(unit: Unit, nth: int) -> None:
    """PITFALLS 27: the folder was made, its answer never came."""
    choose(unit, butir="semua", bulan="semua")
    control(unit, "POST", "faults", [{"method": "drive.files.create", "nth": nth, "action": {"drop": "after"}}])
    unit.init()
    assert control(unit, "GET", "unused")["faults"] == []
    codes = Counter(folder.code for folder in unit.snapshot().folders if folder.code)
    assert set(codes.values()) == {1}
    assert len(codes) == 18


def drop(unit: Unit, code: str, name: str) -> str:
    (file,) = unit.upload([(code, name)])
    return file


def status(unit: Unit, code: str) -> Any:
    return unit.rows("Data Dukung")[code]["Status"]


@pytest.mark.parametrize("own_name", ["", "Punya bu guru"], ids=["as made", "renamed by people"])
def test_a_file_without_a_name_counts_where_it_lies(grown: Unit, own_name: str) -> None:
    if own_name:
        for code in ("1.1/notulen-rapat", f"{MONTHLY}@2021-02"):
            edit_file(grown, grown.folders()[code], name=own_name)
    drop(grown, "1.1/notulen-rapat", "Scan 001.pdf")
    drop(grown, f"{MONTHLY}@2021-02", "Scan 002.pdf")
    grown.sync()
    assert status(grown, "1.1/notulen-rapat") == "Ada"
    rows = {code: row["Status"] for code, row in grown.rows("Data Dukung").items() if code.startswith(MONTHLY)}
    assert [code[-2:] for code, said in rows.items() if said == "Ada"] == ["01", "02"]


def test_a_renamed_indicator_folder_goes_on_working(unit: Unit) -> None:
    edit_file(unit, unit.folders()["1.2"], name="Punya bu guru")
    drop(unit, "1.2", "Laporan bulan Februari 2021.pdf")
    unit.sync()
    assert status(unit, f"{MONTHLY}@2021-02") == "Ada"
    assert len(unit.init().made) == 0


def test_a_folder_that_people_moved_stays_where_they_put_it(grown: Unit) -> None:
    own = grown.connection().drive.create("Bukti bu guru", FOLDER, grown.config.evidence_folder_id)["id"]
    folders = grown.folders()
    move_file(grown, folders[SK], folders["1.1"], own)
    assert grown.init().made == ()
    drop(grown, SK, "Scan 001.pdf")
    grown.sync()
    assert "Bukti bu guru" in str(grown.rows("Berkas")[_file(grown, "Scan 001.pdf")]["Folder"])
    assert grown.rows("Berkas")[_file(grown, "Scan 001.pdf")]["Membuktikan"] == SK


def _file(unit: Unit, name: str) -> str:
    return next(code for code, row in unit.rows("Berkas").items() if row["Nama"] == name)


def test_the_sentence_leads_to_a_file_that_counts(grown: Unit) -> None:
    """Every missing document, followed to the letter: nothing begun is missing the night after."""
    grown.sync()
    rows = grown.rows("Data Dukung")
    missing = {code: str(row["Alasan"]) for code, row in rows.items() if row["Status"] == "Belum ada"}
    assert missing
    drive, folders = grown.connection().drive, {folder.path: folder.id for folder in grown.snapshot().folders}
    for sentence in missing.values():
        where = sentence.partition("Taruh di folder ")[2]
        folder, _, example = where.removesuffix("'.").partition(", misalnya dengan nama '")
        drive.create(example, "application/pdf", folders[tuple(folder.split(" / "))], content=sentence.encode())
    assert grown.sync().statuses["Belum ada"] == 0


def test_a_requirement_that_comes_later_gets_its_folder_from_the_next_init(grown: Unit) -> None:
    type_matrix(grown, "G5", ["1. SK Tim ZI\n2. Notulen rapat\n3. Foto rapat"])
    grown.sync()
    assert "Taruh di folder 1. Manajemen Perubahan / 1.1 Tim Kerja ZI," in _reason(grown, "1.1/foto-rapat")
    assert grown.init().made == ("1 folder bukti",)
    grown.sync()
    assert "/ 1.1 Tim Kerja ZI / Foto rapat," in _reason(grown, "1.1/foto-rapat")


def test_an_indicator_that_comes_later_says_who_makes_its_folder(grown: Unit) -> None:
    type_matrix(grown, "A7", ["", "", "", "Sosialisasi", "1 kali", "1. Sosialisasi", "1. Foto sosialisasi"])
    grown.sync()
    assert "minta operator menjalankan `zi-sheets init`" in _reason(grown, "1.3/foto-sosialisasi")


def _reason(unit: Unit, code: str) -> str:
    return str(unit.rows("Data Dukung")[code]["Alasan"])


@pytest.mark.parametrize("code", [SK, f"{MONTHLY}@2021-02"])
def test_an_unreadable_requirement_folder_hides_what_its_indicator_asks_for(grown: Unit, code: str) -> None:
    grown.sync(act=refusing(grown.folders()[code]))
    rows = grown.rows("Data Dukung")
    assert rows["1.1/notulen-rapat"]["Status"] == ("Tidak terbaca" if code == SK else "Belum ada")
    assert rows[f"{MONTHLY}@2021-02"]["Status"] == ("Belum ada" if code == SK else "Tidak terbaca")


def test_a_photo_that_could_be_two_documents_is_settled_by_moving_it(unit: Unit) -> None:
    """As the row says it: without a verdict, without a new name."""
    type_matrix(unit, "G5", ["1. Foto rapat\n2. Foto apel"])
    unit.init()
    file = drop(unit, "1.1", "IMG_0012.jpg")
    unit.sync()
    row = unit.rows("Data Dukung")["1.1/foto-apel"]
    assert row["Status"] == "Perlu dicek"
    assert str(row["Alasan"]).endswith("pindahkan ke folder 1. Manajemen Perubahan / 1.1 Tim Kerja ZI / Foto apel.")
    move_file(unit, file, unit.folders()["1.1"], unit.folders()["1.1/foto-apel"])
    unit.sync()
    assert (status(unit, "1.1/foto-apel"), status(unit, "1.1/foto-rapat")) == ("Ada", "Belum ada")
