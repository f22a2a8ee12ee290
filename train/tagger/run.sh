#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Trains data/tagger.bin from UD English EWT and GUM (train parts only; GUM without the documents
# that its list calls non-commercial) and reports accuracy on their dev parts.
# Needs PLUMBLINE_DATA (a folder with language/ud-en-ewt and language/gum) and g++.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); root=$(cd "$here/../.." && pwd)
data=${PLUMBLINE_DATA:?set PLUMBLINE_DATA}/language
work=$(mktemp -d); trap 'rm -rf "$work"' EXIT
g++ -std=c++20 -O3 -march=native -I "$root/src" "$here/train_tagger.cc" -o "$work/train_tagger"
mapfile -t gum < <(for file in "$data"/gum/train/dep/*.conllu; do
  grep -qxF "$(basename "$file" .conllu)" "$data/gum/NC_DOCS.txt" || echo "$file"; done)
mapfile -t gum_dev < <(ls "$data"/gum/dev/dep/*.conllu)
"$work/train_tagger" "${1:-$root/data/tagger.bin}" "${@:2}" \
  --train "$data/ud-en-ewt/en_ewt-ud-train.conllu" "${gum[@]}" \
  --dev "EWT dev" "$data/ud-en-ewt/en_ewt-ud-dev.conllu" --dev "GUM dev" "${gum_dev[@]}"
