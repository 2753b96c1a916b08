# The recipes of the project; `make help` lists them.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
SOURCES := assistant tests tools
SHELL := /bin/bash
export PIP_DISABLE_PIP_VERSION_CHECK = 1

.DEFAULT_GOAL := help
.PHONY: help run test fmt lint types layers data pictures paths crash bench check ci lock clean index

help:  ## list the recipes
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | awk -F ':.*## ' '{printf "  make %-8s %s\n", $$1, $$2}'

$(BIN)/python:
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or later is needed, this is " + sys.version.split()[0] if sys.version_info < (3, 11) else 0)'
	$(PYTHON) -m venv $(VENV)

$(VENV)/run.done: $(BIN)/python requirements/torch.lock requirements/run.lock pyproject.toml
	$(BIN)/python -m pip install --quiet --no-deps -r requirements/torch.lock
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/run.lock
	$(BIN)/python -m pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev.done: $(VENV)/run.done requirements/dev.lock
	$(BIN)/python -m pip install --quiet --no-deps --require-hashes -r requirements/dev.lock
	@touch $@

index: $(VENV)/run.done  ## build the index of the corpus if it is missing or out of date
	@$(BIN)/assistant corpus build --if-needed

run: index  ## set everything up, start the assistant in the browser and print where
	@$(BIN)/assistant serve

test: $(VENV)/dev.done index  ## run every test, and see that every branch of the domain is tested
	$(BIN)/python -m pytest -n 2 --dist loadfile --no-loadscope-reorder --cov

fmt: $(VENV)/dev.done  ## put the code in its one form
	$(BIN)/ruff format $(SOURCES)
	$(BIN)/ruff check --fix $(SOURCES)

lint: $(VENV)/dev.done  ## ruff, yamllint, codespell
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/yamllint --strict corpus workflows .yamllint
	$(BIN)/codespell assistant docs tools README.md CHANGELOG.md CONTRIBUTING.md corpus/README.md

types: $(VENV)/dev.done  ## mypy, strict
	$(BIN)/mypy assistant tools

layers: $(VENV)/dev.done  ## who may import whom
	$(BIN)/lint-imports

data: $(VENV)/run.done  ## every check of the corpus and the workflows
	$(BIN)/assistant corpus lint
	$(BIN)/assistant workflow check

pictures: $(VENV)/dev.done  ## make the pictures of the pages anew (needs Chromium)
	PICTURES=docs/pictures $(BIN)/python -m pytest tests/browser/test_pictures.py

paths: $(VENV)/run.done  ## write the pages of all paths anew
	$(BIN)/assistant workflow check --write-paths

crash: $(VENV)/dev.done  ## kill an appending process 200 times, and walk 10,000 steps of the session model
	ASSISTANT_CRASH_ROUNDS=200 ASSISTANT_SESSION_STEPS=10000 $(BIN)/python -m pytest tests/records/test_crash.py tests/conversation

bench: $(VENV)/dev.done index  ## how good and how fast, beside a plain pipeline
	$(BIN)/python -m tools.bench

check: lint types layers data test  ## what every commit must pass

ci: check  ## what landing runs

lock: $(VENV)/dev.done  ## write the lock files anew from pyproject.toml
	PATH="$(BIN):$$PATH" $(BIN)/python tools/lock.py

clean:  ## remove the environment and what tools left behind
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .coverage .hypothesis *.egg-info
