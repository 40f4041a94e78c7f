"""Who answers for a file or folder."""

import pytest

from tests.domain.findings_sample import HOME, file, indicator, item, result
from zi_sheets.domain.findings.answerable import LEADER, answerable
from zi_sheets.domain.snapshot import EvidenceFolder
from zi_sheets.domain.status import Status

WHO = answerable([indicator(item(Status.PRESENT))])
DUTY = "3.3/foto monev@2021-04"


@pytest.mark.parametrize(
    ("folder", "proves", "pic"),
    [
        (HOME.path, (), "Guru"),
        ((*HOME.path, "Januari"), (), "Guru"),
        (("Foto HP",), (DUTY,), "Guru"),
        (("Foto HP",), (), LEADER),
        ((), (), LEADER),
        (("3. MP",), (), LEADER),
    ],
    ids=["in the folder", "below it", "by what it proves", "elsewhere", "in the root", "above it"],
)
def test_who_answers_for_a_file(folder: tuple[str, ...], proves: tuple[str, ...], pic: str) -> None:
    assert WHO.for_file(result(file(folder=folder), *proves)).pic == pic


def test_numbers_of_people_are_masked_wherever_a_finding_repeats_them() -> None:
    number = "196504121990031005"
    about = WHO.for_file(result(file(f"SKP {number}.pdf", folder=(f"Guru {number}",), id_="x")))
    assert (about.name, about.place) == ("SKP (nomor).pdf", "Guru (nomor)")


def test_the_root_has_a_name() -> None:
    assert WHO.for_folder(EvidenceFolder("r", (), "", "")).name == "folder bukti"
