"""A person's verdict (Verifikasi): it wins over every rule, for the evidence it was given for and no other."""

from dataclasses import dataclass, replace

from zi_sheets.domain.fingerprint import holds
from zi_sheets.domain.status import Found, State, Status

WORDS = ("sah", "tolak", "tidak berlaku")
JUDGE_AGAIN = "Kosongkan Verifikasi, tunggu sinkron berikutnya, lalu nilai lagi."


@dataclass(frozen=True, slots=True)
class Verdict:
    """`word`: one of WORDS, "" or what else a person wrote; `note`: Catatan; `fingerprint`: Sidik of what was seen."""

    word: str = ""
    note: str = ""
    fingerprint: str = ""


def judged(seen: State, found: Found, verdict: Verdict) -> State:
    """The state after a person's verdict; `seen` itself where there is none."""
    if not verdict.word:
        return seen
    if verdict.word not in WORDS:
        wrong = f"Isi Verifikasi '{verdict.word}' tidak dikenal."
        return State(Status.DOUBTFUL, wrong, seen.shown, "Pilih Sah, Tolak atau Tidak Berlaku.")
    if verdict.word == "tidak berlaku":
        note = verdict.note or "alasannya belum ditulis di Catatan"
        return State(Status.NOT_APPLICABLE, f"Dinyatakan tidak berlaku: {note}.", seen.shown)
    if not verdict.fingerprint:
        return _of_nothing(seen)
    return _of_evidence(seen, found, verdict)


def _of_nothing(seen: State) -> State:
    """A verdict given while no evidence was shown judges nothing: what is missing stays missing."""
    if seen.shown:
        return State(Status.DOUBTFUL, "Verifikasi diisi sebelum ada bukti.", seen.shown, JUDGE_AGAIN)
    action = f"{seen.action} Kosongkan Verifikasi.".strip()
    return replace(seen, reason=f"{seen.reason} Verifikasi diisi tanpa bukti.", action=action)


def _of_evidence(seen: State, found: Found, verdict: Verdict) -> State:
    if not holds(verdict.fingerprint, [support.evidence for support in found.supports]):
        return State(Status.DOUBTFUL, "Bukti yang dinilai sudah berubah atau hilang.", seen.shown, JUDGE_AGAIN)
    if verdict.word == "sah":
        return State(Status.VERIFIED, "Dinyatakan sah oleh pemeriksa.", seen.shown)
    note = f" ({verdict.note})" if verdict.note else ""
    return State(Status.REJECTED, f"Ditolak pemeriksa{note}.", seen.shown, f"Ganti buktinya. {JUDGE_AGAIN}")
