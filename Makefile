# Needs Python 3.11 or later and make; everything else goes into .venv.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
TOOLS := $(VENV)/tools
CODE := src tests benchmarks scripts

# An index or a proxy of your own is taken; what would have pip install something else, or to
# somewhere else, is not.
unexport PIP_CONSTRAINT PIP_DRY_RUN PIP_EDITABLE PIP_NO_BINARY PIP_NO_DEPS PIP_ONLY_BINARY PIP_PREFIX
unexport PIP_PYTHON PIP_REQUIRE_HASHES PIP_REQUIREMENT PIP_ROOT PIP_TARGET PIP_USER PYTHONHOME

.NOTPARALLEL:
.PHONY: run serve test bench check format-check lint types layers bank-check bank tests format lock bom audit clean

run: $(VENV)/.run-ready ## set up and open the app
	@$(BIN)/hotseat

serve: $(VENV)/.serve-ready ## set up and open the app in a browser, for you alone
	@$(BIN)/hotseat serve

test: format-check lint types layers bank-check tests ## set up and run every check

check: format-check lint types layers bank ## all but the tests

format-check: $(VENV)/.dev-ready
	$(BIN)/ruff format --check $(CODE)

lint: $(VENV)/.dev-ready
	$(BIN)/ruff check $(CODE)

types: $(VENV)/.dev-ready
	$(BIN)/mypy

layers: $(VENV)/.dev-ready
	$(BIN)/lint-imports

bank-check: $(VENV)/.dev-ready
	$(BIN)/hotseat bank check

# The tests hold each topic to its samples, too, beside other tests.
bank: bank-check ## the built-in bank against its own samples
	$(BIN)/hotseat bank test

# The journeys in a terminal and the floor of agreement with expert marks are among them. Many of
# them wait for a terminal, so that three times as many at once as there are processors take less time.
tests: $(VENV)/.dev-ready
	$(BIN)/pytest -n $$($(BIN)/python -c 'import os; print(3 * os.cpu_count())') --dist loadfile --no-loadscope-reorder

bench: $(VENV)/.dev-ready ## speed, as ratios, against its limits
	$(BIN)/python -m benchmarks.startup
	$(BIN)/python -m benchmarks.scoring
	$(BIN)/python -m benchmarks.history
	$(BIN)/python -m benchmarks.loading

format: $(VENV)/.dev-ready ## write the code in its one form
	$(BIN)/ruff check --fix-only $(CODE)
	$(BIN)/ruff format $(CODE)

# These three are for whoever changes what hotseat stands on; they need the network.
COMPILE = $(TOOLS)/bin/uv --no-config pip compile --quiet --universal --python-version 3.11 \
	--generate-hashes --only-binary :all: --default-index https://pypi.org/simple \
	--custom-compile-command 'make lock' $(if $(UPGRADE),--upgrade)

lock: $(TOOLS)/.ready ## bring the locks in line with pyproject.toml; UPGRADE=1 takes the newest
	$(COMPILE) pyproject.toml --extra dev --extra serve --output-file locks/dev.txt
	$(COMPILE) pyproject.toml --extra serve --constraint locks/dev.txt --output-file locks/serve.txt
	$(COMPILE) pyproject.toml --constraint locks/dev.txt --output-file locks/run.txt
	$(COMPILE) --group build --constraint locks/dev.txt --output-file locks/build.txt
	$(COMPILE) --group tools --output-file locks/tools.txt

bom: $(TOOLS)/.ready ## write down what hotseat is made of, as it is locked
	$(TOOLS)/bin/python scripts/bom.py

audit: $(TOOLS)/.ready ## known weaknesses of what is locked
	for lock in dev build tools; do \
		$(TOOLS)/bin/pip-audit --strict --disable-pip --require-hashes -r locks/$$lock.txt || exit; \
	done

clean: ## remove what the other targets made
	rm -rf $(VENV) build dist .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find $(CODE) -name __pycache__ -type d -prune -exec rm -rf {} +

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit("hotseat needs Python 3.11 or later, this is %d.%d; try: make PYTHON=python3.11" % sys.version_info[:2] if sys.version_info < (3, 11) else 0)'
	@# Cleared: what another Python left behind, or one that could make no more than half of it.
	$(PYTHON) -m venv --clear $(VENV) || { rm -rf $(VENV); exit 1; }

# What the locks name, by its hashes, and nothing built but hotseat: an editable install, so that
# what is edited is what runs. A stamp says that it is up to date.
LOCKED := install --quiet --no-user --require-hashes --only-binary :all:
EDITABLE := install --quiet --no-user --no-deps --no-build-isolation --editable .
OURS := pyproject.toml src/hotseat/_version.py locks/build.txt

$(VENV)/.run-ready: $(OURS) locks/run.txt $(BIN)/python
	$(PIP) $(LOCKED) -r locks/build.txt -r locks/run.txt
	$(PIP) $(EDITABLE)
	@touch $@

$(VENV)/.serve-ready: $(OURS) locks/serve.txt $(BIN)/python
	$(PIP) $(LOCKED) -r locks/build.txt -r locks/serve.txt
	$(PIP) $(EDITABLE)
	@touch $@ $(VENV)/.run-ready

$(VENV)/.dev-ready: $(OURS) locks/dev.txt $(BIN)/python
	$(PIP) $(LOCKED) -r locks/build.txt -r locks/dev.txt
	$(PIP) $(EDITABLE)
	@touch $@ $(VENV)/.run-ready $(VENV)/.serve-ready

$(TOOLS)/.ready: locks/tools.txt $(BIN)/python
	$(BIN)/python -m venv $(TOOLS)
	$(TOOLS)/bin/python -m pip --disable-pip-version-check $(LOCKED) -r locks/tools.txt
	@touch $@
