#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""Originals go out as a WACZ and come back: the same documents with the same claims in a new workspace; what was changed
on the way is told. CoNLL-U gives the words and heads that `analyze` gives. usage: bundle.py PLUMBLINE"""
import gzip
import hashlib
import io
import json
import pathlib
import sys
import tempfile
import zipfile

from workspace import NAMES, Space, require, run

HTML = ("<html lang='en'><head><title>Kilns closed</title><meta property='og:url' content='https://mill.example/kilns'>"
        "</head><body><article><p>The ministry said on Monday that the courts had opened two cases against recruiters in "
        "the port. Police in Izmir freed 12 workers from Nepal.</p></article></body></html>")
TEXT = "Port Mirror, 1 March 2024. The Lume Foundation said 41 women were housed in Romania in 2023.\n"
TABLE = "place,what\nIzmir,\"Police freed 12 workers from Nepal, the prefect said.\"\n"


def claims(plumbline, space):
    lines = run(plumbline, "claims", "--workspace", space, "--json", "--limit", "0").splitlines()
    found = [json.loads(line) for line in lines]
    for claim in found:
        claim["document"].pop("name", None)
    return sorted(json.dumps(claim, sort_keys=True) for claim in found)


def rezip(source, target, change):
    """The same zip with members put through `change`; None leaves one out."""
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(target, "w") as new:
        for info in old.infolist():
            data = change(info.filename, old.read(info))
            if data is not None:
                new.writestr(info.filename, data)


def check_package(path):
    """What the specification asks of datapackage.json, and that every hash, size and offset in it is true."""
    with zipfile.ZipFile(path) as book:
        require(book.testzip() is None, "wacz: the zip")
        package = json.loads(book.read("datapackage.json"))
        seal = json.loads(book.read("datapackage-digest.json"))
        require(seal["hash"] == "sha256:" + hashlib.sha256(book.read("datapackage.json")).hexdigest(), "wacz: seal")
        require(package["profile"] == "data-package" and package["wacz_version"] == "1.1.1", "wacz: profile")
        listed = {resource["path"]: resource for resource in package["resources"]}
        require(set(book.namelist()) == set(listed) | {"datapackage.json", "datapackage-digest.json"}, "wacz: members")
        for name, resource in listed.items():
            data = book.read(name)
            require(resource["bytes"] == len(data), f"wacz: size of {name}")
            require(resource["hash"] == "sha256:" + hashlib.sha256(data).hexdigest(), f"wacz: hash of {name}")
        require(book.getinfo("archive/originals.warc.gz").compress_type == zipfile.ZIP_STORED, "wacz: WARC is stored")
        warc = book.read("archive/originals.warc.gz")
        lines = book.read("indexes/index.cdx").decode().splitlines()
        require(lines == sorted(lines), "wacz: index is sorted")
        for line in lines:
            about = json.loads(line.split(" ", 2)[2])
            begin = int(about["offset"])
            record = gzip.decompress(warc[begin:begin + int(about["length"])])
            head, _, rest = record.partition(b"\r\n\r\n")
            require(head.startswith(b"WARC/1.1\r\nWARC-Type: resource"), "wacz: record")
            block = rest[:-4]
            require(rest.endswith(b"\r\n\r\n") and f"Content-Length: {len(block)}".encode() in head, "wacz: length")
            require(about["digest"] == "sha256:" + hashlib.sha256(block).hexdigest(), "wacz: digest")
        pages = [json.loads(line) for line in book.read("pages/pages.jsonl").decode().splitlines()]
        require(pages[0]["format"] == "json-pages-1.0" and all(p["url"] and p["ts"] for p in pages[1:]), "wacz: pages")
        return len(pages) - 1


def check_wacz(plumbline, folder):
    first, second = folder / "first", folder / "second"
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as book:
        book.writestr("a/mirror.txt", TEXT)
        book.writestr("b/page.html", HTML.replace("12 workers", "13 workers"))
    files = {"page.html": HTML.encode(), "table.csv": TABLE.encode(), "both.zip": inner.getvalue(),
             "mirror.txt": TEXT.encode() + b"More was said.\n"}
    for name, data in files.items():
        (folder / name).write_bytes(data)
        run(plumbline, "add", "--workspace", first, folder / name)
    # All conditions hold together: the document that is asked for has no such claim.
    few = folder / "few.wacz"
    one = json.loads(run(plumbline, "claims", "--workspace", first, "--json").splitlines()[0])["document"]["id"]
    run(plumbline, "export", "--workspace", first, "--format", "wacz", "--document", one, "--out", few)
    require(check_package(few) == 1, "wacz: one document")
    run(plumbline, "export", "--workspace", first, "--format", "wacz", "--document", one, "--kind", "verdict",
        "--out", few)
    require(check_package(few) == 0, "wacz: --document with --kind")
    bundle = folder / "out.wacz"
    run(plumbline, "export", "--workspace", first, "--format", "wacz", "--out", bundle)
    again = run(plumbline, "export", "--workspace", first, "--format", "wacz", "--out", "-", text=False)
    require(again == bundle.read_bytes(), "wacz: other bytes at the second time")
    require(check_package(bundle) == len(files), "wacz: a page an original")
    run(plumbline, "add", "--workspace", second, bundle)
    require(claims(plumbline, first) == claims(plumbline, second), "wacz: other documents or claims came back")
    # What was changed is told, and what is left is read.
    spoiled = folder / "spoiled.wacz"
    rezip(bundle, spoiled, lambda name, data: data + b"\n{}" if name == "pages/pages.jsonl" else data)
    told = run(plumbline, "add", "--workspace", folder / "third", spoiled, code=3)
    require("pages/pages.jsonl" in told and "another SHA-256" in told, f"wacz: a changed member: {told}")
    require(claims(plumbline, folder / "third") == claims(plumbline, first), "wacz: the rest of a changed bundle")

    def change_record(name, data):
        if name != "archive/originals.warc.gz":
            return data
        return gzip.compress(gzip.decompress(data).replace(b"41 women", b"91 women"))
    rezip(bundle, spoiled, change_record)
    told = run(plumbline, "add", "--workspace", folder / "fourth", spoiled, code=3)
    require("originals.warc.gz" in told and "datapackage.json gives another SHA-256" in told and
            "its record gives another SHA-256" in told, f"wacz: a changed original: {told}")
    rezip(bundle, spoiled, lambda name, data: None if name == "indexes/index.cdx" else data)
    told = run(plumbline, "add", "--workspace", folder / "fifth", spoiled, code=3)
    require("indexes/index.cdx" in told and "datapackage.json lists it" in told, f"wacz: a missing member: {told}")
    # An original that was changed in the workspace does not leave it.
    victim = next(path for path in (first / "originals").rglob("*") if path.is_file())
    victim.chmod(0o644)
    victim.write_bytes(b"other")
    told = run(plumbline, "export", "--workspace", first, "--format", "wacz", "--out", folder / "bad.wacz", code=3)
    require("not what was kept" in told and not (folder / "bad.wacz").exists(), f"wacz: a changed file: {told}")


def check_foreign(plumbline, folder):
    """A crawl of somebody else's: pages as responses."""
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + HTML.encode()
    warc = (b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://mill.example/kilns\r\n"
            b"WARC-Date: 2024-05-03T10:00:00Z\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: " +
            str(len(http)).encode() + b"\r\n\r\n" + http + b"\r\n\r\n")
    data = gzip.compress(warc)
    package = {"profile": "data-package", "wacz_version": "1.1.1", "resources": [
        {"name": "data.warc.gz", "path": "archive/data.warc.gz", "bytes": len(data),
         "hash": "sha256:" + hashlib.sha256(data).hexdigest()}]}
    path = folder / "crawl.wacz"
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("archive/data.warc.gz", data)
        book.writestr("datapackage.json", json.dumps(package))
    run(plumbline, "add", "--workspace", folder / "crawl", path)
    found = [json.loads(line) for line in run(plumbline, "claims", "--workspace", folder / "crawl", "--json").splitlines()]
    require(found and "mill.example" in found[0]["document"]["name"], f"wacz: a crawl: {found[:1]}")


