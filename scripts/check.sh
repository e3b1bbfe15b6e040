#!/bin/sh
# check.sh: everything `make check` looks at. Each step says its name; the first that fails ends the run.
set -eu
cd "$(dirname "$0")/.."
bin=.venv/bin
step() { printf '%s\n' "· $1"; }
export THRESHOLD_SECRET_KEY=only-for-checking DATABASE_URL=postgresql:///none

step "format"
$bin/ruff format --check --quiet .
step "lint"
$bin/ruff check --quiet .
step "types"
$bin/mypy --no-error-summary
step "import contracts"
$bin/lint-imports --no-cache >var/import-contracts.log 2>&1 || { cat var/import-contracts.log; exit 1; }
step "templates"
$bin/djlint threshold --lint --quiet
step "migrations"
$bin/python -W ignore::RuntimeWarning -m threshold.config.manage makemigrations --check --dry-run -v 1
step "lock files"
if grep -n '://' requirements.txt requirements-dev.txt; then exit 1; fi
step "the order"
$bin/threshold order check
