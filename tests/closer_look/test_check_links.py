"""Links typed into cells, night after night: asked for only on request, a few a night, and nothing goes missing."""

import socket
import threading
from collections.abc import Callable
from datetime import timedelta
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tests.rehearsal import DAY, Unit
from tests.test_sync_links import KEGIATAN, MONTHLY, PAGE, beside, put, text
from zi_sheets.cli import run
from zi_sheets.closer_look.memory import memory_of
from zi_sheets.config import write_config
from zi_sheets.domain.finding import FindingCode
from zi_sheets.domain.links.answer import SiteAnswer, Standing
from zi_sheets.domain.words.addresses import link_code
from zi_sheets.emulator import serve

FEBRUARY = MONTHLY.replace("01", "02")


def place(unit: Unit, address: str) -> None:
    beside(unit, FEBRUARY, userEnteredValue=text(address))


def duty(unit: Unit) -> dict[str, Any]:
    return unit.rows("Data Dukung")[FEBRUARY]


def answering(standing: Standing, words: str, asked: list[str]) -> Callable[[str], SiteAnswer]:
    def ask(address: str) -> SiteAnswer:
        asked.append(address)
        return SiteAnswer(standing, words)

    return ask


ANSWERS = {
    "there": (Standing.ALIVE, "jawaban 200", "Ada", ""),
    "gone": (Standing.GONE, "jawaban 404", "Perlu dicek", "Halaman ini tidak ditemukan (jawaban 404) sejak 30 Maret"),
    "blocked": (Standing.UNKNOWN, "jawaban 403", "Ada", "tidak dapat diperiksa (jawaban 403)"),
}


@pytest.mark.parametrize(("standing", "words", "status", "told"), ANSWERS.values(), ids=ANSWERS)
def test_answers(synced: Unit, standing: Standing, words: str, status: str, told: str) -> None:
    """What was learnt holds in the nights in which nobody asks."""
    place(synced, PAGE)
    asked: list[str] = []
    done = synced.sync(ask=answering(standing, words, asked))
    assert done.notes == ("1 tautan diperiksa",)
    for day in (DAY, DAY + timedelta(days=1)):
        synced.sync(day)
        assert duty(synced)["Status"] == status
        assert told in str(duty(synced)["Alasan"])
        assert told in str(synced.rows("Berkas")[link_code(PAGE)]["Temuan"])
    assert asked == [PAGE]
    assert not synced.sync(DAY + timedelta(days=1)).plan


