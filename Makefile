# Podium: `make run` to try it, `make test` to check it.

RUN_PACKAGES = libsqlite3-dev libssl-dev libcmark-gfm-dev libcmark-gfm-extensions-dev \
	libjs-chart.js libjs-highlight.js libjs-katex fonts-katex
TEST_PACKAGES = chromium python3-venv curl openssl
DATA ?= ./data
VENV = .venv
SWIFT_FLAGS ?=

.PHONY: run build test unit browser format lint clean

## Install what is missing, build, and serve the example project on http://127.0.0.1:8080.
run: build
	.build/release/podium demo --data $(DATA)

build:
	@sh .ci/install $(RUN_PACKAGES)
	swift build -c release --product podium $(SWIFT_FLAGS)

## All tests: Swift's, then the pages in a real browser.
test: unit browser

unit:
	@sh .ci/install $(RUN_PACKAGES) $(TEST_PACKAGES)
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build $(SWIFT_FLAGS)

browser: $(VENV)/.installed
	swift build --product podium $(SWIFT_FLAGS)
	$(VENV)/bin/pytest Tests/Browser

$(VENV)/.installed: Tests/Browser/requirements.txt
	@sh .ci/install $(RUN_PACKAGES) $(TEST_PACKAGES)
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
	touch $@

format:
	swift format --in-place --recursive --parallel Sources Tests Package.swift

lint:
	swift format lint --strict --recursive --parallel Sources Tests Package.swift

clean:
	rm -rf .build $(VENV)
