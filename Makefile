# Plumbline in two commands: `make demo` and `make test`. Both install what is missing (Debian 12).

BUILD := build/release
JOBS ?= $(shell nproc)

.PHONY: all demo test build lint format asan tsan fuzz fuzz-bundle bench eval install clean help

all: build

help: ## this list
	@grep -hE '^[a-z -]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/' | expand -t 12

build: ## compile the program into build/release/bin
	@tools/install_packages.sh build
	@cmake --preset release -DPLUMBLINE_TESTS=OFF -DPLUMBLINE_BENCH=OFF >/dev/null
	@cmake --build --preset release -j $(JOBS)

demo: build ## check a real example and show the report
	@tools/demo.sh $(BUILD)/bin/plumbline

test: ## build with all tests and run them
	@tools/install_packages.sh build test
	@cmake --preset release -DPLUMBLINE_TESTS=ON -DPLUMBLINE_BENCH=OFF >/dev/null
	@cmake --build --preset release -j $(JOBS)
	@ctest --preset release -j $(JOBS)

lint: ## format, clang-tidy, room direction
	@tools/install_packages.sh build test lint
	@tools/check_format.sh
	@python3 tools/check_layers.py .
	@tools/check_tidy.sh

format: ## reformat the tree
	@tools/check_format.sh --fix

asan tsan: ## all tests under sanitizers
	@tools/install_packages.sh build test lint
	@cmake --preset $@ >/dev/null
	@cmake --build --preset $@ -j $(JOBS)
	@ctest --preset $@ -j $(JOBS)

fuzz: ## every fuzz target for SECONDS_EACH (60) seconds
	@tools/install_packages.sh build lint
	@cmake --preset fuzz >/dev/null
	@cmake --build --preset fuzz -j $(JOBS) --target fuzz_targets
	@tools/fuzz_all.sh build/fuzz/fuzz $${SECONDS_EACH:-60} $(JOBS)

fuzz-bundle: ## the fuzz targets packed to run on another machine
	@tools/install_packages.sh build lint
	@cmake --preset fuzz >/dev/null
	@cmake --build --preset fuzz -j $(JOBS) --target fuzz_targets
	@tools/fuzz_bundle.sh

bench: ## the benchmarks of docs/performance.md
	@tools/install_packages.sh build test lint
	@cmake --preset release -DPLUMBLINE_BENCH=ON -DPLUMBLINE_TESTS=OFF >/dev/null
	@cmake --build --preset release -j $(JOBS)
	@bench/run_all.sh $(BUILD)

eval: ## the scores of docs/quality.md (needs PLUMBLINE_DATA)
	@tools/install_packages.sh build
	@cmake --preset release -DPLUMBLINE_BENCH=ON -DPLUMBLINE_TESTS=OFF >/dev/null
	@cmake --build --preset release -j $(JOBS)
	@eval/run_all.sh $(BUILD)

install: build ## into /usr/local (or DESTDIR)
	@cmake --install $(BUILD)

clean:
	@rm -rf build
