# Two commands: `make demo` runs the main job on the example organization, `make test` proves it.
VENV := .venv
PY := $(VENV)/bin/python
OUT := build/demo

.PHONY: demo test coverage check-deep bench lock docs doc-pictures site translations clean

demo: $(VENV)/.ready
	$(VENV)/bin/outsidein simulate $(OUT)/organization --seed 1 --customers 800 --months 18
	$(VENV)/bin/outsidein audit $(OUT)/organization -o $(OUT)/report.html --json $(OUT)/findings.json
	@echo
	@echo "Open $(abspath $(OUT)/report.html) in a browser."

test: $(VENV)/.dev
	$(VENV)/bin/ruff format --check .
	$(VENV)/bin/ruff check .
	$(VENV)/bin/mypy
	$(VENV)/bin/lint-imports
	$(VENV)/bin/pytest -n auto --dist worksteal -m "not deep"

# Measuring coverage about doubles the time on Python 3.11, so it is asked for on its own.
coverage: $(VENV)/.dev
	$(VENV)/bin/pytest -n auto -m "not deep" --cov --cov-report=term:skip-covered

check-deep: $(VENV)/.dev
	$(VENV)/bin/pytest -n auto -m deep
	VIRTUAL_ENV=$(abspath $(VENV)) $(VENV)/bin/uv pip install --quiet --group fuzz || echo "NO ATHERIS: there is no wheel of it for this system."
	$(PY) tests/fuzz/guided.py 60

bench: $(VENV)/.dev
	for file in benchmarks/bench_*.py; do $(PY) $$file || exit 1; done

docs: $(VENV)/.dev
	$(PY) docs/generate.py

site: $(VENV)/.dev
	$(PY) -m sphinx -b html -W -q -c docs/site . build/site
	@echo "Open $(abspath build/site/index.html) in a browser."

translations: $(VENV)/.dev
	$(PY) translations/update.py

# The pictures that the tests compare the report with; look at them before you commit them.
pictures: $(VENV)/.dev
	OUTSIDEIN_PICTURES=write $(VENV)/bin/pytest -q tests/report/test_pictures.py

# The pictures of the documentation, from the reports that README and tutorial make.
doc-pictures: $(VENV)/.dev
	$(PY) docs/pictures/make.py

lock: $(VENV)/bin/uv
	$(VENV)/bin/uv pip compile -q pyproject.toml --group dev --universal --generate-hashes --no-header --upgrade -o requirements.lock
	! grep -nE 'https?://' requirements.lock

$(VENV)/bin/uv:
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check uv

$(VENV)/.ready: $(VENV)/bin/uv requirements.lock pyproject.toml
	VIRTUAL_ENV=$(abspath $(VENV)) $(VENV)/bin/uv pip sync --quiet requirements.lock
	VIRTUAL_ENV=$(abspath $(VENV)) $(VENV)/bin/uv pip install --quiet --no-deps --editable .
	touch $@

$(VENV)/.dev: $(VENV)/.ready
	.ci/browser
	touch $@

clean:
	rm -rf $(VENV) build .pytest_cache .mypy_cache .ruff_cache .coverage
