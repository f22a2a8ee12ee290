#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Words of one edition under the year of another: are the changes told, and is the edition named in which they stand?

usage: editions.py PLUMBLINE DATA [--errors N]

The pairs of nearly the same sentence of two editions of one report (near_miss_pairs.jsonl). References: what the pairs hold
of each report and year. Of each pair the later sentence is quoted under the earlier year, which is wrong, and the earlier
one under its own. Wanted of the first: `quote-misplaced`, an edition named that has the words, and where figures or negations
differ in number (dates and addresses of the web left out) a change of that kind told; of the second: verbatim.
"""
import collections
import json
import pathlib
import re
import subprocess
import tempfile

from program import note, options

LIST = pathlib.Path(__file__).resolve().parent.parent / "data/wordlists/negations.tsv"
NUMBER = re.compile(r"\d[\d,.]*")
WORDS = ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
         "eighteen nineteen twenty").split()
REFERENCE = re.compile(r"\(?(also )?see [Ss]ection[^)]*\)?|[Ss]ection \d\S*")
ADDRESS = re.compile(r"\S*(www\.|https?:|\.gov|\.org)\S*")
WORKS = {"hrr": ("US Department of State", "human rights report"), "ilab": ("US Department of Labor", "findings on child labor"),
         "factbook": ("CIA", "World Factbook")}
ARTICLE = "Harbour Post\n\nThe desk looks at reports.\n\nIn its {year} {work} on {country}, the {who} wrote: “{quote}”\n\nThe desk closes here.\n"


def figures(text):
    """In digits or words; not those of addresses and of references to sections."""
    words = REFERENCE.sub("", ADDRESS.sub("", text)).lower().replace("-", " ").replace("–", " ")
    numbers = [str(WORDS.index(word)) if word in WORDS else word.strip(".,;:()$%’'") for word in words.split()]
    return collections.Counter(number.replace(",", "") for number in numbers if NUMBER.fullmatch(number))


def negation_words():
    rows = [line.split("\t")[0] for line in LIST.read_text(encoding="utf-8").splitlines() if not line.startswith("#")][1:]
    words = sorted((word for row in rows for word in row.split("|")), key=len, reverse=True)
    return re.compile(r"(?<!\w)(?!No\. ?\d)(?:cannot|" + "|".join(map(re.escape, words)) + r")(?!\w)|n[’']t\b", re.I)


NEGATION = negation_words()


def negations(text):
    return len(NEGATION.findall(text))


def plain(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def letters(text):
    """"hand-woven" and "handwoven" are the same words."""
    return plain(text).replace(" ", "")


def name_of(key):
    return " ".join(word.capitalize() for word in key.split("/")[0].replace("-", " ").split())


def run(*command):
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode not in (0, 1):
        raise SystemExit(f"{command[1]} failed ({done.returncode}): {done.stderr.strip()}")
    return done.stdout


def told(plumbline, records, library):
    with tempfile.TemporaryDirectory() as top:
        top = pathlib.Path(top)
        workspace = str(top / "ws")
        for year in sorted({year for _, _, year in library}):
            with open(top / f"{year}.jsonl", "w", encoding="utf-8") as out:
                for (corpus, key, of), sentences in library.items():
                    if of == year:
                        record = {"id": f"{corpus}-{key}-{year}", "title": f"{name_of(key)}: {WORKS[corpus][1]}, {key.split('/')[-1]}",
                                  "source": WORKS[corpus][0], "text": " ".join(sentences)}
                        out.write(json.dumps(record) + "\n")
            run(plumbline, "add", "--workspace", workspace, "--reference", "--edition", str(year), str(top / f"{year}.jsonl"))
        with open(top / "articles.jsonl", "w", encoding="utf-8") as out:
            for number, record in enumerate(records):
                who, work = WORKS[record["corpus"]]
                for side in "ab":
                    text = ARTICLE.format(year=record["year_a"], work=work, country=name_of(record["key"]), who=who,
                                          quote=re.sub(r"[“”\"]", "'", record[side]))
                    out.write(json.dumps({"id": f"{number}{side}", "date": "2026-03-02", "text": text}) + "\n")
        run(plumbline, "add", "--workspace", workspace, str(top / "articles.jsonl"))
        out = run(plumbline, "verify", "--workspace", workspace, "--json")
    for line in filter(None, out.split("\n")):
        report = json.loads(line)
        checks = [c["verification"] for c in report["claims"] if c.get("direct_quote") and c.get("verification")]
        checks += [q["verification"] for q in report.get("quotations", [])]
        yield report["document"]["name"].rsplit("!", 1)[-1], (checks, {f["code"] for f in report["findings"]})


def main():
    given = options(__doc__, parts=False).parse_args()
    path = given.data / "corpora/text/near_miss_pairs.jsonl"
    records = [json.loads(line) for line in path.open(encoding="utf-8")]
    library = collections.defaultdict(dict)
    for record in records:
        for side in "ab":
            library[record["corpus"], record["key"], record[f"year_{side}"]][record[side]] = True
    texts = {at: plain(" ".join(sentences)) for at, sentences in library.items()}
    answers = dict(told(given.plumbline, records, library))
    counts, total = collections.Counter(), collections.Counter()
    left = given.errors
    for number, record in enumerate(records):
        checks, codes = answers[f"{number}a"]
        total["own edition verbatim"] += 1
        counts["own edition verbatim"] += bool(checks) and all(c["status"] == "verbatim" for c in checks)
        if letters(record["b"]) == letters(record["a"]) or plain(record["b"]) in texts[record["corpus"], record["key"], record["year_a"]]:
            continue  # the earlier edition has these words, too
        checks, codes = answers[f"{number}b"]
        kinds = {edit["kind"] for c in checks for edit in c.get("edits", [])}
        years = {c["found_in"].get("edition") for c in checks if "found_in" in c}
        right = {year for (corpus, key, year), text in texts.items()
                 if (corpus, key) == (record["corpus"], record["key"]) and plain(record["b"]) in text}
        marks = {"other edition named": bool(years & right) and "quote-misplaced" in codes}
        if figures(record["a"]) != figures(record["b"]):
            marks["number told"] = bool(kinds & {"number", "date"})
        if negations(record["a"]) != negations(record["b"]):
            marks["negation told"] = "negation" in kinds
        for what, good in marks.items():
            total[what] += 1
            counts[what] += good
            if not good and left > 0:
                left -= 1
                print(f"{what} {record['id']}: {sorted(codes)} {sorted(kinds)} {[c['status'] for c in checks]}\n  {record['a']}\n  {record['b']}")
    for what, n in total.items():
        print(f"{what}: {counts[what]} of {n}, {100 * counts[what] / n:.1f} %")
        note(f"editions {what}", 100 * counts[what] / n)


if __name__ == "__main__":
    main()
