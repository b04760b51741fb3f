# One word each: run, test, check, bench, soak, bot. README.md says what they need.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python

.DEFAULT_GOAL := help
.PHONY: help install install-dev system run bot test check format catalogues bench soak lock clean

help:
	@echo "make run     install what runs and serve on http://127.0.0.1:8000 (PORT, HOST)"
	@echo "make bot     install what runs and start the Telegram bot alone (TELEGRAM_TOKEN)"
	@echo "make test    install what tests, check everything, run every test (AHEAD=365: with the clock so many days ahead)"
	@echo "make check   format, lint, types, content, catalogues (COMPLETE=1: for a release)"
	@echo "make bench   measure; writes var/bench.json      make soak   the long ones"

install: $(VENV)/run.stamp
install-dev: $(VENV)/dev.stamp

# A stamp is as new as the list it installed: nothing is installed twice.
$(VENV)/run.stamp: requirements.txt tools/environment.sh
	@PYTHON=$(PYTHON) bash tools/environment.sh $(VENV) requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt tools/environment.sh
	@PYTHON=$(PYTHON) bash tools/environment.sh $(VENV) requirements-dev.txt
	@touch $@

# A browser, fonts and PostgreSQL for the tests, where this machine lets us.
system:
	@bash tools/system.sh

run: install
	@bash tools/run.sh $(PY)

bot: install
	@$(PY) -m tools.prepare
	@exec $(PY) -m bot

# `make test AHEAD=365`: the same with the clock so many days ahead, in every Python the tests start.
test: AHEAD_ENV = $(if $(AHEAD),DAYS_AHEAD=$(AHEAD) PYTHONPATH=$(CURDIR)/tests/ahead)
test: AHEAD_ARGS = $(if $(AHEAD),-W "ignore:Module already imported:pytest.PytestAssertRewriteWarning")
# A file's tests stay together: they share a bot, a browser, a portal; the order is that of tests/conftest.py.
# One worker more than the cores, for the bot's and the browser's tests wait more than they work.
test: WORKERS = -n $(shell echo $$(($$(nproc) + 1))) --dist loadfile --no-loadscope-reorder
test: install-dev system
	@bash tools/check.sh $(PY)
	@echo "== pytest"
	@$(AHEAD_ENV) $(PY) -m pytest $(WORKERS) $(AHEAD_ARGS) $(ARGS)

check: install-dev
	@COMPLETE=$(COMPLETE) bash tools/check.sh $(PY)

format: install-dev
	@$(PY) -m ruff format .
	@$(PY) -m ruff check --fix .

# Brings every catalogue up to the words in the source; a changed sentence turns fuzzy.
catalogues: install-dev
	@$(PY) -m content catalogues

bench: install-dev
	@$(PY) -m tests.bench $(ARGS)

soak: install-dev
	@$(PY) -m tests.bench --soak $(ARGS)

# The resolver's own lock names the registry's addresses, so it stays out of git: its export does not.
lock: install-dev
	@$(PY) -m uv lock --upgrade
	@$(PY) -m uv export --quiet --no-emit-project --no-header --no-annotate -o requirements.txt
	@$(PY) -m uv export --quiet --no-emit-project --no-header --no-annotate --extra dev -o requirements-dev.txt

clean:
	rm -rf $(VENV) .mypy_cache .pytest_cache .ruff_cache .hypothesis
