"""The sample evidence: every file opens, is the same in every run, and is the mixture a demonstration needs."""

import csv
import hashlib
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from datetime import date
from functools import cache
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from docx import Document
from openpyxl import load_workbook
from PIL import Image

from zi_sheets.domain.period import periods
from zi_sheets.domain.requirement import Cadence
from zi_sheets.practice.sample_evidence import (
    FIRST_BATCH,
    SECOND_BATCH,
    SampleFile,
    content,
    content_type,
    load_sample_evidence,
)

SAMPLES = load_sample_evidence()
CHECKOUT = Path(__file__).parents[2]
DIGEST_SCRIPT = """
import hashlib
from zi_sheets.practice.sample_evidence import content, load_sample_evidence
print(hashlib.sha256(b"".join(map(content, load_sample_evidence()))).hexdigest())
"""


@cache
def made() -> tuple[tuple[SampleFile, bytes], ...]:
    return tuple((sample, content(sample)) for sample in SAMPLES)


def obligation_starts() -> dict[str, date]:
    """The first day of each obligation of 2021, keyed by code."""
    copies = (CHECKOUT / "tests/data/requirements.csv", CHECKOUT.parent / "shared/bench/requirements.csv")
    found = next(filter(Path.exists, copies), None)
    if found is None:
        pytest.skip("requirements.csv is neither in tests/data nor in ../shared/bench")
    with found.open(encoding="utf-8", newline="") as table:
        return {
            f"{row['requirement']}@{period.code}".rstrip("@"): period.start
            for row in csv.DictReader(table)
            for period in periods(Cadence(row["cadence"]), 2021)
        }


def proven(*batches: str) -> set[str]:
    return {code for sample in SAMPLES if sample.batch in batches for code in sample.truth}


def pdf_text(data: bytes) -> str:
    assert data.startswith(b"%PDF-1.")
    assert data.rstrip().endswith(b"%%EOF")
    start = int(data.rsplit(b"startxref", 1)[1].split()[0])
    assert data[start:].startswith(b"xref")
    return data.decode("latin-1")  # the title stands uncompressed in the document information


def docx_text(data: bytes) -> str:
    return "\n".join(paragraph.text for paragraph in Document(BytesIO(data)).paragraphs)


def xlsx_text(data: bytes) -> str:
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    return "\n".join(str(row[0]) for row in sheet.iter_rows(values_only=True))


def zip_text(data: bytes) -> str:
    with ZipFile(BytesIO(data)) as archive:
        assert archive.testzip() is None
        return archive.read("catatan.txt").decode()


def mp4_text(data: bytes) -> str:
    kinds, start = [], 0
    while start < len(data):
        kinds.append(data[start + 4 : start + 8])
        start += int.from_bytes(data[start : start + 4], "big")
    assert (kinds, start) == ([b"ftyp", b"moov", b"free"], len(data))
    return data.decode(errors="replace")


READERS: dict[str, Callable[[bytes], str]] = {
    "application/pdf": pdf_text,
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": docx_text,
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": xlsx_text,
    "application/zip": zip_text,
    "application/octet-stream": bytes.decode,
    "text/plain": bytes.decode,
    "video/mp4": mp4_text,
}


@pytest.mark.parametrize("mime", READERS)
def test_documents_open_and_show_their_title(mime: str) -> None:
    texts = [(sample.title, READERS[mime](data)) for sample, data in made() if content_type(sample) == mime and data]
    assert texts
    assert [title for title, text in texts if title not in text] == []


@pytest.mark.parametrize("mime", ["image/jpeg", "image/png"])
def test_pictures_open_and_are_small(mime: str) -> None:
    pictures = [data for sample, data in made() if sample.mime == mime and data]
    assert 0 < max(map(len, pictures)) < 30_000
    for data in pictures:
        with Image.open(BytesIO(data)) as picture:
            picture.load()
            assert picture.get_format_mimetype() == mime


def test_every_kind_of_file_is_opened_by_a_test() -> None:
    assert {content_type(sample) for sample in SAMPLES} == {*READERS, "image/jpeg", "image/png"}


