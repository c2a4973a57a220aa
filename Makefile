# make run [FOLDER=~/Music]   set up what is missing, then open the window (without a screen: the command line)
# make test                   set up what is missing, then run the whole test suite
# make bundle [BUNDLE=light]  the program without Python: dist/genre-tagger-full and -light, each also as an archive
# Others: check (lint, types, layers), format, demo, screenshots, wheel, pin, clean,
# model (trains the bundled model anew from CORPUS and TEACHER; its card says how long that takes), model-folds (measures
# the recipe on sources it did not see), bench (measures speed).

ENVIRONMENT := .venv
# A change of what is needed changes the stamp's name, and only then is pip called again.
NEEDS := $(shell cat pyproject.toml constraints.txt packaging/set_up.py | cksum | cut -d' ' -f1)
READY := $(ENVIRONMENT)/.ready-$(NEEDS)
READY_DEV := $(ENVIRONMENT)/.ready-dev-$(NEEDS)
IN := $(ENVIRONMENT)/bin
PYTHON ?= $(shell for python in python3 python3.11 python3.12 python3.13 python3.14; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

CORPUS ?= ../shared/corpus
TEACHER ?= ../shared/teacher
MODEL ?= retrained
# One process a core; a file of tests stays together, because its fixtures are shared. tests/conftest.py puts them in order.
PYTEST_ARGS ?= -n auto --dist loadfile --no-loadscope-reorder

# As it was typed: a folder may be called "A$AP".
export FOLDER_AS_TYPED := $(value FOLDER)

.PHONY: run test check lint format types layers model model-folds bench wheel bundle pin demo screenshots clean set-up set-up-dev

run: $(READY)
	@packaging/run.sh $(IN)/python "$$FOLDER_AS_TYPED"

test: $(READY_DEV)
	$(IN)/python -m pytest $(PYTEST_ARGS)

check: lint types layers

lint: $(READY_DEV)
	$(IN)/ruff check .
	$(IN)/ruff format --check .

format: $(READY_DEV)
	$(IN)/ruff check --fix .
	$(IN)/ruff format .

types: $(READY_DEV)
	$(IN)/mypy

layers: $(READY_DEV)
	$(IN)/lint-imports

# One thread for every library: sums in another order give other weights.
ONE_THREAD = OMP_NUM_THREADS=1 OPENBLAS_NUM_THREADS=1
STAGE = $(ONE_THREAD) $(IN)/python -m genre_tagger.training.bundled.build
WORK = build/model
OPTIONS = --corpus "$(CORPUS)" --teacher "$(TEACHER)" --work $(WORK)
DEFAULT_MODEL = models/$(shell cat models/default.txt)
# One process makes what the network sees, one trains it; $(1) is the seed of both, $(2) what else the trainer is told.
TRAIN = $(STAGE) samples $(OPTIONS) --seed $(1) $(2) & samples=$$!; \
	$(STAGE) final $(OPTIONS) --seed $(1) $(2) & network=$$!; \
	trap 'kill $$samples $$network 2>/dev/null' INT TERM EXIT; wait $$samples && wait $$network && trap - EXIT

# What stands in build/model is not done again.
model: $(READY_DEV)
	$(STAGE) samples $(OPTIONS) --chunks 1
	@$(call TRAIN,1)
	$(STAGE) export $(OPTIONS) --out $(WORK)/first --calibrated-as $(DEFAULT_MODEL)
	@$(call TRAIN,2,--start $(WORK)/first)
	$(STAGE) export $(OPTIONS) --seed 2 --start $(WORK)/first --out $(WORK)/second --calibrated-as $(DEFAULT_MODEL)
	@$(call TRAIN,3,--start $(WORK)/second)
	$(STAGE) export $(OPTIONS) --seed 3 --start $(WORK)/second --out models/$(MODEL) \
		$(if $(wildcard $(WORK)/source-0-seed-2.npz),,--calibrated-as $(DEFAULT_MODEL))
	$(if $(wildcard $(WORK)/source-0-seed-2.npz),$(STAGE) company $(OPTIONS) --out models/$(MODEL))

# How good the recipe is on music from sources that its networks never saw; `model` then calibrates by it.
model-folds: $(READY_DEV)
	$(STAGE) samples $(OPTIONS) --seed 2
	for fold in 0 1 2; do $(STAGE) source-$$fold $(OPTIONS) --seed 2 || exit 1; done

bench: $(READY_DEV)
	$(IN)/python -m benchmarks.throughput $(BENCH_ARGS)

wheel: $(READY_DEV)
	$(IN)/python -m build --wheel

bundle: $(READY_DEV)
	$(IN)/python packaging/bundle.py $(BUNDLE)

demo: $(READY_DEV)
	PYTHONPATH=packaging $(IN)/python -m demo_tracks.render

screenshots: $(READY_DEV)
	$(IN)/python packaging/screenshots.py

pin:
	$(IN)/python packaging/pin.py

set-up: $(READY)

set-up-dev: $(READY_DEV)

$(READY):
	@test -n "$(PYTHON)" || { echo "Genre Tagger needs Python 3.11 or newer; install it first (on Debian: apt-get install python3 python3-venv)." >&2; exit 1; }
	@echo "Setting up, once: some minutes and 2 GB."
	@$(PYTHON) packaging/set_up.py --environment $(ENVIRONMENT) --stamp $@

$(READY_DEV):
	@test -n "$(PYTHON)" || { echo "Genre Tagger needs Python 3.11 or newer; install it first (on Debian: apt-get install python3 python3-venv)." >&2; exit 1; }
	@echo "Setting up for development, once: some minutes and 2 GB."
	@$(PYTHON) packaging/set_up.py --environment $(ENVIRONMENT) --dev --stamp $@
	@touch $(READY)

clean:
	rm -rf $(ENVIRONMENT) build dist .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
