# make site   checks the plans and builds the site in site/
# make serve  shows the site while you write
# make test   runs all tests; installs what they need
# make audit  prints the figures of Lighthouse and the weight of the pages; needs Node.js with npm
# make lock   takes newer versions of the packages into the lock files
#
# Everything is installed in .venv, from lock files with hashes. Another Python: make PYTHON=python3.13 site

CANDIDATES := python3 python3.13 python3.12 python3.11
RECENT := import sys; sys.exit(sys.version_info < (3, 11))
PYTHON ?= $(shell for name in $(CANDIDATES); do $$name -c '$(RECENT)' 2>/dev/null && echo $$name && break; done)

VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --quiet --disable-pip-version-check
LOCK_VENV := .cache/lock
COMPILE := $(LOCK_VENV)/bin/pip-compile --quiet --upgrade --generate-hashes --strip-extras --allow-unsafe --unsafe-package none \
	--no-header --no-emit-index-url --no-emit-trusted-host --no-emit-find-links \
	--build-deps-for editable --constraint constraints.txt

.PHONY: site serve test audit lock

site: $(VENV)/site-ready
	$(BIN)/plans build

serve: $(VENV)/site-ready
	$(BIN)/plans serve

test: $(VENV)/test-ready
	$(BIN)/python tests/browser/install.py
	$(BIN)/python tests/editor/packages.py
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/pytest

audit: site $(VENV)/test-ready tests/audit/node_modules
	$(BIN)/python tests/browser/install.py
	PYTHONPATH=tests/browser $(BIN)/python tests/audit/audit.py site

tests/audit/node_modules: tests/audit/package-lock.json
	cd tests/audit && npm ci --silent
	touch $@

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "Python 3.11 of nieuwer is nodig." >&2; exit 1; }
	@# Without Debian's python3-venv this leaves a half .venv, which the next run would take for a whole one.
	$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); exit 1; }

# The files named *-ready tell when something was installed; make does it again when a lock file is newer.
$(VENV)/site-ready: requirements.txt pyproject.toml | $(BIN)/python
	$(PIP) install --require-hashes --requirement requirements.txt
	$(PIP) install --no-deps --no-build-isolation --editable .
	touch $@

$(VENV)/test-ready: requirements-dev.txt $(VENV)/site-ready
	$(PIP) install --require-hashes --requirement requirements-dev.txt
	touch $@

lock:
	$(PYTHON) -m venv $(LOCK_VENV)
	$(LOCK_VENV)/bin/python -m pip --quiet --disable-pip-version-check install pip-tools
	$(COMPILE) --output-file requirements.txt pyproject.toml
	$(COMPILE) --extra dev --constraint requirements.txt --output-file requirements-dev.txt pyproject.toml
