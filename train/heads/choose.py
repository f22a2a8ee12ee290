#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Learns data/publisher_weights.tsv: which of the names around a text is whoever publishes it.

Usage: choose.py BUILD [--write] [--margins 0,40,80]

BUILD is the folder of the program head_features (cmake -DPLUMBLINE_TRAIN=ON), so that training sees the
candidates and features that the shipped program computes. One soft choice a document among its
candidates and "none" (multinomial logistic regression, L2); where several candidates spell the name
that is stated, any of them is right. A wrong name costs more than none (softmax margin). It learns
only from documents that the engine has not learned from, so that the engine's scores are
as they will be: fold 0 of files a to g, all of the later files, and the articles of the sets that were looked at after
the engine was trained. Prints what five folds of them, each held out in turn, say; then learns from
all. No randomness.
"""
import argparse
import hashlib
import json
import math
import pathlib
import subprocess

import data

LATER = "hijk"  # files written after the engine was trained
ARTICLES = ("sixth", "eighth")
L2 = 0.0005
COSTS = (0.3, 0.3)  # of a wrong name, of none where one is stated
ROUNDS = 400
RATE = 0.3
MARGIN = 100  # hundredths, by which a name must be ahead of none
RULED_MARGIN = -50  # likewise, of the name that the rules take
SCALE = 100


def documents():
    docs = [dict(doc, part="fold 0") for doc in data.written("abcdefg") if data.fold_of(doc) == 0]
    for letter in LATER:
        docs += [dict(doc, part=letter) for doc in data.written(letter)]
    for part in ARTICLES:
        for text in sorted((data.ROOT / "eval/gold" / part).glob("*.txt")):
            facts = json.loads(text.with_suffix(".json").read_text(encoding="utf-8"))["document"]
            docs.append({"id": f"{part}/{text.stem}", "part": part, "text": text.read_text(encoding="utf-8")} | facts)
    return docs


def described(docs, tool, model):
    lines = "".join(json.dumps(doc | {"form": "file"}) + "\n" for doc in docs)
    out = subprocess.run([tool, model], input=lines, capture_output=True, text=True, check=True).stdout
    return [json.loads(line) for line in out.splitlines()]


class Choice:
    """A document as rows of (index, value), which of them are right, and what a wrong one costs; the last is none."""

    def __init__(self, doc, index):
        wanted = data.plain(doc.get("publisher"))
        self.rows = [[(index[name], value) for name, value in each["features"].items()] for each in doc["candidates"]]
        self.right = [bool(wanted) and data.plain(each["text"]) == wanted for each in doc["candidates"]]
        self.rows.append([])
        self.right.append(not any(self.right))
        self.costs = [0 if right else COSTS[0] for right in self.right]
        if not self.right[-1]:
            self.costs[-1] = COSTS[1]

    def scores(self, weights):
        return [sum(weights[k] * value for k, value in row) for row in self.rows]

    def add_gradient(self, weights, sums):
        scores = [s + c for s, c in zip(self.scores(weights), self.costs)]
        top = max(scores)
        parts = [math.exp(s - top) for s in scores]
        total = sum(parts)
        good = sum(p for p, right in zip(parts, self.right) if right)
        for row, part, right in zip(self.rows, parts, self.right):
            by = part / total - (part / good if right else 0)
            for k, value in row:
                sums[k] += by * value


def learn(choices, size):
    """Adam, the rate lowered towards the end."""
    weights, mean, square = [0.0] * size, [0.0] * size, [0.0] * size
    for turn in range(1, ROUNDS + 1):
        sums = [L2 * len(choices) * w for w in weights]
        for choice in choices:
            choice.add_gradient(weights, sums)
        rate = RATE if turn < 0.6 * ROUNDS else 0.2 * RATE
        for k, total in enumerate(sums):
            step = total / len(choices)
            mean[k] = 0.9 * mean[k] + 0.1 * step
            square[k] = 0.999 * square[k] + 0.001 * step * step
            weights[k] -= (rate * mean[k] / (1 - 0.9 ** turn)) / (math.sqrt(square[k] / (1 - 0.999 ** turn)) + 1e-8)
    return weights


def chosen(doc, choice, weights, margin):
    best, found = 0.0, ""
    for score, each in zip(choice.scores(weights), doc["candidates"]):
        least = RULED_MARGIN if "ruled" in each["features"] else margin
        if score > least / SCALE and (not found or score > best):
            best, found = score, each["text"]
    return found


def tally(pairs):
    """Right, wrong, missed; named where none is stated."""
    sums = [0, 0, 0, 0]
    for wanted, got in pairs:
        wanted, got = data.plain(wanted), data.plain(got)
        if wanted:
            sums[0 if got == wanted else 1 if got else 2] += 1
        elif got:
            sums[3] += 1
    return "{} right, {} wrong, {} missed, {} named of none".format(*sums)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--margins", default="50,100")
    args = parser.parse_args()
    docs = described(documents(), args.build / "head_features", data.ROOT / "data/engine.bin")
    names = sorted({name for doc in docs for each in doc["candidates"] for name in each["features"]})
    index = {name: k for k, name in enumerate(names)}
    choices = [Choice(doc, index) for doc in docs]
    fold = [hashlib.sha256(doc["id"].encode()).digest()[1] % 5 for doc in docs]
    held = [learn([c for c, f in zip(choices, fold) if f != k], len(names)) for k in range(5)]
    for part in dict.fromkeys(doc["part"] for doc in docs):
        some = [k for k, doc in enumerate(docs) if doc["part"] == part]
        print(f"{part}: {len(some)}; rules alone:", tally((docs[k].get("publisher"), docs[k]["ruled"]["publisher"]) for k in some))
        for margin in map(int, args.margins.split(",")):
            print(f"  held out, margin {margin}:",
                  tally((docs[k].get("publisher"), chosen(docs[k], choices[k], held[fold[k]], margin)) for k in some))
    if not args.write:
        return
    weights = learn(choices, len(names))
    path = data.ROOT / "data/publisher_weights.tsv"
    comments = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    rows = [f"{name}\t{round(weight * SCALE)}" for name, weight in zip(names, weights) if round(weight * SCALE)]
    path.write_text("\n".join([*comments, "feature\tweight", *rows, f"margin\t{MARGIN}", f"ruled-margin\t{RULED_MARGIN}"]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
