"""Automation around a Zona Integritas work plan that lives in Google Sheets and Drive."""

__version__ = "0.1.0"
