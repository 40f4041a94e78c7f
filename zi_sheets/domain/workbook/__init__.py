"""Tabs as they were read: cells, headings, rows told by their keys."""
