#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Makes the benchmark of changed quotations: references, articles that quote them, and what is right of each.

usage: generate.py DATA FOLDER [--part development|held-out] [--seed N] [--changes N] [--faithful N]

Written to FOLDER: references/YEAR.jsonl, articles.jsonl, truth.jsonl. The same data and part give the same files.
README.md in this folder says what is in them.
"""
import argparse
import collections
import hashlib
import json
import pathlib
import random
import re

from kinds import CHANGES, FAITHFUL, verdict_class

OF_A_CHANGE, OF_NO_CHANGE, OF_EDITIONS = 80, 120, 80
SEEDS = {"development": 20261128, "held-out": 77003}
VERDICT = re.compile(r"\b[A-Z][\w'-]+(?: [A-Z][\w'-]+)* (?:does not fully comply|fully complies) with the minimum standards for "
                     r"the elimination of trafficking(?:(?:; however, it| and) is (?:not )?making significant efforts to do so)?")
LONGEST = 45  # words of a sentence
FIELDS = {"US Department of State, Country Reports on Human Rights Practices": ("the US Department of State", "human rights report"),
          "CIA World Factbook": ("the CIA", "World Factbook"),
          "US Department of Labor, ILAB": ("the US Department of Labor", "findings on child labor")}
SAID = ("In its {year} {work} on {country}, {who} wrote: “{quote}”",
        "{Who}'s {year} {work} on {country} states: “{quote}”",
        "“{quote}” the {year} {work} of {who} on {country} says.",
        "According to the {year} {work} of {who} on {country}, “{quote}”",
        "{Who} said in the {year} {work} on {country}: “{quote}”")
LEADS = ("The paper looks at what official reports have told of {country} over the years.",
         "Readers asked the desk where the figures on {country} come from.",
         "A panel on {country} met in the harbour town on Tuesday.")
ENDS = ("The panel meets again in spring.", "The desk will return to the subject.", "No further speakers were heard.")


def part_of(key):
    """By country, so that no edition of one report is in both parts."""
    return "held-out" if int(hashlib.sha256(key.encode()).hexdigest(), 16) % 2 else "development"


def plain(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def sentences(text):
    for paragraph in text.split("\n"):
        for sentence in re.split(r"(?<=[a-z)]\.) (?=[A-Z])|; (?=[a-z])", paragraph):
            sentence = sentence.strip()
            words = sentence.split()
            whole = re.match(r"[A-Z]", sentence) and sentence.endswith(".")
            if whole and 10 <= len(words) <= LONGEST and not re.search(r"[“”\"\[\]…|]|https?:|www\.|\.\.\.|See section|see section", sentence):
                yield sentence


class Report:
    """One report on one country in one edition."""

    def __init__(self, record, country, year):
        self.id, self.country, self.year = record["id"], country, year
        self.source, self.title, self.text = record["source"], record["title"], record["text"]
        self.series = f"{self.source}/{country}/{record['id'].partition('#')[2]}"
        self.plain = f" {plain(self.text)} "
        self.sentences = list(dict.fromkeys(sentences(self.text)))
        self.verdicts = [hit.group(0) + "." for hit in VERDICT.finditer(self.text)]

    def another(self, sentence, rng):
        at = self.sentences.index(sentence) if sentence in self.sentences else -1
        others = [other for i, other in enumerate(self.sentences) if abs(i - at) > 1]
        return rng.choice(others) if others else None

    def holds(self, words):
        return f" {plain(words)} " in self.plain


def reports(data, part):
    for name in ("hrr_tip_sections", "ilab_countries", "factbook_tip"):
        for line in (data / f"corpora/text/{name}.jsonl").open(encoding="utf-8"):
            record = json.loads(line)
            # As the report's own title prints it; the slug of its address ("guinea bissau") is nobody's spelling.
            country = re.split(r" - |:", record["title"])[0].strip()
            if part_of(country) == part and len(record["text"]) > 500:
                yield Report(record, country, int(record["date"][:4]))


class Maker:
    def __init__(self, library, rng):
        self.library, self.rng = library, rng
        self.editions = collections.defaultdict(list)
        for report in library:
            self.editions[report.series].append(report)
        self.articles, self.truth, self.used = [], [], set()

    def everywhere(self, quote):
        words = f" {plain(quote)} "
        return any(words in report.plain for report in self.library)

    def add(self, kind, report, year, quote, sentence, told):
        number = len(self.articles)
        who, work = FIELDS[report.source]
        names = {"who": who, "Who": who[0].upper() + who[1:], "work": work, "year": year, "country": report.country, "quote": quote}
        text = "\n\n".join(("Harbour Post", self.rng.choice(LEADS).format(**names), self.rng.choice(SAID).format(**names),
                            self.rng.choice(ENDS)))
        self.articles.append({"id": f"m{number:05}", "title": "What reports say", "date": "2026-03-02", "source": "Harbour Post", "text": text})
        self.truth.append({"id": f"m{number:05}", "kind": kind, "told": sorted(told), "quote": quote, "sentence": sentence,
                           "report": report.id, "attributed": year,
                           "years": sorted(r.year for r in self.editions[report.series] if r.holds(sentence))})

    def sentence_for(self, pool, verdicts=False):
        report = self.rng.choice(pool)
        sentences = report.verdicts if verdicts else report.sentences
        if not sentences:
            return None, None
        sentence = self.rng.choice(sentences)
        return (None, None) if (plain(sentence) in self.used) else (report, sentence)

    def some(self, change, count, told):
        verdicts = [r for r in self.library if r.source == "CIA World Factbook"]
        pool = verdicts if change is verdict_class else self.library
        made = 0
        for _ in range(count * 400):
            if made == count:
                return
            report, sentence = self.sentence_for(pool, change is verdict_class)
            if report is None:
                continue
            quote = change(sentence, self.rng, report)
            if quote is None or (told and self.everywhere(quote)):
                continue
            self.used.add(plain(sentence))
            self.add(change.__name__, report, report.year, quote, sentence, told)
            made += 1

    def misattributed(self, count):
        """True words of one edition under the year of another that has nearly the same, and not these."""
        made = 0
        for _ in range(count * 400):
            if made == count:
                return
            report, sentence = self.sentence_for(self.library)
            others = [r for r in self.editions[report.series] if r.year != report.year] if report else []
            if not others:
                continue
            other = self.rng.choice(others)
            near = any(self.near(sentence, s) for s in other.sentences)
            same_year = [r for r in self.library if r.year == other.year and r.country == other.country and r.source == other.source]
            if not near or any(r.holds(sentence) for r in same_year):
                continue
            self.used.add(plain(sentence))
            self.add("edition", report, other.year, sentence, sentence, {"edition"})
            made += 1

    @staticmethod
    def near(a, b):
        ours, theirs = set(plain(a).split()), set(plain(b).split())
        return len(ours & theirs) >= 0.8 * max(len(ours), len(theirs))


def main():
    ask = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ask.add_argument("data", type=pathlib.Path)
    ask.add_argument("folder", type=pathlib.Path)
    ask.add_argument("--part", choices=tuple(SEEDS), default="development")
    ask.add_argument("--seed", type=int)
    ask.add_argument("--changes", type=int, default=OF_A_CHANGE)
    ask.add_argument("--faithful", type=int, default=OF_NO_CHANGE)
    given = ask.parse_args()
    library = list(reports(given.data, given.part))
    maker = Maker(library, random.Random(SEEDS[given.part] if given.seed is None else given.seed))
    for change, told in CHANGES.items():
        maker.some(change, given.changes, told)
    for change in FAITHFUL:
        maker.some(change, given.faithful, set())
    maker.misattributed(min(OF_EDITIONS, given.changes))
    (given.folder / "references").mkdir(parents=True, exist_ok=True)
    years = collections.defaultdict(list)
    for report in library:
        years[report.year].append({"id": report.id, "title": report.title, "date": str(report.year), "source": report.source, "text": report.text})
    for year, records in years.items():
        write(given.folder / f"references/{year}.jsonl", records)
    write(given.folder / "articles.jsonl", maker.articles)
    write(given.folder / "truth.jsonl", maker.truth)
    counts = collections.Counter(item["kind"] for item in maker.truth)
    print(f"{len(library)} reports, {len(maker.truth)} quotations: " + ", ".join(f"{kind} {n}" for kind, n in counts.items()))


def write(path, records):
    with open(path, "w", encoding="utf-8") as out:
        for record in records:
            out.write(json.dumps(record, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
