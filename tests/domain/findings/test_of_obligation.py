"""Which finding an obligation's state is, and how it is said: one table."""

from datetime import date

import pytest

from tests.domain.findings_sample import AFTER, BEFORE, HOME, WORDINGS, file, indicator, item
from zi_sheets.domain.assessment import Item
from zi_sheets.domain.finding import Finding, Severity
from zi_sheets.domain.finding import FindingCode as Code
from zi_sheets.domain.findings.of_obligation import obligation_findings
from zi_sheets.domain.status import Bearing, Status, Support
from zi_sheets.domain.verdict import Verdict

SCAN = (Support(Bearing.DOUBTFUL, file("scan.pdf"), 0.4, "Sebabnya."),)
DRAFT = (Support(Bearing.NEAR, file("konsep.docx"), 0.9, "'konsep.docx': Konsep, belum final."),)
SPOILT = (Support(Bearing.DOUBTFUL, file("x"), 1.0, "Sebabnya.", "Perbaiki."),)
FORM = (Support(Bearing.EMPTY, file("blangko.docx"), 0.9, "Sebabnya."),)
LATE = "Sebabnya. Tenggat 30 April 2021 sudah lewat."


def of(each: Item, today: date = BEFORE) -> list[Finding]:
    return list(obligation_findings(indicator(each), today, WORDINGS))


@pytest.mark.parametrize(
    ("code", "situation", "today", "sentence"),
    [
        pytest.param(Code.MISSING, item(Status.MISSING), BEFORE, "Sebabnya.", id="missing on the last day"),
        pytest.param(Code.OVERDUE, item(Status.MISSING), AFTER, LATE, id="overdue the day after"),
        pytest.param(Code.NEARLY_THERE, item(Status.MISSING, near=DRAFT), BEFORE, "Sebabnya.", id="nearly there"),
        pytest.param(Code.OVERDUE, item(Status.MISSING, near=DRAFT), AFTER, LATE, id="overdue, nearly there"),
        pytest.param(Code.OUTDATED, item(Status.OUTDATED), BEFORE, "Sebabnya.", id="stale or wrong year"),
        pytest.param(Code.OUTDATED, item(Status.OUTDATED), AFTER, LATE, id="stale and late"),
        pytest.param(Code.EMPTY, item(Status.EMPTY), BEFORE, "Sebabnya.", id="empty file"),
        pytest.param(Code.EMPTY, item(Status.EMPTY), AFTER, LATE, id="empty and late"),
        pytest.param(Code.BLANK, item(Status.EMPTY, shown=FORM), BEFORE, "Sebabnya.", id="blank template"),
        pytest.param(
            Code.DOUBTFUL,
            item(Status.DOUBTFUL, shown=SCAN),
            AFTER,
            "Mungkin buktinya 'scan.pdf'. Sebabnya.",
            id="doubtful, the file named",
        ),
        pytest.param(
            Code.LINK_TO_MEND, item(Status.DOUBTFUL, shown=SPOILT), AFTER, f"'x': {LATE}", id="a link to mend, and late"
        ),
        pytest.param(Code.REJECTED, item(Status.REJECTED), BEFORE, "Sebabnya.", id="rejected"),
        pytest.param(Code.UNREADABLE, item(Status.UNREADABLE), AFTER, "Sebabnya.", id="unreadable, never late"),
        pytest.param(
            Code.VERDICT_UNCLEAR,
            item(Status.DOUBTFUL, verdict=Verdict("ok", "", "abc")),
            BEFORE,
            "Sebabnya.",
            id="a word that is no verdict",
        ),
        pytest.param(
            Code.VERDICT_UNCLEAR,
            item(Status.NOT_YET, verdict=Verdict("sah")),
            BEFORE,
            "Sebabnya.",
            id="a verdict on nothing",
        ),
        pytest.param(
            Code.VERDICT_LAPSED,
            item(Status.DOUBTFUL, verdict=Verdict("sah", "", "abc")),
            BEFORE,
            "Sebabnya.",
            id="changed after it was approved",
        ),
        pytest.param(
            Code.NOT_APPLICABLE_WITHOUT_NOTE,
            item(Status.NOT_APPLICABLE, verdict=Verdict("tidak berlaku")),
            AFTER,
            "Sebabnya.",
            id="Tidak Berlaku without Catatan",
        ),
    ],
)
def test_finding(code: Code, situation: Item, today: date, sentence: str) -> None:
    (found,) = of(situation, today)
    assert (found.code, found.sentence) == (code, sentence)
    assert found.action
    assert found.needs_person


@pytest.mark.parametrize(
    "situation",
    [
        item(Status.PRESENT),
        item(Status.VERIFIED, verdict=Verdict("sah", "", "abc")),
        item(Status.NOT_YET),
        item(Status.NOT_APPLICABLE, verdict=Verdict("tidak berlaku", "tidak ada loket")),
        *(item(status, recommended=True) for status in Status),
    ],
    ids=lambda each: f"{each.state.status.value}{', recommended' if not each.required else ''}",
)
def test_no_finding(situation: Item) -> None:
    assert of(situation, AFTER) == []


def test_a_finding_says_what_where_and_whose() -> None:
    (found,) = of(item(Status.DOUBTFUL, shown=SCAN))
    assert found.about.subject == "3.3/foto monev@2021-04"
    assert (found.about.indicator, found.about.name, found.about.pic) == ("3.3", "Foto monev", "Guru")
    assert found.about.period
    assert found.about.period.label == "April 2021"


@pytest.mark.parametrize(
    ("situation", "link"),
    [
        (item(Status.MISSING), HOME.url),
        (item(Status.MISSING, near=DRAFT), "https://drive/konsep.docx"),
        (item(Status.DOUBTFUL, shown=SCAN), "https://drive/scan.pdf"),
        (item(Status.UNREADABLE, address="https://drive/tertutup"), "https://drive/tertutup"),
    ],
    ids=["to the folder", "to what comes near", "to what is shown", "to what cannot be seen"],
)
def test_the_link_leads_to_where_something_can_be_done(situation: Item, link: str) -> None:
    assert of(situation)[0].about.link == link


def test_pitfall_17_unreadable_is_never_missing() -> None:
    """PITFALLS 17: whatever the day, it is neither missing nor late, and nobody is told to bring it."""
    (found,) = of(item(Status.UNREADABLE), date(2022, 1, 31))
    assert found.code is Code.UNREADABLE
    assert "belum dianggap kurang" in found.action


@pytest.mark.parametrize("days", [1, 2, 30, 200])
def test_pitfall_31_a_finding_is_said_in_the_same_words_every_day(days: int) -> None:
    """PITFALLS 31: once per state. No day on which it fires, and no word that counts days."""
    first = of(item(Status.MISSING), AFTER)
    assert of(item(Status.MISSING), date.fromordinal(AFTER.toordinal() + days)) == first
    assert first[0].severity is Severity.HIGH
