"""The embedded workspace: Sheets, Drive and Docs over HTTP. Imports nothing else of zi_sheets."""
