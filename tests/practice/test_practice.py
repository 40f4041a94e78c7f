"""`workspace` at the command line: where it listens, and which folders it does not open."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import requests

from tests.reopened import reopened, shut
from zi_sheets.cli import run
from zi_sheets.practice.practice import serve_practice
from zi_sheets.practice.sample_evidence import FIRST_BATCH, load_sample_evidence


def command(folder: Path) -> list[str]:
    return [sys.executable, "-m", "zi_sheets", "workspace", "--port", "0", "--data", str(folder)]


@pytest.mark.parametrize(
    ("more", "warned"), [([], False), (["--host", "0.0.0.0"], True)], ids=["this computer only", "the network too"]
)
def test_it_says_loudly_when_it_is_open_to_the_network(more: list[str], warned: bool, tmp_path: Path) -> None:
    started = [*command(tmp_path), "--empty", *more]
    with subprocess.Popen(started, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as served:
        assert served.stdout
        assert served.stderr
        said = json.loads(served.stdout.readline())
        assert requests.get(f"{said['url']}/_workspace", timeout=5).json() == {"id": said["id"]}
        served.terminate()
        assert ("siapa pun di jaringan" in served.stderr.read()) is warned


@pytest.mark.parametrize("host", ["192.0.2.1", "bukan alamat", "x" * 300])
def test_an_address_that_is_not_ours_is_refused(host: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["workspace", "--port", "0", "--data", str(tmp_path / "ruang"), "--host", host, "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["error"]["code"] == "port_taken"
    assert not (tmp_path / "ruang").exists()


def test_a_folder_in_use_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    reopened(tmp_path)
    assert run(["workspace", "--port", "0", "--data", str(tmp_path), "--json"]) == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert (error["code"], error["where"]) == ("folder_taken", str(tmp_path))
    shut(tmp_path)


def test_after_closing_a_copy_without_the_journal_is_whole(tmp_path: Path) -> None:
    started = [*command(tmp_path), "--empty"]
    with subprocess.Popen(started, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as served:
        assert served.stdout
        files = f"{json.loads(served.stdout.readline())['url']}/drive/v3/files"
        made = requests.post(files, json={"name": "x"}, headers={"Authorization": "Bearer guru"}, timeout=5).json()
        served.terminate()
    (tmp_path / "salinan").mkdir()
    shutil.copy(tmp_path / "ruang.sqlite3", tmp_path / "salinan")
    assert reopened(tmp_path / "salinan").get("file", made["id"])
    shut(tmp_path / "salinan")


def test_a_filling_that_was_cut_off_is_begun_again(tmp_path: Path) -> None:
    for hidden in (".DS_Store", "desktop.ini"):  # a file manager's own: the folder is as good as new
        (tmp_path / hidden).touch()
    with subprocess.Popen(command(tmp_path), stderr=subprocess.PIPE, text=True) as filling:
        assert filling.stderr
        assert any("Membuat tab" in line or "terbuka" in line for line in filling.stderr)
        filling.kill()
    with subprocess.Popen(command(tmp_path), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as served:
        assert served.stdout
        served.stdout.readline()
        served.terminate()
    files = reopened(tmp_path).all("file").values()
    shut(tmp_path)
    names = [file["name"] for file in files]
    assert {sample.name for sample in load_sample_evidence() if sample.batch == FIRST_BATCH} <= set(names)
    assert names.count("Rencana Kerja ZI 2021") == 1
    assert {path.name for path in (tmp_path / "isi").iterdir()} == {f["content"] for f in files if "content" in f}


@pytest.mark.parametrize("empty", [[], ["--empty"]], ids=["with evidence", "empty"])
def test_a_folder_with_other_things_in_it_is_left_alone(
    empty: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "laporan.docx").touch()
    assert run(["workspace", "--port", "0", "--data", str(tmp_path), "--json", *empty]) == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["code"] == "folder_in_use"
    assert "laporan.docx" in error["message"]
    assert [path.name for path in tmp_path.iterdir()] == ["laporan.docx"]


def test_stopped_as_soon_as_it_is_open_it_says_that_all_is_kept(tmp_path: Path) -> None:
    def stop(_: object) -> None:
        raise KeyboardInterrupt

    said: list[str] = []
    serve_practice("127.0.0.1", 0, tmp_path, empty=True, ready=stop, progress=said.append)
    assert said == ["Ruang latihan ditutup; isinya tersimpan."]
