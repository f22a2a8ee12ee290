#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How well `scan` tells texts about trafficking in persons from those that touch it or carry its name.

usage: scan.py PLUMBLINE DATA [--errors N] [--peers] [--seeds N]

All answers are those of folds that saw no text of the same group: near copies, the reports of one case as far as they share
words, and one programme's notices are one group (train/scan/labels.py). Sets, all open but the labels by hand of the releases,
of which only totals were looked at after the first run of this script:
  releases by hand  150 releases of prosecutors, a trafficking case (2) against all else (1 touches it, 0 does not), each
                    weighed by how many of the 1,377 and their like it stands for; the keyword in the title beside it
  register          10,235 notices; eval/scan/federal_register.tsv says which are about trafficking and by what rule
  300 labels        a model of 300 texts drawn from the releases with labels by rule alone, on the releases by hand
Peers (--peers): fastText, and scikit-learn's hashed linear model, trained on the same folds with the same weights as far as
they take them.
"""
import collections
import json
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import program

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "train/scan"))
import labels as labelled  # noqa: E402

FOLDS = 5
KEYWORD = re.compile("traffick", re.I)


def run(plumbline, *words):
    done = subprocess.run([plumbline, "scan", "--json", *words], stdout=subprocess.PIPE, check=True)
    return {each["id"]: each["probability"] for each in json.loads(done.stdout)["answers"]}


def answers_by_folds(plumbline, rows, work, seed):
    """Each text's answer by a model of the other folds; the groups are dealt to folds by `seed`."""
    groups = sorted({row["group"] for row in rows})
    random.Random(seed).shuffle(groups)
    fold = {group: i % FOLDS for i, group in enumerate(groups)}
    copies = list(labelled.concepts_alone(rows))  # after the rows: folds are dealt by group
    answers = {}
    for one in range(FOLDS):
        train, test, model = work / "train.jsonl", work / "test.jsonl", work / "model.bin"
        labelled.write([row for row in rows + copies if fold[row["group"]] != one], train)
        labelled.write([row for row in rows if fold[row["group"]] == one], test)
        run(plumbline, "--train", "--model", model, train)
        answers.update(run(plumbline, "--evaluate", "--model", model, test))
    return answers, fold


def quality(rows, passes, weight):
    found = sum(weight(row) for row in rows if passes(row) and row["label"])
    passed = sum(weight(row) for row in rows if passes(row))
    wanted = sum(weight(row) for row in rows if row["label"])
    precision, recall = found / passed if passed else 1.0, found / wanted
    return precision, recall, 2 * precision * recall / (precision + recall) if found else 0.0


def of_stratum(row):
    return row["stratum_weight"]


def of_one(_):
    return 1


def show(name, values):
    print(f"{name:58}" + "".join(f"{value:7.3f}" for value in values))


def best_recall(rows, answers, precision):
    """The highest recall at such a precision, and the threshold that gives it."""
    best = (0.0, 1.0)
    for threshold in sorted({answers[row["id"]] for row in rows}):
        got = quality(rows, lambda row: answers[row["id"]] >= threshold, of_one)
        if got[0] >= precision and (got[1], threshold) > best:
            best = (got[1], threshold)
    return best


def report(name, rows, answers):
    gold = [row for row in rows if row["kind"] == "gold"]
    register = [row for row in rows if row["kind"] == "register"]
    show(f"releases by hand, {name}, threshold 0.5", quality(gold, lambda row: answers[row["id"]] >= 0.5, of_stratum))
    recall, threshold = best_recall(register, answers, 0.8)
    show(f"register, {name}, threshold 0.5", quality(register, lambda row: answers[row["id"]] >= 0.5, of_one))
    show(f"... at the best threshold of precision 0.8 ({threshold:.3f})", quality(register, lambda row: answers[row["id"]] >= threshold, of_one))
    return quality(gold, lambda row: answers[row["id"]] >= 0.5, of_stratum)[2], recall


def three_hundred(plumbline, rows, work):
    """What a user gets of 300 labels: no label by hand among them, none of their groups."""
    gold = [row for row in rows if row["kind"] == "gold"]
    held = {row["group"] for row in gold}
    pool = [row for row in rows if row["kind"] == "release" and row["group"] not in held]
    scores = []
    for seed in range(5):
        drawn = random.Random(seed).sample(pool, 300)
        train, test, model = work / "train.jsonl", work / "test.jsonl", work / "model.bin"
        labelled.write(drawn, train)
        labelled.write(gold, test)
        run(plumbline, "--train", "--model", model, train)
        answers = run(plumbline, "--evaluate", "--model", model, test)
        scores.append(quality(gold, lambda row: answers[row["id"]] >= 0.5, of_stratum)[2])
    print(f"300 labels by rule, releases by hand, F1 of 5 draws: {min(scores):.3f} to {max(scores):.3f}, "
          f"median {sorted(scores)[2]:.3f}")


