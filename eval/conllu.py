#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores tags, tree and names on Universal Dependencies' English EWT dev, and GUM dev.

usage: conllu.py PLUMBLINE DATA

Gold words: the words are given (`analyze --words`), document by document, since sentences are read together. Raw text: the sentences of each document as
running text, words and sentences found by the program; aligned by their letters as the CoNLL 2018
shared task does (F1 of words of the same span whose tag, or head and universal relation, agree).
Names: entity F1 of PER, LOC, ORG on UNER's marks of EWT dev, exact spans, gold words.
"""
import pathlib
import subprocess
import tempfile

from program import note, options, sets


class Sentence(list):
    """Words (form, tag, head, relation, spaced, misc)."""
    opens_paragraph = False
    id = ""


def read_conllu(lines, subtypes=False):
    """Documents of sentences; relations without their subtypes unless asked for."""
    documents, sentence, joined_until, joined_spaced = [[]], Sentence(), 0, True
    for line in lines:
        line = line.rstrip("\n")
        cells = line.split("\t")
        if line.startswith("# newdoc") and (documents[-1] or sentence):
            documents.append([])
        elif line.startswith("# newpar"):
            sentence.opens_paragraph = True
        elif line.startswith("# sent_id"):
            sentence.id = line.split("=", 1)[1].strip()
        elif not line and sentence:
            documents[-1].append(sentence)
            sentence, joined_until = Sentence(), 0
        elif len(cells) == 10 and "-" in cells[0]:
            joined_until, joined_spaced = int(cells[0].split("-")[1]), "SpaceAfter=No" not in cells[9]
        elif len(cells) == 10 and cells[0].isdigit():
            spaced = "SpaceAfter=No" not in cells[9]
            if int(cells[0]) <= joined_until:
                spaced = joined_spaced if int(cells[0]) == joined_until else False
            sentence.append((cells[1], cells[3], int(cells[6]), cells[7] if subtypes else cells[7].split(":")[0], spaced, cells[9]))
    if sentence:
        documents[-1].append(sentence)
    return [d for d in documents if d]


def text_of(document):
    """The running text: sentences parted by a blank, paragraphs by an empty line."""
    out = ""
    for sentence in document:
        out += "" if not out else "\n\n" if sentence.opens_paragraph else " "
        out += "".join(w[0] + (" " if w[4] else "") for w in sentence).strip()
    return out


def spans_of(document):
    """Each word as (begin, end) in the document's letters without blanks, with its sentence's words."""
    at = 0
    for sentence in document:
        places = []
        for word in sentence:
            size = len("".join(word[0].split()))
            places.append((at, at + size))
            at += size
        for place, word in zip(places, sentence):
            head = places[word[2] - 1] if word[2] else "root"
            yield place, word[1], (head, word[3])


def run(plumbline, texts, *options):
    with tempfile.TemporaryDirectory() as folder:
        paths = []
        for number, text in enumerate(texts):
            paths.append(pathlib.Path(folder) / f"{number:05}.txt")
            paths[-1].write_text(text, encoding="utf-8")
        return subprocess.run([plumbline, "analyze", "--format", "conllu", *options, *map(str, paths)],
                              check=True, capture_output=True, text=True).stdout


def f1(right, ours, gold):
    return 200 * right / max(1, ours + gold)


def names(labels):
    found, begin, kind = set(), None, None
    for at, label in enumerate([*labels, "O"]):
        if begin is not None and (label[0] != "I" or label[2:] != kind):
            found.add((begin, at, kind))
            begin = None
        if label[0] == "B":
            begin, kind = at, label[2:]
    return {n for n in found if n[2] in ("PER", "LOC", "ORG")}


def given_words(plumbline, gold, title, marks=None):
    texts = ["\n".join(" ".join(w[0].replace(" ", "_") for w in s) for s in d) + "\n" for d in gold]
    ours = [s for d in read_conllu(run(plumbline, texts, "--words").splitlines()) for s in d]
    score_given(ours, [s for d in gold for s in d], title, marks)


def score_given(ours, sentences, title, marks=None, key=None):
    """Sentences of words (form, tag, head, relation, ...) against the treebank's; names stand in the last cell."""
    assert len(ours) == len(sentences)
    total = sum(map(len, sentences))
    tags = sum(a[1] == b[1] for x, y in zip(ours, sentences) for a, b in zip(x, y))
    heads = sum(a[2] == b[2] for x, y in zip(ours, sentences) for a, b in zip(x, y))
    arcs = sum(a[2:4] == b[2:4] for x, y in zip(ours, sentences) for a, b in zip(x, y))
    print(f"{title}, gold words: {total} words  UPOS {100 * tags / total:.2f}  UAS {100 * heads / total:.2f}"
          f"  LAS {100 * arcs / total:.2f}")
    note(f"{key or title} gold UPOS", 100 * tags / total)
    note(f"{key or title} gold LAS", 100 * arcs / total)
    pairs = [(a, b) for x, y in zip(ours, sentences) for a, b in zip(x, y) if b[1] != "PUNCT"]
    print(f"   without marks: UAS {100 * sum(a[2] == b[2] for a, b in pairs) / len(pairs):.2f}"
          f"  LAS {100 * sum(a[2:4] == b[2:4] for a, b in pairs) / len(pairs):.2f}")
    if marks is None:
        return
    right = mine = wanted = 0
    for sentence, given in zip(ours, marks):
        if given is None or len(sentence) != len(given):
            continue
        a = names([w[5].split("|")[0].removeprefix("Name=") for w in sentence])
        b = names(given)
        right, mine, wanted = right + len(a & b), mine + len(a), wanted + len(b)
    print(f"{title}, names: P {100 * right / max(1, mine):.1f}  R {100 * right / max(1, wanted):.1f}"
          f"  F1 {f1(right, mine, wanted):.1f}")
    note(f"{key or title} names", f1(right, mine, wanted))


