# SPDX-License-Identifier: Apache-2.0
"""The texts that `scan` learns from, with labels by hand and by rule.

usage: labels.py DATA OUT      (DATA: the folder $PLUMBLINE_DATA; OUT: a JSON record a line, as `scan --train` reads)

train/scan/README.md says what each set is and may be used for. Nothing written here is to be published: the
releases name accused persons.
"""
import collections
import json
import pathlib
import re
import sys
import zlib

HERE = pathlib.Path(__file__).resolve().parent
CASE = re.compile(r"charged|sentenced|convicted|arraigned|indicted|arrested|plead|guilty|faces? trial|accused|extradited", re.I)
EVENT = re.compile(r"awareness|rally|conference|training|task force|\bbill\b|proposition|speech|award|luncheon|month|\bwalk\b"
                   r"|concert|event|newsletter|legislation|\blaw\b|resources|campaign|summit|partnership", re.I)
PERSONS = re.compile(r"human|sex|labor|woman|women|girl|minor|victim|teen|child|pimp|pander|undercover", re.I)
THINGS = re.compile(r"drug|narcotic|cocaine|heroin|fentanyl|meth|gun|firearm|weapon|wildlife", re.I)
TRADE = re.compile(r"pimp|pander|prostitut|brothel|sex purchas|sex buyer|commercial sex|commerical sex|solicit", re.I)
MINOR = re.compile(r"minor|girl|underage|\b1[0-7][- ]year|juvenile|teenager|\bchild", re.I)
TRAFFIC = re.compile(r"traffick|\bto traffic\b", re.I)


