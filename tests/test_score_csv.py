import csv
import json
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from zi_sheets.cli import run
from zi_sheets.domain.scoring.instrument import Instrument, Question
from zi_sheets.domain.scoring.scale import AnswerType
from zi_sheets.materials.instrument_data import load_instrument

OLD, NEW = "lke_permenpan_52_2014", "lke_permenpan_90_2021"
Printed = pytest.CaptureFixture[str]


def _best(question: Question) -> str:
    if question.scale.letters:
        return next(iter(question.scale.letters))
    return "4" if question.scale.type is AnswerType.SURVEY else "100%"


def _best_answers(sheet: Instrument) -> dict[str, str]:
    return {name: _best(question) for name, question in sheet.questions.items()}


def _write(path: Path, answers: dict[str, str]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as stream:
        csv.writer(stream).writerows([("question", "answer"), *answers.items()])
    return path


def _json(path: Path, sheet: str, printed: Printed, *options: str) -> dict[str, Any]:
    assert run(["score", "--instrument", sheet, "--answers", str(path), "--json", *options]) == 0
    output = printed.readouterr().out
    result: dict[str, Any] = json.loads(output)
    return result


@pytest.fixture(autouse=True)
def no_workspace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ZI_WORKSPACE_URL", raising=False)


@pytest.mark.parametrize("name", [OLD, NEW])
def test_the_best_answers_in_full(name: str, tmp_path: Path, capsys: Printed) -> None:
    sheet = load_instrument(name)
    result = _json(_write(tmp_path / "a.csv", _best_answers(sheet)), name, capsys, "--wbk-sebelumnya", "ya")
    assert list(result) == [
        "instrument", "areas", "pengungkit", "hasil", "total", "gates", "unanswered", "warnings",
    ]  # fmt: skip
    assert (result["pengungkit"], result["hasil"], result["total"]) == ("60", "40", "100")
    assert list(result["areas"]) == ["MP", "TT", "SDM", "AK", "PW", "PP"]
    assert all(area["value"] == area["weight"] for area in result["areas"].values())
    assert (result["gates"]["WBK"]["passed"], result["gates"]["WBBM"]["passed"]) == (True, True)
    assert (result["unanswered"], result["warnings"]) == ([], [])


def test_the_exact_shape_of_a_few_answers(tmp_path: Path, capsys: Printed) -> None:
    answers = {"A.I.1.ii.a": "Ya", "A.I.1.ii.b": "C", "A.I.1.ii.c": "A", "B.I.a": "3,60"}
    result = _json(_write(tmp_path / "a.csv", answers), NEW, capsys)
    assert result["areas"]["MP"] == {"weight": "8", "value": "0.666666666667"}
    assert (result["pengungkit"], result["hasil"]) == ("0.666666666667", "15.75")
    conditions = {each["id"]: each for each in result["gates"]["WBBM"]["conditions"]}
    assert conditions["area.MP"] == {"id": "area.MP", "value": "8.333333333333", "min": "75", "passed": None}
    assert conditions["survei_korupsi"] == {"id": "survei_korupsi", "value": "15.75", "min": "15.75", "passed": True}
    assert conditions["prasyarat"] == {"id": "prasyarat", "value": "0", "min": "1", "passed": None}
    assert result["gates"]["WBK"]["passed"] is None
    assert result["unanswered"][:3] == ["A.I.1.i.a", "A.I.1.i.b", "A.I.1.iii.a"]
    assert len(result["unanswered"]) == 109


@pytest.mark.parametrize(("word", "passed"), [("ya", True), ("tidak", False), ("YA", True)])
def test_an_earlier_wbk_is_said_on_the_command_line(word: str, passed: bool, tmp_path: Path, capsys: Printed) -> None:
    path = _write(tmp_path / "a.csv", {})
    conditions = _json(path, NEW, capsys, "--wbk-sebelumnya", word)["gates"]["WBBM"]["conditions"]
    assert conditions[-1]["passed"] is passed


def test_the_aliases_of_2014_mean_its_own_items(tmp_path: Path, capsys: Printed) -> None:
    own = _write(tmp_path / "own.csv", {"B.I.1": "3,6", "B.I.2": "85%", "B.II.1": "3.2"})
    alias = _write(tmp_path / "alias.csv", {"B.I.a": "3.60", "B.I.b": "0,85", "B.II.a": "80"})
    first, second = (_json(path, OLD, capsys) for path in (own, alias))
    assert Decimal(first["hasil"]) == Decimal("13.5") + Decimal("4.25") + Decimal(16)
    assert len(second.pop("warnings")) == 1
    assert first | {"warnings": []} == second | {"warnings": []}


ROWS = {
    "byte order mark and semicolons": "\ufeffquestion;answer\nB.I.a;3,60\n",
    "counts between semicolons": 'question;answer\nB.I.a;3,60\nA.II.1.i.a;"m1=20;m2=0"\n',
    "a further column": 'question,answer,note\nB.I.a,"3,60",survei pihak luar\n',
    "headings in capitals and blank rows": "\nQuestion,Answer\n".lstrip("\n") + ",\n\nB.I.a, 3.60\n",
    "columns the other way round": "answer,question\n3.60,B.I.a\n",
    "a blank answer": "question,answer\nB.I.a,3.60\nB.II.a,\n",
    "carriage returns": "question,answer\r\nB.I.a,3.60\r\n",
}


@pytest.mark.parametrize("text", ROWS.values(), ids=ROWS)
def test_files_as_people_save_them(text: str, tmp_path: Path, capsys: Printed) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(text.encode())
    assert _json(path, NEW, capsys)["total"] == "15.75"


REFUSED: dict[str, tuple[str, str, str]] = {
    "unknown question": ("question,answer\nA.I.1.i.z,A\n", "a.csv, baris 2", "A.I.1.i.a"),
    "letter outside its scale": ("question,answer\nB.I.a,3.6\nA.I.1.i.b,E\n", "a.csv, baris 3", "A, B, C"),
    "survey of 5": ("question,answer\nB.I.a,5.0\n", "a.csv, baris 2", "0 sampai 4"),
    "bare number above 1": ("question,answer\nA.II.1.i.a,85\n", "a.csv, baris 2", "85% atau 8500%"),
    "percentage above 100": ("question,answer\nA.II.1.i.a,101%\n", "a.csv, baris 2", "0% sampai 100%"),
    "negative count": ("question,answer\nA.II.1.i.a,m1=-1;m2=1\n", "a.csv, baris 2", "bilangan bulat 0 atau lebih"),
    "question twice": ("question,answer\nB.I.a,4\nB.I.a,4\n", "a.csv, baris 3", "sudah dijawab di baris 2"),
    "answer without question": ("question,answer\n,A\n", "a.csv, baris 2", "A.I.1.i.a sampai A.II.6.ii.a"),
    "decimal comma without quotes": ("question,answer\nB.I.a,3,60\n", "a.csv, baris 2", "tanda kutip"),
    "no header": ("B.I.a,4\n", "a.csv, baris 1", "question,answer"),
    "empty file": ("", "a.csv, baris 1", "question,answer"),
    "open quote": ('question,answer\nB.I.a,"4\n', "a.csv", "CSV"),
    "an alias of another sheet": ("question,answer\nB.I.1,4\n", "a.csv, baris 2", "B.I.a, B.I.b, B.II.a"),
}


@pytest.mark.parametrize(("text", "where", "told"), REFUSED.values(), ids=REFUSED)
def test_a_bad_row_is_refused_by_its_line_with_what_may_be_written(
    text: str, where: str, told: str, tmp_path: Path, capsys: Printed
) -> None:
    path = tmp_path / "a.csv"
    path.write_text(text, encoding="utf-8")
    assert run(["score", "--instrument", NEW, "--answers", str(path), "--json"]) == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert error["where"] == where
    assert told in f"{error['message']} {error['action']}"


def test_both_names_of_one_result_are_one_question(tmp_path: Path, capsys: Printed) -> None:
    path = _write(tmp_path / "a.csv", {"B.I.1": "4", "B.I.a": "4"})
    assert run(["score", "--instrument", OLD, "--answers", str(path)]) == 2
    assert "B.I.a sudah dijawab di baris 2" in capsys.readouterr().err


WRONG_CALLS = {
    "unknown sheet": (["--instrument", "lke_2019", "--answers", "a.csv"], f"{OLD}, {NEW}"),
    "no such file": (["--instrument", NEW, "--answers", "tidak-ada.csv"], "Periksa nama berkas"),
    "not ya or tidak": (["--instrument", NEW, "--answers", "a.csv", "--wbk-sebelumnya", "x"], "--wbk-sebelumnya ya"),
    "no answers": (["--instrument", NEW], "--answers"),
}


@pytest.mark.parametrize(("options", "told"), WRONG_CALLS.values(), ids=WRONG_CALLS)
def test_a_wrong_call_is_told_what_is_right(options: list[str], told: str, capsys: Printed) -> None:
    assert run(["score", *options]) == 2
    assert told in capsys.readouterr().err


def test_a_file_that_is_no_utf8(tmp_path: Path, capsys: Printed) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"question,answer\nB.I.a,\xff\n")
    assert run(["score", "--instrument", NEW, "--answers", str(path)]) == 2
    assert "a.csv, baris 2" in capsys.readouterr().err


