"""Documents that have to be opened, night after night: once per version, counted, and nothing lost where it fails."""

import json
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from tests.named_unit import give_name
from tests.office_files import docx, form, rows, xlsx
from tests.rehearsal import DAY, MATERIALS, Act, Unit
from zi_sheets.cli import run
from zi_sheets.closer_look.memory import memory_of
from zi_sheets.closer_look.night_budget import MOST_FAILURES
from zi_sheets.config import write_config
from zi_sheets.emulator import serve
from zi_sheets.emulator.wire import Reply, Request
from zi_sheets.monthly_report.report import report
from zi_sheets.reports.laporan_bulan import read_month
from zi_sheets.workspace.drive import DOCUMENT, DOCX, SPREADSHEET, XLSX
from zi_sheets.workspace.failure import AccessRefused
from zi_sheets.workspace.retry import ATTEMPTS

NOTES = "1.1/notulen-rapat"
NAME = "Notulen rapat 12 Januari 2021"
FULL = docx(lambda document: document.add_paragraph("Rapat membahas pembagian tugas tim. " * 30))
FORM = docx(form)
EXPORT, GET = "drive.files.export", "drive.files.get"


def drop(unit: Unit, content: bytes, mime: str = DOCX, *, kind: str = "", name: str = NAME, code: str = "1.1") -> str:
    """A person puts a document into the folder of an indicator; `kind`: Google's own, made from `content`."""
    drive = unit.connection().drive
    created = drive.create(name, kind or mime, unit.folders(drive)[code], content=content, content_mime=mime)
    return str(created["id"])


def opened(unit: Unit) -> list[str]:
    """Methods by which something was opened since `forget`; the tree's root is looked at by the same method."""
    log, root = unit.application.control.log, unit.config.evidence_folder_id
    return [entry.method for entry in log if entry.method in (EXPORT, GET) and not entry.path.endswith(root)]


def openings(unit: Unit) -> int:
    return len(opened(unit))


def duty(unit: Unit, code: str = NOTES) -> dict[str, Any]:
    return unit.rows("Data Dukung")[code]


KINDS = {
    ".docx": (DOCX, "", GET),
    ".xlsx": (XLSX, "", GET),
    "Google Docs": (DOCX, DOCUMENT, EXPORT),
    "Google Sheets": (XLSX, SPREADSHEET, EXPORT),
}
BLANK = {DOCX: FORM, XLSX: xlsx(rows(("Hari", "......"), ("Tempat", "......"), ("Hasil", "......")))}
FILLED = {DOCX: FULL, XLSX: xlsx(rows(("Hari", "Senin"), ("Hasil", "Baik")))}


@pytest.mark.parametrize(("mime", "kind", "method"), KINDS.values(), ids=KINDS)
def test_a_blank_document_is_kosong(synced: Unit, mime: str, kind: str, method: str) -> None:
    file = drop(synced, BLANK[mime], mime, kind=kind)
    synced.forget()
    done = synced.sync()
    assert opened(synced) == [method]
    assert done.requests["drive_read"] == sum(each.startswith("drive.") for each in synced.methods)
    assert duty(synced)["Status"] == "Kosong"
    assert str(duty(synced)["Bukti"]).startswith(NAME)
    for told in (duty(synced)["Alasan"], synced.rows("Berkas")[file]["Temuan"]):
        assert "formulirnya belum diisi" in str(told)


@pytest.mark.parametrize(("mime", "kind", "method"), KINDS.values(), ids=KINDS)
def test_one_that_is_filled_in_proves_what_its_name_says(synced: Unit, mime: str, kind: str, method: str) -> None:
    file = drop(synced, FILLED[mime], mime, kind=kind)
    synced.forget()
    synced.sync()
    assert opened(synced) == [method]
    assert (duty(synced)["Status"], synced.rows("Berkas")[file]["Temuan"]) == ("Ada", "")


def test_each_version_is_opened_once(synced: Unit) -> None:
    file = drop(synced, FORM)
    for expected in (1, 0, 0):
        synced.forget()
        synced.sync()
        assert openings(synced) == expected
    assert not synced.sync(DAY + timedelta(days=1)).plan.keys
    drive = synced.connection().drive
    drive.update(file, NAME, properties={}, content=FULL, content_mime=DOCX)
    for expected in (1, 0):
        synced.forget()
        synced.sync()
        assert openings(synced) == expected
    assert duty(synced)["Status"] == "Ada"


