"""The tab `LKE` from night to night: rows, answers, values, evidence, and the score in the JSON of `sync`."""

from typing import Any

import gspread
import pytest

from tests.lke import answer, cells, place_of, row_of, rows_of, setting, write
from tests.rehearsal import DAY, Unit, refusing
from zi_sheets.domain.refusal import Refusal
from zi_sheets.synced_text import synced_json, synced_text

SHEET = "lke_permenpan_52_2014"
LATER = "lke_permenpan_90_2021"


def dropdowns(unit: Unit) -> dict[str, dict[str, list[str]]]:
    """Words by people's heading, by question, as the workspace keeps them."""
    book = unit.application.store.get("workbook", unit.config.spreadsheet_id)
    sheet = next(sheet for sheet in book.sheets if sheet.title == "LKE")
    grid = [[sheet.cells.get(row.key, {}).get(column.key) for column in sheet.columns] for row in sheet.rows]
    headings = [cell.value if cell else None for cell in grid[0]]
    found: dict[str, dict[str, list[str]]] = {}
    for row in grid[1:]:
        for heading, cell in zip(headings, row, strict=True):
            if cell and (rule := cell.rest.get("dataValidation")):
                code = row[headings.index("Kode")]
                words = [each["userEnteredValue"] for each in rule["condition"]["values"]]
                found.setdefault(str(code.value) if code else "", {})[str(heading)] = words
    return found


def test_the_first_sync_makes_a_row_for_every_question_in_the_order_of_the_sheet(unit: Unit) -> None:
    unit.sync()
    questions = unit.materials.sheets[SHEET].instrument.questions
    assert list(unit.rows("LKE")) == list(questions)
    row = cells(unit, "A.I.1.b")
    assert row["Pertanyaan"].startswith("A.I.1.b Anggota tim")
    assert row["Pilihan"].splitlines()[0] == "A: Prosedur seleksinya jelas"
    assert row["Bukti"].startswith("Belum dijawab.")
    assert not unit.sync().plan


def test_every_new_row_has_the_dropdown_of_its_own_answer_type(unit: Unit) -> None:
    unit.sync()
    found = dropdowns(unit)
    assert found["A.I.1.a"] == {"Jawaban Unit": ["Ya", "Tidak"], "Jawaban TPI": ["Ya", "Tidak"]}
    assert found["A.I.1.b"]["Jawaban Unit"] == ["A", "B", "C"]
    assert found.keys().isdisjoint({"B.I.1", "B.I.2", "B.II.1", ""})


def test_the_practice_plan_has_all_81_questions_and_3_results(practice_plan: Unit) -> None:
    unit = practice_plan.copy()
    unit.forget()
    assert unit.sync().evaluation is None
    assert unit.written["sheets.spreadsheets.batchUpdate"] == 3  # the lease, all dropdowns at once, the release
    assert len(unit.rows("LKE")) == 84
    answer(unit, A_I_1_a="Ya", A_I_1_b="b", A_III_4_c="C", B_I_1="3,60", B_I_2="90%", B_II_1=3.2)
    done = unit.sync()
    assert synced_json(done)["score"]["claimed"] == "35.25"  # 0,5 + 0,25 + 0,5 + 13,5 + 4,5 + 16
    assert done.evaluation
    assert len(done.evaluation.claimed.unanswered) == 78


# Answers, and what the evidence shows for them.


def test_nobody_answered_no_score(synced: Unit) -> None:
    done = synced.sync()
    assert synced_json(done)["score"] is None
    assert "Nilai LKE" not in synced_text(done)
    assert [row[1] for row in synced.person().worksheet("Riwayat").get_all_values()[1:]] == ["MP"]


