#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores `plumbline reprints` on the benchmark of reprints, beside datasketch on the same articles.

Each part is added to a workspace of its own and asked for its families. Reported: the adjusted Rand index of the
families (articles without one stand alone); how far the number of origins is off; pairs put together that do not belong
together, by kind; for each kind of variant how many share a family with their base; how often the base is told as the
origin. datasketch
(MinHash of 128 permutations and its LSH, the threshold that is best on the dev part, families by linked pairs) is
skipped, saying so, where it cannot be imported.
usage: score.py PLUMBLINE FOLDER [--bench REPRINTS_BENCH] [--wrong N]   (FOLDER as generate.py writes it)
"""
import argparse
import collections
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent.parent))
import program  # noqa: E402


def pairs_in(count):
    return count * (count - 1) // 2


def rand_index(gold, ours):
    """Adjusted for chance (Hubert and Arabie 1985)."""
    both = collections.Counter(zip(gold, ours))
    together = sum(map(pairs_in, both.values()))
    in_gold = sum(map(pairs_in, collections.Counter(gold).values()))
    in_ours = sum(map(pairs_in, collections.Counter(ours).values()))
    by_chance = in_gold * in_ours / pairs_in(len(gold))
    most = (in_gold + in_ours) / 2
    return 1.0 if most == by_chance else (together - by_chance) / (most - by_chance)


def families_of(plumbline, articles):
    """id -> a name of its family, as the program says; the seconds that the question took."""
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "articles.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            for each in articles:
                out.write(json.dumps({k: each[k] for k in ("id", "publisher", "date", "text")}) + "\n")
        space = folder + "/ws"
        added = subprocess.run([plumbline, "add", "--workspace", space, str(path)], capture_output=True, text=True)
        if added.returncode != 0:
            sys.exit(f"plumbline add failed ({added.returncode}): {added.stderr.strip()}")
        begin = time.monotonic()
        asked = subprocess.run([plumbline, "reprints", "--workspace", space, "--json", "--limit", "0"],
                               capture_output=True, text=True, check=True)
        seconds = time.monotonic() - begin
    answer = json.loads(asked.stdout)
    family = {each["id"]: each["id"] for each in articles}
    for i, group in enumerate(answer["families"]):
        for member in group["members"]:
            family[member["name"].rsplit("!", 1)[-1]] = f"family {i}"
    return family, seconds, answer


def minhashes(articles, size):
    """id -> datasketch's MinHash over shingles of `size` words."""
    import datasketch
    prints = {}
    for each in articles:
        words = re.findall(r"\w+", each["text"].lower())
        print_of = datasketch.MinHash(num_perm=128)
        print_of.update_batch([" ".join(words[i:i + size]).encode() for i in range(max(1, len(words) - size + 1))])
        prints[each["id"]] = print_of
    return prints


def by_datasketch(prints, thresholds):
    """threshold -> id -> family: articles are linked whose MinHashes are that much alike."""
    import datasketch
    out = {}
    for threshold in thresholds:
        lsh = datasketch.MinHashLSH(threshold=threshold, num_perm=128)
        for key, value in prints.items():
            lsh.insert(key, value)
        root = {key: key for key in prints}

        def find(key):
            while root[key] != key:
                root[key] = root[root[key]]
                key = root[key]
            return key
        for key, value in prints.items():
            for other in lsh.query(value):
                if prints[other].jaccard(value) >= threshold:
                    root[find(key)] = find(other)
        out[threshold] = {key: find(key) for key in prints}
    return out


def figures(articles, family):
    gold = [each["family"] for each in articles]
    ours = [family[each["id"]] for each in articles]
    origins, told = len(set(gold)), len(set(ours))
    return rand_index(gold, ours), (told - origins) / origins


def tell_origins(articles, answer):
    """How often the base leads its family, and which way the copies are said to have gone."""
    base = {each["id"] for each in articles if each["how"] == "base"}
    leads = families = 0
    ways = collections.Counter()
    for group in answer["families"]:
        name_of = [member["name"].rsplit("!", 1)[-1] for member in group["members"]]
        if not base & set(name_of):
            continue
        families += 1
        leads += name_of[0] in base
        for name, member in zip(name_of, group["members"]):
            for taken in member["taken"][:1]:
                ways[taken["direction"], name in base] += 1
    print(f"  the base leads its family in {leads} of {families}; of copies the way is "
          + ", ".join(f"{way} {count}" for (way, is_base), count in sorted(ways.items()) if not is_base)
          + "; bases said to be copies: "
          + (", ".join(f"{way} {count}" for (way, is_base), count in sorted(ways.items()) if is_base) or "none"))


