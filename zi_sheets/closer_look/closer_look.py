"""What names and places cannot tell: typed links are followed and documents opened, once in a run."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date

from zi_sheets.closer_look.check_links import Ask, Checked, check_links
from zi_sheets.closer_look.look_up_links import LookedUp, look_up_links
from zi_sheets.closer_look.memory import Memory
from zi_sheets.closer_look.open_contents import Opened, open_contents
from zi_sheets.decide import hanging
from zi_sheets.domain.snapshot import Snapshot
from zi_sheets.materials.materials import Materials
from zi_sheets.workspace.drive import Drive


@dataclass(frozen=True, slots=True)
class CloserLook:
    """What was learnt, for every look of the same run."""

    opened: Opened
    checked: Checked
    looked_up: LookedUp

    def added_to(self, snapshot: Snapshot) -> Snapshot:
        answers, linked = self.checked.answers, self.looked_up.linked
        return replace(snapshot, contents=self.opened.contents, answers=answers, linked=linked)

    @property
    def asked(self) -> bool:
        """Did it take a while, in which people worked on?"""
        return bool(self.opened.calls or self.checked.asked or self.looked_up.calls)

    @property
    def notes(self) -> tuple[str, ...]:
        """What the receipt says of it."""
        left = self.opened.left
        later = "malam ini, dilanjutkan malam berikutnya"
        return tuple(
            note
            for number, note in (
                (left, f"isi {left} berkas belum dapat dibuka {later}"),
                (
                    self.looked_up.left,
                    f"{self.looked_up.left} tautan Drive di luar folder bukti tidak diperiksa malam ini",
                ),
                (self.checked.asked, f"{self.checked.asked} tautan diperiksa"),
                (self.checked.left, f"{self.checked.left} tautan belum diperiksa {later}"),
            )
            if number
        )


def look_closer(
    drive: Drive,
    snapshot: Snapshot,
    materials: Materials,
    memory: Memory,
    *,
    today: date,
    progress: Callable[[str], None],
    ask: Ask | None = None,
) -> CloserLook:
    """`ask` puts the question to a site; without it nothing outside Google is contacted. Raises Refusal as `decide`."""
    open_questions = hanging(snapshot, materials)
    looked_up = look_up_links(drive, open_questions.outside)
    if looked_up.linked:
        # What a link proves, and so which document has to be opened, depends on what it leads to.
        open_questions = hanging(replace(snapshot, linked=looked_up.linked), materials)
    opened = open_contents(drive, open_questions.staked, memory, progress=progress)
    return CloserLook(opened, check_links(open_questions.addresses, memory, today, ask), looked_up)
