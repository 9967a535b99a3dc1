# Needs Python 3.11 or later and make; everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
CODE := src tests benchmarks scripts

.NOTPARALLEL:
.PHONY: run test bench check format-check lint types layers bank tests format clean

run: $(VENV)/.run-ready ## set up and open the app
	@$(BIN)/hotseat

test: format-check lint types layers bank tests ## set up and run every check

check: format-check lint types layers bank ## all but the tests

format-check: $(VENV)/.dev-ready
	$(BIN)/ruff format --check $(CODE)

lint: $(VENV)/.dev-ready
	$(BIN)/ruff check $(CODE)

types: $(VENV)/.dev-ready
	$(BIN)/mypy

layers: $(VENV)/.dev-ready
	$(BIN)/lint-imports

bank: $(VENV)/.dev-ready
	$(BIN)/hotseat bank check
	$(BIN)/hotseat bank test

# The journeys in a terminal and the floor of agreement with expert marks are among them.
tests: $(VENV)/.dev-ready
	$(BIN)/pytest -n auto --dist loadfile

bench: $(VENV)/.dev-ready ## speed, as ratios, against its limits
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.scoring
	$(BIN)/python -m benchmarks.history
	$(BIN)/python -m benchmarks.loading

format: $(VENV)/.dev-ready ## write the code in its one form
	$(BIN)/ruff check --fix-only $(CODE)
	$(BIN)/ruff format $(CODE)

clean: ## remove what the other targets made
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("hotseat needs Python 3.11 or later, this is %d.%d; try: make PYTHON=python3.11" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

# An editable install: what is edited is what runs. A stamp says that it is up to date.
$(VENV)/.run-ready: pyproject.toml src/hotseat/_version.py | $(BIN)/python
	$(PIP) install --quiet --editable .
	@touch $@

$(VENV)/.dev-ready: pyproject.toml src/hotseat/_version.py | $(BIN)/python
	$(PIP) install --quiet --editable '.[dev]'
	@touch $@ $(VENV)/.run-ready
