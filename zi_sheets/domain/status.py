"""The status of one obligation as the evidence shows it, with the reason in one sentence."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.hidden import Hidden
from zi_sheets.domain.work_plan.obligation import Obligation


class Status(StrEnum):
    """PRODUCT.md, section 5: the words people see."""

    PRESENT = "Ada"
    VERIFIED = "Terverifikasi"
    DOUBTFUL = "Perlu dicek"
    MISSING = "Belum ada"
    OUTDATED = "Kedaluwarsa"
    EMPTY = "Kosong"
    UNREADABLE = "Tidak terbaca"
    REJECTED = "Ditolak"
    NOT_APPLICABLE = "Tidak berlaku"
    NOT_YET = "Belum waktunya"


NO_HOME = "Foldernya belum dibuat: minta operator menjalankan `zi-sheets init`."
_NEARLY = "Bila berkas itu memang dokumennya, perbaiki sesuai sebabnya; bila bukan, siapkan dokumen lain."
FULFILLED = frozenset({Status.PRESENT, Status.VERIFIED})
NOT_ASKED = frozenset({Status.NOT_APPLICABLE, Status.NOT_YET})


class Bearing(StrEnum):
    """How a piece of evidence bears on an obligation."""

    PROOF = "proof"
    DOUBTFUL = "doubtful"
    OUTDATED = "outdated"
    EMPTY = "empty"
    NEAR = "near"
    HIDDEN = "hidden"


@dataclass(frozen=True, slots=True)
class Support:
    """One piece of evidence for one obligation. `confidence` is 0 to 1; `reason` is one Indonesian sentence.

    It proves it, may prove it, would in another year, would if it had content, comes near for another
    reason, or cannot be seen.
    `mend`: of a link that nobody can open, what to do about it and where, one Indonesian sentence; "" of any other.
    """

    bearing: Bearing
    evidence: Evidence
    confidence: float
    reason: str
    mend: str = ""


@dataclass(frozen=True, slots=True)
class Found:
    """All that bears on one obligation, strongest first.

    `unreadable`: why it may exist unseen in the tree, `in_row`: behind a link of its row; None if not. `home`: the
    folder where it belongs, `own_home` if that was made for the requirement alone; `example`: a name for it there.
    """

    supports: Sequence[Support] = ()
    unreadable: Hidden | None = None
    in_row: Hidden | None = None
    home: str = ""
    example: str = ""
    own_home: bool = False

    @property
    def hidden(self) -> Hidden | None:
        """Why what is asked for may be there unseen; None where all could be seen."""
        links = (Hidden(each.reason, address=each.evidence.url) for each in self.of(Bearing.HIDDEN))
        return self.unreadable or self.in_row or next(links, None)

    def of(self, *bearings: Bearing) -> tuple[Support, ...]:
        return tuple(support for support in self.supports if support.bearing in bearings)


@dataclass(frozen=True, slots=True)
class State:
    """A status with its reason, the evidence that is shown for it, and what to do about it.

    `near`: what is no evidence, but comes near. `address`: of what cannot be seen, "" of all other.
    """

    status: Status
    reason: str
    shown: tuple[Support, ...] = ()
    action: str = ""
    near: tuple[Support, ...] = ()
    address: str = ""

    @property
    def only_to_mend(self) -> bool:
        return self.status is Status.DOUBTFUL and only_to_mend(self.shown)

    @property
    def told(self) -> str:
        return f"{self.reason} {self.action}".strip()

    @property
    def confidence(self) -> float | None:
        return max((support.confidence for support in self.shown), default=None)


def only_to_mend(shown: Sequence[Support]) -> bool:
    """Is nothing shown but links that nobody can open?"""
    return bool(shown) and all(support.mend for support in shown)


def observe(obligation: Obligation, found: Found, today: date) -> State:
    """What the evidence alone says. What could not be read may be the document, so it is never "Belum ada"."""
    if shown := found.of(Bearing.PROOF):
        return State(Status.PRESENT, shown[0].reason, shown)
    if shown := _to_judge(found.of(Bearing.DOUBTFUL)):
        return State(Status.DOUBTFUL, shown[0].reason, shown, action=_settled_by(found, shown))
    if today < obligation.period.start:
        return State(Status.NOT_YET, f"Periode {obligation.period.label} belum mulai.")
    if hidden := found.hidden:
        # Nothing is shown, so that nobody judges an address alone.
        return State(Status.UNREADABLE, hidden.reason, action=hidden.action, address=hidden.address)
    for bearing, status in ((Bearing.EMPTY, Status.EMPTY), (Bearing.OUTDATED, Status.OUTDATED)):
        if shown := found.of(bearing):
            return State(status, shown[0].reason, shown, action=where_to_put(found, "Taruh penggantinya"))
    reason, action = "Belum ada berkas yang cocok.", where_to_put(found, "Taruh")
    if near := found.of(Bearing.NEAR):
        reason, action = f"{reason} Yang mendekati: {near[0].reason}", f"{_NEARLY} {action}"
    return State(Status.MISSING, reason, action=action, near=near)


def _to_judge(doubtful: tuple[Support, ...]) -> tuple[Support, ...]:
    """Without the links that nobody can open, unless there is nothing else: they are to be mended, not judged."""
    return tuple(support for support in doubtful if not support.mend) or doubtful


def where_to_put(found: Found, put: str) -> str:
    """`put`: what to do there, such as "Taruh"; one sentence."""
    if not found.home:
        return NO_HOME
    named = f", misalnya dengan nama '{found.example}'" if found.example else ""
    return f"{put} di folder {found.home}{named}."


def _settled_by(found: Found, shown: Sequence[Support]) -> str:
    """A file that lies in the folder of one requirement is that document, so moving it there settles the doubt."""
    if only_to_mend(shown):
        return " ".join(dict.fromkeys(support.mend for support in shown))
    movable = found.own_home and any(not support.evidence.is_link for support in shown)
    return f"Bila ini dokumennya, pindahkan ke folder {found.home}." if movable else ""