def tokens(text):
    """Sentences of (form, tag, head, relation)."""
    out = []
    for block in text.strip().split("\n\n"):
        rows = [line.split("\t") for line in block.splitlines() if not line.startswith("#")]
        require(all(len(row) == 10 for row in rows), "conllu: ten columns")
        require([row[0] for row in rows] == [str(i + 1) for i in range(len(rows))], "conllu: numbers")
        out.append([(row[1], row[3], row[6], row[7], row[9]) for row in rows])
    return out


def check_conllu(space):
    for engine in ("rules", "learned"):
        written = space.export("conllu", "--engine", engine).decode("utf-8")
        for name in NAMES:
            require(name not in written, f"conllu: {name}")
        require("XXXX" in written and "NameWithheld=Yes" in written, "conllu: nothing withheld")
        ids = [line for line in written.splitlines() if line.startswith("# sent_id = ")]
        require(ids and len(set(ids)) == len(ids), "conllu: sent_id is not unique in the file")
        own = [sentence for sentence in tokens(written)]
        seen = [sentence for sentence in tokens(run(space.plumbline, "analyze", "--format", "conllu", "--engine", engine,
                                                    space.folder / "articles.jsonl"))]
        # Documents are in another order; and names are only in ours left out.
        # The learned engine reads sentences together: a name left out may change how its neighbours are read.
        columns = 4 if engine == "rules" else 1
        plain = {tuple(word[:columns] for word in sentence) for sentence in seen}
        for sentence in own:
            if any("NameWithheld" in word[4] for word in sentence):
                continue
            require(tuple(word[:columns] for word in sentence) in plain, f"conllu: {sentence}")
        require(len(own) == len(seen), "conllu: sentences")
        if engine == "learned":
            for sentence in own:
                roots = [word for word in sentence if word[2] == "0"]
                require(len(roots) == 1 and all(0 <= int(word[2]) <= len(sentence) for word in sentence), "conllu: a tree")


def main():
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        check_wacz(sys.argv[1], folder)
        check_foreign(sys.argv[1], folder)
        check_conllu(Space(sys.argv[1], folder))
    print("export: bundles come back, words stay")


if __name__ == "__main__":
    main()
