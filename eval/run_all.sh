#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Every score of docs/quality.md that a script computes. Usage: run_all.sh BUILD_FOLDER
# (a release build with -DPLUMBLINE_BENCH=ON; PLUMBLINE_DATA must be set for all but the first).
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
for set in articles second third fourth fifth; do
  echo "== whole articles, $set"; python3 eval/articles.py "$build/bin/plumbline" "eval/gold/$set"
  echo "== frame, $set"; python3 eval/frame.py "$build/bin/plumbline" "eval/gold/$set" | tail -4
  echo "== findings, $set"; python3 eval/findings.py "$build/bin/plumbline" "eval/gold/$set" | tail -1
done
for part in seen unseen; do python3 eval/nested.py "$build/bin/plumbline" --part "$part"; done
for part in seen unseen; do python3 eval/incidents.py "$build/bin/plumbline" --part "$part"; done
for part in seen unseen; do python3 eval/figures.py "$build/bin/plumbline" --part "$part"; done
for part in seen unseen all; do python3 eval/negation.py "$build/bin/plumbline" --part "$part"; done
[ -n "${PLUMBLINE_DATA:-}" ] || { echo "PLUMBLINE_DATA is not set: the other sets are skipped"; exit 0; }
echo "== attribution"; python3 eval/polnear.py "$build/bin/plumbline" "$PLUMBLINE_DATA"
echo "== tags, tree, names"; python3 eval/conllu.py "$build/bin/plumbline" "$PLUMBLINE_DATA"
echo "== factuality"; python3 eval/factuality.py "$build/bin/plumbline" "$PLUMBLINE_DATA"
echo "== quotations"
for part in seen unseen all; do python3 eval/quotes.py "$build/bin/plumbline" "$PLUMBLINE_DATA" --part "$part"; done
echo "== places"
for part in seen unseen all; do python3 eval/places.py "$build/bin/plumbline" "$PLUMBLINE_DATA" --part "$part"; done
python3 eval/places.py "$build/bin/plumbline" "$PLUMBLINE_DATA" --text-only
echo "== numbers and dates"
for part in seen unseen all; do python3 eval/times.py "$build/bin/plumbline" "$PLUMBLINE_DATA" --part "$part"; done
echo "== tags, tree, names beside spaCy"; python3 eval/spacy_peer.py "$build/bin/plumbline" "$PLUMBLINE_DATA"
echo "== pronouns"
for part in seen unseen all; do python3 eval/pronouns.py "$build/bin/plumbline" "$PLUMBLINE_DATA" --part "$part"; done
echo "== outlet chains"; python3 eval/outlet_chains.py "$build/bin/plumbline" "$PLUMBLINE_DATA"
echo "== verdicts, tiers, roles"; python3 eval/factbook.py "$build/bench/content_bench" "$PLUMBLINE_DATA"
echo "== near misses"; python3 eval/near_miss.py "$build/bench/quote_pairs_bench"
echo "== acronyms"; python3 eval/acronyms.py "$build/bench/acronym_alarms_bench"
