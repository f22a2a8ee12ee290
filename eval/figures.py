#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Scores figures and routes on eval/gold/figures and eval/gold/routes.

usage: figures.py PLUMBLINE [--part seen|unseen|all]

A gold figure is found if one of ours whose passage touches its anchor has its value. Right as a whole: value,
unit (its head word), place and period; "nothing stated" must be nothing. The status is also compared after
our finer words are put for the one that the guidelines have for them (cases opened: investigated). Figures told beside the gold's
are not counted against us, only those of items that hold none. A route is right if origin,
transit and destination are. A third of the items, by a hash of the id, is `unseen`.
"""
import pathlib
import unicodedata

from gold_items import claims_of, items_of
from program import note, options

GOLD = pathlib.Path(__file__).resolve().parent / "gold"


# Finer words of ours, by the word that GUIDELINES.md has for them; "" where it has none.
COARSER = {"opened": "investigated", "sheltered": "assisted", "received": "assisted", "confirmed": "identified",
           "expelled": "deported", **dict.fromkeys(("intercepted", "dismantled", "departed", "arrived", "fled", "withdrawn"), "")}


def heads(unit):
    """The head word of a unit, without its plural: "victims of trafficking" and "victim" agree."""
    word = (unit or "").split(" of ")[0].split(" in ")[0].split(" for ")[0].lower().split()
    return PLURALS.get(word[-1], word[-1].rstrip("s")) if word else ""


# Our units of money are codes (ISO 4217); the gold has the words of the text.
NAMES = {"dollar": "USD AUD CAD NZD HKD SGD TWD FJD JMD TTD BSD BBD GYD SRD NAD LRD BND SBD", "euro": "EUR",
         "pound": "GBP EGP SDG SSP SYP LBP", "lira": "TRY LBP", "rupee": "INR PKR NPR LKR MUR SCR",
         "peso": "MXN PHP COP ARS CLP DOP CUP UYU", "franc": "CHF RWF BIF CDF GNF DJF KMF XAF XOF", "won": "KRW",
         "dinar": "IQD KWD JOD BHD LYD TND DZD RSD", "dirham": "AED MAD", "riyal": "SAR QAR YER", "rial": "YER IRR OMR",
         "shilling": "KES UGX TZS SOS", "crown": "CZK", "krona": "SEK ISK", "krone": "NOK DKK", "kwacha": "ZMW MWK",
         "som": "KGS UZS", "manat": "AZN TMT", "dram": "AMD", "lari": "GEL", "rouble": "RUB BYN", "yuan": "CNY",
         "yen": "JPY", "hryvnia": "UAH", "tenge": "KZT", "zloty": "PLN", "naira": "NGN", "shekel": "ILS", "baht": "THB",
         "dong": "VND", "kyat": "MMK", "taka": "BDT", "birr": "ETB", "cedi": "GHS", "ringgit": "MYR", "rupiah": "IDR",
         "reai": "BRL", "forint": "HUF", "leva": "BGN", "lei": "RON MDL", "quetzal": "GTQ", "afghani": "AFN",
         "somoni": "TJS", "riel": "KHR", "kip": "LAK", "rand": "ZAR", "boliviano": "BOB", "colone": "CRC", "sole": "PEN"}
MONEY = {(code, name) for name, codes in NAMES.items() for code in codes.split()}
PLURALS = {"men": "man", "women": "woman", "children": "child", "people": "person", "persons": "person"}


def same_unit(ours, gold):
    if heads(ours) == heads(gold):
        return True
    name = heads(gold).replace("ruble", "rouble")
    return ((ours or "").split(" ")[0], "franc" if name == "cfa" else name) in MONEY


def same_place(ours, gold):
    """By alpha-3 or by name: ours is the usual one, with its country ("Z\u00FCrich, Switzerland", "Cebu City, ...")."""
    ours, gold = plain(ours), plain(gold)
    return ours == gold or ours.split(",")[0].removesuffix(" city") == gold.removesuffix(" city")


def plain(name):
    """Small letters without accents."""
    parts = unicodedata.normalize("NFD", name or "")
    return "".join(c for c in parts if not unicodedata.combining(c)).lower()


def figures_of(claims):
    """Every figure of the claims with the span it is told at, in order."""
    for claim in claims:
        for figure in ([claim["figure"]] if "figure" in claim else []) + claim.get("more_figures", []):
            span = figure.get("passage") or claim["passages"][0]
            yield (span["start"], span["end"]), figure


def nearest(found, value, begin, end):
    """The figure of that value that touches the anchor, the nearest to its middle of several; None if none does."""
    ours = [(abs(span[0] + span[1] - begin - end), at) for at, (span, figure) in enumerate(found)
            if abs(figure["value"] - value) < 1e-6 and span[0] < end and span[1] > begin]
    return found[min(ours)[1]][1] if ours else None


def touching(claims, text, anchor):
    begin = text.index(anchor)
    end = begin + len(anchor)
    return [c for c in claims if any(p["start"] < end and p["end"] > begin for p in c["passages"])]


def figures(plumbline, part):
    items = list(items_of([GOLD / "figures/sentences.jsonl"], part))
    found = claims_of(plumbline, items)
    count = dict.fromkeys(("gold", "value", "unit", "place", "period", "status", "status by the guidelines' words", "all"), 0)
    told = false_alarms = 0
    for item in items:
        ours = list(figures_of(found.get(item["id"], [])))
        told += len(ours)
        if not item["figures"]:
            false_alarms += len(ours)
        for gold in item["figures"]:
            count["gold"] += 1
            begin = item["text"].index(gold["anchor"])
            figure = nearest(ours, gold["value"], begin, begin + len(gold["anchor"]))
            if figure is None:
                continue
            right = {"value": figure.get("upper") == gold.get("upper"),
                     "unit": same_unit(figure.get("unit"), gold.get("unit")),
                     "place": same_place(figure.get("place"), gold["place"]),
                     "period": (figure.get("from"), figure.get("to")) == (gold["from"], gold["to"])}
            for k, v in right.items():
                count[k] += v
            status = figure.get("status") or ""
            count["status"] += (status or None) == gold["status"]
            count["status by the guidelines' words"] += (COARSER.get(status, status) or None) == gold["status"]
            count["all"] += all(right.values())
    note(f"figures {part}", 100 * count["all"] / count["gold"])
    print(f"figures, {part}: " + "  ".join(f"{k} {100 * v / count['gold']:.1f} %" for k, v in count.items()
                                           if k != "gold") + f"  of {count['gold']}; {told} told, "
          f"{false_alarms} in the {sum(not i['figures'] for i in items)} items without one")


def same_places(gold, ours):
    """As many places, each of the gold's among ours: by country code or by name ("Baku, Azerbaijan" is Baku)."""
    names = lambda place: {place, place.lower()}
    return len(gold) == len(ours) and all(any(names(g) & o for o in ours) for g in gold)


