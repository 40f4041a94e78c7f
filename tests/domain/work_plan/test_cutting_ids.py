import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_sheets.domain.requirement import Cadence
from zi_sheets.domain.words.slug import slug, text_key
from zi_sheets.domain.work_plan.cadence import CadenceRule, cadence_named, cadence_of
from zi_sheets.domain.work_plan.matrix import read_matrix
from zi_sheets.domain.work_plan.requirements import KnownIds, read_requirements
from zi_sheets.materials.plan_data import load_cadences, load_headings

HEADINGS = ("NO", "PROGRAM", "TUJUAN", "INDIKATOR", "TARGET", "KEGIATAN", "DATA DUKUNG")


def ids(data_dukung: str, known: KnownIds | None = None) -> list[str]:
    row = ("3", "Perubahan", "", "1. Tim", "", "", data_dukung)
    matrix = read_matrix((HEADINGS, row), (), load_headings()["Rencana Kerja"])
    return [requirement.id for requirement in read_requirements(matrix, known or {}, ())]


KNOWN: KnownIds = {("3.1", "sk tim zi"): "3.1/sk-tim-zi", ("3.1", "sk tim"): "3.1/sk-tim", ("3.2", "foto"): "3.2/foto"}
IDS = {
    "known text, other case and spaces": ("- SK  tim ZI", ["3.1/sk-tim-zi"]),
    "unknown text": ("- Surat tugas Tim (asli)", ["3.1/surat-tugas-tim"]),
    "known for another indicator only": ("- Foto", ["3.1/foto"]),
    "the same text twice": ("- Foto\n- Foto\n- foto", ["3.1/foto", "3.1/foto-2", "3.1/foto-3"]),
    "a known text twice": ("- SK Tim ZI\n- SK Tim ZI", ["3.1/sk-tim-zi", "3.1/sk-tim-zi-2"]),
    "an id that another text owns": ("- SK (Tim) tim", ["3.1/sk-tim-2"]),
}


@pytest.mark.parametrize(("cell", "expected"), IDS.values(), ids=IDS.keys())
def test_ids(cell: str, expected: list[str]) -> None:
    assert ids(cell, KNOWN) == expected


def test_no_data_dukung_asks_for_nothing() -> None:
    assert ids("") == ids("-") == ids(" \n- \n") == []


@given(st.lists(st.sampled_from(["Foto", "foto", "SK Tim", "SK-Tim", "Banner", "(1)", "!!"]), max_size=8))
def test_no_two_requirements_share_an_id(texts: list[str]) -> None:
    found = ids("\n".join(f"- {text}" for text in texts), KNOWN)
    assert len(found) == len(set(found))


SLUGS = {"SK. Tim ZI (2021)": "sk-tim-zi", "Réviu/ perbaikan": "reviu-perbaikan", "(asli)": "asli", "!": "butir"}


@pytest.mark.parametrize(("text", "expected"), SLUGS.items(), ids=SLUGS.keys())
def test_slug(text: str, expected: str) -> None:
    assert slug(text) == expected


def test_a_long_slug_ends_with_a_whole_word() -> None:
    assert slug("kata " * 40) == "-".join(["kata"] * 16)
    assert len(slug("k" * 200)) == 80


def test_text_key_ignores_case_spaces_and_punctuation() -> None:
    assert text_key("Dok. RKA/ RKAS") == text_key("dok RKA /RKAS.") == "dok rka rkas"


RULES = (
    CadenceRule("laporan", Cadence.ANNUAL),
    CadenceRule("laporan bulanan", Cadence.MONTHLY),
    CadenceRule("3.1/laporan", Cadence.SEMESTER),
)
CADENCES = {
    "no rule": ("3.1/foto", "Foto", Cadence.ONCE),
    "words": ("3.1/x", "Laporan SPI", Cadence.ANNUAL),
    "longer words win": ("3.1/x", "Laporan bulanan SPI", Cadence.MONTHLY),
    "an id wins": ("3.1/laporan", "Laporan bulanan SPI", Cadence.SEMESTER),
    "whole words only": ("3.1/x", "Pelaporan", Cadence.ONCE),
}


@pytest.mark.parametrize(("requirement_id", "text", "cadence"), CADENCES.values(), ids=CADENCES.keys())
def test_the_more_specific_rule_wins(requirement_id: str, text: str, cadence: Cadence) -> None:
    assert cadence_of(requirement_id, text, RULES) is cadence
    assert cadence_of(requirement_id, text, RULES[::-1]) is cadence


def test_of_equal_rules_the_later_one_wins() -> None:
    own = CadenceRule("LAPORAN", Cadence.QUARTERLY)
    assert cadence_of("3.1/x", "Laporan SPI", (*RULES, own)) is Cadence.QUARTERLY


OTHER_PLANS = {
    "Laporan pengaduan setiap bulan": Cadence.MONTHLY,
    "Rekap absensi bulanan": Cadence.MONTHLY,
    "Laporan kinerja per triwulan": Cadence.QUARTERLY,
    "Laporan SKM setiap 6 bulan": Cadence.SEMESTER,
    "Rapor semester": Cadence.SEMESTER,
    "SKP ditetapkan awal tahun": Cadence.ANNUAL,
    "Renja tahunan": Cadence.ANNUAL,
    "Renstra lima tahunan": Cadence.ONCE,
    "SK Tim ZI": Cadence.ONCE,
}


@pytest.mark.parametrize(("text", "cadence"), OTHER_PLANS.items(), ids=OTHER_PLANS.keys())
def test_the_table_speaks_of_other_plans_too(text: str, cadence: Cadence) -> None:
    assert cadence_of("9.9/x", text, load_cadences()) is cadence


@pytest.mark.parametrize(
    ("word", "cadence"),
    [
        ("Bulanan", Cadence.MONTHLY),
        ("monthly", Cadence.MONTHLY),
        (" sekali ", Cadence.ONCE),
        ("kadang", None),
        ("", None),
    ],
)
def test_cadences_are_named_in_indonesian_or_in_code(word: str, cadence: Cadence | None) -> None:
    assert cadence_named(word) is cadence
