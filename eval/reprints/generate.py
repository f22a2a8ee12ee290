#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Writes the benchmark of reprints: dev.jsonl and heldout.jsonl, an article a line with its family.

README.md beside this file says how it is made. The same data and seed give the same files.
usage: generate.py DATA FOLDER [--bases N] [--seed N]
"""
import argparse
import datetime
import hashlib
import json
import pathlib
import random

import sources
import variants

OUTLETS = [f"{place} {kind}" for place in ("Harbour", "Hillside", "Northgate", "Riverton", "Eastmoor", "Lakeview")
           for kind in ("Courier", "Dispatch", "Sentinel", "Gazette")]
# What an outlet prints under every article of its own; the words are invented.
FOOTS = ("{0} is an independent newspaper founded in {1}. Readers who want to support our reporters may subscribe at "
         "the office on {2} Street or by telephone, and members receive the weekend edition, the crossword and a "
         "letter from the editor every {3}. Corrections are printed on page two; write to the desk before noon.",
         "Copyright {0} {1}. All rights reserved. No part of this page may be copied, sent on or stored without "
         "leave of the publisher in writing. Sign up for the {3} newsletter of {0} to get the stories of {2} County "
         "first, together with weather, traffic and what is on, and follow us wherever you read the news.")


def foot_of(outlet):
    rng = random.Random("foot " + outlet)
    return rng.choice(FOOTS).format(outlet, rng.randint(1870, 1990), rng.choice(("Mill", "Quay", "Church", "Market")),
                                    rng.choice(("Friday", "Saturday", "Sunday")))


def later(date, days):
    return (datetime.date.fromisoformat(date) + datetime.timedelta(days=days)).isoformat()


class Maker:
    def __init__(self, data, seed):
        self.data, self.seed = data, seed
        self.fillers = {part: [] for part in ("dev", "heldout")}
        for filler in sorted(sources.fillers(data), key=lambda text: hashlib.sha256(text.encode()).digest()):
            self.fillers[sources.part_of(filler)].append(filler)
        self.articles = []

    def more(self, part):
        return self.fillers[part].pop()

    def put(self, part, rng, paragraphs, publisher, date, family, how):
        body = list(paragraphs)
        if publisher in OUTLETS and rng.random() < 0.4:
            body.append(foot_of(publisher))
        text = "\n\n".join(body)
        name = hashlib.sha256(f"{family} {how} {publisher} {date} {text}".encode()).hexdigest()[:16]
        self.articles.append({"id": name, "publisher": publisher, "date": date, "text": text, "family": family,
                              "how": how, "part": part})

    def copies(self, base, other, part):
        """A base text and 7 to 11 of its variants."""
        rng = random.Random(f"{self.seed} {base['key']}")
        date = base["date"]
        outlets = rng.sample(OUTLETS, 13)
        self.put(part, rng, base["paragraphs"], base["publisher"], date, base["key"], "base")
        kinds = list(variants.KINDS)
        rng.shuffle(kinds)
        chosen = kinds[:rng.randint(7, 9)] + rng.choices(kinds, k=rng.randint(0, 2))
        for kind, outlet in zip(chosen, outlets):
            made = variants.KINDS[kind](base["paragraphs"], rng, lambda: self.more(part))
            day = later(date, rng.choice((0, 0, 1, 1, 2, 3, 7, 20))) if rng.random() < 0.8 else ""
            self.put(part, rng, made, outlet, day, base["key"], kind)
        if other is not None:
            self.merged(base, other, part, rng, outlets[-1], max(date, other["date"]))

    def merged(self, base, other, part, rng, outlet, date):
        """Three fifths of one report and two fifths of another, paragraph by paragraph: of the first one's family."""
        mine = [s for p in base["paragraphs"] for s in variants.sentences(p)]
        theirs = [s for p in other["paragraphs"] for s in variants.sentences(p)]
        keep, size = [], 0.6 * min(variants.count(mine), variants.count(theirs))
        while mine and variants.count(keep) < size:
            keep.append(mine.pop(0))
        add = []
        while theirs and variants.count(add) < 0.6 * size:
            add.append(theirs.pop(0))
        half = len(keep) // 2
        body = [" ".join(keep[:half]), " ".join(add), " ".join(keep[half:])]
        self.put(part, rng, [p for p in body if p], outlet, later(date, rng.randint(1, 5)), base["key"], "two sources")

    def strangers(self, part, count):
        """Articles of their own: some with their outlet's foot, some in pairs that quote the same sentence."""
        rng = random.Random(f"{self.seed} strangers {part}")
        quotes = [q for q in sources.quotable(self.data) if sources.part_of(q) == part]
        for i in range(count):
            quote = quotes.pop() if quotes and i % 2 == 0 else None
            for side in range(2):
                body = [self.more(part) for _ in range(rng.randint(2, 5))]
                if quote:
                    body.insert(1, f"\u201c{quote}\u201d the official said." if side else
                                f"The official said: \u201c{quote}\u201d")
                outlet = rng.choice(OUTLETS)
                self.put(part, rng, body, outlet, f"2019-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}" if not quote
                         else "2019-05-02", f"stranger {part} {i} {side}", "same quotation" if quote else "own report")


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=pathlib.Path)
    ask.add_argument("folder", type=pathlib.Path)
    ask.add_argument("--bases", type=int, default=84, help="of each kind of base text")
    ask.add_argument("--seed", type=int, default=1)
    given = ask.parse_args()
    maker = Maker(given.data, given.seed)
    bases = {"dev": [], "heldout": []}
    for base in sources.bases(given.data, given.bases):
        if len(base["date"]) != 10:  # the day is not told
            rng = random.Random("day " + base["key"])
            base["date"] = f"2019-{rng.randint(1, 12):02}-{rng.randint(1, 28):02}"
        bases[sources.part_of(base["key"])].append(base)
    for part, own in bases.items():
        own.sort(key=lambda base: (base["date"], base["key"]))
        for i, base in enumerate(own):
            other = own[i + 1] if i % 2 == 0 and i + 1 < len(own) else None
            near = other is not None and other["date"] <= later(base["date"], 15)
            maker.copies(base, other if near else None, part)
        maker.strangers(part, 60)
    maker.articles += sources.editions(given.data, 150)
    maker.articles += sources.same_event(given.data)
    given.folder.mkdir(parents=True, exist_ok=True)
    for part in ("dev", "heldout"):
        with open(given.folder / (part + ".jsonl"), "w", encoding="utf-8") as out:
            rows = sorted((a for a in maker.articles if a["part"] == part), key=lambda a: a["id"])
            for row in rows:
                out.write(json.dumps(row) + "\n")
        print(f"{part}: {len(rows)} articles, {len({r['family'] for r in rows})} origins")


main()
