"""The unit of the suites: three indicators and twelve files, people's cells everywhere, people who may edit."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from typing import Any

from tests.rehearsal import DAY, MATERIALS, Unit, new_unit, short_tabs
from zi_sheets.connect import Connection
from zi_sheets.emulator.control import BEHAVIOURS
from zi_sheets.emulator.wire import Request
from zi_sheets.run import Keep, Outset, sync
from zi_sheets.synced import Synced

Json = dict[str, Any]
WORLDS = {f"{name}={value}": {name: value} for name, values in BEHAVIOURS.items() for value in values[1:]}
"""What nobody could verify about Google, each other answer turned on alone."""
REFUSED = {"null_in_data_filter_write=clear"}
PEOPLE = ("guru", "kepala")
OWNER = "operator"
TOOL = "petugas"
"""Who the tool is signed in as: an editor like the others; the owner may protect ranges from it."""
TEAM_FIRST = "Manajemen Perubahan", "Tim bekerja", "Tim Kerja ZI", "1 tim", "1. Rapat", "1. SK Tim ZI\n2. Notulen rapat"
MONITORING = "Manajemen Perubahan", "Tim bekerja", "Monev", "4 kali", "1. Monev", "1. Laporan monev triwulan"
SERVICE = "Pelayanan Publik", "Layanan baik", "Standar layanan", "1 SK", "1. Susun", "1. SK Standar layanan\n2. Foto"
ROWS = [["1", *TEAM_FIRST], ["1", *MONITORING], ["2", *SERVICE]]
FILES = (
    ("1.1", "SK Tim ZI 2021.pdf"),
    ("1.1", "Notulen rapat 12 Januari 2021.pdf"),
    ("1.1", "catatan lain.pdf"),
    ("1.2", "Laporan monev triwulan I 2021.pdf"),
    ("1.2", "Laporan monev Februari 2021.pdf"),
    ("1.2", "=SUM(A1).pdf"),
    ("2.1", "SK Standar layanan 2021.pdf"),
    ("2.1", "Foto 5 Maret 2021.jpg"),
)
NEWS = (
    ("1.1", "Notulen rapat 2 Maret 2021.pdf"),
    ("1.2", "Laporan monev triwulan IV 2020.pdf"),
    ("2.1", "Foto 6 Maret 2021.jpg"),
    ("2.1", "format kosong.pdf"),
)
HUMAN_TAB = "Milik guru"


def control(unit: Unit, verb: str, name: str, body: Any = None) -> Any:
    """One request to the control interface."""
    request = Request.of(verb, f"/_workspace/{name}", {}, json.dumps(body).encode() if body is not None else b"")
    reply = unit.application.handle(request)
    assert reply.status == 200, reply.body
    return json.loads(reply.body)


def run_at(
    unit: Unit, connection: Connection, *, minute: int = 0, dry_run: bool = False, keep: Keep = lambda _: None
) -> Synced:
    """One sync on 30 March 2021, `minute` minutes after nine in Madiun."""
    now = datetime.combine(DAY, time(2), UTC) + timedelta(minutes=minute)
    return sync(connection, unit.config, unit.materials, Outset(now, keep=keep), dry_run=dry_run)


def boundaries(unit: Unit) -> list[tuple[str, int]]:
    """Every request of a sync without disturbance, as (method id, how many of it so far); the unit is left alone."""
    rehearsal = unit.copy()
    run_at(rehearsal, rehearsal.connection(TOOL))
    return list(numbered(rehearsal.methods))


def numbered(methods: list[str]) -> Iterator[tuple[str, int]]:
    for index, method in enumerate(methods):
        yield method, methods[: index + 1].count(method)


@cache
def first() -> Unit:
    """Laid out and typed in, never synced. Only to be copied."""
    unit = new_unit()
    with short_tabs():
        unit = replace(unit, config=unit.init().config)
    book = unit.person()
    book.worksheet("Rencana Kerja").update(ROWS, "A5", raw=True)
    book.worksheet("Rencana Kerja").update([["Ketua Tim"], ["Sekretaris"], ["Pelayanan"]], "H5", raw=True)
    book.worksheet("Tim").update([["Ketua", "MP", "Ketua Tim"], ["PIC", "PP", "Pelayanan"]], "A2", raw=True)
    book.add_worksheet(HUMAN_TAB, 5, 5).update([["Kode", "1.1"], ["Status", "milik orang"]], "A1", raw=True)
    unit.init()
    unit.upload(FILES)
    for name in (*PEOPLE, TOOL):
        unit.share(name)
    # A mere reader is not told who may open a file, and would find another thing than the owner's own runs.
    unit.connection().drive.share(unit.config.evidence_folder_id, f"{TOOL}@latihan.test", "writer")
    return unit


@cache
def nightly() -> Unit:
    """Synced yesterday; people filled their columns since, spoilt a machine cell, and brought new files."""
    unit = first().copy()
    now = datetime.combine(DAY, time(2), UTC) - timedelta(days=1)
    sync(unit.connection(), unit.config, MATERIALS, Outset(now))
    duties, files = unit.person().worksheet("Data Dukung"), unit.person().worksheet("Berkas")
    duties.update([["", "Sah", "dilihat"], ["", "", "kurang jelas"], ["", "Tolak", "salah tahun"]], "J2", raw=True)
    duties.update_acell("G5", "dicoret orang")
    files.update([[True]], "F3", raw=True)
    sheet = unit.person().worksheet("LKE")
    sheet.update([["Ya", "sudah"], ["B"], ["A"]], "C2", raw=True)
    sheet.update([["Ya", "setuju"], ["C"]], "H2", raw=True)
    unit.upload(NEWS)
    return unit


STARTS = {"first": first, "nightly": nightly}
