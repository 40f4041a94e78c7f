"""A store killed at any moment comes back whole: every acknowledged change, and contents that fit their records."""

import hashlib
import json
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.reopened import reopened, shut
from tests.served import serving
from zi_sheets.emulator import Application, FolderRefused, mounted, open_store
from zi_sheets.emulator.store import Store

FILES = "https://www.googleapis.com/drive/v3/files"
UPLOAD = "https://www.googleapis.com/upload/drive/v3/files"
SHEETS = "https://sheets.googleapis.com/v4/spreadsheets"

_WRITER = f"""
import hashlib, json, random, sys
from zi_sheets.emulator import Application, mounted, open_store

session = mounted(Application(open_store(sys.argv[1])))
session.headers["Authorization"] = "Bearer operator"
dice = random.Random(int(sys.argv[2]))
book = session.post("{SHEETS}", json={{}}).json()["spreadsheetId"]
alive = []

def say(**what):
    print(json.dumps(what), flush=True)

while True:
    content = dice.randbytes(dice.randrange(50_000))
    digest = hashlib.md5(content).hexdigest()
    what = dice.choice(("create", "create", "replace", "delete", "cell"))
    if what == "cell":
        number = dice.randrange(1000)
        say(begin=book)
        url = f"{SHEETS}/{{book}}/values/A1?valueInputOption=RAW"
        session.put(url, json={{"values": [[number]]}}).raise_for_status()
        say(done=book, cell=number)
    elif what == "create" or not alive:
        say(begin="new")
        made = session.post("{UPLOAD}?uploadType=media", data=content).json()["id"]
        alive.append(made)
        say(done=made, md5=digest)
    elif what == "replace":
        file = dice.choice(alive)
        say(begin=file)
        session.patch(f"{UPLOAD}/{{file}}?uploadType=media", data=content).raise_for_status()
        say(done=file, md5=digest)
    else:
        file = alive.pop(dice.randrange(len(alive)))
        say(begin=file)
        session.delete(f"{FILES}/{{file}}").raise_for_status()
        say(done=file, md5=None)
"""


