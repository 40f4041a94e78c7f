"""Links in the matrix that lead out of the evidence tree, on nights when nobody can see what they lead to."""

import pytest

from tests.handiwork import edit_file, verdict
from tests.lke import answer
from tests.rehearsal import Unit
from tests.test_sync_findings import to_do
from tests.test_sync_links import KEGIATAN, NOTES, SK, put, text
from tests.test_sync_outside_links import duty, unanswered

NAME = "Notulen rapat tim ZI 2021.pdf"


def typed(unit: Unit, words: str = "", owner: str = "operator") -> str:
    """The id of a file in somebody's own Drive, after its address was typed into the matrix."""
    file = unit.connection(owner).drive.create(NAME, "application/pdf", None, content=b"notulen")
    put(unit, KEGIATAN, userEnteredValue=text(f"1. Rapat\n{words}{file['webViewLink']}"))
    return str(file["id"])


@pytest.mark.parametrize("words", ["", "Notulen rapat 2021: "])
def test_what_it_may_be_is_unreadable_never_missing(synced: Unit, words: str) -> None:
    file = typed(synced, words)
    synced.sync()
    assert duty(synced)["Status"] == "Ada"
    synced.sync(act=unanswered(file))
    assert duty(synced)["Status"] == "Tidak terbaca"
    assert duty(synced, SK)["Status"] == "Ada"
    synced.sync()
    assert duty(synced)["Status"] == "Ada"


def test_no_score_falls(synced: Unit) -> None:
    file = typed(synced)
    answer(synced, A_I_1_a="Ya")
    synced.sync()
    assert synced.rows("LKE")["A.I.1.a"]["Nilai Terbukti"] == 1
    synced.sync(act=unanswered(file))
    assert synced.rows("LKE")["A.I.1.a"]["Nilai Terbukti"] == "0 sampai 1"


def test_a_verdict_waits(synced: Unit) -> None:
    file = typed(synced)
    synced.sync()
    verdict(synced, NOTES, "Sah")
    synced.sync()
    synced.sync(act=unanswered(file))
    assert duty(synced)["Status"] == "Tidak terbaca"
    synced.sync()
    assert duty(synced)["Status"] == "Terverifikasi"


@pytest.mark.parametrize("words", ["", "Notulen rapat 2021: "])
def test_a_file_in_the_bin_has_to_be_looked_at(synced: Unit, words: str) -> None:
    edit_file(synced, typed(synced, words), trashed=True)
    synced.sync()
    assert duty(synced)["Status"] == "Perlu dicek"
    assert "tempat sampah" in str(duty(synced)["Alasan"])


def test_somebody_is_asked_to_share_it(synced: Unit) -> None:
    typed(synced, owner="guru")
    synced.sync()
    assert [line for line in to_do(synced) if "membagikan" in line[1]]
