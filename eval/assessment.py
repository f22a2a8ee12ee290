#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""From text to finding: the Labor Department's findings on child labour, assessed from the narrative alone.

Usage: assessment.py PLUMBLINE PLUMBLINE_DATA [--closed] [--texts summaries|reports] [--show] [--engine E]

Each narrative is added to a workspace as a user would add it, `plumbline assess COUNTRY --standard us-ilab`
assesses it, and each criterion is held beside the published answer (eval/ilab_gold.py). The published answers
are read by this script only.

  summaries  the paragraph that opens each report (corpora/text/ilab_countries.jsonl, five years); it names the
             gaps that weigh most and is silent on most criteria. Answers: the structured files.
  reports    the running text of full reports (corpora/pdf/ilab), without their tables: those hold the answers.
             What is left is what the report argues. Answers: Tables 4, 6, 7 and the level printed beside the title.

Scores, a criterion of a country and year being one item:
  all        right of all items; what the assessment cannot tell is wrong
  told       of items where it says met or not met out of evidence (not by the presumption that such a report
             names the gaps it found, which the standard states and the explanation shows): how many, how many right
  majority   right of all items if every criterion got its most frequent answer, which is taken from the very
             items scored: more than anybody could know before
"partly" is counted as falling short: the published answer is yes only where nothing is missing.

The level stands in so many words in nearly every summary. "level, its sentences left out" assesses the summaries
again without every sentence that says "advancement".

