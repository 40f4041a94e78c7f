"""A person's verdict (Verifikasi): it wins over every rule, for the evidence it was given for and no other."""

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from datetime import date
from types import MappingProxyType

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.fingerprint import SHOWN, print_of
from zi_sheets.domain.hidden import Hidden
from zi_sheets.domain.period import spoken
from zi_sheets.domain.personal_data import masked
from zi_sheets.domain.status import Bearing, Found, State, Status, Support, where_to_put
from zi_sheets.domain.workbook.dates import date_of
from zi_sheets.domain.workbook.grid import Cell, cell_text
from zi_sheets.domain.workbook.records import Records

SAID: Mapping[str, str] = {
    "sah": "Dinyatakan sah",
    "tolak": "Ditolak pemeriksa",
    "tidak berlaku": "Dinyatakan tidak berlaku",
}
"""The words of Verifikasi, and how Alasan tells of each."""

JUDGE_AGAIN = "Kosongkan Verifikasi, tunggu sinkron berikutnya, lalu nilai lagi."
_TOLD = re.compile(rf"({'|'.join(SAID.values())}), terlihat sejak (\d+ \w+ \d+)")


@dataclass(frozen=True, slots=True)
class Verdict:
    """`word`: a key of SAID, "" or what else a person wrote; `note`: Catatan; `since`: the day it was first seen.

    `fingerprint` (Sidik) and `names` (in Bukti) are of the evidence that was shown when it was given; `overwritten` are
    these two cells as the person saw them, where this very run has written there since.
    """

    word: str = ""
    note: str = ""
    fingerprint: str = ""
    names: tuple[str, ...] = ()
    since: date = date.min
    overwritten: Mapping[str, Cell] = field(default_factory=dict)

    @property
    def prints(self) -> Sequence[str]:
        return self.fingerprint.split()

    @property
    def in_words(self) -> str:
        """The verdict with its day, as Alasan keeps it: the day needs no column of its own."""
        return f"{SAID[self.word]}, terlihat sejak {spoken(self.since)}"

    @property
    def is_unclear(self) -> bool:
        """A word that is no verdict, or one on evidence though none was shown."""
        return bool(self.word) and self.word != "tidak berlaku" and (self.word not in SAID or not self.fingerprint)


def read_verdict(
    rows: Records, code: str, today: date, overwritten: Mapping[str, Cell] = MappingProxyType({})
) -> Verdict:
    """What a person said of an obligation; what Alasan does not know yet was first seen today."""
    word = _word(rows, code)
    shown, prints = (cell_text(overwritten.get(name, rows.value(code, name))) for name in ("Bukti", "Sidik"))
    names = tuple(shown.splitlines()[: len(prints.split())])
    told = _TOLD.search(rows.text(code, "Alasan"))
    since = date_of(told[2]) if told and told[1] == SAID.get(word) else None
    return Verdict(word, rows.text(code, "Catatan"), prints, names, since or today, overwritten)


def is_rejected(rows: Records, code: str) -> bool:
    """Whatever became of the evidence since."""
    return _word(rows, code) == "tolak"


def _word(rows: Records, code: str) -> str:
    return rows.text(code, "Verifikasi").casefold()


@dataclass(frozen=True, slots=True)
class There:
    """All evidence that was read, by its print, and by name why other evidence cannot be seen tonight."""

    prints: Mapping[str, Evidence]
    hidden: Mapping[str, Hidden] = field(default_factory=dict)


