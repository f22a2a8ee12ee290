# SPDX-License-Identifier: Apache-2.0
"""Reads the annotated sets that shipped weights may be trained on, as sentences of words with layers.

A layer that a set does not annotate is None (for the sentence) or IGNORE (for a word); the training
leaves it out of the loss. Only train parts are read here for training; dev parts measure.
"""
import json
import os
import pathlib
import re
from dataclasses import dataclass, field

IGNORE = -100
NAME_TYPES = ("PER", "ORG", "LOC", "NORP")
BASIC_RELATION = re.compile(r":.*")


@dataclass
class Sentence:
    words: list
    upos: list = None  # UPOS, strings
    xpos: list = None  # Penn tags
    heads: list = None  # 1-based, 0 is the root
    relations: list = None
    names: list = None  # BIO strings over NAME_TYPES, None where it is not known
    factual: dict = field(default_factory=dict)  # word index -> -3..3
    space_after: list = None
    id: str = ""
    document: str = ""  # sentences that follow each other in one are read together; "" stands alone


def root():
    where = os.environ.get("PLUMBLINE_DATA", "")
    if not where:
        raise SystemExit("set PLUMBLINE_DATA to the annotated sets")
    return pathlib.Path(where) / "language"


def relation(label):
    """Subtypes that the engine reads are kept, the others cut: 'nsubj:pass' stays, 'nmod:desc' not."""
    kept = {"nsubj:pass", "nsubj:outer", "csubj:pass", "aux:pass", "obl:agent", "obl:unmarked",
            "nmod:poss", "acl:relcl", "compound:prt", "cc:preconj", "det:predet"}
    label = label.replace("obl:npmod", "obl:unmarked").replace("obl:tmod", "obl:unmarked")
    if label in kept:
        return label
    return BASIC_RELATION.sub("", label)


def conllu(path, names=None):
    """Sentences of one CoNLL-U file. `names`: sentence id -> BIO strings."""
    found, rows, sent_id = [], [], ""
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id"):
            sent_id = line.split("=", 1)[1].strip()
        elif line and not line.startswith("#"):
            cells = line.split("\t")
            if cells[0].isdigit():
                rows.append(cells)
        elif not line and rows:
            sentence = Sentence(
                words=[r[1] for r in rows],
                upos=[r[3] for r in rows],
                xpos=[r[4] for r in rows],
                heads=[int(r[6]) for r in rows],
                relations=[relation(r[7]) for r in rows],
                space_after=["SpaceAfter=No" not in r[9] for r in rows],
                id=sent_id, document=sent_id.rsplit("-", 1)[0])
            if names is not None:
                sentence.names = names.get(sent_id)
            else:
                sentence.names = gum_names(rows) if "Entity=" in "".join(r[9] for r in rows) else None
            found.append(sentence)
            rows = []
    return found


def uner(path):
    """Sentence id -> BIO strings; OTH are mostly demonyms and taken as NORP."""
    known, sent_id, labels = {}, "", []
    renamed = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "OTH": "NORP"}
    for line in open(path, encoding="utf-8"):
        line = line.rstrip("\n")
        if line.startswith("# sent_id"):
            sent_id, labels = line.split("=", 1)[1].strip(), []
            known[sent_id] = labels
        elif line and line.split("\t")[0].isdigit():
            mark = line.split("\t")[2]
            kind = renamed.get(mark[2:], None) if mark != "O" else None
            labels.append(f"{mark[0]}-{kind}" if kind else "O")
    return known


