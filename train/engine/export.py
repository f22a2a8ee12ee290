#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes a checkpoint as the model file that the program reads (src/neural/weights.h).

usage: export.py CHECKPOINT... OUT      (of several the mean of their weights)

Weights become seven-bit integers with a scale an output; src/neural/dense_internal.h says why seven.
"""
import json
import struct
import sys

import numpy as np
import torch

MOST = 63  # of a weight
ALIGNMENT = 64


def quantized(weight, most=MOST):
    """Rows of `weight` as integers with a scale each. The scale that loses least, of a few."""
    best = None
    top = np.abs(weight).max(axis=1, keepdims=True)
    for share in (1.0, 0.95, 0.9, 0.85, 0.8, 0.7):
        scale = np.maximum(top * share / most, 1e-12)
        values = np.clip(np.rint(weight / scale), -most, most)
        loss = ((values * scale - weight) ** 2).sum(axis=1, keepdims=True)
        if best is None:
            best = [values, scale, loss]
        else:
            better = loss < best[2]
            best = [np.where(better, a, b) for a, b in zip((values, scale, loss), best)]
    return best[0].astype(np.int8), best[1][:, 0].astype(np.float32)


class Writer:
    def __init__(self):
        self.entries, self.body = {}, bytearray()

    def raw(self, name, kind, data):
        self.body += b"\0" * (-len(self.body) % ALIGNMENT)
        self.entries[name] = {"type": kind, "offset": len(self.body), "bytes": len(data)}
        self.body += data

    def floats(self, name, values):
        self.raw(name, "f32", np.ascontiguousarray(values, dtype="<f4").tobytes())

    def dense(self, name, weight, bias):
        values, scale = quantized(weight)
        self.raw(f"{name}.weight", "s8", np.ascontiguousarray(values).tobytes())
        self.floats(f"{name}.scale", scale)
        self.floats(f"{name}.bias", bias)
        # inputs are stored as value + 128: what that adds to each sum
        self.floats(f"{name}.correction", 128 * values.astype(np.int64).sum(axis=1))

    def write(self, path, numbers, labels):
        header = json.dumps({"numbers": numbers, "labels": labels, "tensors": self.entries},
                            separators=(",", ":"), sort_keys=True).encode()
        with open(path, "wb") as out:
            out.write(b"PLMODEL1" + struct.pack("<Q", len(header)) + header)
            out.write(b"\0" * (-out.tell() % ALIGNMENT))
            out.write(self.body)


def main(*arguments):
    *checkpoints, path = arguments
    all_kept = [torch.load(c, map_location="cpu", weights_only=True) for c in checkpoints]
    kept = all_kept[0]
    w = {k: (sum(each["weights"][k] for each in all_kept) / len(all_kept)).numpy() for k in kept["weights"]}
    size, labels = kept["size"], kept["labels"]
    out = Writer()
    out.raw("vocabulary", "text", "\n".join(kept["vocabulary"]).encode())
    values, scale = quantized(w["encoder.word.weight"], 127)
    out.raw("word.weight", "s8", values.tobytes())
    out.floats("word.scale", scale)
    out.floats("position", w["encoder.position.weight"])
    out.floats("shape", w["encoder.shape.weight"])
    for part in ("weight", "bias"):
        out.floats(f"norm.{part}", w[f"encoder.norm.{part}"])
    for n in range(size["layers"]):
        at = f"encoder.layers.{n}."
        mixed = [np.concatenate([w[f"{at}{p}.{kind}"] for p in ("query", "key", "value")])
                 for kind in ("weight", "bias")]
        out.dense(f"layer{n}.mixed", *mixed)
        for part in ("joined", "up", "down"):
            out.dense(f"layer{n}.{part}", w[f"{at}{part}.weight"], w[f"{at}{part}.bias"])
        for norm in ("norm1", "norm2"):
            for part in ("weight", "bias"):
                out.floats(f"layer{n}.{norm}.{part}", w[f"{at}{norm}.{part}"])
    order = ("arc_dependent", "arc_head", "rel_dependent", "rel_head", "answering", "event_answering",
             "upos", "xpos", "names", "factual", "cue", "event", "modality", "frame")
    out.dense("heads", *(np.concatenate([w[f"{p}.{kind}"] for p in order]) for kind in ("weight", "bias")))
    for name in ("asking", "event_asking"):
        out.dense(name, w[f"{name}.weight"], w[f"{name}.bias"])
    arc = w["arc.weight"][0]  # [dependent + 1, head + 1]
    out.dense("arc", arc[:-1].T, arc[-1])
    relation = w["rel.weight"]  # [label, dependent + 1, head + 1]
    out.dense("relation", relation[:, :-1].transpose(0, 2, 1).reshape(-1, relation.shape[1] - 1),
              relation[:, -1].reshape(-1))
    out.floats("name_steps", w["name_steps"])  # [label, the one after it]
    numbers = {k: size[k] for k in ("width", "inner", "heads", "layers", "positions")}
    numbers |= {k: labels[k] for k in ("arc_width", "relation_width", "pointer_width", "event_width")}
    out.write(path, numbers, {k: labels[k] for k in ("upos", "xpos", "relations", "names", "events", "modalities", "frame")})


if __name__ == "__main__":
    main(*sys.argv[1:])
