"""The changes people can undo: what each identity last did to which spreadsheet."""

from dataclasses import dataclass, field, replace

from zi_sheets.emulator.call import Call
from zi_sheets.emulator.sheets.edit import Edit
from zi_sheets.emulator.sheets.opening import edited
from zi_sheets.emulator.sheets.undo import take_back
from zi_sheets.emulator.sheets.workbook import Workbook
from zi_sheets.emulator.store import Change

_DEPTH = 20


@dataclass(slots=True)
class History:
    """The last changes of each identity, newest last; lives as long as the process."""

    _changes: dict[str, list[tuple[str, Workbook, Workbook]]] = field(default_factory=dict)

    def remember(self, name: str, change: Change) -> None:
        for (kind, key), before in change.before.items():
            after = change.after[kind, key]
            if kind == "workbook" and before is not None and after is not None:
                changes = self._changes.setdefault(name, [])
                changes.append((key, before, after))
                del changes[:-_DEPTH]

    def undo(self, call: Call) -> None:
        """Takes back the caller's last change; nothing to take back is no error, as in an editor.

        Raises GoogleError 403 or 404 if the caller may no longer edit the spreadsheet.
        """
        changes = self._changes.get(call.who.name, [])
        if changes:
            file_id, before, after = changes.pop()
            there = replace(call, path={"spreadsheetId": file_id})
            restores = call.behaviour["undo_restores_metadata"]
            take_back(Edit(there, edited(there)), before, after, restores_metadata=restores)
