"""The monthly report as values: what the template is filled with."""

from dataclasses import asdict, replace
from datetime import date

import pytest

from tests.domain.evaluations import seventy_five_with_one_weak_area
from tests.reports.assessments import DOUBTFUL, MISSING, PRESENT, SAMPLE, SCHOOL, assessment, item
from zi_sheets.domain.assessment import Item
from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.settings import Settings
from zi_sheets.domain.status import Status
from zi_sheets.reports.laporan import BLANK_LINE, TAGS, LackingRow, chart_counts, laporan
from zi_sheets.reports.laporan_bulan import month_of
from zi_sheets.reports.laporan_ringkasan import decisions, summary
from zi_sheets.reports.skor import standing

APRIL = month_of(2021, 4)


def test_every_value_is_a_known_tag() -> None:
    values = asdict(laporan(assessment(*SAMPLE), APRIL))
    assert set(values) == set(TAGS)
    for name, fields in TAGS.items():
        rows = values[name] if isinstance(values[name], list | tuple) else [values[name]]
        assert all(tuple(row) == fields for row in rows if isinstance(row, dict))


def test_the_table_of_progress_adds_up() -> None:
    made = laporan(assessment(*SAMPLE), APRIL)
    assert [(row.kode, row.bobot, row.wajib, row.ada, row.kelengkapan) for row in made.area] == [
        ("PRA", "-", 1, 1, "100 %"),
        ("MP", "5", 4, 1, "25 %"),
        ("PP", "10", 2, 0, "0 %"),
    ]
    total = made.jumlah
    assert (total.nama, total.bobot, total.wajib, total.ada) == ("Jumlah", "15", 7, 2)
    for row in (*made.area, total):
        assert row.wajib == row.ada + row.perlu_dicek + row.tidak_terbaca + row.kurang


def test_what_is_lacking_is_listed_by_due_date_with_its_periods() -> None:
    made = laporan(assessment(*SAMPLE), APRIL)
    assert made.kekurangan == (
        LackingRow("3.3", "Notula (Februari, April 2021)", "Belum ada", "Ketua tim", "sejak 28 Februari 2021"),
        LackingRow("8.1", "Banner alur", "Belum ada", "Belum ditunjuk", "31 Desember 2021"),
    )


def test_an_indicator_that_nothing_is_asked_of_yet_has_no_share() -> None:
    made = laporan(assessment(item("3.1", "SK", PRESENT), item("3.3", "Notula", Status.NOT_YET, month=5)), APRIL)
    assert [(row.kelengkapan, row.status) for row in made.indikator] == [
        ("1 dari 1", "Lengkap"),
        ("-", "Belum waktunya"),
    ]


def test_the_chart_is_described_with_its_numbers() -> None:
    made = laporan(assessment(*SAMPLE), APRIL)
    assert made.grafik == (
        "Grafik kelengkapan bukti per area: "
        "Persiapan 1 dari 1; Manajemen Perubahan 1 dari 4; Pelayanan Publik 0 dari 2."
    )
    assert chart_counts(assessment(*SAMPLE)).to_numpy().tolist()[-1] == [2, 0, 0, 1, 1]


def test_the_signature_is_blank_where_settings_are() -> None:
    empty = laporan(assessment(*SAMPLE), APRIL)
    assert (empty.tempat, empty.kepala_sekolah, empty.nip) == (BLANK_LINE,) * 3
    settings = replace(SCHOOL, head="Kepala Sekolah", head_nip="0001", place="Madiun")
    filled = laporan(assessment(*SAMPLE, settings=settings), APRIL)
    assert (filled.tempat, filled.tanggal, filled.kepala_sekolah, filled.nip) == (
        "Madiun",
        "30 April 2021",
        "Kepala Sekolah",
        "0001",
    )


@pytest.mark.parametrize(
    ("settings", "status", "code"),
    [(Settings((), 2021), PRESENT, "unit_unnamed"), (SCHOOL, Status.NOT_YET, "month_without_data")],
    ids=["nobody's report", "nothing asked yet"],
)
def test_a_report_that_would_say_nothing_is_refused(settings: Settings, status: Status, code: str) -> None:
    with pytest.raises(Refusal) as refused:
        laporan(assessment(item("3.1", "SK", status), settings=settings), APRIL)
    assert refused.value.code == code


def test_the_summary_counts_what_cannot_be_read_apart() -> None:
    said = summary(assessment(*SAMPLE))
    for part in (
        "Sampai 30 April 2021, 2 dari 7 bukti wajib",
        "1 bukti perlu dicek",
        "1 tidak terbaca",
        "3 bukti masih kurang; 2 di antaranya sudah jatuh tempo",
        "Paling lengkap: Manajemen Perubahan (25 %); paling tertinggal: Pelayanan Publik (0 %)",
        "LKE belum diisi, jadi nilai dan jarak ke ambang WBK belum dapat dihitung",
    ):
        assert part in said


def test_the_summary_says_where_the_answers_stand() -> None:
    evaluation = seventy_five_with_one_weak_area()
    said = summary(assessment(*SAMPLE), evaluation)
    assert f"Dari jawaban LKE saat laporan ini dibuat: {standing(evaluation)}" in said
    assert "belum diisi" not in said


@pytest.mark.parametrize(
    ("items", "said"),
    [
        ([item("3.1", "SK", PRESENT)], ["Tidak ada yang mendesak"]),
        ([item("3.1", "SK", MISSING, month=2)], ["melengkapi 1 bukti yang sudah jatuh tempo, terbanyak di Manajemen"]),
        ([item("3.1", "SK", MISSING)], ["Menyiapkan 1 bukti yang belum jatuh tempo; tenggat terdekat 31 Desember"]),
        (
            [item("3.1", "SK", DOUBTFUL, pic="Belum ditunjuk")],
            ["Menunjuk PIC untuk 1 indikator yang belum punya: 3.1", "pemeriksaan 1 bukti"],
        ),
        ([item("3.1", "SK", Status.UNREADABLE)], ["Membuka akses folder untuk 1 bukti"]),
    ],
    ids=["all there", "due", "not due", "nobody and doubtful", "unreadable"],
)
def test_what_has_to_be_decided(items: list[Item], said: list[str]) -> None:
    found = decisions(assessment(*items, today=date(2021, 4, 30)))
    assert len(found) == len(said)
    assert all(part in sentence for part, sentence in zip(said, found, strict=True))
