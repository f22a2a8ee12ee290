#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Every format of `export` holds what its page says, in the form its standard asks for, with nothing but what Debian has.

Structure is checked here by hand after each standard; peers.py asks the standards' own programs. usage: formats.py PLUMBLINE
"""
import csv
import io
import json
import pathlib
import re
import sys
import tempfile

from workspace import ARTICLES, NAMES, Space, module, require, run

TEXT_FORMATS = ("csv", "ftm", "htcds", "annotation", "prov", "claimreview", "geojson", "bibtex", "csl")
ROOT = pathlib.Path(__file__).resolve().parents[2]


def unguarded(cell):
    return cell[1:] if cell.startswith("'") else cell


def check_csv(space):
    rows = list(csv.DictReader(io.StringIO(space.export("csv").decode("utf-8"), newline="")))
    claims = space.claims()
    require(len(rows) == len(claims), f"csv: {len(rows)} rows for {len(claims)} claims")
    for row, claim in zip(rows, claims):
        for cell in row.values():
            require(not cell or cell[0] not in "=+-@\t\r", f"csv: a cell is a formula: {cell}")
        key = claim["document"]["id"] + ":" + claim["claim"]["id"]
        require(row["claim"] == key, f"csv: {row['claim']} is not {key}")
        selector = claim["claim"]["passages"][0]["selector"] if "selector" in claim["claim"]["passages"][0] else \
            claim["claim"]["passages"][0]
        require((int(row["start"]), int(row["end"])) == (selector["start"], selector["end"]), f"csv: place of {key}")
        if "[name withheld]" not in row["words"]:
            require(unguarded(row["words"]) == selector["exact"], f"csv: words of {key}")
    titles = {unguarded(row["title"]) for row in rows}
    require(ARTICLES[2]["title"] in titles, "csv: a title does not come back")
    figures = [row for row in rows if row["figure"] == "43"]
    require(figures and figures[0]["countries"], "csv: the figure is not there")
    only = list(csv.DictReader(io.StringIO(space.export("csv", "--kind", "figure").decode())))
    require(only and {row["kind"] for row in only} == {"figure"}, "csv: --kind")
    about = list(csv.DictReader(io.StringIO(space.export("csv", "--country", "Azerbaijan").decode())))
    require(about and all("AZE" in row["countries"] for row in about), "csv: --country")


def check_xlsx(space):
    openpyxl = module("openpyxl", "the workbook is not opened")
    if openpyxl is None:
        return
    book = openpyxl.load_workbook(io.BytesIO(space.export("xlsx")))
    require(book.sheetnames == ["Claims", "Documents"], f"xlsx: sheets {book.sheetnames}")
    sheet = [[cell.value for cell in row] for row in book["Claims"].iter_rows()]
    rows = list(csv.reader(io.StringIO(space.export("csv").decode("utf-8"), newline="")))
    require(len(sheet) == len(rows), "xlsx: as many rows as csv")
    for own, other in zip(sheet, rows):
        shown = ["" if cell is None else str(cell) for cell in own]
        require(shown == [unguarded(cell) for cell in other], f"xlsx: {shown} is not {other}")
    kinds = {cell.data_type for row in book["Claims"].iter_rows() for cell in row}
    require("f" not in kinds, "xlsx: a formula")
    require(book["Documents"].max_row == 1 + len(ARTICLES), "xlsx: documents")


def check_htcds(space):
    table = [line.split("\t") for line in (ROOT / "data/exchange_fields.tsv").read_text().splitlines()
             if not line.startswith("#")][1:]
    fields = {row[2]: (row[3], set(row[4].split())) for row in table if row[0] == "htcds"}
    text = space.export("htcds").decode("utf-8")
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    require(next(csv.reader(io.StringIO(text))) == list(fields), "htcds: the fields of the standard in its order")
    require(rows, "htcds: no row")
    for row in rows:
        for field, cell in row.items():
            kind, values = fields[field]
            told = cell.split(";") if kind == "several" else [cell]
            require(not cell or not values or set(told) <= values, f"htcds: {field} has no value {cell}")
        require(not any(row[field] for field in ("prs_FirstName", "prs_SecondName", "hte_City", "prs_Birthdate")),
                "htcds: somebody is told apart")
        require(row["vic_TraffickingStatus"] == "PossibleVictimOfTrafficking", "htcds: a status nobody decided")
    require(any("ForcedLabour" in row["vic_TypeOfExploitation"] for row in rows), "htcds: forced labour")
    require(any("FalsePromises" in row["vic_MethodsOfControl"] for row in rows), "htcds: false promises")


def check_ftm(space):
    entities = [json.loads(line) for line in space.export("ftm").decode().splitlines()]
    by_id = {entity["id"]: entity for entity in entities}
    require(len(by_id) == len(entities), "ftm: an id twice")
    for entity in entities:
        require(set(entity) == {"id", "schema", "properties"}, "ftm: keys")
        for name, values in entity["properties"].items():
            require(isinstance(values, list) and values and all(isinstance(v, str) and v for v in values), "ftm: values")
            if name in ("proof", "entity", "subject", "object", "startLocation", "endLocation"):
                require(all(value in by_id for value in values), f"ftm: {name} leads nowhere")
    # Notes give back what `claims` says: kind, words, whom it comes from.
    notes = {entity["properties"]["notes"][0].split()[0]: entity["properties"] for entity in entities
             if entity["schema"] == "Note"}
    claims = space.claims()
    require(len(notes) == len(claims), "ftm: a note a claim")
    for claim in claims:
        note = notes["urn:plumbline:claim:" + claim["document"]["id"] + ":" + claim["claim"]["id"]]
        require("kind:" + claim["claim"]["kind"] in note["keywords"], "ftm: kind")
        origin = claim["claim"]["chain"][-1] if isinstance(claim["claim"]["chain"], list) else \
            claim["claim"]["chain"]["links"][-1]
        who = by_id[note["entity"][0]]
        if who["schema"] != "Article":
            require(origin["name"] in who["properties"]["name"], f"ftm: {origin['name']} is not {who}")
    require(any(entity["schema"] == "Trip" for entity in entities), "ftm: no trip")
    people = [entity for entity in entities if entity["schema"] in ("Person", "Organization", "PublicBody")]
    require(people and not any("topics" in entity["properties"] for entity in people), "ftm: a topic on somebody")


def check_annotation(space):
    """The MUSTs of the Web Annotation Data Model that apply, and selectors that find their words."""
    page = json.loads(space.export("annotation"))
    require(page["@context"] == "http://www.w3.org/ns/anno.jsonld" and page["type"] == "AnnotationPage", "annotation: page")
    articles = {article["id"]: article["text"] for article in ARTICLES}
    texts = {claim["document"]["id"]: articles[claim["document"]["name"].split("!")[1]] for claim in space.claims()}
    require(len(page["items"]) == len(space.claims()), "annotation: one a claim")
    found = withheld = 0
    for item in page["items"]:
        require(item["type"] == "Annotation" and ":" in item["id"] and item["target"], "annotation: keys")
        for body in item["body"]:
            require(body["type"] == "TextualBody" and isinstance(body["value"], str), "annotation: body")
        for target in item["target"]:
            text = texts[target["source"]["id"].removeprefix("urn:sha256:")]
            kinds = {selector["type"]: selector for selector in target["selector"]}
            place = kinds["TextPositionSelector"]
            words = text[place["start"]:place["end"]]
            quote = kinds.get("TextQuoteSelector")
            if quote is None:
                require(any(name in words for name in NAMES), f"annotation: no quotation of {words}")
                withheld += 1
                continue
            # A quotation is that of the text, and so is what stands around it: where a name is hidden there is none.
            require(quote["exact"] == words, f"annotation: {quote['exact']} is not {words}")
            found += 1
            around = quote["prefix"] + words + quote["suffix"]
            begin = place["start"] - len(quote["prefix"])
            require(text[begin:begin + len(around)] == around, f"annotation: context of {words}")
    require(found and withheld, "annotation: both forms")


def check_prov(space):
    page = json.loads(space.export("prov"))
    graph = {node["@id"]: node for node in page["@graph"]}
    require(len(graph) == len(page["@graph"]), "prov: an id twice")
    claims = [node for name, node in graph.items() if re.fullmatch(r"urn:plumbline:claim:\w+:c\d+", name)]
    require(len(claims) == len(space.claims()), "prov: an entity a claim")
    require(any("prov:hadPrimarySource" in node for node in claims), "prov: no primary source")
    require(any("prov:wasQuotedFrom" in node for node in claims), "prov: no quotation")
    for node in claims:
        require(node["prov:wasGeneratedBy"]["@id"] in graph, "prov: no activity")
    rdflib = module("rdflib", "the graph is not read")
    if rdflib is None:
        return
    prov = rdflib.Namespace("http://www.w3.org/ns/prov#")
    read = rdflib.Graph().parse(data=json.dumps(page), format="json-ld")
    require(len(set(read.subjects(rdflib.RDF.type, prov.Activity))) == 1, "prov: one activity")
    entities = set(read.subjects(rdflib.RDF.type, prov.Entity))
    agents = set(read.subjects(rdflib.RDF.type, prov.Agent))
    # Domains and ranges of PROV-O.
    for term, subjects, objects in ((prov.wasDerivedFrom, entities, None), (prov.wasQuotedFrom, entities, entities),
                                    (prov.hadPrimarySource, entities, entities), (prov.wasAttributedTo, entities, agents)):
        pairs = set(read.subject_objects(term))
        require(pairs, f"prov: no {term}")
        for subject, thing in pairs:
            require(subject in subjects and (objects is None or thing in objects), f"prov: {subject} {term} {thing}")


def check_claim_review(space):
    page = json.loads(space.export("claimreview", "--reviewer", "Kiln Watch"))
    require(page["@context"] == "https://schema.org" and page["@graph"], "claimreview: no review")
    for review in page["@graph"]:
        require(review["@type"] == "ClaimReview" and review["claimReviewed"] and
                review["author"]["name"] == "Kiln Watch" and review["itemReviewed"]["@type"] == "Claim" and
                review["reviewRating"]["alternateName"] and "ratingValue" not in review["reviewRating"],
                f"claimreview: {review}")


def positions(geometry):
    at = geometry["coordinates"]
    depth = {"Point": 0, "LineString": 1, "MultiPoint": 1, "MultiLineString": 2}[geometry["type"]]
    points = [at] if depth == 0 else at if depth == 1 else [point for line in at for point in line]
    lines = [at] if geometry["type"] == "LineString" else at if geometry["type"] == "MultiLineString" else []
    require(all(len(line) >= 2 for line in lines), "geojson: a line of one point")
    return points


def check_geojson(space):
    page = json.loads(space.export("geojson"))
    require(page["type"] == "FeatureCollection" and set(page) == {"type", "features"}, "geojson: collection")
    require(len({feature["id"] for feature in page["features"]}) == len(page["features"]), "geojson: an id twice")
    shapes = set()
    for feature in page["features"]:
        require(feature["type"] == "Feature" and "properties" in feature and "geometry" in feature, "geojson: feature")
        if feature["geometry"] is None:
            continue
        shapes.add(feature["geometry"]["type"])
        for longitude, latitude in positions(feature["geometry"]):
            require(-180 <= longitude <= 180 and -90 <= latitude <= 90 and (longitude, latitude) != (0, 0), "geojson: point")
    lines = [f for f in page["features"] if f["properties"]["what"] == "route" and f["geometry"]]
    require({"LineString", "MultiLineString"} <= shapes, f"geojson: {shapes} (one way crosses the antimeridian)")
    require(any([s["role"] for s in f["properties"]["stops"]] == ["origin", "transit", "destination"] for f in lines),
            "geojson: stops in order")
    events = [f["properties"] for f in page["features"] if f["properties"]["what"] == "event"]
    require(events and all(e.get("precision", "country") in ("country", "first-level region") for e in events),
            "geojson: finer than a region")


def check_references(space):
    items = json.loads(space.export("csl"))
    require(len(items) == len(ARTICLES) and len({item["id"] for item in items}) == len(items), "csl: items")
    for item in items:
        require(item["type"] == "article-newspaper" and item["title"] and item["issued"]["date-parts"][0][0] == 2024, "csl")
    text = space.export("bibtex").decode()
    require(text.count("@article{") == len(ARTICLES), "bibtex: entries")
    require(set(re.findall(r"@article\{([^,]+),", text)) == {item["id"] for item in items}, "bibtex: keys of csl")
    # BibTeX counts every brace, behind a backslash too.
    require(text.count("{") == text.count("}"), "bibtex: braces")
    require(r"100\% \textbraceleft{}braced\textbraceright{}\_title" in text, "bibtex: signs of TeX")


def check_common(space):
    for form in TEXT_FORMATS + ("xlsx",):
        first = space.export(form)
        require(first == space.export(form), f"{form}: other bytes at the second time")
        path = space.folder / ("x." + form)
        run(space.plumbline, "export", "--workspace", space.path, "--format", form, "--out", path)
        require(path.read_bytes() == first, f"{form}: other bytes in a file")
        if form == "xlsx":
            continue
        for name in NAMES:
            require(name.lower() not in first.decode("utf-8").lower(), f"{form}: the victim is named")
        require(b"velkarov" in first.lower() or form in ("claimreview", "geojson", "bibtex", "csl", "htcds"),
                f"{form}: the convicted man is not")
    left = sorted(path.name for path in space.folder.iterdir() if ".part-" in path.name)
    require(not left, f"left behind: {left}")


def check_refusals(space):
    ask = [space.plumbline, "export", "--workspace", space.path]
    require("one of: csv" in run(*ask, "--format", "pdf", "--out", "-", code=2), "unknown format")
    require("--out" in run(*ask, "--format", "csv", code=2), "no --out")
    require("folder" in run(*ask, "--format", "csv", "--out", space.folder, code=2), "a folder")
    run(*ask, "--format", "csv", "--out", space.folder / "none" / "x.csv", code=3)
    old = space.folder / "old.csv"
    old.write_text("old")
    run(*ask, "--format", "csv", "--document", "ffffffff", "--out", old, code=3)
    require(old.read_text() == "old", "a failed export replaced a file")
    # Through a link, so that a program that replaces what it finds replaces only the link.
    full = space.folder / "full"
    full.symlink_to("/dev/full")
    run(*ask, "--format", "csv", "--out", full, code=3)
    require(full.is_symlink(), "a device was replaced")
    empty = run(*ask, "--format", "ftm", "--country", "Iceland", "--out", "-")
    require(empty == "", "nothing fits")
    for form in ("annotation", "prov", "claimreview", "geojson", "csl"):
        json.loads(space.export(form, "--country", "Iceland"))


def main():
    with tempfile.TemporaryDirectory() as folder:
        space = Space(sys.argv[1], folder)
        for check in (check_csv, check_xlsx, check_htcds, check_ftm, check_annotation, check_prov, check_claim_review,
                      check_geojson, check_references, check_common, check_refusals):
            check(space)
    print("export: all formats hold")


if __name__ == "__main__":
    main()
