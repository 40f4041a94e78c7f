"""A requirement (butir data dukung): one atomic document that the plan asks for."""

from dataclasses import dataclass
from enum import StrEnum


class Cadence(StrEnum):
    """How often a requirement repeats; `config/kadensi.csv` names it in Indonesian."""

    ONCE = "once"
    ANNUAL = "annual"
    SEMESTER = "semester"
    QUARTERLY = "quarterly"
    MONTHLY = "monthly"


class Kind(StrEnum):
    """What sort of document is asked for."""

    UNDANGAN = "undangan"
    NOTULA = "notula"
    DAFTAR_HADIR = "daftar_hadir"
    FOTO = "foto"
    CAPTURE = "capture"
    BANNER = "banner"
    SK = "sk"
    SOP = "sop"
    SURAT = "surat"
    LAPORAN = "laporan"
    DOKUMEN = "dokumen"
    LINK = "link"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Requirement:
    """One required document: `id` "3.1/sk-tim-zi" of indicator "3.1"; any one of `any_of` (if given) is enough.

    `raw` is the bullet of DATA DUKUNG it was cut from, for a recommended one the narrative's title above it;
    `kegiatan` the indicator's numbered activities. A repeated one is due `due_months` after its period's last month.
    """

    id: str
    indicator: str
    text: str
    kind: Kind
    cadence: Cadence
    any_of: tuple[str, ...] = ()
    raw: str = ""
    program: str = ""
    indicator_name: str = ""
    kegiatan: str = ""
    recommended: bool = False
    due_months: int = 0
