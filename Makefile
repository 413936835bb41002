# Everything a person or a machine does with this checkout. `make help` lists it.

PYTHON ?= python3
BIN := .venv/bin
ARGS ?=
JOBS ?= auto

UV := UV_PYTHON_DOWNLOADS=never UV_LINK_MODE=copy $(BIN)/uv
CATALOGUES := $(wildcard src/wirksam/locale/*/LC_MESSAGES/django.po)

.PHONY: help setup demo test test-quick check fmt bench lock messages browser clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -hE '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z-]+):.*## /make \1\t/' | expand -t 20

setup: .venv/.installed .venv/.messages ## install everything into .venv (once; then a moment)

.venv/.made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
		|| { echo "Python 3.11 or newer is needed: make setup PYTHON=python3.11" >&2; exit 1; }
	@echo "Preparing .venv"
	@$(PYTHON) -m venv .venv
	@touch $@

.venv/.uv: .venv/.made
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-warn-script-location 'uv>=0.8,<1'
	@touch $@

.venv/.installed: requirements.lock pyproject.toml .venv/.uv
	@echo "Installing what the lock file names"
	@$(UV) pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock
	@$(UV) pip install --quiet --python $(BIN)/python --no-deps -e .
	@touch $@

.venv/.messages: $(CATALOGUES) tools/messages.py .venv/.installed
	@$(BIN)/python -m tools.messages compile
	@touch $@

demo: setup ## a filled association, running; ARGS="--port 8080" is passed on
	@exec $(BIN)/wirksam demo $(ARGS)

browser: .venv/.browser
.venv/.browser: .venv/.installed tools/browser.py
	@$(BIN)/python -m tools.browser --install > /dev/null
	@touch $@

test: setup browser ## all tests: SQLite, PostgreSQL, browser
	@$(BIN)/python -m tools.suite --jobs $(JOBS) $(ARGS)

test-quick: setup ## the tests that need no database, no browser and no program of their own
	@$(BIN)/python -m tools.suite --jobs $(JOBS) --only units $(ARGS)

check: setup ## format, lint, types, contracts, templates, migrations, messages
	@$(BIN)/python -m tools.check

fmt: setup ## format code and templates
	@$(BIN)/ruff format --quiet .
	@$(BIN)/ruff check --quiet --fix . || true
	@find src -name '*.html' -print0 | xargs -0 -r $(BIN)/djade --target-version 5.2 || true

bench: setup ## figures as ratios within one run
	@$(BIN)/python -m bench $(ARGS)

messages: setup ## read msgids from code and templates into the German catalogue
	@$(BIN)/python -m tools.messages update

lock: .venv/.uv ## choose versions anew and write requirements.lock
	@$(UV) pip compile pyproject.toml --quiet --upgrade --group dev --generate-hashes --no-emit-index-url \
		--no-annotate --no-header --universal -p 3.11 -o requirements.lock

clean: ## remove what can be made again, except data
	@rm -rf .venv build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .import_linter_cache