def test_bytes_are_equal_in_another_time_zone_and_process() -> None:
    settings = {**os.environ, "TZ": "America/New_York", "PYTHONHASHSEED": "7", "PYTHONPATH": str(CHECKOUT)}
    command = [sys.executable, "-c", DIGEST_SCRIPT]
    other = subprocess.run(command, env=settings, capture_output=True, text=True, check=True)
    assert other.stdout.strip() == hashlib.sha256(b"".join(data for _, data in made())).hexdigest()


def test_all_together_stay_small() -> None:
    assert sum(len(data) for _, data in made()) < 4_000_000


def test_only_copies_have_equal_bytes() -> None:
    times = Counter(data for _, data in made() if data)
    copies = [sample for sample, data in made() if times[data] > 1 and not sample.truth]
    assert sum(times.values()) - len(times) == len(copies) == 3
    assert {sample.note for sample in copies} == {"salinan dalam folder yang sama"}


def test_some_files_are_empty_and_prove_nothing() -> None:
    empty = [sample for sample, data in made() if not data]
    assert len(empty) >= 3
    assert not any(sample.truth for sample in empty)


def test_every_truth_is_an_obligation_of_2021() -> None:
    assert proven(FIRST_BATCH, SECOND_BATCH) <= set(obligation_starts())


def test_folders_named_by_a_bare_code_are_of_the_plan() -> None:
    indicators = {code.split("/")[0] for code in obligation_starts()}
    known = indicators | {indicator.split(".")[0] for indicator in indicators}
    codes = {sample.folder[0] for sample in SAMPLES if sample.folder and sample.folder[0][0].isdigit()}
    assert codes <= known


def test_no_file_proves_a_month_that_had_not_begun_when_it_came() -> None:
    starts = obligation_starts()
    assert not [sample.name for sample in SAMPLES for code in sample.truth if starts[code] > sample.created.date()]


def test_about_half_of_what_has_begun_by_the_end_of_april_is_proven() -> None:
    begun = {code for code, start in obligation_starts().items() if start <= date(2021, 4, 30)}
    assert len(begun) == 133
    assert 0.45 <= len(proven(FIRST_BATCH, SECOND_BATCH)) / len(begun) <= 0.6


def test_april_brings_news_and_a_third_proves_nothing() -> None:
    assert 190 <= len(SAMPLES) <= 215
    assert sum(not sample.truth for sample in SAMPLES) >= len(SAMPLES) / 3
    assert 35 <= sum(sample.batch == SECOND_BATCH for sample in SAMPLES) <= 45
    assert len(proven(SECOND_BATCH) - proven(FIRST_BATCH)) >= 15


@pytest.mark.parametrize(
    ("batch", "first", "last"),
    [(FIRST_BATCH, date(2021, 1, 1), date(2021, 3, 30)), (SECOND_BATCH, date(2021, 4, 1), date(2021, 4, 30))],
)
def test_a_batch_comes_in_its_time(batch: str, first: date, last: date) -> None:
    come = [sample for sample in SAMPLES if sample.batch == batch]
    assert all(first <= sample.created.date() <= last for sample in come)
    assert all(sample.modified <= sample.created for sample in come)
    assert all(sample.created.utcoffset() == sample.modified.utcoffset() for sample in come)


def test_names_repeat_in_a_folder_only_where_the_row_says_so() -> None:
    places = Counter((sample.folder, sample.name) for sample in SAMPLES)
    twins = [sample for sample in SAMPLES if places[sample.folder, sample.name] > 1]
    assert all(sample.note.startswith("nama kembar") for sample in twins)


def personal_data(sample: SampleFile) -> list[str]:
    """E-mail addresses, phone numbers (08..., +62...) and NIP (18 digits) in what a person reads of a file."""
    pattern = r"\S+@\S+\.\w+|(?:\+62|(?<!\d)08)\d{7,}|\d{18}"
    return re.findall(pattern, " ".join((*sample.folder, sample.name, sample.title, sample.unit, sample.note)))


def test_no_personal_data_in_names() -> None:
    assert not [hit for sample in SAMPLES for hit in personal_data(sample)]
