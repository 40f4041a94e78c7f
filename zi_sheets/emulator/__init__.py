"""The embedded workspace: Sheets, Drive and Docs over HTTP. Imports nothing else of zi_sheets."""

from zi_sheets.emulator.application import Application
from zi_sheets.emulator.folder import FolderRefused
from zi_sheets.emulator.in_process import InProcess, mounted
from zi_sheets.emulator.server import Server, serve
from zi_sheets.emulator.store import Store, is_used, open_store

__all__ = ["Application", "FolderRefused", "InProcess", "Server", "Store", "is_used", "mounted", "open_store", "serve"]
