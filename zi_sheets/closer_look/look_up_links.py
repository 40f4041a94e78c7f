"""Typed links to Drive files outside the evidence tree: what each leads to, asked for once in a run."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from zi_sheets.closer_look.night_budget import NightBudget
from zi_sheets.domain.evidence import Evidence
from zi_sheets.domain.reach import Reach
from zi_sheets.read import linked_file
from zi_sheets.workspace.drive import FOLDER, Drive, Json
from zi_sheets.workspace.failure import AccessRefused, GoogleFailure
from zi_sheets.workspace.shortcuts import is_shortcut

NIGHTLY_LIMIT = 200
_REFUSED = (
    "Berkas yang dituju tautan ini tidak dapat dilihat: pemiliknya belum membagikannya kepada akun zi-sheets, "
    "atau berkasnya sudah dihapus. "
    "Minta pemiliknya membagikannya kepada akun itu, atau taruh berkasnya di folder bukti."
)
_NO_ANSWER = "Berkas yang dituju tautan ini belum dapat diperiksa: Google tidak menjawab. Dicoba lagi malam berikutnya."
_BEYOND = (
    f"Berkas yang dituju tautan ini tidak diperiksa: paling banyak {NIGHTLY_LIMIT} tautan semalam. "
    "Taruh berkasnya di folder bukti."
)
_SHORTCUT = "Tautan ini menuju pintasan. Tempel tautan berkasnya sendiri."
_TRASHED = "Berkas yang dituju tautan ini ada di tempat sampah Drive."
_FOLDER = (
    "Tautan ini menuju folder di luar folder bukti; berkas di dalamnya tidak diperiksa. "
    "Pindahkan folder itu ke folder bukti, atau tempel tautan berkasnya satu per satu."
)


@dataclass(frozen=True, slots=True)
class LookedUp:
    """`linked`: what each Drive id leads to, all of them. `calls`: how many were asked for; `left`: how many not."""

    linked: dict[str, Evidence]
    calls: int = 0
    left: int = 0


def look_up_links(drive: Drive, outside: Sequence[str]) -> LookedUp:
    """A link that cannot be seen stops nothing. Raises AccessRefused where Google no longer knows who asks."""
    budget = NightBudget(NIGHTLY_LIMIT)
    linked = {drive_id: _looked_up(drive, drive_id, budget) for drive_id in outside}
    return LookedUp(linked, budget.asked, len(outside) - budget.asked + budget.failures)


def _looked_up(drive: Drive, drive_id: str, budget: NightBudget) -> Evidence:
    if budget.spent:
        return _hidden(drive_id, _NO_ANSWER if budget.failing else _BEYOND)
    answer = budget.ask(lambda: drive.get(drive_id, f"tautan ke berkas {drive_id}"))
    if answer is None:
        return _hidden(drive_id, _NO_ANSWER)
    if isinstance(answer, AccessRefused):
        return Evidence(drive_id, "", reach=Reach.REFUSED, trouble=_REFUSED)
    if isinstance(answer, GoogleFailure):
        return _hidden(drive_id, f"Tautan ini tidak terbaca: {answer.message}")
    return _seen(answer)


def _seen(file: Json) -> Evidence:
    behind = linked_file(file)
    # The times of its own folder say nothing about the place that links to it.
    seen = replace(behind, modified=None, reach=Reach.SEEN, behind=behind)
    if file.get("trashed"):
        return replace(seen, reach=Reach.TRASHED, trouble=_TRASHED)
    if is_shortcut(file):
        return _hidden(behind.id, _SHORTCUT)
    if file["mimeType"] == FOLDER:
        # The name of a folder proves nothing.
        return replace(seen, name="", mime="", reach=Reach.FOLDER, trouble=_FOLDER)
    return seen


def _hidden(drive_id: str, why: str) -> Evidence:
    return Evidence(drive_id, "", reach=Reach.HIDDEN, trouble=why)