def plain(row):
    return " ".join(re.findall(r"\w+", (row["title"] + " " + row["text"]).lower()))


def fasttext_answers(rows, fold, work):
    import fasttext
    answers = {}
    for one in range(FOLDS):
        with open(work / "fasttext.txt", "w", encoding="utf-8") as out:
            for row in rows:
                if fold[row["group"]] != one:
                    out.write(f"__label__{row['label']} {plain(row)}\n")
        model = fasttext.train_supervised(str(work / "fasttext.txt"), wordNgrams=2, epoch=25, lr=0.5, dim=50, minCount=2,
                                          thread=2, seed=1, verbose=0)
        for row in rows:
            if fold[row["group"]] == one:
                said = dict(model.f.predict(plain(row) + "\n", 2, 0.0, "strict")[i][::-1] for i in range(2))
                answers[row["id"]] = said.get("__label__1", 0.0)
    return answers


def sklearn_answers(rows, fold):
    from sklearn.feature_extraction.text import HashingVectorizer
    from sklearn.linear_model import SGDClassifier
    hashed = HashingVectorizer(ngram_range=(1, 2), n_features=2 ** 18, alternate_sign=False)
    answers = {}
    for one in range(FOLDS):
        train = [row for row in rows if fold[row["group"]] != one]
        test = [row for row in rows if fold[row["group"]] == one]
        model = SGDClassifier(loss="log_loss", alpha=1e-6, max_iter=30, random_state=1)
        model.fit(hashed.transform(plain(row) for row in train), [row["label"] for row in train],
                  sample_weight=[row["weight"] for row in train])
        for row, answer in zip(test, model.predict_proba(hashed.transform(plain(row) for row in test))[:, 1]):
            answers[row["id"]] = float(answer)
    return answers


def peers(rows, fold, work):
    for name, ask in (("fastText", lambda: fasttext_answers(rows, fold, work)),
                      ("scikit-learn, hashed words, SGD", lambda: sklearn_answers(rows, fold))):
        try:
            report(name, rows, ask())
        except ImportError as missing:
            print(f"{name}: not measured, {missing}")


def main():
    ask = program.options(__doc__, parts=False)
    ask.add_argument("--peers", action="store_true")
    ask.add_argument("--seeds", type=int, default=1, help="how many ways to deal the groups to folds")
    given = ask.parse_args()
    program.sets(given.data, "corpora/text", "triage_gold.jsonl", "prosecutor_releases.jsonl", "federal_register_abstracts.jsonl",
                 "hrr_tip_sections.jsonl", "hrr_full.jsonl", "factbook_tip.jsonl", "wp_current_events.jsonl")
    rows = labelled.everything(given.data)
    gold = [row for row in rows if row["kind"] == "gold"]
    print(f"{'':58}      P      R     F1")
    show("releases by hand, \"traffick\" in the title", quality(gold, lambda row: bool(KEYWORD.search(row["title"])), of_stratum))
    show("releases by hand, \"traffick\" in the text", quality(gold, lambda row: bool(KEYWORD.search(row["text"])), of_stratum))
    with tempfile.TemporaryDirectory() as folder:
        work = pathlib.Path(folder)
        totals = collections.defaultdict(list)
        for seed in range(given.seeds):
            answers, fold = answers_by_folds(given.plumbline, rows, work, seed)
            f1, recall = report(f"deal {seed}", rows, answers)
            totals["F1"].append(f1)
            totals["recall"].append(recall)
        if given.seeds > 1:
            print(f"over {given.seeds} deals: F1 {min(totals['F1']):.3f} to {max(totals['F1']):.3f}, mean "
                  f"{sum(totals['F1']) / given.seeds:.3f}; recall at precision 0.8 {min(totals['recall']):.3f} to {max(totals['recall']):.3f}")
        three_hundred(given.plumbline, rows, work)
        if given.peers:
            peers(rows, fold, work)
    for row in sorted(rows, key=lambda row: -answers[row["id"]] * (1 - 2 * row["label"]))[:given.errors]:
        print(f"{answers[row['id']]:.2f} {row['label']} {row['kind']} {row['id']} {row['title'][:80]}")


main()