TOLD = (
    "Total 22,83 dari 100: 7,0833 + 15,75 = 22,8333 (dibulatkan)",
    "MP Manajemen Perubahan: 7,08 dari 8 (88,54%)",
    "pemenuhan 3,0833 dari 4, reform 4 dari 4",
    "A.I.1.ii Rencana Pembangunan ZI: (0 (kosong) + 0 + 1)/3 x 1 = 0,3333 (dibulatkan)",
    "B.I.a Survei Persepsi Anti Korupsi: 3,6/4 x 17,5 = 15,75",
    "WBK: belum pasti, masih ada isian kosong",
    "[ya]    Manajemen Perubahan: 88,54%, ambang 60,00%, selisih +28,54 (hlm. 58)",
    "[?]     Pernah berpredikat WBK (hlm. 58)",
    "[?]     Nilai SAKIP instansi memenuhi batas yang diminta (belum terverifikasi)",
    "Belum dijawab, dihitung 0 (",
    "Langkah termurah menuju WBK (",
    "Langkah termurah menuju WBBM (",
    "Syarat di luar nilai: Pernah berpredikat WBK: belum dinyatakan",
    "Harus datang dari luar: Survei Persepsi Kualitas Pelayanan",
    "nilai huruf skala abc: B, C (dari sumber turunan)",
)  # fmt: skip


