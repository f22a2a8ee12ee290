#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""How fast are 1,000 quotations held against a library of 10,000 passages, and is their source found?

usage: quote_library.py QUOTE_LIBRARY_BENCH [QUOTES [PASSAGES]]

Passages of 120 words are cut from the texts under $PLUMBLINE_DATA/corpora/text. A quotation is 12 to
30 words of one of them: exact, edited (words replaced, dropped, added), negated, or as a bad scan
reads it. The source counts as found if the passage named, or one that holds the same words, is
it. Peers in the same run, on a few of the quotations each: Python's difflib, over the words of every
passage, and rapidfuzz, if it is installed (pip install rapidfuzz), over their letters.
"""
import difflib
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time

WORDS = 120
PEER_QUOTES = {"difflib": 2, "rapidfuzz": 10}
MISREAD = {"m": "rn", "l": "1", "e": "c", "o": "0", "h": "b", "i": "l", "d": "cl", "a": "o", "n": "u", "t": "f"}


def passages(count):
    root = pathlib.Path(os.environ.get("PLUMBLINE_DATA", "")) / "corpora/text"
    if not root.is_dir():
        sys.exit("quote_library: set PLUMBLINE_DATA; nothing measured")
    seen = set()
    for name in ("hrr_full", "hrr_tip_sections", "ilab_countries", "prosecutor_releases"):
        for line in (root / f"{name}.jsonl").open(encoding="utf-8"):
            words = (json.loads(line).get("text") or "").split()
            for at in range(0, len(words) - WORDS, WORDS):
                text = " ".join(words[at:at + WORDS])
                if text in seen:
                    continue
                seen.add(text)
                yield text
                if len(seen) == count:
                    return


def edited(words, rng):
    others = ["recently", "several", "reportedly", "local", "large", "new", "further"]
    for _ in range(rng.randint(1, 3)):
        at = rng.randrange(1, len(words) - 1)
        change = rng.choice(("replace", "drop", "add"))
        if change == "replace":
            words[at] = rng.choice(others)
        elif change == "drop":
            del words[at]
        else:
            words.insert(at, rng.choice(others))
    return words


def negated(words, rng):
    for at, word in enumerate(words):
        if word in ("is", "are", "was", "were", "has", "have", "had", "did", "does", "can", "may", "would"):
            if words[at + 1:at + 2] == ["not"]:
                return words[:at + 1] + words[at + 2:]
            return words[:at + 1] + ["not"] + words[at + 1:]
    return ["not"] + words


def misread(words, rng):
    """About one letter in thirty, as scans confuse them."""
    return ["".join(MISREAD.get(c, c) if rng.random() < 1 / 30 else c for c in word) for word in words]


def quotations(library, count, rng):
    makers = (("exact", lambda words, rng: words), ("edited", edited), ("negated", negated), ("misread", misread))
    for number in range(count):
        kind, make = makers[number % len(makers)]
        source = rng.randrange(len(library))
        words = library[source].split()
        size = rng.randint(12, 30)
        at = rng.randrange(len(words) - size)
        original = words[at:at + size]
        yield kind, source, " ".join(original), " ".join(make(list(original), rng))


def ours(program, library, quotes):
    with tempfile.TemporaryDirectory() as top:
        top = pathlib.Path(top)
        (top / "passages").write_text("\n".join(library) + "\n", encoding="utf-8")
        (top / "quotes").write_text("\n".join(quote for *_, quote in quotes) + "\n", encoding="utf-8")
        done = subprocess.run([program, top / "ws", top / "passages", top / "quotes"], capture_output=True, text=True,
                              check=True)
    print(done.stderr, end="")
    seconds = float(re.search(r"verified \d+ in (\S+) s of CPU", done.stderr).group(1))
    return seconds / len(quotes), [line.split("\t") for line in done.stdout.splitlines()]


def by_difflib(library, quotes):
    split = [passage.split() for passage in library]
    for _, _, _, quote in quotes:
        matcher = difflib.SequenceMatcher(autojunk=False)
        matcher.set_seq2(quote.split())
        best, found = 0, None
        for number, words in enumerate(split):
            matcher.set_seq1(words)
            size = sum(block.size for block in matcher.get_matching_blocks())
            if size > best:
                best, found = size, number
        yield found


def by_rapidfuzz(library, quotes):
    from rapidfuzz import fuzz, process
    for _, _, _, quote in quotes:
        yield process.extractOne(quote, library, scorer=fuzz.partial_ratio)[2]


def letters(text):
    return " ".join(re.findall(r"\w+", text.lower()))


def is_found(answer, quote, library):
    _, source, original, _ = quote
    return answer is not None and (answer == source or letters(original) in letters(library[answer]))


def peer(name, find, library, quotes, our_seconds):
    quotes = quotes[:PEER_QUOTES[name]]
    started = time.process_time()
    answers = list(find(library, quotes))
    each = (time.process_time() - started) / len(quotes)
    right = sum(is_found(answer, quote, library) for answer, quote in zip(answers, quotes))
    print(f"{name}: {each * 1000:.0f} ms a quotation ({right} of {len(quotes)} found); ours is {each / our_seconds:.0f} times as fast")


def main():
    program = os.path.abspath(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
    size = int(sys.argv[3]) if len(sys.argv) > 3 else 10000
    rng = random.Random(11)
    library = list(passages(size))
    quotes = list(quotations(library, count, rng))
    each, answers = ours(program, library, quotes)
    print(f"{count} quotations against {len(library)} passages: {each * count:.2f} s of CPU, {each * 1000:.2f} ms each")
    for kind in ("exact", "edited", "negated", "misread"):
        rows = [(answer, quote) for answer, quote in zip(answers, quotes) if quote[0] == kind]
        right = sum(is_found(None if number == "-" else int(number), quote, library) for (number, _), quote in rows)
        told = {}
        for (_, status), _ in rows:
            told[status] = told.get(status, 0) + 1
        print(f"{kind}: source found {right} of {len(rows)} ({right / len(rows):.3f}); " +
              ", ".join(f"{n} {status}" for status, n in sorted(told.items())))
    found = sum(is_found(None if number == "-" else int(number), quote, library)
                for (number, _), quote in zip(answers, quotes))
    print(f"recall of the source: {found / count:.3f}")
    peer("difflib", by_difflib, library, quotes, each)
    try:
        peer("rapidfuzz", by_rapidfuzz, library, quotes, each)
    except ImportError:
        print("rapidfuzz: not installed, not measured")


if __name__ == "__main__":
    main()
