"""`Skor`, block by block: the figures that stand side by side, why a gate is missed, and what to do about it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction
from itertools import pairwise

import pytest

from tests.domain.evaluations import evaluated, seventy_five_with_one_weak_area, with_worths
from tests.domain.score_sheets import SHEET_2014, SHEET_2021, SHEETS, best
from tests.reports.assessments import DAY, SAMPLE, assessment
from zi_sheets.domain.scoring.evaluation import Evaluation
from zi_sheets.domain.scoring.instrument import Instrument
from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.materials.layout_data import load_tabs
from zi_sheets.reports import skor
from zi_sheets.reports.skor_grid import AREAS, CHART_ROW, CHART_ROWS, HEADING_ROW, WIDTH
from zi_sheets.reports.skor_history import Total, history_lines, totals
from zi_sheets.reports.words import serial

WEAK = seventy_five_with_one_weak_area()


def rows(evaluation: Evaluation | None, history: Sequence[Total] = ()) -> tuple[tuple[Cell, ...], ...]:
    return skor.page(assessment(*SAMPLE), evaluation, history).rows


def under(title: str, page: Sequence[tuple[Cell, ...]]) -> list[tuple[Cell, ...]]:
    """The lines of one block below its title, without the totals at the right."""
    first = next(number for number, row in enumerate(page) if row[:2] == (None, title))
    found = []
    for row in page[first + 1 :]:
        if not any(cell is not None for cell in row[:WIDTH]):
            break
        found.append(row[:WIDTH])
    return found


def test_seventy_five_with_one_area_at_59_percent_fails_and_says_why() -> None:
    page = rows(WEAK)
    sentence = str(page[1][0])
    assert sentence.startswith("Nilai mandiri 75,00 dari 100, terbukti 0,00 sampai 75,00, TPI belum menilai.")
    why = "WBK tidak lulus (Manajemen Perubahan 59,00%, ambang 60,00%, selisih -1,00)"
    assert why in sentence
    lines = {row[1]: row for row in under("Syarat WBK", page)[2:]}
    assert {name: row[10] for name, row in lines.items() if row[10] != "lulus"} == {
        "Manajemen Perubahan": "tidak lulus"
    }
    assert lines["Total"] == (
        None, "Total", 75.0, 75.0, 0.0, 75.0, None, 0.0, -75.0, "poin", "lulus", "hlm. 58, terbaca di naskah",
    )  # fmt: skip
    assert lines["Manajemen Perubahan"] == (
        "MP", "Manajemen Perubahan", 60.0, 59.0, 0.0, 59.0, None, -1.0, -60.0, "%", "tidak lulus",
        "hlm. 58, terbaca di naskah",
    )  # fmt: skip


def test_an_area_shows_points_shares_gate_verdict_and_halves() -> None:
    assert rows(WEAK)[HEADING_ROW + 1][: WIDTH - 1] == (
        "MP", "Manajemen Perubahan", 8.0, 4.72, 0.0, 4.72, None, 59.0, 0.0, 60.0, "tidak lulus",
    )  # fmt: skip
    arithmetic = str(rows(WEAK)[HEADING_ROW + 1][WIDTH - 1])
    assert arithmetic.endswith("; 4,72/8 x 100% = 59%\nPemenuhan 2,36 dari 4, reform 2,36 dari 4")


def test_a_share_just_below_its_gate_is_never_shown_as_the_gate() -> None:
    almost = Fraction(60, 100) - Fraction(1, 10**6)
    worths = best(SHEET_2021) | {question.id: almost for question in SHEET_2021.areas[0].questions}
    shown = rows(with_worths(SHEET_2021, worths))[HEADING_ROW + 1][7]
    assert shown == 59.9999


EXAMPLES = {
    "A.I.6.i": ({"a": "B", "b": "B", "c": "B", "d": "Ya"}, 0.77, "(0,75 + 0,67 + 0,67 + 1)/4 x 1 = 0,7725"),
    "A.I.2.i": ({"a": "B", "b": "B", "c": "A"}, 0.81, "(0,67 + 0,75 + 1)/3 x 1 = 0,8067 (dibulatkan)"),
    "A.I.1.ii": ({"a": "Ya", "b": "C", "c": "A"}, 0.67, "(1 + 0 + 1)/3 x 1 = 0,6667 (dibulatkan)"),
}


@pytest.mark.parametrize(("sub", "example"), EXAMPLES.items(), ids=EXAMPLES)
def test_every_sub_opens_into_its_arithmetic(sub: str, example: tuple[dict[str, str], float, str]) -> None:
    letters, points, arithmetic = example
    page = rows(evaluated({f"{sub}.{letter}": answer for letter, answer in letters.items()}))
    line = next(row for row in under("Rincian perhitungan", page) if row[0] == sub)
    assert line[2:7] == (1.0, points, 0.0, points, None)
    assert str(line[11]).splitlines()[0] == f"Mandiri, Terbukti tinggi: {arithmetic}"


def test_the_evaluators_figure_stands_beside_the_claim() -> None:
    page = rows(evaluated({"B.I.a": "3,60"}, {"B.I.a": "3,20"}))
    line = next(row for row in page if row[:1] == ("B.I.a",))
    assert line[2:7] == (17.5, 15.75, 0.0, 15.75, 14.0)
    assert "TPI 14,00 (1 dari 113 pertanyaan dijawab)" in str(page[1][0])
    assert under("TPI menilai lain", page) == [(None, "Hasil, 1 dari 3: B.I.a")]
    detail = next(row for row in under("Rincian perhitungan", page) if row[0] == "B.I.a")
    assert detail[11] == (
        "Mandiri, Terbukti tinggi: 3,6/4 x 17,5 = 15,75\nTerbukti rendah: 0/4 x 17,5 = 0\nTPI: 3,2/4 x 17,5 = 14"
    )


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.id))
def test_what_the_charts_draw_from_stays_in_place(sheet: Instrument) -> None:
    page = rows(with_worths(sheet, best(sheet)))
    codes = [row[0] for row in page[HEADING_ROW + 1 : HEADING_ROW + 1 + AREAS]]
    assert codes == ["MP", "TT", "SDM", "AK", "PW", "PP"]
    assert page[CHART_ROW - 2][1:6] == ("Total", 100.0, 100.0, 0.0, 100.0)
    assert not any(cell for row in page[CHART_ROW : CHART_ROW + CHART_ROWS] for cell in row)


def test_gates_nobody_could_read_are_shown_without_a_verdict() -> None:
    page = rows(with_worths(SHEET_2014, best(SHEET_2014)))
    note, _, *lines = under("Ambang belum terverifikasi", page)
    assert "10/2019" in str(note[1])
    assert {line[10] for line in lines} == {"belum terverifikasi"}
    assert [line[:4] for line in lines[:3]] == [
        (None, "WBK: Total", 75.0, 100.0), (None, "WBK: Pengungkit", 40.0, 60.0),
        ("MP", "WBK: Manajemen Perubahan", 60.0, 100.0),
    ]  # fmt: skip


def test_the_entry_checklist_says_what_nobody_said() -> None:
    page = rows(evaluated({"A.II.5.iii.i.a": "100%", "A.II.5.iii.ii.a": "90%"}))
    assert [line[0] for line in under("Syarat pengusulan", page)[1:]] == ["ya", "tidak", *["belum dinyatakan"] * 4]


def test_the_entry_checklist_takes_what_people_state_in_pengaturan_and_names_the_rows_left() -> None:
    stated = replace(evaluated({"A.II.5.iii.i.a": "100%"}), stated={"lhkpn": False, "satu_tahun": True, "sakip": False})
    lines = under("Syarat pengusulan", rows(stated))[1:]
    assert [line[0] for line in lines] == ["tidak", *["belum dinyatakan"] * 2, "ya", "tidak", "belum dinyatakan"]
    named = [str(line[1]).partition("Pengaturan, baris ")[2] for line in lines if line[0] == "belum dinyatakan"]
    assert named == ["Syarat LHKASN.", "Syarat Tindak Lanjut.", "Syarat Satuan Pendidikan."]


def test_next_steps_in_order_with_what_must_come_from_outside() -> None:
    worths = best(SHEET_2021) | {"B.I.a": best(SHEET_2021)["B.I.a"] * 17 / 20}
    lines = under("Langkah berikutnya", rows(with_worths(SHEET_2021, worths)))
    assert lines[1:3] == [
        (
            None,
            "Menuju WBK: 0 langkah, upaya 0, dari 97,38 menjadi 97,38 (+0 poin); belum cukup tanpa hasil dari luar.",
        ),
        (None, "Harus datang dari luar: Survei Persepsi Anti Korupsi: skor 3,40, perlu 3,60"),
    ]
    assert lines[4:] == [
        (None, "Harus datang dari luar: Survei Persepsi Anti Korupsi: skor 3,40, perlu 3,60"),
        (None, "Syarat di luar nilai: Pernah berpredikat WBK: belum dinyatakan"),
    ]


def test_only_the_earlier_wbk_is_no_result_from_outside() -> None:
    lines = under("Langkah berikutnya", rows(with_worths(SHEET_2021, best(SHEET_2021))))
    assert lines[1:] == [
        (None, "Menuju WBBM: 0 langkah, upaya 0, dari 100,00 menjadi 100,00 (+0 poin); perlu WBK sebelumnya."),
        (None, "Syarat di luar nilai: Pernah berpredikat WBK: belum dinyatakan"),
    ]


def test_the_way_says_where_it_begins_and_lists_the_steps_of_both_gates() -> None:
    (start,), *lines = [line[1:2] for line in under("Langkah berikutnya", rows(WEAK))]
    assert start == (
        "Titik awal 75,00: nilai terbukti rendah; jawaban sendiri bila tidak ada dokumen yang diminta hari ini; hasil "
        "sebagaimana diisi. Urutan: yang paling banyak poinnya per upaya."
    )
    numbers = [line[0] for line in under("Langkah berikutnya", rows(WEAK))]
    wbk, wbbm = WEAK.routes
    assert numbers.count("Nomor") == 2
    assert [number for number in numbers if isinstance(number, int)] == [
        *range(1, len(wbk.steps) + 1), *range(1, len(wbbm.steps) + 1),
    ]  # fmt: skip
    assert any(str(line[0]).startswith("Sesudah itu: Menuju WBBM: ") for line in lines)


def test_steps_are_numbered_and_typed() -> None:
    lines = under("Langkah berikutnya", rows(WEAK))
    heading = next(number for number, line in enumerate(lines) if line[0] == "Nomor")
    first = lines[heading + 1]
    assert first[0] == 1
    assert str(first[1]).startswith(("Naikkan ", "Lengkapi bukti "))
    assert [type(cell) for cell in first[2:5]] == [float, int, float]


def test_unanswered_questions_and_warnings_are_listed() -> None:
    page = rows(evaluated({"B.I.a": "90", "B.I.b": "A"}))
    blank = under("Belum dijawab, dihitung 0", page)
    assert len(blank) == AREAS + 1
    assert blank[-1] == (None, "Hasil, 1 dari 3: B.II.a")
    assert "SKM" in str(under("Peringatan", page)[0][1])


def test_without_an_answer_there_is_completeness_only() -> None:
    page = rows(None)
    assert str(page[1][0]).startswith("LKE belum diisi")
    assert page[HEADING_ROW + 1][:3] == ("MP", "Manajemen Perubahan")
    assert page[CHART_ROW + CHART_ROWS + 1][:2] == (None, "Kelengkapan bukti")
    assert page[-1] == ("Semua", "Seluruh rencana kerja", None, 7, 2, 1, 1, 3, "29 %")


def test_with_the_evaluators_answers_alone_the_page_says_what_they_come_to() -> None:
    page = rows(evaluated({}, {"B.I.a": "3,20"}))
    sentence = str(page[1][0])
    assert sentence.startswith("Jawaban Unit di tab LKE belum diisi")
    assert "TPI 14,00 (1 dari 113 pertanyaan dijawab)" in sentence
    assert page[2:] == rows(None)[2:]


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: str(sheet.id))
def test_every_title_and_heading_stands_out(sheet: Instrument) -> None:
    (design,) = [design for design in load_tabs() if design.name == skor.TAB]
    answers = {"B.I.1": "90"} if sheet is SHEET_2014 else {"B.I.a": "90"}
    page = rows(evaluated(answers, {next(iter(answers)): "80"}, sheet=sheet))
    titles = {row[1] for before, row in pairwise(page) if not any(before) and row[:1] == (None,)}
    assert titles <= set(design.bold)
    headings = [row for row in page if row[:1] in {("Kode",), ("Nomor",)}]
    assert {cell for row in headings for cell in row if cell} <= set(design.heads)
    assert max(map(len, page)) <= len(design.widths)


def test_a_day_on_which_nothing_happens_changes_nothing() -> None:
    before = rows(WEAK)
    yesterday = [Total(serial(DAY), 75.0, 0.0, 75.0)]
    tomorrow = replace(assessment(*SAMPLE), today=DAY + timedelta(days=1))
    assert skor.page(tomorrow, WEAK, yesterday).rows == before


def total(day: int, claimed: float) -> Total:
    return Total(day, claimed, 0.0, claimed)


@pytest.mark.parametrize(
    ("values", "kept"),
    [
        ([], []),
        ([5], [0]),
        ([5, 5, 5], [0]),
        ([5, 5, 5, 7], [0, 2, 3]),
        ([5, 7, 7, 5], [0, 1, 2, 3]),
        ([5, 5, 7, 7, 7], [0, 1, 2]),
    ],
    ids=["nothing", "one", "no change", "a change today", "up and down", "a change since"],
)
def test_days_around_a_change_are_kept(values: list[float], kept: list[int]) -> None:
    days = [total(day, value) for day, value in enumerate(values)]
    assert [line[0] for line in history_lines(days, date(2021, 1, 1), None, 9)] == kept


def test_today_replaces_what_riwayat_says_of_today_and_only_the_last_days_are_shown() -> None:
    days = [total(serial(DAY) - 1, 10.0), total(serial(DAY), 20.0)]
    assert history_lines(days, DAY, WEAK, 1) == [(serial(DAY), 75.0, 0.0, 75.0)]


@pytest.mark.parametrize("reviews", [{}, {"B.I.a": "3,20"}], ids=["nobody answers", "only the evaluator"])
def test_a_day_without_the_units_answers_has_no_total_any_more(reviews: dict[str, str]) -> None:
    days = [total(serial(DAY) - 1, 10.0), total(serial(DAY), 20.0)]
    evaluation = evaluated({}, reviews) if reviews else None
    beside = [row[WIDTH:] for row in rows(evaluation, days)[HEADING_ROW + 1 :] if row[WIDTH:]]
    assert beside == [(*days[0],)]


def test_totals_are_read_from_riwayat_by_heading() -> None:
    heads = ("Area", "Tanggal", "Nilai Mandiri", "Terbukti Rendah", "Terbukti Tinggi")
    lines = (heads, ("MP", 1, 2, 3, 4), ("Total", 1, None, None, None), ("Total", 2, 30.5, 10, 20))
    assert totals(Tab("Riwayat", "Riwayat", 1, lines, 10, 5)) == (Total(2, 30.5, 10, 20),)
    assert totals(Tab("Riwayat", "Riwayat", 1, (), 10, 5)) == ()
