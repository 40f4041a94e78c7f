"""What a wrong call is told, in Indonesian: which word is wrong, and which words are right."""

import json

import pytest

from zi_sheets.cli import run

WRONG = {
    "no command": ([], "Perintahnya belum disebut"),
    "an unknown command": (["sinkron"], "Perintah 'sinkron' tidak dikenal. Yang ada: "),
    "an unknown option": (["sync", "--kering"], "Opsi --kering tidak dikenal"),
    "an option nearly right": (["sync", "--dry-runn"], "Mungkin maksudnya --dry-run"),
    "a wrong day": (["sync", "--today", "31-03-2021"], "'31-03-2021' bukan tanggal; tulis misalnya 2021-04-05"),
    "a day that is none": (["sync", "--today", "2021-02-30"], "'2021-02-30' bukan tanggal"),
    "an option without its value": (["sync", "--today"], "Opsi --today kurang isian"),
    "a value for a switch": (["sync", "--dry-run=ya"], "Opsi --dry-run kurang isian atau tidak boleh berisi"),
    "a word too many": (["sync", "sekarang"], "kata berlebih"),
    "a port that is no number": (["workspace", "--port", "x", "--data", "d"], "bilangan bulat dari 0 sampai 65535"),
    "a port out of range": (["workspace", "--port", "70000", "--data", "d"], "bilangan bulat dari 0 sampai 65535"),
    "a missing option": (["workspace", "--data", "d"], "Opsi atau isian --port harus disebut"),
    "a year out of range": (["match", "--year", "21"], "bilangan bulat dari 2000 sampai 2100"),
}


@pytest.mark.parametrize(("arguments", "words"), WRONG.values(), ids=WRONG)
def test_a_wrong_call(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert words in shown.err
    assert "Yang perlu dilakukan: Lihat `zi-sheets" in shown.err


@pytest.mark.parametrize(("arguments", "words"), WRONG.values(), ids=WRONG)
def test_a_wrong_call_as_json(arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*arguments, "--json"]) == 2
    error = json.loads(capsys.readouterr().out)["error"]
    assert set(error) == {"code", "message", "where", "action"}
    assert error["code"] == "usage"


ENGLISH = ("Usage", "Options", "Commands", "Show this", "Missing", "Error", "Invalid", "required", "default", "No such")


@pytest.mark.parametrize("command", ["", "demo", "workspace", "init", "sync", "match"])
def test_help_is_indonesian_throughout(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([*([command] if command else []), "--help"]) == 0
    shown = capsys.readouterr().out
    assert shown.startswith("Pemakaian: zi-sheets")
    assert [word for word in ENGLISH if word in shown] == []