def test_answers_become_values_a_score_and_history(synced: Unit) -> None:
    answer(synced, A_I_1_a="ya", A_I_1_b="A", B_I_1="3,60")
    done = synced.sync()
    assert synced_json(done)["score"] == {"claimed": "18.5", "proven_low": "1.25", "proven_high": "14.75"}
    assert "mandiri 18,50, terbukti 1,25 sampai 14,75; 5 pertanyaan belum dijawab" in synced_text(done)
    first, second, survey = (cells(synced, each) for each in ("A.I.1.a", "A.I.1.b", "B.I.1"))
    assert (first["Nilai"], first["Nilai Terbukti"]) == (1, 0)
    assert first["Bukti"].startswith("1 dari 2 dokumen ada. Belum ada: Notulen rapat.\nhttps://")
    assert (second["Nilai"], second["Nilai Terbukti"]) == (1, 0.5)
    assert (survey["Nilai"], survey["Nilai Terbukti"]) == (0.9, "0 sampai 0,9")
    history = synced.person().worksheet("Riwayat").get(value_render_option=gspread.utils.ValueRenderOption.unformatted)
    assert [row[1:] for row in history[1:]] == [["MP", 5, 2, 5, 1.25, 1.25], ["Total", 5, 2, 18.5, 1.25, 14.75]]
    assert not synced.sync().plan


@pytest.mark.parametrize("how", ["answers cleared", "another sheet"])
def test_answers_taken_back_on_the_same_day_leave_no_score_of_that_day(synced: Unit, how: str) -> None:
    answer(synced, A_I_1_a="Ya")
    synced.sync()
    if how == "answers cleared":
        answer(synced, A_I_1_a="")
    else:
        setting(synced, "Instrumen", "90/2021")
    assert synced_json(synced.sync())["score"] is None
    book = synced.person()
    history = book.worksheet("Riwayat").get(value_render_option=gspread.utils.ValueRenderOption.unformatted)
    assert [row[1:] for row in history[1:]] == [["MP", 5, 2], ["Total", 5, 2]]
    assert not synced.sync().plan


def test_the_evaluator_alone_is_shown_and_makes_no_score(synced: Unit) -> None:
    write(synced, "A.I.1.a", Jawaban_TPI="Ya")
    done = synced.sync()
    assert (synced_json(done)["score"], "Nilai LKE" in synced_text(done)) == (None, False)
    book = synced.person()
    assert "TPI 2,50 (1 dari 8 pertanyaan dijawab)" in str(book.worksheet("Skor").acell("A2").value)
    assert [row[1] for row in book.worksheet("Riwayat").get_all_values()[1:]] == ["MP"]
    assert cells(synced, "A.I.1.a")["Nilai Terbukti"] == ""


def test_evidence_that_comes_proves_the_claim(synced: Unit) -> None:
    answer(synced, A_I_1_a="Ya")
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])
    done = synced.sync()
    assert synced_json(done)["score"] == {"claimed": "2.5", "proven_low": "2.5", "proven_high": "2.5"}
    assert cells(synced, "A.I.1.a")["Nilai Terbukti"] == 1


def test_unreadable_evidence_gives_a_range_and_never_a_drop(synced: Unit) -> None:
    """PITFALLS 17: what cannot be read may be there."""
    answer(synced, A_I_1_a="Ya")
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])
    done = synced.sync(act=refusing(synced.folders()["1.1"]))
    assert synced_json(done)["score"] == {"claimed": "2.5", "proven_low": "0", "proven_high": "2.5"}
    assert cells(synced, "A.I.1.a")["Nilai Terbukti"] == "0 sampai 1"


def test_what_does_not_apply_is_left_out_with_its_reason(synced: Unit) -> None:
    """PITFALLS 34: the denominator shows it."""
    sheet = synced.person().worksheet("Data Dukung")
    row = sheet.col_values(1).index("1.1/notulen-rapat") + 1
    sheet.update([["Tidak Berlaku", "rapat daring"]], f"K{row}", raw=True)
    answer(synced, A_I_1_a="Ya")
    synced.sync()
    shown = cells(synced, "A.I.1.a")
    assert shown["Nilai Terbukti"] == 1
    assert shown["Bukti"].startswith("1 dari 1 dokumen ada. Tidak dihitung: Notulen rapat (")
    assert "rapat daring" in shown["Bukti"]


