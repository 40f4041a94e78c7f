import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.words.alternatives import alternatives
from zi_sheets.domain.words.document_words import kind_of
from zi_sheets.domain.work_plan.cutting import cut

# A bullet and its documents. Most bullets are the 2021 plan's, its narrative part too.
CUTS = {
    "Undangan, Notulen, foto": ("Undangan", "Notulen", "Foto"),
    "Undangan,Notulen;foto": ("Undangan", "Notulen", "Foto"),
    "Banner, brosur, audio visual": ("Banner", "Brosur", "Audio visual"),
    "Banner, mading, running text": ("Banner", "Mading", "Running text"),
    "e-rapor": ("e-rapor",),
    "Notulensi.": ("Notulensi",),
    "Dokumen laporan survei;": ("Dokumen laporan survei",),
    # a shared subject is repeated, wherever it is said
    "Undangan, notula, daftar hadir, dan foto rapat pembagian tugas": (
        "Undangan rapat pembagian tugas",
        "Notula rapat pembagian tugas",
        "Daftar hadir rapat pembagian tugas",
        "Foto rapat pembagian tugas",
    ),
    "Foto sosialisasi, notulen": ("Foto sosialisasi", "Notulen sosialisasi"),
    "undangan rapat, notulensi, foto kegiatan": ("Undangan rapat", "Notulensi rapat", "Foto kegiatan"),
    "Undangan & daftar hadir + foto rapat": ("Undangan rapat", "Daftar hadir rapat", "Foto rapat"),
    "Dokumen dan capture internalisasi WBS": ("Dokumen internalisasi WBS", "Capture internalisasi WBS"),
    "Rapat koordinasi: undangan, foto": ("Undangan rapat koordinasi", "Foto rapat koordinasi"),
    # but not over documents of another sort
    "DH, surat ijin, surat tugas keluar": ("DH", "Surat ijin", "Surat tugas keluar"),
    "Undangan, SK Tim ZI": ("Undangan", "SK Tim ZI"),
    # a shared head is repeated
    "SK Tim ZI, agen perubahan, dan UPG": ("SK Tim ZI", "SK agen perubahan", "SK UPG"),
    "Capture website, aplikasi layanan, serta media sosial": (
        "Capture website",
        "Capture aplikasi layanan",
        "Capture media sosial",
    ),
    "Capture web dan medsos": ("Capture web", "Capture medsos"),
    "Dok. turunan Renja yang mendukung layanan (standar, survei) serta mendukung anti korupsi (SPI, dan WBS)": (
        "Dok. turunan Renja yang mendukung layanan (standar, survei)",
        "Dok. turunan Renja yang mendukung anti korupsi (SPI, dan WBS)",
    ),
    "Foto kegiatan apel dan kegiatan upacara": ("Foto kegiatan apel", "Foto kegiatan upacara"),
    "SOP pelayanan, SOP pengaduan dan SOP perpustakaan": ("SOP pelayanan", "SOP pengaduan", "SOP perpustakaan"),
    "Dokumen RKAS dan SK Bendahara": ("Dokumen RKAS", "SK Bendahara"),
    # "dan" that joins no documents
    "dokumen kebutuhan pegawai berdasarkan pemetaan jabatan dan analisis beban kerja": (
        "Dokumen kebutuhan pegawai berdasarkan pemetaan jabatan dan analisis beban kerja",
    ),
    "Laporan monitoring dan evaluasi": ("Laporan monitoring dan evaluasi",),
    "Dokumen reviu atas standar pelayanan dan SOP": ("Dokumen reviu atas standar pelayanan dan SOP",),
    "Pakta integritas yang ditandatangani guru, staf, dan pengawas": (
        "Pakta integritas yang ditandatangani guru, staf, dan pengawas",
    ),
    "Perbup Nomor: 58 Tahun 2020 tentang Benturan Kepentingan, Gratifikasi, dan WBS": (
        "Perbup Nomor: 58 Tahun 2020 tentang Benturan Kepentingan, Gratifikasi, dan WBS",
    ),
    "Foto, medsos, dll": ("Foto", "Medsos, dll"),
    # brackets
    "Dokumen penerapan disiplin (foto dan absensi)": (
        "Dokumen penerapan disiplin (foto)",
        "Dokumen penerapan disiplin (absensi)",
    ),
    "Penerapan pembiasaan (tatap muka vs zoom)": ("Penerapan pembiasaan (tatap muka vs zoom)",),
    "Foto kegiatan (apel, upacara)": ("Foto kegiatan (apel, upacara)",),
    "Renja (SPIP (Sistem Pengendalian), WBS), Renstra": ("Renja (SPIP (Sistem Pengendalian), WBS)", "Renstra"),
    # a slash keeps alternatives in one item
    "SK mutasi/ rotasi internal": ("SK mutasi/ rotasi internal",),
    ";": (),
}


@pytest.mark.parametrize(("bullet", "documents"), CUTS.items(), ids=CUTS.keys())
def test_cut(bullet: str, documents: tuple[str, ...]) -> None:
    assert cut(bullet) == documents


