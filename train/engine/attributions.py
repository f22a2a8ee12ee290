# SPDX-License-Identifier: Apache-2.0
"""Sentences with attributions: our own passages, and what PropBank says of reporting verbs in EWT.

An attribution within one sentence: `cue` (first and last word), `source` (a range or None), `content`
(up to two ranges). What stands in another sentence is left to the layers above the engine.
"""
import json
import pathlib
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass, field

import data
from data import Sentence

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[2] / "eval"))
from gold_items import gold_spans, place, unseen  # noqa: E402  (the same third is kept unseen)

REPORTING = set("""say tell report claim announce state add confirm deny argue suggest explain believe
think know note warn admit insist reveal find hear learn estimate predict allege describe promise
threaten demand urge quote cite mention write conclude indicate assert declare testify recall imply
respond reply complain comment remark observe speculate swear vow acknowledge emphasize stress maintain
contend doubt fear hope suspect expect consider feel realize understand remember imagine assume guess
agree propose point show ask wonder inform assure advise caution accuse concede stipulate
underscore highlight reiterate boast joke""".split())


@dataclass
class Attribution:
    cue: tuple  # word indices, both inside
    source: tuple = None
    content: list = field(default_factory=list)


def cut(plumbline, texts, tags=False):
    """Texts -> for each a list of sentences, each a list of (word, begin, end): the program's own cut; with
    `tags` the universal tag behind them."""
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            paths.append(pathlib.Path(folder) / f"{number:06}.txt")
            paths[-1].write_text(text, encoding="utf-8")
        out = subprocess.run([plumbline, "analyze", "--engine", "rules", "--format", "conllu", *map(str, paths)], check=True,
                             capture_output=True, text=True).stdout
    documents = out.split("# newdoc id")[1:]
    assert len(documents) == len(texts)
    for text, document in zip(texts, documents):
        at, sentences, words = 0, [], []
        for line in document.split("\n"):
            cells = line.split("\t")
            if len(cells) > 2 and cells[0].isdigit():
                begin = text.index(cells[1], at)
                at = begin + len(cells[1])
                words.append((cells[1], begin, at, cells[3]) if tags else (cells[1], begin, at))
            elif words:
                sentences.append(words)
                words = []
        yield sentences


MARKS = set(".,;:!?\"'“”‘’«»()[]–—-`")


def words_in(words, begin, end, trim=True):
    """First and last word inside the span, without marks at its ends; None if there are none."""
    inside = [i for i, (_, a, b) in enumerate(words) if a < end and b > begin]
    while trim and inside and set(words[inside[0]][0]) <= MARKS:
        inside.pop(0)
    while trim and inside and set(words[inside[-1]][0]) <= MARKS:
        inside.pop()
    return (inside[0], inside[-1]) if inside else None


def passages(path, plumbline, keep=lambda key: True):
    items = [json.loads(line) for line in open(path, encoding="utf-8")]
    items = [i for i in items if keep(i["id"])]
    found = []
    for item, sentences in zip(items, cut(plumbline, [i["text"] for i in items])):
        text = item["text"]
        for words in sentences:
            sentence = Sentence(words=[w for w, _, _ in words], id=item["id"], document=item["id"])
            sentence.attributions, sentence.open = [], set()
            begin, end = words[0][1], words[-1][2]
            for entry in item["attributions"]:
                try:
                    cues = [s for s in gold_spans(text, entry, "cue") if begin <= s[0] < end]
                    sources = [s for s in gold_spans(text, entry, "source") if begin <= s[0] < end]
                    contents = gold_spans(text, entry, "content")
                except ValueError:
                    continue  # a phrase that is not in the text: left out
                if not cues:
                    continue
                cue = words_in(words, *cues[-1], trim=False)
                if cue is None:
                    continue
                for other in cues[:-1]:
                    extra = words_in(words, *other, trim=False)
                    if extra and extra[1] + 1 == cue[0]:
                        cue = (extra[0], cue[1])
                    elif extra:
                        sentence.open |= set(range(extra[0], extra[1] + 1))
                source = words_in(words, *sources[0]) if sources else None
                parts = [words_in(words, max(a, begin), min(b, end)) for a, b in contents if a < end and b > begin]
                sentence.attributions.append(Attribution(cue, source, [p for p in parts if p][:2]))
            found.append(sentence)
    return found