def test_a_dry_run_opens_and_remembers(synced: Unit) -> None:
    drop(synced, FORM)
    synced.forget()
    wanted = synced.sync(dry_run=True).plan.listed()
    assert (openings(synced), synced.written.total()) == (1, 0)
    done = synced.sync()
    assert openings(synced) == 1
    assert done.receipt
    assert [write.listed() for write in done.receipt.written] == wanted


def test_what_was_forgotten_is_opened_again_and_changes_no_cell(synced: Unit) -> None:
    drop(synced, FORM)
    drop(synced, FORM, name="Notulen rapat 13 Januari 2021")
    synced.sync()
    synced.memory.contents.clear()
    synced.forget()
    assert not synced.sync().plan
    assert openings(synced) == 2


def test_nothing_is_opened_where_no_status_hangs_on_it(synced: Unit) -> None:
    synced.upload([("1.1", "Notulen rapat pembentukan tim.pdf")])
    drop(synced, FORM)
    drop(synced, FORM, name="daftar belanja kantin")
    synced.forget()
    synced.sync()
    assert openings(synced) == 0


def test_no_more_are_opened_in_a_night_than_agreed(synced: Unit, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("zi_sheets.closer_look.open_contents.NIGHTLY_LIMIT", 2)
    months = ("Februari", "Maret", "April", "Mei", "Juni")
    for month in months:
        drop(synced, FORM, name=f"Laporan monev {month} 2021", code="1.2")
    synced.forget()
    done = synced.sync()
    assert openings(synced) == 2
    assert done.notes == ("isi 3 berkas belum dapat dibuka malam ini, dilanjutkan malam berikutnya",)
    assert str(synced.person().worksheet("Log").get_all_values()[-1][-1]).startswith("isi 3 berkas belum")
    statuses = [duty(synced, f"1.2/laporan-monev-bulanan@2021-0{month}")["Status"] for month in range(2, 7)]
    assert statuses == ["Kosong", "Kosong", "Ada", "Ada", "Ada"]
    for day, expected in enumerate((2, 1, 0), 1):
        synced.forget()
        synced.sync(DAY + timedelta(days=day))
        assert openings(synced) == expected


def refusing(reason: str, status: int, asked: list[str]) -> Act:
    """Answers so to every opening of a document, and counts them."""
    body = json.dumps({"error": {"code": status, "errors": [{"reason": reason}], "message": "m"}}).encode()

    def act(request: Request) -> Reply | None:
        if not (request.path.endswith("/export") or request.parameter("alt") == "media"):
            return None
        asked.append(request.path)
        return Reply(status, body, {"Content-Type": "application/json"})

    return act


REFUSALS = {
    "too large to be exported": ("exportSizeLimitExceeded", 403, "Terlalu besar untuk diekspor", 1),
    "its owner forbids it": ("cannotExportFile", 403, "melarang", 1),
    "not shared any more": ("insufficientFilePermissions", 403, "tidak diizinkan", 2),
    "Google is out of order": ("backendError", 500, "", 10),
}


@pytest.mark.parametrize(("reason", "status", "words", "calls"), REFUSALS.values(), ids=REFUSALS)
def test_what_cannot_be_opened_stays_as_its_name_says(
    synced: Unit, reason: str, status: int, words: str, calls: int
) -> None:
    """Two nights; what lies in the file itself is not asked for again, what may pass is."""
    drop(synced, FORM, kind=DOCUMENT)
    asked: list[str] = []
    for _ in range(2):
        done = synced.sync(act=refusing(reason, status, asked))
        row = duty(synced)
        assert (row["Status"], row["Keyakinan"]) == ("Ada", 0.8)
        assert words in str(row["Alasan"])
        assert bool(done.notes) is not bool(words)
    assert len(asked) == calls


def test_an_account_that_google_no_longer_knows_stops_the_run(synced: Unit) -> None:
    drop(synced, FORM)
    synced.forget()
    with pytest.raises(AccessRefused, match="Tanda masuk ditolak"):
        synced.sync(act=refusing("authError", 401, []))
    assert not synced.written


BROKEN = {
    "cut off": (FULL[: len(FULL) // 2], "berkasnya rusak"),
    "locked": (bytes.fromhex("d0cf11e0a1b11ae1") + bytes(900), "kata sandi"),
}


@pytest.mark.parametrize(("content", "words"), BROKEN.values(), ids=BROKEN)
def test_a_broken_document_is_told_and_never_missing(synced: Unit, content: bytes, words: str) -> None:
    file = drop(synced, content)
    synced.sync()
    assert duty(synced)["Status"] == "Ada"
    assert words in str(duty(synced)["Alasan"])
    assert words in str(synced.rows("Berkas")[file]["Temuan"])
    synced.forget()
    assert not synced.sync().plan
    assert openings(synced) == 0


def test_a_network_that_fails_is_not_asked_all_night(synced: Unit) -> None:
    for month in ("Februari", "Maret", "April", "Mei", "Juni"):
        drop(synced, FORM, name=f"Laporan monev {month} 2021", code="1.2")
    asked: list[str] = []
    done = synced.sync(act=refusing("backendError", 503, asked))
    assert done.notes == ("isi 5 berkas belum dapat dibuka malam ini, dilanjutkan malam berikutnya",)
    assert len(set(asked)) == MOST_FAILURES
    assert len(asked) == MOST_FAILURES * ATTEMPTS


def test_a_persons_word_needs_no_opening(synced: Unit) -> None:
    file = drop(synced, FORM)
    synced.sync()
    sheet = synced.person().worksheet("Data Dukung")
    row = sheet.col_values(1).index(NOTES) + 1
    sheet.update_cell(row, sheet.row_values(1).index("Verifikasi") + 1, "Sah")
    synced.memory.contents.clear()
    synced.forget()
    synced.sync()
    assert (openings(synced), duty(synced)["Status"]) == (0, "Terverifikasi")
    assert synced.rows("Berkas")[file]["Nama"] == NAME


def test_the_memory_lies_beside_zi_toml(synced: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Through the command line: a second night, a report, and a memory that somebody broke."""
    drop(synced, FORM)
    server = serve(synced.application, 0)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
    monkeypatch.setenv("ZI_WORKSPACE_URL", server.url)
    monkeypatch.chdir(tmp_path)
    write_config(Path("zi.toml"), synced.config)
    kept = Path("zi.ingatan.json")
    for expected in (1, 0):
        synced.forget()
        assert run(["sync", "--today", "2021-03-30"]) == 0
        assert openings(synced) == expected
    assert NAME not in kept.read_text(encoding="utf-8")
    for spoilt in ("{", "[]", '{"format": 99}', '{"format": 1, "contents": {"x": 1}}'):
        kept.write_text(spoilt, encoding="utf-8")
        assert memory_of(Path("zi.toml")).contents == {}
    synced.forget()
    assert run(["sync", "--today", "2021-03-30"]) == 0
    assert openings(synced) == 1
    server.shutdown()
    server.server_close()


def test_what_people_do_while_documents_are_opened_is_seen(synced: Unit) -> None:
    """The plan was empty before the opening; it is looked at again after it."""
    drop(synced, FULL)
    synced.sync()
    synced.memory.contents.clear()
    sheet = synced.person().worksheet("Data Dukung")
    row = sheet.col_values(1).index("1.1/sk-tim-zi") + 1

    def reject() -> None:
        sheet.update_cell(row, sheet.row_values(1).index("Verifikasi") + 1, "Tolak")

    synced.forget()
    synced.sync(act=before_opening(reject))
    assert openings(synced) == 1
    assert duty(synced, "1.1/sk-tim-zi")["Status"] == "Ditolak"


def before_opening(edit: Callable[[], None]) -> Act:
    waiting = [edit]

    def act(request: Request) -> None:
        if request.parameter("alt") == "media" and waiting:
            waiting.pop()()

    return act


@pytest.mark.parametrize("seen_before", [True, False], ids=["after a sync", "on its own"])
@pytest.mark.parametrize(("content", "lacking"), [(FORM, True), (FULL, False)], ids=["blank", "filled in"])
def test_a_report_knows_what_is_in_a_document(synced: Unit, content: bytes, lacking: bool, seen_before: bool) -> None:
    """From the same memory, or by looking itself where nobody has: report and workbook never differ."""
    give_name(synced)
    file = drop(synced, content)
    if seen_before:
        synced.sync()
    synced.forget()
    connection, now, month = synced.connection(), datetime(2021, 4, 1, 2, tzinfo=UTC), read_month("2021-03")
    memory = synced.memory
    done = report(connection, synced.config, MATERIALS, now=now, month=month, memory=memory, progress=print)
    log = synced.application.control.log
    assert [entry.method for entry in log if entry.path.endswith(file)] == ([] if seen_before else [GET])
    text = connection.docs.text(done.published.file["id"], "laporan")
    assert ("Notulen rapat" in text) is lacking
