# SPDX-License-Identifier: Apache-2.0
"""What happens to an article on its way through other papers: one function a kind of change, each a pure function
of paragraphs and a random.Random."""
import re

AGENCIES = ("Reuters", "AP", "AFP")
# Pairs of words that one may stand for the other in news, written for this benchmark: what a machine paraphrase does
# to single words. What it does to sentences is told in paraphrase().
SYNONYMS = dict(pair.split("/") for pair in """
said/stated told/informed people/persons according/pursuant officials/authorities against/versus after/following
before/prior about/regarding also/additionally but/however because/since while/whereas many/numerous more/further
new/fresh first/initial last/final two/both big/large large/sizeable small/minor children/minors women/females
men/males police/officers government/administration law/statute court/tribunal case/matter report/account
country/nation countries/nations year/twelvemonth years/annums month/four-week work/labour workers/labourers
money/funds help/assistance support/backing victims/sufferers arrested/detained charged/indicted found/discovered
made/produced given/handed took/seized used/employed called/termed asked/requested says/states show/demonstrate
shows/demonstrates began/started continue/proceed including/comprising during/throughout between/amid within/inside
without/lacking could/might would/should must/shall will/shall can/may only/merely often/frequently several/various
public/general national/nationwide local/regional important/significant major/chief likely/probable attorney/lawyer
investigation/inquiry information/data service/provision services/provisions program/scheme office/bureau
home/residence house/dwelling city/town area/zone group/body member/associate members/associates campaign/drive
president/head-of-state state/province plan/scheme issue/question election/ballot vote/ballot poll/survey
million/m percent/per-cent day/date week/seven-days time/moment end/close start/outset part/portion number/count
""".split())


def sentences(paragraph):
    return re.split(r"(?<=[.!?][\u201d\"]) |(?<=[.!?]) (?=[A-Z\u201c\"])", paragraph)


def count(paragraphs):
    return sum(len(p.split()) for p in paragraphs)


def same(paragraphs, rng, more):
    return list(paragraphs)


def wire_trim(paragraphs, rng, more):
    """Cut from the bottom, with an agency's dateline."""
    keep = max(1, round(len(paragraphs) * rng.uniform(0.4, 0.8)))
    return [f"({rng.choice(AGENCIES)}) - " + paragraphs[0], *paragraphs[1:keep]]


def new_lead(paragraphs, rng, more):
    return [more(), *paragraphs[1:]] if len(paragraphs) > 2 else [more(), *paragraphs]


def headline_swap(paragraphs, rng, more):
    """Another headline and light editing: one word in forty."""
    head = " ".join(more().split()[:9])
    body = [" ".join(SYNONYMS.get(w, w) if rng.random() < 0.4 else w for w in p.split(" ")) for p in paragraphs]
    body = [re.sub(r"\bper cent\b", "percent", p) for p in body]
    return [head, *body]


def abridged(paragraphs, rng, more):
    """30 to 70 % of the sentences are left out."""
    share = rng.uniform(0.3, 0.7)
    out = [" ".join(s for s in sentences(p) if rng.random() < share) for p in paragraphs]
    out = [p for p in out if p]
    return out if count(out) >= 40 else list(paragraphs)[:3]


def lifted(paragraphs, rng, more):
    """A paragraph or two, 45 words or more, within another report of 150 to 400 words."""
    start = rng.randrange(len(paragraphs))
    taken = []
    while count(taken) < 45:
        taken.append(paragraphs[start % len(paragraphs)])
        start += 1
    if count(taken) > 120:
        flat = [s for p in taken for s in sentences(p)]
        taken = []
        while flat and count(taken) < 60:
            taken.append(flat.pop(0))
        taken = [" ".join(taken)]
    own = [more()]
    while count(own) < rng.randint(150, 400):
        own.append(more())
    at = rng.randint(1, len(own))
    return own[:at] + taken + own[at:]


def scanned(paragraphs, rng, more):
    """Letters misread as a scan misreads them, in 2 to 5 % of all letters, and words broken at line ends."""
    rate = rng.uniform(0.02, 0.05)
    table = {"e": "c", "c": "e", "l": "1", "i": "l", "o": "0", "n": "u", "u": "n", "h": "b", "s": "5", "t": "f",
             "a": "o", "m": "rn", "r": "v"}
    out = []
    for paragraph in paragraphs:
        text = "".join(table.get(c, c) if rng.random() < rate else c for c in paragraph)
        parts = []
        for word in text.split(" "):
            broken = len(word) > 8 and word.isalpha() and rng.random() < 0.1
            parts.append(word[:len(word) // 2] + "-\n" + word[len(word) // 2:] if broken else word)
        out.append(" ".join(parts))
    return out


def paraphrased(paragraphs, rng, more):
    """Six sentences of ten said in other words: synonyms, a clause moved to the front, small words changed."""
    def other_words(sentence):
        words = [SYNONYMS.get(w, w) for w in sentence.split(" ")]
        words = [w for w in words if w not in ("the", "that") or rng.random() < 0.75]
        sentence = " ".join(words)
        clauses = sentence.rstrip(".").split(", ")
        if len(clauses) == 2 and sentence.endswith(".") and all(len(c.split()) > 3 for c in clauses):
            first, second = clauses
            sentence = second[0].upper() + second[1:] + ", " + first[0].lower() + first[1:] + "."
        return sentence
    return [" ".join(other_words(s) if rng.random() < 0.6 else s for s in sentences(p)) for p in paragraphs]


def reworked(paragraphs, rng, more):
    """Abridged, then paraphrased, under a new lead."""
    return new_lead(paraphrased(abridged(paragraphs, rng, more), rng, more), rng, more)


KINDS = {"exact copy": same, "wire trim": wire_trim, "new lead": new_lead, "headline swap": headline_swap,
         "abridged": abridged, "paragraph lift": lifted, "OCR": scanned, "paraphrase": paraphrased, "reworked": reworked}
