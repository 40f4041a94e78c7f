"""The matcher's judgements, sorted by obligation: which period a file speaks for, and how it bears on it."""

from datetime import UTC, date, datetime

import pytest

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.attribution import attribute, concerns
from zi_sheets.domain.matching.result import Cause, Judgement, Proof
from zi_sheets.domain.period import Period, periods
from zi_sheets.domain.requirement import Cadence, Kind, Requirement
from zi_sheets.domain.status import Bearing
from zi_sheets.domain.work_plan.obligation import Obligation, obligations

APRIL, SECOND_QUARTER = periods(Cadence.MONTHLY, 2021)[3], periods(Cadence.QUARTERLY, 2021)[1]
YEAR, OTHER_APRIL = periods(Cadence.ANNUAL, 2021)[0], periods(Cadence.MONTHLY, 2020)[3]


def duties(cadence: Cadence) -> tuple[Obligation, ...]:
    requirement = Requirement("3.3/foto", "3.3", "Foto", Kind.FOTO, cadence)
    return obligations([requirement], 2021, {}, date(2021, 12, 31))


def file(name: str, created: datetime | None = None) -> Evidence:
    return Evidence(name, f"{name}.pdf", created=created)


@pytest.mark.parametrize(
    ("cadence", "covered", "codes"),
    [
        (Cadence.ONCE, (), ["3.3/foto"]),
        (Cadence.ONCE, (OTHER_APRIL,), ["3.3/foto"]),
        (Cadence.MONTHLY, (APRIL,), ["3.3/foto@2021-04"]),
        (Cadence.MONTHLY, (SECOND_QUARTER,), [f"3.3/foto@2021-0{month}" for month in (4, 5, 6)]),
        (Cadence.MONTHLY, (OTHER_APRIL,), []),
        (Cadence.QUARTERLY, (APRIL,), ["3.3/foto@2021-TW2"]),
        (Cadence.SEMESTER, (YEAR,), ["3.3/foto@2021-S1", "3.3/foto@2021-S2"]),
        (Cadence.SEMESTER, (), ["3.3/foto@2021-S1", "3.3/foto@2021-S2"]),
        (Cadence.MONTHLY, (APRIL, periods(Cadence.MONTHLY, 2021)[8]), ["3.3/foto@2021-04", "3.3/foto@2021-09"]),
    ],
)
def test_concerns(cadence: Cadence, covered: tuple[Period, ...], codes: list[str]) -> None:
    assert [duty.code for duty in duties(cadence) if concerns(duty, covered)] == codes


@pytest.mark.parametrize(
    ("judgement", "bearing"),
    [
        (Judgement("a", proofs=(Proof("3.3/foto", 0.9, "cocok."),)), Bearing.PROOF),
        (Judgement("a", doubtful=(Proof("3.3/foto", 0.4, "mungkin."),)), Bearing.DOUBTFUL),
        (Judgement("a", cause=Cause.WRONG_YEAR, near=(Proof("3.3/foto", 0.9, ""),)), Bearing.OUTDATED),
        (Judgement("a", cause=Cause.ZERO_BYTES, near=(Proof("3.3/foto", 0.9, ""),)), Bearing.EMPTY),
        (Judgement("a", cause=Cause.BLANK_TEMPLATE, near=(Proof("3.3/foto", 0.9, ""),)), Bearing.EMPTY),
        (Judgement("a", cause=Cause.DRAFT, near=(Proof("3.3/foto", 0.9, ""),)), Bearing.NEAR),
        (Judgement("a", cause=Cause.OTHER_UNIT, near=(Proof("3.3/foto", 0.9, ""),)), Bearing.NEAR),
        (Judgement("a", near=(Proof("3.3/foto", 0.9, ""),)), Bearing.NEAR),
    ],
    ids=["proof", "doubt", "wrong year", "no bytes", "blank form", "a draft", "another school's", "no cause"],
)
def test_bearing(judgement: Judgement, bearing: Bearing) -> None:
    found = attribute([file("a")], [judgement], duties(Cadence.ONCE))
    assert [support.bearing for support in found["3.3/foto"]] == [bearing]


def test_a_reason_names_the_period_it_was_read_from() -> None:
    proof = Proof("3.3/foto", 0.9, "Nama menyebut foto.", (APRIL,), "menurut nama berkas")
    (support,) = attribute([file("a")], [Judgement("a", (proof,))], duties(Cadence.MONTHLY))["3.3/foto@2021-04"]
    assert support.reason.startswith("Nama menyebut foto.")
    assert "menurut nama berkas" in support.reason


def test_strongest_first_then_the_one_that_came_first() -> None:
    early, late = datetime(2021, 1, 1, tzinfo=UTC), datetime(2021, 2, 1, tzinfo=UTC)
    files = [file("late", late), file("early", early), file("strong", late)]
    judged = [Judgement(each.id, (Proof("3.3/foto", 0.99 if each.id == "strong" else 0.9, ""),)) for each in files]
    found = attribute(files, judged, duties(Cadence.ONCE))["3.3/foto"]
    assert [support.evidence.id for support in found] == ["strong", "early", "late"]


def test_what_comes_near_is_named_without_the_numbers_of_people() -> None:
    named = file("SK Tim 198001012005011003 th 2020")
    judged = Judgement(named.id, cause=Cause.COPY, reason="Salinan.", near=(Proof("3.3/foto", 0.9, ""),))
    (support,) = attribute([named], [judged], duties(Cadence.ONCE))["3.3/foto"]
    assert support.reason == "'SK Tim (nomor) th 2020.pdf': Salinan."


def test_what_a_link_needs_is_told_of_all_that_it_may_prove() -> None:
    judged = Judgement("a", doubtful=(Proof("3.3/foto", 0.9, "mungkin."),), mend="Ganti tautannya.")
    (support,) = attribute([file("a")], [judged], duties(Cadence.ONCE))["3.3/foto"]
    assert support.mend == "Ganti tautannya."


def test_a_proof_of_what_the_plan_does_not_ask_for_is_dropped() -> None:
    judged = [Judgement("a", (Proof("9.9/lain", 0.9, ""),))]
    assert attribute([file("a")], judged, duties(Cadence.ONCE)) == {}