def kill_a_writer(folder: Path, seed: int, lines: int) -> list[dict[str, Any]]:
    """What a writer said before it was killed, some moment after it had said so many lines."""
    command = [sys.executable, "-c", _WRITER, str(folder), str(seed)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as writer:
        assert writer.stdout
        said = [writer.stdout.readline() for _ in range(lines)]
        time.sleep(random.Random(seed).random() * 0.02)
        writer.kill()
        said += writer.stdout.readlines()
    return [json.loads(line) for line in said if line.endswith("\n")]


def check_whole(folder: Path, store: Store) -> None:
    """Records and contents name each other, and nothing else lies in the folder."""
    named = {file["content"]: file["md5Checksum"] for file in store.all("file").values() if "content" in file}
    found = {path.name: hashlib.md5(path.read_bytes()).hexdigest() for path in (folder / "isi").iterdir()}
    assert found == named


def test_killed_at_random_moments_it_comes_back_whole(tmp_path: Path) -> None:
    acknowledged: dict[str, Any] = {}
    cells: dict[str, int] = {}
    for seed in range(3):
        said = kill_a_writer(tmp_path, seed, random.Random(seed).randrange(5, 60))
        for line in said:
            if "cell" in line:
                cells[line["done"]] = line["cell"]
            elif "done" in line:
                acknowledged[line["done"]] = line["md5"]
        in_flight = said[-1].get("begin")
        store = reopened(tmp_path)
        check_whole(tmp_path, store)
        for key, digest in acknowledged.items():
            if key != in_flight:
                file = store.get("file", key)
                assert (file["md5Checksum"] if file else None) == digest
        session = mounted(Application(store))
        for book, number in cells.items():
            url = f"{SHEETS}/{book}/values/A1?valueRenderOption=UNFORMATTED_VALUE"
            shown = session.get(url, headers={"Authorization": "Bearer operator"}).json()
            assert book == in_flight or shown["values"] == [[number]]
        acknowledged = {key: file["md5Checksum"] for key, file in store.all("file").items() if "md5Checksum" in file}
        cells = {}
        shut(tmp_path)
    assert acknowledged


def operator(folder: Path) -> requests.Session:
    session = mounted(Application(reopened(folder)))
    session.headers["Authorization"] = "Bearer operator"
    return session


def test_what_no_record_speaks_of_is_put_aside_but_nothing_of_a_person(tmp_path: Path) -> None:
    operator(tmp_path)
    (tmp_path / "isi" / f"{'a' * 44}-3.pdf").write_bytes(b"half")
    (tmp_path / "isi" / "catatan saya.pdf").write_bytes(b"own")
    operator(tmp_path)
    assert [path.name for path in (tmp_path / "isi").iterdir()] == ["catatan saya.pdf"]
    assert (tmp_path / "sisa" / f"{'a' * 44}-3.pdf").read_bytes() == b"half"


@pytest.mark.parametrize("empty", [False, True], ids=["missing", "empty"])
def test_evidence_without_its_records_is_left_alone(empty: bool, tmp_path: Path) -> None:
    operator(tmp_path).post(f"{UPLOAD}?uploadType=media", data=b"bukti")
    copy = tmp_path / "salinan"
    shutil.copytree(tmp_path / "isi", copy / "isi")
    shutil.copy(tmp_path / "ruang.sqlite3-wal", copy)  # a kill left it: the last changes stand in it alone
    if empty:
        (copy / "ruang.sqlite3").touch()
    before = every_file(copy)
    with pytest.raises(FolderRefused, match=r"ruang\.sqlite3"):
        open_store(copy)
    assert every_file(copy) == before


def damaged(folder: Path) -> None:
    database = folder / "ruang.sqlite3"
    database.write_bytes(b"bukan basis data" * 512)


def cut(folder: Path) -> None:
    database = folder / "ruang.sqlite3"
    database.write_bytes(database.read_bytes()[:8192])


def contents_are_a_file(folder: Path) -> None:
    shutil.rmtree(folder / "isi")
    (folder / "isi").write_text("x")


def of_another_form(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "ruang.sqlite3")) as database, database:
        database.execute("UPDATE record SET value = replace(value, '\"rows\"', '\"baris\"') WHERE kind = 'workbook'")


def of_a_later_form(folder: Path) -> None:
    with closing(sqlite3.connect(folder / "ruang.sqlite3")) as database:
        database.execute("PRAGMA user_version = 99")


