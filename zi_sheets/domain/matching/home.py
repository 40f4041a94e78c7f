"""Where an indicator's evidence belongs, and which unreadable folder or shortcut may hide it."""

from collections.abc import Sequence

from zi_sheets.domain.hidden import Hidden
from zi_sheets.domain.snapshot import EvidenceFolder, Unreadable
from zi_sheets.domain.work_plan.folder_names import folder_mark


def home_of(code: str, folders: Sequence[EvidenceFolder]) -> EvidenceFolder | None:
    """The folder made for an indicator (3.1): by its mark, else by a name that begins with the code."""
    marked = [folder for folder in folders if folder.code == code]
    named = [folder for folder in folders if folder.path and folder.path[-1].split(" ")[0].rstrip(".") == code]
    return next(iter(marked or named), None)


def hidden_from(code: str, folders: Sequence[EvidenceFolder], unreadable: Sequence[Unreadable]) -> Hidden | None:
    """Why evidence of this indicator may exist unseen; None if every folder that could hold it was read.

    A folder inside one that was made for another indicator or program hides nothing of this one; any other may.
    """
    for each in filter(lambda each: each.hides, unreadable):
        made_for = _made_for(each.folder, folders)
        if not made_for or code == made_for or code.startswith(f"{made_for}."):
            return each.hidden
    return None


def _made_for(folder: EvidenceFolder, folders: Sequence[EvidenceFolder]) -> str:
    """The indicator or program whose marked folder holds this one; "" if people made it all themselves."""
    around = [other for other in folders if other.code and folder.path[: len(other.path)] == other.path]
    return folder_mark(max(around, key=lambda other: len(other.path)).code).indicator if around else ""
