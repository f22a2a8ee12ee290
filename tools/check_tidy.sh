#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# clang-tidy 19 over src/ (or over the files given), warnings as errors, two at a time.
set -euo pipefail
cd "$(dirname "$0")/.."
cmake --preset release -DPLUMBLINE_TESTS=ON -DPLUMBLINE_BENCH=OFF >/dev/null
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(git ls-files 'src/*.cc' | grep -v '_test\.cc$')
printf '%s\n' "${files[@]}" | xargs -P "$(nproc)" -n 4 clang-tidy-19 --quiet -p build/release \
  --extra-arg=-Wno-unknown-warning-option 2> >(grep -v 'warnings generated\|Suppressed\|Use -header' >&2)
echo "tidy: clean"
