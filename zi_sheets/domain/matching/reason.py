"""The one Indonesian sentence that says on what an answer rests."""

from zi_sheets.domain.matching.hit import Basis, Hit
from zi_sheets.domain.matching.result import Cause
from zi_sheets.domain.matching.sight import Sight


def hit_reason(hit: Hit, file: Sight) -> str:
    """What the person who looks at this answer should check first."""
    where = _where(hit, file)
    said = ", ".join(f'"{concept.replace("_", " ")}"' for concept in sorted(hit.used)[:4])
    match hit.basis:
        case Basis.NAME | Basis.TEXT if hit.used & file.words:
            return f"Nama menyebut {said}{where}."
        case Basis.HOME:
            return f'Ditaruh di folder butirnya, "{file.place.folder}".'
        case Basis.TOPIC:
            return f"Jenisnya {_kind(hit)} dan namanya menyebut kegiatan indikator {hit.asked.indicator}."
        case Basis.NAME | Basis.TEXT | Basis.FOLDER if said:
            return f"Folder menyebut {said}{where}."
        case Basis.BARE:
            return f"Namanya tidak menyebut apa-apa; gambar{where}."
        case _:
            return f"Jenisnya {_kind(hit)}{where}."


def _kind(hit: Hit) -> str:
    return hit.asked.kind_word.replace("_", " ")


def _where(hit: Hit, file: Sight) -> str:
    if not hit.inside:
        return ""
    if file.coded:
        return f" dan memuat kode indikator {hit.asked.indicator}"
    return f' di folder "{file.place.folder}"' if file.place.folder else ""


_CAUSES = {
    Cause.SYSTEM_FILE: "Berkas sistem atau sementara, bukan dokumen.",
    Cause.ZERO_BYTES: "Berkas kosong 0 byte.",
    Cause.DRAFT: "Konsep, belum final.",
    Cause.BLANK_TEMPLATE: "Contoh atau blangko yang belum diisi.",
    Cause.FOREIGN_SUBJECT: "Isinya tentang hal lain di luar dokumen yang diminta.",
    Cause.AMBIGUOUS: "Cocok dengan lebih dari satu butir, perlu dipilih orang.",
    Cause.UNSURE: "Hanya sebagian cocok, perlu dilihat orang.",
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
