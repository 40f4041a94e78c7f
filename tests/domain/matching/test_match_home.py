"""Files in folders that `init` made for one requirement: the folder proves what a name leaves open, and no more."""

from collections import defaultdict
from dataclasses import replace

import pytest

from tests.domain.match_sample import file, files, judge, labels, plan, proofs
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.result import Cause
from zi_sheets.domain.requirement import Requirement
from zi_sheets.domain.work_plan.folder_names import indicator_folder, program_folder, requirement_folder

BY_ID = {requirement.id: requirement for requirement in plan()}
Steps = tuple[tuple[str, str], ...]


def steps_to(requirement: Requirement) -> Steps:
    """Names and marks of the folders down to the requirement's own."""
    number, indicator = requirement.indicator.partition(".")[0], requirement.indicator
    return (
        (program_folder(number, requirement.program), number),
        (indicator_folder(indicator, requirement.indicator_name), indicator),
        (requirement_folder(requirement.text), requirement.id),
    )


def put(one: Evidence, steps: Steps) -> Evidence:
    return replace(one, folder=tuple(name for name, _ in steps), marks=tuple(mark for _, mark in steps))


def proven_at(requirement: str, name: str, size: int = 20_000) -> set[str]:
    return proofs(judge(put(file(name, size=size), steps_to(BY_ID[requirement])))[0])


@pytest.mark.parametrize(
    "name", ["IMG_0012.jpg", "IMG-20210304-WA0012.jpg", "Scan 001.pdf", "CamScanner 04-12-2021.pdf", "berkas.docx"]
)
def test_a_name_that_tells_nothing_proves_what_its_folder_was_made_for(name: str) -> None:
    """PITFALLS 23 turned round: what people drop from a phone has no name, so the folder must tell."""
    wrong = {one.id for one in plan() if proven_at(one.id, name) != {one.id}}
    assert wrong == set()


@pytest.mark.parametrize("name", ["bench", "invented", "invented_second", "invented_third", "invented_fourth"])
def test_what_proves_a_requirement_elsewhere_proves_it_in_its_folder_and_nothing_new(name: str) -> None:
    known: dict[str, set[str]] = defaultdict(set)
    for evidence, requirement in labels(name):
        known[evidence].add(requirement)
    for one in files(name):
        for requirement in known[one.id]:
            found = proofs(judge(put(one, steps_to(BY_ID[requirement])))[0])
            assert requirement in found, (one.name, one.folder)
            assert found <= known[one.id], (one.name, one.folder)


@pytest.mark.parametrize(
    ("home", "name", "expected"),
    [
        ("3.1/daftar-hadir", "Undangan rapat.pdf", {"3.1/undangan"}),
        ("5.1/undangan", "Daftar hadir rapat pembagian tugas.pdf", {"5.1/daftar-hadir"}),
        ("3.1/sk-tim-zi", "SK agen perubahan.pdf", {"3.4/sk-agen-perubahan"}),
        ("5.1/foto", "video rapat.mp4", set()),
        ("5.1/foto", "Foto lomba OSIS.jpg", set()),
        ("5.1/foto", "Foto siswa kelas 7.jpg", set()),
        ("7.5/perbup-58", "Perbup 12 Tahun 2021.pdf", set()),
        ("5.1/foto", "~$foto.jpg", set()),
    ],
    ids=[
        "another paper of the meeting",
        "a paper in the invitation's folder",
        "another decree by name",
        "a film is no photo",
        "school life outside the plan",
        "pupils",
        "another regulation",
        "a lock file",
    ],
)
def test_a_name_that_says_otherwise_wins(home: str, name: str, expected: set[str]) -> None:
    assert proven_at(home, name) == expected


