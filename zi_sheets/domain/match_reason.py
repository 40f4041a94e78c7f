"""The one Indonesian sentence that says on what an answer rests."""

from zi_sheets.domain.match_hits import Basis, Hit
from zi_sheets.domain.match_place import Place
from zi_sheets.domain.match_result import Cause


def hit_reason(hit: Hit, place: Place, coded: bool) -> str:
    """What the person who looks at this answer should check first."""
    where = _where(hit, place, coded)
    said = ", ".join(f'"{concept.replace("_", " ")}"' for concept in sorted(hit.used)[:4])
    match hit.basis:
        case Basis.NAME | Basis.TEXT if said:
            return f"Nama menyebut {said}{where}."
        case Basis.TOPIC:
            return f"Jenisnya {_kind(hit)} dan namanya menyebut kegiatan indikator {hit.asked.requirement.indicator}."
        case Basis.FOLDER if said:
            return f"Folder menyebut {said}{where}."
        case Basis.BARE:
            return f"Nama tidak menyebut apa-apa; satu-satunya gambar yang diminta{where}."
        case _:
            return f"Jenisnya {_kind(hit)}{where}."


def _kind(hit: Hit) -> str:
    return hit.asked.kind.value.replace("_", " ")


def _where(hit: Hit, place: Place, coded: bool) -> str:
    if not hit.inside:
        return ""
    if coded:
        return f" dan memuat kode {hit.asked.requirement.indicator}"
    return f' di folder "{place.folder}"' if place.folder else ""


_CAUSES = {
    Cause.SYSTEM_FILE: "Berkas sistem atau sementara, bukan dokumen.",
    Cause.ZERO_BYTES: "Berkas kosong 0 byte.",
    Cause.DRAFT: "Konsep, belum final.",
    Cause.BLANK_TEMPLATE: "Contoh atau blangko yang belum diisi.",
    Cause.FOREIGN_SUBJECT: "Isinya tentang hal lain di luar dokumen yang diminta.",
    Cause.AMBIGUOUS: "Cocok dengan lebih dari satu butir, perlu dipilih orang.",
    Cause.NO_MATCH: "Nama berkas dan folder tidak menyebut dokumen yang diminta.",
}


def cause_reason(cause: Cause, detail: str, year: int) -> str:
    """`detail`: the original's name (COPY), the other unit (OTHER_UNIT), the years (WRONG_YEAR)."""
    match cause:
        case Cause.COPY:
            return f'Salinan dari "{detail}" di folder yang sama.'
        case Cause.OTHER_UNIT:
            return f"Milik {detail}, bukan unit ini."
        case Cause.WRONG_YEAR:
            return f"Tahun {detail}, bukan {year}."
        case _:
            return _CAUSES[cause]