def test_a_document_alone_answers_nothing(synced: Unit) -> None:
    """PITFALLS 37: all evidence is there, and as long as nobody answers there is no value."""
    synced.upload([("1.1", "Notulen rapat 12 Januari 2021.pdf")])
    assert synced_json(synced.sync())["score"] is None
    assert (cells(synced, "A.I.1.a")["Nilai"], cells(synced, "A.I.1.a")["Nilai Terbukti"]) == ("", "")
    assert cells(synced, "A.I.1.a")["Bukti"].startswith("Belum dijawab. 2 dari 2 dokumen ada.")


def test_the_score_is_made_anew_from_the_answers(synced: Unit) -> None:
    """PITFALLS 32: what somebody typed over a value or a history changes no total."""
    answer(synced, A_I_1_a="Ya", A_I_1_b="B")
    was = synced_json(synced.sync())["score"]
    write(synced, "A.I.1.a", Nilai=99, Nilai_Terbukti=99)
    synced.person().worksheet("Riwayat").update([[1000, 1000, 1000]], "E2", raw=True)
    assert synced_json(synced.sync())["score"] == was
    assert cells(synced, "A.I.1.a")["Nilai"] == 1


def test_the_evaluators_answers_stand_beside_the_units(synced: Unit) -> None:
    answer(synced, A_I_1_a="Ya", A_I_1_b="A")
    write(synced, "A.I.1.a", Jawaban_TPI="Ya")
    write(synced, "A.I.1.b", Jawaban_TPI="B")
    write(synced, "A.II.1.a", Jawaban_TPI="A")
    done = synced.sync()
    shown = [cells(synced, question)["Nilai TPI"] for question in ("A.I.1.a", "A.I.1.b", "A.II.1.a")]
    assert shown == [1, "0,5; unit: 1", 1]
    assert done.evaluation
    assert done.evaluation.disagreements == ("A.I.1.b",)
    assert synced_json(done)["score"]["claimed"] == "5"


# Input that cannot be used.


def refused(unit: Unit) -> Refusal:
    """What a sync says to it; nothing may have been written."""
    unit.forget()
    with pytest.raises(Refusal) as caught:
        unit.sync()
    assert not unit.written
    return caught.value


BAD = {
    "a letter outside its scale": ("A.I.1.b", "Jawaban Unit", "E", "A, B, C"),
    "a letter where yes or no is asked": ("A.I.1.a", "Jawaban Unit", "A", "Ya, Tidak"),
    "a bare number above one": ("B.I.2", "Jawaban Unit", 85, "85 dapat berarti 85% atau 8500%"),
    "a percentage above 100": ("B.I.2", "Jawaban Unit", "120%", "0% sampai 100%"),
    "a negative percentage": ("B.I.2", "Jawaban Unit", "-5%", "0% sampai 100%"),
    "a survey of five": ("B.I.1", "Jawaban Unit", "5,0", "0 sampai 4"),
    "a checkbox": ("A.I.1.a", "Jawaban Unit", True, "Ya, Tidak"),
    "a letter of the evaluator's": ("A.I.1.b", "Jawaban TPI", "D", "A, B, C"),
    "a survey of the evaluator's": ("B.II.1", "Jawaban TPI", 4.5, "0 sampai 4"),
    "a count where letters are asked": ("A.I.1.b", "m1", 3, "kosongkan m1 sampai m5"),
}


@pytest.mark.parametrize(("question", "heading", "value", "allowed"), BAD.values(), ids=BAD.keys())
def test_an_answer_that_cannot_be_used(synced: Unit, question: str, heading: str, value: Any, allowed: str) -> None:
    answer(synced, A_II_1_a="A")
    write(synced, question, **{heading.replace(" ", "_"): value})
    problem = refused(synced)
    assert problem.where == place_of(synced, question, heading)
    assert question in problem.message
    assert allowed in problem.message


