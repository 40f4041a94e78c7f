"""What `LKE` says of the evidence behind a question."""

import pytest

from tests.domain.score_sheets import SHEET_2021
from tests.reports.assessments import PRESENT, assessment, item
from zi_sheets.domain.scoring.evaluation import EvaluationRules
from zi_sheets.materials.instrument_effort import load_efforts
from zi_sheets.reports.lke_evidence import evidence_texts

SURE, WEAK = item("1.1", "Undangan", PRESENT), item("2.1", "Banner", PRESENT)
LINKS = {"A.I.1.i.a": ("1.1/undangan",), "A.I.1.i.b": ("9.9/tidak di rencana",)}
WEAK_LINKS = {"A.I.1.i.a": ("2.1/banner",), "A.I.1.i.b": ("2.1/banner",), "A.I.1.ii.b": ("9.9/tidak di rencana",)}


@pytest.mark.parametrize(
    ("question", "said"),
    [
        pytest.param("A.I.1.i.a", "1 dari 1 dokumen ada.", id="a sure link"),
        pytest.param(
            "A.I.1.i.b",
            "Dokumen yang berhubungan hanya lemah kaitannya; tidak dipakai membuktikan.",
            id="the plan asks only for what has weakly to do with it",
        ),
        pytest.param(
            "A.I.1.ii.b",
            "Rencana kerja tidak meminta dokumen untuk pertanyaan ini.",
            id="a weak link to what the plan does not ask",
        ),
        pytest.param(
            "A.I.1.ii.a", "Rencana kerja tidak meminta dokumen untuk pertanyaan ini.", id="no link of any kind"
        ),
    ],
)
def test_what_stands_behind_a_question(question: str, said: str) -> None:
    rules = EvaluationRules(SHEET_2021, LINKS, load_efforts(), WEAK_LINKS)
    assert evidence_texts(rules, assessment(SURE, WEAK))[question] == said
