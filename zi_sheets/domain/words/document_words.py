"""Words that name a document: how a required document (butir) begins tells what kind of document it is.

The words are those of the 2021 plan and of Indonesian offices' usage (POS and SOP, notula and notulen, "DH", "Dok.").
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto
from itertools import pairwise

from zi_sheets.domain.requirement import Kind
from zi_sheets.domain.words.brackets import brackets


class Role(Enum):
    """What a word does in a list of documents."""

    KIT = auto()
    """Proves a meeting or an activity together with others; a list of them may share one subject."""
    DOCUMENT = auto()
    """A document of its own: where it follows a comma or "dan", another document begins."""
    CHANNEL = auto()
    """A place where something is published; several in brackets are alternatives."""
    MATTER = auto()
    """Names a document only at the beginning of an item; elsewhere it is what a document is about."""


@dataclass(frozen=True, slots=True)
class DocumentWord:
    """The word or words at the beginning of a text: `end` is where they end in it, `after` what follows."""

    words: str
    kind: Kind
    role: Role
    end: int
    after: str


_ANNOUNCEMENTS = ("pengumuman", "himbauan", "imbauan")
_WORDS = (
    (Kind.UNDANGAN, Role.KIT, "undangan, surat undangan"),
    (Kind.NOTULA, Role.KIT, "notula, notulen, notulensi, risalah"),
    (Kind.DAFTAR_HADIR, Role.KIT, "daftar hadir, dh, absensi, absen, presensi, daftar presensi"),
    (Kind.DAFTAR_HADIR, Role.KIT, "rekap absensi, rekap presensi"),
    (Kind.FOTO, Role.KIT, "foto, foto-foto, photo, dokumentasi, dokumentasi foto"),
    (Kind.CAPTURE, Role.KIT, "capture, screenshot, screen shot, tangkapan layar, cuplikan layar"),
    (Kind.DOKUMEN, Role.KIT, "dokumen, dok, berita acara, materi"),
    (Kind.LAPORAN, Role.KIT, "laporan, lap"),
    (Kind.LAPORAN, Role.DOCUMENT, "lakip, lkjip"),
    (Kind.CAPTURE, Role.CHANNEL, "medsos, media sosial, sosmed, web, website, laman, instagram, ig, facebook, fb"),
    (Kind.CAPTURE, Role.CHANNEL, "twitter, youtube, tiktok, wa, whatsapp, telegram"),
    (Kind.BANNER, Role.DOCUMENT, "banner, baner, x-banner, spanduk, baliho, poster, pamflet, umbul-umbul"),
    (Kind.SK, Role.DOCUMENT, "sk, surat keputusan, keputusan"),
    (Kind.SOP, Role.DOCUMENT, "sop, pos, prosedur operasional standar, standar operasional prosedur"),
    (Kind.SURAT, Role.DOCUMENT, "surat, nota dinas, rekomendasi"),
    (Kind.LINK, Role.DOCUMENT, "gf, google form, google forms, gform, link, tautan"),
    (Kind.OTHER, Role.DOCUMENT, "brosur, leaflet, audio visual, video, rekaman, kliping, majalah, buletin, mading"),
    (Kind.DOKUMEN, Role.DOCUMENT, "pakta integritas, perjanjian kinerja, skp, rka, rkas, renja, renstra, drp, drh"),
    (Kind.DOKUMEN, Role.DOCUMENT, "perbup, perwali, perda, pergub, permen, permendikbud, permenpan, peraturan"),
    (Kind.DOKUMEN, Role.DOCUMENT, "buku, format, formulir, press release, biodata, telaah, sertifikat, piagam, naskah"),
    (Kind.DOKUMEN, Role.DOCUMENT, "maklumat, pengumuman, himbauan, imbauan"),
    (
        Kind.DOKUMEN,
        Role.MATTER,
        "daftar, data, rencana, perencanaan, program, analisis, analisa, identifikasi, pemetaan",
    ),
    (Kind.DOKUMEN, Role.MATTER, "hasil, standar, matrik, matriks, jadwal, rekap, rapor mutu, pedoman, kebijakan"),
    (Kind.DOKUMEN, Role.MATTER, "indikator, bukti, evaluasi, tindak lanjut"),
)
_BY_WORDS = {tuple(words.split()): (kind, role) for kind, role, listed in _WORDS for words in listed.split(", ")}
_LONGEST = max(len(words) for words in _BY_WORDS)
_TOKEN = re.compile(r"[^\s/(),;:]+")


def leading_word(text: str) -> DocumentWord | None:
    """The longest document word that `text` begins with; a dot after an abbreviation ("Dok.", "SK.") belongs to it."""
    tokens = list(_TOKEN.finditer(text))[:_LONGEST]
    if not tokens or text[: tokens[0].start()].strip():
        return None
    for count in range(len(tokens), 0, -1):
        words = tuple(token[0].casefold().rstrip(".") for token in tokens[:count])
        if words in _BY_WORDS and _adjacent(text, [token.span() for token in tokens[:count]]):
            kind, role = _BY_WORDS[words]
            end = tokens[count - 1].end()
            return DocumentWord(" ".join(words), kind, role, end, text[end:].strip())
    return None


def kind_of(text: str) -> Kind:
    """What sort of document a requirement asks for.

    The leading word decides. "Dokumen" says little, so what follows it decides if it names a kind ("Dokumen laporan
    survei"), or a bracket that holds only a kind ("Dokumen penerapan disiplin (foto)"). An announcement through a
    channel is proven by a picture of the screen.
    """
    word = leading_word(text)
    if word is None:
        return Kind.OTHER
    if word.words in _ANNOUNCEMENTS:
        return Kind.CAPTURE if _names_channel(word.after) else Kind.DOKUMEN
    if word.words in ("dokumen", "dok"):
        return next((kind for kind in _closer_kinds(word.after)), Kind.DOKUMEN)
    return word.kind


def is_only(text: str) -> bool:
    """True if `text` is a document word and nothing else."""
    word = leading_word(text)
    return word is not None and not word.after.strip(" .")


def _closer_kinds(after: str) -> Iterator[Kind]:
    following = leading_word(after)
    if following and following.role in (Role.KIT, Role.DOCUMENT):
        yield following.kind
    for start, end in brackets(after):
        word = leading_word(after[start + 1 : end - 1])
        if word and not word.after and word.role is Role.KIT:
            yield word.kind


def _names_channel(text: str) -> bool:
    after_via = re.search(r"\b(?:melalui|lewat|via|di)\s+(.*)", text, re.IGNORECASE)
    word = leading_word(after_via[1]) if after_via else None
    return word is not None and word.role is Role.CHANNEL


def _adjacent(text: str, spans: list[tuple[int, int]]) -> bool:
    return all(not text[end:start].strip() for (_, end), (start, _) in pairwise(spans))
