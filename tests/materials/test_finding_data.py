"""The wordings of findings: complete, and a slip in the file is named with its code."""

from pathlib import Path

import pytest

from zi_sheets.domain.finding import FindingCode
from zi_sheets.domain.refusal import Refusal
from zi_sheets.materials.finding_data import load_wordings
from zi_sheets.packaged import TEMPLATES

SHIPPED = (TEMPLATES / "temuan.yaml").read_text(encoding="utf-8")


def test_every_code_is_said_and_says_what_to_do() -> None:
    wordings = load_wordings()
    assert list(wordings) == list(FindingCode)
    assert all(each.sentence and each.action for each in wordings.values())


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("bobot: tinggi\n", "bobot: berat\n", "overdue"),
        ("missing:\n", "hilang:\n", "hilang"),
        ('"{alasan}"', '"{sebab}"', "{sebab}"),
        ('"{alasan}"', '"{alasan"', "overdue"),
        ('  kalimat: "{alasan}"\n', "", "kalimat"),
        ("overdue:", "overdue: [", "Kalimat temuan"),
        (SHIPPED, "- satu", "bukan daftar kode"),
    ],
    ids=["severity", "code", "placeholder", "brace", "line gone", "no YAML", "a list"],
)
def test_a_slip_is_named(tmp_path: Path, was: str, now: str, said: str) -> None:
    path = tmp_path / "temuan.yaml"
    path.write_text(SHIPPED.replace(was, now, 1), encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load_wordings(path)
    assert said in refused.value.message
    assert refused.value.where == str(path)
