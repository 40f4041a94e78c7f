"""What proves what: one table per rule of the bench README, with names that the bench does not hold."""

import pytest

from tests.domain.match_sample import YEAR, file, judge, lexicon, plan, proofs, proven
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.matching.match import match
from zi_sheets.domain.matching.result import Cause

MP = "3. Bidang Menejemen Perubahan"
TIM = f"{MP}/3.1 Penyusunan Tim Kerja"


@pytest.mark.parametrize(
    ("path", "requirement"),
    [
        (f"{TIM}/und rapat.pdf", "3.1/undangan"),
        (f"{TIM}/DH.pdf", "3.1/daftar-hadir"),
        (f"{TIM}/presensi.xlsx", "3.1/daftar-hadir"),
        (f"{TIM}/Risalah.docx", "3.1/notulen"),
        (f"{MP}/3.2 Dokumen rencana kerja/baliho.jpg", "3.2/banner"),
        (f"{MP}/3.2 Dokumen rencana kerja/tiktok.png", "3.2/medsos"),
        ("4. Bidang Penataan Tatalaksana/4.3 Keterbukaan Informasi Publik/pamflet.pdf", "4.3/brosur"),
        ("4. Bidang Penataan Tatalaksana/4.3 Keterbukaan Informasi Publik/VID_0012.mp4", "4.3/audio-visual"),
        ("5. SDM/5.5 Penegakan Aturan Disiplin/surat izin keluar.pdf", "5.5/surat-ijin"),
    ],
)
def test_generic_kinds_belong_to_their_folder(path: str, requirement: str) -> None:
    assert proven(path) == {requirement}


@pytest.mark.parametrize(
    ("path", "requirement"),
    [
        ("Semua notulen/notula rapat mutasi internal.pdf", "5.2/notula"),
        ("5. SDM/5.1 Kebutuhan Pegawai/Undangan rapat mutasi internal.pdf", "5.2/undangan"),
        ("Foto/pencanangan bersama muspika.jpg", "2.1/foto"),
        ("Undangan/undangan koordinasi persiapan ZI.pdf", "1.1/undangan"),
    ],
)
def test_a_name_that_says_which_meeting_wins_over_the_folder(path: str, requirement: str) -> None:
    assert proven(path) == {requirement}


@pytest.mark.parametrize(
    ("name", "requirement"),
    [
        ("Fakta Integritas Guru.pdf", "2.1/pakta-integritas"),
        ("keputusan unit pengendali gratifikasi.pdf", "7.1/sk-upg"),
        ("SK Tim Kerja WBK.pdf", "3.1/sk-tim-zi"),
        ("ARKAS.xlsx", "6.2/rkas"),
        ("cctv lobi.jpg", "7.1/capture-cctv"),
        ("kotak aduan.jpg", "7.3/capture-petugas"),
        ("Laporan IKM.pdf", "8.3/laporan-survei"),
        ("ABK.xlsx", "5.1/kebutuhan-pegawai"),
        ("konflik kepentingan - pemetaan.docx", "7.5/identifikasi"),
        ("Perbup No. 58 Thn 2020.pdf", "7.5/perbup-58"),
    ],
)
def test_a_document_that_names_itself_counts_anywhere(name: str, requirement: str) -> None:
    assert proven(name) == proven(f"lain-lain/{name}") == {requirement}


