"""Sample evidence of a practice place: about 200 files named as people name them, and what each of them proves.

The table `templates/contoh_bukti.csv` is written by hand; `content` makes the bytes of one file, the same in every run.
"""

import csv
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from random import Random

from zi_sheets.domain.period import MONTHS
from zi_sheets.packaged import TEMPLATES
from zi_sheets.practice.sample_documents import SamplePage, docx, pdf, txt, xlsx, zip_archive
from zi_sheets.practice.sample_pictures import jpeg, mp4, png

FIRST_BATCH, SECOND_BATCH = "awal", "april"
SCHOOL = "SMP Negeri 1 Mejayan"

_EMPTY = "kosong"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_CONVERTED = {
    "application/vnd.google-apps.document": _DOCX,
    "application/vnd.google-apps.spreadsheet": _XLSX,
}
"""Google's own kinds have no bytes: Drive makes them from an office file."""
_MAKERS: dict[str, Callable[[SamplePage], bytes]] = {
    "application/pdf": pdf,
    _DOCX: docx,
    _XLSX: xlsx,
    "application/zip": zip_archive,
    "application/octet-stream": txt,
    "text/plain": txt,
    "image/jpeg": jpeg,
    "image/png": png,
    "video/mp4": mp4,
}


@dataclass(frozen=True, slots=True)
class SampleFile:
    """One file below the evidence root.

    `batch` is "awal" (there before the first sync, 31 March 2021) or "april" (came in April 2021). A first folder
    that is a bare code ("3" or "3.1") stands for that program's or indicator's own folder; every other folder has
    the name people gave it; () is the root. Times are aware and say whole seconds. `form` is what sort of thing
    the content shows, "kosong" for 0 bytes; `unit` the office on its letterhead. `truth` holds the codes of the
    obligations it proves in the eyes of a careful person ("3.3/foto@2021-04"), `note` the reason in Indonesian.
    """

    batch: str
    folder: tuple[str, ...]
    name: str
    mime: str
    created: datetime
    modified: datetime
    form: str
    title: str
    truth: tuple[str, ...]
    note: str
    unit: str = SCHOOL


def load_sample_evidence() -> tuple[SampleFile, ...]:
    """All sample files in the table's order: by batch, then roughly by folder."""
    return tuple(_sample_file(row) for row in _rows("contoh_bukti.csv"))


def content(sample: SampleFile) -> bytes:
    """The bytes of a sample file: b"" for an empty one; two files are equal where one is a copy of the other."""
    return b"" if sample.form == _EMPTY else _MAKERS[content_type(sample)](_page(sample))


def content_type(sample: SampleFile) -> str:
    """What `content` is: the file's own type, or what Drive converts into it."""
    return _CONVERTED.get(sample.mime, sample.mime)


def _sample_file(row: dict[str, str]) -> SampleFile:
    return SampleFile(
        batch=row["batch"],
        folder=tuple(filter(None, row["folder"].split("/"))),
        name=row["name"],
        mime=row["mime"],
        created=datetime.fromisoformat(row["created"]),
        modified=datetime.fromisoformat(row["modified"]),
        form=row["form"],
        title=row["title"],
        truth=tuple(filter(None, row["truth"].split(";"))),
        note=row["note"],
        unit=row["unit"] or SCHOOL,
    )


def _page(sample: SampleFile) -> SamplePage:
    """What a person sees; depends on title and device time only, so that a copy under another name has equal bytes."""
    made = sample.modified
    day = f"{made.day} {MONTHS[made.month - 1]} {made.year}"
    seed = f"{sample.title} {made.isoformat()}"
    words = {"tanggal": day, "tahun": str(made.year), "nomor": f"{Random(seed).randint(1, 400):03}"}
    rows = tuple(tuple(line.format(**words).split(";")) for line in _lines().get(sample.form, ()))
    return SamplePage(sample.form, sample.title, sample.unit, made, day, rows, seed)


@cache
def _lines() -> dict[str, tuple[str, ...]]:
    """The body of each form, line by line; ";" separates cells."""
    rows = tuple(_rows("contoh_isi.csv"))
    return {form: tuple(row["line"] for row in rows if row["form"] == form) for form in {row["form"] for row in rows}}


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (TEMPLATES / name).open(encoding="utf-8", newline="") as table:
        yield from csv.DictReader(table)
