# SPDX-License-Identifier: Apache-2.0
"""What is done to a true sentence before it is quoted: changes of the sense, and what printers do that is none.

A change takes (sentence, rng, material) and gives the changed sentence, or None where it finds nothing to change.
`material` knows the report that the sentence stands in. CHANGES says for each by which words a reader may be told.
"""
import re

ACTORS = ("government", "police", "authorities", "courts", "prosecutors", "employers", "traffickers", "NGOs", "unions",
          "parliament", "inspectors", "officials", "media", "army", "recruiters", "ministry", "journalists", "smugglers")
PEOPLE = ("employers", "workers", "traffickers", "victims", "children", "parents", "officials", "police", "authorities",
          "migrants", "employees", "inspectors", "recruiters", "women", "men", "girls", "boys", "prosecutors", "NGOs",
          "unions", "government", "companies", "families", "citizens", "observers", "refugees", "judges")
COUNTRIES = ("Algeria", "Angola", "Bangladesh", "Brazil", "Cambodia", "Chad", "Chile", "China", "Colombia", "Cuba",
             "Egypt", "Ethiopia", "France", "Germany", "Ghana", "Haiti", "India", "Indonesia", "Iraq", "Kenya", "Laos",
             "Malaysia", "Mali", "Mexico", "Morocco", "Nepal", "Nigeria", "Pakistan", "Peru", "Philippines", "Poland",
             "Romania", "Russia", "Senegal", "Sudan", "Syria", "Tanzania", "Thailand", "Turkey", "Uganda", "Ukraine",
             "Venezuela", "Vietnam", "Yemen", "Zambia", "Zimbabwe")
NATIONS = ("Afghan", "African", "Algerian", "Asian", "Bangladeshi", "Brazilian", "Burmese", "Cambodian", "Chinese",
           "Colombian", "Cuban", "Egyptian", "Ethiopian", "European", "Filipino", "Ghanaian", "Haitian", "Indian",
           "Indonesian", "Iraqi", "Kenyan", "Malaysian", "Mexican", "Moroccan", "Nepali", "Nigerian", "Pakistani",
           "Romani", "Russian", "Somali", "Sudanese", "Syrian", "Thai", "Turkish", "Ukrainian", "Venezuelan", "Vietnamese")
SMALL = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "fifteen", "twenty")
AUXILIARY = r"\b(is|are|was|were|has|have|had|does|do|did|can|could|may|might|must|will|would|should)\b"


def replace_one(sentence, pattern, rng, make, flags=0):
    """One of the places where the pattern stands, made anew; None where it stands nowhere or nothing changes."""
    hits = list(re.finditer(pattern, sentence, flags))
    rng.shuffle(hits)
    for hit in hits:
        new = make(hit)
        if new is not None and new != hit.group(0):
            return tidy(sentence[:hit.start()] + new + sentence[hit.end():])
    return None


def tidy(sentence):
    sentence = re.sub(r"\s+([,.;])", r"\1", re.sub(r"  +", " ", sentence)).strip()
    return sentence[:1].upper() + sentence[1:]


def like(old, new):
    return new[:1].upper() + new[1:] if old[:1].isupper() else new


def pick(rng, words, but):
    return rng.choice([word for word in words if word.lower() != but.lower()])


def negation_added(sentence, rng, _):
    if re.search(r"\b(not|no|never|nor|neither|none|without|only)\b", sentence):
        return None
    return replace_one(sentence, AUXILIARY + r"(?! (not|no|been able)\b)", rng, lambda hit: f"{hit.group(1)} not")


def negation_dropped(sentence, rng, _):
    if len(re.findall(r"\b(not|no|never|nor|neither|none|without|unable)\b", sentence)) != 1 or "not only" in sentence:
        return None
    if re.search(r"\b(whether or not|not yet|not necessarily|but|if) not\b|\bnot\b.*\bany\b", sentence):
        return None
    return replace_one(sentence, r"\b(is|are|was|were|has|have|had|does|do|did|can|could|may|will|would) not ", rng,
                       lambda hit: hit.group(1) + " ")


