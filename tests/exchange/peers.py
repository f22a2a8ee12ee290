#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Asks programs of the standards themselves whether they can read what `export` writes; each from PyPI, none needed:
followthemoney, geojson-pydantic, bibtexparser, conllu, prov, wacz, warcio, pydantic2-schemaorg, PyLD. Skips
(77) if none is there, and says which are not. `W3C_ANNOTATION_CONTEXT`: a copy of http://www.w3.org/ns/anno.jsonld.

usage: peers.py PLUMBLINE
"""
import importlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

from workspace import ARTICLES, Space, require, run


def check_followthemoney(space):
    from followthemoney import model
    from followthemoney.types import registry
    schemata = {}
    for line in space.export("ftm").decode().splitlines():
        data = json.loads(line)
        proxy = model.get_proxy(data, cleaned=False)
        require(json.loads(json.dumps(proxy.to_dict()))["properties"].keys() == data["properties"].keys(),
                f"ftm drops a property of {data}")
        for name, values in data["properties"].items():
            require(sorted(proxy.get(name)) == sorted(values), f"ftm changes {name}: {values} to {proxy.get(name)}")
        faults = model.get(data["schema"]).validate(data)
        require(not faults, f"ftm: {faults} of {data}")
        for name in model.get(data["schema"]).required:
            require(proxy.get(name) or name == "name" and proxy.caption, f"ftm: {name} of {data} is required")
        for topic in data["properties"].get("topics", []):
            require(topic in registry.topic.names, f"ftm: topic {topic}")
        schemata[data["schema"]] = schemata.get(data["schema"], 0) + 1
    print("followthemoney:", schemata)


def check_geojson(space):
    from geojson_pydantic import FeatureCollection
    page = FeatureCollection.model_validate_json(space.export("geojson"))
    print("geojson-pydantic:", len(page.features), "features")


def check_bibtex(space):
    import bibtexparser
    text = space.export("bibtex").decode()
    if hasattr(bibtexparser, "parse_string"):
        library = bibtexparser.parse_string(text)
        require(not library.failed_blocks, f"bibtex: {library.failed_blocks}")
        entries = {entry["title"]: entry for entry in library.entries}
    else:
        entries = {entry["title"]: entry for entry in bibtexparser.loads(text).entries}
    require(len(entries) == len(ARTICLES), "bibtex: entries")
    print("bibtexparser:", len(entries), "entries")


def check_conllu(space):
    import conllu
    sentences = conllu.parse(space.export("conllu", "--engine", "learned").decode())
    for sentence in sentences:
        require(sentence.to_tree() is not None, "conllu: no tree")
    print("conllu:", len(sentences), "sentences")


def check_prov(space):
    import prov.model
    import rdflib
    graph = rdflib.Graph().parse(data=space.export("prov").decode(), format="json-ld")
    turtle = graph.serialize(format="turtle")
    document = prov.model.ProvDocument.deserialize(content=turtle, format="rdf", rdf_format="turtle")
    kinds = {}
    for record in document.get_records():
        kinds[type(record).__name__] = kinds.get(type(record).__name__, 0) + 1
    require(kinds.get("ProvEntity") and kinds.get("ProvActivity") == 1 and kinds.get("ProvDerivation"), f"prov: {kinds}")
    print("prov:", kinds)


def check_wacz(space):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "x.wacz"
        path.write_bytes(space.export("wacz"))
        done = subprocess.run([sys.executable, "-c", "import sys; from wacz.main import main; sys.exit(main(['validate', '-f', "
                               f"{str(path)!r}]))"], capture_output=True, text=True)
        require(done.returncode == 0, f"wacz: {done.stdout}{done.stderr}")
        run("unzip", "-q", path, "-d", folder)
        warc = pathlib.Path(folder) / "archive/originals.warc.gz"
        done = subprocess.run([sys.executable, "-m", "warcio.cli", "check", "-v", warc], capture_output=True, text=True)
        require(done.returncode == 0 and "fail" not in done.stdout, f"warcio: {done.stdout}{done.stderr}")
    print("wacz:", "valid;", "warcio: digests hold")


def check_schemaorg(space):
    from pydantic2_schemaorg.ClaimReview import ClaimReview
    page = json.loads(space.export("claimreview"))
    known = {field.alias or name for name, field in ClaimReview.__fields__.items()}
    for review in page["@graph"]:
        require(set(review) <= known | {"@type", "@id"}, f"claimreview: {set(review) - known}")
    print("pydantic2-schemaorg:", len(page["@graph"]), "reviews, every property known")


def check_annotation(space):
    from pyld import jsonld
    path = os.environ.get("W3C_ANNOTATION_CONTEXT")
    if not path:
        print("PyLD: W3C_ANNOTATION_CONTEXT is not set; annotations are not expanded")
        return
    context = json.loads(pathlib.Path(path).read_text())

    def load(url, options):
        require(url == "http://www.w3.org/ns/anno.jsonld", f"annotation: another context {url}")
        return {"contextUrl": None, "documentUrl": url, "document": context}
    page = json.loads(space.export("annotation"))
    expanded = jsonld.expand(page, {"documentLoader": load})
    require(len(json.dumps(expanded)) > len(page["items"]) * 500, "annotation: nothing left after expansion")
    back = jsonld.compact(expanded, "http://www.w3.org/ns/anno.jsonld", {"documentLoader": load})

    def keys(value, found):
        if isinstance(value, dict):
            found |= set(value)
            for part in value.values():
                keys(part, found)
        elif isinstance(value, list):
            for part in value:
                keys(part, found)
        return found
    lost = keys(page, set()) - keys(back, set())
    require(not lost, f"annotation: no term of the context: {lost}")
    print("PyLD:", len(page["items"]), "annotations, every term known")


CHECKS = (("followthemoney", check_followthemoney), ("geojson_pydantic", check_geojson), ("bibtexparser", check_bibtex),
          ("conllu", check_conllu), ("prov", check_prov), ("wacz", check_wacz),
          ("pydantic2_schemaorg", check_schemaorg), ("pyld", check_annotation))


def main():
    asked = 0
    with tempfile.TemporaryDirectory() as folder:
        space = Space(sys.argv[1], folder)
        for module, check in CHECKS:
            try:
                importlib.import_module(module)
            except ImportError:
                print(f"{module} is not installed: not asked")
                continue
            check(space)
            asked += 1
    print(f"{asked} of {len(CHECKS)} peers asked")
    return 0 if asked else 77


if __name__ == "__main__":
    sys.exit(main())
