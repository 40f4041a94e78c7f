"""The tests mirror zi_sheets; run them with `make test`."""
