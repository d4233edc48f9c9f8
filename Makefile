# make paper   set the demo edition's pages into output/
# make test    check and test everything
# Both make a Python environment of their own in .venv, with the versions of requirements/*.lock.

PYTHON ?= python3
BIN := .venv/bin
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check
EDITIONS := $(wildcard editions/*/edition.yaml)

.PHONY: help paper test lint bench quality pictures fonts lock clean

help:
	@sed -n 's/^# //p' Makefile

paper: .venv/paper
	@echo "== setting $(EDITIONS)"
	$(BIN)/banmian build $(EDITIONS) -o output

test: .venv/test lint
	@echo "== tests"
	$(BIN)/pytest -n auto

lint: .venv/test
	@echo "== ruff, mypy"
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/bench
	$(BIN)/python -m benchmarks

quality: .venv/bench
	$(BIN)/python -m benchmarks.quality

pictures: .venv/test
	$(BIN)/python -m docs.pictures

fonts:
	$(PYTHON) fonts/fetch.py

lock: .venv/test
	$(INSTALL) pip-tools
	$(BIN)/pip-compile $(LOCK) -o requirements/paper.lock pyproject.toml
	$(BIN)/pip-compile $(LOCK) --extra test -c requirements/paper.lock -o requirements/test.lock pyproject.toml
LOCK := --quiet --upgrade --all-build-deps --generate-hashes --allow-unsafe --strip-extras --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links --no-emit-trusted-host

clean:
	rm -rf .venv output/*.pdf

.venv/python:
	@echo "== making .venv"
	$(PYTHON) -m venv .venv
	@touch $@

.venv/paper: .venv/python requirements/paper.lock pyproject.toml
	@echo "== installing what setting pages needs (requirements/paper.lock)"
	$(INSTALL) --require-hashes -r requirements/paper.lock
	$(INSTALL) --no-build-isolation --no-deps -e .
	@touch $@

.venv/test: .venv/paper requirements/test.lock
	@echo "== installing what the tests need (requirements/test.lock)"
	$(INSTALL) --require-hashes -r requirements/test.lock
	@touch $@

.venv/bench: .venv/test
	@echo "== installing the peers of the benchmarks"
	$(INSTALL) typst weasyprint
	@touch $@
