"""Claims without evidence, deadlines that are no dates, nobody in charge."""

import pytest

from tests.domain.findings_sample import WORDINGS, indicator, item
from zi_sheets.domain.assessment import IndicatorItems
from zi_sheets.domain.finding import FindingCode as Code
from zi_sheets.domain.findings.of_plan import plan_findings
from zi_sheets.domain.requirement import Cadence
from zi_sheets.domain.status import Status
from zi_sheets.domain.work_plan.matrix import statuses_of
from zi_sheets.domain.work_plan.team import NOBODY

MISSING, PRESENT = item(Status.MISSING, text="Notula"), item(Status.PRESENT)
ONCE = item(Status.PRESENT, text="SK", cadence=Cadence.ONCE)
ALL, SOME = ("Selesai", "Selesai"), ("Selesai", "Berjalan")


@pytest.mark.parametrize(
    ("code", "situation", "sentence"),
    [
        pytest.param(
            Code.CLAIMED,
            indicator(MISSING, PRESENT, statuses=ALL),
            "Status Kegiatan menyatakan selesai (semua kegiatan), "
            "tetapi buktinya belum lengkap atau belum sah: Notula (Belum ada).",
            id="all done, something lacks",
        ),
        pytest.param(
            Code.CLAIMED,
            indicator(MISSING, statuses=SOME),
            "Status Kegiatan menyatakan selesai (kegiatan 1), "
            "tetapi buktinya belum lengkap atau belum sah: Notula (Belum ada).",
            id="one done, nothing is there",
        ),
        pytest.param(
            Code.CLAIMED,
            indicator(
                *(item(Status.MISSING, text=text) for text in ("Undangan", "Notula", "Foto", "SK", "SOP")), statuses=ALL
            ),
            "Status Kegiatan menyatakan selesai (semua kegiatan), "
            "tetapi buktinya belum lengkap atau belum sah: "
            "Undangan (Belum ada), Notula (Belum ada), Foto (Belum ada) dan 2 lainnya.",
            id="many lack",
        ),
        pytest.param(
            Code.CLAIMED,
            indicator(
                item(Status.EMPTY, text="Undangan"),
                item(Status.REJECTED, text="Notula"),
                item(Status.OUTDATED, text="SK"),
                statuses=ALL,
            ),
            "Status Kegiatan menyatakan selesai (semua kegiatan), "
            "tetapi buktinya belum lengkap atau belum sah: Undangan (Kosong), Notula (Ditolak), SK (Kedaluwarsa).",
            id="there, but not valid",
        ),
        pytest.param(
            Code.UNUSABLE_DEADLINE,
            indicator(ONCE, deadline="akhir semester"),
            'Batas Waktu "akhir semester" bukan tanggal, jadi tenggatnya dianggap 30 April 2021.',
            id="deadline in words",
        ),
        pytest.param(Code.NO_PIC, indicator(PRESENT, pic=NOBODY), "Belum ada yang ditunjuk sebagai PIC.", id="nobody"),
    ],
)
def test_finding(code: Code, situation: IndicatorItems, sentence: str) -> None:
    (found,) = plan_findings(situation, WORDINGS)
    assert (found.code, found.sentence) == (code, sentence)
    assert (found.about.subject, found.about.name) == ("3.3", "3.3 Monev")
    assert found.action
    assert found.needs_person


@pytest.mark.parametrize(
    "situation",
    [
        indicator(MISSING),
        indicator(PRESENT, statuses=ALL),
        indicator(MISSING, PRESENT, statuses=SOME),
        indicator(item(Status.UNREADABLE), item(Status.DOUBTFUL), statuses=ALL),
        indicator(item(Status.NOT_YET), statuses=ALL),
        indicator(MISSING, statuses=("Belum selesai", "Hampir selesai")),
        indicator(MISSING, statuses=("", "")),
        indicator(MISSING, deadline="tiap bulan"),
        indicator(pic=NOBODY),
    ],
    ids=[
        "nothing claimed",
        "all there",
        "some done, some there",
        "unreadable and doubtful are not missing",
        "not yet due",
        "not done",
        "blank",
        "a deadline in words of what repeats anyway",
        "nothing asked",
    ],
)
def test_no_finding(situation: IndicatorItems) -> None:
    assert list(plan_findings(situation, WORDINGS)) == []


@pytest.mark.parametrize("word", ["Selesai", "SELESAI", "sudah selesai", "Terlaksana.", "selesai (100%)", "Tuntas"])
@pytest.mark.parametrize("form", ["{}", "1. {}\n2. {}", "1. {} 2. {}"], ids=["one word", "lines", "one line"])
def test_a_claim_is_read_however_it_is_written(word: str, form: str) -> None:
    statuses = statuses_of(form.replace("{}", word), 2)
    (found,) = plan_findings(indicator(MISSING, statuses=statuses), WORDINGS)
    assert found.code is Code.CLAIMED
