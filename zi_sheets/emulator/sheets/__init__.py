"""Google Sheets v4 of the embedded workspace."""
