#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds the page of the workbench from ui/ into the folder given. npm takes the versions that
# ui/package-lock.json pins and runs no script of theirs.
set -euo pipefail
ui=$(cd "$(dirname "$0")/../ui" && pwd)
out=${1:?build_ui.sh FOLDER}
work=$(dirname "$out")/ui-work
mkdir -p "$work"
# A copy, so that the tree keeps to what is ours; of the one before only what npm put there stays.
find "$work" -mindepth 1 -maxdepth 1 ! -name node_modules -exec rm -rf {} +
cp -R "$ui/." "$work/"
cd "$work"
stamp=node_modules/.plumbline-lock
if ! cmp -s package-lock.json "$stamp"; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
  cp package-lock.json "$stamp"
fi
PLUMBLINE_UI_OUT="$out" npm run --silent build