def test_a_sheet_nobody_knows(synced: Unit) -> None:
    setting(synced, "Instrumen", "PermenPANRB 10/2019")
    problem = refused(synced)
    assert problem.where == "tab Pengaturan, sel B5"
    assert "52/2014" in problem.action
    assert "90/2021" in problem.action


def test_an_earlier_wbk_that_is_neither_yes_nor_no(synced: Unit) -> None:
    setting(synced, "WBK Sebelumnya", "mungkin")
    assert refused(synced).where == "tab Pengaturan, sel B6"


def test_a_proposal_condition_that_is_neither_yes_nor_no(synced: Unit) -> None:
    setting(synced, "Syarat SAKIP", "BB")
    assert refused(synced).where.startswith("tab Pengaturan, sel B")


def test_people_state_the_conditions_of_being_proposed(synced: Unit) -> None:
    answer(synced, A_I_1_a="Ya")
    setting(synced, "Syarat SAKIP", "Ya")
    setting(synced, "Syarat Satu Tahun", "tidak")
    evaluation = synced.sync().evaluation
    assert evaluation
    assert evaluation.stated == {"satu_tahun": False, "sakip": True}


# People at work among the rows.


def test_sorted_inserted_and_copied_rows_keep_answers_with_their_question(synced: Unit) -> None:
    """PITFALLS 35: a question is known by its id, never by its row."""
    answer(synced, A_I_1_a="Ya", A_I_1_b="C", B_I_1="3,2")
    was = synced_json(synced.sync())["score"]
    sheet = synced.person().worksheet("LKE")
    sheet.insert_rows([[]], 3)
    width = len(sheet.row_values(1))
    sheet.copy_range(f"A{row_of(sheet, 'A.I.1.b')}:Q{row_of(sheet, 'A.I.1.b')}", "A30:Q30")
    sheet.sort((1, "des"), range=f"A2:Q{sheet.row_count}")
    assert width == 17
    assert synced_json(synced.sync())["score"] == was
    found = {code: row["Jawaban Unit"] for code, row in synced.rows("LKE").items() if row["Jawaban Unit"] != ""}
    assert found == {"A.I.1.a": "Ya", "A.I.1.b": "C", "B.I.1": "3,2"}
    assert sheet.col_values(17).count("A.I.1.b") == 1
    assert not synced.sync().plan


def test_codes_that_were_cleared_or_overwritten_are_restored_from_the_question(synced: Unit) -> None:
    answer(synced, A_I_1_a="Ya", A_I_1_b="C")
    was = synced_json(synced.sync())["score"]
    write(synced, "A.I.1.a", Kode="")
    write(synced, "A.I.1.b", Kode="A.II.1.a")
    assert synced_json(synced.sync())["score"] == was
    assert [cells(synced, each)["Jawaban Unit"] for each in ("A.I.1.a", "A.I.1.b", "A.II.1.a")] == ["Ya", "C", ""]


def test_two_rows_answered_differently_are_named_and_neither_counts(synced: Unit) -> None:
    answer(synced, A_I_1_a="Ya", A_I_1_b="C")
    sheet = synced.person().worksheet("LKE")
    sheet.copy_range(f"A{row_of(sheet, 'A.I.1.b')}:Q{row_of(sheet, 'A.I.1.b')}", "A30:Q30")
    sheet.update([["A"]], "C30", raw=True)
    done = synced.sync()
    assert done.receipt
    assert ["A.I.1.b" in words for words in done.receipt.left] == [True]
    assert done.evaluation
    assert "A.I.1.b" in done.evaluation.claimed.unanswered


def test_a_row_that_was_deleted_comes_again_with_its_dropdown(synced: Unit) -> None:
    sheet = synced.person().worksheet("LKE")
    sheet.delete_rows(row_of(sheet, "A.I.1.b"))
    synced.sync()
    assert list(synced.rows("LKE"))[-1] == "A.I.1.b"
    assert dropdowns(synced)["A.I.1.b"]["Jawaban Unit"] == ["A", "B", "C"]


