# Two commands do everything: `make demo` and `make test`.

PYTHON ?= python3
PY ?= .venv/bin/python
PROCESSES ?= 2
PORT ?= 8000
export PORT

INSTALL = .venv/bin/python -m pip install -qq --disable-pip-version-check --no-input --require-hashes -r
# Tests decide their own environment: nothing set for an installation may leak into them.
CLEAN = env -u DEBUG -u DEMO -u ALLOWED_HOSTS -u CSRF_TRUSTED_ORIGINS -u SECRET_KEY -u AREAS_OFF -u VAR_DIR -u CLAMD_SOCKET
PYTEST = $(CLEAN) $(PY) -m pytest -n $(PROCESSES) --dist worksteal

.PHONY: demo demo-data serve test fix lint pytest campaign pictures lock

# --- try it ---------------------------------------------------------------------------------------------------

VAR_DIR ?= var/demo
STATIC_MANIFEST = $(VAR_DIR)/static/staticfiles.json
STATIC_FILES = $(shell find . -name '.?*' -prune -o -path ./var -prune -o -path '*/static/*' -type f -print)

demo demo-data serve $(STATIC_MANIFEST): export DEMO = 1
demo demo-data serve $(STATIC_MANIFEST): export VAR_DIR := $(VAR_DIR)

demo: .venv/product
	@$(MAKE) --no-print-directory demo-data
	@$(MAKE) --no-print-directory serve

# What is already there stays: a second run only adds what is missing.
demo-data: $(STATIC_MANIFEST)
	@$(PY) manage.py demo

$(STATIC_MANIFEST): requirements.txt $(STATIC_FILES)
	@$(PY) manage.py collectstatic --noinput --verbosity 0

serve:
	@exec $(PY) -m gunicorn gobernacion.wsgi

# --- check it -------------------------------------------------------------------------------------------------

# `make test T=tests/orasmi` runs a part, on SQLite.
test: .venv/tests
	@$(PY) .ci/machine.py tests
ifdef T
	@env -u DATABASE_URL $(PYTEST) $(T)
else
	@$(MAKE) --no-print-directory lint
	@$(MAKE) --no-print-directory pytest
endif

fix: .venv/tests
	@$(PY) -m ruff check --fix
	@$(PY) -m ruff format

lint:
	@$(PY) -m ruff check
	@$(PY) -m ruff format --check
	@$(PY) -m djlint --lint --quiet gobernacion
	@$(PY) -m mypy
	@.venv/bin/lint-imports
	@$(PY) manage.py makemigrations --check --dry-run

pytest:
	@echo "== SQLite"
	@env -u DATABASE_URL $(PYTEST)
	@echo "== PostgreSQL"
	@MODULES="by turns" $(PY) tests/postgres.py $(PYTEST) -m "not same_on_any_database"

# The long ones, whole, of which `make test` runs a sample: what they count is kept in docs/campanas.
campaign: .venv/tests
	@$(PY) .ci/machine.py tests
	@PROCESSES=$(PROCESSES) $(CLEAN) $(PY) tests/campaigns.py $(CAMPAIGNS)
ifndef CAMPAIGNS
	@TESTS_NAMED=1 $(PY) tests/postgres.py $(PYTEST) -m "same_on_any_database and not campaign"
	@$(CLEAN) $(PY) tests/mutations.py
endif

# The pictures of the staff guide, from the pages that a test walks through.
pictures: .venv/tests
	@PICTURES=1 $(CLEAN) $(PY) -m pytest -q tests/browser/test_a_year_is_published_and_corrected.py tests/browser/test_a_planilla_is_filled_without_connection.py

# --- the environment ------------------------------------------------------------------------------------------

.venv/bin/python:
	@$(PYTHON) .ci/machine.py demo
	@$(PYTHON) -m venv .venv

.venv/product: requirements.txt | .venv/bin/python
	@echo "Installing the libraries…"
	@$(INSTALL) requirements.txt
	@touch $@

.venv/tests: requirements-test.txt | .venv/bin/python
	@$(PY) .ci/machine.py tests # before libraries are downloaded for minutes
	@echo "Installing the libraries and the tools of the tests…"
	@$(INSTALL) requirements-test.txt
	@touch $@

# Pins come from the public registry itself, whatever else this machine's pip may look at.
COMPILE = env -u PIP_FIND_LINKS -u PIP_EXTRA_INDEX_URL PIP_CONFIG_FILE=/dev/null $(PY) -m piptools compile --quiet \
	--allow-unsafe --strip-extras --generate-hashes --no-annotate --no-header \
	--no-emit-index-url --no-emit-find-links --no-emit-trusted-host

lock: .venv/tests
	@$(COMPILE) --output-file requirements.txt pyproject.toml
	@$(COMPILE) --constraint requirements.txt --extra test --extra lint --output-file requirements-test.txt pyproject.toml
