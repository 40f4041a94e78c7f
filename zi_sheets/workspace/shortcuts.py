"""What shortcuts lead to: the file or folder itself, or the reason why nobody can tell."""

from dataclasses import dataclass, field

from zi_sheets.workspace.drive import FOLDER, SHORTCUT, Drive, Json
from zi_sheets.workspace.failure import AccessRefused, GoogleFailure, is_answer
from zi_sheets.workspace.folder_contents import Contents, Folder

DEAD, LOST = "dead_shortcut", "lost_shortcut"


@dataclass
class Targets:
    """By the id of what a shortcut names: that file or folder, or why it cannot be had.

    A failure's code is DEAD where it is known that nothing is shown, LOST where what is shown may exist unseen; where
    Google gave no answer it is that failure itself.
    """

    found: dict[str, Json] = field(default_factory=dict)
    lost: dict[str, GoogleFailure] = field(default_factory=dict)

    def resolve(self, drive: Drive, contents: Contents) -> None:
        """Looks up every target once, and reads the folders among them into `contents`, until nothing is new.

        What was listed anyway costs no call; every other target costs one, a folder its reading besides.
        """
        while new := self._unknown(contents):
            listed = {entry["id"]: entry for entries in contents.entries.values() for entry in entries}
            for target_id, name in new.items():
                self._look_up(drive, target_id, name, listed)
                target = self.found.get(target_id, {})
                if target.get("mimeType") == FOLDER and target_id not in contents.entries:
                    contents.read(drive, Folder(target_id, (name,), target))

    def _unknown(self, contents: Contents) -> dict[str, str]:
        """The shortcut's name by target id."""
        known = self.found.keys() | self.lost.keys()
        shortcuts = (entry for entries in contents.entries.values() for entry in entries if is_shortcut(entry))
        return {target_of(each): each["name"] for each in shortcuts if target_of(each) not in known}

    def _look_up(self, drive: Drive, target_id: str, name: str, listed: dict[str, Json]) -> None:
        where = f"tujuan pintasan {name}"
        try:
            target = listed.get(target_id) or drive.get(target_id, where)
        except GoogleFailure as failure:
            self.lost[target_id] = _lost(LOST, failure.message, where) if is_answer(failure) else failure
            return
        if target.get("trashed"):
            self.lost[target_id] = _lost(DEAD, "Tujuannya ada di tempat sampah.", where)
        elif is_shortcut(target):
            self.lost[target_id] = _lost(DEAD, "Tujuannya pintasan lagi.", where)
        else:
            self.found[target_id] = target


def is_shortcut(file: Json) -> bool:
    return bool(file["mimeType"] == SHORTCUT)


def target_of(shortcut: Json) -> str:
    """The id of what it leads to; "" where Drive does not say."""
    return str(shortcut.get("shortcutDetails", {}).get("targetId", ""))


def _lost(code: str, reason: str, where: str) -> AccessRefused:
    return AccessRefused(
        code,
        reason,
        where=where,
        action="Bagikan tujuannya kepada akun yang dipakai zi-sheets, atau ganti pintasan dengan berkasnya.",
    )