def test_people_read_every_figure_with_its_arithmetic_and_its_source(tmp_path: Path, capsys: Printed) -> None:
    sheet = load_instrument(NEW)
    answers = {name: _best(sheet.questions[name]) for name in sheet.questions if name.startswith(("A.I.1.", "A.II.1."))}
    answers |= {"A.I.1.ii.a": "", "A.I.1.ii.b": "C", "A.I.1.i.b": "C", "B.I.a": "3,60"}
    path = _write(tmp_path / "a.csv", answers)
    assert run(["score", "--instrument", NEW, "--answers", str(path)]) == 0
    text = capsys.readouterr().out
    assert [told for told in TOLD if told not in text] == []


def test_the_gates_of_2019_are_shown_as_unverified(tmp_path: Path, capsys: Printed) -> None:
    path = _write(tmp_path / "a.csv", _best_answers(load_instrument(OLD)))
    assert run(["score", "--instrument", OLD, "--answers", str(path)]) == 0
    text = capsys.readouterr().out
    assert "Ambang menurut 10/2019 (belum terverifikasi)." in text
    assert "WBK: total 100,00/75,00; pengungkit 60,00/40,00;" in text


def test_on_the_practice_ground_the_answer_says_so(
    tmp_path: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ZI_WORKSPACE_URL", "http://127.0.0.1:9")
    assert _json(_write(tmp_path / "a.csv", {}), NEW, capsys)["workspace"] == "embedded"
