#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# clang-tidy 19, warnings as errors, as many at once as there are processors.
# Usage: check_tidy.sh [--quick] [FILE...]
# Without files: every source of src/ but the tests and what tools/tidy_exceptions.txt still excuses,
# and every header by itself. --quick leaves out the clang static analyzer, which takes two thirds of
# the time, and the four checks that take a third of what is left: so does CI.
set -euo pipefail
cd "$(dirname "$0")/.."
# The build knows g++'s warnings; libstdc++ 12 itself calls what clang says is deprecated.
options=(--quiet --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-deprecated-declarations)
if [ "${1:-}" = --quick ]; then
  options+=('--checks=-clang-analyzer-*,-performance-unnecessary-value-param,-bugprone-reserved-identifier,-bugprone-standalone-empty,-bugprone-stringview-nullptr')
  shift
fi
[ -f build/release/compile_commands.json ] ||
  cmake --preset release -DPLUMBLINE_TESTS=ON -DPLUMBLINE_BENCH=OFF >/dev/null

# Precompiled headers are g++'s; without them a file that includes too little is found.
mkdir -p build/tidy
sed 's/-Winvalid-pch -include [^ ]*cmake_pch\.hxx //' build/release/compile_commands.json \
  >build/tidy/compile_commands.json
excused=build/tidy_excused.txt
grep -v '^#' tools/tidy_exceptions.txt >"$excused" || true

# One file, its complaints on standard output.
tidy() {
  clang-tidy-19 "$@" 2> >(grep -v 'warnings\? generated\|Suppressed\|Use -header' >&2)
}
export -f tidy

# Headers name nothing but the standard library and each other: one file that includes all of a room
# is enough to look at code that no source uses.
headers() {
  local folder=build/tidy room
  mkdir -p "$folder"
  for room in src/*/; do
    room=$(basename "$room")
    git ls-files --cached --others --exclude-standard "src/$room/*.h" | grep -v 'for_test\|_test_' |
      grep -vxf "$excused" | sed 's/^src\/\(.*\)/#include "\1"/' >"$folder/$room.cc" || true
    [ ! -s "$folder/$room.cc" ] || echo "$folder/$room.cc"
  done
}

if [ $# -gt 0 ]; then
  printf '%s\n' "$@" | xargs -P "$(nproc)" -I FILE bash -c 'tidy "$@"' tidy "${options[@]}" -p build/tidy FILE
else
  git ls-files --cached --others --exclude-standard 'src/*.cc' | grep -v '_test\.cc$' |
    grep -vxf "$excused" |
    xargs -P "$(nproc)" -I FILE bash -c 'tidy "$@"' tidy "${options[@]}" -p build/tidy FILE
  headers | xargs -P "$(nproc)" -I FILE bash -c 'tidy "$@" -- -std=c++20 -Isrc' tidy "${options[@]}" FILE
fi
echo "tidy: clean"
