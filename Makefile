# make run    set up what is needed and open the handbook
# make test   set up what is needed and run the tests
# make check  ruff, mypy --strict, import contracts
# make break  kill it, fill its disk, hang up: nothing may be lost (KILLS=200 MONKEYS=100 for longer)
# make bench  print timings (nothing here is a timed test)
# make pictures  the pictures in docs, from the running program
# make lock   bring the locked versions up to date

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
KILLS ?= 6
MONKEYS ?= 10
ROUNDS ?= 2000
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check

.PHONY: run test check break bench pictures lock clean

run: $(VENV)/run.stamp
	@$(BIN)/handbok $(ARGS)

test: $(VENV)/dev.stamp
	$(BIN)/python -m pytest $(ARGS)

check: $(VENV)/dev.stamp
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache

break: $(VENV)/dev.stamp
	HANDBOK_KILLS=$(KILLS) HANDBOK_ROUNDS=$(ROUNDS) HANDBOK_MONKEYS=$(MONKEYS) \
	  $(BIN)/python -m pytest -n 2 -rP tests/breaking tests/tui/test_monkey.py $(ARGS)

bench: $(VENV)/dev.stamp
	$(BIN)/python -m benchmarks $(ARGS)

pictures: $(VENV)/run.stamp
	$(BIN)/python docs/make_pictures.py

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	  || { echo "handbok needs Python 3.11 or newer: make PYTHON=python3.12 run"; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	  || { echo "Python lacks venv. On Debian and Ubuntu: apt install python3-venv"; exit 1; }

$(VENV)/run.stamp: $(BIN)/python pyproject.toml requirements/run.txt
	@echo "Setting up handbok in $(VENV) ..."
	@$(INSTALL) --require-hashes -r requirements/run.txt
	@$(INSTALL) --no-deps --editable .
	@touch $@

$(VENV)/dev.stamp: $(VENV)/run.stamp requirements/dev.txt
	@$(INSTALL) --require-hashes -r requirements/dev.txt
	@touch $@

lock: $(VENV)/dev.stamp
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --quiet --upgrade pyproject.toml -o requirements/run.txt
	$(BIN)/uv pip compile --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-header --quiet --upgrade pyproject.toml --group dev -o requirements/dev.txt

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
