#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Actions, their people, places and times on ECB+ dev, as far as one document goes.

usage: ecbplus.py PLUMBLINE DATA [--errors N]

ECB+ (Cybulska and Vossen 2014) marks the actions of its topics' events, and beside them human participants,
places and times, in some two sentences a document; its coreference across documents is not asked for here, as
nothing of this program crosses documents yet. Its topics are arrests of athletes, piracy, murders, film awards.
Actions: a mention is found if an event of `analyze` has its trigger in it. Recall is over the mentions that one of
our kinds covers, by the words listed below; the kind is right if it is one of those the words stand for. Precision:
events of ours whose trigger lies in any action marked. People, places, times: the set links them to no action, so
of what our events name as agent or patient, place and time, in these sentences, the share that touches a mention of
that sort; and of the sentences that have one and in which an event of ours is right, those where it names one.
"""
import collections
import json

from program import Score, analyses, note, options, sets, touch

# What our kinds are called in news: a mention with a word that begins so is covered by one of the kinds.
KINDS = {
    "arrest apprehend nab detain detention custody captur caught": {"arrest", "interception"},
    "charg indict accus": {"charge"},
    "trial court hearing plead": {"trial"},
    "convict guilty": {"conviction"},
    "acquit": {"acquittal"},
    "sentenc jailed imprison": {"sentence"},
    "investigat probe": {"investigation"},
    "raid": {"raid"},
    "seiz confiscat": {"seizure", "abduction"},
    "foil thwart intercept repuls": {"interception"},
    "rescu": {"rescue"},
    "releas freed": {"release"},
    "escap fled flee": {"escape"},
    "kidnap abduct hijack hostage": {"abduction"},
    "deport": {"deportation"},
    "die dead death fatal kill murder manslaughter slay": {"death", "violence"},
    "shot shoot attack assault beat stab rape wound gunned": {"violence", "death"},
}
SORTS = {"people": ("HUM", ("agent", "patient")), "places": ("LOC", ("place",)), "times": ("TIM", ("time",))}


def kinds_of(words):
    found = set()
    for stems, kinds in KINDS.items():
        if any(word.lower().startswith(stem) for word in words.split() for stem in stems.split()):
            found |= kinds
    return found


class Printed:
    """A text put together from words, blanks where they are printed."""

    def __init__(self):
        self.text, self.opened, self.joins = "", False, True

    def add(self, word):
        """Where the word stands."""
        word = {"``": '"', "''": '"'}.get(word, word)
        closes = word == '"' and self.opened
        clitic = word == "n't" or word[0] == "'" and len(word) < 4
        if not (self.joins or closes or clitic or word in {",", ".", ":", ";", "?", "!", ")"}):
            self.text += " "
        self.opened ^= word == '"'
        self.joins = word in {"(", "$"} or word == '"' and self.opened
        self.text += word
        return len(self.text) - len(word), len(self.text)

    def end_sentence(self, blank):
        self.text += blank
        self.opened, self.joins = False, True


def documents_of(path):
    """Document -> (text, {(sentence, token): stretch}, [stretches of sentences])."""
    words = collections.defaultdict(lambda: collections.defaultdict(list))
    for line in open(path, encoding="utf-8"):
        cells = line.rstrip("\n").split("\t")
        if len(cells) >= 4:
            words[cells[0]][int(cells[1])].append((int(cells[2]), cells[3]))
    out = {}
    for document, sentences in words.items():
        printed, places, stretches = Printed(), {}, []
        for sentence in sorted(sentences):
            begin = len(printed.text)
            for number, word in sentences[sentence]:
                places[sentence, number] = printed.add(word)
            stretches.append((begin, len(printed.text)))
            printed.end_sentence("\n\n" if sentence == 0 else " ")  # the first is the title
        out[document] = printed.text, places, stretches
    return out


def mentions_of(path, documents):
    """Document -> [(sort, first and last stretch as one, words)]."""
    out = collections.defaultdict(list)
    for mention in json.load(open(path, encoding="utf-8")):
        if mention["doc_id"] not in documents:
            continue
        places = documents[mention["doc_id"]][1]
        at = [places[mention["sent_id"], n] for n in mention["tokens_number"] if (mention["sent_id"], n) in places]
        if at:
            out[mention["doc_id"]].append((mention["mention_type"], (at[0][0], at[-1][1]), mention["tokens_str"]))
    return out


def main():
    asked = options(__doc__, parts=False).parse_args()
    root = sets(asked.data, "language", "ecbplus/ECB_Dev_corpus.txt") / "ecbplus"
    documents = documents_of(root / "ECB_Dev_corpus.txt")
    actions = mentions_of(root / "ECB_Dev_Event_gold_mentions.json", documents)
    others = mentions_of(root / "ECB_Dev_Entity_gold_mentions.json", documents)
    told = analyses(asked.plumbline, [{"id": d, "text": text} for d, (text, *_) in documents.items()])
    covered, typed, precision = Score(), Score(), Score()
    sorts = {sort: (Score(), Score()) for sort in SORTS}
    by_kind = collections.defaultdict(lambda: [0, 0])
    for document, (text, _, sentences) in documents.items():
        events = told[document]["events"]
        assert told[document]["document"]["text"] == text.strip(), document
        marked = actions[document]
        right = [e for e in events if any(touch(e["trigger"], m[1]) for m in marked)]
        precision.count(len(right), len(events), len(events))
        for _, span, words in marked:
            kinds = kinds_of(words)
            if not kinds:
                continue
            hits = [e for e in events if touch(e["trigger"], span)]
            covered.count(bool(hits), 1, 1)
            typed.count(any(e["type"] in kinds for e in hits), 1, 1)
            name = "/".join(sorted(kinds))
            by_kind[name][0] += bool(hits)
            by_kind[name][1] += 1
            if not hits and asked.errors > 0:
                asked.errors -= 1
                begin, end = next(s for s in sentences if touch(s, span))
                print(f"   missed {words!r}: {text[begin:end]}")
        for sort, (label, roles) in SORTS.items():
            gold = [m[1] for m in others[document] if m[0] == label]
            named = [span for e in events for role in roles for span in e[role]]
            sorts[sort][0].count(sum(any(touch(n, g) for g in gold) for n in named), len(named), len(named))
            for sentence in sentences:
                here = [e for e in right if touch(e["trigger"], sentence)]
                inside = [g for g in gold if touch(g, sentence)]
                if here and inside:
                    found = any(touch(n, g) for e in here for role in roles for n in e[role] for g in inside)
                    sorts[sort][1].count(found, 1, 1)
    marked = sum(map(len, actions.values()))
    print(f"ECB+ dev: {len(documents)} documents, {marked} actions marked, {covered.gold} of kinds of ours")
    print(f"   found {covered.right} ({covered.recall:.1f} %), with the kind right {typed.right} ({typed.recall:.1f} %);"
          f" of {precision.gold} events of ours {precision.right} ({precision.recall:.1f} %) tell a marked action")
    note("ECB+ actions", covered.recall)
    note("ECB+ precision", precision.recall)
    often = sorted(by_kind.items(), key=lambda each: -each[1][1])
    print("   by kind: " + "  ".join(f"{name} {a}/{b}" for name, (a, b) in often))
    for sort, (told_right, sentence_right) in sorts.items():
        print(f"   {sort}: {told_right.right} of {told_right.gold} that we name are marked ({told_right.recall:.1f} %);"
              f" named in {sentence_right.right} of {sentence_right.gold} sentences that have one ({sentence_right.recall:.1f} %)")


if __name__ == "__main__":
    main()
