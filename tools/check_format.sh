#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The whole tree in the pinned format (clang-format 19), or --fix to make it so.
set -euo pipefail
cd "$(dirname "$0")/.."
mode=(--dry-run --Werror)
[ "${1:-}" = --fix ] && mode=(-i)
git ls-files --cached --others --exclude-standard '*.h' '*.cc' '*.inc' | xargs clang-format-19 "${mode[@]}"
echo "format: clean"
