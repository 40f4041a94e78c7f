"""Which required document a file proves."""
