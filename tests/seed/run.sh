#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The real article, or a renamed variant of it, against what an analyst found in it.
# Usage: run.sh PLUMBLINE VARIANT   (VARIANT: real, pakistan, armenia). Exits with 77 where the
# article is not at hand: it is not ours to ship.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
plumbline=$1 variant=$2
seed=${PLUMBLINE_SEED:-$here/../../../shared/seed}
article=$(ls "$seed"/*.txt 2>/dev/null | head -1) || true
[ -n "${article:-}" ] && [ -f "$seed/expected.json" ] || {
  echo "skipped: no article under $seed (set PLUMBLINE_SEED)"
  exit 77
}
if [ "$variant" = real ]; then
  exec python3 "$here/score.py" "$plumbline" "$article" "$seed/expected.json" --show
fi
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 "$here/rename.py" "$article" "$seed/expected.json" "$folder" "$variant"
python3 "$here/score.py" "$plumbline" "$folder/article.txt" "$folder/expected.json" --show
