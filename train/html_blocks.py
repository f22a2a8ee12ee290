#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Learns which blocks of a page are its article and writes src/ingest/html_model.cc.

Two small forests of boosted trees: the first judges each block by itself, the second sees how the
first judged its surroundings. html_blocks.md is the card: data, labels, scores, limits. Only pages
of the tuning half are learned from; the other half is for eval/news_pages.py alone.

Usage: PLUMBLINE_DATA=... train/html_blocks.py build/release/bench/html_article_bench [--cv] [--write]
Needs: pip install numpy lightgbm trafilatura (a second opinion on blocks without a label).
"""
import argparse
import hashlib
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

import lightgbm
import numpy
import trafilatura

ROOT = pathlib.Path(__file__).resolve().parent.parent
SECOND_OPINION = 3.0  # weight of all unlabelled blocks of one page together; a label weighs 1
FIRST = {"rounds": 80, "leaves": 6, "rate": 0.1}
SECOND = {"rounds": 80, "leaves": 6, "rate": 0.08}


def norm(text):
    return re.sub(r"\s+", " ", text).strip()


def fold_of(name, salt, count):
    return int(hashlib.sha256((salt + name).encode()).hexdigest(), 16) % count


def is_tuning(name):
    return fold_of(name, "", 2) == 0


def load(tool, folder):
    truth = {v["file"]: v for v in json.loads((folder / "_evaldata.json").read_text()).values()}
    files = [str(folder / name) for name in sorted(truth) if is_tuning(name)]
    with tempfile.NamedTemporaryFile() as out:
        run = subprocess.run([tool, "features", *files], env={**os.environ, "FEATURES_OUT": out.name},
                             check=True, capture_output=True, text=True)
        pages = [json.loads(line) for line in run.stdout.split("\n") if line]
        rows = numpy.fromfile(out.name, numpy.float32).reshape(-1, pages[0]["width"])
    at = 0
    for page in pages:
        page["slice"] = slice(at, at + len(page["texts"]))
        at += len(page["texts"])
        page["texts"] = [norm(text) for text in page["texts"]]
        page["truth"] = truth[page["file"]]
        page["labels"], page["weights"] = label(page, folder)
    return files, pages, rows


def label(page, folder):
    opinion = norm(trafilatura.extract((folder / page["file"]).read_bytes(),
                                       include_comments=False) or "")
    labels = numpy.array([float(len(text) > 1 and text in opinion) for text in page["texts"]])
    weights = numpy.array([min(len(text), 300) ** 0.5 if len(text) > 1 else 0.0
                           for text in page["texts"]])
    weights *= SECOND_OPINION / max(weights.sum(), 1e-9)
    for wanted, segments in ((0.0, page["truth"]["without"]), (1.0, page["truth"]["with"])):
        for i, text in enumerate(page["texts"]):
            if any(norm(segment) in text for segment in segments):
                labels[i], weights[i] = wanted, 1.0
    return labels, weights


def fit(rows, pages, shape):
    chosen = numpy.concatenate([numpy.arange(p["slice"].start, p["slice"].stop) for p in pages])
    labels = numpy.concatenate([p["labels"] for p in pages])
    weights = numpy.concatenate([p["weights"] for p in pages])
    used = weights > 0
    params = {"objective": "binary", "num_leaves": shape["leaves"], "learning_rate": shape["rate"],
              "min_sum_hessian_in_leaf": 5, "min_data_in_leaf": 10, "feature_fraction": 0.4,
              "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5.0, "verbose": -1,
              "num_threads": 1, "seed": 1, "deterministic": True, "boost_from_average": False}
    data = lightgbm.Dataset(rows[chosen][used], labels[used], weight=weights[used],
                            params={"verbose": -1})
    return lightgbm.train(params, data, shape["rounds"])


def predict(model, rows):
    return model.predict(rows, raw_score=True).astype(numpy.float32)


def second_rows(tool, files, scores):
    with tempfile.NamedTemporaryFile() as given, tempfile.NamedTemporaryFile() as out:
        scores.astype(numpy.float32).tofile(given.name)
        subprocess.run([tool, "features", *files], check=True, stdout=subprocess.DEVNULL,
                       env={**os.environ, "SCORES_IN": given.name, "FEATURES_OUT": out.name})
        return numpy.fromfile(out.name, numpy.float32).reshape(len(scores), -1)


def train(tool, files, pages, rows, learn):
    """Both forests from the pages `learn`; scores of those come from models that never saw them."""
    first = fit(rows, learn, FIRST)
    scores = predict(first, rows)
    for fold in range(5):
        held = [p for p in learn if fold_of(p["file"], "inner", 5) == fold]
        rest = [p for p in learn if fold_of(p["file"], "inner", 5) != fold]
        model = fit(rows, rest, FIRST)
        for page in held:
            if page["texts"]:
                scores[page["slice"]] = predict(model, rows[page["slice"]])
    judged = second_rows(tool, files, scores)
    return first, fit(judged, learn, SECOND), judged


def count(pages, scores, threshold):
    hits = numpy.zeros(3)
    for page in pages:
        kept = scores[page["slice"]] > threshold
        text = " ".join(t for t, keep in zip(page["texts"], kept) if keep)
        got = [norm(s) in text for s in page["truth"]["with"]]
        bad = [norm(s) in text for s in page["truth"]["without"]]
        hits += (sum(got), sum(bad), len(got) - sum(got))
    return hits


def cross_validate(tool, files, pages, rows):
    thresholds = (-1.0, -0.6, -0.3, 0.0, 0.3, 0.6)
    totals = {t: numpy.zeros((2, 3)) for t in thresholds}
    for fold in range(5):
        held = [p for p in pages if fold_of(p["file"], "outer", 5) == fold]
        learn = [p for p in pages if fold_of(p["file"], "outer", 5) != fold]
        first, second, judged = train(tool, files, pages, rows, learn)
        one, two = predict(first, rows), predict(second, judged)
        for t in thresholds:
            totals[t] += (count(held, one, t), count(held, two, t))
    for t, both in totals.items():
        f1 = [2 * h[0] / (2 * h[0] + h[1] + h[2]) for h in both]
        print(f"threshold {t:+.1f}: first {f1[0]:.4f} second {f1[1]:.4f} "
              f"P {both[1][0] / (both[1][0] + both[1][1]):.3f} "
              f"R {both[1][0] / (both[1][0] + both[1][2]):.3f}", flush=True)


def flatten(model):
    """Trees as rows (feature, threshold, left, right): a child below 0 is leaf -child - 1."""
    nodes, leaves, roots = [], [], []

    def add(tree):
        if "leaf_value" in tree:
            leaves.append(tree["leaf_value"])
            return -len(leaves)
        at = len(nodes)
        nodes.append(None)
        left, right = add(tree["left_child"]), add(tree["right_child"])
        nodes[at] = (tree["split_feature"], tree["threshold"], left, right)
        return at

    for info in model.dump_model()["tree_info"]:
        roots.append(add(info["tree_structure"]))
    return nodes, leaves, roots


def literal(value):
    text = f"{value:.6g}"
    return text + ("F" if "." in text or "e" in text else ".0F")


def write(first, second):
    out = ["// SPDX-License-Identifier: Apache-2.0", "//",
           "// Written by train/html_blocks.py; its card is train/html_blocks.md. Do not edit.", "",
           '#include "ingest/html_forest.h"', "", "// clang-format off",
           "namespace plumbline::ingest {", "namespace {", ""]
    for name, model in (("First", first), ("Second", second)):
        nodes, leaves, roots = flatten(model)
        rows = [f"{{{f}, {l}, {r}, {literal(t)}}}" for f, t, l, r in nodes]
        groups = (("HtmlSplit", "Splits", rows), ("float", "Leaves", [literal(v) for v in leaves]),
                  ("std::int16_t", "Roots", [str(root) for root in roots]))
        for kind, group, values in groups:
            out.append(f"constexpr {kind} k{name}{group}[] = {{")
            line = "   "
            for value in values:
                if len(line) + len(value) + 2 > 110:
                    out.append(line)
                    line = "   "
                line += f" {value},"
            out += [line, "};"]
        out.append("")
    out += ["}  // namespace", "",
            "const HtmlForest kHtmlFirstForest = {kFirstSplits, kFirstLeaves, kFirstRoots};",
            "const HtmlForest kHtmlSecondForest = {kSecondSplits, kSecondLeaves, kSecondRoots};", "",
            "}  // namespace plumbline::ingest", "// clang-format on", ""]
    (ROOT / "src/ingest/html_model.cc").write_text("\n".join(out))


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("tool")
    parser.add_argument("--cv", action="store_true", help="five folds of the tuning half")
    parser.add_argument("--write", action="store_true", help="write src/ingest/html_model.cc")
    args = parser.parse_args()
    if "PLUMBLINE_DATA" not in os.environ:
        sys.exit("html_blocks: PLUMBLINE_DATA is not set")
    folder = pathlib.Path(os.environ["PLUMBLINE_DATA"]) / "corpora/html/trafilatura_eval"
    files, pages, rows = load(args.tool, folder)
    if args.cv:
        cross_validate(args.tool, files, pages, rows)
    if args.write:
        first, second, _ = train(args.tool, files, pages, rows, pages)
        write(first, second)


if __name__ == "__main__":
    main()