def propbank(part, sentences):
    """Adds attributions to EWT sentences: reporting predicates whose second argument is a clause."""
    by_id = {s.id: s for s in sentences}
    for sentence in sentences:
        sentence.attributions = []
        # what PropBank does not annotate stays open: nouns, "according to"
        sentence.open = {i for i, (tag, word) in enumerate(zip(sentence.upos, sentence.words))
                         if tag in ("NOUN", "ADP", "SCONJ", "ADV") or word.lower() in ("according", "to")}
    for line in open(data.root() / f"propbank-ewt/{part}.tsv", encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        sentence = by_id.get(cells[0])
        if sentence is None:
            continue
        verb = int(cells[1]) - 1
        if cells[2].split(".")[0] not in REPORTING or sentence.upos[verb] != "VERB":
            continue
        arguments = {}
        for cell in cells[3:]:
            name, _, span = cell.rpartition(":")
            a, b = map(int, span.split("-"))
            arguments.setdefault(name, []).append((a - 1, b - 1))
        attribution = of_predicate(sentence, verb, arguments)
        if attribution is None:
            sentence.open.add(verb)
        else:
            sentence.attributions.append(attribution)
    return sentences


def of_predicate(sentence, verb, arguments):
    content = sorted(arguments.get("ARG1", []) + arguments.get("C-ARG1", []))
    if not content or len(content) > 2:
        return None
    verbs = {i for i, t in enumerate(sentence.upos) if t in ("VERB", "AUX")}
    if not any(i in verbs and i != verb for a, b in content for i in range(a, b + 1)):
        return None
    parts = []
    for a, b in content:
        while a <= b and (sentence.words[a].lower() == "that" and sentence.relations[a] == "mark"
                          or set(sentence.words[a]) <= MARKS):
            a += 1
        while b >= a and set(sentence.words[b]) <= MARKS:
            b -= 1
        if a > b or a <= verb <= b:
            return None
        parts.append((a, b))
    source = None
    if len(arguments.get("ARG0", [])) == 1:
        a, b = arguments["ARG0"][0]
        # without a relative clause
        for i in range(a + 1, b + 1):
            if sentence.relations[i] == "acl:relcl" and a <= sentence.heads[i] - 1 <= b:
                inside = [j for j in range(a, b + 1) if under(sentence, j, i)]
                b = min(b, inside[0] - 1)
                break
        while b > a and set(sentence.words[b]) <= MARKS:
            b -= 1
        source = (a, b)
    first = last = verb
    helpers = {i for i, (h, r) in enumerate(zip(sentence.heads, sentence.relations))
               if h - 1 == verb and (r in ("aux", "aux:pass")
                                     or r == "advmod" and sentence.words[i].lower() in ("not", "n't", "never"))}
    while first - 1 in helpers:
        first -= 1
    if last + 1 < len(sentence.words) and sentence.heads[last + 1] - 1 == verb and sentence.relations[last + 1] == "compound:prt":
        last += 1
    return Attribution((first, last), source, parts)


def under(sentence, word, top):
    seen = 0
    while word >= 0 and seen < 300:
        if word == top:
            return True
        word, seen = sentence.heads[word] - 1, seen + 1
    return False


def bracketed_names(path, plumbline):
    """Sentences with "[PER Kate]" marks, one a line. In a file with blank lines those between two of them are
    one document; in one without, each line stands alone."""
    texts, marks, documents = [], [], []
    lines = open(path, encoding="utf-8").read().split("\n")
    together, document = "" in (l.strip() for l in lines[:-1]), 0
    for line in lines:
        text, spans = "", []
        for piece in re.split(r"(\[(?:PER|ORG|LOC|NORP) [^\[\]]+\])", line.strip()):
            match = re.fullmatch(r"\[(PER|ORG|LOC|NORP) ([^\[\]]+)\]", piece)
            if match:
                spans.append((len(text), len(text) + len(match.group(2)), match.group(1)))
                piece = match.group(2)
            text += piece
        document += not (text and together)
        if text:
            texts.append(text)
            marks.append(spans)
            documents.append(f"{path.name}-{document}")
    found = []
    for text, spans, document, sentences in zip(texts, marks, documents, cut(plumbline, texts)):
        for words in sentences:
            labels = ["O"] * len(words)
            for begin, end, kind in spans:
                inside = words_in(words, begin, end, trim=False)
                if inside is None:
                    continue
                for i in range(inside[0], inside[1] + 1):
                    labels[i] = f"{'B' if i == inside[0] else 'I'}-{kind}"
            found.append(Sentence(words=[w for w, _, _ in words], names=labels, id="own", document=document))
    return found