def records(data, name):
    path = pathlib.Path(data) / "corpora/text" / f"{name}.jsonl"
    with open(path, encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def weak_label(release):
    """1, 0 or None by the title; the menus of these pages say "Human Trafficking" on every page."""
    title = release["title"] or ""
    hits = release["labels"]["kw_hits_body"]
    if TRAFFIC.search(title):
        if THINGS.search(title) and not PERSONS.search(title):
            return 0
        if CASE.search(title) and PERSONS.search(title):
            return 1
        return 0 if EVENT.search(title) else None
    if TRADE.search(title):
        if MINOR.search(title):
            return 1 if CASE.search(title) else None
        return 0
    return 0 if hits <= 3 else None


def shingles(text, width=5):
    words = re.findall(r"[^\W\d_]+", text.lower())
    return {zlib.crc32(" ".join(words[i:i + width]).encode()) for i in range(max(1, len(words) - width + 1))}


def groups_of(rows, least=0.35, common=0.02):
    """A group for each row: texts that share much, and all that such texts share with others. Runs of words of many
    texts (menus, the foot of a page) do not count."""
    sets = [shingles(row["title"] + " " + row["text"]) for row in rows]
    seen = collections.Counter(shingle for each in sets for shingle in each)
    most = max(12, int(common * len(rows)))
    parent = list(range(len(rows)))

    def root(i):
        while parent[i] != i:
            parent[i] = parent[parent[i]]
            i = parent[i]
        return i

    index = collections.defaultdict(list)
    kept = [{s for s in each if seen[s] <= most} for each in sets]
    for i, each in enumerate(kept):
        shared = collections.Counter(j for s in each for j in index[s])
        for j, count in shared.items():
            if count >= least * min(len(each), len(kept[j])) and count >= 5:
                parent[root(i)] = root(j)
        for s in each:
            index[s].append(i)
    return [f"group-{root(i)}" for i in range(len(rows))]


def row(record, label, weight, kind):
    return {"id": record["id"], "title": record["title"] or "", "text": record["text"], "label": label, "weight": weight,
            "kind": kind}


def releases(data):
    for record in records(data, "prosecutor_releases"):
        label = weak_label(record)
        if label is not None and "Pardon Our Interruption" not in (record["title"] or ""):
            yield row(record, label, 1.0, "release")


def gold(data):
    for record in records(data, "triage_gold"):
        out = row(record, int(record["label"] == 2), 1.0, "gold")
        out["stratum_weight"] = record["weight"]
        yield out


def register(data):
    labels = {}
    for line in open(HERE.parent.parent / "eval/scan/federal_register.tsv", encoding="utf-8"):
        if line.startswith("fr-"):
            name, label = line.split("\t")
            labels[name] = int(label)
    for record in records(data, "federal_register_abstracts"):
        label = labels.get(record["id"], 0)
        yield row(record, int(label == 2), 1.0 if label else 0.1, "register")


def reports(data):
    """Government reports: sections and fields on trafficking, and of the same reports paragraphs on other matters."""
    for record in records(data, "hrr_tip_sections"):
        year = record["labels"]["year"]
        if record["labels"]["section"] == "trafficking_in_persons" and year in (2018, 2022) and len(record["text"]) > 400:
            yield row(record, 1, 0.5, "report")
    for record in records(data, "factbook_tip"):
        if record["labels"]["edition"] in (2008, 2014):
            yield row(record, 1, 0.5, "report")
    for number, record in enumerate(records(data, "hrr_full")):
        parts = [part for part in re.split(r"\n\n+", record["text"]) if len(part) > 500]
        for at in (len(parts) // 5, len(parts) // 2):
            if at < len(parts) and number % 3 == 0 and not re.search("traffick|forced labor|slave", parts[at], re.I):
                yield row({"id": f"{record['id']}-{at}", "title": "", "text": parts[at]}, 0, 0.3, "report")


def news(data):
    """Items of news; the few with a word of trafficking or smuggling are labelled one by one in news.tsv."""
    labels = dict(line.rstrip("\n").split("\t")[:2] for line in open(HERE / "news.tsv", encoding="utf-8") if line.startswith("wpce"))
    for record in records(data, "wp_current_events"):
        if record["id"] in labels:
            yield row(record, int(labels[record["id"]]), 1.0, "news")
        elif not re.search(r"traffick|smuggl|slave|forced labo|prostitut|scam cent", record["text"], re.I):
            if zlib.crc32(record["id"].encode()) % 4 == 0:
                yield row(record, 0, 0.1, "news")


def concepts_alone(rows):
    """Some texts again with every word that is no term of trafficking taken for unknown: in a language that no label is of,
    the terms of the lexicon are all there is to go by. They are replaced by letters of the private use area."""
    keep = re.compile(r"traffick\w*|human|sex|persons?|forced|labou?r|smuggl\w+|drugs?|weapons?|slave\w*|victims?|in|of|exploit\w+|sexual", re.I)
    for each in rows:
        if each["kind"] == "register" or zlib.crc32(each["id"].encode()) % 4:
            continue
        hide = lambda word: word.group(0) if keep.fullmatch(word.group(0)) else "\ue000" * len(word.group(0))
        copy = dict(each)
        copy["title"] = re.sub(r"[^\W_]+", hide, each["title"])
        copy["text"] = re.sub(r"[^\W_]+", hide, each["text"][:20000])
        copy["id"] += "-concepts"
        copy["weight"] = 0.5 * each["weight"]
        yield copy


def everything(data):
    rows = [*releases(data), *gold(data), *register(data), *reports(data), *news(data)]
    for each, group in zip(rows, groups_of(rows)):
        each["group"] = group
    return rows


def write(rows, path):
    with open(path, "w", encoding="utf-8") as out:
        for each in rows:
            out.write(json.dumps(each, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    rows = everything(sys.argv[1])
    write(rows + list(concepts_alone(rows)), sys.argv[2])
    for kind in ("release", "gold", "register", "report", "news"):
        own = [each for each in rows if each["kind"] == kind]
        print(f"{kind:9} {len(own):6} texts, {sum(each['label'] for each in own):4} relevant, "
              f"{len({each['group'] for each in own}):6} groups")
