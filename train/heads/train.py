#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Learns data/head_weights.tsv and head_order.tsv from heads whose lines have roles.

Usage: train.py BUILD [--write] [--all] [--fold N] [--held-to X] [--rounds N] [--files abc]

BUILD is the folder of the programs head_features and learn_heads (cmake -DPLUMBLINE_TRAIN=ON), so
that training sees the features that the shipped program computes. A conditional random field with a
margin (softmax margin: Gimpel and Smith 2010): a reading that names a wrong publisher must lose by
more than one that names none. It starts from the tables set by hand (prior/) and is held to them
(L2). Where the roles of lines are not told (the rows of the tests, the articles of eval/gold), every
assignment that gives publisher and title is right. No randomness. Fold 0, a fifth of the heads by a
hash of their ids, is held out; --fold N watches another instead and leaves fold 0 alone; --all
learns from fold 0 too.
"""
import argparse
import pathlib
import subprocess

import data

ROLES = ("masthead", "emblem", "tagline", "rubric", "label", "title", "standfirst", "byline", "dateline", "credit",
         "greeting", "other")
MASTHEAD, TITLE, START = 0, 5, 12
ALL = (1 << 12) - 1
SCALE = 8  # of the integers in the tables
UNIT = 0.45  # what a unit of the tables set by hand is worth
HELD_TO = 0.25
ROUNDS = 70
COSTS = (3.0, 1.0, 2.0, 1.0, 0.3)  # wrong publisher, none; wrong title, none; another role
MARGIN = 3.0  # by which a reading with a masthead must win, of the held-out heads
ROW_WEIGHT = 8  # of a row of the tests, which must keep passing
MARGINS = (0, 1, 1.8, 2.5, MARGIN, 3.5, 5)


class Tables:
    """head_weights.tsv and head_order.tsv as numbers."""

    def __init__(self, folder):
        self.comments = {name: [line for line in (folder / name).read_text(encoding="utf-8").splitlines()
                                if line.startswith("#")] for name in ("head_weights.tsv", "head_order.tsv")}
        rows = self.rows(folder / "head_weights.tsv")
        columns = [ROLES.index(name) for name in rows[0][1:]]
        self.features = [row[0] for row in rows[1:]]
        self.weights = [[0.0] * 12 for _ in self.features]
        for weights, row in zip(self.weights, rows[1:]):
            for column, cell in zip(columns, row[1:]):
                weights[column] = int(cell or 0) * UNIT
        # By role before, role, inside one paragraph or not.
        self.order = [[[0.0, 0.0] for _ in ROLES] for _ in range(13)]
        self.never = [[[0, 0] for _ in ROLES] for _ in range(13)]
        self.margin = self.untitled = 0.0
        rows = self.rows(folder / "head_order.tsv")
        for row in rows[1:]:
            self.take_order(row, [ROLES.index(name) for name in rows[0][2:]])

    def take_order(self, row, columns):
        if row[0] in ("margin", "untitled"):
            setattr(self, row[0], int(row[2]) * UNIT)
            return
        before = START if row[0] == "start" else ROLES.index(row[0])
        for column, cell in zip(columns, row[2:]):
            for inside in (1,) if row[1] == "same" else (0, 1):
                if cell == "never":
                    self.never[before][column][inside] = 1
                else:
                    self.order[before][column][inside] += int(cell or 0) * UNIT

    @staticmethod
    def rows(path):
        lines = [line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#")]
        width = len(lines[0].split("\t"))
        return [(line.split("\t") + [""] * width)[:width] for line in lines]

    def numbers(self):
        return [x for row in self.weights for x in row] + [x for b in self.order for r in b for x in r]

    def take_numbers(self, numbers):
        numbers = iter(numbers)
        self.weights = [[next(numbers) for _ in ROLES] for _ in self.features]
        self.order = [[[next(numbers), next(numbers)] for _ in ROLES] for _ in range(13)]

    def write(self, folder, source):
        def comments(name):
            return [f"# source: {source}" if line.startswith("# source:") else line for line in self.comments[name]]

        lines = comments("head_weights.tsv") + ["\t".join(("feature", *ROLES))]
        lines += ["\t".join([feature, *map(whole, row)]) for feature, row in zip(self.features, self.weights)]
        (folder / "head_weights.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
        lines = comments("head_order.tsv") + ["\t".join(("before", "where", *ROLES))]
        for before in (START, *range(12)):
            name = "start" if before == START else ROLES[before]
            pairs = list(zip(self.order[before], self.never[before]))
            lines.append("\t".join([name, "any", *("never" if n[0] else whole(w[0]) for w, n in pairs)]))
            same = ["never" if n[1] and not n[0] else "" if n[0] else whole(w[1] - w[0]) for w, n in pairs]
            if any(same):
                lines.append("\t".join([name, "same", *same]))
        for name in ("margin", "untitled"):
            lines.append("\t".join([name, "any", whole(getattr(self, name)) or "0", *[""] * 11]))
        (folder / "head_order.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")


def whole(value):
    number = round(value * SCALE)
    return str(number) if number else ""


def targets_of(doc):
    """By line the roles (bits) that the right readings may give it; whether they name publisher and title."""
    lines = doc["head"]["lines"]
    publisher, title = data.plain(doc.get("publisher")), data.plain(doc.get("title"))
    told = {data.plain(text): ROLES.index(role) for text, role in doc.get("roles", [])}
    roles = [told.get(data.plain(line["text"])) for line in lines]
    free = [line["fixed"] is None for line in lines]
    names = [i for i, line in enumerate(lines) if free[i] and publisher and data.plain(line["name_text"]) == publisher]
    titles = [i for i, line in enumerate(lines) if title and data.plain(line["text"]) == title]
    if told:
        names = [i for i in names if roles[i] in (None, MASTHEAD)]
    elif len(names) > 1 and titles:
        names = [i for i in names if i not in titles[:1]]
    right = []
    for i in range(len(lines)):
        may = 1 << roles[i] if roles[i] is not None else ALL
        if i not in names:  # also a masthead whose name is not cut out as it is stated: anything but it
            may = (may & ~(1 << MASTHEAD)) or ALL & ~(1 << MASTHEAD)
        if i not in titles:
            may = may & ~(1 << TITLE) or ALL & ~(1 << TITLE) & ~(1 << MASTHEAD)
        right.append(may if free[i] else ALL)
    if len(names) == 1:
        right[names[0]] = 1 << MASTHEAD
    titles = [i for i in titles if free[i]] if all(free[i] for i in titles) else []
    if titles:
        right[([i for i in titles if right[i] != 1 << MASTHEAD] or titles)[0]] = 1 << TITLE
    return right, bool(names), bool(titles)


def learn(program, tables, taught, watched, held_to, rounds):
    """Takes the learned numbers into `tables`; the best readings with and without a masthead by document."""
    index = {name: i for i, name in enumerate(tables.features)}

    def listed(names):
        names = [index[name] for name in names if name in index]
        return f"{len(names)} " + " ".join(map(str, names))

    out = [f"{len(tables.features)} {rounds} {held_to} {tables.margin} {tables.untitled}", " ".join(map(str, COSTS)),
           " ".join(map(str, tables.numbers())), " ".join(str(x) for b in tables.never for r in b for x in r)]
    docs = [doc for doc in taught + watched if doc["head"]["lines"]]
    teaching = {id(doc): 1 if "roles" in doc else ROW_WEIGHT for doc in taught}
    out.append(str(len(docs)))
    for doc in docs:
        right, named, titled = targets_of(doc)
        out.append(f"{teaching.get(id(doc), 0)} {int(named)} {int(titled)} {len(right)}")
        for line, may in zip(doc["head"]["lines"], right):
            fixed = -1 if line["fixed"] is None else ROLES.index(line["fixed"])
            out.append(f"{fixed} {int(not line['first'])} {may} {listed(line['line'])} {listed(line['name'])}")
    answer = subprocess.run([program], input="\n".join(out), stdout=subprocess.PIPE, text=True,
                            check=True).stdout.splitlines()
    size = len(tables.numbers())
    tables.take_numbers(map(float, answer[:size]))
    readings = {}
    for d, doc in enumerate(docs):
        pair = [line.split() for line in answer[size + 2 * d: size + 2 * d + 2]]
        readings[id(doc)] = [(float(line[0]), [int(r) for r in line[1:]]) for line in pair]
    unreadable = [docs[int(line)]["id"] for line in answer[size + 2 * len(docs):]]
    if unreadable:
        print("no right reading:", *unreadable)
    return readings


def report(name, docs, readings, margin):
    """Publisher and title as far as lines of the head decide them."""
    sums = {"publisher": [0, 0, 0], "title": [0, 0, 0]}
    for doc in docs:
        if id(doc) not in readings:
            continue
        (with_one, roles), (without, others) = readings[id(doc)]
        path = roles if with_one >= without + margin else others
        for field, role, key in (("publisher", MASTHEAD, "name_text"), ("title", TITLE, "text")):
            lines = [line for line in doc["head"]["lines"] if role == TITLE or line["fixed"] is None]
            found = [line[key] for line, r in zip(doc["head"]["lines"], path)
                     if r == role and (role == TITLE or line["fixed"] is None)]
            wanted = data.plain(doc.get(field))
            if found:
                sums[field][0 if data.plain(found[0]) == wanted else 1] += 1
            else:
                sums[field][2] += bool(wanted) and any(data.plain(line[key]) == wanted for line in lines)
    print(name, *(f"{field} {r} right {w} wrong {m} missed" for field, (r, w, m) in sums.items()), sep="; ", flush=True)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("build", type=pathlib.Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--fold", type=int, default=0)
    parser.add_argument("--held-to", type=float, default=HELD_TO)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--files", default="abc", help="letters of heads_*.jsonl")
    args = parser.parse_args()
    tables = Tables(data.HERE / "prior")
    heads = data.seen(data.written(args.files), args.build / "head_features")
    rows = data.seen(data.test_rows() + data.gold_articles(), args.build / "head_features")
    held = [doc for doc in heads if data.fold_of(doc) == args.fold and doc["form"] == "file"]
    taught = [doc for doc in heads if args.all or data.fold_of(doc) not in (0, args.fold)]
    print(len(taught), "heads and", len(rows), "rows of tests and articles to learn from;", len(held), "held out")
    readings = learn(args.build / "learn_heads", tables, taught + rows, held, args.held_to, 0)
    report("held out, by hand", held, readings, tables.margin)
    readings = learn(args.build / "learn_heads", tables, taught + rows, held, args.held_to, args.rounds)
    report("learned from", taught, readings, tables.margin)
    report("rows", rows, readings, tables.margin)
    for margin in MARGINS:
        report(f"held out, margin {margin}", held, readings, margin)
    tables.margin = MARGIN
    if args.write:
        tables.write(data.ROOT / "data", f"learned by train/heads/train.py from {len(taught)} heads written for "
                     "Plumbline, starting from weights set by hand")


if __name__ == "__main__":
    main()
