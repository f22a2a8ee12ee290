#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# The main job on an example article: a report on the terminal, one as a page, one as JSON; and a dossier
# on a country from twenty documents.
# Usage: demo.sh PLUMBLINE
set -euo pipefail
cd "$(dirname "$0")/.."
plumbline=$1
out=build/demo
mkdir -p "$out"
article=examples/harbour-courier.txt

status=0
"$plumbline" check "$article" --html "$out/report.html" || status=$?
# 1 means "something was found", and something must be found in this article.
[ "$status" -eq 1 ] || { echo "demo: expected findings, got exit code $status" >&2; exit 1; }
"$plumbline" check --json "$article" >"$out/report.json" || true

# The article, and invented documents on one country with what they say of it together.
rm -rf "$out/workspace"
"$plumbline" add --workspace "$out/workspace" --engine rules "$article" \
  examples/cannery-case/*.txt examples/country-files/*.txt >/dev/null 2>&1
"$plumbline" dossier Bulgaria --year 2024 --workspace "$out/workspace" --out "$out/dossier.html" 2>/dev/null
echo
echo "The same as a page:  $out/report.html"
echo "For programs:        $out/report.json"
echo "Check your own:      $plumbline check article.txt    (also PDF, DOCX, HTML, e-mail, ZIP ...)"
echo "A dossier to print:  $out/dossier.html    (Bulgaria, from the invented documents of examples/)"
echo "In a browser:        $plumbline serve $out/workspace"
echo "                     Choose the finding 'The quotation says the opposite of the record', open the article."