@pytest.mark.parametrize(
    ("path", "requirement"),
    [
        pytest.param("III. SDM/7.1 stiker tolak suap.jpg", "7.1/capture-banner", id="matrix code against the folder"),
        pytest.param("campur/A.III.2.a notula.pdf", "5.2/notula", id="A.III.2.a"),
        pytest.param("campur/3.ii.a notula.pdf", "5.2/notula", id="3.ii.a"),
        pytest.param("campur/III.2.a.1 notula.pdf", "5.2/notula", id="III.2.a.1"),
        pytest.param("campur/A.3.ii.a notula.pdf", "5.2/notula", id="A.3.ii.a"),
        pytest.param("campur/A.I.3.ii.a notula.pdf", "5.2/notula", id="A.I.3.ii.a"),
        pytest.param("campur/3.b notula.pdf", "5.2/notula", id="3.b without a folder"),
        pytest.param("campur/[5.2] notula.pdf", "5.2/notula", id="[5.2]"),
        pytest.param("III. SDM/b. Mutasi/1.a notula.pdf", "5.2/notula", id="1.a does not beat the folder"),
    ],
)
def test_codes(path: str, requirement: str) -> None:
    assert proven(path) == {requirement}


@pytest.mark.parametrize(
    ("folder", "requirement"),
    [
        pytest.param(
            "1. Sosialisasi Pembangunan ZI/1.1 Publikasi Pembangunan ZI", "1.1/undangan", id="the product's tree"
        ),
        pytest.param("AREA 3 SDM/3.2 Mutasi", "5.2/undangan", id="area and its own numbers"),
        pytest.param("III. SDM/b. Pola Mutasi", "5.2/undangan", id="roman and letter"),
        pytest.param("Pokja 3/Mutasi internal", "5.2/undangan", id="pokja and words"),
        pytest.param("mutasi internal", "5.2/undangan", id="words alone"),
        pytest.param("IV. AKUNTABILITAS/1. Keterlibatan Pimpinan/April", "6.1/undangan", id="month inside"),
    ],
)
def test_folders_speak(folder: str, requirement: str) -> None:
    assert proven(f"{folder}/undangan.pdf") == {requirement}


@pytest.mark.parametrize(
    ("path", "requirements"),
    [
        pytest.param("5.1/DH/3.jpg", {"5.1/daftar-hadir"}, id="the folder says the kind"),
        pytest.param("1.1 Publikasi/IMG_1.jpg", {"1.1/foto"}, id="exactly one picture asked"),
        pytest.param("5.6 SIMPEG/Screenshot (3).png", set(), id="several asked"),
        pytest.param("V. PENGAWASAN/IMG_1.jpg", set(), id="only the area known"),
        pytest.param("Kotak pengaduan/IMG_1.jpg", {"7.3/capture-petugas"}, id="the folder says what it shows"),
        pytest.param(f"{TIM}/IMG_1.jpg", set(), id="none asked"),
        pytest.param("2. Pencanaan Zona Integritas/IMG_1.jpg", {"2.1/foto"}, id="a program of one indicator"),
        pytest.param(f"{MP}/IMG_1.jpg", set(), id="the number of a program is no indicator"),
    ],
)
def test_bare_pictures(path: str, requirements: set[str]) -> None:
    assert proven(path) == requirements


@pytest.mark.parametrize(
    ("path", "requirements"),
    [
        (
            "5.2 Pola Mutasi/Undangan-DH-notulen-dokumentasi mutasi.pdf",
            {"5.2/undangan", "5.2/daftar-hadir", "5.2/notula", "5.2/foto"},
        ),
        ("SK/SK UPG dan SK Tim SPI.pdf", {"7.1/sk-upg", "7.2/sk-spi"}),
        ("5.5 Penegakan Aturan Disiplin/rekap absensi.xlsx", {"5.5/absensi", "5.5/daftar-hadir"}),
    ],
)
def test_several_requirements_in_one_file(path: str, requirements: set[str]) -> None:
    assert proven(path) == requirements


