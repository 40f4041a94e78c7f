"""The status that the evidence alone gives, in the order in which one sort of evidence beats another."""

from dataclasses import replace
from datetime import date

import pytest

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.hidden import Hidden
from zi_sheets.domain.period import periods
from zi_sheets.domain.requirement import Cadence, Kind, Requirement
from zi_sheets.domain.status import Bearing, Found, State, Status, Support, observe
from zi_sheets.domain.work_plan.obligation import Obligation

APRIL = Obligation(
    Requirement("3.3/foto", "3.3", "Foto", Kind.FOTO, Cadence.MONTHLY),
    periods(Cadence.MONTHLY, 2021)[3],
    date(2021, 4, 30),
)
BEFORE, FIRST, DURING, AFTER = date(2021, 3, 31), date(2021, 4, 1), date(2021, 4, 15), date(2022, 1, 5)


def support(bearing: Bearing, confidence: float = 0.9) -> Support:
    return Support(bearing, Evidence(bearing.value, f"{bearing.value}.pdf"), confidence, f"karena {bearing.value}.")


def seen(*bearings: Bearing, unreadable: str = "", today: date = DURING) -> State:
    hidden = Hidden(unreadable, "Minta dibagikan.", "https://drive/tertutup") if unreadable else None
    return observe(APRIL, Found(tuple(map(support, bearings)), hidden, home="3.3 Monev"), today)


def spoilt(name: str, mend: str) -> Support:
    return Support(Bearing.DOUBTFUL, Evidence(name, name, url=f"https://{name}"), 1.0, "Tidak dapat dibuka.", mend)


@pytest.mark.parametrize(
    ("bearings", "unreadable", "today", "expected"),
    [
        ([], "", DURING, Status.MISSING),
        ([], "", AFTER, Status.MISSING),
        ([], "", BEFORE, Status.NOT_YET),
        ([], "", FIRST, Status.MISSING),
        ([], "ditolak", DURING, Status.UNREADABLE),
        ([], "ditolak", BEFORE, Status.NOT_YET),
        ([Bearing.PROOF], "", DURING, Status.PRESENT),
        ([Bearing.PROOF], "", BEFORE, Status.PRESENT),
        ([Bearing.PROOF], "ditolak", DURING, Status.PRESENT),
        ([Bearing.DOUBTFUL], "", DURING, Status.DOUBTFUL),
        ([Bearing.DOUBTFUL], "ditolak", DURING, Status.DOUBTFUL),
        ([Bearing.EMPTY], "", DURING, Status.EMPTY),
        ([Bearing.OUTDATED], "", DURING, Status.OUTDATED),
        ([Bearing.NEAR], "", DURING, Status.MISSING),
        ([Bearing.EMPTY], "ditolak", DURING, Status.UNREADABLE),
        ([Bearing.OUTDATED], "ditolak", DURING, Status.UNREADABLE),
        ([Bearing.OUTDATED], "", BEFORE, Status.NOT_YET),
        ([Bearing.DOUBTFUL, Bearing.PROOF], "", DURING, Status.PRESENT),
        ([Bearing.OUTDATED, Bearing.DOUBTFUL], "", DURING, Status.DOUBTFUL),
        ([Bearing.OUTDATED, Bearing.EMPTY], "", DURING, Status.EMPTY),
        ([Bearing.NEAR, Bearing.OUTDATED], "", DURING, Status.OUTDATED),
    ],
)
def test_observe(bearings: list[Bearing], unreadable: str, today: date, expected: Status) -> None:
    assert seen(*bearings, unreadable=unreadable, today=today).status is expected


def test_only_evidence_of_the_deciding_sort_is_shown() -> None:
    state = seen(Bearing.DOUBTFUL, Bearing.PROOF, Bearing.OUTDATED)
    assert [each.bearing for each in state.shown] == [Bearing.PROOF]
    assert state.confidence == 0.9


def test_nothing_shown_has_no_confidence() -> None:
    assert seen().confidence is None
    assert seen(Bearing.NEAR).shown == ()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (seen(), "Taruh di folder 3.3 Monev."),
        (seen(Bearing.NEAR), "Yang mendekati: karena near. Bila berkas itu memang dokumennya, perbaiki"),
        (seen(today=BEFORE), "Periode April 2021 belum mulai."),
        (seen(unreadable="Foldernya tidak diizinkan."), "Foldernya tidak diizinkan. Minta dibagikan."),
        (seen(Bearing.PROOF), "karena proof."),
        (seen(Bearing.EMPTY), "karena empty. Taruh penggantinya di folder 3.3 Monev."),
        (seen(Bearing.OUTDATED), "karena outdated. Taruh penggantinya di folder 3.3 Monev."),
        (
            observe(APRIL, Found((support(Bearing.DOUBTFUL),), home="3.3 Monev / Foto", own_home=True), DURING),
            "karena doubtful. Bila ini dokumennya, pindahkan ke folder 3.3 Monev / Foto.",
        ),
        (observe(APRIL, Found(), DURING), "minta operator menjalankan `zi-sheets init`"),
    ],
    ids=[
        "missing",
        "almost",
        "too early",
        "unreadable",
        "present",
        "empty",
        "outdated",
        "doubtful",
        "no folder of its own",
    ],
)
def test_every_status_says_why(state: State, words: str) -> None:
    assert words in state.told


@pytest.mark.parametrize(
    ("state", "address"),
    [
        (seen(unreadable="ditolak"), "https://drive/tertutup"),
        (observe(APRIL, Found((spoilt("a", ""),)), DURING), ""),
        (observe(APRIL, Found((replace(spoilt("a", ""), bearing=Bearing.HIDDEN),)), DURING), "https://a"),
    ],
    ids=["a folder", "what can be seen", "a link"],
)
def test_what_cannot_be_seen_is_known_by_its_address(state: State, address: str) -> None:
    assert state.address == address


def test_nobody_is_told_to_move_a_link() -> None:
    link = Support(Bearing.DOUBTFUL, Evidence("tautan-1", "Foto", url="https://bit.ly/xyz"), 0.4, "Mungkin.")
    assert observe(APRIL, Found((link,), home="3.3 Monev / Foto", own_home=True), DURING).told == "Mungkin."


@pytest.mark.parametrize(
    ("supports", "shown", "told"),
    [
        ([spoilt("a", "Ganti.")], ["a"], "Tidak dapat dibuka. Ganti."),
        ([spoilt("a", "Ganti."), spoilt("b", "Ganti.")], ["a", "b"], "Tidak dapat dibuka. Ganti."),
        ([spoilt("a", "Ganti."), spoilt("b", "Pulihkan.")], ["a", "b"], "Tidak dapat dibuka. Ganti. Pulihkan."),
        ([spoilt("a", "Ganti."), support(Bearing.DOUBTFUL)], ["doubtful.pdf"], "karena doubtful."),
    ],
    ids=["one", "two of one kind", "two kinds", "beside a file that is to be judged"],
)
def test_a_link_that_nobody_can_open_is_to_mend_and_not_to_judge(
    supports: list[Support], shown: list[str], told: str
) -> None:
    state = observe(APRIL, Found(supports, home="3.3 Monev"), DURING)
    assert ([each.evidence.name for each in state.shown], state.told) == (shown, told)
    assert state.only_to_mend is (shown != ["doubtful.pdf"])
