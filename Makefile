# For those who build lt. To use it, see README.md: no make needed.

PYTHON ?= python3
BIN := .venv/bin
OUT := build/demo

# Programs that are started hundreds of times are compiled once, whatever the machine says.
export PYTHONDONTWRITEBYTECODE :=

.DEFAULT_GOAL := help
.PHONY: help demo test test-long test-cluster test-windows test-newest check bench docs wheels portable clean

help: ## List what can be made
	@grep -E '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 18

.venv/use: pyproject.toml
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

.venv/dev: .venv/use
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@

demo: .venv/use ## Install into .venv, check the large example, and render its reports
	$(BIN)/lt -C examples/harbour-street validate
	$(BIN)/lt -C examples/harbour-street report review chronology episodes findings \
	  --to md,docx,html --out $(OUT)
	@echo
	@echo "The reports are in $(OUT)/. Open $(OUT)/review.docx in Word, or $(OUT)/review.html in a browser."

# Where memory holds files and has room (4 GB), thousands of small ones are written there.
ROOM := $(shell df -Pk /dev/shm 2>/dev/null | awk 'NR == 2 {print $$4}')
test test-long test-windows test-newest: export TMPDIR := $(shell [ "$(ROOM)" -gt 4000000 ] 2>/dev/null && echo /dev/shm || echo "$${TMPDIR:-/tmp}")

test: .venv/dev ## Run the tests; those whose program is missing are named, with the reason
	$(BIN)/python -m pytest -n 2 -q -rs -m "not long and not windows and not cluster"

test-long: .venv/dev ## Run the long tests, and the properties with twenty times as many examples
	PROPERTIES=long $(BIN)/python -m pytest -n 2 -q -m "hypothesis or long"

test-cluster: .venv/dev ## Have a cluster of Dask on this machine read reviews
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[cluster]'
	$(BIN)/python -m pytest -q -rs -m cluster

test-windows: .venv/dev ## Put a Windows Python together (some 1.5 GB) and run lt with it, under wine
	bash tools/windows/build.sh build/windows
	$(BIN)/python -m pytest -n 2 -q -rs tests/windows

# Pythons of pyenv start by their own paths alone.
NEWEST = $(shell for one in python3.14 python3.13 python3.12 \
  $$(ls -d $$HOME/.pyenv/versions/3.1[2-9]*/bin/python 2>/dev/null | sort -rV); do \
  $$one -c "" 2>/dev/null && echo $$one && break; done)

test-newest: ## Run the tests with the newest Python that is here, in an environment of its own
	@[ -n "$(NEWEST)" ] || { echo "There is no Python here that is newer than 3.11."; exit 1; }
	$(NEWEST) -m venv --clear build/newest
	build/newest/bin/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	build/newest/bin/python -m pytest -n 2 -q -rs -m "not long and not windows and not cluster"

check: .venv/dev ## Lint, check types, and check that generated files are fresh
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m tools.docs --check

bench: .venv/dev ## Time the real commands on generated reviews beside a yardstick
	$(BIN)/python bench/run.py

docs: .venv/dev ## Make the generated pages of docs/ again
	$(BIN)/python -m tools.docs

wheels: .venv/dev ## Gather lt and all it needs in dist/wheels, to install without network
	$(BIN)/python -m pip wheel --quiet --wheel-dir dist/wheels .

portable: .venv/dev ## Put lt, all it needs and Python into a folder that can be moved, for this system
	$(BIN)/python -m tools.portable

clean: ## Remove what was made
	rm -rf .venv build dist