@pytest.mark.parametrize(
    ("path", "cause", "near"),
    [
        pytest.param("~$SK UPG.docx", Cause.SYSTEM_FILE, "7.1/sk-upg", id="lock file"),
        pytest.param("desktop.ini", Cause.SYSTEM_FILE, "", id="desktop.ini"),
        pytest.param(".~lock.SK UPG.docx#", Cause.SYSTEM_FILE, "7.1/sk-upg", id="lock file of LibreOffice"),
        pytest.param("Draft SK UPG.docx", Cause.DRAFT, "7.1/sk-upg", id="draft"),
        pytest.param("SK UPG blm ttd.docx", Cause.DRAFT, "7.1/sk-upg", id="not signed"),
        pytest.param("contoh SK UPG.docx", Cause.BLANK_TEMPLATE, "7.1/sk-upg", id="sample"),
        pytest.param("pakta integritas kosong.docx", Cause.BLANK_TEMPLATE, "2.1/pakta-integritas", id="blank"),
        pytest.param(
            "Blangko/pakta integritas.docx", Cause.BLANK_TEMPLATE, "2.1/pakta-integritas", id="folder of blanks"
        ),
        pytest.param("SK UPG 2019.pdf", Cause.WRONG_YEAR, "7.1/sk-upg", id="last decree"),
        pytest.param("Arsip 2020/SK UPG.pdf", Cause.WRONG_YEAR, "7.1/sk-upg", id="folder of another year"),
        pytest.param("SK UPG SMPN 2 Caruban.pdf", Cause.OTHER_UNIT, "7.1/sk-upg", id="another school"),
        pytest.param("SMP Negeri 1 Saradan/SK UPG.pdf", Cause.OTHER_UNIT, "7.1/sk-upg", id="another school's folder"),
        pytest.param("laporan keuangan.pdf", Cause.NO_MATCH, "", id="nothing asked"),
        pytest.param("SOP pengurus OSIS.pdf", Cause.FOREIGN_SUBJECT, "", id="pupils"),
    ],
)
def test_no_evidence(path: str, cause: Cause, near: str) -> None:
    """PITFALLS 23: a file name proves nothing by itself."""
    (judgement,) = judge(file(path))
    assert (judgement.proofs, judgement.cause) == ((), cause)
    assert [proof.requirement for proof in judgement.near] == ([near] if near else [])
    assert judgement.reason.endswith(".")


def test_zero_bytes() -> None:
    (judgement,) = judge(file("SK UPG.pdf", size=0))
    assert (judgement.cause, judgement.reason) == (Cause.ZERO_BYTES, "Berkas kosong 0 byte.")
    assert [proof.requirement for proof in judgement.near] == ["7.1/sk-upg"]


def test_the_size_of_a_google_document_says_nothing() -> None:
    """PITFALLS 20."""
    (judgement,) = judge(file("SK UPG", size=0, mime="application/vnd.google-apps.document"))
    assert (judgement.cause, len(judgement.proofs)) == (None, 1)


@pytest.mark.parametrize(
    "path",
    ["SK UPG 2021-2022.pdf", "Arsip 2020/SK UPG 2021.pdf", "SK UPG SMPN 1 Mejayan.pdf", "SK UPG SMP Negeri 1.pdf"],
)
def test_right_year_and_unit(path: str) -> None:
    assert proven(path) == {"7.1/sk-upg"}


@pytest.mark.parametrize("place", ["Kabupaten Madiun", "SMPN 1 Mejayan Kab. Madiun", "Pemerintah Kabupaten Madiun"])
def test_where_the_unit_lies_is_no_subject(place: str) -> None:
    """One document of the plan names its government; that makes no other name that does so speak of it."""
    assert proven(f"1. Sosialisasi Pembangunan ZI/1.1 Publikasi/Notulen rapat {place}.pdf") == {"1.1/notulen"}


def test_without_a_unit_no_school_is_another() -> None:
    (judgement,) = match([file("SK UPG SMPN 2 Caruban.pdf")], plan(), lexicon(), YEAR, ())
    assert proofs(judgement) == {"7.1/sk-upg"}


