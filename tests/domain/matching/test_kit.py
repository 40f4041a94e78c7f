"""Kits: the papers of one meeting, by day and subject."""

from dataclasses import replace

import pytest

from tests.domain.match_sample import YEAR, file, judge, plan
from zi_sheets.domain.matching.kit import Kit, kits

FOLDER = "5.1 Perencanaan Kebutuhan Pegawai"


def found(*names: str) -> tuple[Kit, ...]:
    evidence = [file(f"{FOLDER}/{name}") for name in names]
    return kits(evidence, judge(*evidence), plan(), YEAR)


@pytest.mark.parametrize(
    ("names", "text"),
    [
        pytest.param(
            ["undangan 9 Juli.pdf", "absen 20210709.pdf", "20210709_0900.jpg"],
            "3 dari 4: notula belum ada",
            id="by day",
        ),
        pytest.param(
            ["undangan 5 Juli.pdf", "notula 9 Juli.pdf"],
            "2 dari 4: daftar hadir dan foto belum ada",
            id="invitation before",
        ),
        pytest.param(["Undangan, notula, daftar hadir, dan foto rapat.pdf"], "4 dari 4: lengkap", id="one file"),
        pytest.param(["notula.pdf"], "1 dari 4: undangan, daftar hadir dan foto belum ada", id="no day at all"),
    ],
)
def test_one_meeting(names: list[str], text: str) -> None:
    assert [kit.text for kit in found(*names)] == [text]


def test_two_days_are_two_meetings_and_words_find_theirs() -> None:
    first, second = found(
        "notula pembagian tugas ganjil 9 Juli.pdf",
        "notula pembagian tugas genap 4 Januari.pdf",
        "absen rapat tugas ganjil.pdf",
    )
    assert [kit.day and kit.day.month for kit in (first, second)] == [1, 7]
    assert second.present == ("5.1/daftar-hadir", "5.1/notula")
    assert second.missing == ("5.1/foto", "5.1/undangan")


def test_months_are_meetings_of_their_own() -> None:
    evidence = [
        file("6.1 Keterlibatan Pimpinan/2021-03/notula.pdf"),
        file("6.1 Keterlibatan Pimpinan/2021-04/notula.pdf"),
    ]
    assert [kit.period for kit in kits(evidence, judge(*evidence), plan(), YEAR)] == ["2021-03", "2021-04"]


def test_recommended_papers_do_not_count() -> None:
    """PITFALLS 34: what does not count is left out, and the denominator shows it."""
    asked = [replace(one, recommended=one.id == "5.1/foto") for one in plan()]
    evidence = [file(f"{FOLDER}/notula.pdf")]
    assert kits(evidence, judge(*evidence), asked, YEAR)[0].text == "1 dari 3: undangan dan daftar hadir belum ada"
