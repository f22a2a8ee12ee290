#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Every score of docs/quality.md that a script computes, and at the end one table of them. Usage: run_all.sh
# BUILD_FOLDER (a release build with -DPLUMBLINE_BENCH=ON). PLUMBLINE_DATA names the folder of the annotated
# sets; without it, or where one of them is missing, what needs it is skipped, saying so.
set -euo pipefail
cd "$(dirname "$0")/.."
build=$1
plumbline=$build/bin/plumbline
PLUMBLINE_SCORES=$(mktemp)
export PLUMBLINE_SCORES
reprints=$(mktemp -d)  # texts that name accused persons are written here
mutations=$(mktemp -d)
trap 'rm -rf "$PLUMBLINE_SCORES" "$reprints" "$mutations"' EXIT

for set in articles second third fourth fifth sixth seventh eighth ninth tenth; do
  echo "== whole articles, $set"; python3 eval/articles.py "$plumbline" "eval/gold/$set"
  echo "== frame, $set"; python3 eval/frame.py "$plumbline" "eval/gold/$set" | tail -4
  echo "== findings, $set"; python3 eval/findings.py "$plumbline" "eval/gold/$set" | tail -1
done
echo "== our own gold"
for part in seen unseen; do
  for script in nested incidents figures; do python3 "eval/$script.py" "$plumbline" --part "$part"; done
done
python3 eval/coreference.py
for part in seen unseen; do echo "== names of one source, $part"; python3 eval/names.py "$plumbline" --part "$part"; done
for part in seen unseen all; do python3 eval/negation.py "$plumbline" --part "$part"; done

if [ -n "${PLUMBLINE_DATA:-}" ]; then
  for script in conllu polnear propbank ecbplus ecbplus_incidents factuality outlet_chains ilab; do
    echo "== $script"; python3 "eval/$script.py" "$plumbline" "$PLUMBLINE_DATA"
  done
  for script in quotes places times pronouns; do
    echo "== $script"
    for part in seen unseen all; do python3 "eval/$script.py" "$plumbline" "$PLUMBLINE_DATA" --part "$part"; done
  done
  python3 eval/places.py "$plumbline" "$PLUMBLINE_DATA" --text-only
  echo "== tags, tree, names beside spaCy"; python3 eval/spacy_peer.py "$plumbline" "$PLUMBLINE_DATA"
  if [ -d "$PLUMBLINE_DATA/corpora" ]; then
    echo "== news pages"; python3 eval/news_pages.py "$plumbline" "$PLUMBLINE_DATA"
    echo "== verdicts, tiers, roles"; python3 eval/factbook.py "$build/bench/content_bench" "$PLUMBLINE_DATA"
    echo "== report texts: tiers, pairs, roles, figures"
    python3 eval/report_tiers.py "$plumbline" "$PLUMBLINE_DATA"
    echo "== reports headed by a country's name"; python3 eval/headed.py "$plumbline" "$PLUMBLINE_DATA"
    python3 eval/report_roles.py --agreement
    for part in open held; do
      python3 eval/report_roles.py "$plumbline" "$PLUMBLINE_DATA" --part "$part"
      python3 eval/report_figures.py "$plumbline" "$PLUMBLINE_DATA" --part "$part"
    done
    echo "== near misses"; python3 eval/near_miss.py "$build/bench/quote_pairs_bench"
    echo "== reprints"
    python3 eval/reprints/generate.py "$PLUMBLINE_DATA" "$reprints"
    python3 eval/reprints/score.py "$plumbline" "$reprints" --bench "$build/bench/reprints_bench"
    echo "== editions"; python3 eval/editions.py "$plumbline" "$PLUMBLINE_DATA"
    for part in development held-out; do
      echo "== mutations, $part"
      python3 eval/mutations/generate.py "$PLUMBLINE_DATA" "$mutations/$part" --part "$part"
      python3 eval/mutations/score.py "$plumbline" "$mutations/$part" $([ "$part" = held-out ] && echo --closed)
    done
    echo "== scan"; python3 eval/scan.py "$plumbline" "$PLUMBLINE_DATA"
    echo "== acronyms"; python3 eval/acronyms.py "$build/bench/acronym_alarms_bench"
    echo "== findings on child labour"
    python3 eval/assessment.py "$plumbline" "$PLUMBLINE_DATA"; python3 eval/assessment.py "$plumbline" "$PLUMBLINE_DATA" --closed
  else
    echo "no $PLUMBLINE_DATA/corpora: news pages, verdicts, near misses, reprints, editions, mutations, scan, acronyms and findings on child labour are skipped"
  fi
else
  echo "PLUMBLINE_DATA is not set: all but our own gold is skipped"
fi
echo "== all in one table"; python3 eval/table.py "$PLUMBLINE_SCORES"
