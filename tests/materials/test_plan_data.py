from collections.abc import Callable
from pathlib import Path

import pytest

from zi_sheets.domain.refusal import Refusal
from zi_sheets.domain.requirement import Cadence
from zi_sheets.domain.work_plan.cadence import CadenceRule
from zi_sheets.materials.plan_data import load_cadences, load_headings, load_known_ids, load_plan_2021

CADENCE_HEADING = "# catatan\nbutir,kadensi,keterangan\n"


def test_comments_are_skipped_and_a_byte_order_mark_is_ignored(tmp_path: Path) -> None:
    path = tmp_path / "kadensi.csv"
    path.write_text("\ufeff" + CADENCE_HEADING + "pakta integritas,Tahunan,\n", encoding="utf-8")
    assert load_cadences(path) == (CadenceRule("pakta integritas", Cadence.ANNUAL),)


MALFORMED: dict[str, tuple[Callable[[Path], object], str, int, str]] = {
    "unknown cadence": (load_cadences, CADENCE_HEADING + "a,bulanan,\nb,kadang,\n", 4, "kadang"),
    "blank key": (load_cadences, CADENCE_HEADING + " ,bulanan,\n", 3, "kosong"),
    "too few columns": (load_known_ids, "indicator,id,text\n3.1,3.1/x\n", 2, "2 kolom"),
    "open quote": (load_cadences, CADENCE_HEADING + '"a,bulanan,\n', 3, "tanda kutip"),
    "no table": (load_plan_2021, "NO,PROGRAM\n", 1, "2 kolom"),
    "not a mapping": (load_headings, "- Tab\n", 1, "daftar tab"),
    "yaml syntax": (load_headings, "Tab:\n  wajib: [a\nLain: {}\n", 3, "dibaca"),
    "unknown key": (load_headings, "A: {}\nTab:\n  harus: [a]\n", 2, "wajib"),
    "NO without quotes": (load_headings, "Tab:\n  wajib: [NO, PROGRAM]\n", 1, "tanda kutip"),
    "alias of no heading": (load_headings, "Tab:\n  wajib: [A]\n  sebutan lain: {B: [C]}\n", 1, "B bukan judul"),
    "one word for two headings": (load_headings, "Tab:\n  wajib: [A, B]\n  sebutan lain: {B: [a.]}\n", 1, '"a."'),
}


@pytest.mark.parametrize(("load", "text", "line", "problem"), MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_file_is_refused_with_its_line(
    load: Callable[[Path], object], text: str, line: int, problem: str, tmp_path: Path
) -> None:
    path = tmp_path / "berkas"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        load(path)
    assert refused.value.code == "config_malformed"
    assert refused.value.where == f"berkas {path}, baris {line}"
    assert problem in refused.value.message


@pytest.mark.parametrize("load", [load_plan_2021, load_known_ids, load_cadences, load_headings])
def test_a_missing_file_is_refused(load: Callable[[Path], object], tmp_path: Path) -> None:
    with pytest.raises(Refusal) as refused:
        load(tmp_path / "tidak-ada")
    assert refused.value.code == "config_malformed"


def test_the_shipped_files_are_well_formed() -> None:
    assert len(load_plan_2021().rows) == 29
    assert len(load_known_ids()) == 109
    assert len(load_cadences()) > 20
    assert load_headings()["Rencana Kerja"].required[0] == "NO"
