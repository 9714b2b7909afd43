# Every target explains itself: `make help`.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SIZES ?= 1k,10k,100k
OPTIONS ?=

.DEFAULT_GOAL := help
.PHONY: help run test torture cover check bench format tables pictures clean

help: ## Show what there is to do
	@grep -hE '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## (.*)/  make \1	\2/' | expand -t 16

run: $(VENV)/.runs ## Open the reader on the sample library
	@$(BIN)/url-notes --demo

test: $(VENV)/.tests ## Run the tests
	@$(BIN)/python -m pytest -q -n auto

torture: $(VENV)/.tests ## Torture the program for a quarter of an hour; OPTIONS="--seed 7 --only keys"
	@$(BIN)/python -m tests.torture $(OPTIONS)

cover: $(VENV)/.tests ## Run the tests, and list the lines that none of them reaches
	@$(BIN)/python -m pytest -q -n auto --cov=tui --cov-branch --cov-report=term-missing:skip-covered

check: $(VENV)/.tests ## Run linters, type checker and import contracts
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.runs ## Measure against the budgets; SIZES=1k,1M OPTIONS="--folder kept --buku PATH"
	@$(BIN)/python -m benchmarks.bench $(SIZES) $(OPTIONS)

format: $(VENV)/.tests ## Put the code into its usual shape
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

tables: $(VENV)/.tests ## Write the tables of the documents and the man page anew from the code
	$(BIN)/python -m tests.docs.tables
	$(BIN)/python -m tests.docs.man_page

pictures: $(VENV)/.tests ## Draw the pictures of the documents anew from the sample
	$(BIN)/python -m tests.docs.pictures

clean: ## Remove the virtual environment and what tools left behind
	rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "url-notes needs Python 3.11 or newer; name one: make PYTHON=python3.12")'
	@$(PYTHON) -m venv $(VENV)
	@touch $@

$(VENV)/.runs: $(VENV)/.made pyproject.toml
	@echo "Installing url-notes …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.tests: $(VENV)/.made pyproject.toml
	@echo "Installing url-notes and its tools …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]'
	@touch $@ $(VENV)/.runs