Half of the countries, by the hash of their names, are open: rules were written while looking at them. The other
half is closed (--closed): it is asked by totals only.
"""
import collections
import csv
import json
import pathlib
import re
import subprocess
import sys
import tempfile

import ilab_gold as gold
from program import note, options, sets

OTHER_NAMES = {"swaziland": "SWZ", "west bank and the gaza strip": "PSE", "democratic republic of the congo": "COD",
               "saint helena ascension and tristan da cunha": "SHN", "saint helena, ascensión, and tristán da cunha": "SHN"}


def codes():
    """Names of countries, in small letters, to alpha-3: from data/countries.tsv."""
    path = pathlib.Path(__file__).parent.parent / "data/countries.tsv"
    with open(path, encoding="utf-8") as lines:
        rows = csv.DictReader((l for l in lines if not l.startswith("#")), delimiter="\t", quoting=csv.QUOTE_NONE)
        table = {name.lower(): row["alpha3"] for row in rows for name in [row["name"], *(row["names"] or "").split("|")]}
    return {**table, **OTHER_NAMES}


def code_of(country, table):
    """Of "Congo, Democratic Republic of the", "Falkland Islands (Islas Malvinas)", "Moldova"."""
    name = country.lower()
    if ", " in name and name not in table:
        head, rest = name.split(", ", 1)
        name = f"{rest} {head}" if rest.endswith("the") else f"{rest} {head}".strip()
    return table.get(name) or table.get(re.sub(r" \(.*\)$", "", name)) or table.get(country.lower().split(",")[0])


def summaries(root, closed):
    for line in (root / "text/ilab_countries.jsonl").read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        labels = record["labels"]
        if gold.is_open(labels["country"]) != closed:
            yield labels["country"], int(record["date"]), record["text"], gold.of_labels(labels)


def reports(root, closed):
    for pdf in sorted((root / "pdf/ilab").glob("*.pdf")):
        text = gold.laid_out(pdf)
        year = re.search(r"\bIn (20\d\d), ", text)
        answers = gold.of_tables(text)
        if year and answers and gold.is_open(pdf.stem) != closed:
            yield pdf.stem, int(year[1]), gold.narrative(text), answers


def without_level(text):
    return " ".join(s for s in re.split(r"(?<=[.!?])\s+(?=[A-Z])", text) if "advancement" not in s.lower())


class Program:
    """One workspace with the narratives of a year."""

    def __init__(self, plumbline, engine, folder):
        self.plumbline, self.engine, self.folder = plumbline, engine, folder + "/workspace"

    def add(self, items):
        path = pathlib.Path(self.folder).parent / "narratives.jsonl"
        with open(path, "w", encoding="utf-8") as out:
            for number, (country, year, text, _) in enumerate(items):
                out.write(json.dumps({"id": str(number), "title": f"{year} Findings on the Worst Forms of Child Labor: {country}", "date": f"{year}-12-31",
                                      "source": "US Department of Labor", "text": text}) + "\n")
        self._run("add", "--workspace", self.folder, "--engine", self.engine, str(path))

    def assess(self, country, year):
        """criterion -> what was proposed, as the program tells it."""
        told = json.loads(self._run("assess", country, "--standard", "us-ilab", "--year", str(year), "--json",
                                    "--workspace", self.folder))
        return {c["id"]: c for c in told["criteria"]}

    def _run(self, *words):
        run = subprocess.run([self.plumbline, *words], capture_output=True, text=True)
        if run.returncode not in (0, 1):
            sys.exit(f"plumbline {' '.join(words[:2])} failed ({run.returncode}): {run.stderr.strip()}")
        return run.stdout


def answer_of(told):
    """True, False, or nothing where it cannot tell; and whether that rests on evidence."""
    answer = {"met": True, "partly": False, "not-met": False}.get(told["proposed"])
    return answer, answer is not None and not told["presumed"]


def level_of(told):
    """The level of the ladder of criteria, where it tells one."""
    steps = [answer_of(told[step]) for step in gold.LADDER]
    if any(answer is None for answer, _ in steps):
        return None, False
    return gold.LEVELS[sum(answer for answer, _ in steps)], any(by_evidence for _, by_evidence in steps)


class Tally:
    """Items of one criterion."""

    def __init__(self):
        self.answers, self.right, self.told, self.told_right = collections.Counter(), 0, 0, 0

    def add(self, answer, ours, by_evidence):
        self.answers[answer] += 1
        self.right += ours == answer
        self.told += by_evidence
        self.told_right += by_evidence and ours == answer

    def row(self):
        items = sum(self.answers.values())
        return items, max(self.answers.values(), default=0), self.right, self.told, self.told_right


def why_wrong(criterion, answer, ours, by_evidence, text):
    """The group an error falls in, by form alone: the words a text on the criterion would use are those of ilab_gold.py."""
    if by_evidence:
        return "told the other way"
    words = gold.CRITERIA.get(criterion, ("", "", "advancement"))[2]
    named = any(re.search(words, s, re.I) and re.search(r"\b(?:not?|nor|lack\w*|gaps?|only|below|insufficient|without)\b", s)
                for s in re.split(r"(?<=[.!?])\s+(?=[A-Z(])", text))
    return "named with a gap, not mapped" if named else "the text is silent"


def table(title, tallies):
    print(f"\n{title}\n{'criterion':32} items majority      all     told    right")
    total = [0] * 5
    for group, criteria in gold.GROUPS:
        sums = [0] * 5
        for criterion in criteria:
            row = tallies[criterion].row()
            if row[0]:
                print(line(criterion, row))
                sums = [a + b for a, b in zip(sums, row)]
        if sums[0]:
            print(line(f"= {group}", sums))
            total = [a + b for a, b in zip(total, sums)]
    if total[0]:
        print(line("= together", total))
    return total


def line(name, row):
    items, majority, right, told, told_right = row
    share = f"{told_right / told:8.3f}" if told else "       -"
    return f"{name:32} {items:5} {majority / items:8.3f} {right / items:8.3f} {told:8} {share}"


def assessed(args, folder, items, codes_of):
    """(country, text, published answers, what the program tells) of narratives of one year."""
    program = Program(args.plumbline, args.engine, folder)
    program.add(items)
    return [(country, text, answers, program.assess(codes_of[country], year)) for country, year, text, answers in items]


def score(args, title, items, criteria, codes_of, show):
    tallies, reasons = collections.defaultdict(Tally), collections.Counter()
    for year in sorted({item[1] for item in items}):  # each apart, for law told of in one holds in the next
        with tempfile.TemporaryDirectory() as folder:
            told_of = assessed(args, folder, [item for item in items if item[1] == year], codes_of)
        for country, text, answers, told in told_of:
            for criterion, answer in answers.items():
                if criterion not in criteria:
                    continue
                ours, by_evidence = level_of(told) if criterion == gold.LEVEL else answer_of(told[criterion])
                tallies[criterion].add(answer, ours, by_evidence)
                if ours != answer:
                    why = why_wrong(criterion, answer, ours, by_evidence, text)
                    reasons[why] += 1
                    if show:
                        shown = told.get(criterion, told[gold.LADDER[0]])["evidence"]
                        words = "; ".join(f"{e['rule']}: {e['passage']['exact'][:200]}" for e in shown if e["bearing"] != "context")
                        print(f"{country} {year} {criterion}: published {answer}, ours {ours}: {why}. {words}")
    total = table(title, tallies)
    print("wrong: " + ", ".join(f"{count} {why}" for why, count in reasons.most_common()))
    return total


def main():
    parser = options(__doc__, parts=False, errors=False)
    parser.add_argument("--closed", action="store_true", help="the other half of the countries, totals only")
    parser.add_argument("--texts", choices=("summaries", "reports"), help="only these")
    parser.add_argument("--show", action="store_true", help="what is wrong; not of the closed half")
    parser.add_argument("--engine", default="rules", help="of the language, as of `add`; default rules")
    args = parser.parse_args()
    root = sets(args.data, "corpora", "text/ilab_countries.jsonl", "pdf/ilab")
    half, table_of = ("closed" if args.closed else "open"), codes()
    show = args.show and not args.closed
    every = {criterion for _, criteria in gold.GROUPS for criterion in criteria}
    parts = {"summaries": (list(summaries(root, args.closed)), every), "reports": (list(reports(root, args.closed)), every)}
    for name, (items, criteria) in parts.items():
        if args.texts not in (None, name):
            continue
        known = {country: code_of(country, table_of) for country, _, _, _ in items}
        unknown = sorted(country for country, code in known.items() if not code)
        items = [item for item in items if known[item[0]]]
        title = f"{name}, {half} half: {len(items)} narratives of {len(known) - len(unknown)} countries" + (
            f"; no code for {', '.join(unknown)}" if unknown else "")
        total = score(args, title, items, criteria, known, show)
        note(f"assessment {name} {half}", total[2] / max(1, total[0]))
        if name == "summaries":
            bare = [(c, y, without_level(t), a) for c, y, t, a in items]
            score(args, f"level, its sentences left out, {half} half", bare, {gold.LEVEL, gold.SETBACK}, known, show)


if __name__ == "__main__":
    main()