def test_each_link_is_asked_for_once_a_day_and_a_few_a_night(synced: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zi_sheets.closer_look.check_links.NIGHTLY_LIMIT", 2)
    pages = [f"{PAGE}/{number}" for number in range(3)]
    place(synced, "\n".join(pages))
    asked: list[str] = []
    ask = answering(Standing.ALIVE, "jawaban 200", asked)
    done = synced.sync(ask=ask)
    assert done.notes == ("2 tautan diperiksa", "1 tautan belum diperiksa malam ini, dilanjutkan malam berikutnya")
    assert synced.sync(ask=ask).notes == ("1 tautan diperiksa",)
    assert synced.sync(ask=ask).notes == ()
    assert sorted(asked) == pages
    assert synced.sync(DAY + timedelta(days=1), ask=ask).notes[0] == "2 tautan diperiksa"


FORMS = {
    "half an address": ("https://instagram", "nama situsnya salah"),
    "an address of the school's own network": ("http://192.168.1.7/sk.pdf", "jaringan sendiri"),
    "an address with a password": ("https://a:b@sekolah.test/", "kata sandi"),
}


@pytest.mark.parametrize(("address", "why"), FORMS.values(), ids=FORMS)
def test_an_address_that_nobody_can_open_is_told_and_never_asked_for(synced: Unit, address: str, why: str) -> None:
    place(synced, address)
    asked: list[str] = []
    synced.sync(ask=answering(Standing.ALIVE, "jawaban 200", asked))
    assert (duty(synced)["Status"], asked) == ("Perlu dicek", [])
    assert why in str(duty(synced)["Alasan"])
    assert why in str(synced.rows("Berkas")[link_code(address)]["Temuan"])


def test_what_is_no_link_is_told(synced: Unit) -> None:
    place(synced, "ada di map biru")
    was = synced.sync(dry_run=True).findings
    done = synced.sync()
    assert "Isi Tautan Manual bukan alamat web." in str(duty(synced)["Alasan"])
    found = [finding for finding in done.assessment.findings if finding.code is FindingCode.NOT_A_LINK]
    assert [finding.about.subject for finding in found] == [FEBRUARY]
    place(synced, "-")
    assert synced.sync().findings == was - 1


def test_a_link_that_nobody_can_open_is_a_finding(synced: Unit) -> None:
    """Of its own where nothing hangs on it."""
    put(synced, KEGIATAN, userEnteredValue=text("https://instagram"))
    found = [finding for finding in synced.sync().assessment.findings if finding.code is FindingCode.LINK]
    assert [(finding.about.subject, finding.about.link) for finding in found] == [(link_code("https://instagram"), "")]
    assert "nama situsnya salah" in found[0].sentence


def test_only_the_option_asks_sites(synced: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the command line; the address of our own server is not public, so it is not contacted even then."""
    hits: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            hits.append(self.path)

    known = socket.getaddrinfo

    def resolve(host: str, *args: Any, **kwargs: Any) -> Any:
        return [(2, 1, 6, "", ("127.0.0.1", 0))] if host == "sekolah.test" else known(host, *args, **kwargs)

    place(synced, PAGE)
    with HTTPServer(("127.0.0.1", 0), Handler), serve(synced.application, 0) as workspace:
        threading.Thread(target=workspace.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        monkeypatch.setenv("ZI_WORKSPACE_URL", workspace.url)
        monkeypatch.chdir(tmp_path)
        write_config(Path("zi.toml"), synced.config)
        assert run(["sync", "--today", "2021-03-30"]) == 0
        with monkeypatch.context() as patch:
            patch.setattr("socket.getaddrinfo", resolve)
            assert run(["sync", "--today", "2021-03-30", "--periksa-tautan"]) == 0
        workspace.shutdown()
    assert hits == []
    (answer,) = memory_of(Path("zi.toml")).links.values()
    assert (answer.standing, answer.words) == (Standing.UNKNOWN, "situsnya tidak berada di internet umum")
    assert "tidak berada di internet umum" in str(duty(synced)["Alasan"])


def test_a_link_given_for_one_obligation_is_offered_for_no_other(synced: Unit) -> None:
    place(synced, "https://bit.ly/xyz")
    synced.sync()
    assert duty(synced)["Status"] == "Ada"
    others = [row for code, row in synced.rows("Data Dukung").items() if code != FEBRUARY]
    assert not [row["Alasan"] for row in others if "bit.ly" in f"{row['Bukti']}{row['Alasan']}"]


def test_what_a_link_proves_by_a_persons_word_is_not_doubted_in_berkas(synced: Unit) -> None:
    place(synced, "https://bit.ly/xyz")
    synced.sync()
    row = synced.rows("Berkas")[link_code("https://bit.ly/xyz")]
    assert (row["Membuktikan"], row["Temuan"]) == (FEBRUARY, "")


def test_that_nobody_can_open_a_link_is_told_once(synced: Unit) -> None:
    place(synced, "http://localhost/x")
    synced.sync()
    told = str(synced.rows("Berkas")[link_code("http://localhost/x")]["Temuan"])
    assert told.count("Tautan ini tidak dapat dibuka") == 1


def test_a_link_that_nobody_can_open_is_to_be_mended(synced: Unit) -> None:
    place(synced, "http://localhost/x")
    done = synced.sync(DAY + timedelta(days=60))
    (found,) = (each for each in done.assessment.findings if each.about.subject == FEBRUARY)
    assert "sudah lewat." in found.sentence
    assert found.action == "Perbaiki atau ganti tautannya di kolom Tautan Manual."
    assert found.about.link.endswith(synced.folders()["1.2"])
    assert str(duty(synced)["Alasan"]) == found.told
