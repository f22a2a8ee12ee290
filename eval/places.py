#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores which place on earth the program takes a name for, on LGL and GeoVirus.

usage: places.py PLUMBLINE DATA [--part all|seen|unseen] [--errors N] [--text-only]

A name is right if the point given lies within 161 km of the annotated one (Acc@161 km); a name without an
answer is wrong. Gold spans: the program is told where the names stand (`analyze --places`) and reads them in
the whole text. Found: the names that it finds itself (`names` of `analyze`), where one covers the gold span or
is covered by it; precision counts its own place names that no gold span touches as wrong, which is too hard on
it, as both sets leave many names without a mark. With --text-only the program is not told the address of the
page, which in LGL tells the country of many outlets. The half "seen" was looked at while rules were written.
"""
import hashlib
import json
import math
import xml.etree.ElementTree as ET

from program import analyses, note, options, sets, touch

LIMIT_KM = 161


def kilometres(a, b):
    lat1, lon1, lat2, lon2 = map(math.radians, (*a, *b))
    h = math.sin((lat1 - lat2) / 2) ** 2 + math.cos(lat1) * math.cos(lat2) * math.sin((lon1 - lon2) / 2) ** 2
    return 2 * 6371 * math.asin(math.sqrt(min(1, h)))


def lgl(path):
    """Articles (id, address, text, [(begin, end, latitude, longitude)]); names without a point are left out."""
    for article in ET.parse(path).getroot().findall("article"):
        gold = []
        for toponym in article.iter("toponym"):
            entry = toponym.find("gaztag")
            entry = toponym if entry is None else entry
            if entry.findtext("lat"):
                gold.append((int(toponym.findtext("start")), int(toponym.findtext("end")),
                             float(entry.findtext("lat")), float(entry.findtext("lon"))))
        yield article.get("docid"), article.findtext("url"), article.findtext("text"), sorted(gold)


def geovirus(path):
    """The same; offsets of this set count from 1, and several articles come from one page."""
    for number, article in enumerate(ET.parse(path).getroot().findall("article")):
        gold = [(int(place.findtext("start")) - 1, int(place.findtext("end")) - 1,
                 float(place.findtext("lat")), float(place.findtext("lon")))
                for place in article.iter("location")]
        page = article.findtext("source")
        yield f"{page}#{number}", page, article.findtext("text"), sorted(gold)


def unseen(key):
    return hashlib.sha256(key.split("#")[0].encode()).digest()[0] % 2 == 1


def read(plumbline, articles):
    """Analyses in order, also asked what the gold spans are."""
    def asked(path):
        spans = path.with_name("spans.json")
        spans.write_text(json.dumps({f"{path}!{number}": [list(g[:2]) for g in article[3]]
                                     for number, article in enumerate(articles)}))
        return ["--places", str(spans)]
    found = analyses(plumbline, [{"id": str(number), "text": text} | ({"url": url} if url else {})
                                 for number, (_, url, text, _) in enumerate(articles)], asked)
    return [found[str(number)] for number in range(len(articles))]


def is_right(place, gold):
    return place is not None and kilometres((place["latitude"], place["longitude"]), gold[2:]) <= LIMIT_KM


def score(plumbline, title, articles, errors, key):
    told = read(plumbline, articles)
    pairs = [(article, gold, answer) for article, analysis in zip(articles, told)
             for gold, answer in zip(article[3], analysis["places"])]
    right = sum(is_right(answer, gold) for _, gold, answer in pairs)
    note(key, right / len(pairs))
    print(f"{title}, gold spans: {len(articles)} texts, {len(pairs)} names, Acc@161 km {right / len(pairs):.3f}"
          f" (no answer: {sum(a is None for _, _, a in pairs)})")
    for article, gold, answer in [p for p in pairs if not is_right(p[2], p[1])][:errors]:
        where = answer and f"{answer['latitude']:.1f} {answer['longitude']:.1f}"
        print(f"   {article[0][-40:]}: {article[2][gold[0]:gold[1]]!r} at {gold[2]:.1f} {gold[3]:.1f}, told {where}")
    found = hits = marked = touched = 0
    for article, analysis in zip(articles, told):
        names = [n for n in analysis["names"] if n["place"]]
        used = set()
        for gold in article[3]:
            over = [n for n in names if touch(n["span"], gold)]
            used.update(id(n) for n in over)
            hits += bool(over)
            found += any(is_right(n["place"], gold) for n in over)
        marked += sum(n["kind"] == "place" for n in names)
        touched += sum(id(n) in used for n in names if n["kind"] == "place")
    print(f"{title}, own spans:  found {hits / len(pairs):.3f} of the names, {found / len(pairs):.3f} of all"
          f" found and within 161 km; {touched / max(1, marked):.3f} of our {marked} place names are marked")


def main():
    ask = options(__doc__)
    ask.add_argument("--text-only", action="store_true")
    given = ask.parse_args()
    root = sets(given.data, "language", "geoparsing") / "geoparsing"
    for title, articles in (("LGL", lgl(root / "lgl.xml")), ("GeoVirus", geovirus(root / "GeoVirus.xml"))):
        wanted = [(key, "" if given.text_only else url, text, gold) for key, url, text, gold in articles
                  if gold and (given.part == "all" or unseen(key) == (given.part == "unseen"))]
        score(given.plumbline, title, wanted, given.errors, f"{title} {given.part}{' text' * given.text_only}")


if __name__ == "__main__":
    main()
