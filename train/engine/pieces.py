# SPDX-License-Identifier: Apache-2.0
"""Words to word pieces, as src/neural/pieces.cc does it: the two must agree to the last piece.

A word is lower-cased, its accents are dropped (NFD without marks), it is cut at every punctuation
mark, and each run is matched greedily against the vocabulary. `shape` tells of the capitals that
lower-casing lost.
"""
import json
import unicodedata

MOST_LETTERS = 100  # of a run; a longer one is [UNK]
SHAPES = ("none", "lower", "title", "upper", "mixed", "single")


def shape(word):
    letters = [c for c in word if c.isalpha()]
    if not letters:
        return 0
    upper = [c.isupper() for c in letters]
    if not any(upper):
        return 1
    if len(letters) == 1:
        return 5
    if all(upper):
        return 3
    if upper[0] and not any(upper[1:]):
        return 2
    return 4


def is_mark(c):
    code = ord(c)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True
    return unicodedata.category(c).startswith("P")


class Pieces:
    def __init__(self, vocabulary):
        self.words = vocabulary  # in order of their numbers
        self.number = {w: i for i, w in enumerate(vocabulary)}
        self.unknown = self.number["[UNK]"]
        self.begin, self.end, self.pad, self.mask = (self.number[w] for w in ("[CLS]", "[SEP]", "[PAD]", "[MASK]"))
        self.known = {}

    @staticmethod
    def load(tokenizer_json):
        table = json.load(open(tokenizer_json, encoding="utf-8"))["model"]["vocab"]
        return Pieces(sorted(table, key=table.get))

    def of(self, word):
        if word not in self.known:
            self.known[word] = self.cut(word)
        return self.known[word]

    def cut(self, word):
        plain = "".join(c for c in unicodedata.normalize("NFD", word.lower())
                        if unicodedata.category(c) != "Mn")
        runs, run = [], ""
        for c in plain:
            if is_mark(c) or "\u4e00" <= c <= "\u9fff":
                runs += [run, c] if run else [c]
                run = ""
            elif not (c.isspace() or unicodedata.category(c) in ("Cc", "Cf")):
                run += c
        runs += [run] if run else []
        return [n for r in runs for n in self.match(r)] or [self.unknown]

    def match(self, run):
        if len(run) > MOST_LETTERS:
            return [self.unknown]
        found, at = [], 0
        while at < len(run):
            end = len(run)
            while end > at and ("##" if at else "") + run[at:end] not in self.number:
                end -= 1
            if end == at:
                return [self.unknown]
            found.append(self.number[("##" if at else "") + run[at:end]])
            at = end
        return found