ALTERNATIVES = {
    "DH manual/digital": ("manual", "digital"),
    "SK mutasi/ rotasi internal": ("mutasi", "rotasi"),
    "Dok. RKA/ RKAS": ("RKA", "RKAS"),
    "Pengumuman/ Himbauan melalui WA FKO": ("pengumuman", "himbauan"),
    "Dok. Identifikasi/ pemetaan": ("identifikasi", "pemetaan"),
    "DRP (Daftar Riwayat)/ DRH (Riwayat Hidup)": ("DRP (Daftar Riwayat)", "DRH (Riwayat Hidup)"),
    "Capture petugas/ ruang/ loket/ kotak khusus pengaduan": ("petugas", "ruang", "loket", "kotak"),
    "Capture banner/ spanduk/ media public campaign lainnya": ("banner", "spanduk", "media public campaign lainnya"),
    "Dokumen analisa kebutuhan diklat/ bimtek/ pengembangan pegawai": ("diklat", "bimtek", "pengembangan pegawai"),
    "Surat tugas mengikuti Diklat/ pelatihan lainnya": ("Diklat", "pelatihan lainnya"),
    "Dokumen pelanggaran aturan disiplin/ kode etik/ kode perilaku": ("aturan disiplin", "kode etik", "kode perilaku"),
    "Dokumen identifikasi/ pemetaan benturan kepentingan": ("identifikasi", "pemetaan"),
    "Dokumen sosialisasi/ pelatihan Pelayanan Prima": ("sosialisasi", "pelatihan"),
    "Capture sarana melalui media online (web, Facebook, wa)": ("web", "Facebook", "wa"),
    "Foto atau video kegiatan": ("foto", "video"),
    "Foto/dokumentasi pimpinan": ("foto", "dokumentasi"),
    "Dokumen survei (penetapan standar, budaya pelayanan)": (),
    "Kalender tahun 2020/2021": (),
    "SK Nomor 421/064/402.107": (),
    "Dokumen tim WBK/ WBBM": (),
    "Link https://smpn1.sch.id/zi/berita": (),
    "Laporan s/d Juni": (),
    "Foto dan/atau video": (),
}


@pytest.mark.parametrize(("text", "expected"), ALTERNATIVES.items(), ids=ALTERNATIVES.keys())
def test_alternatives(text: str, expected: tuple[str, ...]) -> None:
    assert alternatives(text) == expected


KINDS = {
    "Undangan rapat": Kind.UNDANGAN,
    "Surat undangan": Kind.UNDANGAN,
    "Notulensi rapat": Kind.NOTULA,
    "DH": Kind.DAFTAR_HADIR,
    "D.H": Kind.OTHER,
    "Absensi pegawai": Kind.DAFTAR_HADIR,
    "Foto SOP standar pelayanan": Kind.FOTO,
    "Screenshot medsos": Kind.CAPTURE,
    "Web": Kind.CAPTURE,
    "Spanduk ZI": Kind.BANNER,
    "SK. UPG": Kind.SK,
    "Surat Keputusan Tim": Kind.SK,
    "POS pelayan": Kind.SOP,
    "Dokumen SOP layanan": Kind.SOP,
    "Surat ijin": Kind.SURAT,
    "Nota dinas": Kind.SURAT,
    "Laporan SPI": Kind.LAPORAN,
    "Dokumen laporan survei": Kind.LAPORAN,
    "Dok. Tupoksi": Kind.DOKUMEN,
    "Dokumen Perjanjian Kinerja (SK KBM)": Kind.DOKUMEN,
    "Dokumen penerapan disiplin (foto)": Kind.FOTO,
    "Dokumen penerapan disiplin (absensi)": Kind.DAFTAR_HADIR,
    "Daftar pegawai": Kind.DOKUMEN,
    "Perbup Nomor: 58": Kind.DOKUMEN,
    "Pengumuman melalui WA": Kind.CAPTURE,
    "Pengumuman kelulusan": Kind.DOKUMEN,
    "GF layanan BK": Kind.LINK,
    "Pustaka digital": Kind.OTHER,
    "e-rapor": Kind.OTHER,
    "": Kind.OTHER,
}


@pytest.mark.parametrize(("text", "kind"), KINDS.items(), ids=KINDS.keys())
def test_kind(text: str, kind: Kind) -> None:
    assert kind_of(text) is kind


WORDS = st.sampled_from(
    re.findall(
        r"\S+",
        "Undangan notula foto DH SK Tim ZI Dok. RKA/ RKAS (foto dan absensi) (Renja) rapat , ; dan serta kegiatan yang "
        "/ mendukung Banner web medsos dll Capture Laporan bulanan: tentang lainnya ( ) - . & +",
    )
)
JOINING = {"dan", "serta"}


@given(st.lists(WORDS, max_size=14))
def test_cutting_never_loses_a_word(words: list[str]) -> None:
    bullet = " ".join(words)
    documents = cut(bullet)
    asked = Counter(letters(bullet).split())
    told = Counter(letters(" ".join(documents)).split())
    assert {word for word in asked - told if word not in JOINING} == set()


@given(st.text(max_size=40))
def test_any_text_is_cut_without_losing_a_letter_or_digit(bullet: str) -> None:
    kept = Counter("".join(letters(" ".join(cut(bullet))).split()))
    asked = Counter("".join(word for word in letters(bullet).split() if word not in JOINING))
    assert not asked - kept


def letters(text: str) -> str:
    return " ".join(re.findall(r"[^\W_]+", text)).casefold()
