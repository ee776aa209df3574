# Parlour: two commands matter, `make demo` and `make test`; the others are their parts.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PATH := $(CURDIR)/$(BIN):$(PATH)
export PATH
PAGES := src/parlour/pages/.built
MODEL := src/parlour/assistant/models/.built
LEARNED_FROM := $(wildcard src/parlour/assistant/examples/*/*.toml) src/parlour/assistant/cues/concepts.toml \
	$(wildcard src/parlour/assistant/understand/*.py)
WEB_SOURCES := $(shell find web -type f -not -path '*/node_modules/*' 2>/dev/null)

.PHONY: help setup demo demo-reset serve test check faults bench pages wheel migration lock clean

help: ## What there is
	@grep -hE '^[a-z-]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: $(VENV)/.ready $(PAGES) $(MODEL) ## Everything Parlour needs, into .venv and web/node_modules

$(VENV)/.ready: requirements-dev.lock pyproject.toml
	@$(PYTHON) scripts/python_is_new_enough.py
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@echo "Installing the locked packages ..."
	@$(BIN)/python -m pip install -q --disable-pip-version-check --require-hashes -r requirements-dev.lock
	@$(BIN)/python -m pip install -q --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

web/node_modules/.ready: web/package-lock.json $(VENV)/.ready
	@echo "Installing the front end's packages ..."
	@# not `npm ci`: it refuses where a registry lacks the binaries of platforms that are not this one
	@cd web && npm install --no-save --silent --no-fund --no-audit --ignore-scripts
	@touch $@

$(PAGES): web/node_modules/.ready $(WEB_SOURCES)
	@echo "Building the pages ..."
	@cd web && npm run --silent build
	@touch $@

$(MODEL): $(VENV)/.ready $(LEARNED_FROM)
	@echo "Training the assistant's understanding (unless examples and code are as they were) ..."
	@$(BIN)/python -m parlour.assistant.understand.training $(@D)
	@touch $@

pages: $(PAGES) ## Build the front end

demo: setup ## Start the demo shop on http://127.0.0.1:8000
	@parlour demo

demo-reset: setup ## Forget what was said in the demo shop and start it anew
	@parlour demo --reset

serve: setup ## Serve the shops in ./parlour-data
	@parlour serve

test: setup ## All tests: Python, front end, real browser, both databases
	@$(PYTHON) scripts/needed_for_tests.py
	@cd web && npm test --silent
	@pytest -n 2 --dist loadfile --ignore=tests/faults
	@pytest tests/faults

check: setup ## Format, lint, types, import direction, sizes, quick tests
	@ruff format --check .
	@ruff check .
	@mypy
	@lint-imports
	@python scripts/sizes.py
	@cd web && npm run --silent check
	@pytest -n 2 --dist loadfile -m "not browser and not slow" -k "not postgres and not sqlite" --ignore=tests/faults --ignore=tests/browser --ignore=tests/protocol -x

faults: setup ## Kill, cut, fill and starve it, at full size
	@PARLOUR_FAULTS=full pytest tests/faults -s

bench: setup ## Measure the shipped server; each number beside its limit
	@python -m benchmarks

wheel: setup ## Build dist/parlour-*.whl with pages and demo in it
	@rm -rf dist && python -m hatchling build -t wheel

migration: $(VENV)/.ready ## Write a migration for changed tables: make migration M="what changed"
	@python scripts/migration.py "$(M)"

lock: ## Write the lock files anew (needs uv)
	uv pip compile pyproject.toml --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements.lock
	uv pip compile pyproject.toml --extra english --group dev --universal --python-version 3.11 --generate-hashes --no-header -q -o requirements-dev.lock

clean: ## Remove what was built and installed; data stays
	rm -rf $(VENV) web/node_modules src/parlour/pages src/parlour/assistant/models dist .mypy_cache .ruff_cache .pytest_cache