def printed(place):
    """As the text has it: "Gedaref" of what we call "Al Qadarif"."""
    return place.get("passage", {}).get("exact", "").lower()


def routes(plumbline, part):
    items = list(items_of([GOLD / "routes/sentences.jsonl"], part))
    found = claims_of(plumbline, items)
    gold_count = found_count = right = told = false_alarms = 0
    for item in items:
        claims = [c for c in found.get(item["id"], []) if "route" in c]
        told += len(claims)
        if not item["routes"]:
            false_alarms += len(claims)
        for gold in item["routes"]:
            gold_count += 1
            near = touching(claims, item["text"], gold["anchor"])
            found_count += bool(near)
            for claim in near:
                ours = {"origin": [], "transit": [], "destination": []}
                for place in claim["route"]:
                    if place["role"] in ours:
                        ours[place["role"]].append({place.get("country"), place["place"].split(",")[0].lower(), printed(place)})
                if all(same_places(gold[role], ours[role]) for role in ours):
                    right += 1
                    break
    note(f"routes {part}", 100 * right / gold_count)
    print(f"routes, {part}: found {100 * found_count / gold_count:.1f} %, all places and roles right "
          f"{100 * right / gold_count:.1f} % of {gold_count}; {told} told, {false_alarms} in the "
          f"{sum(not i['routes'] for i in items)} items without one")


def main():
    asked = options(__doc__, data=False, errors=False).parse_args()
    figures(asked.plumbline, asked.part)
    routes(asked.plumbline, asked.part)


if __name__ == "__main__":
    main()