def test_a_workbook_of_an_earlier_version_gets_the_tab(synced: Unit) -> None:
    book = synced.person()
    book.del_worksheet(book.worksheet("LKE"))
    synced.sync()
    assert "A.I.1.a" in synced.rows("LKE")
    assert not synced.sync(DAY).plan


# Another sheet takes its place.


def test_switching_asks_again_shows_old_answers_and_writes_no_answer(synced: Unit) -> None:
    answer(synced, A_I_1_a="Ya", A_I_1_b="B", A_II_1_b="C")
    write(synced, "A.I.1.a", Jawaban_TPI="Tidak", Catatan="SK di map biru")
    synced.sync()
    before = {code: row for code, row in synced.rows("LKE").items() if code in ("A.I.1.a", "A.I.1.b")}
    setting(synced, "Instrumen", "PermenPANRB Nomor 90 Tahun 2021")
    done = synced.sync()
    rows = rows_of(synced)
    new = synced.materials.sheets[LATER].instrument.questions
    assert synced_json(done)["score"] is None
    assert list(rows)[-len(new) :] == list(new)
    assert {rows[question]["Jawaban Unit"] for question in new} == {""}
    assert rows["A.I.1.i.a"]["Bukti"].startswith("Belum dijawab. Jawaban lama A.I.1.a: Ya, boleh dipakai.")
    assert "Jawaban lama A.I.1.b: B, tidak boleh disalin: arti hurufnya bergeser" in rows["A.I.1.i.b"]["Bukti"]
    assert "Jawaban lama A.II.1.b: C, tidak boleh disalin: tipe" in rows["A.I.2.i.b"]["Bukti"]
    assert rows["A.I.2.i.a"]["Bukti"].startswith("Belum dijawab. Rencana kerja")
    for question, was in before.items():
        gone = {"Nilai": "", "Nilai Terbukti": "", "Nilai TPI": "", "Bukti": "Tidak ada lagi sejak 30 Maret 2021"}
        assert rows[question] == {**was, **gone}
    assert dropdowns(synced)["A.I.1.i.b"]["Jawaban Unit"] == ["A", "B", "C"]
    assert not synced.sync().plan


def test_switching_back_finds_the_answers_again(synced: Unit) -> None:
    answer(synced, A_I_1_a="Ya", A_I_1_b="B")
    was, cells_before = synced_json(synced.sync())["score"], synced.rows("LKE")
    setting(synced, "Instrumen", "90/2021")
    synced.sync()
    answer(synced, A_I_1_i_a="Tidak")
    assert synced_json(synced.sync())["score"]["claimed"] == "0"
    setting(synced, "Instrumen", "52/2014")
    assert synced_json(synced.sync())["score"] == was
    rows = rows_of(synced)
    assert {code: rows[code] for code in cells_before} == cells_before
    assert rows["A.I.1.i.a"]["Jawaban Unit"] == "Tidak"


def test_an_old_answer_that_cannot_be_used_stops_nothing(synced: Unit) -> None:
    answer(synced, A_I_1_b="E")
    setting(synced, "Instrumen", "90/2021")
    synced.sync()
    assert "Jawaban lama A.I.1.b: E" in cells(synced, "A.I.1.i.b")["Bukti"]


@pytest.mark.parametrize(
    ("year", "words", "first"),
    [
        (2021, "", "A.I.1.a"),
        (2022, "", "A.I.1.i.a"),
        (2010, "", "A.I.1.a"),
        (2022, SHEET, "A.I.1.a"),
        (2021, "permenpanrb 90/2021", "A.I.1.i.a"),
    ],
    ids=["the plan of 2021", "a later plan", "before any sheet", "an id", "words"],
)
def test_the_sheet_that_applies(unit: Unit, year: int, words: str, first: str) -> None:
    setting(unit, "Tahun", year)
    setting(unit, "Instrumen", words)
    unit.sync()
    assert next(iter(unit.rows("LKE"))) == first
