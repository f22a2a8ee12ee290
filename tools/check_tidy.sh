#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# clang-tidy 19, warnings as errors, as many at once as there are processors.
# Usage: check_tidy.sh [--quick] [FILE...]
# Without files: every source of src/ but the tests and what tools/tidy_exceptions.txt still excuses,
# and every header. --quick leaves out the clang static analyzer, which takes two thirds of
# the time, and the four checks that take a third of what is left, and reads some forty sources
# together: so does CI.
set -euo pipefail
cd "$(dirname "$0")/.."
# The build knows g++'s warnings; libstdc++ 12 itself calls what clang says is deprecated.
options=(--quiet --extra-arg=-Wno-unknown-warning-option --extra-arg=-Wno-deprecated-declarations)
quick=
if [ "${1:-}" = --quick ]; then
  quick=1
  options+=('--checks=-clang-analyzer-*,-performance-unnecessary-value-param,-bugprone-reserved-identifier,-bugprone-standalone-empty,-bugprone-stringview-nullptr')
  shift
fi
# A build of its own, which nobody builds: each source by itself and nothing precompiled, so that a file
# that includes too little is found.
cmake -S . -B build/tidy -G Ninja -DCMAKE_BUILD_TYPE=RelWithDebInfo -DPLUMBLINE_TESTS=ON \
  -DPLUMBLINE_UNITY=OFF -DPLUMBLINE_PRECOMPILE=OFF >/dev/null
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

each() { xargs -P "$(nproc)" -I FILE bash -c 'tidy "$@"' tidy "${options[@]}" "$@"; }

if [ $# -gt 0 ]; then
  printf '%s\n' "$@" | each -p build/tidy FILE
else
  if [ -n "$quick" ]; then
    # The joined files do nothing but include sources.
    options[-1]+=,-bugprone-suspicious-include
    options+=(--extra-arg=-Wno-shadow)
    python3 tools/unite_for_tidy.py build/tidy/compile_commands.json "$excused" build/tidy/united |
      each -p build/tidy/united FILE
  else
    git ls-files --cached --others --exclude-standard 'src/*.cc' | grep -v '_test\.cc$' |
      grep -vxf "$excused" | each -p build/tidy FILE
    headers | xargs -P "$(nproc)" -I FILE bash -c 'tidy "$@" -- -std=c++20 -Isrc' tidy "${options[@]}" FILE
  fi
fi
echo "tidy: clean"