def raw_text(plumbline, gold, title):
    output = run(plumbline, [text_of(d) for d in gold])
    score_raw(read_conllu(output.splitlines()), gold, title)


def score_raw(ours, gold, title, key=None):
    assert len(ours) == len(gold)
    count = {"words": 0, "UPOS": 0, "LAS": 0, "ours": 0, "gold": 0}
    for a, b in zip(ours, gold):
        mine = {place: (tag, arc) for place, tag, arc in spans_of(a)}
        theirs = {place: (tag, arc) for place, tag, arc in spans_of(b)}
        both = mine.keys() & theirs.keys()
        count["ours"] += len(mine)
        count["gold"] += len(theirs)
        count["words"] += len(both)
        count["UPOS"] += sum(mine[p][0] == theirs[p][0] for p in both)
        count["LAS"] += sum(mine[p][1] == theirs[p][1] for p in both)
    print(f"{title}, raw text:   " + "  ".join(
        f"{k} {f1(count[k], count['ours'], count['gold']):.2f}" for k in ("words", "UPOS", "LAS")))
    for k in ("UPOS", "LAS"):
        note(f"{key or title} raw {k}", f1(count[k], count["ours"], count["gold"]))


def marks_of(path, gold_path):
    """BIO marks of each sentence of the treebank, by its id; None where the two differ in words."""
    known, labels = {}, []
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if line.startswith("# sent_id"):
            labels = known.setdefault(line.split("=", 1)[1].strip(), [])
        elif cells[0].isdigit():
            labels.append(cells[2])
    return [known.get(line.split("=", 1)[1].strip()) for line in open(gold_path, encoding="utf-8")
            if line.startswith("# sent_id")]


def main():
    asked = options(__doc__, parts=False, errors=False).parse_args()
    plumbline, root = asked.plumbline, sets(asked.data, "language", "ud-en-ewt", "uner-en-ewt", "gum")
    path = root / "ud-en-ewt/en_ewt-ud-dev.conllu"
    ewt = read_conllu(open(path, encoding="utf-8"))
    given_words(plumbline, ewt, "EWT dev", marks_of(root / "uner-en-ewt/en_ewt-ud-dev.iob2", path))
    raw_text(plumbline, ewt, "EWT dev")
    gum = [d for path in sorted((root / "gum/dev/dep").glob("*.conllu")) if "reddit" not in path.stem
           for d in read_conllu(open(path, encoding="utf-8"))]
    given_words(plumbline, gum, "GUM dev")
    raw_text(plumbline, gum, "GUM dev")


if __name__ == "__main__":
    main()
