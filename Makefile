# One command each; `make demo` and `make test` need only Python 3.11+, pip and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready

.DEFAULT_GOAL := help
.PHONY: help demo test check lint format bench soak

help: ## show this list
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | sort

$(READY): pyproject.toml requirements.lock
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "zi_sheets butuh Python 3.11 atau lebih baru")'
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

demo: $(READY) ## the main job, end to end, on the embedded workspace
	$(BIN)/zi-sheets demo --out keluaran

test: $(READY) ## all tests (no network)
	$(BIN)/python -m pytest -n auto --dist loadfile --ignore tests/benchmarks

lint: $(READY) ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

check: lint test ## the gate: ruff, ruff format --check, mypy --strict, the tests

format: $(READY) ## let ruff put the code in order
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: $(READY) ## benchmarks: ratios and counts, never part of the tests
	$(BIN)/python -m pytest tests/benchmarks -n 0 -s

soak: $(READY) ## the whole grid of people, faults, kills and worlds, then SOAK_MINUTES of random scripts
	ZI_SOAK=1 $(BIN)/python -m pytest tests/suites -n auto -s
