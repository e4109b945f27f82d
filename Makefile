# make course    open the course in JupyterLab (NO_BROWSER=1: only serve it, and print the address)
# make test      the whole suite, as CI runs it
# make build     source/ to notebooks/, solutions/ and exercises/ (NAMES=01_create: only that one)
# make check     lint and types
# make format    format the code, that in the cells of source/ too
# make bench     benchmarks
# make bench-grade   grading, beside nbgrader and otter (they get an environment of their own)
# make test-oldest   the tests on the oldest versions that pyproject.toml allows
# make constraints   choose the versions in constraints.txt anew (UPGRADE=1: the newest)
# make clean     remove .venv and what tools left behind
#
# PYTHON=python3.12 chooses the interpreter. Nothing is done twice: a stamp in .venv says what is
# installed, and is older than pyproject.toml or constraints.txt where that has changed.

PYTHON ?= python3
VENV := .venv
OLDEST := .venv-oldest
PEERS := .venv-bench
BIN := $(VENV)/bin
UV := $(or $(shell command -v uv 2>/dev/null),$(BIN)/uv)
DECLARED := pyproject.toml constraints.txt $(wildcard share/jupyter/lab/settings/overrides.d/*.json)

# A kernel that has to compile what it imports takes twice as long to start.
export UV_COMPILE_BYTECODE := 1
unexport PYTHONDONTWRITEBYTECODE
# Tests over all cores. Those of a module, or that name the same group, stay in one process.
SPREAD := -n auto --dist loadgroup
# A virtual environment that happens to be active is not ours.
unexport VIRTUAL_ENV

.DEFAULT_GOAL := help
.PHONY: help course test pytest build build-check check nbval format bench bench-grade test-oldest constraints clean

help:
	@sed -n 's/^# \{0,1\}//p;/^$$/q' Makefile

course: $(VENV)/.lab
	@$(BIN)/course

# A test waits for a kernel or a child process a good part of its time: the other steps fit beside.
test: $(VENV)/.test
	@$(MAKE) -j2 pytest check build-check nbval

pytest: $(VENV)/.test
	$(BIN)/pytest $(SPREAD)

build-check: $(VENV)/.test
	$(BIN)/course build --check

nbval: $(VENV)/.test
	$(BIN)/pytest -q --nbval --nbval-current-env --nbval-cell-timeout=60 \
		notebooks solutions exercises

check: $(VENV)/.test
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/pyright

format: $(VENV)/.test
	$(BIN)/ruff check --fix-only --quiet --exclude '*.ipynb'
	$(BIN)/ruff format --quiet --exclude '*.ipynb'
	$(BIN)/python tools/format_cells.py

build: $(VENV)/.test
	$(BIN)/course build $(NAMES)

bench: $(VENV)/.test
	$(BIN)/python -m bench.crud
	$(BIN)/python -m bench.checker

bench-grade: $(VENV)/.test
	-$(MAKE) --no-print-directory $(PEERS)/.peers
	$(BIN)/python -m bench.grade

test-oldest: $(OLDEST)/.test
	$(OLDEST)/bin/pytest $(SPREAD)

constraints: $(VENV)/.made
	$(UV) pip compile --quiet --universal --python-version 3.11 --all-extras --group setup \
		--no-header --no-annotate $(if $(UPGRADE),--upgrade) -o constraints.txt pyproject.toml
	$(UV) pip compile --quiet --universal --python-version 3.11 --no-header --no-annotate \
		$(if $(UPGRADE),--upgrade) -o bench/constraints.txt pyproject.toml bench/peers.txt

clean:
	rm -rf $(VENV) $(OLDEST) $(PEERS) .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# --- what is installed -------------------------------------------------------------------------

INSTALL = $(UV) pip install --quiet --python $(@D)/bin/python

$(VENV)/.lab: $(VENV)/.made $(DECLARED)
	$(INSTALL) -c constraints.txt -b constraints.txt -e '.[lab]'
	@touch $@

$(VENV)/.test: $(VENV)/.made $(DECLARED)
	$(INSTALL) -c constraints.txt -b constraints.txt -e '.[test]'
	@touch $(VENV)/.lab $@

$(OLDEST)/.test: $(VENV)/.made pyproject.toml
	$(UV) venv --quiet --clear --python $(BIN)/python $(OLDEST)
	$(INSTALL) --resolution lowest-direct -e '.[test]'
	@touch $@

$(PEERS)/.peers: $(VENV)/.made bench/peers.txt bench/constraints.txt pyproject.toml
	$(UV) venv --quiet --clear --python $(BIN)/python $(PEERS)
	$(INSTALL) -c bench/constraints.txt -r bench/peers.txt -e .
	@touch $@

$(VENV)/.made:
	@PYTHON='$(PYTHON)' VENV='$(VENV)' UV='$(UV)' sh tools/make-venv.sh
	@touch $@
