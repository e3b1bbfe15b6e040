# Threshold: two commands do everything. `make run` opens the order in a browser; `make test` runs every test.
.DEFAULT_GOAL := help
.PHONY: help run setup test check bench format clean
PORT ?= 8000
PYTHON := .venv/bin/python

help: ## what can be made
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

run: setup ## install what is missing and serve on http://localhost:PORT (PORT=8000)
	@exec $(PYTHON) -m scripts.serve --port $(PORT)

setup: ## everything but the serving; the command line is then .venv/bin/threshold
	@sh scripts/setup.sh

test: ## every test, the browser ones too
	@sh scripts/setup.sh --dev
	@$(PYTHON) -m scripts.run_tests $(PYTEST_ARGS)

check: ## format, lint, types, import contracts, templates, the order's own check
	@sh scripts/setup.sh --dev
	@sh scripts/check.sh

bench: ## ratios against a baseline in the same run
	@sh scripts/setup.sh --dev
	@$(PYTHON) -m bench

format: ## put every file into the house's form
	@sh scripts/setup.sh --dev
	@.venv/bin/ruff format . && .venv/bin/ruff check --fix .

clean: ## remove what was installed here; the database in var/ stays
	rm -rf .venv var/static var/static.sha256
