SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
.DEFAULT_GOAL := help

VENV := .venv
BIN := $(VENV)/bin
CLIENT_TOOLS := .tools/client
FUZZ_TOOLS := .tools/fuzz
FHIR_TOOLS := .tools/fhir
LOCK := --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --quiet

READY := $(VENV)/.ready
CLIENT_READY := $(CLIENT_TOOLS)/.ready
FUZZ_READY := $(FUZZ_TOOLS)/.ready
FHIR_READY := $(FHIR_TOOLS)/.ready

.PHONY: help
help: ## This list
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-11s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: run
run: page ## Page and API on http://127.0.0.1:8000 with the demo region
	@$(BIN)/python -m gateway.graphiql.fetch var/graphiql || echo "GraphiQL is left out this time."
	$(BIN)/talon serve

.PHONY: test
test: page $(FUZZ_READY) $(FHIR_READY) ## Every test, on every backend (ARGS="-k name" narrows)
	$(BIN)/pytest -n 2 --dist loadfile $(ARGS)

.PHONY: lint
lint: $(READY) $(CLIENT_READY) ## Style, types, import arrows; schema, client and migrations up to date
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python -m storage.drift
	$(BIN)/talon schema --check
	@rm -rf build/client && mkdir -p build/client/web && cp -r schema.graphql build/client/ && cp -r web/operations build/client/web/
	cd build/client && ../../$(CLIENT_TOOLS)/bin/ariadne-codegen client --config web/operations/codegen.toml >/dev/null
	@diff -r -x __pycache__ build/client/web/client web/client || { echo "web/client is out of date: run make client"; exit 1; }

.PHONY: migrate
migrate: $(READY) ## Bring the database (TALON_DATABASE_URL) up to date
	$(BIN)/talon migrate

.PHONY: schema
schema: $(READY) ## Write schema.graphql from the code
	$(BIN)/talon schema

.PHONY: client
client: $(CLIENT_READY) ## Generate web/client from schema.graphql and web/operations
	rm -rf web/client
	$(CLIENT_TOOLS)/bin/ariadne-codegen client --config web/operations/codegen.toml

.PHONY: page
page: $(READY) ## Build the page's files, when what they come from has changed
	@$(BIN)/python -m web.build

.PHONY: demo
demo: $(READY) ## Load the demo region, or roll its slots forward
	$(BIN)/talon demo

.PHONY: bench
bench: $(READY) ## Measures, one JSON line each
	$(BIN)/python -m bench
	$(BIN)/python -m bench.hanging
	$(BIN)/python -m bench.sync

.PHONY: race
race: $(READY) ## 8 processes contest 500 slots on PostgreSQL; one JSON line
	$(BIN)/python -m tests.race

.PHONY: matrix
matrix: $(READY) ## Every field as everybody, on everybody's things; one JSON line
	$(BIN)/python -m tests.matrix

.PHONY: conformance
conformance: $(READY) ## Suites of others for OpenID Connect, GraphQL over HTTP and WebSocket; one JSON line
	$(BIN)/python -m tests.conformance

.PHONY: fuzz
fuzz: $(READY) $(FUZZ_READY) ## schemathesis asks 5,000 random questions as three roles; one JSON line
	$(BIN)/python -m tests.fuzz

.PHONY: federation
federation: page $(FHIR_READY) ## Five clinic systems and the gateway over them, on http://127.0.0.1:8000
	$(BIN)/python -m tests.federation

.PHONY: chaos
chaos: $(READY) $(FHIR_READY) ## A thousand bookings against clinic systems that fail in every way; one JSON line
	$(BIN)/python -m tests.chaos

.PHONY: lock
lock: .tools/uv/.ready ## Resolve the dependencies anew into requirements*.lock
	.tools/uv/bin/uv pip compile $(LOCK) --group dev pyproject.toml -o requirements.lock
	.tools/uv/bin/uv pip compile $(LOCK) --group pyproject.toml:client -o requirements-client.lock
	.tools/uv/bin/uv pip compile $(LOCK) --group pyproject.toml:fuzz -o requirements-fuzz.lock
	.tools/uv/bin/uv pip compile $(LOCK) --group pyproject.toml:fhir -o requirements-fhir.lock

.PHONY: clean
clean: ## Remove everything that was built or installed here; databases in var/ stay
	rm -rf $(VENV) .tools .web build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# environments and built files: made again when what they come from has changed

$(READY): requirements.lock
	@.ci/venv $(VENV) requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-build-isolation --no-deps --editable .
	@touch $@

$(CLIENT_READY): requirements-client.lock
	@.ci/venv $(CLIENT_TOOLS) requirements-client.lock
	@touch $@

$(FUZZ_READY): requirements-fuzz.lock
	@.ci/venv $(FUZZ_TOOLS) requirements-fuzz.lock
	@touch $@

$(FHIR_READY): requirements-fhir.lock
	@.ci/venv $(FHIR_TOOLS) requirements-fhir.lock
	@touch $@

.tools/uv/.ready:
	@python3 -m venv --clear .tools/uv
	@.tools/uv/bin/python -m pip install --quiet --disable-pip-version-check uv
	@touch $@
