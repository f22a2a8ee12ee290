#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Runs every fuzz target of a build folder for some seconds over its seeds in fuzz/corpus.
# Usage: fuzz_all.sh BUILD_FOLDER SECONDS
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$1 seconds=$2
found=0
for target in "$folder"/*_fuzz; do
  [ -x "$target" ] || continue
  name=$(basename "$target" _fuzz)
  seeds=fuzz/corpus/$name
  work=$(mktemp -d)
  echo "fuzz: $name, ${seconds} s"
  if ! "$target" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=2048 -print_final_stats=1 \
      -artifact_prefix="build/fuzz/$name-" "$work" $( [ -d "$seeds" ] && echo "$seeds" ) \
      >"build/fuzz/$name.log" 2>&1; then
    echo "fuzz: $name FOUND SOMETHING, see build/fuzz/$name.log"
    tail -30 "build/fuzz/$name.log"
    found=1
  else
    grep -E 'number_of_executed_units|average_exec_per_sec' "build/fuzz/$name.log" | tr '\n' ' '; echo
  fi
  rm -rf "$work"
done
exit $found
