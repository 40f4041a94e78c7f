"""The store and its folder: all or nothing, and everything is there again after opening."""

import gc
from pathlib import Path
from typing import Any

import pytest
import requests

from tests.reopened import reopened, shut
from zi_sheets.emulator import Application, mounted, open_store

SHEETS = "https://sheets.googleapis.com/v4/spreadsheets"
FILES = "https://www.googleapis.com/drive/v3/files"
UPLOAD = "https://www.googleapis.com/upload/drive/v3/files"


def operator(folder: Path) -> requests.Session:
    session = mounted(Application(reopened(folder), contract=True))
    session.headers["Authorization"] = "Bearer operator"
    return session


def whole(session: requests.Session, book: str) -> Any:
    return session.get(f"{SHEETS}/{book}?includeGridData=true").json()


def test_a_failed_transaction_leaves_nothing() -> None:
    store = open_store(None)

    def break_off() -> None:
        with store.transaction():
            store.put("file", "x", {"name": "x"})
            store.put_content("x.txt", b"x")
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        break_off()
    assert store.get("file", "x") is None
    with pytest.raises(KeyError):
        store.content("x.txt")


def test_a_workbook_comes_back_as_it_was(tmp_path: Path) -> None:
    first = operator(tmp_path)
    book = first.post(SHEETS, json={"properties": {"title": "Buku"}}).json()["spreadsheetId"]
    values = [["a", 1, 2.5, True, "=SUM(B1:C1)", "=Sheet1!$A$1&A:A"], ["", "ü 🌵"]]
    first.put(f"{SHEETS}/{book}/values/A1?valueInputOption=USER_ENTERED", json={"values": values})
    place = {"sheetId": 0, "dimension": "COLUMNS", "startIndex": 1, "endIndex": 2}
    metadata = {"metadataKey": "k", "visibility": "DOCUMENT", "location": {"dimensionRange": place}}
    requests_ = [
        {"moveDimension": {"source": place, "destinationIndex": 4}},
        {"createDeveloperMetadata": {"developerMetadata": metadata}},
        {"mergeCells": {"range": {"sheetId": 0, "startRowIndex": 3, "endRowIndex": 5, "endColumnIndex": 2}}},
        {"addSheet": {"properties": {"title": "Dua", "hidden": True}}},
        {"deleteDimension": {"range": {"sheetId": 0, "dimension": "ROWS", "startIndex": 900, "endIndex": 990}}},
    ]
    assert first.post(f"{SHEETS}/{book}:batchUpdate", json={"requests": requests_}).status_code == 200
    assert whole(operator(tmp_path), book) == whole(first, book)


def test_deleted_things_stay_deleted(tmp_path: Path) -> None:
    first = operator(tmp_path)
    book = first.post(SHEETS, json={}).json()["spreadsheetId"]
    first.put(f"{SHEETS}/{book}/values/A1?valueInputOption=RAW", json={"values": [["x"]]})
    first.post(f"{SHEETS}/{book}/values/A1:clear", json={})
    assert whole(operator(tmp_path), book) == whole(first, book)
    operator(tmp_path).delete(f"{FILES}/{book}")
    assert operator(tmp_path).get(f"{FILES}/{book}").status_code == 404


def test_uploaded_files_are_plain_files_a_person_can_open(tmp_path: Path) -> None:
    first = operator(tmp_path)
    parts = (
        b'--b\r\nContent-Type: application/json\r\n\r\n{"name": "../../foto.JPG"}\r\n'
        b"--b\r\nContent-Type: image/jpeg\r\n\r\nisi\r\n--b--"
    )
    headers = {"Content-Type": 'multipart/related; boundary="b"'}
    file_id = first.post(f"{UPLOAD}?uploadType=multipart", data=parts, headers=headers).json()["id"]
    found = [path.name for path in (tmp_path / "isi").iterdir()]
    assert found == [f"{file_id}-1.jpg"]
    assert (tmp_path / "isi" / found[0]).read_bytes() == b"isi"
    assert operator(tmp_path).get(f"{FILES}/{file_id}?alt=media").content == b"isi"
    operator(tmp_path).delete(f"{FILES}/{file_id}")
    assert list((tmp_path / "isi").iterdir()) == []


def test_a_place_keeps_its_id(tmp_path: Path) -> None:
    first = reopened(tmp_path)
    assert reopened(tmp_path).place_id == first.place_id
    assert open_store(None).place_id != first.place_id


def test_opening_never_looks_for_garbage_in_what_it_reads(tmp_path: Path) -> None:
    first = operator(tmp_path)
    book = first.post(SHEETS, json={}).json()["spreadsheetId"]
    first.put(f"{SHEETS}/{book}/values/A1?valueInputOption=RAW", json={"values": [["x"] * 20] * 500})
    shut(tmp_path)
    before, collections, often = gc.get_freeze_count(), list[str](), gc.get_threshold()
    gc.set_threshold(100)
    gc.callbacks.append(count := lambda phase, _: collections.append(phase))
    try:
        reopened(tmp_path)
    finally:
        gc.callbacks.remove(count)
        gc.set_threshold(*often)
    assert gc.isenabled()
    assert not collections
    assert gc.get_freeze_count() > before + 500