def wrong_pairs(articles, family):
    groups = collections.defaultdict(list)
    for each in articles:
        groups[family[each["id"]]].append(each)
    for group in groups.values():
        for i, a in enumerate(group):
            for b in group[i + 1:]:
                if a["family"] != b["family"]:
                    yield a, b


def is_first(article):
    """Whether the others of its family were made from it: a base, or the first edition, whose id the family bears."""
    return article["how"] == "base" or (article["how"] == "edition" and article["id"] == article["family"])


def tell(part, articles, family, wrong):
    index, off = figures(articles, family)
    print(f"{part}: {len(articles)} articles, adjusted Rand index {index:.4f}, number of origins off by {off:+.1%}")
    kinds, listed = collections.Counter(), 0
    for a, b in wrong_pairs(articles, family):
        kinds[" + ".join(sorted((a["how"], b["how"])))] += 1
        if listed < wrong:
            listed += 1
            print(f"  wrong pair {a['id']} ({a['how']}) {b['id']} ({b['how']})")
    print("  wrongly together, pairs:", dict(kinds.most_common()) or "none")
    firsts = [each for each in articles if is_first(each)]
    base = {each["family"]: family[each["id"]] for each in firsts}
    found = collections.defaultdict(lambda: [0, 0])
    sizes = collections.Counter(each["family"] for each in articles)
    for each in articles:
        if each["family"] in base and not is_first(each):
            right = family[each["id"]] == base[each["family"]]
            found[each["how"]][0] += right
            found[each["how"]][1] += 1
            if not right and listed < wrong:
                listed += 1
                print(f"  not with its base: {each['id']} ({each['how']}, of {each['family']})")
    print("  with their base:", ", ".join(f"{how} {a} of {b}" for how, (a, b) in sorted(found.items())))
    per_story = collections.defaultdict(set)
    for each in articles:
        if each["family"] in base and sizes[each["family"]] > 1:
            per_story[each["family"]].add(family[each["id"]])
    error = sum(len(seen) - 1 for seen in per_story.values()) / max(1, len(per_story))
    print(f"  origins told too many a story of one: {error:.3f}")
    program.note(f"reprints {part}: adjusted Rand index", index)
    program.note(f"reprints {part}: origins off by, %", 100 * abs(off))


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("plumbline")
    ask.add_argument("folder", type=pathlib.Path)
    ask.add_argument("--bench", help="bench/reprints_bench of a build with benchmarks")
    ask.add_argument("--wrong", type=int, default=0, help="how many wrong pairs to list")
    given = ask.parse_args()
    parts = {}
    for part in ("dev", "heldout"):
        with open(given.folder / (part + ".jsonl"), encoding="utf-8") as lines:
            parts[part] = [json.loads(line) for line in lines]
    for part, articles in parts.items():
        family, seconds, answer = families_of(given.plumbline, articles)
        tell(part, articles, family, given.wrong)
        tell_origins(articles, answer)
        print(f"  asked in {seconds:.2f} s")
    if given.bench and not pathlib.Path(given.bench).exists():
        print(f"no {given.bench}: the speed is not measured")
    elif given.bench:
        with open(given.folder / "heldout.jsonl", "rb") as articles:
            subprocess.run([given.bench, "10"], stdin=articles, check=True)
    try:
        import datasketch  # noqa: F401
    except ImportError:
        print("datasketch is not installed: not compared")
        return
    for size in (3, 5):
        begin = time.process_time()
        prints = {part: minhashes(articles, size) for part, articles in parts.items()}
        rate = sum(map(len, parts.values())) / (time.process_time() - begin)
        told = {part: by_datasketch(each, (0.2, 0.3, 0.4, 0.5, 0.6, 0.7)) for part, each in prints.items()}
        best = max(told["dev"], key=lambda t: figures(parts["dev"], told["dev"][t])[0])
        for part, articles in parts.items():
            index, off = figures(articles, told[part][best])
            print(f"datasketch, shingles of {size} words, threshold {best}, {part}: adjusted Rand index {index:.4f}, "
                  f"origins off by {off:+.1%} ({rate:.0f} articles/s for the MinHashes alone)")


main()
