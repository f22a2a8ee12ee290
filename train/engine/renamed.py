# SPDX-License-Identifier: Apache-2.0
"""Sentences with other names put in: what a name is must be read from its surroundings too.

A small encoder learns the names of a small set by heart. So each epoch it also reads some sentences in which
names have changed places with others of their kind, and in which some pieces are hidden.
"""
from data import NAME_TYPES, Sentence


def spans(labels):
    """(begin, end, kind) of the names in BIO strings."""
    found, begin = [], None
    for at, label in enumerate([*labels, "O"]):
        if begin is not None and not (label and label[0] == "I"):
            found.append((begin, at, labels[begin][2:]))
            begin = None
        if label and label[0] == "B":
            begin = at
    return found


class Renaming:
    def __init__(self, sentences, chance):
        self.chance = chance
        self.sentences = [s for s in sentences if s.names and any(label and label != "O" for label in s.names)]
        self.known = {kind: [] for kind in NAME_TYPES}
        for sentence in self.sentences:
            for begin, end, kind in spans(sentence.names):
                self.known[kind].append(sentence.words[begin:end])

    def some(self, share):
        """That share of the documents with names, seven names in ten exchanged, each for the same one throughout
        a document; only names are told."""
        found, document, chosen = [], None, {}
        for sentence in self.sentences:
            if sentence.document != document:
                document, taken, chosen = sentence.document, self.chance.random() < share, {}
            if taken:
                found.append(self.renamed(sentence, chosen))
        return found

    def renamed(self, sentence, chosen):
        out, at = Sentence(words=[], names=[], id="renamed", document=sentence.document + " renamed"), 0
        for begin, end, kind in [*spans(sentence.names), (len(sentence.words), 0, "")]:
            out.words += sentence.words[at:begin]
            out.names += sentence.names[at:begin]
            if not kind:
                break
            name = tuple(sentence.words[begin:end])
            if (name, kind) not in chosen:
                chosen[name, kind] = self.chance.choice(self.known[kind]) if self.chance.random() < 0.7 else name
            words = chosen[name, kind]
            out.words += words
            out.names += [f"B-{kind}"] + [f"I-{kind}"] * (len(words) - 1)
            at = end
        return out
