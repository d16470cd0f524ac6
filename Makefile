# Two commands: `make` builds the handbook and the forms into build/; `make test` runs every test.
.DEFAULT_GOAL := all
.PHONY: all book test check translations serve bench spark fuzz clean

# The program is started hundreds of times: what Python has compiled is kept, whatever this shell says.
unexport PYTHONDONTWRITEBYTECODE

BIN := .venv/bin
SPHINX := $(BIN)/sphinx-build --conf-dir . --doctree-dir build/doctrees --jobs 2 --quiet
# The date in the EPUB: when pages or questions last changed.
CHANGED = $(or $(SOURCE_DATE_EPOCH),$(shell git log -1 --format=%ct -- docs checklists 2>/dev/null),0)

all: book
	@sh setup/built.sh

.venv/.book-ready: pyproject.toml constraints.txt setup/python.sh setup/system.sh
	@echo "Setting up .venv for the handbook (once)."
	@sh setup/system.sh pdf-engine fonts
	@sh setup/python.sh book
	@touch $@

.venv/.test-ready: pyproject.toml constraints.txt setup/python.sh setup/system.sh
	@echo "Setting up what the tests need (once)."
	@sh setup/system.sh office browser fonts pdf pdf-engine epub
	@sh setup/system.sh quick-browser 2>/dev/null || true  # the tests are only quicker with it
	@sh setup/python.sh test
	@touch $@ .venv/.book-ready

book: .venv/.book-ready
	@SOURCE_DATE_EPOCH=$(CHANGED) $(SPHINX) -b epub docs build/epub
	@$(SPHINX) -b packs docs build/packs
	@$(SPHINX) -b html docs build/html

test: .venv/.test-ready
	@$(BIN)/ruff check --quiet . && $(BIN)/ruff format --check . && $(BIN)/mypy --no-error-summary
	@$(BIN)/assessbook check
	@$(BIN)/pytest -n 3 --dist loadfile --no-loadscope-reorder

check: .venv/.book-ready
	@$(BIN)/assessbook check

# Brings the translators' files up to date: of the questions (docs/locale) and of the program itself.
translations: .venv/.book-ready
	@$(BIN)/assessbook translations
	@$(BIN)/assessbook translations --interface

serve: .venv/.book-ready
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[serve]'
	@$(BIN)/sphinx-autobuild --conf-dir . --host 127.0.0.1 --open-browser --watch checklists --watch extensions docs build/preview

bench: .venv/.book-ready
	@sh setup/python.sh bench
	@$(BIN)/python -m benchmarks

# Analyses counted with Spark as well as with DuckDB: downloads about 450 MB once, and needs Java 17.
spark: .venv/.test-ready
	@sh setup/system.sh java
	@sh setup/python.sh test,spark
	@$(BIN)/pytest tests/reports/analysis/test_spark.py

fuzz: .venv/.test-ready
	@$(BIN)/python -m fuzzing $(FUZZ)

clean:
	rm -rf build