@pytest.mark.parametrize(
    ("name", "cause"),
    [
        ("SK Tim ZI 2020.pdf", Cause.WRONG_YEAR),
        ("Format kosong SK.docx", Cause.BLANK_TEMPLATE),
        ("contoh.pdf", Cause.BLANK_TEMPLATE),
        ("SK Tim ZI SMPN 2 Dagangan.pdf", Cause.OTHER_UNIT),
        ("konsep SK.docx", Cause.DRAFT),
    ],
)
def test_what_spoils_a_file_spoils_it_here_too(name: str, cause: Cause) -> None:
    (judgement,) = judge(put(file(name), steps_to(BY_ID["3.1/sk-tim-zi"])))
    assert (judgement.proofs, judgement.cause) == ((), cause)


def test_an_empty_file_proves_nothing() -> None:
    assert proven_at("5.1/foto", "IMG_0012.jpg", size=0) == set()


def renamed(requirement: str, name: str) -> Steps:
    *above, (_, mark) = steps_to(BY_ID[requirement])
    return (*above, (name, mark))


FORMAT, PHOTO = "3.3/format-monev", "5.1/foto"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        (renamed(PHOTO, "Gambar-gambar bu guru"), {PHOTO}),
        (renamed(PHOTO, "Daftar hadir"), {PHOTO}),
        (renamed(PHOTO, "Foto 2020"), set()),
        (renamed(PHOTO, "Foto SMPN 2 Dagangan"), set()),
        (renamed(PHOTO, "contoh foto"), set()),
        ((("Bukti bu guru", ""), *steps_to(BY_ID[PHOTO])[-1:]), {PHOTO}),
        ((*steps_to(BY_ID["7.1/sk-upg"])[:2], *steps_to(BY_ID[PHOTO])[-1:]), {PHOTO}),
        ((*steps_to(BY_ID[PHOTO]), ("Januari", "")), {PHOTO}),
        ((*steps_to(BY_ID[PHOTO]), ("arsip 2020", "")), set()),
        ((("Foto rapat", "9.9/foto"),), set()),
        (steps_to(BY_ID[FORMAT]), {FORMAT}),
    ],
    ids=[
        "renamed by people",
        "renamed to another document",
        "people say it is of another year",
        "people say it is another school's",
        "people say these are samples",
        "moved into people's own folder",
        "moved into another indicator's",
        "people's own folder inside",
        "people's archive inside",
        "made for what the plan does not ask",
        "a name the plan gives is no people's word",
    ],
)
def test_a_folder_is_known_by_its_mark_and_people_by_their_words(steps: Steps, expected: set[str]) -> None:
    one = file("IMG_0012.jpg") if expected != {FORMAT} else file("dokumen.pdf")
    assert proofs(judge(put(one, steps))[0]) == expected


def test_the_reason_names_the_folder() -> None:
    (judgement,) = judge(put(file("IMG_0012.jpg"), steps_to(BY_ID[PHOTO])))
    assert judgement.proofs[0].reason == 'Ditaruh di folder butirnya, "Foto rapat pembagian tugas".'
    assert judgement.proofs[0].confidence >= 0.8


@pytest.mark.parametrize("name", ["April", "Bulan ini", "2021-04 April"])
def test_a_month_folder_is_known_by_its_mark(name: str) -> None:
    steps = (*steps_to(BY_ID["3.3/foto"]), (name, "3.3/foto@2021-04"))
    (judgement,) = judge(put(file("IMG_0012.jpg"), steps))
    (proof,) = judgement.proofs
    assert (proof.requirement, [period.code for period in proof.periods]) == ("3.3/foto", ["2021-04"])


def test_a_month_folder_of_an_indicator_leaves_its_requirements_to_the_name() -> None:
    above = steps_to(BY_ID["6.1/undangan"])[:2]
    (judgement,) = judge(put(file("Notula rapat.pdf"), (*above, ("2021-04 April", "6.1@2021-04"))))
    (proof,) = judgement.proofs
    assert (proof.requirement, [period.code for period in proof.periods]) == ("6.1/notula", ["2021-04"])
