"""The monthly report: the school's template filled and kept in Drive."""
