#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The measurements of docs/performance.md. Usage: run_all.sh BUILD_FOLDER
# (a release build with -DPLUMBLINE_BENCH=ON; PLUMBLINE_DATA is needed for `add`).
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
echo "== one article, from process start"; python3 bench/start.py "$build/bin/plumbline" examples/harbour-courier.txt
echo "== reference data"; "$build/bench/refdata_bench"
[ -n "${PLUMBLINE_DATA:-}" ] || { echo "PLUMBLINE_DATA is not set: add is not measured"; exit 0; }
echo "== quotations against a library"; python3 bench/quote_library.py "$build/bench/quote_library_bench"
echo "== add and search"; python3 bench/add_bench.py "$build/bin/plumbline" 5000 20000
