#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs every fuzz target of a folder for some seconds over its seeds, several at once, and prints one
# line a target. Logs and whatever was found go to LOGS. Ends with "N passed, N failed".
# Usage: fuzz_all.sh TARGETS SECONDS [JOBS [FUZZ_FOLDER [LOGS]]]   SECONDS 0: only the seeds, once
#
# LAUNCH: words put before the target, for a bundle that brings its own loader.
set -euo pipefail
root=$(cd "$(dirname "$0")/.." && pwd)
folder=$1 seconds=$2 jobs=${3:-1} fuzz=${4:-$root/fuzz} logs=${5:-$1/logs}
mkdir -p "$logs"

one_target() {
  local folder=$1 seconds=$2 fuzz=$3 logs=$4 name=$5
  local work options=(-timeout=10 -rss_limit_mb=2048 -print_final_stats=1) launch=()
  read -ra launch <<<"${LAUNCH:-}"
  work=$(mktemp -d)
  options+=("-artifact_prefix=$logs/$name-")
  if [ "$seconds" -eq 0 ]; then options+=(-runs=0); else options+=("-max_total_time=$seconds"); fi
  [ -f "$fuzz/dictionary/$name" ] && options+=("-dict=$fuzz/dictionary/$name")
  local seeds=()
  [ -d "$fuzz/corpus/$name" ] && seeds=("$fuzz/corpus/$name")
  if "${launch[@]}" "$folder/${name}_fuzz" "${options[@]}" "$work" "${seeds[@]}" >"$logs/$name.log" 2>&1; then
    awk -v name="$name" '/number_of_executed_units/ {runs = $2} /average_exec_per_sec/ {rate = $2}
      /peak_rss_mb/ {rss = $2}
      END {printf "fuzz: %-14s clean  %12d runs  %8d/s  %5d MiB\n", name, runs, rate, rss}' "$logs/$name.log"
    touch "$logs/$name.passed"
  else
    echo "fuzz: $name FOUND SOMETHING, see $logs/$name.log"
    tail -30 "$logs/$name.log"
  fi
  rm -rf "$work"
}
export -f one_target

rm -f "$logs"/*.passed
targets=("$folder"/*_fuzz)
[ -x "${targets[0]}" ] || { echo "fuzz_all.sh: no targets in $folder" >&2; exit 2; }
for target in "${targets[@]}"; do basename "$target" _fuzz; done |
  xargs -P "$jobs" -I NAME bash -c 'one_target "$@"' one_target "$folder" "$seconds" "$fuzz" "$logs" NAME
passed=$(find "$logs" -name '*.passed' | wc -l)
echo "$passed passed, $((${#targets[@]} - passed)) failed"
[ "$passed" -eq "${#targets[@]}" ]