def every_file(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("break_", [damaged, cut, contents_are_a_file, of_another_form, of_a_later_form])
def test_a_folder_that_cannot_be_read_is_refused_and_left_as_it_is(
    break_: Callable[[Path], None], tmp_path: Path
) -> None:
    session = operator(tmp_path)
    session.post(SHEETS, json={})
    session.post(f"{UPLOAD}?uploadType=media", data=b"bukti")
    shut(tmp_path)
    break_(tmp_path)
    before = every_file(tmp_path)
    with pytest.raises(FolderRefused) as refused:
        open_store(tmp_path)
    assert refused.value.code == "folder_unreadable"
    assert every_file(tmp_path) == before


def test_at_rest_the_database_is_whole_without_its_journal(tmp_path: Path) -> None:
    application = Application(open_store(tmp_path / "ruang"))
    session = mounted(application)
    with serving(application):
        made = session.post(FILES, json={"name": "x"}, headers={"Authorization": "Bearer operator"}).json()["id"]
        for _ in range(200):
            shutil.copytree(tmp_path / "ruang", tmp_path / "salinan", ignore=lambda *_: ["ruang.sqlite3-wal"])
            found = reopened(tmp_path / "salinan").get("file", made)
            shut(tmp_path / "salinan")
            shutil.rmtree(tmp_path / "salinan")
            if found:
                break
            time.sleep(0.01)
    assert found


def test_a_folder_in_use_is_refused_at_once(tmp_path: Path) -> None:
    made = operator(tmp_path).post(FILES, json={"name": "a"}).json()["id"]
    with pytest.raises(FolderRefused) as refused:
        open_store(tmp_path)
    assert refused.value.code == "folder_taken"
    assert operator(tmp_path).get(f"{FILES}/{made}").status_code == 200


def test_what_a_person_took_out_of_the_folder_is_not_found(tmp_path: Path) -> None:
    session = operator(tmp_path)
    made = session.post(f"{UPLOAD}?uploadType=media", data=b"bukti").json()["id"]
    (tmp_path / "isi" / f"{made}-1.bin").unlink()
    assert session.get(f"{FILES}/{made}?alt=media").status_code == 404
    assert session.post(f"{FILES}/{made}/copy", json={}).status_code == 404
    assert session.patch(f"{UPLOAD}/{made}?uploadType=media", data=b"baru").status_code == 200
    assert session.get(f"{FILES}/{made}?alt=media").content == b"baru"


def test_a_change_that_cannot_be_kept_is_not_made(tmp_path: Path) -> None:
    session = operator(tmp_path)
    made = session.post(f"{UPLOAD}?uploadType=media", data=b"lama").json()["id"]
    (tmp_path / "isi" / f"{made}-2.bin").mkdir()  # stands for a disk that refuses
    with pytest.raises(OSError, match=made):
        session.patch(f"{UPLOAD}/{made}?uploadType=media", data=b"baru")
    assert session.get(f"{FILES}/{made}?alt=media").content == b"lama"
    (tmp_path / "isi" / f"{made}-2.bin").rmdir()
    assert operator(tmp_path).get(f"{FILES}/{made}?alt=media").content == b"lama"


def test_an_upload_that_cannot_be_kept_is_not_acknowledged_when_asked_again(tmp_path: Path) -> None:
    session = operator(tmp_path)
    place = session.post(f"{UPLOAD}?uploadType=resumable", json={"name": "bukti"}).headers["Location"]
    (tmp_path / "isi").rename(tmp_path / "penuh")  # stands for a full disk
    with pytest.raises(OSError, match="isi"):
        session.put(place, data=b"bukti")
    (tmp_path / "penuh").rename(tmp_path / "isi")
    made = session.put(place, headers={"Content-Range": "bytes */5"}).json()
    assert session.get(f"{FILES}/{made['id']}?alt=media").content == b"bukti"
    assert session.put(place, headers={"Content-Range": "bytes */5"}).json() == made


def test_what_could_only_be_written_in_part_takes_no_room(tmp_path: Path) -> None:
    store = reopened(tmp_path)

    def break_off() -> None:
        with store.transaction():
            store.put_content("satu.bin", b"1")
            store.put_content("tiada/dua.bin", b"2")

    with pytest.raises(OSError, match="tiada"):
        break_off()
    assert list((tmp_path / "isi").iterdir()) == []


def test_everything_about_a_file_comes_back(tmp_path: Path) -> None:
    session = operator(tmp_path)
    folder = session.post(FILES, json={"name": "map: a/b\\c?", "mimeType": "application/vnd.google-apps.folder"}).json()
    body = {"name": "CON", "parents": [folder["id"]], "properties": {"x": "1"}, "appProperties": {"y": "2"}}
    file = session.post(FILES, json=body).json()["id"]
    session.post(f"{FILES}/{file}/permissions", json={"type": "anyone", "role": "reader"})
    token = session.get(f"{FILES[:-6]}/changes/startPageToken").json()["startPageToken"]
    urls = (f"{FILES}/{file}?fields=*", f"{FILES}?q='{folder['id']}' in parents&fields=*")
    before = [session.get(url).json() for url in urls]
    again = operator(tmp_path)
    assert [again.get(url).json() for url in urls] == before
    assert again.get(f"{FILES[:-6]}/changes/startPageToken").json()["startPageToken"] == token
