#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Learns data/scan_model.bin anew. Usage: run.sh PLUMBLINE, with $PLUMBLINE_DATA set. The same data and program give the
# same bytes. The labelled texts lie in a temporary folder and are removed: they are not to be published.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
python3 "$here/labels.py" "$PLUMBLINE_DATA" "$work/labels.jsonl"
"$1" scan --train --model "$work/model.bin" "$work/labels.jsonl"
install -m 644 "$work/model.bin" "$here/../../data/scan_model.bin"
