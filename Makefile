# Two commands are all the set-up there is: make site, make test.
# Python >= 3.11, git and make are needed; all else goes into .venv. Works with GNU make 3.81 and any POSIX sh.

# Which Python makes .venv; empty: the first suitable one on PATH.
PYTHON ?=
# Where the site is shown by kb serve.
URL = http://127.0.0.1:8000/
# How long make fuzz looks.
FUZZ_SECONDS = 300

export PYTHON
unexport PYTHONPATH
unexport PYTHONHOME

BIN = .venv/bin
SAY = printf '==> %s\n'
PYTEST = KB_CHROMIUM="$$(cat .venv/browser)" $(BIN)/python -m pytest -n auto --dist worksteal

.PHONY: help site test test-all test-slow lint types packages browser generators bench fuzz lock audit clean distclean
.NOTPARALLEL:
.DEFAULT_GOAL = help

help: ## print this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## /{printf "make %-10s %s\n", $$1, $$2}' Makefile

site: ## check logs/ and build site/; makes .venv first
	@sh scripts/venv.sh site
	@$(SAY) 'checking logs/ (kb check)'
	@$(BIN)/kb check
	@$(SAY) 'building site/ (kb build)'
	@$(BIN)/kb build
	@$(SAY) 'site/ is ready. To open it: $(BIN)/kb serve, then $(URL)'

test: packages browser lint types ## lint, types and the fast tests; makes .venv and finds a browser first
	@$(SAY) 'running the tests (pytest, without the slow ones)'
	@$(PYTEST) -m 'not slow'

test-all: test test-slow ## all that make test does, then the slow tests

test-slow: packages browser generators ## the slow tests alone
	@$(SAY) 'running the slow tests (pytest)'
	@$(PYTEST) -m slow

lint: packages ## ruff: the code's rules and its format
	@$(SAY) 'checking the code and its format (ruff)'
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check . || { echo "error: run $(BIN)/ruff format" >&2; exit 1; }

types: packages ## mypy: the types of kb/ and tests/
	@$(SAY) 'checking the types (mypy)'
	@$(BIN)/mypy

packages:
	@sh scripts/venv.sh test

generators:
	@sh scripts/generators.sh

browser: packages
	@sh scripts/browser.sh >/dev/null

bench: browser ## measure speed, memory and search against stock MkDocs (benchmarks/)
	@$(BIN)/python benchmarks/build.py
	@$(BIN)/python benchmarks/search.py --chromium "$$(cat .venv/browser)"
	@$(BIN)/python benchmarks/links.py
	@$(BIN)/python benchmarks/detect.py

fuzz: packages ## look for bytes that kb cannot read, for FUZZ_SECONDS; findings are printed with their file
	@$(BIN)/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/fuzz.txt
	@$(BIN)/python tests/fuzz/seeds.py .kb/fuzz/seeds && mkdir -p .kb/fuzz/corpus .kb/fuzz/found
	@$(SAY) 'fuzzing for $(FUZZ_SECONDS) seconds (atheris)'
	@nice -n 19 $(BIN)/python tests/fuzz/target.py -max_total_time=$(FUZZ_SECONDS) -max_len=20000 -timeout=60 \
		-rss_limit_mb=600 -print_final_stats=1 -artifact_prefix=.kb/fuzz/found/ .kb/fuzz/corpus .kb/fuzz/seeds

lock: ## write requirements/*.txt anew from pyproject.toml (needs uv; UPGRADE=1 takes newer versions)
	@sh scripts/lock.sh

audit: ## ask whether a locked package has a known vulnerability (pip-audit; needs the network)
	@sh scripts/venv.sh site
	@sh scripts/audit.sh

clean: ## remove what was built and cached; .venv stays
	rm -rf site build dist .kb .hypothesis .mypy_cache .pytest_cache .ruff_cache benchmarks/work
	find . -name .venv -prune -o -name .git -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +

distclean: clean ## remove .venv as well
	rm -rf .venv
