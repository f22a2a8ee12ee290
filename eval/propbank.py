#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Who does what to whom, and is it denied: ARG0, ARG1 and ArgM-NEG of PropBank on EWT dev.

usage: propbank.py PLUMBLINE DATA [--errors N]

The documents are read as running text; predicates are the set's, as usual with gold predicates. Roles are read
off what `analyze` prints:
  the tree      (`--format conllu`): subject, object, clause that is said, "by ...", the noun that a participle or
                relative clause stands on, the subject shared by coordinated and governed verbs; "not", "n't",
                "never", "no longer" are ArgM-NEG,
  attributions  where the tree tells no such role and their cue holds the predicate: source is ARG0, content ARG1,
  events        likewise where the predicate tells one: agent is ARG0, patient ARG1.
What these name is widened to the phrase of the tree it heads. Words are aligned by letters.
Exact: the same words but for marks at the edges, pieces of an argument (C-ARG1) taken together. Head: the same
word governs the span in the treebank (as the measure of heads of CoNLL-2009). F1 over arguments.
"""
import collections

import conllu
from program import Score, analyses, note, options, sets

REPORTING = """say tell report allege claim.01 state.01 announce add.01 note.01 argue.01 argue.02 warn deny.01 confirm
    believe suggest describe explain accuse admit acknowledge assert declare reveal disclose estimate insist mention
    observe.02 stress.01 testify remark reply recall.02 complain predict conclude.01 indicate cite contend emphasize
    inform notify reiterate""".split()
TRAFFICKING = """recruit hire employ transport transfer bring send take.01 move.01 carry drive smuggle traffic sell buy
    pay lure deceive trick force coerce threaten beat rape abuse kill attack exploit enslave work.01 kidnap abduct hold.01
    imprison jail detain arrest capture raid seize investigate charge.05 prosecute indict acquit convict sentence deport
    extradite rescue release free.01 escape flee identify protect shelter help""".split()
HEARER = "inform notify accuse".split()  # whose ARG1 is who is told or accused
ROLES = ("ARG0", "ARG1", "ARGM-NEG")
ABOUT = {"of", "about", "on"}
NEGATIONS = {"not", "n't", "nt", "n\u2019t", "never", "nor", "neither"}
MARKS = {"PUNCT", "SYM"}
RELATIVE = {"that", "which", "who", "whom"}


def listed(roleset, names):
    return roleset in names or roleset.split(".")[0] in names


def gold_roles(path):
    """Sentence id -> [(predicate, roleset, {role: word indices from 0})]."""
    out = collections.defaultdict(list)
    for line in open(path, encoding="utf-8"):
        sentence, at, roleset, *arguments = line.rstrip("\n").split("\t")
        roles = collections.defaultdict(set)
        for argument in arguments:
            role, span = argument.split(":")
            first, last = map(int, span.split("-"))
            roles[role.removeprefix("C-")] |= set(range(first - 1, last))
        out[sentence].append((int(at) - 1, roleset, roles))
    return out


class Tree:
    """A sentence of the printed tree, words from 0."""

    def __init__(self, words):
        self.words = words  # (form, tag, head from 0 or -1, relation)
        self.children = [[] for _ in words]
        for at, word in enumerate(words):
            if word[2] >= 0:
                self.children[word[2]].append(at)

    def of(self, at, *relations):
        return [c for c in self.children[at] if self.words[c][3] in relations or
                self.words[c][3].split(":")[0] in relations]

    def below(self, at, without=()):
        """The words that hang on this one, itself included; not what hangs on those of `without`."""
        found, open_ones = set(), [at]
        while open_ones:
            word = open_ones.pop()
            if word in found or word in without:
                continue
            found.add(word)
            open_ones += self.children[word]
        return found

    def head_of(self, words):
        """The word of a span that governs the others: the first whose head lies outside."""
        outside = [w for w in sorted(words) if self.words[w][2] not in words and self.words[w][1] not in MARKS]
        return outside[0] if outside else None


def is_passive(tree, at):
    if tree.of(at, "aux:pass", "nsubj:pass"):
        return True
    form, tag, _, relation = tree.words[at]
    return relation == "acl" and tag == "VERB" and not form.endswith("ing") and not tree.of(at, "mark")


def subject(tree, at, seen=()):
    """(words, whether of a passive) of who is said to do it, through coordination and control; None if untold."""
    own = tree.of(at, "nsubj:pass", "csubj:pass")
    if own:
        return phrase(tree, own[0], at), True
    own = tree.of(at, "nsubj", "csubj")
    if own:
        return phrase(tree, own[0], at), False
    _, _, head, relation = tree.words[at]
    if head < 0 or at in seen:
        return None
    if relation == "conj" or relation == "xcomp":
        controlled = tree.of(head, "obj") if relation == "xcomp" else []
        if controlled:
            return phrase(tree, controlled[0], at), False
        shared = subject(tree, head, (*seen, at))
        if shared and relation == "conj" and is_passive(tree, head) != is_passive(tree, at):
            return shared[0], is_passive(tree, at)
        return shared and (shared[0], is_passive(tree, at))
    if relation == "acl":  # "a man recruiting women", "women recruited in June"
        return antecedent(tree, at), is_passive(tree, at)
    return None


def phrase(tree, word, predicate):
    """The phrase of a word; for the pronoun of a relative clause, what the clause stands on."""
    _, _, head, relation = tree.words[predicate]
    if tree.words[word][0].lower() in RELATIVE and relation == "acl:relcl" and head >= 0:
        return antecedent(tree, predicate)
    return tree.below(word)


def antecedent(tree, predicate):
    """What a relative clause or participle stands on, without it and the preposition before."""
    head = tree.words[predicate][2]
    return tree.below(head, without={predicate, *tree.of(head, "case", "cc", "mark")})


def roles_of(tree, at, roleset):
    """Role -> words, from the tree alone."""
    roles = {}
    hearer = listed(roleset, HEARER)
    reporting = listed(roleset, REPORTING) and not hearer
    told = subject(tree, at)
    if told and not is_passive(tree, at):
        roles["ARG0"] = told[0]
    elif told and not (reporting and tree.of(at, "ccomp", "obj")):  # "she was told that ...": ARG2
        roles["ARG1"] = told[0]
    agent = tree.of(at, "obl:agent")
    if agent:
        roles["ARG0"] = tree.below(agent[0])
    objects = ["ccomp", "obj", "xcomp"] if reporting else ["obj", "ccomp", "xcomp"]
    for relation in ["iobj"] * hearer + objects:
        found = tree.of(at, relation)
        if found and "ARG1" not in roles:
            roles["ARG1"] = phrase(tree, found[0], at)
    if reporting and "ARG1" not in roles:
        around(tree, at, roles)
    if "ARG1" not in roles and tree.words[at][3] == "acl:relcl" and tree.words[at][2] >= 0 and "ARG0" in roles:
        if tree.words[at][2] not in roles["ARG0"]:  # "the women [he recruited]": without an object of its own
            roles["ARG1"] = antecedent(tree, at)
    for child in tree.children[at]:
        negates = NEGATIONS if tree.words[child][3] == "advmod" else {"no"}
        if tree.words[child][3] in ("advmod", "det") and tree.words[child][0].lower() in negates:
            roles["ARGM-NEG"] = {child}
        own = {tree.words[c][0].lower() for c in tree.children[child]}
        if tree.words[child][0].lower() == "longer" and "no" in own:
            roles["ARGM-NEG"] = tree.below(child)
    return roles


def around(tree, at, roles):
    """What is said around its cue: "..., he said, ...", the clause that the cue is a parenthesis of; or of what."""
    _, _, head, relation = tree.words[at]
    topics = [o for o in tree.of(at, "obl", "advcl")
              if ABOUT & {tree.words[c][0].lower() for c in tree.of(o, "case", "mark")}]
    if relation.split(":")[0] == "parataxis" and head >= 0:
        roles["ARG1"] = tree.below(head, without={at})
    else:
        said = tree.of(at, "parataxis")
        if said or topics:
            roles["ARG1"] = tree.below((said or topics)[0])


def widened(tree, words, at):
    """The phrase of the tree that these words head, with the "by" before it, without what hangs on the predicate."""
    head = tree.head_of(words)
    return words if head in (None, at) else tree.below(head, without={at})


def overlay(tree, at, roles, attributions, events):
    """Where the tree tells no role, what attributions and events say of the predicate."""
    for entry in attributions:
        if at in entry["cue"] and entry["source"]:
            roles.setdefault("ARG0", widened(tree, entry["source"], at))
        if at in entry["cue"] and entry["content"]:
            roles.setdefault("ARG1", entry["content"])
    for event in events:
        if at in event["trigger"] and event["agent"]:
            roles.setdefault("ARG0", widened(tree, event["agent"], at))
        if at in event["trigger"] and event["patient"]:
            roles.setdefault("ARG1", widened(tree, event["patient"], at))
    return roles


def at_letters(places, begin, end):
    """The words that share a letter with a stretch of letters."""
    return {i for i, (b, e) in enumerate(places) if b < end and begin < e}


def letters_before(text):
    """For each offset of a text how many letters stand before it, blanks not counted."""
    counts = [0]
    for character in text:
        counts.append(counts[-1] + (not character.isspace()))
    return counts


class Document:
    """What the program prints of a document: its trees, and attributions and events as stretches of letters."""

    def __init__(self, sentences, analysis):
        self.places = [place for place, _, _ in conllu.spans_of(sentences)]
        self.sentences, begin = [], 0  # (tree, its first word)
        for sentence in sentences:
            self.sentences.append((tree_of(sentence), begin))
            begin += len(sentence)
        counts = letters_before(analysis["document"]["text"])
        self.attributions = [self.words_of(entry, ("source", "cue", "content"), counts)
                             for entry in analysis["attributions"]]
        self.events = [self.words_of(entry | {"trigger": [entry["trigger"]]}, ("trigger", "agent", "patient"), counts)
                       for entry in analysis["events"]]

    def words_of(self, entry, keys, counts):
        return {key: {word for b, e in entry[key] for word in at_letters(self.places, counts[b], counts[e])}
                for key in keys}

    def roles_at(self, place, roleset):
        """Role -> letters, of the predicate that stands at these letters: by the tree alone, and by all layers."""
        word = min(at_letters(self.places, *place))
        tree, begin = next(s for s in reversed(self.sentences) if s[1] <= word)
        here = range(begin, begin + len(tree.words))
        inner = lambda entries: [{k: {w - begin for w in words if w in here} for k, words in each.items()}
                                 for each in entries]
        alone = roles_of(tree, word - begin, roleset)
        both = overlay(tree, word - begin, dict(alone), inner(self.attributions), inner(self.events))
        return [{role: [self.places[begin + w] for w in words] for role, words in told.items()} for told in (alone, both)]


def trimmed(words, tree):
    words = sorted(words)
    while words and tree.words[words[0]][1] in MARKS:
        words = words[1:]
    while words and tree.words[words[-1]][1] in MARKS:
        words = words[:-1]
    return frozenset(words)


def tree_of(sentence):
    return Tree([(w[0], w[1], w[2] - 1, w[3]) for w in sentence])


def predicates(plumbline, gold, roles):
    """(roleset, gold sentence, gold tree, [gold roles, those of the tree alone, of all layers]), roles as gold words."""
    texts = [conllu.text_of(document) for document in gold]
    trees = conllu.read_conllu(conllu.run(plumbline, texts).split("\n"), subtypes=True)
    told = analyses(plumbline, [{"id": str(n), "text": text} for n, text in enumerate(texts)])
    assert len(trees) == len(gold)
    for number, document in enumerate(gold):
        ours = Document(trees[number], told[str(number)])
        places, first = [place for place, _, _ in conllu.spans_of(document)], 0
        for sentence in document:
            here, tree = places[first:first + len(sentence)], tree_of(sentence)
            first += len(sentence)
            for at, roleset, wanted in roles.get(sentence.id, ()):
                sides = [wanted]
                for found in ours.roles_at(here[at], roleset):
                    sides.append({role: {w for letters in stretch for w in at_letters(here, *letters)} - {at}
                                  for role, stretch in found.items()})
                yield roleset, sentence, tree, at, [{k: trimmed(v, tree) for k, v in side.items()} for side in sides]


def show(sentence, words):
    return repr(" ".join(sentence[w][0] for w in sorted(words)))


def main():
    asked = options(__doc__, parts=False).parse_args()
    root = sets(asked.data, "language", "propbank-ewt/dev.tsv", "ud-en-ewt/en_ewt-ud-dev.conllu")
    with open(root / "ud-en-ewt/en_ewt-ud-dev.conllu", encoding="utf-8") as lines:
        gold = conllu.read_conllu(lines, subtypes=True)
    groups = {"reporting": REPORTING, "trafficking": TRAFFICKING, "any verb": None}
    scores, number = collections.defaultdict(Score), collections.Counter()
    spans = lambda side, role: {side[role]} if side.get(role) else set()
    roles = gold_roles(root / "propbank-ewt/dev.tsv")
    for roleset, sentence, tree, at, (wanted, alone, both) in predicates(asked.plumbline, gold, roles):
        for group, names in groups.items():
            if not listed(roleset, names) if names else tree.words[at][1] != "VERB":
                continue
            number[group] += 1
            for role in ROLES:
                for layer, told in (("tree", alone), ("all", both)):
                    scores[group, role, layer, "exact"].add(spans(told, role), spans(wanted, role))
                    heads = [{tree.head_of(span) for span in spans(side, role)} for side in (told, wanted)]
                    scores[group, role, layer, "head"].add(*heads)
                if asked.errors > 0 and names and spans(both, role) != spans(wanted, role):
                    asked.errors -= 1
                    print(f"   {roleset} {role}: wanted {show(sentence, wanted.get(role, ()))} told"
                          f" {show(sentence, both.get(role, ()))} in {show(sentence, range(len(sentence)))[:200]}")
    for group in groups:
        print(f"PropBank-EWT dev, {group}: {number[group]} predicates")
        for role in ROLES:
            exact, head, tree_exact, tree_head = (scores[group, role, layer, kind] for layer in ("all", "tree")
                                                  for kind in ("exact", "head"))
            note(f"PropBank {group} {role} exact", exact.f1)
            note(f"PropBank {group} {role} head", head.f1)
            print(f"   {role:8} {exact.gold:5}  exact {exact}  head {head}  (by the tree alone F1 {tree_exact.f1:.1f},"
                  f" {tree_head.f1:.1f})")


if __name__ == "__main__":
    main()
