"""templates/narasi_2021.yaml: read whole, and a fault named with its line."""

from pathlib import Path

import pytest

from zi_sheets.domain.refusal import Refusal
from zi_sheets.materials.narrative_data import load_narrative

SUB = "- indicator: '3.1'\n  name: Tim\n  sub_criteria:\n    - id: 3.1.a\n      title: Tim\n      documents:\n"
GOOD = "{id: 3.1.a/sk, text: SK, kind: sk, cadence: once}"

MALFORMED = {
    "no list": ("indicator: '3.1'\n", 1, "daftar indikator"),
    "empty": ("", 1, "daftar indikator"),
    "yaml syntax": ("- {indicator: '3.1'\n\n- x", 3, "dibaca"),
    "no documents": (SUB.replace("      documents:\n", ""), 4, '"documents" tidak ada'),
    "unknown kind": (f"{SUB}        - {GOOD.replace('kind: sk', 'kind: skep')}\n", 7, "skep"),
    "unknown cadence": (f"{SUB}        - {GOOD.replace('once', 'kadang')}\n", 7, "monthly"),
    "no number of months": (f"{SUB}        - {GOOD[:-1]}, due_months: Januari}}\n", 7, "Januari"),
    "text missing": (f"{SUB}        - {GOOD.replace('text: SK, ', '')}\n", 7, '"text" tidak ada'),
    "one id twice": (f"{SUB}        - {GOOD}\n        - {GOOD}\n", 8, "sudah ada di baris 7"),
}


@pytest.mark.parametrize(("text", "line", "problem"), MALFORMED.values(), ids=MALFORMED.keys())
def test_a_malformed_file_is_refused_with_its_line(text: str, line: int, problem: str, tmp_path: Path) -> None:
    path = tmp_path / "narasi.yaml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal, match=problem) as refused:
        load_narrative(path)
    assert refused.value.where == f"berkas {path}, baris {line}"


def test_the_shipped_file_is_whole() -> None:
    narrative = load_narrative()
    subs = [sub for indicator in narrative for sub in indicator.sub_criteria]
    assert (len(narrative), len(subs), sum(len(sub.documents) for sub in subs)) == (25, 88, 215)