@pytest.mark.parametrize(
    ("original", "other", "copied"),
    [
        pytest.param("SK UPG.pdf", "Salinan dari SK UPG.pdf", True, id="said"),
        pytest.param("SK UPG.pdf", "SK UPG (1).pdf", True, id="counted, same size"),
        pytest.param("SK UPG.pdf", "arsip/Salinan dari SK UPG.pdf", False, id="another folder"),
        pytest.param("foto/SK UPG.pdf", "foto/SK UPG lampiran.pdf", False, id="another name"),
    ],
)
def test_copies(original: str, other: str, copied: bool) -> None:
    first, second = judge(file(original), file(other))
    assert first.cause is None
    assert second.cause is (Cause.COPY if copied else None)


def test_photos_of_one_day_with_one_size_are_no_copies() -> None:
    first, second = judge(file("1.1/IMG-20210304-WA0012.jpg"), file("1.1/IMG-20210304-WA0013.jpg"))
    assert proofs(first) == proofs(second) == {"1.1/foto"}


def test_a_numbered_photo_of_another_size_is_no_copy() -> None:
    first, second = judge(file("1.1/foto (1).jpg", size=10), file("1.1/foto (2).jpg", size=11))
    assert proofs(first) == proofs(second) == {"1.1/foto"}


@pytest.mark.parametrize(
    ("path", "requirements"),
    [
        pytest.param("SK mutasi siswa.pdf", set(), id="pupils are no staff"),
        pytest.param(
            "2.1 Keseriusan/penandatanganan pakta integritas.jpg", {"2.1/foto"}, id="the event, not the paper"
        ),
        pytest.param("2.1 Keseriusan/pakta integritas.jpg", {"2.1/pakta-integritas"}, id="a photographed paper"),
        pytest.param("4.1 POS/daftar inventaris SOP layanan.xlsx", set(), id="a list of SOPs is no SOP"),
        pytest.param("4.1 POS/alur legalisir.jpg", {"4.1/foto-alur"}, id="the head of the name decides"),
        pytest.param("laporan realisasi RKAS.pdf", set(), id="a report on it is not it"),
        pytest.param("Perbup 35 tahun 2018 benturan kepentingan.pdf", set(), id="another regulation"),
    ],
)
def test_near_misses(path: str, requirements: set[str]) -> None:
    assert proven(path) == requirements


def test_ambiguity_lowers_confidence_instead_of_choosing() -> None:
    (judgement,) = judge(file("5.6 SIMPEG/Screenshot (3).png"))
    assert (judgement.proofs, judgement.cause) == ((), Cause.AMBIGUOUS)
    assert {proof.requirement for proof in judgement.doubtful} == {"5.6/capture-laporan", "5.6/capture-update"}
    assert all(proof.confidence < 0.6 for proof in judgement.doubtful)


@pytest.mark.parametrize(
    ("url", "requirement"),
    [
        pytest.param("https://www.instagram.com/p/abc", "3.2/medsos", id="instagram"),
        pytest.param("https://smpn1mejayan.sch.id/zi", "3.2/web", id="website"),
    ],
)
def test_links_are_told_by_their_address(url: str, requirement: str) -> None:
    """PITFALLS 5: a link found in a cell is evidence like a file."""
    (judgement,) = judge(Evidence("tautan", "Lihat di sini", (MP, "3.2 Dokumen rencana kerja"), url=url))
    assert proofs(judgement) == {requirement}


def test_half_a_match_is_worth_a_look() -> None:
    (judgement,) = judge(file("V. PENGAWASAN/banner.jpg"))
    assert (judgement.cause, [proof.requirement for proof in judgement.doubtful]) == (
        Cause.UNSURE,
        ["7.1/capture-banner"],
    )


def test_periods_come_with_their_reason() -> None:
    (judgement,) = judge(file(f"{MP}/3.3 Pemantauan/Agustus/hasil monev.pdf"))
    (proof,) = judgement.proofs
    assert [period.code for period in proof.periods] == ["2021-08"]
    assert proof.period_reason == 'menurut folder "Agustus"'
    assert proof.reason == 'Nama menyebut "monev" di folder "3.3 Pemantauan".'
