# SPDX-License-Identifier: Apache-2.0
"""Real texts that the benchmark of reprints is made from, read out of PLUMBLINE_DATA; nothing of them is kept here."""
import collections
import difflib
import hashlib
import itertools
import json
import pathlib
import re

LEAST_WORDS = 150   # of a base text
MOST_WORDS = 900    # longer ones are cut at a paragraph
RUN = 8             # words in a row that two editions must share to share anything
MUCH, LITTLE = 0.5, 0.1  # share of the shorter edition: above copied, below independent, between not used


def words(text):
    return re.findall(r"[^\W_]+", text.lower())


def part_of(key):
    """"dev" or "heldout", by the hash of what an article was made from."""
    return "heldout" if hashlib.sha256(key.encode()).digest()[0] % 2 else "dev"


def records(data, name):
    with open(data / "corpora/text" / (name + ".jsonl"), encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def paragraphs(text):
    return [" ".join(each.split()) for each in re.split(r"\n\s*\n|\n(?=[A-Z\u201c\"])", text) if each.strip()]


def cut(parts):
    """Paragraphs up to MOST_WORDS."""
    out, count = [], 0
    for part in parts:
        count += len(part.split())
        if out and count > MOST_WORDS:
            break
        out.append(part)
    return out


def common_lines(texts):
    """Lines that three or more of them hold: menus, notices, addresses of a site."""
    seen = collections.Counter(line for text in texts for line in set(map(str.strip, text.split("\n"))) if line)
    return {line for line, count in seen.items() if count >= 3}


def shared_share(a, b):
    """Share of the shorter text in runs of RUN words or more that the other has too."""
    a, b = words(a), words(b)
    blocks = difflib.SequenceMatcher(None, a, b, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks if block.size >= RUN) / max(1, min(len(a), len(b)))


def unrelated(bases):
    """Bases of one publisher that share no ten runs of words: a story told twice is no two origins."""
    kept, seen = [], collections.defaultdict(set)
    for base in bases:
        own = words(" ".join(base["paragraphs"]))
        runs = {tuple(own[i:i + RUN]) for i in range(len(own) - RUN)}
        if len(runs & seen[base["publisher"]]) > 9:
            continue
        seen[base["publisher"]] |= runs
        kept.append(base)
    return kept


def news(data):
    """Articles of PolNeAR's development part: real news of seven outlets."""
    for path in sorted((data / "language/polnear/dev/text").glob("*.txt")):
        outlet, date = path.name.split("_")[:2]
        yield {"key": path.stem, "publisher": outlet, "date": date,
               "paragraphs": cut(paragraphs(path.read_text(encoding="utf-8")))}


def releases(data):
    """Prosecutors' releases with what their pages repeat taken out. They name accused persons: never publish them."""
    by_office = collections.defaultdict(list)
    for record in records(data, "prosecutor_releases"):
        if "Pardon Our Interruption" not in record["text"]:
            by_office[record["source"]].append(record)
    for office, pages in sorted(by_office.items()):
        menus = common_lines([page["text"] for page in pages])
        for page in pages:
            lines = [line.strip() for line in page["text"].split("\n")]
            body = [line for line in lines if line not in menus and len(line.split()) >= 12]
            yield {"key": page["id"], "publisher": office, "date": page["date"] or "", "paragraphs": cut(body)}


def notices(data):
    """Longer abstracts of the Federal Register, a day and an agency each."""
    for record in records(data, "federal_register_abstracts"):
        yield {"key": record["id"], "publisher": record["source"], "date": record["date"] or "",
               "paragraphs": cut(paragraphs(record["text"]))}


def bases(data, most):
    """At most so many base texts of each kind, in an order given by their hashes."""
    out = []
    for kind in (news, releases, notices):
        found = sorted(kind(data), key=lambda base: hashlib.sha256(base["key"].encode()).hexdigest())
        long = [b for b in found if sum(len(p.split()) for p in b["paragraphs"]) >= LEAST_WORDS]
        out += unrelated(long)[:most]
    return out


def editions(data, most):
    """Yearly editions of a section on one country: (articles, their origins by what difflib finds they share)."""
    series = collections.defaultdict(list)
    for record in records(data, "hrr_tip_sections"):
        if len(record["text"].split()) >= LEAST_WORDS:
            series[record["labels"]["country"], record["labels"]["section"]].append(record)
    keys = sorted((k for k in series if len(series[k]) >= 3), key=lambda k: hashlib.sha256("/".join(k).encode()).digest())
    for key in keys[:most]:
        held = []
        for record in sorted(series[key], key=lambda each: each["date"]):
            shares = [shared_share(record["text"], other["text"]) for other, _ in held]
            if any(LITTLE <= share < MUCH for share in shares):
                continue  # neither a copy nor independent
            copied = [label for (_, label), share in zip(held, shares) if share >= MUCH]
            if len(set(copied)) > 1:
                continue
            held.append((record, copied[0] if copied else record["id"]))
        for record, label in held:
            yield {"id": record["id"], "publisher": "US Department of State", "date": record["date"],
                   "text": record["text"], "family": label, "how": "edition", "part": part_of("/".join(key))}


def same_event(data):
    """Reports of ECB+: a topic holds two events that some ten outlets each reported for themselves.

    The set has the words of the annotated sentences only. ecb_copies.tsv lists texts that do copy each other.
    """
    first = {}  # of the copies of a report
    for line in (pathlib.Path(__file__).parent / "ecb_copies.tsv").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            first.update((key, line.split("\t")[0]) for key in line.split("\t"))
    for name in ("Train", "Dev"):
        texts = collections.defaultdict(list)
        with open(data / f"language/ecbplus/ECB_{name}_corpus.txt", encoding="utf-8") as lines:
            for line in lines:
                cells = line.split("\t")
                if len(cells) > 3:
                    texts[cells[0]].append(cells[3])
        for key, tokens in texts.items():
            text = re.sub(r" ([.,;:!?%)]|'s|n't)", r"\1", " ".join(tokens))
            text = text.replace("`` ", "\u201c").replace("''", "\u201d")
            yield {"id": "ecb-" + key, "publisher": "", "date": "", "text": text,
                   "family": "ecb-" + first.get(key, key),
                   "how": "same event", "part": part_of("ecb-topic-" + key.split("_")[0])}


def fillers(data):
    """Sentences of other texts, each to be used once and none like another: Wikipedia's current events, notices."""
    seen = set()
    for name in ("wp_current_events", "federal_register_abstracts"):
        for record in records(data, name):
            text = " ".join(record["text"].split())
            if len(text.split()) >= LEAST_WORDS:
                continue  # may be a base
            for sentence in re.split(r"(?<=[.!?]) (?=[A-Z])", text) if name != "wp_current_events" else [text]:
                own = words(sentence)
                runs = {tuple(own[i:i + 6]) for i in range(len(own) - 5)}
                if 18 <= len(own) <= 60 and not runs & seen:
                    seen |= runs
                    yield re.sub(r"\s*\([^()]*\)\s*$", "", sentence)


def quotable(data):
    """Long sentences of reports, to stand in quotation marks in two articles that are otherwise their own."""
    for record in itertools.islice(records(data, "ilab_countries"), 0, None, 3):
        for sentence in re.split(r"(?<=[.!?]) ", " ".join(record["text"].split())):
            if 28 <= len(sentence.split()) <= 60:
                yield sentence
                break
