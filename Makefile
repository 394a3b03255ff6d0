# Two commands for a fresh machine: `make demo` answers a question on the project's own
# reporting, `make test` runs every test. Both need Python 3.11 or newer and nothing else.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
SHARED ?= ../shared
# Where prose stands; the reading rooms hold stems and words of six languages.
PROSE := docs $(addprefix src/vedette/,desk faces model pipeline publish store weigh trace)
DEMO_QUESTION := Will Belarus enter the war against Ukraine?

.DEFAULT_GOAL := test
.PHONY: demo test lint types floors eval replay bench lock clean check

# What the tool itself needs, from the lock with hashes. --no-deps: the lock is complete, and
# pip's own resolver is slow on it.
$(VENV)/.runtime: requirements.lock pyproject.toml
	$(PYTHON) -c 'import sys; sys.exit("vedette needs Python 3.11 or newer: call make PYTHON=python3.11") if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	touch $@

# What the tests, the linters and the type checker need on top.
$(VENV)/.dev: $(VENV)/.runtime requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements-dev.lock
	touch $@

# Answer the question on examples/belarus-2022 and write the brief as one HTML page.
demo: $(VENV)/.runtime
	@mkdir -p out
	@$(BIN)/vedette assess examples/belarus-2022 "$(DEMO_QUESTION)" --questions examples/belarus-2022/questions --html out/belarus-2022.html
	@echo
	@echo "The brief as a page: $(CURDIR)/out/belarus-2022.html"

# Every test, on as many cores as there are.
test: $(VENV)/.dev
	$(BIN)/python -m pytest -n auto --dist loadfile

lint: $(VENV)/.dev
	$(BIN)/ruff check src tests evaluation benchmarks
	$(BIN)/ruff format --check src tests evaluation benchmarks
	$(BIN)/codespell $(PROSE) README.md CHANGELOG.md CONTRIBUTING.md SECURITY.md

types: $(VENV)/.dev
	$(BIN)/mypy

# Import floors: which room may look into which.
floors: $(VENV)/.dev
	$(BIN)/lint-imports

check: test lint types floors

# Score the reader on the labelled sets in ../shared and print one table.
eval: $(VENV)/.dev
	$(BIN)/python evaluation/run.py --shared $(SHARED)

# Replay one question over a year of reports and print what it is measured by. The first run
# reads the reports, some minutes; the desk file keeps the readings for the next.
replay: $(VENV)/.dev
	@mkdir -p out
	$(BIN)/python evaluation/replay.py --shared $(SHARED) --kept out/replay.desk

# Ratios, measured in one run each: the reader against the parser's own full pipeline.
bench: $(VENV)/.dev
	$(BIN)/python benchmarks/reader_bench.py --shared $(SHARED)

# Write both locks anew (needs uv); the locks carry hashes and no addresses.
lock:
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" pyproject.toml -o requirements.lock
	uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make lock" --extra dev -c requirements.lock pyproject.toml -o requirements-dev.lock

clean:
	rm -rf $(VENV) out build *.egg-info src/*.egg-info
