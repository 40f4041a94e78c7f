"""Requests per second of values.get, and how it grows with the rows (`pytest -s`); nothing is asserted on time."""

import time

import requests

from zi_sheets.emulator import Application, mounted, open_store

SHEETS = "https://sheets.googleapis.com/v4/spreadsheets"
COLUMNS = 10


def workbook(session: requests.Session, rows: int) -> str:
    grid = {"rowCount": rows, "columnCount": COLUMNS}
    body = {"sheets": [{"properties": {"title": "Data", "gridProperties": grid}}]}
    book = str(session.post(SHEETS, json=body).json()["spreadsheetId"])
    values = [[f"baris {row} kolom {column}" for column in range(COLUMNS)] for row in range(rows)]
    session.put(f"{SHEETS}/{book}/values/Data?valueInputOption=RAW", json={"values": values})
    return book


def per_second(session: requests.Session, url: str) -> float:
    began, count = time.perf_counter(), 0
    while time.perf_counter() - began < 0.5:
        assert session.get(url).status_code == 200
        count += 1
    return count / (time.perf_counter() - began)


def test_requests_per_second_of_values_get() -> None:
    session = mounted(Application(open_store(None)))
    session.headers["Authorization"] = "Bearer operator"
    print(f"\n{'rows':>7} {'whole tab/s':>12} {'100 rows/s':>12} {'one cell written/s':>19}")
    for rows in (100, 1_000, 10_000):
        book = workbook(session, rows)
        whole = per_second(session, f"{SHEETS}/{book}/values/Data")
        part = per_second(session, f"{SHEETS}/{book}/values/A1:J100")
        began = time.perf_counter()
        for _ in range(20):
            session.put(f"{SHEETS}/{book}/values/B2?valueInputOption=RAW", json={"values": [["x"]]})
        print(f"{rows:7} {whole:12.0f} {part:12.0f} {20 / (time.perf_counter() - began):19.0f}")