def number(sentence, rng, _):
    def make(hit):
        old = hit.group(0)
        if old.lower() in SMALL:
            return like(old, pick(rng, SMALL, old))
        value = int(old.replace(",", ""))
        if 1900 <= value <= 2099 and "," not in old or value == 0:
            return None
        new = rng.choice([value + rng.randint(1, 9), value * 10, max(1, value // 2), value + 100])
        return f"{new:,}" if "," in old or new > 9999 else str(new)
    pattern = r"(?<![\w.,/$-])(\d{1,3}(,\d{3})+|\d{1,4})(?![\w/]|[.,-]\d|-[a-z]|th\b)|\b(" + "|".join(SMALL) + r")\b(?!-)"
    return replace_one(sentence, pattern, rng, make)


def year(sentence, rng, _):
    return replace_one(sentence, r"(?<![\w/-])(19[5-9]\d|20[0-2]\d)(?![\w/-])", rng,
                       lambda hit: str(int(hit.group(0)) + rng.choice((-3, -2, -1, 1, 2))))


def country(sentence, rng, _):
    return replace_one(sentence, r"\b(" + "|".join(COUNTRIES) + r")\b", rng, lambda hit: pick(rng, COUNTRIES, hit.group(0)))


def nationality(sentence, rng, _):
    return replace_one(sentence, r"\b(" + "|".join(NATIONS) + r")\b", rng, lambda hit: pick(rng, NATIONS, hit.group(0)))


def actor(sentence, rng, _):
    def make(hit):
        return pick(rng, [a for a in ACTORS if a.rstrip("s") not in sentence], hit.group(0))
    return replace_one(sentence, r"(?<=[Tt]he )(government|police|courts|ministry|parliament|army)\b(?!’|'| of\b)|"
                       r"\b(?<!local )(authorities|prosecutors|employers|traffickers|NGOs|inspectors|journalists)\b(?!’|')",
                       rng, make)


def hedge_added(sentence, rng, _):
    if re.search(r"reported|alleged|may |might|could|possibl|apparent", sentence):
        return None
    if rng.random() < 0.5:
        return replace_one(sentence, r"\b(was|were|is|are|has|have|had)\b(?! not)", rng,
                           lambda hit: f"{hit.group(1)} {rng.choice(('reportedly', 'allegedly', 'apparently', 'possibly'))}")
    return replace_one(sentence, r"\b(has|have)\b (?!not|no\b)(?=\w+ed\b)", rng,
                       lambda hit: rng.choice(("may have ", "might have ")))


def hedge_dropped(sentence, rng, _):
    return replace_one(sentence, r"\b(reportedly|allegedly|apparently|possibly|probably|perhaps|purportedly|potentially|"
                       r"(?<=\ban )alleged|(?<=\ba )suspected|(?<=\bof )(?:alleged|suspected)|(?<!more )(?<!most )likely(?! to\b)) ", rng,
                       lambda hit: "")


def scope(sentence, rng, _):
    words = ("all", "some", "most", "many")
    if rng.random() < 0.3:
        dropped = replace_one(sentence, r"(?<!not )\b(only|partially|partly|mostly|largely|mainly|primarily|generally) ",
                              rng, lambda hit: "")
        if dropped:
            return dropped
    return replace_one(sentence, r"\b(?<!at )(?<![Tt]he )([Aa]ll|[Ss]ome|[Mm]ost|[Mm]any)\b(?! (likely|severe|serious|"
                       r"vulnerable|common|of the time))", rng, lambda hit: like(hit.group(1), pick(rng, words, hit.group(1))))


def quantity(sentence, rng, _):
    turns = {"few": "many", "several": "countless", "numerous": "few", "hundreds": "thousands", "thousands": "hundreds",
             "dozens": "hundreds", "majority": "minority", "minority": "majority", "often": "sometimes", "sometimes":
             "always", "rarely": "often", "frequently": "occasionally", "usually": "rarely", "always": "usually"}
    return replace_one(sentence, r"\b(" + "|".join(turns) + r")\b", rng, lambda hit: like(hit.group(1), turns[hit.group(1).lower()]),
                       re.I)


def order(sentence, rng, _):
    """Two who stand on different sides of a verb change places; or the two ends of a way."""
    way = replace_one(sentence, r"\bfrom ([A-Z]\w+) to ([A-Z]\w+)\b", rng, lambda hit: f"from {hit.group(2)} to {hit.group(1)}")
    if way:
        return way
    names = "|".join(PEOPLE)
    verbs = (r"(?:recruited|exploited|forced(?! labor)|forces|force|used|employed|subjected|subject|exploit|recruit|identified|assisted|"
             r"investigated|arrested|prosecuted|sent|paid|pay|withheld|confiscated|detained|trained|provided|hired|hire|"
             r"threatened|abused|sell|sold|coerce|coerced|required|require|allowed|permitted|prohibits|reported|referred)")
    return replace_one(sentence, rf"(?i)\b({names})\b((?: \w+){{0,3}}? {verbs}(?: \w+){{0,3}}?) \b({names})\b(?!’|')", rng,
                       lambda hit: None if hit.group(1).lower() == hit.group(3).lower() else
                       like(hit.group(1), hit.group(3)) + hit.group(2) + " " + hit.group(1)[:1].lower() + hit.group(1)[1:]
                       if hit.group(1) != "NGOs" else None)


def roles(sentence, rng, _):
    names = "|".join(PEOPLE)
    back = replace_one(sentence, rf"(?i)\b({names}) (?:was|were|are|is) (\w+ed) by (?=(?:the |their |local )?(?:{names})\b)", rng,
                       lambda hit: f"{hit.group(1)} {hit.group(2)} ")
    if back:
        return back
    verbs = (r"identified|arrested|investigated|prosecuted|convicted|assisted|detained|recruited|exploited|harassed|trained|"
             r"fined|employed|interviewed|supported|informed|accused|removed|rescued|referred|hired|abused|threatened|forced|"
             r"subjected|charged|transported|inspected|monitored|required|encouraged|deported|repatriated|questioned")
    return replace_one(sentence, rf"(?i)\b({names}) ({verbs}) (?=(?:[\w,]+ ){{0,4}}(?:{names}|persons|individuals|suspects|"
                       rf"cases|companies|businesses|them)\b)", rng,
                       lambda hit: f"{hit.group(1)} {'was' if hit.group(1).lower() == 'government' else 'were'} {hit.group(2)} by ")


def ellipsis_sense(sentence, rng, _):
    """What is left out turned or narrowed the rest."""
    if len(re.findall(r"\b(not|no|never|nor|neither|none|without)\b", sentence)) > 1:
        return None
    mark = rng.choice((" … ", " ... ", " [...] "))
    patterns = (r" (?:did|does|do) not (?:\w+ly )?(?=enforce|prosecute|identify|provide|investigate|implement|report|publish|have)",
                r" (?:was|were|is|are|has|have) not (?:\w+ly )?(?=[a-z]+)",
                r" (?:allegedly|reportedly) (?=\w)", r" only (?=\w)", r" no (?=[a-z]+)", r" rarely (?=\w)", r" failed to (?=\w)")
    for pattern in rng.sample(patterns, len(patterns)):
        made = replace_one(sentence, pattern, rng, lambda hit: mark)
        if made:
            return made
    return None


def merged(sentence, rng, material):
    """The beginning of this sentence and the end of another one of the report, as if they were one."""
    other = material.another(sentence, rng)
    if other is None:
        return None
    ours, theirs = sentence.split(), other.split()
    made = ours[:max(6, len(ours) // 2)] + theirs[-max(6, len(theirs) // 2):]
    return " ".join(made) if len(made) < 50 else None


def tense(sentence, rng, _):
    turns = (("was", "will be"), ("were", "will be"), ("has been", "will be"), ("is", "was"), ("are", "were"), ("may", "must"),
             ("can", "must"), ("must", "may"), ("should", "must"), ("will", "may"), ("has", "had"), ("have", "had"),
             ("was", "is"), ("were", "are"), ("prohibits", "prohibited"), ("provides", "provided"), ("did not", "will not"),
             ("do not", "did not"), ("does not", "did not"))
    for old, new in rng.sample(turns, len(turns)):
        made = replace_one(sentence, rf"\b{old}\b(?! not| no )", rng, lambda hit: new)
        if made:
            return made
    return None


def comparison(sentence, rng, _):
    turns = {"more than": "fewer than", "less than": "more than", "fewer than": "more than", "at least": "at most",
             "increased": "decreased", "decreased": "increased", "higher": "lower", "lower": "higher", "increase in":
             "decrease in", "decrease in": "increase in", "up to": "at least", "over": "under", "greater": "smaller", "older":
             "younger", "younger": "older", "better": "worse", "worse": "better"}
    numeric = r"(?= (?:\d|one|two|three|half|hundred))"
    pattern = "|".join(rf"\b{old}\b" + (numeric if old in ("over", "up to") else "") for old in turns)
    return replace_one(sentence, f"(?i){pattern}", rng, lambda hit: like(hit.group(0), turns[hit.group(0).lower()]))


def unit(sentence, rng, _):
    turns = {"months": "years", "years": "months", "days": "weeks", "weeks": "days", "hours": "days", "year": "month", "month":
             "year", "week": "month", "day": "week", "percent": "people", "kilometers": "miles", "miles": "kilometers", "months’":
             "years’", "years’": "months’"}
    made = replace_one(sentence, r"(?<=\d )(" + "|".join(turns) + r")(?!\w)|(?<=(?:two|six|ten|one) )(" + "|".join(turns) +
                       r")(?!\w)|(?<=(?:three|seven|eight) )(years|months|days|weeks)(?!\w)|(?<=(?:five|four|nine) )"
                       r"(years|months|days)(?!\w)", rng, lambda hit: None if hit.group(0) == "percent" else turns[hit.group(0)])
    return made or replace_one(sentence, r"\$(?=\d)", rng, lambda hit: rng.choice(("€", "£")))


def degree(sentence, rng, _):
    dropped = replace_one(sentence, r"\b(very|severely|extremely|significantly|widespread|serious|highly|particularly|"
                          r"especially|substantially|seriously) (?=[a-z])", rng, lambda hit: "") if rng.random() < 0.4 else None
    return dropped or replace_one(
        sentence, r"\b(vulnerable|ineffective|insufficient|limited|difficult|common|poor|inadequate|effective|weak|dangerous|"
        r"abusive|hazardous|sufficient)\b", rng,
        lambda hit: f"{rng.choice(('extremely', 'highly', 'very', 'particularly', 'slightly', 'somewhat'))} {hit.group(0)}")


def opposite(sentence, rng, _):
    turns = {"effectively": "ineffectively", "effective": "ineffective", "sufficient": "insufficient", "insufficient": "sufficient",
             "legal": "illegal", "illegal": "legal", "prohibits": "permits", "permits": "prohibits", "allows": "forbids",
             "adequate": "inadequate", "inadequate": "adequate", "strengthened": "weakened", "improved": "worsened", "voluntary":
             "forced", "formal": "informal", "informal": "formal", "public": "private", "private": "public", "began": "ended",
             "arrested": "released", "convicted": "acquitted", "includes": "excludes"}
    return replace_one(sentence, r"\b(" + "|".join(turns) + r")\b", rng, lambda hit: turns[hit.group(1)])


def verdict_class(sentence, rng, _):
    turns = [("does not fully comply", "does not comply"), ("does not fully comply", "fully complies"),
             ("does not fully meet", "does not meet"), ("is making significant", "is not making significant"),
             ("is not making significant", "is making significant"), ("fully complies", "does not fully comply")]
    rng.shuffle(turns)
    for old, new in turns:
        if old in sentence:
            return sentence.replace(old, new, 1)
    return None


# change -> words of which one must be told (EditKind in the JSON, or "edition" for the edition named)
CHANGES = {
    negation_added: {"negation"}, negation_dropped: {"negation"}, number: {"number"}, year: {"date"}, country: {"name"},
    nationality: {"name"}, actor: {"actor"}, hedge_added: {"hedge"}, hedge_dropped: {"hedge"}, scope: {"scope"},
    quantity: {"scope", "number", "opposite", "comparison", "negation"}, order: {"order"}, roles: {"order"},
    ellipsis_sense: {"negation", "hedge", "scope"}, merged: {"joined"}, tense: {"tense", "hedge"},
    comparison: {"comparison", "opposite"}, unit: {"unit"}, degree: {"degree"}, opposite: {"opposite", "negation"},
    verdict_class: {"class", "negation"},
}


def exact(sentence, rng, _):
    return sentence


def part(sentence, rng, _):
    words = sentence.rstrip(".").split()
    if len(words) < 12:
        return None
    size = rng.randint(9, len(words) - 1)
    at = rng.randint(0, len(words) - size)
    return " ".join(words[at:at + size])


def line_hyphens(sentence, rng, _):
    """Set in a column, words broken where a line is full."""
    width, lines, line = rng.randint(34, 60), [], ""
    for word in sentence.split():
        room = width - len(line) - 2
        if len(line) + 1 + len(word) > width and 3 <= room <= len(word) - 3 and word[:room + 2].isalpha():
            lines.append(f"{line} {word[:room]}-")
            line = word[room:]
        elif len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    made = "\n".join(lines + [line])
    return made if "-\n" in made else None


def ligatures(sentence, rng, _):
    made = sentence.replace("ffi", "\ufb03").replace("fi", "\ufb01").replace("fl", "\ufb02").replace("ff", "\ufb00")
    return made if made != sentence else None


def marks(sentence, rng, _):
    """Straight apostrophes, other dashes, ligatures of quotation marks."""
    made = sentence.replace("’", "'").replace("–", "-").replace("—", " - ").replace("“", "'").replace("”", "'")
    return made if made != sentence else None


def spacing(sentence, rng, _):
    made = re.sub(r" ", lambda _: rng.choice((" ", " ", " ", "  ", "\u00a0", "\u2009")), sentence)
    return re.sub(r"([a-z]{4})([a-z]{3})", lambda hit: hit.group(1) + rng.choice(("", "", "\u00ad", "\u200b")) + hit.group(2), made)


def scan_marks(sentence, rng, _):
    """What scanning leaves between words: specks, rules of a column, marks of footnotes."""
    words = sentence.split()
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(1, len(words))
        if rng.random() < 0.5:
            words.insert(at, rng.choice(("|", "·", "•", "¦", "~", "*")))
        else:
            words[at - 1] += rng.choice(("¹", "²", "³", "*", "†"))
    return " ".join(words)


def brackets(sentence, rng, material):
    if rng.random() < 0.5:
        return f"[{sentence[0].lower()}]{sentence[1:]}" if sentence[1:2].islower() else None
    added = rng.choice(("[sic]", "[sic!]", "[the authorities]", "[in the capital]", "[of " + material.country + "]", "[emphasis added]"))
    words = sentence.split()
    words.insert(rng.randrange(3, len(words) - 1), added)
    return " ".join(words)


def ellipsis_faithful(sentence, rng, _):
    """An aside, or a list that begins with "including" or "such as", is left out."""
    mark = rng.choice((" … ", " ... ", " [...] "))
    plain = r"(?:(?!\b(?:not|no|never|without|only|unless|if|except|nor|neither|fail\w*|lack\w*|un\w+)\b)[^.;,()])+"
    made = replace_one(sentence, rf" \({plain}\) (?=[a-z])", rng, lambda hit: mark)
    return made or replace_one(sentence, rf", (?:including|such as|especially|particularly) {plain}, (?=[a-z])", rng,
                               lambda hit: mark)


def capital(sentence, rng, _):
    if sentence[:1].isupper() and sentence[1:2].islower() and not re.match(r"[A-Z]\w+ [A-Z]", sentence):
        return sentence[0].lower() + sentence[1:].rstrip(".")
    return None


FAITHFUL = (exact, part, line_hyphens, ligatures, marks, spacing, scan_marks, brackets, ellipsis_faithful, capital)
