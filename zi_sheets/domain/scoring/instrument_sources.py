"""How sure a figure of the evaluation sheet is, and where it stands in print."""

from dataclasses import dataclass
from enum import StrEnum


class Standing(StrEnum):
    """The status words of the instruments; `recalled` is never a basis for "lulus"."""

    VERIFIED = "verified"
    SECONDARY = "secondary"
    INFERRED = "inferred"
    RECALLED = "recalled"


IN_WORDS = {
    Standing.VERIFIED: "terbaca di naskah",
    Standing.SECONDARY: "dari sumber turunan",
    Standing.INFERRED: "simpulan kami",
    Standing.RECALLED: "belum terverifikasi",
}


@dataclass(frozen=True, slots=True)
class Source:
    """`page` of the regulation, "" where none is known."""

    standing: Standing
    page: str = ""

    @property
    def words(self) -> str:
        """ "hlm. 58", "hlm. 58, simpulan kami" or "belum terverifikasi"."""
        doubt = "" if self.standing is Standing.VERIFIED else IN_WORDS[self.standing]
        return ", ".join(part for part in (f"hlm. {self.page}" if self.page else "", doubt) if part)
