"""A folder of the embedded workspace that one test opens again and again."""

from pathlib import Path

from zi_sheets.emulator import Store, open_store

_OPEN: dict[Path, Store] = {}


def reopened(folder: Path) -> Store:
    """The store in it; whatever had it open before is shut first."""
    shut(folder)
    _OPEN[folder] = open_store(folder)
    return _OPEN[folder]


def shut(folder: Path) -> None:
    """As when the process that has it open ends: a folder is held by one process alone."""
    if (store := _OPEN.pop(folder, None)) and store.folder:
        store.folder.database.close()
