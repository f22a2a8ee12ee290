#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Coreference measures on gold mentions, as the reference scorer of CoNLL-2012 defines them (Pradhan et al. 2014).

Partitions are lists of sets over the same mentions. MUC counts the links a partition needs (Vilain et al. 1995), B3
averages over mentions how much of a mention's cluster is right (Bagga and Baldwin 1998), CEAF-e maps clusters one to
one so that the sum of their likeness 2|A and B| / (|A| + |B|) is greatest (Luo 2005). CoNLL F1 is the mean of the three F1.

usage: coreference.py    holds the measures to cases worked by hand
"""
import collections


def f1(precision, recall):
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def index_of(partition):
    return {mention: number for number, cluster in enumerate(partition) for mention in cluster}


def muc(key, response):
    def recall(true, ours):
        where = index_of(ours)
        links = sum(len(cluster) - 1 for cluster in true)
        kept = sum(len(cluster) - len({where.get(m, (m,)) for m in cluster}) for cluster in true)
        return kept / links if links else 0.0
    return f1(recall(response, key), recall(key, response))


def b_cubed(key, response):
    true, ours = index_of(key), index_of(response)
    precision = recall = 0.0
    for mention in true:
        a, b = key[true[mention]], response[ours[mention]]
        both = len(a & b)
        precision += both / len(b)
        recall += both / len(a)
    return f1(precision / len(true), recall / len(true))


def assignment(weights):
    """The greatest sum of weights[row, column] with each row and column taken once; Hungarian method (Kuhn 1955)."""
    rows = sorted({row for row, _ in weights})
    columns = sorted({column for _, column in weights})
    size = max(len(rows), len(columns))
    cost = [[0.0] * (size + 1) for _ in range(size + 1)]
    for i, row in enumerate(rows, 1):
        for j, column in enumerate(columns, 1):
            cost[i][j] = -weights.get((row, column), 0.0)
    u, v, match, way = [0.0] * (size + 1), [0.0] * (size + 1), [0] * (size + 1), [0] * (size + 1)
    for i in range(1, size + 1):
        match[0], j0 = i, 0
        least, used = [float("inf")] * (size + 1), [False] * (size + 1)
        while True:
            used[j0] = True
            i0, delta, j1 = match[j0], float("inf"), 0
            for j in range(1, size + 1):
                if used[j]:
                    continue
                now = cost[i0][j] - u[i0] - v[j]
                if now < least[j]:
                    least[j], way[j] = now, j0
                if least[j] < delta:
                    delta, j1 = least[j], j
            for j in range(size + 1):
                if used[j]:
                    u[match[j]] += delta
                    v[j] -= delta
                else:
                    least[j] -= delta
            j0 = j1
            if match[j0] == 0:
                break
        while j0:
            j1 = way[j0]
            match[j0] = match[j1]
            j0 = j1
    return sum(-cost[match[j]][j] for j in range(1, size + 1) if match[j])


def ceaf_e(key, response):
    ours = index_of(response)
    weights = {}
    for number, cluster in enumerate(key):
        for other, both in collections.Counter(ours[m] for m in cluster).items():
            weights[number, other] = 2 * both / (len(cluster) + len(response[other]))
    # What shares no mention adds nothing: clusters are mapped within what hangs together.
    parent = {}

    def root(node):
        while parent.setdefault(node, node) != node:
            node = parent[node]
        return node
    for row, column in weights:
        parent[root(("key", row))] = root(("ours", column))
    parts = collections.defaultdict(dict)
    for (row, column), weight in weights.items():
        parts[root(("key", row))][row, column] = weight
    total = sum(assignment(part) for part in parts.values())
    return f1(total / len(response), total / len(key))


def conll(key, response):
    """MUC, B3, CEAF-e and their mean, in percent."""
    three = [100 * measure(key, response) for measure in (muc, b_cubed, ceaf_e)]
    return *three, sum(three) / 3


def main():
    sets = lambda *words: [set(word) for word in words]  # noqa: E731
    key = sets("abc", "defg", "hi")
    cases = [  # worked by hand
        ("all right", key, key, (1, 1, 1)),
        # MUC: recall (1 + 2 + 0) / 6, precision 3 / 4. B3: recall (2*2/3 + 1/3 + 3*3/4 + 1/4 + 1/2 + 1/2) / 9,
        # precision (2 + 1 + 3 + 2*1/2 + 1) / 9. CEAF-e: 4/5 + 6/7 + 2/3 of three, of five.
        ("broken", key, sets("ab", "c", "def", "gh", "i"),
         (f1(3 / 4, 3 / 6), f1(8 / 9, (5 / 3 + 10 / 4 + 1) / 9), f1((4 / 5 + 6 / 7 + 2 / 3) / 5, (4 / 5 + 6 / 7 + 2 / 3) / 3))),
        # One cluster of all: MUC recall 1, precision 6 / 8; B3 recall 1, precision (9 + 16 + 4) / 81; one pair: 8 / 13.
        ("all one", key, sets("abcdefghi"), (f1(6 / 8, 1), f1(29 / 81, 1), f1(8 / 13, 8 / 13 / 3))),
        # Singletons only: no link is right; B3 precision 1, recall 3 / 9; pairs 2/4 + 2/5 + 2/3 of nine, of three.
        ("none", key, sets(*"abcdefghi"), (0, f1(1, 3 / 9), f1((1 / 2 + 2 / 5 + 2 / 3) / 9, (1 / 2 + 2 / 5 + 2 / 3) / 3))),
    ]
    for name, true, ours, expected in cases:
        found = muc(true, ours), b_cubed(true, ours), ceaf_e(true, ours)
        assert all(abs(a - b) < 1e-9 for a, b in zip(found, expected)), (name, found, expected)
    print(f"{len(cases)} cases as worked by hand")


if __name__ == "__main__":
    main()