def judged(seen: State, found: Found, verdict: Verdict, there: There) -> State:
    """The state after a person's verdict; `seen` itself where there is none.

    A verdict holds for a file wherever it lies by now, and whatever the matcher thinks of it.
    """
    if not verdict.word:
        return seen
    if verdict.word not in SAID:
        wrong = f"Isi Verifikasi '{verdict.word}' tidak dikenal."
        return State(Status.DOUBTFUL, wrong, seen.shown, "Pilih Sah, Tolak atau Tidak Berlaku.")
    if verdict.word == "tidak berlaku":
        note = verdict.note or "alasannya belum ditulis di Catatan"
        return State(Status.NOT_APPLICABLE, f"{verdict.in_words}: {note}.", seen.shown)
    if not verdict.fingerprint:
        return _of_nothing(seen)
    if any(each not in there.prints for each in verdict.prints):
        return _lapsed(seen, found, verdict, there)
    return _of_evidence(found, verdict, [there.prints[each] for each in verdict.prints])


def _of_nothing(seen: State) -> State:
    """A verdict given while no evidence was shown judges nothing: what is missing stays missing."""
    if seen.shown:
        return State(Status.DOUBTFUL, "Verifikasi diisi sebelum ada bukti.", seen.shown, JUDGE_AGAIN)
    action = f"{seen.action} Kosongkan Verifikasi.".strip()
    return replace(seen, reason=f"{seen.reason} Verifikasi diisi tanpa bukti.", action=action)


def _of_evidence(found: Found, verdict: Verdict, evidence: Sequence[Evidence]) -> State:
    supports = {support.evidence.id: support for support in found.supports}
    words = f"{verdict.in_words}."
    shown = tuple(supports.get(each.id) or Support(Bearing.PROOF, each, 1.0, words) for each in evidence)
    if verdict.word == "sah":
        return State(Status.VERIFIED, words, shown)
    note = f": {verdict.note}" if verdict.note else ""
    others = _unjudged(found, evidence)
    if others:
        beside = f"{verdict.in_words}{note}. Ada bukti yang belum dinilai: {_quoted(others)}."
        return State(Status.REJECTED, beside, shown, JUDGE_AGAIN)
    replacement = where_to_put(found, "Taruh penggantinya")
    action = f"Ganti buktinya. Yang ditolak: {_quoted(each.name for each in evidence)}. {replacement} {JUDGE_AGAIN}"
    return State(Status.REJECTED, f"{verdict.in_words}{note}.", shown, action)


def _unjudged(found: Found, evidence: Sequence[Evidence]) -> Sequence[str]:
    """Names of what came beside rejected evidence. Of more files than are shown nobody knows which were judged."""
    judged_ids = {each.id for each in evidence}
    others = [each.evidence for each in found.of(Bearing.PROOF, Bearing.DOUBTFUL) if each.evidence.id not in judged_ids]
    return [] if len(judged_ids) >= SHOWN else [each.name for each in others[:SHOWN]]


def _lapsed(seen: State, found: Found, verdict: Verdict, there: There) -> State:
    """What was judged has changed or gone; where it cannot be seen it may be as it was."""
    lost = [number for number, each in enumerate(verdict.prints) if each not in there.prints]
    names = [verdict.names[number] for number in lost if number < len(verdict.names)]
    comparable = [support.evidence for support in found.supports if print_of(support.evidence) in there.prints]
    changed = {each.name for each in comparable}.intersection(names)
    hidden = found.unreadable or next((there.hidden[name] for name in names if name in there.hidden), None)
    if hidden and not changed:
        reason = f"{verdict.in_words}. Sekarang buktinya tidak dapat dilihat. {hidden.reason}"
        return State(Status.UNREADABLE, reason, seen.shown, hidden.action, address=hidden.address)
    what = f"{_quoted(names) or 'buktinya'} {_change(set(names), changed)}"
    return State(Status.DOUBTFUL, f"{verdict.in_words}, tetapi sejak itu {what}.", seen.shown, JUDGE_AGAIN)


def _change(names: Set[str], changed: Set[str]) -> str:
    if not changed and names:
        return "tidak ada lagi atau berganti nama"
    return "berubah" if changed and changed == names else "berubah atau tidak ada lagi"


def _quoted(names: Iterable[str]) -> str:
    return ", ".join(f"'{masked(name)}'" for name in names)