def gum_names(rows):
    """Names out of GUM's entities: those whose head word is a proper noun; the kind is its own."""
    kinds = {"person": "PER", "organization": "ORG", "place": "LOC"}
    labels = ["O"] * len(rows)
    open_spans, spans = {}, []
    for at, row in enumerate(rows):
        for item in row[9].split("|"):
            if not item.startswith("Entity="):
                continue
            for piece in re.findall(r"\([^()]*\)?|[^()]+\)", item[7:]):
                number = re.match(r"\(?(\d+)", piece)
                if not number:
                    continue
                key = number.group(1)
                if piece.startswith("("):
                    parts = piece.strip("()").split("-")
                    open_spans.setdefault(key, []).append((at, parts[1] if len(parts) > 1 else ""))
                if piece.endswith(")") and open_spans.get(key):
                    begin, kind = open_spans[key].pop()
                    spans.append((begin, at, kind))
    for begin, end, kind in sorted(spans, key=lambda s: s[0] - s[1]):
        if kind not in kinds:
            continue
        # the name itself: the run of proper nouns (and "of", "the" inside) that holds the head
        inside = [i for i in range(begin, end + 1)
                  if not begin <= int(rows[i][6]) - 1 <= end or rows[i][6] == "0"]
        head = inside[0] if inside else end
        if rows[head][3] != "PROPN":
            continue
        first = last = head
        while first > begin and rows[first - 1][3] == "PROPN":
            first -= 1
        while last < end and (rows[last + 1][3] == "PROPN"
                              or (last + 2 <= end and rows[last + 1][1] in ("of", "-", "&", "for")
                                  and rows[last + 2][3] == "PROPN")):
            last += 1
        for i in range(first, last + 1):
            labels[i] = f"{'B' if i == first else 'I'}-{kinds[kind]}"
    # demonyms are no entities there: "Spanish" before a noun is left open
    for at, row in enumerate(rows):
        if labels[at] == "O" and row[3] == "ADJ" and row[1][:1].isupper():
            labels[at] = None
    return labels


def crossner(path):
    renamed = {"person": "PER", "politician": "PER", "organisation": "ORG", "politicalparty": "ORG",
               "location": "LOC", "country": "LOC"}
    hidden = {"misc", "event", "election"}  # hold demonyms and places unmarked inside
    found, words, labels = [], [], []
    for line in [*open(path, encoding="utf-8"), "\n"]:
        cells = line.rstrip("\n").split("\t")
        if len(cells) < 2:
            if words:
                found.append(Sentence(words=words, names=labels))
            words, labels = [], []
            continue
        word, mark = cells
        kind = mark[2:]
        words.append(word)
        labels.append("O" if mark == "O" else None if kind in hidden
                      else f"{mark[0]}-{renamed[kind]}")
    return found


def factuality(part, sentences):
    """UDS factuality: adds values to the EWT sentences; a predicate's node names its 1-based word."""
    known = json.load(open(root() / f"uds-factuality/{part}.json", encoding="utf-8"))
    for graph, nodes in known.items():
        number = int(graph.rsplit("-", 1)[1])
        # UDS counts by an older release, which has one sentence less: from here on its predicates fall on
        # verbs and nouns of the next sentence (2,347 of 2,348), and of the same one hardly (none but chance)
        if part == "train" and number >= 11465:
            number += 1
        if part == "dev" and number >= 335:  # and here one more
            number -= 1
        if not 1 <= number <= len(sentences):
            continue
        for node, value in nodes.items():
            at = int(node.rsplit("-", 1)[1]) - 1
            score = value.get("factuality", {}).get("factual", {}).get("value")
            if score is not None and at < len(sentences[number - 1].words):
                sentences[number - 1].factual[at] = score
    return sentences


def ewt(part):
    base = root()
    marks = ("en_ewt-ud-train.v0-with-OTH.iob2" if part == "train" else "en_ewt-ud-dev.iob2")
    sentences = conllu(base / f"ud-en-ewt/en_ewt-ud-{part}.conllu", uner(base / "uner-en-ewt" / marks))
    for sentence in sentences:  # a few differ between the two releases
        if sentence.names is not None and len(sentence.names) != len(sentence.words):
            sentence.names = None
    return factuality(part, sentences)


def gum(part):
    closed = set((root() / "gum/NC_DOCS.txt").read_text().split())
    found = []
    for path in sorted((root() / f"gum/{part}/dep").glob("*.conllu")):
        if path.stem not in closed and "reddit" not in path.stem:
            found += conllu(path)
    return found


def training():
    """(name, sentences) of everything that weights may be trained on."""
    return [("ewt", ewt("train")), ("gum", gum("train")), ("crossner", crossner(root() / "crossner-politics/train.txt"))]
