# SPDX-License-Identifier: Apache-2.0
"""Heads and feet of documents: which words name the publisher, the title and the authors.

The heads of `train/heads` and the articles of `eval/gold` that were looked at (not the sixth set), cut into the
stretches that the program reads (`train/heads/head_features.cc`).
"""
import importlib.util
import pathlib

from data import Sentence

HEADS = pathlib.Path(__file__).resolve().parent.parent / "heads/data.py"
spec = importlib.util.spec_from_file_location("head_data", HEADS)  # its name is that of our own data.py
heads = importlib.util.module_from_spec(spec)
spec.loader.exec_module(heads)

LABELS = ("O", "B-PUBLISHER", "I-PUBLISHER", "B-TITLE", "I-TITLE", "B-AUTHOR", "I-AUTHOR")
TAUGHT = "abcdefg"  # the later files teach train/heads/choose.py, for which the engine must not know them
LEAD_WORDS = 12  # of the text, among which "LAGOS (Bay Wire) -" stands


def documents(tool, held_out):
    """Sentences, one a stretch: those of the heads of fold 0 if `held_out`, else all others and the articles."""
    docs = heads.written(TAUGHT) + ([] if held_out else heads.gold_articles())
    docs = [d for d in docs if (heads.fold_of(d) == 0 and "roles" in d) == held_out]
    found = []
    for doc in heads.seen(docs, tool, ("file",)):
        found += marked(doc)
    return found


def marked(doc):
    text = doc["read_text"].encode()
    stretches = [[(word, begin, end) for word, begin, end in words] for words in doc["stretches"] if words]
    labels = [["O"] * len(words) for words in stretches]
    in_head = min(len(doc["head"]["lines"]), len(stretches))
    roles = {heads.plain(line): role for line, role in doc.get("roles", [])}

    def words_of(k):
        return text[stretches[k][0][1]:stretches[k][-1][2]].decode()

    def mark(k, value, label, most=None):
        """Labels the first place of `value` in stretch k."""
        begin = text.find(value.encode(), stretches[k][0][1], stretches[k][-1][2])
        end = begin + len(value.encode())
        inside = [i for i, (_, b, e) in enumerate(stretches[k]) if begin >= 0 and b < end and e > begin]
        if not inside or (most is not None and inside[0] >= most) or any(labels[k][i] != "O" for i in inside):
            return False
        for n, i in enumerate(inside):
            labels[k][i] = ("I-" if n else "B-") + label
        return True

    title = doc.get("title")
    titled = next((k for k in range(in_head) if title and mark(k, title, "TITLE")), None)
    publisher = doc.get("publisher")
    if publisher:
        mastheads = [k for k in range(in_head) if roles.get(heads.plain(words_of(k))) == "masthead"]
        known = any([mark(k, publisher, "PUBLISHER") for k in mastheads or range(in_head)])
        known = any([mark(k, publisher, "PUBLISHER") for k in range(in_head + 1, len(stretches))]) or known
        if not known and in_head < len(stretches):
            known = mark(in_head, publisher, "PUBLISHER", LEAD_WORDS) or mark(in_head, publisher, "PUBLISHER")
        if not known:
            return []  # the title names it, or the text further on: what the words here are is not known
    for author in doc.get("authors") or []:
        any(mark(k, author, "AUTHOR") for k in range(len(stretches)) if k != titled)
    sentences = []
    for words, marks in zip(stretches, labels):
        sentence = Sentence(words=[w for w, _, _ in words], id=doc["id"], document="frame " + doc["id"])
        sentence.frame = marks
        sentences.append(sentence)
    if sentences:
        sentences[0].publisher = publisher
    return sentences
