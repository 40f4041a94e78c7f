"""Bad input at the command line, against a served workspace: what is said, how it ends, and that nothing is written."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.rehearsal import Unit
from zi_sheets.cli import run
from zi_sheets.config import Config, write_config
from zi_sheets.emulator import serve

BANNER = "RUANG LATIHAN, bukan Google"


@pytest.fixture
def at_work(synced: Unit, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Unit]:
    """A synced unit behind a socket, with its zi.toml in the current folder."""
    server = serve(synced.application, 0)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
    thread.start()
    monkeypatch.setenv("ZI_WORKSPACE_URL", server.url)
    monkeypatch.chdir(tmp_path)
    write_config(tmp_path / "zi.toml", synced.config)
    synced.forget()
    yield synced
    server.shutdown()
    server.server_close()
    thread.join()


Said = tuple[int, dict[str, str], str]


@pytest.fixture
def told(capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture) -> Callable[..., Said]:
    """Runs a command that is to fail; returns its exit status, its JSON error and what stands on standard error."""

    def tell(*arguments: str) -> Said:
        status = run([*arguments, "--json"])
        shown = capsys.readouterr()
        error: dict[str, Any] = json.loads(shown.out)
        assert set(error) == {"error"}
        assert set(error["error"]) == {"code", "message", "where", "action"}
        assert "Gagal: " in shown.err
        assert "Traceback" not in shown.err
        assert [record.getMessage() for record in caplog.records] == []
        return status, error["error"], shown.err

    return tell


def change(unit: Unit, **fields: Any) -> None:
    write_config(Path("zi.toml"), replace(unit.config, **fields))


HEADINGS = {
    "missing": (("Rencana Kerja", "D4", "Ukuran"), "heading_missing", "INDIKATOR"),
    "doubled": (("Rencana Kerja", "E4", "Indikator"), "heading_doubled", "sel D4 dan E4"),
    "of the machine": (("Data Dukung", "A1", "Nomor"), "key_column_gone", "sel A1"),
}


@pytest.mark.parametrize(("edit", "code", "words"), HEADINGS.values(), ids=HEADINGS)
def test_headings(at_work: Unit, told: Callable[..., Said], edit: tuple[str, str, str], code: str, words: str) -> None:
    tab, cell, text = edit
    at_work.person().worksheet(tab).update_acell(cell, text)
    at_work.forget()
    status, error, shown = told("sync", "--today", "2021-03-31")
    assert (status, error["code"]) == (2, code)
    assert tab in error["where"]
    assert words in shown
    assert not at_work.written


def test_an_empty_matrix(at_work: Unit, told: Callable[..., Said]) -> None:
    at_work.person().worksheet("Rencana Kerja").batch_clear(["A5:J40"])
    at_work.forget()
    status, error, _ = told("sync")
    assert (status, error["code"]) == (2, "matrix_empty")
    assert "tab Rencana Kerja" in error["where"]
    assert not at_work.written


def test_no_permission(at_work: Unit, told: Callable[..., Said]) -> None:
    change(at_work, identitas="orang-lain")
    status, error, shown = told("sync")
    assert status == 3
    assert error["code"] in {"no_access", "not_found"}
    assert "dibagikan" in shown or "membagikannya" in shown
    assert not at_work.written


@pytest.mark.parametrize("key", ["spreadsheet_id", "evidence_folder_id"])
def test_a_wrong_id(at_work: Unit, told: Callable[..., Said], key: str) -> None:
    change(at_work, **{key: "1" + "x" * 43})
    status, error, _ = told("sync")
    assert (status, error["code"]) == (3, "not_found")
    assert ("lembar kerja" if key == "spreadsheet_id" else "folder bukti") in error["where"]
    assert "zi.toml" in error["action"]
    assert not at_work.written


@pytest.mark.parametrize("key", ["spreadsheet_id", "evidence_folder_id", "reports_folder_id"])
@pytest.mark.parametrize(
    "text", ["https://docs.google.com/spreadsheets/d/1abc/edit#gid=0", "dua kata", "a/../b", "x:y"]
)
def test_an_id_that_cannot_be_one(at_work: Unit, told: Callable[..., Said], key: str, text: str) -> None:
    """An address pasted in place of an id is the usual slip."""
    change(at_work, **{key: text})
    status, error, _ = told("sync")
    assert (status, error["code"]) == (2, "config_malformed")
    assert key in error["message"]
    assert not at_work.methods


def test_an_address_in_place_of_the_id_to_adopt(at_work: Unit, told: Callable[..., Said]) -> None:
    Path("zi.toml").unlink()
    status, error, _ = told("init", "--adopt", "https://docs.google.com/spreadsheets/d/1abc/edit")
    assert (status, error["code"], error["where"]) == (2, "not_an_id", "--adopt")
    assert not at_work.written


def test_a_revoked_identity(at_work: Unit, told: Callable[..., Said]) -> None:
    change(at_work, identitas="pensiun")
    with at_work.application.store.transaction():
        at_work.application.store.put("identity", "pensiun", {"revoked": True})
    status, error, _ = told("sync")
    assert (status, error["code"]) == (3, "sign_in")
    assert not at_work.written


# zi.toml and its place.


def test_no_configuration(at_work: Unit, told: Callable[..., Said]) -> None:
    Path("zi.toml").unlink()
    status, error, _ = told("sync")
    assert (status, error["code"], error["where"]) == (2, "config_missing", "zi.toml")
    assert "zi-sheets init" in error["action"]
    assert not at_work.methods


MALFORMED = {
    "no TOML": "spreadsheet_id = ",
    "an unknown key": 'lembar = "x"',
    "a number": "spreadsheet_id = 5",
    "an unknown place": 'tempat = "dropbox"',
    "a table": "[sync]\nwaktu = 1",
    "another encoding": b"\xff\xfe",
}


@pytest.mark.parametrize("content", MALFORMED.values(), ids=MALFORMED)
@pytest.mark.parametrize("command", ["sync", "init"])
def test_a_malformed_configuration(
    at_work: Unit, told: Callable[..., Said], command: str, content: str | bytes
) -> None:
    Path("zi.toml").write_bytes(content if isinstance(content, bytes) else content.encode())
    status, error, _ = told(command)
    assert (status, error["code"], error["where"]) == (2, "config_malformed", "zi.toml")
    assert not at_work.methods


def test_a_folder_in_place_of_the_file(at_work: Unit, told: Callable[..., Said], tmp_path: Path) -> None:
    status, error, _ = told("sync", "--config", str(tmp_path))
    assert (status, error["code"]) == (2, "config_malformed")
    assert not at_work.methods


def test_a_folder_that_is_not_there_for_a_new_file(at_work: Unit, told: Callable[..., Said]) -> None:
    status, error, _ = told("init", "--config", "belum/ada/zi.toml")
    assert (status, error["code"]) == (2, "config_unwritable")
    assert not at_work.written


MISFITS = {
    "another practice place": {"latihan_id": "lain"},
    "no practice place named": {"latihan_id": ""},
    "Google": {"tempat": "google", "latihan_id": ""},
}


@pytest.mark.parametrize("fields", MISFITS.values(), ids=MISFITS)
@pytest.mark.parametrize("command", ["sync", "init"])
def test_ids_of_another_place(at_work: Unit, told: Callable[..., Said], command: str, fields: dict[str, str]) -> None:
    change(at_work, **fields)
    was = Path("zi.toml").read_text()
    status, error, shown = told(command)
    assert (status, error["code"]) == (2, "place_mismatch")
    assert shown.startswith(BANNER)
    assert not at_work.methods
    assert Path("zi.toml").read_text() == was


def test_folder_ids_alone_are_ids_of_a_place_too(at_work: Unit, told: Callable[..., Said]) -> None:
    change(at_work, spreadsheet_id="", latihan_id="lain")
    status, error, _ = told("init")
    assert (status, error["code"]) == (2, "place_mismatch")
    assert not at_work.methods


def test_a_configuration_for_google_makes_nothing_in_a_practice_place(at_work: Unit, told: Callable[..., Said]) -> None:
    write_config(Path("zi.toml"), Config(tempat="google", kredensial="kunci.json"))
    status, error, _ = told("init")
    assert (status, error["code"]) == (2, "place_mismatch")
    assert not at_work.methods


def test_a_unit_that_was_never_set_up(at_work: Unit, told: Callable[..., Said]) -> None:
    change(at_work, spreadsheet_id="")
    status, error, _ = told("sync")
    assert status == 2
    assert "zi-sheets init" in error["action"]
    assert not at_work.methods


@pytest.mark.parametrize("url", ["http://127.0.0.1:9", "bukan-alamat", "http://127.0.0.1:1/x"])
def test_an_unreachable_workspace(
    at_work: Unit, told: Callable[..., Said], monkeypatch: pytest.MonkeyPatch, url: str
) -> None:
    monkeypatch.setenv("ZI_WORKSPACE_URL", url)
    status, error, shown = told("sync")
    assert (status, error["code"], error["where"]) == (3, "unreachable", url)
    assert shown.startswith(BANNER)
    assert not at_work.methods


def test_a_practice_place_that_nobody_named(
    at_work: Unit, told: Callable[..., Said], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ZI_WORKSPACE_URL")
    status, error, shown = told("sync")
    assert (status, error["code"]) == (2, "place_closed")
    assert BANNER not in shown
    assert not at_work.methods


def test_a_wrong_day_stops_before_anything_is_sent(at_work: Unit, told: Callable[..., Said]) -> None:
    status, error, _ = told("sync", "--today", "31/03/2021")
    assert (status, error["code"]) == (2, "usage")
    assert not at_work.methods


# And what goes well.


def test_a_sync_at_the_command_line(at_work: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    """The first run asks all questions of the LKE, of which the unit's own sync took a few; then nothing is left."""
    assert run(["sync", "--today", "2021-03-30"]) == 0
    at_work.forget()
    capsys.readouterr()
    assert run(["sync", "--today", "2021-03-30", "--json"]) == 0
    shown = capsys.readouterr()
    result = json.loads(shown.out)
    assert shown.err.startswith(BANNER)
    assert result["workspace"] == "embedded"
    assert (result["writes"], result["score"], "plan" in result) == (0, None, False)
    assert sum(result["statuses"].values()) == 14
    assert sum(result["requests"].values()) == len(at_work.methods)


def test_a_dry_run_at_the_command_line(at_work: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    at_work.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])
    at_work.forget()
    assert run(["sync", "--today", "2021-03-30", "--dry-run", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["writes"] == 0
    assert {
        "tab": "Data Dukung",
        "kode": "1.1/notulen-rapat",
        "column": "Status",
        "was": "Belum ada",
        "now": "Ada",
    } in result["plan"]
    assert not at_work.written


@pytest.mark.parametrize(("strict", "status"), [([], 0), (["--strict"], 1)], ids=["sync", "strict"])
def test_findings_are_an_exit_status_only_if_asked(at_work: Unit, strict: list[str], status: int) -> None:
    assert run(["sync", "--today", "2021-03-30", *strict]) == status


def test_init_repeated_at_the_command_line(at_work: Unit, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["init", "--json"]) == 0
    result = json.loads(capsys.readouterr().out)
    assert result["made"] == []
    assert result["spreadsheet_id"] == at_work.config.spreadsheet_id
    assert not at_work.written
