"""A person's verdict wins for the evidence it was given for, and for no other."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

import pytest

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.fingerprint import fingerprint, prints
from zi_sheets.domain.hidden import Hidden
from zi_sheets.domain.snapshot import Tab
from zi_sheets.domain.status import NO_HOME, Bearing, Found, State, Status, Support
from zi_sheets.domain.verdict import SAID, There, Verdict, judged, read_verdict
from zi_sheets.domain.workbook.grid import Cell
from zi_sheets.domain.workbook.records import Records

SEEN_FILE = Evidence("1a", "SK.pdf", checksum="old")
REPLACED = replace(SEEN_FILE, checksum="x")
LATER = Evidence("1b", "SK baru.pdf", checksum="new")
SIDIK = fingerprint([SEEN_FILE])
GIVEN = date(2021, 4, 12)


def found(*files: Evidence, bearing: Bearing = Bearing.PROOF, unreadable: str = "") -> Found:
    return Found(
        tuple(Support(bearing, file, 0.9, "cocok.") for file in files), Hidden(unreadable) if unreadable else None
    )


def after(
    word: str, evidence: Found, *, note: str = "", sidik: str = SIDIK, elsewhere: Sequence[Evidence] = ()
) -> State:
    status = Status.PRESENT if evidence.of(Bearing.PROOF) else Status.MISSING
    there = There(prints([*(support.evidence for support in evidence.supports), *elsewhere]))
    verdict = Verdict(word, note, sidik, ("SK.pdf",), GIVEN)
    return judged(State(status, "cocok.", tuple(evidence.supports)), evidence, verdict, there)


@pytest.mark.parametrize(
    ("word", "evidence", "expected"),
    [
        ("", found(SEEN_FILE), Status.PRESENT),
        ("sah", found(SEEN_FILE), Status.VERIFIED),
        ("sah", found(SEEN_FILE, bearing=Bearing.DOUBTFUL), Status.VERIFIED),
        ("sah", found(LATER, SEEN_FILE), Status.VERIFIED),
        ("sah", found(), Status.DOUBTFUL),
        ("sah", found(LATER), Status.DOUBTFUL),
        ("sah", found(REPLACED), Status.DOUBTFUL),
        ("sah", found(SEEN_FILE, bearing=Bearing.EMPTY), Status.VERIFIED),
        ("sah", found(SEEN_FILE, unreadable="ditolak"), Status.VERIFIED),
        ("sah", found(unreadable="ditolak"), Status.UNREADABLE),
        ("sah", found(REPLACED, unreadable="ditolak"), Status.DOUBTFUL),
        ("tolak", found(SEEN_FILE, bearing=Bearing.OUTDATED), Status.REJECTED),
        ("tolak", found(SEEN_FILE), Status.REJECTED),
        ("tolak", found(LATER, SEEN_FILE), Status.REJECTED),
        ("tolak", found(REPLACED), Status.DOUBTFUL),
        ("tolak", found(LATER), Status.DOUBTFUL),
        ("tolak", found(), Status.DOUBTFUL),
        ("tolak", found(unreadable="ditolak"), Status.UNREADABLE),
        ("tidak berlaku", found(), Status.NOT_APPLICABLE),
        ("tidak berlaku", found(LATER), Status.NOT_APPLICABLE),
        ("tidak berlaku", found(unreadable="ditolak"), Status.NOT_APPLICABLE),
    ],
)
def test_judged(word: str, evidence: Found, expected: Status) -> None:
    assert after(word, evidence).status is expected


@pytest.mark.parametrize(("word", "expected"), [("sah", Status.VERIFIED), ("tolak", Status.REJECTED)])
def test_a_verdict_holds_for_a_file_that_matches_nothing_any_more(word: str, expected: Status) -> None:
    state = after(word, found(), elsewhere=[SEEN_FILE])
    assert state.status is expected
    assert [support.evidence for support in state.shown] == [SEEN_FILE]


def test_a_link_of_its_row_that_cannot_be_seen_excuses_no_other_evidence() -> None:
    verdict, beside = Verdict("sah", "", SIDIK, ("SK.pdf",), GIVEN), Hidden("Tautan lain ditolak.")
    assert judged(State(Status.MISSING, ""), Found(in_row=beside), verdict, There({})).status is Status.DOUBTFUL
    there = There({}, hidden={"SK.pdf": beside})
    assert judged(State(Status.MISSING, ""), Found(in_row=beside), verdict, there).status is Status.UNREADABLE


def test_judged_evidence_is_looked_for_wherever_it_lay() -> None:
    verdict, there = (
        Verdict("tolak", "", SIDIK, ("SK.pdf",), GIVEN),
        There({}, hidden={"SK.pdf": Hidden("Folder ditolak.")}),
    )
    state = judged(State(Status.MISSING, ""), found(), verdict, there)
    assert (state.status, "Folder ditolak." in state.reason) == (Status.UNREADABLE, True)


def test_a_verdict_without_a_fingerprint_was_given_for_nothing() -> None:
    assert after("sah", found(SEEN_FILE), sidik="").status is Status.DOUBTFUL


@pytest.mark.parametrize("word", ["sah", "tolak"])
def test_a_verdict_on_nothing_hides_nothing_that_is_missing(word: str) -> None:
    state = after(word, found(), sidik="")
    assert state.status is Status.MISSING
    assert "diisi tanpa bukti" in state.reason


@pytest.mark.parametrize("word", ["ok", "sah?", "v", "x", "true"])
def test_a_word_that_is_no_verdict_neither_confirms_nor_rejects(word: str) -> None:
    state = after(word, found(SEEN_FILE))
    assert state.status is Status.DOUBTFUL
    assert f"'{word}'" in state.reason
    assert "Sah, Tolak atau Tidak Berlaku" in state.action


JUDGE_AGAIN = " Kosongkan Verifikasi, tunggu sinkron berikutnya, lalu nilai lagi."


@pytest.mark.parametrize(
    ("word", "evidence", "note", "sentence"),
    [
        ("sah", found(SEEN_FILE), "rapi", "Dinyatakan sah, terlihat sejak 12 April 2021."),
        (
            "sah",
            found(REPLACED),
            "",
            f"Dinyatakan sah, terlihat sejak 12 April 2021, tetapi sejak itu 'SK.pdf' berubah.{JUDGE_AGAIN}",
        ),
        (
            "sah",
            found(LATER),
            "",
            "Dinyatakan sah, terlihat sejak 12 April 2021, tetapi sejak itu 'SK.pdf' tidak ada lagi atau berganti nama."
            + JUDGE_AGAIN,
        ),
        (
            "sah",
            found(unreadable="Foldernya tidak diizinkan."),
            "",
            "Dinyatakan sah, terlihat sejak 12 April 2021. Sekarang buktinya tidak dapat dilihat. "
            "Foldernya tidak diizinkan.",
        ),
        (
            "tolak",
            found(SEEN_FILE),
            "belum ditandatangani",
            "Ditolak pemeriksa, terlihat sejak 12 April 2021: belum ditandatangani. Ganti buktinya. "
            f"Yang ditolak: 'SK.pdf'. {NO_HOME}{JUDGE_AGAIN}",
        ),
        (
            "tolak",
            replace(found(SEEN_FILE), home="1.1 Tim", example="1.1 SK Tim 2021.pdf"),
            "",
            "Ditolak pemeriksa, terlihat sejak 12 April 2021. Ganti buktinya. Yang ditolak: 'SK.pdf'. "
            "Taruh penggantinya di folder 1.1 Tim, misalnya dengan nama '1.1 SK Tim 2021.pdf'." + JUDGE_AGAIN,
        ),
        (
            "tolak",
            found(SEEN_FILE, LATER),
            "",
            "Ditolak pemeriksa, terlihat sejak 12 April 2021. Ada bukti yang belum dinilai: 'SK baru.pdf'."
            + JUDGE_AGAIN,
        ),
        (
            "tidak berlaku",
            found(),
            "tidak ada loket",
            "Dinyatakan tidak berlaku, terlihat sejak 12 April 2021: tidak ada loket.",
        ),
        (
            "tidak berlaku",
            found(),
            "",
            "Dinyatakan tidak berlaku, terlihat sejak 12 April 2021: alasannya belum ditulis di Catatan.",
        ),
    ],
    ids=[
        "confirmed",
        "confirmed, then changed",
        "confirmed, then gone",
        "confirmed, now hidden",
        "rejected with a note",
        "rejected, its folder known",
        "rejected, another file beside it",
        "not applicable",
        "not applicable without a note",
    ],
)
def test_the_reason_is_one_a_person_can_act_on(word: str, evidence: Found, note: str, sentence: str) -> None:
    assert after(word, evidence, note=note).told == sentence


@pytest.mark.parametrize("word", ["sah", "tolak"])
def test_files_are_named_without_the_numbers_of_people_but_told_by_their_whole_names(word: str) -> None:
    numbered = replace(SEEN_FILE, name="SK 198001012005011003.pdf")
    replaced, beside = replace(numbered, checksum="x"), replace(LATER, name="SK 198001012005011004.pdf")
    verdict = Verdict(word, "", SIDIK, (numbered.name,), GIVEN)
    for evidence in (found(replaced), found(numbered, beside)):
        there = There(prints(support.evidence for support in evidence.supports))
        state = judged(State(Status.PRESENT, "cocok.", tuple(evidence.supports)), evidence, verdict, there)
        assert "19800101" not in state.told
    changed = judged(State(Status.PRESENT, "cocok."), found(replaced), verdict, There(prints([replaced])))
    assert "'SK (nomor).pdf' berubah" in changed.reason


def test_a_rejected_name_is_told_without_the_numbers_of_people() -> None:
    file = replace(SEEN_FILE, name="KTP 1234567890123456.pdf")
    state = after("tolak", found(file), sidik=fingerprint([file]))
    assert "Yang ditolak: 'KTP (nomor).pdf'." in state.action


def test_of_more_files_than_are_shown_none_is_called_unjudged() -> None:
    files = [replace(SEEN_FILE, id=str(number), name=f"{number}.pdf") for number in range(5)]
    state = after("tolak", found(*files), sidik=fingerprint(files))
    assert "belum dinilai" not in state.reason


# The day of a verdict is kept in Alasan.

HEADINGS = ("Kode", "Verifikasi", "Catatan", "Sidik", "Bukti", "Alasan")


def row(word: str, reason: str, *, shown: str = "SK.pdf\nhttps://drive/1a") -> Records:
    cells: tuple[Cell, ...] = ("1.1/sk", word, "", SIDIK, shown, reason)
    tab = Tab("Data Dukung", "Data Dukung", 1, (HEADINGS, cells), 2, len(HEADINGS))
    return Records(tab, 0, (), {name: index for index, name in enumerate(HEADINGS)}, lines={"1.1/sk": 1})


@pytest.mark.parametrize("word", SAID)
@pytest.mark.parametrize("evidence", [found(SEEN_FILE), found(REPLACED), found(), found(unreadable="ditolak")])
def test_the_first_day_outlives_every_state(word: str, evidence: Found) -> None:
    reason = after(word, evidence, note="dilihat 1 Mei 2021, terlihat sejak 2 Mei 2021").told
    assert read_verdict(row(word.title(), reason), "1.1/sk", date(2021, 6, 1)).since == GIVEN


@pytest.mark.parametrize(
    ("word", "reason"),
    [
        ("Sah", "Nama menyebut SK."),
        ("Sah", ""),
        ("Tolak", "Dinyatakan sah, terlihat sejak 12 April 2021."),
        ("Sah", "Dinyatakan sah, terlihat sejak 31 Februari 2021."),
    ],
    ids=["not seen before", "no reason", "another verdict since", "no day"],
)
def test_a_verdict_that_was_not_seen_before_is_of_today(word: str, reason: str) -> None:
    today = date(2021, 6, 1)
    assert read_verdict(row(word, reason), "1.1/sk", today).since == today


def test_the_names_are_of_the_files_that_have_prints() -> None:
    assert read_verdict(row("Sah", ""), "1.1/sk", GIVEN).names == ("SK.pdf",)
