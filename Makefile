# `make crawl` and `make test` do all set-up themselves; the only network they need is the package registry.
PYTHON ?= python3
VENV   ?= .venv
BIN    := $(VENV)/bin
# The tests start hundreds of processes: without bytecode on disk each of them compiles all modules anew.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: setup crawl test lint bench clean

setup: $(VENV)/.installed

$(VENV)/.installed: requirements.txt requirements-dev.txt pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -r requirements-dev.txt -e .
	touch $@

# The main job: the sample site, served on loopback, crawled into data/archive.sqlite3; then what was archived.
crawl: setup
	$(BIN)/danvan demo

# Three workers for two processors: tests of politeness wait more than they reckon.
test: setup
	$(BIN)/python -m pytest -n 3 --dist loadgroup -q

lint: setup
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

# Ratios against references measured in the same run; see benchmarks/README.md.
bench: setup
	$(BIN)/python -m benchmarks.crawl
	$(BIN)/python -m benchmarks.archive.store
	@echo "python -m benchmarks.extraction.run and benchmarks.language need sets of pages or texts: see benchmarks/README.md"

clean:
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .import_linter_cache
